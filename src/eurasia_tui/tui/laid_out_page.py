"""A page laid out for its width: what is in view at once, the rest and the small map when keys rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from .outline import headings
from .scroll_lines import ScrollLines
from .session import Session
from .views import key_of

if TYPE_CHECKING:
    from ..query.blocks import Page
    from ..render.layout import Layout

REST = 0.12
"""Seconds without a key after which the part of a page below the screen is laid out."""
SMALL = 60
"""Columns of the screen under which a page begins with its first rows in few cells."""
PART, PAUSE = 150, 0.015
"""Lines laid out at a time, and seconds between."""


class LaidOutPage(ScrollLines):
    """A page as lines, scrolled by lines and by sections."""

    def __init__(self, session: Session, moved: Callable[[bool], None] = lambda grown: None) -> None:
        super().__init__(session)
        self._moved = moved
        """Called when the view or the link cursor moved (False), or when only more of the page is known now (True)."""
        self.page: Page | None = None
        self.page_layout: Layout | None = None
        self.paragraph = 0
        """The paragraph at which a document was opened; 0 for none."""
        self._width = 0
        """Width it was laid out for."""
        self._later: Timer | None = None
        self._opened: dict[str, frozenset[str]] = {}
        """Addresses of the long sections that were opened, by page."""
        self._without_map: set[str] = set()
        """Pages of which nothing has a place on the map."""

    def _lay_out_later(self) -> None:
        if self._later is not None:
            self._later.stop()
        self._later = self.set_timer(REST, self._rest)

    def keys_rest(self) -> None:
        """Keys rest already: what waits for that comes after the next frame."""
        if self._later is not None:
            self._later.stop()
            self._later = self.set_timer(PAUSE, self._rest)

    def _rest(self) -> None:
        """Draw the small map, then lay out what lies below the screen, a part at a time so that no key waits for all of it."""
        layout = self.page_layout
        if layout and layout.window:
            self._draw_window(layout)
        if layout and not layout.done:
            layout.reach(len(layout.lines) + PART)
            self._later = self.set_timer(PAUSE, self._rest)
        else:
            self._later = None
            self._moved(True)

    def complete(self) -> None:
        """Draw the small map and lay out all there is, without waiting for a rest."""
        if self._later is not None:
            self._later.stop()
        self.finish()
        self._rest()

    def _draw_window(self, layout: Layout) -> None:
        """The small map, once keys rest: it is not waited for."""
        assert layout.window is not None
        _, _, cols, rows, ids = layout.window
        from .map_styles import small_map

        picture = small_map(self.app, self.session, ids, cols, rows)
        if picture or self.page is None:
            layout.fill(picture)
        else:  # nothing of it has a place on the map: no room is left for one
            self._without_map.add(self.page.id)
            self._lay_out()
        self.repaint()

    def finish(self) -> None:
        """Lay out the whole page."""
        if self.page_layout is None:
            self._lay_out()
        if self.page_layout:
            self.page_layout.finish()

    def _lay_out(self) -> None:
        if self.page_layout:
            self.page_layout.drop()
        self._width = self.size.width
        room = max(20, self._width - 2)
        self.page_layout = None
        if self.page and self._width:
            from ..render.layout import Layout  # the start screen has no page

            opened = self._opened.get(self.page.id, frozenset())
            small = self.app.size.width < SMALL
            maps = self.page.id not in self._without_map
            self.page_layout = Layout(
                self.page,
                room,
                self.glyphs,
                lazy=True,
                beside=True,
                maps=maps,
                opened=opened,
                small=small,
                documents_key=key_of(self.session, "passages"),
            )
        if self.page_layout:
            self.page_layout.reach(self.height + 1)

    def count(self) -> int:
        """Lines of the page."""
        return len(self.page_layout.lines) if self.page_layout else 0

    @property
    def links(self) -> list[tuple[int, int, int, str]]:
        """(line, first cell, end cell, id) of every link."""
        return self.page_layout.links if self.page_layout else []

    def _to_paragraph(self) -> None:
        """Bring the paragraph asked for to the top of the view: at once, or when the page has its size."""
        layout = self.page_layout
        if not layout or not self.paragraph:
            return
        while self.paragraph not in layout.anchors and not layout.done:
            layout.reach(len(layout.lines) + PART)
        if self.paragraph in layout.anchors:
            first = layout.anchors[self.paragraph]
            self.scroll_by(first - self.top)
            self._to_quoted(layout, first)

    def _to_quoted(self, layout: Layout, first: int) -> None:
        """Of a paragraph longer than the view, bring into view what is quoted of it; ``first`` is its first line."""
        lines = layout.lines
        for index in range(self.top + self.height, len(lines)):
            if lines[index].subject is not lines[first].subject:
                break
            if any("quoted" in part.role for part in lines[index].segments):
                self.scroll_by(index - self.height // 2 - self.top)
                break

    def scroll_by(self, lines: int) -> None:
        """Move the view; what comes into view is laid out first."""
        if self.page_layout and lines:
            self.page_layout.reach(self.top + lines + 2 * self.height)
        super().scroll_by(lines)

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_by(lines)
        self._moved(False)

    def step_section(self, step: int) -> None:
        """To the next heading below the top of the view, or to the one above it; the page's own title is the first."""
        self.finish()
        starts = [0, *(index for index, _ in headings(self.page_layout))]
        ahead = [index for index in starts if (index > self.top if step > 0 else index < self.top)]
        if ahead:
            self.to_line(ahead[0] if step > 0 else ahead[-1])

    def to_line(self, index: int) -> None:
        """Bring a line to the top of the view."""
        self.scroll_by(index - self.top)
        self._moved(False)

    @property
    def section(self) -> str:
        """The title of the section at the top of the view; empty above the first."""
        before = [title for index, title in headings(self.page_layout) if index <= self.top]
        return before[-1] if before else ""

    def on_focus(self) -> None:
        """The row that keys act on is marked where the keys are."""
        self.repaint()

    def on_blur(self) -> None:
        """No row is marked."""
        self.repaint()
