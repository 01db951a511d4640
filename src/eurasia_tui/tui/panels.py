"""The framed list, the framed page and the framed outline: where they are, which has the keys, what their frames say."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal

from ..query.catalogue import Catalogue
from .after_refresh import refreshed
from .browser_status import update_frames
from .entity_list import ColumnHeads, EntityList
from .faults import FaultGuard
from .frame import Frame, Side
from .outline import Outline
from .page_view import PageView
from .same_rows import SameRows
from .session import Session
from .type_ahead import opening
from .visited_place import place_before

WIDEST = 140
"""Columns from which there is room for the outline."""
NARROWEST_LIST, NARROWEST_PAGE = 20, 40
"""Columns below which the mouse makes neither."""


class Panels(FaultGuard, Horizontal, SameRows):
    """List, page and outline side by side. ``moved`` is called when other keys apply."""

    DEFAULT_CSS = """
    Panels #left { width: 38; }
    Panels #right { width: 1fr; }
    Panels #outline { width: 26; display: none; }
    """

    def __init__(
        self,
        session: Session,
        preview: Callable[[], None],
        open_entity: Callable[[str], None],
        moved: Callable[[], None],
    ) -> None:
        super().__init__(id="body")
        self.session = session
        self.history = session.history
        self.followed = False
        """True when the page was reached by a link or from a view, not by the list."""
        self._moved = moved
        self.list = EntityList(session, preview)
        self.heads = ColumnHeads(session, self.list)
        self.page = PageView(session, self._page_moved)
        self.left = Frame(session, self.heads, self.list, id="left")
        self.right = Frame(session, self.page, id="right")
        self.outline = Outline(session, self.page.to_line, open_entity)
        self.side = Frame(session, self.outline, id="outline")
        self.message = ""
        """What the lower edge of the frame in use says, until the next key."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue shown."""
        return self.session.catalogue

    @property
    def came_from(self) -> str:
        """The view from which the page was opened, to which back returns; empty where it was opened from none."""
        before = place_before(self.history)
        return before.over[0] if before and before.over and self.is_reading and self.followed else ""

    def compose(self) -> ComposeResult:
        """The framed list, the framed page, and where there is room the framed outline."""
        yield self.left
        yield self.right
        if self.app.size.width >= WIDEST:
            yield self.side

    def on_resize(self, event: events.Resize) -> None:
        """A wider screen may have room for the outline."""
        if event.size.width >= WIDEST and not self.side.is_attached:
            self.mount(self.side)
            self.update_position()

    @property
    def is_reading(self) -> bool:
        """True when keys go to the page, False when they go to the list. A box or a window without focus changes neither."""
        return self.has_class("-reading")

    @on(events.DescendantFocus)
    def _focus_moved(self, event: events.DescendantFocus) -> None:
        """The mouse moves the focus too."""
        if event.widget in (self.list, self.page) and self.screen.focused is event.widget:
            reads = event.widget is self.page
            if reads != self.is_reading:
                self.set_class(reads, "-reading")
                self._moved()

    @on(Side.Dragged)
    def _divide(self, event: Side.Dragged) -> None:
        """The mouse drags the line between list and page."""
        if event.side in (self.left.sides[1], self.right.sides[0]):
            width = event.column - self.region.x + (event.side is self.left.sides[1])
            self.left.styles.width = max(NARROWEST_LIST, min(width, self.size.width - NARROWEST_PAGE))

    def focus_page(self) -> None:
        """Send the keys to the page."""
        self.set_class(True, "-reading")
        self.screen.set_focus(self.page, scroll_visible=False)
        self.when_laid_out(self._moved)

    def when_laid_out(self, then: Callable[[], object]) -> None:
        """Call ``then``: at once, or where the page was not shown before, when it has its size; keys wait for that."""
        if self.page.size.width:
            then()
        else:
            opening(self.screen, self._wait(then))

    async def _wait(self, then: Callable[[], object]) -> None:
        await self.laid_out()
        then()

    async def laid_out(self) -> None:
        """Wait until the page has its size."""
        if not self.page.size.width:
            await refreshed(self)

    def focus_list(self) -> None:
        """Send the keys to the list."""
        self.set_class(False, "-reading")
        self.screen.set_focus(self.list, scroll_visible=False)
        self.call_after_refresh(self.update_position)  # on a narrow screen the list has its size only then

    @property
    def can_walk(self) -> bool:
        """True where the page read is one of a row of opinions."""
        return self.is_reading and self.page.page is not None and self.page.page.opinion

    def update_marks(self) -> None:
        """Read the user's bookmarks and notes, and mark the rows of the list and the page; none in kiosk."""
        if not self.session.kiosk:
            self.session.marks.read()
            self.list.repaint()
            self.update_position()

    def update_position(self) -> None:
        """Show on the frames what list and page are, and where in them one is; nothing before the list has been loaded."""
        if self.list.listing.kind:
            update_frames(self)

    def _page_moved(self, grown: bool) -> None:
        self.update_position()
        if not grown and not self.page.matches.wanted:  # a message stays until the next key
            self._moved()
