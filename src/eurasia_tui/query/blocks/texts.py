"""Blocks of text: prose, quotations, positions of sides, documents."""

from __future__ import annotations

from ...named_tuple import NamedTuple
from .statements import Inline, Receipt, Span


class ProseText(NamedTuple):
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


class ContestedMatter(NamedTuple):
    """A matter on which sides differ, with each side's position."""

    title: str
    topic: str
    positions: tuple[PositionRow, ...]
    type: str = "contested"


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


class Notice(NamedTuple):
    """A remark of the program itself, such as that a text is later than the as-of date."""

    text: Inline
    title: str = ""
    type: str = "notice"
