"""The order of a page: title, lead, blocks, other names, sources, legend of its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..query.blocks import Block, Facts, FullText, Inline, Relations
from . import narrow, styled_blocks
from .block_lines import BLOCKS
from .document_lines import paragraphs
from .folding import SLACK, SOURCES, SOURCES_ADDRESS, Shown, folded
from .glyphs import LEGEND
from .lines import Segment, cell_len, fit, segments, width

if TYPE_CHECKING:
    from .layout import Layout

STEP = 24
"""Rows of a table laid out at a time."""
ADDRESS_INDENT = 5
"""Cells left of the address of a source."""


def build(out: Layout) -> Iterator[None]:
    """Lay the page out, block by block; each step appends lines."""
    page = out.page
    _title(out)
    if page.as_of:
        out.add([Segment(f"As of {out.date(page.as_of)}", "as-of")])
    glance = any(isinstance(block, Facts) and block.style == "glance" for block in page.blocks)
    lead, rest = _first_sentence(page.lead) if glance else (page.lead, ())
    if lead:
        out.gap()
        out.wrapped([*segments(lead, "lead"), *out.marks(page.lead_receipt)], subject=page)
    shown = map(Shown, page.blocks) if out.opened is None else folded(page.blocks, out.opened)
    for block, out.unfold, left in shown:
        goes_on = bool(getattr(block, "style", "")) or block.type == "notice"
        if not goes_on:
            styled_blocks.in_full(out)
        if rest and not goes_on:
            out.heading("Summary")
            out.wrapped([*segments(rest, "lead"), *out.marks(page.lead_receipt)], subject=page)
            rest = ()
        for part in _parts(block):
            BLOCKS[part.type](out, part)
            yield None
        if left:
            out.gap()
            out.more(left)
        if isinstance(block, FullText):
            yield from paragraphs(out, block)
    if rest:
        out.heading("Summary")
        out.wrapped([*segments(rest, "lead"), *out.marks(page.lead_receipt)], subject=page)
    if page.aliases:
        out.heading("Other names")
        out.wrapped([Segment(f" {out.glyphs.dot} ".join(page.aliases), "quiet")], 2)
    yield from _sources(out)
    _legend(out)


def _title(out: Layout) -> None:
    """Sign and name in the colour of the kind, then its other names; on one row where there is room."""
    page = out.page
    sign = page.sign[1 if out.glyphs.ascii else 0]
    name = [
        Segment(f"{sign} " if sign else "", f"sign-{page.kind}-strong"),
        Segment(page.name, f"kind-{page.kind}-strong"),
    ]
    kind = f"{page.kind_label}, draft" if page.draft else "" if sign else page.kind_label
    under = f" {out.glyphs.dot} ".join(filter(None, (page.subtitle, kind)))
    tail = [Segment(f"  {under}", "quiet")] if under else []
    if width(name) + width(tail) <= out.room:
        out.add([*name, *tail], page)
        return
    if out.small and narrow.applies(page, out.room):
        name[1] = name[1]._replace(text=fit(page.name, out.room - 2, out.glyphs.ellipsis))
        first = f"  {under.split(f' {out.glyphs.dot} ')[0]}"  # the official name, where there is room for it
        fits = width(name) + cell_len(first) <= out.room
        out.add([*name, *([Segment(first, "quiet")] if fits else [])], page)
        narrow.first_rows(out, page)
        out.gap()
        out.wrapped([Segment(under, "quiet")], room=out.room)
        return
    out.wrapped(name, room=out.room, subject=page)
    out.wrapped([Segment(under, "quiet")], room=out.room)


def _sources(out: Layout) -> Iterator[None]:
    if not out.page.sources:
        return
    out.heading("Sources")
    sources = out.page.sources
    whole = out.opened is None or SOURCES_ADDRESS in out.opened or len(sources) <= SOURCES + SLACK
    for number, source in enumerate(sources if whole else sources[:SOURCES], 1):
        label = out.glyphs.number(number)
        parts = [Segment(label, "source"), Segment(" "), Segment(source.title, "link", source.id)]
        tail = ", ".join(filter(None, (source.publisher, out.date(source.date))))
        if tail:
            parts.append(Segment(f". {tail}", "quiet"))
        out.wrapped(parts, 2, 5)
        if source.url:
            size = out.room - ADDRESS_INDENT if out.beside else len(source.url)
            for at in range(0, len(source.url), size):  # an address longer than the screen goes on below
                out.add([Segment(" " * ADDRESS_INDENT), Segment(source.url[at : at + size], "address")])
        yield None
    if not whole:
        out.unfold = SOURCES_ADDRESS
        out.more(len(sources) - SOURCES)


def _legend(out: Layout) -> None:
    text = "".join(segment.text for line in out.lines for segment in line.segments if segment.role == "mark")
    used = [(getattr(out.glyphs, name), says) for name, says in LEGEND if getattr(out.glyphs, name) in text]
    if used:
        out.gap()
        for glyph, says in used:
            out.wrapped([Segment(f"{glyph} {says}", "quiet")], 0, 2)


def _first_sentence(inline: Inline) -> tuple[Inline, Inline]:
    """The first sentence, and the rest. A full stop before a space and a capital ends it; links stay whole."""
    for index, span in enumerate(inline):
        if not span.link and (match := re.search(r"(?<![A-Z])\. (?=[A-Z])", span.text)):
            before, after = span.text[: match.end() - 1], span.text[match.end() :]
            return (*inline[:index], span._replace(text=before)), (span._replace(text=after), *inline[index + 1 :])
    return inline, ()


def _parts(block: Block) -> Iterator[Block]:
    """A block in steps: of a long table only the rows in view need be laid out."""
    if not isinstance(block, Relations) or block.style or len(block.rows) <= STEP:
        yield block
        return
    for start in range(0, len(block.rows), STEP):
        last = start + STEP >= len(block.rows)
        title, more = block.title if not start else "", block.more if last else 0
        yield block._replace(title=title, rows=block.rows[start : start + STEP], more=more)
