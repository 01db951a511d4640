"""Lays a page out in lines for a width: what the terminal shows and the text renderer prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..dates import show
from ..query.blocks import RECORD, Block, FactRow, Facts, FullText, Inline, Page, Receipt, Relations
from . import narrow, styled_blocks
from .block_lines import BLOCKS
from .document_lines import paragraphs
from .folding import SLACK, SOURCES, SOURCES_ADDRESS, Shown, folded
from .glyphs import LEGEND, UNICODE, Glyphs
from .lines import LEAD, NO_BREAK, Line, Point, Segment, cell_len, fit, segments, width, wrap

MEASURE = 76
STEP = 24
"""Rows of a table laid out at a time."""
LABEL = 16
"""Cells of the label column; labels that need more take a line of their own."""
ADDRESS_INDENT = 5
"""Cells left of the address of a source."""
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
        beside: bool = False,
        maps: bool = True,
        opened: frozenset[str] | None = None,
        small: bool = False,
    ) -> None:
        """``opened`` are the addresses of the long sections to show whole; None for all of them.

        ``beside`` is True on a screen; without ``maps`` no room is left there for a small map.

        ``small`` is True on a screen of few cells, where a page begins with what it says at a glance.
        """
        if glyphs.ascii:
            from .ascii import in_ascii

            page = in_ascii(page)
        self.page, self.glyphs, self.date_style, self.pictures = page, glyphs, date_style, pictures
        self.beside = beside
        """True on a screen, where a long value is cut to its row."""
        self.maps = beside and maps
        """True where a small map may be beside a glance."""
        self.room = max(20, room)
        self.measure = min(MEASURE, self.room)
        self.label = WIDE_LABEL if self.room >= 70 else LABEL if self.room >= 48 else 12
        self.opened, self.small = opened, small
        self.unfold = ""
        """Address that opens what is left out of the present block."""
        self.lines: list[Line] = []
        self.links: list[tuple[int, int, int, str]] = []
        """(line, first cell, end cell, id) of every link, in reading order."""
        self.points: list[Point] = []
        """Stops of the routes drawn to scale, along the way."""
        self.shared: frozenset[str] = frozenset()
        """Sources that the heading of the present section has named; rows name only others."""
        self.shared_record = False
        """True where the heading said that most rows rest on general public record."""
        self.window: tuple[int, int, int, int, tuple[str, ...]] | None = None
        """Where a small map may stand: line, column, width, height, and the ids it shows."""
        self.cut: list[FactRow] = []
        """Rows of which a glance shows only a part; they are in full below."""
        self.anchors: dict[int, int] = {}
        """The line at which each paragraph of a document begins, by its number."""
        self._steps = self._build()
        self.done = False
        if not lazy:
            self.finish()

    def reach(self, lines: int) -> None:
        """Lay out at least so many lines, if there are as many."""
        while not self.done and len(self.lines) < lines:
            self.done = next(self._steps, True) is True

    def drop(self) -> None:
        """Lay out no more: without the steps that wait, the page and its lines are freed as soon as they are not shown."""
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
        result = show(text, self.date_style)
        return result.replace("–", self.glyphs.dash) if self.glyphs.ascii else result

    def marks(self, receipt: Receipt, former: bool = False, opinion: bool = False) -> list[Segment]:
        """Marks and source numbers of a statement."""
        glyphs = self.glyphs
        flags = [
            (receipt.contested, glyphs.contested),
            (receipt.evidence == RECORD and not self.shared_record, glyphs.unchecked),
            (opinion, glyphs.opinion),
            (former, glyphs.former),
        ]
        # Marks keep to the word before them: NO_BREAK becomes a space once lines are broken.
        result = [Segment(f"{NO_BREAK}{glyph}", "mark") for wanted, glyph in flags if wanted]
        if receipt.old or receipt.fetched:
            result.append(Segment(f"{NO_BREAK}{'new' if receipt.fetched else 'old'}", "note"))
        for source, number in zip(receipt.sources, receipt.numbers, strict=True):
            if source in self.shared and not receipt.fetched:
                continue
            result.append(Segment(NO_BREAK))
            result.append(Segment(glyphs.number(number), "source", source))
        return result

    def widest_marks(self, rows: Iterable[Any]) -> int:
        """Cells of the longest marks of statements, where a line leaves room for them; known once the heading stands."""
        return max((width(self.marks(row.receipt)) for row in rows), default=0)

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

    def heading(self, title: str, receipts: Sequence[Receipt] = (), note: str = "") -> None:
        """An underlined heading with a line above it; at its right a note and the sources that its rows share.

        ``receipts`` are those of the rows: a source that at least half of them share is named once, here.
        """
        self.share(receipts)
        if not title:
            return
        self.gap()
        title = fit(title, self.measure, self.glyphs.ellipsis)
        right = self._sources_of_heading(note, self.measure - cell_len(title) - 2)
        space = self.measure - cell_len(title) - width(right)
        rest = [part._replace(role="heading-rest") for part in right]
        self.add(
            [Segment(title, "heading"), Segment(" " * space, "heading-rest"), *rest]
            if right
            else [Segment(title, "heading")]
        )

    def share(self, receipts: Sequence[Receipt]) -> None:
        """Find the sources that at least half of the rows share, and whether most rest on general public record."""
        counts = Counter(source for receipt in receipts for source in receipt.sources)
        several = len(receipts) > 2
        self.shared = frozenset(source for source, count in counts.items() if several and 2 * count >= len(receipts))
        records = sum(receipt.evidence == RECORD for receipt in receipts)
        self.shared_record = several and 2 * records > len(receipts)

    def _sources_of_heading(self, note: str, room: int) -> list[Segment]:
        numbered = [(number, source) for number, source in enumerate(self.page.sources, 1) if source.id in self.shared]
        for names in (True, False):
            parts = [Segment(note)] if note else []
            for number, source in numbered[:2]:
                title = f"{fit(source.title, 26, self.glyphs.ellipsis)} " if names else ""
                lead = f" {self.glyphs.dot} " if parts else ""
                parts.append(Segment(f"{lead}{title}{self.glyphs.number(number)}", "source", source.id))
            if self.shared_record:
                parts.append(Segment(f" {self.glyphs.unchecked}", "note"))
            if width(parts) <= room:
                return parts
        return [Segment(note)] if cell_len(note) <= room else []

    def fill(self, rows: Sequence[Sequence[Segment]]) -> None:
        """Put a small map into the window that was left for it."""
        if self.window is None:
            return
        top, column, _, _, _ = self.window
        for index, row in enumerate(rows, top):
            if index < len(self.lines):
                line = self.lines[index]
                space = column - width(line.segments)
                self.lines[index] = line._replace(segments=(*line.segments, Segment(" " * space), *row))
        self.window = None

    def more(self, count: int) -> None:
        """How many rows are left out; a link where that opens them."""
        if self.unfold:
            self.add([Segment("  "), Segment(f"{LEAD}{count:,}", "quiet-link", self.unfold)])
        else:
            self.add([Segment(f"  {self.glyphs.ellipsis} and {count:,} more", "quiet")])

    def gap(self) -> None:
        """One empty line, never two."""
        if self.lines and self.lines[-1].segments:
            self.add()

    # --- the page ------------------------------------------------------------

    def _build(self) -> Iterator[None]:
        """Lay the page out, block by block; each step appends lines."""
        page = self.page
        self._title()
        if page.as_of:
            self.add([Segment(f"As of {self.date(page.as_of)}", "as-of")])
        glance = any(isinstance(block, Facts) and block.style == "glance" for block in page.blocks)
        lead, rest = _first_sentence(page.lead) if glance else (page.lead, ())
        if lead:
            self.gap()
            self.wrapped(segments(lead, "lead"), subject=page)
        shown = map(Shown, page.blocks) if self.opened is None else folded(page.blocks, self.opened)
        for block, self.unfold, left in shown:
            goes_on = bool(getattr(block, "style", "")) or block.type == "notice"
            if not goes_on:
                styled_blocks.in_full(self)
            if rest and not goes_on:
                self.heading("Summary")
                self.wrapped(segments(rest, "lead"), subject=page)
                rest = ()
            for part in _parts(block):
                BLOCKS[part.type](self, part)
                yield None
            if left:
                self.gap()
                self.more(left)
            if isinstance(block, FullText):
                yield from paragraphs(self, block)
        if rest:
            self.heading("Summary")
            self.wrapped(segments(rest, "lead"), subject=page)
        if page.aliases:
            self.heading("Other names")
            self.wrapped([Segment(f" {self.glyphs.dot} ".join(page.aliases), "quiet")], 2)
        yield from self._sources()
        self._legend()

    def _title(self) -> None:
        """Sign and name in the colour of the kind, then its other names; on one row where there is room."""
        page = self.page
        sign = page.sign[1 if self.glyphs.ascii else 0]
        name = [
            Segment(f"{sign} " if sign else "", f"kind-{page.kind}-strong"),
            Segment(page.name, f"kind-{page.kind}-strong"),
        ]
        kind = f"{page.kind_label}, draft" if page.draft else "" if sign else page.kind_label
        under = f" {self.glyphs.dot} ".join(filter(None, (page.subtitle, kind)))
        tail = [Segment(f"  {under}", "quiet")] if under else []
        if width(name) + width(tail) <= self.room:
            self.add([*name, *tail], page)
            return
        if self.small and narrow.applies(page, self.room):
            name[1] = name[1]._replace(text=fit(page.name, self.room - 2, self.glyphs.ellipsis))
            first = f"  {under.split(f' {self.glyphs.dot} ')[0]}"  # the official name, where there is room for it
            fits = width(name) + cell_len(first) <= self.room
            self.add([*name, *([Segment(first, "quiet")] if fits else [])], page)
            narrow.first_rows(self, page)
            self.gap()
            self.wrapped([Segment(under, "quiet")], room=self.room)
            return
        self.wrapped(name, room=self.room, subject=page)
        self.wrapped([Segment(under, "quiet")], room=self.room)

    def _sources(self) -> Iterator[None]:
        if not self.page.sources:
            return
        self.heading("Sources")
        sources = self.page.sources
        whole = self.opened is None or SOURCES_ADDRESS in self.opened or len(sources) <= SOURCES + SLACK
        for number, source in enumerate(sources if whole else sources[:SOURCES], 1):
            label = self.glyphs.number(number)
            parts = [Segment(label, "source"), Segment(" "), Segment(source.title, "link", source.id)]
            tail = ", ".join(filter(None, (source.publisher, self.date(source.date))))
            if tail:
                parts.append(Segment(f". {tail}", "quiet"))
            self.wrapped(parts, 2, 5)
            if source.url:
                size = self.room - ADDRESS_INDENT if self.beside else len(source.url)
                for at in range(0, len(source.url), size):  # an address longer than the screen goes on below
                    self.add([Segment(" " * ADDRESS_INDENT), Segment(source.url[at : at + size], "address")])
            yield None
        if not whole:
            self.unfold = SOURCES_ADDRESS
            self.more(len(sources) - SOURCES)

    def _legend(self) -> None:
        text = "".join(segment.text for line in self.lines for segment in line.segments if segment.role == "mark")
        used = [(getattr(self.glyphs, name), says) for name, says in LEGEND if getattr(self.glyphs, name) in text]
        if used:
            self.gap()
            for glyph, says in used:
                self.wrapped([Segment(f"{glyph} {says}", "quiet")], 0, 2)


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
