"""How the text of a document, and passages of documents, are laid out in lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..query.addresses import address
from ..query.blocks import FullText, Paragraph, PassageList
from .lines import NO_BREAK, Segment, fit, segments, wrap

if TYPE_CHECKING:
    from .layout import Layout

MARGIN = 5
"""Cells left of a paragraph, for its number."""


def text(out: Layout, block: FullText) -> None:
    """Its heading, and how much of it comes before; the paragraphs follow one by one."""
    out.heading(block.title)
    if block.before:
        words = f"{out.glyphs.ellipsis} {block.before:,} paragraphs before"
        out.add([Segment(" " * MARGIN), Segment(words, "quiet-link", address(block.document, block.before))])


def _paragraph(out: Layout, row: Paragraph) -> None:
    """Its number in the margin, then the text; a quotation mark behind it leads to what is quoted of it."""
    out.gap()
    out.anchors[row.number] = len(out.lines)
    parts = segments(row.text, "prose")
    for quote in row.quotes:
        parts += [Segment(NO_BREAK), Segment(out.glyphs.open_quote, "quiet-link", quote)]
    lead = Segment(f"{row.number:>{MARGIN - 1}} ", "paragraph")
    for index, line in enumerate(wrap(parts, out.measure, MARGIN)):
        out.add((lead, *line[1:]) if index == 0 else line, row)


def paragraphs(out: Layout, block: FullText) -> Iterator[None]:
    """The paragraphs of a text one by one: of a long one only those in view need be laid out."""
    for row in block.rows:
        _paragraph(out, row)
        yield None
    if block.after:
        out.gap()
        words = f"{out.glyphs.ellipsis} {block.after:,} paragraphs more"
        out.add(
            [Segment(" " * MARGIN), Segment(words, "quiet-link", address(block.document, block.rows[-1].number + 1))]
        )


def passages(out: Layout, block: PassageList) -> None:
    """How many there are; of each where it stands and by whom, then the words."""
    over = "over " if block.over else ""
    many = "" if block.total == 1 else "s"
    sources = f"{block.documents:,} document{'' if block.documents == 1 else 's'}"
    out.heading(block.title, (), f"{over}{block.total:,} paragraph{many} of {sources}")
    sign = "par." if out.glyphs.ascii else "\u00a7"
    for row in block.rows:
        head = ", ".join(filter(None, (row.speaker or row.title, out.date(row.date))))
        out.add(
            [
                Segment("  "),
                Segment(fit(head, out.measure - len(sign) - 8, out.glyphs.ellipsis), "link", row.address),
                Segment(f"  {sign} {row.paragraph}", "quiet"),
            ],
            row,
        )
        out.wrapped(segments(row.text, "prose"), 4, subject=row)
    if (more := block.total - len(block.rows)) > 0:
        how = f"key {out.documents_key}" if out.documents_key else f"eurasia passages --about {out.page.id}"
        words = f"  {out.glyphs.ellipsis} {over}{more:,} more: {how}"
        out.add([Segment(fit(words, out.measure, out.glyphs.ellipsis), "quiet")])
