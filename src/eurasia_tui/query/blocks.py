"""What a page is made of: plain data, a dozen types, no kinds.

Named tuples, not dataclasses: they are as immutable, and defining two dozen of them costs the first
frame 2 ms instead of 13; no postponed annotations, since each would be compiled when its class is made.

Texts are sequences of spans; a span may link to an entity.  Every statement carries its
receipt; ``Receipt.numbers`` point into the page's list of sources, counted from 1.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """A run of text; ``link`` is the id of an entity, ``role`` how it is to look."""

    text: str
    link: str | None = None
    role: str = ""


Inline = tuple[Span, ...]


def span_text(inline: Inline) -> str:
    """Inline text without links."""
    return "".join(span.text for span in inline)


RECORD = "record"
"""Evidence of a statement that was seen neither in a stored text nor on a page; marked wherever it is printed."""


class Receipt(NamedTuple):
    """Who says so, as of when, and how that was checked.

    ``evidence`` is document (a stored text or data file says it), page (a public page was seen to say it, on the
    day ``seen``), record (general public record), or empty where nothing is stated.
    """

    sources: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    as_of: str | None = None
    evidence: str = ""
    seen: str | None = None
    contested: bool = False
    note: Inline = ()
    old: bool = False
    """True for a statement over two years old in a field that changes."""
    fetched: bool = False
    """True for a figure or office that ``eurasia update`` brought."""


class FactValue(NamedTuple):
    """One value of a fact; ``number`` is exact, ``value`` links."""

    value: Inline
    number: float | None
    unit: str
    receipt: Receipt
    since: str | None = None
    until: str | None = None


class FactRow(NamedTuple):
    """A label with one value a source."""

    key: str
    label: str
    values: tuple[FactValue, ...]


class Place(NamedTuple):
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
    places: tuple[tuple[str, Place], ...] = ()
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


class Prose(NamedTuple):
    """Passages of text. ``later`` when written after the as-of date, ``undated`` when it has no date."""

    title: str
    paragraphs: tuple[Inline, ...]
    receipt: Receipt
    later: bool = False
    undated: bool = False
    type: str = "prose"


class Quotation(NamedTuple):
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
    passage: str = ""
    """Address of the paragraph it is in, such as ``un78-kazakhstan#16``; empty where there is no full text."""
    style: str = ""
    """Empty for one among others, ``large`` for the words alone behind a bar."""


class PositionRow(NamedTuple):
    """What one side holds."""

    holder: Span | None
    says: Inline
    receipt: Receipt


class Contested(NamedTuple):
    """A matter on which sides differ, with each side's position."""

    title: str
    topic: str
    positions: tuple[PositionRow, ...]
    type: str = "contested"


class Stop(NamedTuple):
    """A place on a route; lat and lon in degrees or None."""

    id: str
    name: str
    lat: float | None
    lon: float | None


class Branch(NamedTuple):
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
    branches: tuple[Branch, ...]
    type: str = "route"
    style: str = ""
    legs: tuple[Leg, ...] = ()
    published: FactValue | None = None
    scale: float = 0


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


class Series(NamedTuple):
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


class Figure(NamedTuple):
    """The newest of yearly figures of one kind, with those before it; ``other`` is whom they are with, of a pair."""

    key: str
    label: str
    unit: str
    value: float
    year: int
    points: tuple[tuple[int, float], ...]
    receipt: Receipt
    other: Span | None = None


class Figures(NamedTuple):
    """Yearly figures under one topic."""

    title: str
    rows: tuple[Figure, ...]
    type: str = "figures"


class Paragraph(NamedTuple):
    """A paragraph of a document, with links on the names in it and what is quoted of it in the role ``quoted``."""

    number: int
    text: Inline
    mentions: tuple[str, ...] = ()
    """Ids of the entities it names."""
    quotes: tuple[str, ...] = ()
    """Ids of the quotations that begin in it."""


class FullText(NamedTuple):
    """The text of a document; ``before`` and ``after`` count the paragraphs that are left out."""

    title: str
    document: str
    rows: tuple[Paragraph, ...]
    before: int = 0
    after: int = 0
    speaker: str = ""
    date: str | None = None
    type: str = "text"


class PassageRow(NamedTuple):
    """A passage of a document: its address, title, paragraph, who gave it and when, and the words around a match."""

    address: str
    document: str
    title: str
    paragraph: int
    speaker: str
    date: str | None
    text: Inline


class PassageList(NamedTuple):
    """Passages of documents; ``total`` counts all there are, in so many ``documents``, ``over`` when they are more still."""

    title: str
    rows: tuple[PassageRow, ...]
    total: int
    documents: int
    over: bool = False
    type: str = "passages"


class MapRef(NamedTuple):
    """That the entity can be shown on the map."""

    ids: tuple[str, ...]
    title: str = ""
    type: str = "map"


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


class Step(NamedTuple):
    """A point in time of something's life; without a date where it is not known or has not come."""

    label: str
    date: str | None
    receipt: Receipt


class Steps(NamedTuple):
    """Points in time in their order, such as signed, in force, ended."""

    title: str
    steps: tuple[Step, ...]
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


class Notice(NamedTuple):
    """A remark of the program itself, such as that a text is later than the as-of date."""

    text: Inline
    title: str = ""
    type: str = "notice"


Block = (
    Facts
    | Relations
    | Table
    | Sets
    | Links
    | Prose
    | Quotation
    | Contested
    | Route
    | Bars
    | Series
    | Courses
    | Figures
    | FullText
    | PassageList
    | MapRef
    | Steps
    | Chain
    | Notice
)


class SourceRow(NamedTuple):
    """A source as printed under a page."""

    id: str
    title: str
    publisher: str
    date: str | None
    url: str | None


class Backlink(NamedTuple):
    """A statement about this entity made in the file of another."""

    relation: str
    from_id: str
    name: str
    kind: str


class Page(NamedTuple):
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
    sign: tuple[str, str] = ("", "")
    """Sign of the kind, and its form in ASCII."""
    opens: str = ""
    """What enter opens while no link is chosen: the passage that a quotation comes from."""
