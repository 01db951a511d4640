"""What a page is made of: plain data, two dozen types, no kinds.

Named tuples, not dataclasses: they are as immutable, and defining them takes the first frame 2 ms instead of 13.

Texts are sequences of spans; a span may link to an entity.  Every statement carries its
receipt; ``Receipt.numbers`` point into the page's list of sources, counted from 1.
"""

from __future__ import annotations

from ...named_tuple import NamedTuple
from .pictures import (
    Bar,
    Bars,
    Chain,
    CourseRow,
    Courses,
    Leg,
    Link,
    MapRef,
    Route,
    RouteBranch,
    SeriesChart,
    SeriesMark,
    Stage,
    Steps,
    Stop,
    YearlyFigure,
    YearlyFigures,
)
from .statements import (
    RECORD,
    FactValue,
    Inline,
    Receipt,
    Span,
    span_text,
)
from .tables import (
    FactRow,
    Facts,
    Links,
    RankPlace,
    RelationRow,
    Relations,
    SetItem,
    SetPart,
    Sets,
    Table,
    TableRow,
)
from .texts import (
    ContestedMatter,
    FullText,
    Notice,
    Paragraph,
    PassageList,
    PassageRow,
    PositionRow,
    ProseText,
    Quotation,
)

__all__ = [
    "RECORD",
    "Backlink",
    "Bar",
    "Bars",
    "Block",
    "Chain",
    "ContestedMatter",
    "CourseRow",
    "Courses",
    "FactRow",
    "FactValue",
    "Facts",
    "FullText",
    "Inline",
    "Leg",
    "Link",
    "Links",
    "MapRef",
    "Notice",
    "Page",
    "Paragraph",
    "PassageList",
    "PassageRow",
    "PositionRow",
    "ProseText",
    "Quotation",
    "RankPlace",
    "Receipt",
    "RelationRow",
    "Relations",
    "Route",
    "RouteBranch",
    "SeriesChart",
    "SeriesMark",
    "SetItem",
    "SetPart",
    "Sets",
    "SourceRow",
    "Span",
    "Stage",
    "Steps",
    "Stop",
    "Table",
    "TableRow",
    "YearlyFigure",
    "YearlyFigures",
    "span_text",
]


Block = (
    Facts
    | Relations
    | Table
    | Sets
    | Links
    | ProseText
    | Quotation
    | ContestedMatter
    | Route
    | Bars
    | SeriesChart
    | Courses
    | YearlyFigures
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
    lead_receipt: Receipt = Receipt()
    """How the lead is known, and whether it is contested; its sources are those of the page."""
