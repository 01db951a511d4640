"""Lays a page out in lines for a width: what the terminal shows and the text renderer prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from ..dates import show
from ..query.blocks import RECORD, FactRow, Page, Receipt
from . import page_lines
from .ascii import in_ascii
from .glyphs import UNICODE, Glyphs
from .lines import LEAD, NO_BREAK, Line, Point, Segment, cell_len, cut, fit, width, wrap

MEASURE, WIDE_MEASURE = 76, 88
"""Cells of a line at most, in a text and where a screen has room for as many."""
LABEL = 16
"""Cells of the label column; labels that need more take a line of their own."""
WIDE_LABEL = 20
"""The same where there is room."""


class Layout:
    """A page as lines. ``room`` is the width in cells; lines keep to at most 76, on a wide screen 88."""

    def __init__(
        self,
        page: Page,
        room: int,
        glyphs: Glyphs = UNICODE,
        pictures: bool = True,
        lazy: bool = False,
        beside: bool = False,
        maps: bool = True,
        opened: frozenset[str] | None = None,
        small: bool = False,
        documents_key: str = "",
    ) -> None:
        """``opened`` are the addresses of the long sections to show whole; None for all of them.

        ``beside`` is True on a screen; without ``maps`` no room is left there for a small map.

        ``small`` is True on a screen of few cells, where a page begins with what it says at a glance.

        ``documents_key`` is the key that shows every passage about the page; empty where there are no keys.
        """
        if glyphs.ascii:
            page = in_ascii(page)
        self.page, self.glyphs, self.pictures = page, glyphs, pictures
        self.beside = beside
        """True on a screen, where a long value is cut to its row."""
        self.maps = beside and maps
        """True where a small map may be beside a glance."""
        self.room = max(20, room)
        self.measure = WIDE_MEASURE if beside and self.room >= WIDE_MEASURE else min(MEASURE, self.room)
        self.label = WIDE_LABEL if self.room >= 70 else LABEL if self.room >= 48 else 12
        self.opened, self.small, self.documents_key = opened, small, documents_key
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
        self.shared_later = False
        """True where the heading said that what is undated was stated after the date shown."""
        self.window: tuple[int, int, int, int, tuple[str, ...]] | None = None
        """Where a small map may stand: line, column, width, height, and the ids it shows."""
        self.cut: list[FactRow] = []
        """Rows of which a glance shows only a part; they are in full below."""
        self.second: dict[int, Any] = {}
        """The second statement of a line that has two beside each other; the first is the line's subject."""
        self.anchors: dict[int, int] = {}
        """The line at which each paragraph of a document begins, by its number."""
        self._steps = page_lines.build(self)
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
        """A date in the reader's style; a line is broken between two dates, never within one."""
        first, dash, last = (part.replace(" ", NO_BREAK) for part in show(text).partition(" – "))
        result = f"{first}{' – ' if dash else ''}{last}"
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
        if receipt.later and not self.shared_later:
            result.append(Segment(f"{NO_BREAK}later", "note"))
        for source, number in zip(receipt.sources, receipt.numbers, strict=True):
            if source in self.shared and not receipt.fetched:
                continue
            result.append(Segment(NO_BREAK))
            result.append(Segment(glyphs.number(number), "source", source))
        return result

    def widest_marks(self, rows: Iterable[Any]) -> int:
        """Cells of the longest marks of statements, where a line leaves room for them; known once the heading stands."""
        return max((width(self.marks(row.receipt)) for row in rows), default=0)

    def add(self, parts: tuple[Segment, ...] | list[Segment] = (), subject: Any = None, second: Any = None) -> None:
        """Append one line; what does not fit the room is cut, but for an address, which is to be copied whole.

        ``second`` is what else the line states, beside its subject.
        """
        if second is not None:
            self.second[len(self.lines)] = second
        sizes = [cell_len(part.text) for part in parts]
        if sum(sizes) > self.room and not any(part.role == "address" for part in parts):
            parts = cut(parts, self.room, self.glyphs.ellipsis)
            sizes = [cell_len(part.text) for part in parts]
        at = 0
        for part, size in zip(parts, sizes, strict=True):
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
        """Find the sources that at least half of the rows share, and whether most are public record, or stated later."""
        counts = Counter(source for receipt in receipts for source in receipt.sources)
        several = len(receipts) > 2
        self.shared = frozenset(source for source, count in counts.items() if several and 2 * count >= len(receipts))
        records = sum(receipt.evidence == RECORD for receipt in receipts)
        self.shared_record = several and 2 * records > len(receipts)
        self.shared_later = several and 2 * sum(receipt.later for receipt in receipts) > len(receipts)

    def _sources_of_heading(self, note: str, room: int) -> list[Segment]:
        numbered = [(number, source) for number, source in enumerate(self.page.sources, 1) if source.id in self.shared]
        if self.shared_later:
            note = f"{f'{note} {self.glyphs.dot} ' if note else ''}undated: later"
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
