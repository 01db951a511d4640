"""Blocks that are drawn: figures by year, bars, routes, stages of a life, causes, a map."""

from __future__ import annotations

from ...named_tuple import NamedTuple
from .statements import FactValue, Receipt, Span


class Bar(NamedTuple):
    """One bar with its figure."""

    label: Span
    value: float
    receipt: Receipt


class Bars(NamedTuple):
    """Figures to be compared within one source and year."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    type: str = "bars"


class SeriesMark(NamedTuple):
    """A figure beside those of the years, such as a capacity or a goal."""

    label: str
    value: float
    unit: str
    receipt: Receipt


class SeriesChart(NamedTuple):
    """Figures by year; ``step`` for counts that hold until they change.

    ``style`` is empty for a line over an axis, ``years`` for a bar a year with ``marks`` beside them.
    """

    title: str
    unit: str
    points: tuple[tuple[int, float], ...]
    receipt: Receipt
    step: bool = False
    type: str = "series"
    style: str = ""
    marks: tuple[SeriesMark, ...] = ()


class CourseRow(NamedTuple):
    """Yearly figures of one of several entities."""

    name: Span
    points: tuple[tuple[int, float], ...]


class Courses(NamedTuple):
    """Yearly figures of several entities in one chart."""

    title: str
    unit: str
    rows: tuple[CourseRow, ...]
    receipt: Receipt
    type: str = "courses"


class YearlyFigure(NamedTuple):
    """The newest of yearly figures of one kind, with those before it; ``other`` is whom they are with, of a pair."""

    key: str
    label: str
    unit: str
    value: float
    year: int
    points: tuple[tuple[int, float], ...]
    receipt: Receipt
    other: Span | None = None


class YearlyFigures(NamedTuple):
    """Yearly figures under one topic."""

    title: str
    rows: tuple[YearlyFigure, ...]
    type: str = "figures"


class Stop(NamedTuple):
    """A place on a route; lat and lon in degrees or None."""

    id: str
    name: str
    lat: float | None
    lon: float | None


class RouteBranch(NamedTuple):
    """A part of a route, in order."""

    name: str
    stops: tuple[Stop, ...]
    receipt: Receipt


class Leg(NamedTuple):
    """A stretch of a route between two stops; an end that is a border and no stop is empty.

    ``way`` is rail, road, sea, pipeline, or land where it is not known which; ``state`` is a three-letter code, empty at
    sea.
    """

    start: str
    end: str
    km: float
    way: str
    state: str
    state_name: str


class Route(NamedTuple):
    """The branches of a route, the trunk first.

    ``style`` is empty for lists of stops, ``strip`` for the trunk drawn to scale in its ``legs``; ``scale`` is the length
    in km that the whole width stands for, 0 for that of the legs.
    """

    title: str
    branches: tuple[RouteBranch, ...]
    type: str = "route"
    style: str = ""
    legs: tuple[Leg, ...] = ()
    published: FactValue | None = None
    scale: float = 0


class Stage(NamedTuple):
    """A point in time of something's life; without a date where it is not known or has not come."""

    label: str
    date: str | None
    receipt: Receipt


class Steps(NamedTuple):
    """Points in time in their order, such as signed, in force, ended."""

    title: str
    steps: tuple[Stage, ...]
    type: str = "steps"


class Link(NamedTuple):
    """One end of a chain of causes, with its date."""

    name: Span
    date: str | None
    receipt: Receipt


class Chain(NamedTuple):
    """What led to something, and what it led to."""

    title: str
    before: tuple[Link, ...]
    here: Link
    after: tuple[Link, ...]
    type: str = "chain"


class MapRef(NamedTuple):
    """That the entity can be shown on the map."""

    ids: tuple[str, ...]
    title: str = ""
    type: str = "map"
