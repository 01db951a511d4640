"""Lays a page out in lines for a width: what the terminal shows and the text renderer prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..dates import show
from ..query.blocks import (
    Bars,
    Block,
    Contested,
    FactRow,
    Facts,
    FactValue,
    Links,
    MapRef,
    Notice,
    Page,
    Prose,
    Quotation,
    Receipt,
    RelationRow,
    Relations,
    Route,
    Series,
    Table,
)
from . import charts, tables
from .figures import exact, imperial, rounded, with_unit
from .glyphs import LEGEND, UNICODE, Glyphs
from .lines import NO_BREAK, Line, Segment, cell_len, fit, segments, width, wrap

MEASURE = 76
STEP = 24
"""Rows of a table laid out at a time."""
LABEL = 16
"""Cells of the label column; labels that need more take a line of their own."""
WIDE_LABEL = 20
"""The same where there is room."""


class Layout:
    """A page as lines. ``room`` is the width in cells; prose keeps to at most 76."""

    def __init__(
        self,
        page: Page,
        room: int,
        glyphs: Glyphs = UNICODE,
        date_style: str = "",
        pictures: bool = True,
        lazy: bool = False,
    ) -> None:
        if glyphs.ascii:
            from .ascii import in_ascii

            page = in_ascii(page)
        self.page, self.glyphs, self.date_style, self.pictures = page, glyphs, date_style, pictures
        self.room = max(20, room)
        self.measure = min(MEASURE, self.room)
        self.label = WIDE_LABEL if self.room >= 70 else LABEL if self.room >= 48 else 12
        self.lines: list[Line] = []
        self.links: list[tuple[int, int, int, str]] = []
        """(line, first cell, end cell, id) of every link, in reading order."""
        self._steps = self._build()
        self.done = False
        if not lazy:
            self.finish()

    def reach(self, lines: int) -> None:
        """Lay out at least so many lines, if there are as many."""
        while not self.done and len(self.lines) < lines:
            self.done = next(self._steps, True) is True

    def drop(self) -> None:
        """Lay out no more: without the steps that wait, the page and its lines go as soon as nobody shows them."""
        self._steps = iter(())
        self.done = True

    def finish(self) -> None:
        """Lay out the rest."""
        for _ in self._steps:
            pass
        self.done = True

    # --- small parts ---------------------------------------------------------

    def date(self, text: str | None) -> str:
        """A date in the reader's style."""
        made = show(text, self.date_style)
        return made.replace("–", self.glyphs.dash) if self.glyphs.ascii else made

    def marks(self, receipt: Receipt, former: bool = False, opinion: bool = False) -> list[Segment]:
        """Marks and source numbers of a statement."""
        glyphs = self.glyphs
        flags = [
            (receipt.contested, glyphs.contested), (not receipt.verified, glyphs.unverified),
            (opinion, glyphs.opinion), (former, glyphs.former),
        ]  # fmt: skip
        # Marks keep to the word before them: NO_BREAK becomes a space once lines are broken.
        made = [Segment(f"{NO_BREAK}{glyph}", "mark") for wanted, glyph in flags if wanted]
        for source, number in zip(receipt.sources, receipt.numbers, strict=True):
            made.append(Segment(NO_BREAK))
            made.append(Segment(glyphs.number(number), "source", source))
        return made

    def add(self, parts: tuple[Segment, ...] | list[Segment] = (), subject: Any = None) -> None:
        """Append one line."""
        at = 0
        for part in parts:
            size = cell_len(part.text)
            if part.link:
                last = self.links[-1] if self.links else None
                if not (last and last[0] == len(self.lines) and last[2] == at and last[3] == part.link):
                    self.links.append((len(self.lines), at, at + size, part.link))
                else:
                    self.links[-1] = (last[0], last[1], at + size, part.link)
            at += size
        plain = tuple(
            Segment(part.text.replace(NO_BREAK, " "), part.role, part.link) if NO_BREAK in part.text else part
            for part in parts
        )
        self.lines.append(Line(plain, subject))

    def wrapped(
        self, parts: list[Segment], indent: int = 0, hang: int | None = None, room: int = 0, subject: Any = None
    ) -> None:
        """Append segments broken into lines."""
        for line in wrap(parts, room or self.measure, indent, hang):
            self.add(line, subject)

    def heading(self, title: str) -> None:
        """A heading with a line above it."""
        if title:
            self.gap()
            self.add([Segment(fit(title, self.room, self.glyphs.ellipsis), "heading")])

    def gap(self) -> None:
        """One empty line, never two."""
        if self.lines and self.lines[-1].segments:
            self.add()

    # --- the page ------------------------------------------------------------

    def _build(self) -> Iterator[None]:
        """Lays the page out, block by block; each step appends lines."""
        page = self.page
        self.wrapped([Segment(page.name, "title")], room=self.room, subject=page)
        kind = page.kind_label if not page.draft else f"{page.kind_label}, draft"
        under = f" {self.glyphs.dot} ".join(filter(None, (page.subtitle, kind)))
        self.wrapped([Segment(under, "quiet")], room=self.room)
        if page.as_of:
            self.add([Segment(f"As of {self.date(page.as_of)}", "as-of")])
        if page.lead:
            self.gap()
            self.wrapped(segments(page.lead, "lead"), subject=page)
        for block in page.blocks:
            for part in _parts(block):
                _BLOCKS[part.type](self, part)
                yield None
        if page.aliases:
            self.heading("Other names")
            self.wrapped([Segment(f" {self.glyphs.dot} ".join(page.aliases), "quiet")], 2)
        yield from self._sources()
        self._legend()

    def _sources(self) -> Iterator[None]:
        if not self.page.sources:
            return
        self.heading("Sources")
        for number, source in enumerate(self.page.sources, 1):
            label = self.glyphs.number(number)
            parts = [Segment(label, "source"), Segment(" "), Segment(source.title, "link", source.id)]
            tail = ", ".join(filter(None, (source.publisher, self.date(source.date))))
            if tail:
                parts.append(Segment(f". {tail}", "quiet"))
            self.wrapped(parts, 2, 5)
            if source.url:
                self.add([Segment("     "), Segment(source.url, "address")])
            yield None

    def _legend(self) -> None:
        text = "".join(segment.text for line in self.lines for segment in line.segments if segment.role == "mark")
        used = [(getattr(self.glyphs, name), says) for name, says in LEGEND if getattr(self.glyphs, name) in text]
        if used:
            self.gap()
            for glyph, says in used:
                self.wrapped([Segment(f"{glyph} {says}", "quiet")], 0, 2)


def _parts(block: Block) -> Iterator[Block]:
    """A block in steps: of a long table only the rows in view need be laid out."""
    if not isinstance(block, Relations) or len(block.rows) <= STEP:
        yield block
        return
    for start in range(0, len(block.rows), STEP):
        last = start + STEP >= len(block.rows)
        title, more = block.title if not start else "", block.more if last else 0
        yield block._replace(title=title, rows=block.rows[start : start + STEP], more=more)


def _facts(out: Layout, block: Facts) -> None:
    if block.title:
        out.heading(block.title)
    else:
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
        one = row._replace(values=(value,))
        parts = [*fact_value(out, value), *out.marks(value.receipt)]
        for number, line in enumerate(wrap(parts, out.measure, out.label)):
            # The label takes the place of the indent of the first line.
            out.add((lead, *line[1:]) if number == 0 else line, one)
        after = row.values[index + 1].receipt.note if index + 1 < len(row.values) else None
        if value.receipt.note and value.receipt.note != after:
            out.wrapped(segments(value.receipt.note, "quiet"), out.label, subject=one)
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
    out.heading(block.title)
    for row in block.rows:
        out_row(out, row, block.columns)
    if block.more:
        out.add([Segment(f"  {out.glyphs.ellipsis} and {block.more:,} more", "quiet")])


def cells_of(out: Layout, row: RelationRow, columns: tuple[str, ...]) -> list[str]:
    """The columns of a relation row as text, empty ones left out."""
    made = []
    for column in columns:
        if column == "status":
            status = "former" if row.former else row.status or ""
            ended = f"{row.status}, " if row.former and row.status not in (None, "former") else ""
            until = f" (until {out.date(row.until)})" if row.former and row.until else ""
            part = f", {row.participation}" if row.participation else ""
            made.append(
                f"{ended}{status}{part}{until}".replace("-", " ", 1)
                if row.status == "dialogue-partner"
                else f"{ended}{status}{part}{until}"
            )
        elif column == "since":
            made.append(out.date(row.since))
        elif column == "until":
            made.append(f"until {out.date(row.until)}" if row.until else "")
        elif column == "date":
            made.append(out.date(row.date))
        elif column == "value":
            made.append(with_unit(exact(row.value), row.unit or "") if row.value is not None else "")
            made.append(imperial(row.value or 0, row.unit or ""))
        elif column == "role":
            made.append(row.role or "")
    return [cell for cell in made if cell]


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
        for index, line in enumerate(wrap([name, *gap, *tail, *marks], out.measure, 2, 4)):
            out.add(line, row)
            del index
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
        parts.append(Segment(f" {out.glyphs.dot} {out.glyphs.ellipsis} and {block.more:,} more", "quiet"))
    out.wrapped(parts, 2)


def _prose(out: Layout, block: Prose) -> None:
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
    said = [
        Segment(f"{glyphs.dash} " if not glyphs.ascii else "- ", "quiet"),
        Segment(block.speaker.text, "link", block.speaker.link),
    ]
    rest = [block.role, out.date(block.date), block.locator]
    if block.claim_kind:
        rest.append(f"{block.claim_kind}: {block.status}")
    tail = ", ".join(filter(None, rest))
    if tail:
        said.append(Segment(f", {tail}", "quiet"))
    said.append(Segment(" ", ""))
    said.append(Segment(block.source_title, "quiet-link", block.source))
    opinion = block.verbatim or block.claim_kind in ("opinion", "forecast")
    out.wrapped([*said, *out.marks(block.receipt, opinion=opinion)], 4, 6, subject=block)


def _contested(out: Layout, block: Contested) -> None:
    out.heading(block.title) if block.title else out.gap()
    out.wrapped([Segment(f"{out.glyphs.contested} ", "mark"), Segment(block.topic, "value")], 2, 4, subject=block)
    for position in block.positions:
        parts: list[Segment] = []
        if position.holder:
            parts += [Segment(position.holder.text, "link", position.holder.link), Segment(": ", "quiet")]
        parts += [*segments(position.says, "prose"), *out.marks(position.receipt)]
        out.wrapped(parts, 4, 6, subject=block)


def _route(out: Layout, block: Route) -> None:
    out.heading(block.title)
    for branch in block.branches:
        if len(block.branches) > 1 or branch.name not in ("main", ""):
            out.wrapped([Segment(branch.name[:1].upper() + branch.name[1:], "label"), *out.marks(branch.receipt)], 2)
        parts: list[Segment] = []
        for index, stop in enumerate(branch.stops):
            if index:
                parts.append(Segment(f" {out.glyphs.arrow} ", "quiet"))
            parts.append(Segment(stop.name, "link", stop.id))
            if stop.lat is None:
                parts.append(Segment(" (no coordinates)", "quiet"))
        out.wrapped(parts, 4 if len(block.branches) > 1 else 2, subject=block)


def _bars(out: Layout, block: Bars) -> None:
    out.heading(block.title)
    for parts, bar in charts.bars(block, out.measure - 2, out.glyphs):
        out.add([Segment("  "), *parts, *out.marks(bar.receipt)], block)
    when = {bar.receipt.as_of for bar in block.bars if bar.receipt.as_of}
    if when:
        out.add([Segment(f"  {block.unit} in {', '.join(sorted(out.date(date) for date in when))}", "quiet")])


def _series(out: Layout, block: Series) -> None:
    out.heading(block.title)
    for parts in (
        charts.series(block, out.measure - 2, out.glyphs) if out.pictures else charts.table(block, out.measure - 2)
    ):
        out.add([Segment("  "), *parts], block)
    if block.receipt.sources:
        out.wrapped([Segment("Source", "quiet"), *out.marks(block.receipt)], 2)


def _map(out: Layout, block: MapRef) -> None:
    out.gap()
    out.add([Segment(f"m shows it on the map; eurasia map {' '.join(block.ids)} prints it", "quiet")])


def _table(out: Layout, block: Table) -> None:
    out.heading(block.title)
    tables.lay_out(out, block)


def _notice(out: Layout, block: Notice) -> None:
    out.wrapped(segments(block.text, "quiet"))


_BLOCKS: dict[str, Callable[[Layout, Any], None]] = {
    "facts": _facts,
    "relations": _relations,
    "links": _links,
    "prose": _prose,
    "quotation": _quotation,
    "contested": _contested,
    "route": _route,
    "bars": _bars,
    "series": _series,
    "map": _map,
    "table": _table,
    "notice": _notice,
}
