"""What a page is made of: plain data, two dozen types, no kinds.

Named tuples, not dataclasses: they are as immutable, and defining them takes the first frame 2 ms instead of 13.

Texts are sequences of spans; a span may link to an entity.  Every statement carries its
receipt; ``Receipt.numbers`` point into the page's list of sources, counted from 1.
"""

from typing import NamedTuple

from .pictures import (
    Bar,
    Bars,
    Branch,
    Chain,
    CourseRow,
    Courses,
    Figure,
    Figures,
    Leg,
    Link,
    MapRef,
    Route,
    Series,
    SeriesMark,
    Step,
    Steps,
    Stop,
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
    Place,
    RelationRow,
    Relations,
    SetItem,
    SetPart,
    Sets,
    Table,
    TableRow,
)
from .texts import (
    Contested,
    FullText,
    Notice,
    Paragraph,
    PassageList,
    PassageRow,
    PositionRow,
    Prose,
    Quotation,
)

__all__ = [
    "RECORD",
    "Backlink",
    "Bar",
    "Bars",
    "Block",
    "Branch",
    "Chain",
    "Contested",
    "CourseRow",
    "Courses",
    "FactRow",
    "FactValue",
    "Facts",
    "Figure",
    "Figures",
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
    "Place",
    "PositionRow",
    "Prose",
    "Quotation",
    "Receipt",
    "RelationRow",
    "Relations",
    "Route",
    "Series",
    "SeriesMark",
    "SetItem",
    "SetPart",
    "Sets",
    "SourceRow",
    "Span",
    "Step",
    "Steps",
    "Stop",
    "Table",
    "TableRow",
    "span_text",
]


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
