"""How each kind of block is laid out in lines; :mod:`.layout` puts them one below the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..formatting import exact, imperial, rounded, with_unit
from ..query.blocks import (
    ContestedMatter,
    FactRow,
    Facts,
    FactValue,
    Links,
    MapRef,
    Notice,
    ProseText,
    Quotation,
    RelationRow,
    Relations,
    Table,
)
from . import document_lines, figure_lines, pictures, route_strip, sets, styled_blocks, tables
from .lines import Segment, fit, segments, width, wrap

if TYPE_CHECKING:
    from .layout import Layout


def _facts(out: Layout, block: Facts) -> None:
    if block.style:
        styled_blocks.FACTS[block.style](out, block)
        return
    out.heading(block.title, [value.receipt for row in block.rows for value in row.values])
    if not block.title:
        out.gap()
    for row in block.rows:
        _fact_row(out, row)


def _fact_row(out: Layout, row: FactRow) -> None:
    label = row.label
    first = True
    if len(label) > out.label - 2:
        out.add([Segment(fit(label, out.room, out.glyphs.ellipsis), "label")], row)
        first = False
    for index, value in enumerate(row.values):
        lead = Segment((label if first else "").ljust(out.label), "label")
        item = row._replace(values=(value,))
        parts = [*fact_value(out, value), *out.marks(value.receipt)]
        for number, line in enumerate(wrap(parts, out.measure, out.label)):
            # The label takes the place of the indent of the first line.
            out.add((lead, *line[1:]) if number == 0 else line, item)
        after = row.values[index + 1].receipt.note if index + 1 < len(row.values) else None
        if value.receipt.note and value.receipt.note != after:
            out.wrapped(segments(value.receipt.note, "quiet"), out.label, subject=item)
        first = False


def fact_value(out: Layout, value: FactValue) -> list[Segment]:
    """A value with unit and year."""
    if value.value and value.value[0].role == "date":
        return [Segment(out.date(value.value[0].text), "value")]
    linked = any(span.link for span in value.value)
    if value.number is None or linked:
        parts = segments(value.value, "value")
        if value.unit and not linked:
            parts.append(Segment(with_unit("", value.unit), "value"))
    else:
        parts = [Segment(with_unit(exact(value.number), value.unit), "value")]
        if abs(value.number) >= 1e6:
            parts.append(Segment(f"  {rounded(value.number)}", "quiet"))
        if miles := imperial(value.number, value.unit):
            parts.append(Segment(f"  {miles}", "quiet"))
    when = [f"since {out.date(value.since)}"] if value.since else []
    when += [f"until {out.date(value.until)}"] if value.until else []
    if not when and value.number is not None and not linked and value.receipt.as_of:
        when = [out.date(value.receipt.as_of)]
    if when:
        parts.append(Segment(f"  {', '.join(when)}", "quiet"))
    return parts


def _relations(out: Layout, block: Relations) -> None:
    if block.style:
        styled_blocks.RELATIONS[block.style](out, block)
        return
    out.heading(block.title, [row.receipt for row in block.rows])
    for row in block.rows:
        out_row(out, row, block.columns)
    if block.more:
        out.more(block.more)


def cells_of(out: Layout, row: RelationRow, columns: tuple[str, ...]) -> list[str]:
    """The columns of a relation row as text, empty ones left out."""
    result = []
    for column in columns:
        if column == "status":
            status = "former" if row.former else row.status or ""
            ended = f"{row.status}, " if row.former and row.status not in (None, "former") else ""
            until = f" (until {out.date(row.until)})" if row.former and row.until else ""
            part = f", {row.participation}" if row.participation else ""
            result.append(f"{ended}{status.replace('-', ' ')}{part}{until}")
        elif column == "since":
            result.append(out.date(row.since))
        elif column == "until":
            result.append(f"until {out.date(row.until)}" if row.until else "")
        elif column == "date":
            result.append(out.date(row.date))
        elif column == "value":
            result.append(with_unit(exact(row.value), row.unit or "") if row.value is not None else "")
            result.append(imperial(row.value or 0, row.unit or ""))
        elif column == "role":
            result.append(f"{row.role or ''}{' (acting)' if row.status == 'acting' else ''}")
    return [cell for cell in result if cell]


def out_row(out: Layout, row: RelationRow, columns: tuple[str, ...]) -> None:
    """One line a relation: the name, then its columns right of it, then marks."""
    cells = cells_of(out, row, columns)
    tail = [Segment("  ".join(cells), "quiet")] if cells else []
    marks = out.marks(row.receipt, row.former)
    name = Segment(row.name, "former-link" if row.former else "link", row.id)
    size = width(tail) + width(marks)
    space = out.measure - 2 - width([name]) - size
    if space >= 2 and tail:
        out.add([Segment("  "), name, Segment(" " * space), *tail, *marks], row)
    else:
        gap = [Segment("  ")] if tail else []
        for line in wrap([name, *gap, *tail, *marks], out.measure, 2, 4):
            out.add(line, row)
    if row.receipt.note:
        out.wrapped(segments(row.receipt.note, "quiet"), 4, subject=row)


def _links(out: Layout, block: Links) -> None:
    out.heading(block.title)
    parts: list[Segment] = []
    for index, item in enumerate(block.items):
        if index:
            parts.append(Segment(f" {out.glyphs.dot} ", "quiet"))
        parts.append(Segment(item.text, "former-link" if item.role == "former" else "link", item.link))
        if item.role == "former":
            parts.append(Segment(f" {out.glyphs.former}", "mark"))
    if block.more:
        parts.append(Segment(f" {out.glyphs.dot} ", "quiet"))
        more = f"+{block.more:,}" if out.unfold else f"{out.glyphs.ellipsis} and {block.more:,} more"
        parts.append(Segment(more, "quiet-link" if out.unfold else "quiet", out.unfold or None))
    out.wrapped(parts, 2)


def _prose(out: Layout, block: ProseText) -> None:
    out.heading(block.title)
    if block.later or block.undated:
        when = (
            f"Written {out.date(block.receipt.as_of)}, later than the date shown." if block.later else "Without a date."
        )
        out.wrapped([Segment(when, "as-of")], 2, subject=block)
    for index, paragraph in enumerate(block.paragraphs):
        if index:
            out.gap()
        parts = segments(paragraph, "prose")
        if index == len(block.paragraphs) - 1:
            parts += out.marks(block.receipt)
        out.wrapped(parts, 2, subject=block)
    if block.receipt.note:
        out.wrapped(segments(block.receipt.note, "quiet"), 2, subject=block)


def _quotation(out: Layout, block: Quotation) -> None:
    if block.style:
        pictures.large_quotation(out, block)
        return
    out.heading(block.title) if block.title else out.gap()
    glyphs = out.glyphs
    if block.verbatim:
        text = [
            Segment(glyphs.open_quote, "quote"),
            *segments(block.text, "quote"),
            Segment(glyphs.close_quote, "quote"),
        ]
    else:
        text = segments(block.text, "claim")
    out.wrapped(text, 4, subject=block)
    attribution = [
        Segment(f"{glyphs.dash} " if not glyphs.ascii else "- ", "quiet"),
        Segment(block.speaker.text, "link", block.speaker.link),
    ]
    role = ", ".join(filter(None, (block.role, out.date(block.date))))
    kind = f"{block.claim_kind}: {block.status}" if block.claim_kind else ""
    for words, link in ((role, ""), (block.locator, block.passage), (kind, "")):
        if words:
            attribution += [Segment(", ", "quiet"), Segment(words, "quiet-link" if link else "quiet", link or None)]
    attribution.append(Segment(" ", ""))
    attribution.append(Segment(block.source_title, "quiet-link", block.source))
    opinion = block.verbatim or block.claim_kind in ("opinion", "forecast")
    out.wrapped([*attribution, *out.marks(block.receipt, opinion=opinion)], 4, 6, subject=block)


def _contested(out: Layout, block: ContestedMatter) -> None:
    out.heading(block.title) if block.title else out.gap()
    out.wrapped([Segment(f"{out.glyphs.contested} ", "mark"), Segment(block.topic, "value")], 2, 4, subject=block)
    for position in block.positions:
        parts: list[Segment] = []
        if position.holder:
            parts += [Segment(position.holder.text, "link", position.holder.link), Segment(": ", "quiet")]
        parts += [*segments(position.says, "prose"), *out.marks(position.receipt)]
        out.wrapped(parts, 4, 6, subject=block)


def _map(out: Layout, block: MapRef) -> None:
    if out.beside:  # on a screen the footer has the key of the map
        return
    out.gap()
    out.wrapped([Segment(f"On the map: eurasia map {' '.join(block.ids)}", "quiet")])


def _table(out: Layout, block: Table) -> None:
    out.heading(block.title, [receipt for row in block.rows for receipt in row.receipts if receipt.sources])
    tables.lay_out(out, block)


def _notice(out: Layout, block: Notice) -> None:
    out.wrapped(segments(block.text, "quiet"))


BLOCKS: dict[str, Callable[[Layout, Any], None]] = {
    "facts": _facts,
    "relations": _relations,
    "links": _links,
    "prose": _prose,
    "quotation": _quotation,
    "contested": _contested,
    "route": route_strip.lay_out,
    "bars": figure_lines.bars,
    "series": figure_lines.series,
    "courses": figure_lines.courses,
    "figures": figure_lines.figures,
    "map": _map,
    "table": _table,
    "sets": sets.lay_out,
    "steps": pictures.steps,
    "chain": pictures.chain,
    "notice": _notice,
    "text": document_lines.text,
    "passages": document_lines.passages,
}
