"""The page: with a cursor over its links and stops, letters on links, and marks of what is looked for."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from ..keyboard_layouts import latin
from ..render.lines import LEAD, Point, Segment
from ..text import fold
from .line_overlays import marked, recoloured, restyled
from .page_hints import Hints
from .page_links import in_view, link_at, next_link
from .page_row import PageRow
from .session import Session
from .type_ahead import TakesKeys

if TYPE_CHECKING:
    from ..query.blocks import Page

PAGES_OPENED = 100
"""Pages of which it is kept what was opened."""


class PageView(TakesKeys, PageRow):
    """Shows a page."""

    class Follow(Message):
        """A link was followed."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    def __init__(self, session: Session, moved: Callable[[bool], None] = lambda grown: None) -> None:
        super().__init__(session, moved)
        self.hints = Hints()

    def show(self, page: Page | None, top: int = 0, link: int = -1, paragraph: int = 0) -> None:
        """Show a page at a line, with the cursor on a link; that of a document at a paragraph, which is marked."""
        self.page, self.paragraph = page, paragraph
        self.hints.clear()
        self.matches.clear()
        self.answered = self._awaited = None
        self._lay_out()
        self.link, self.top, self.point = link, top, -1
        if top or link >= 0:
            self.finish()
        if self.link >= len(self.links):
            self.link = -1
        self.scroll_by(0)
        self._to_paragraph()
        self._lay_out_later()

    # --- lines ---------------------------------------------------------------

    def line(self, index: int) -> Iterable[Segment]:
        """A line of the page, with the link cursor, hints and matches on it."""
        layout = self.page_layout
        if not layout:
            return []
        line = layout.lines[index]
        opened = self.paragraph and self._is_opened(line.subject)
        chosen = opened or (self.has_focus and index == self.row)
        parts = [Segment(self.glyphs.cursor, "strong") if chosen else Segment(" "), *line.segments]
        if index in self.matches.lines:
            parts = marked(parts, self.matches.wanted, "found")
        if self.hints:
            parts = self.hints.on_line(parts, index, layout.links)
        elif self.link >= 0 and layout.links[self.link][0] == index:
            _, start, end, _ = layout.links[self.link]
            parts = restyled(parts, start + 1, end + 1, "cursor")
        elif self.at_point and self.at_point.line == index:
            parts = recoloured(parts, self.at_point.cell + 1, "cursor")
        return parts

    def _is_opened(self, subject: object) -> bool:
        """True of the paragraph at which a document was opened."""
        from ..query.blocks import Paragraph

        return isinstance(subject, Paragraph) and subject.number == self.paragraph

    def resized(self) -> None:
        """Lay the page out for a new width: links and matches lie elsewhere then, and the letters on links are gone."""
        if self.page_layout and self._width == self.size.width:
            self.page_layout.reach(self.top + self.height + 1)
            return
        self.hints.clear()
        first = not self._width
        held = self.answered is not None and self.top <= self.answered.line < self.top + self.height
        self._lay_out()
        if first:
            self._to_paragraph()
        if self._awaited:
            self.to_answer(self._awaited)
        if self.top or self.link >= 0 or self.matches.wanted or self.answered:
            self.finish()
        self._look()
        if self.answered and self.page_layout:
            self.answered = self.answered.again(self.page_layout)
            if held and self.answered:
                self.scroll_into_view(self.answered.line)
        self._lay_out_later()
        self.link = min(self.link, len(self.page_layout.links) - 1 if self.page_layout else -1)

    # --- links ---------------------------------------------------------------

    def step_link(self, step: int) -> None:
        """To the next or previous link, from the visible part when there is no cursor yet."""
        self.finish()
        self.point = -1
        links = self.links
        if not links:
            return
        self.link = next_link(links, self.link, step, self.top, self.top + self.height)
        self.scroll_into_view(links[self.link][0], 1 if self.height > 4 else 0)
        self.repaint()
        self._moved(False)

    @property
    def has_points(self) -> bool:
        """True where stops can be stepped through: a route drawn to scale is in view, and no link has the cursor."""
        end = self.top + self.height
        points = self.page_layout.points if self.page_layout else []
        return self.link < 0 and any(self.top <= point.line < end for point in points)

    def step_point(self, step: int) -> Point | None:
        """To the next or previous stop along the way; before the first there is none."""
        points = self.page_layout.points if self.page_layout else []
        self.point = max(-1, min(self.point + step, len(points) - 1))
        if self.at_point:
            self.scroll_into_view(self.at_point.line, 2 if self.height > 6 else 0)
        self.repaint()
        return self.at_point

    @property
    def linked(self) -> str | None:
        """Id of the link or stop under the cursor."""
        if self.at_point:
            return self.at_point.id
        return self.links[self.link][3] if 0 <= self.link < len(self.links) else None

    @property
    def opens(self) -> str:
        """What the page leads to while no link is chosen; empty for most."""
        return self.page.opens if self.page else ""

    def show_hints(self, *, sources: bool = False) -> bool:
        """Put letters on the visible links, on those to sources only where asked; False when there are none."""
        if self.page_layout is None:
            self._lay_out()
        visible = in_view(self.links, self.top, self.top + self.height)
        kinds = self.session.catalogue.kinds_of([self.links[i][3] for i in visible])
        self.hints.show(self.links, [i for i in visible if sources or kinds.get(self.links[i][3]) != "sources"])
        self.repaint()
        return bool(self.hints)

    def type_hint(self, char: str) -> None:
        """Take a letter typed while hints show: follow the link it completes; drop the hints when none begins so."""
        number = self.hints.type(char)
        if number is not None:
            self.go_to(number)
        self.repaint()

    def may_end(self, key: events.Key) -> bool:
        """While hints show, a letter may lead to another page."""
        return bool(self.hints)

    def on_key(self, event: events.Key) -> None:
        """While hints show, letters belong to them and any other key drops them."""
        if self.hints:
            event.stop()
            event.prevent_default()
            char = latin(event.character or "")
            self.type_hint(char if char and char in string.ascii_letters else "\0")

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse."""
        line, cell = self.top + event.y, event.x - 1
        number = link_at(self.links, line, cell)
        if number is not None:
            self.go_to(number)

    def go_to(self, number: int) -> None:
        """Follow a link; one to the rest of a section opens it in place."""
        self.link = number
        if not self.unfold():
            self.repaint()
            self.post_message(self.Follow(self.links[number][3]))

    def unfold(self) -> bool:
        """Open the section whose rest the link under the cursor stands for; False where it is another link."""
        address = self.linked or ""
        if not self.page or not address.startswith(LEAD):
            return False
        self._open(self._opened.get(self.page.id, frozenset()) | {address})
        return True

    def unfold_next(self) -> bool:
        """Open the first section in view that is not whole; False where there is none."""
        end = self.top + self.height
        rest = [number for number in in_view(self.links, self.top, end) if self.links[number][3][0] == LEAD]
        if rest:
            self.link = rest[0]
            self.unfold()
        return bool(rest)

    def _open(self, addresses: Iterable[str]) -> None:
        """Lay out again with sections opened; the view and the cursor stay where they are."""
        assert self.page is not None
        if len(self._opened) > PAGES_OPENED:
            self._opened.clear()
        self._opened[self.page.id] = frozenset(addresses)
        self.hints.clear()
        self._lay_out()
        self.finish()
        self.link = min(self.link, len(self.links) - 1)
        self.scroll_by(0)
        self._lay_out_later()
        self._moved(False)

    def clear_link(self) -> None:
        """Take the cursor off the links and stops."""
        self.link = self.point = -1
        self.repaint()

    # --- find ----------------------------------------------------------------

    def find(self, text: str) -> int:
        """Mark a text on the page; returns the number of lines that hold it."""
        self._open_all()
        self.finish()
        self.matches.wanted = fold(text)
        self._look()
        self.step_find(0)
        self.repaint()
        return len(self.matches.lines)

    def _look(self) -> None:
        self.matches.look(self.page_layout.lines if self.page_layout else [])

    def _open_all(self) -> None:
        """What is looked for may be in a section that is not whole."""
        while rest := {link[3] for link in self.links if link[3].startswith(LEAD)}:
            assert self.page is not None
            self._open(self._opened.get(self.page.id, frozenset()) | rest)

    def clear_marks(self) -> None:
        """Remove hint letters and the marks of what was found."""
        self.hints.clear()
        self.matches.clear()
        self.answered = None
        self.repaint()

    def step_find(self, step: int) -> None:
        """To the next or previous match; with 0 to the first in view."""
        if self.matches:
            line = self.matches.step(step, self.top, self.height)
            self.top = max(0, min(line - self.matches.lead(self.height), self.count() - self.height))
            self.repaint()
            self._moved(False)
