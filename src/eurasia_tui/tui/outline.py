"""The outline of a page: its sections, the one in view marked; below them bookmarks and the pages visited before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import events

from ..render.lines import Segment, fit
from .lines import Lines
from .session import Session

if TYPE_CHECKING:
    from ..render.layout import Layout
    from .list_and_page import ListAndPage

BEGINNINGS = ("heading", "paragraph")
"""Roles of the first segment of a line with which a section begins: a heading, or the number of a paragraph."""
MOST_BOOKMARKS, MOST_PAGES = 8, 8
"""Rows of bookmarks, and of pages visited."""


def headings(layout: Layout | None) -> list[tuple[int, str]]:
    """(line, title) of every section that is laid out."""
    found = []
    for index, line in enumerate(layout.lines if layout else ()):
        if line.segments and line.segments[0].role in BEGINNINGS:
            title = str(line.segments[0].text).strip()
            found.append((index, f"\u00a7 {title}" if line.segments[0].role == "paragraph" else title))
    return found


class Outline(Lines):
    """Sections, bookmarks and pages; a click goes to a section or opens a page."""

    DEFAULT_CSS = "Outline { height: 1fr; }"

    def __init__(self, session: Session, to_line: Callable[[int], None], to_page: Callable[[str], None]) -> None:
        super().__init__(session)
        self._to_line, self._to_page = to_line, to_page
        self._rows: list[tuple[str, str, int | str]] = []
        """(role, text, line of a section or id of a page); a title of a group leads nowhere: -1."""
        self._section = -1

    def update(self, sections: list[tuple[int, str]], top: int) -> None:
        """Show sections, the last that begins at or above line ``top`` as the one in view."""
        if not self.size.width:
            return
        self._section = max((index for index, _ in sections if index <= top), default=-1)
        self._rows = [("", title, index) for index, title in sections]
        marked = sorted(self.session.marks.bookmarked)[:MOST_BOOKMARKS]
        trail = [place.id for place in self.session.history.trail(30) if place.id and (place.reading or place.followed)]
        came = list(dict.fromkeys(reversed(trail)))[1 : MOST_PAGES + 1]
        self._group("Bookmarks", marked)
        self._group("Visited", came)
        self.top = max(0, min(self._position() - self.height // 2, len(sections) - self.height))
        self.repaint()

    def _position(self) -> int:
        return next((at for at, row in enumerate(self._rows) if row[2] == self._section), 0)

    def _group(self, title: str, ids: list[str]) -> None:
        if ids:
            names, kinds = self.session.catalogue.names(ids), self.session.catalogue.kinds_of(ids)
            self._rows += [("", "", -1), ("group", title, -1)]
            self._rows += [(f"kind-{kinds[id_]}", names[id_], id_) for id_ in ids if id_ in kinds]

    def count(self) -> int:
        """The rows."""
        return len(self._rows)

    def line(self, index: int) -> Iterable[Segment]:
        """A row, with the mark of the section in view."""
        role, text, target = self._rows[index]
        here = isinstance(target, int) and target >= 0 and target == self._section
        return [
            Segment(f"{self.glyphs.cursor if here else ' '} ", "strong"),
            Segment(fit(text, self.size.width - 3, self.glyphs.ellipsis), "strong" if here else role),
        ]

    def on_click(self, event: events.Click) -> None:
        """Go to the section, or open the page, under the mouse."""
        at = self.top + event.y
        if at < len(self._rows):
            target = self._rows[at][2]
            if isinstance(target, str):
                self._to_page(target)
            elif target >= 0:
                self._to_line(target)


async def choose_section(body: ListAndPage) -> None:
    """Ask for a section of the page shown and go to it."""
    from .choose import Choose

    await body.laid_out()
    body.page.finish()
    rows = [(str(index), title, "") for index, title in headings(body.page.page_layout)]
    if rows and (chosen := await body.app.push_screen_wait(Choose(body.session, "Sections", rows))):
        body.page.to_line(int(chosen))
