"""What a page is made of: plain data, a dozen types, no kinds.

Texts are sequences of spans; a span may link to an entity.  Every statement carries its
receipt; ``Receipt.numbers`` point into the page's list of sources, counted from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; ``link`` is the id of an entity, ``role`` how it is to look."""

    text: str
    link: str | None = None
    role: str = ""


Inline = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who says so and as of when."""

    sources: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    as_of: str | None = None
    verified: bool = True
    contested: bool = False
    note: Inline = ()
    pack: str = ""
    """Name of the pack that states it, when it is not the one the page comes from."""


@dataclass(frozen=True, slots=True)
class FactValue:
    """One value of a fact; ``number`` is exact, ``value`` links."""

    value: Inline
    number: float | None
    unit: str
    receipt: Receipt
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class FactRow:
    """A label with one value a source."""

    key: str
    label: str
    values: tuple[FactValue, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A table of labelled values."""

    title: str
    rows: tuple[FactRow, ...]
    type: str = "facts"


@dataclass(frozen=True, slots=True)
class RelationRow:
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


@dataclass(frozen=True, slots=True)
class Relations:
    """A table of relations with the columns to print."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[RelationRow, ...]
    more: int = 0
    type: str = "relations"


@dataclass(frozen=True, slots=True)
class Links:
    """Names in a run."""

    title: str
    items: tuple[Span, ...]
    more: int = 0
    type: str = "links"


@dataclass(frozen=True, slots=True)
class Prose:
    """Passages of text. ``later`` when written after the as-of date, ``undated`` when it has no date."""

    title: str
    paragraphs: tuple[Inline, ...]
    receipt: Receipt
    later: bool = False
    undated: bool = False
    type: str = "prose"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of somebody (verbatim) or an assertion in ours; always with a name."""

    id: str
    text: Inline
    speaker: Span
    role: str
    date: str | None
    source: str
    source_title: str
    locator: str
    receipt: Receipt
    verbatim: bool = True
    status: str = ""
    claim_kind: str = ""
    title: str = ""
    type: str = "quotation"


@dataclass(frozen=True, slots=True)
class PositionRow:
    """What one side holds."""

    holder: Span | None
    says: Inline
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Contested:
    """A matter on which sides differ, with each side's position."""

    title: str
    topic: str
    positions: tuple[PositionRow, ...]
    type: str = "contested"


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on a route; lat and lon in degrees or None."""

    id: str
    name: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of a route, in order."""

    name: str
    stops: tuple[Stop, ...]
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Route:
    """The branches of a route."""

    title: str
    branches: tuple[Branch, ...]
    type: str = "route"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its figure."""

    label: Span
    value: float
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Bars:
    """Figures to be compared within one source and year."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    type: str = "bars"


@dataclass(frozen=True, slots=True)
class Series:
    """Figures by year; ``step`` for counts that hold until they change."""

    title: str
    unit: str
    points: tuple[tuple[int, float], ...]
    receipt: Receipt
    step: bool = False
    type: str = "series"


@dataclass(frozen=True, slots=True)
class MapRef:
    """That the entity can be shown on the map."""

    ids: tuple[str, ...]
    title: str = ""
    type: str = "map"


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark of the program itself, such as that a text is later than the as-of date."""

    text: Inline
    title: str = ""
    type: str = "notice"


Block = Facts | Relations | Links | Prose | Quotation | Contested | Route | Bars | Series | MapRef | Notice


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as printed under a page."""

    id: str
    title: str
    publisher: str
    date: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Backlink:
    """A statement about this entity made in the file of another."""

    relation: str
    from_id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Page:
    """An entity as read for a stack of packs and a date."""

    id: str
    kind: str
    kind_label: str
    name: str
    lead: Inline
    subtitle: str
    aliases: tuple[str, ...]
    blocks: tuple[Block, ...]
    relations: tuple[RelationRow, ...]
    backlinks: tuple[Backlink, ...]
    sources: tuple[SourceRow, ...]
    as_of: str | None
    opinion: bool = False
    draft: bool = False
    own: str = ""
    """Name of the pack the page comes from when it is not the built-in."""
    marks: frozenset[str] = field(default_factory=frozenset)
