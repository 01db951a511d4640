"""Blocks of rows: facts, relations, entities side by side."""

from __future__ import annotations

from ...named_tuple import NamedTuple
from .statements import FactValue, Inline, Receipt, Span


class FactRow(NamedTuple):
    """A label with one value a source."""

    key: str
    label: str
    values: tuple[FactValue, ...]


class RankPlace(NamedTuple):
    """Where a figure is among those of its kind, the largest first."""

    rank: int
    of: int


class Facts(NamedTuple):
    """A table of labelled values.

    ``style`` is how it is drawn: empty for a table, ``glance`` for one line a row beside a small map, ``grid`` for
    figures in two columns with their ``places`` (by key).
    """

    title: str
    rows: tuple[FactRow, ...]
    type: str = "facts"
    style: str = ""
    places: tuple[tuple[str, RankPlace], ...] = ()
    map: tuple[str, ...] = ()
    """Ids that the small map beside it shows."""


class RelationRow(NamedTuple):
    """One relation seen from the page's entity. ``date`` is the other entity's own date."""

    relation: str
    id: str
    name: str
    kind: str
    since: str | None
    until: str | None
    status: str | None
    role: str | None
    value: float | None
    unit: str | None
    participation: str | None
    former: bool
    date: str | None
    receipt: Receipt
    inverse: bool = False
    owner: str = ""
    part_since: str | None = None
    """When the participation was frozen or suspended."""
    short: str = ""
    """Acronym of the other end."""
    group: str = ""
    """Group of the other end in the list of its kind."""
    before: str | None = None
    """Since when it was party to the founding act, where that is earlier."""


class Relations(NamedTuple):
    """A table of relations with the columns to print.

    ``style`` is how it is drawn: empty for a table, ``chips`` for a run of short names by group, ``rail`` for a table
    with a line of years for each row, from ``span[0]`` to ``span[1]``.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[RelationRow, ...]
    more: int = 0
    type: str = "relations"
    style: str = ""
    span: tuple[int, int] = (0, 0)


class Links(NamedTuple):
    """Names in a run."""

    title: str
    items: tuple[Span, ...]
    more: int = 0
    type: str = "links"


class TableRow(NamedTuple):
    """One row of a table; ``receipts`` hold one receipt a cell, empty ones where a cell states nothing."""

    cells: tuple[Inline, ...]
    receipts: tuple[Receipt, ...] = ()
    values: tuple[float | None, ...] = ()
    """Figures behind the cells, for bars scaled within the row."""


class Table(NamedTuple):
    """Entities side by side: a heading a column, figures right of their label."""

    title: str
    header: tuple[Inline, ...]
    rows: tuple[TableRow, ...]
    numeric: bool = False
    """True when the cells after the first are figures, to be aligned right."""
    type: str = "table"
    map: tuple[str, ...] = ()
    """Ids that the small map beside it shows."""


class SetItem(NamedTuple):
    """Something that belongs to some of the entities compared; ``since`` is when, for each of these."""

    name: Span
    since: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """What qualifies it, such as ``frozen in CSTO since Feb 2024``."""
    receipt: Receipt = Receipt()


class SetPart(NamedTuple):
    """What belongs to the same of the entities; ``role`` is first, both, second or empty, ``note`` a sum."""

    label: str
    role: str
    items: tuple[SetItem, ...]
    note: str = ""


class Sets(NamedTuple):
    """What entities have in common: only the first, both, only the second; of more, all, some, only each."""

    title: str
    parts: tuple[SetPart, ...]
    type: str = "sets"
