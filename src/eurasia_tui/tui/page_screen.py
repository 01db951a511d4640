"""A view that shows one page made for it, such as that of two related entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ..query.blocks import Page
from .header_footer import Crumbs, KeyBar
from .keys import on_both_layouts
from .page_view import PageView
from .view import CITE, View

if TYPE_CHECKING:
    from ..query.cite import Citation


class PageScreen(View):
    """Subclasses say in ``make`` which page; links lead back to the browser."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *CITE,
        Binding("tab", "link(1)", "next link", tooltip="To the next link", show=False),
        Binding("shift+tab", "link(-1)", "previous link", tooltip="To the previous link", show=False),
        Binding(on_both_layouts("enter,l,right"), "enter", "open", tooltip="Open the link under the cursor"),
        Binding(on_both_layouts("f"), "follow", "follow", tooltip="A letter on each visible link; the letter opens it"),
        Binding(on_both_layouts("down,j"), "scroll(1)", "down", tooltip="Down one line", show=False),
        Binding(on_both_layouts("up,k"), "scroll(-1)", "up", tooltip="Up one line", show=False),
        Binding("pagedown,ctrl+d", "page(1)", "page down", tooltip="Down one screenful", show=False),
        Binding("pageup,ctrl+u", "page(-1)", "page up", tooltip="Up one screenful", show=False),
        Binding(on_both_layouts("home,g"), "scroll(-1000000)", "first", tooltip="To the first line", show=False),
        Binding(on_both_layouts("end,G"), "scroll(1000000)", "last", tooltip="To the last line", show=False),
        Binding(on_both_layouts("q,h,left,backspace"), "leave", "back", tooltip="Return to where you were", show=False),
    ]
    AUTO_FOCUS = "PageView"

    def make(self) -> Page:
        """The page to show."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """What it is, the page, the keys."""
        from .app import glyphs_of

        glyphs = glyphs_of(self.app)
        self.crumbs = Crumbs(glyphs)
        self.page = PageView(glyphs)
        self.bar = KeyBar(glyphs)
        yield self.crumbs
        yield self.page
        yield self.bar

    def on_mount(self) -> None:
        """Show the page."""
        page = self.make()
        self.page.show(page)
        self.crumbs.tell([self.title_text, page.name], "")
        self.bar.tell(self.keys())

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the line below."""
        return [("tab", "links"), ("enter", "open"), ("f", "follow"), ("y", "cite"), ("esc", "back"), ("?", "help")]

    def cited(self) -> Citation | None:
        """The statement under the cursor."""
        from ..query.cite import cite

        return cite(self.catalogue, self.page.page, self.page.subject) if self.page.page else None

    def say(self, message: str) -> None:
        """Before the keys."""
        self.bar.tell(self.keys(), message)

    def action_link(self, step: int) -> None:
        """To another link."""
        self.page.step_link(step)

    def action_enter(self) -> None:
        """Open the link under the cursor."""
        if self.page.linked:
            self.open(self.page.linked)
        else:
            self.page.step_link(1)

    def action_follow(self) -> None:
        """Letters on the links."""
        self.page.show_hints()

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.page.scroll_by(lines)

    def action_page(self, screens: int) -> None:
        """Scroll by screenfuls."""
        self.page.scroll_by(screens * max(1, self.page.height - 2))

    @on(PageView.Follow)
    def _follow(self, message: PageView.Follow) -> None:
        self.open(message.id)


class RelateView(PageScreen):
    """What two entities share."""

    title_text = "Relate"

    def make(self) -> Page:
        """The page of the two."""
        from ..query.related_pages import relate_page

        return relate_page(self.catalogue, self.ids[0], self.ids[1])


class CompareView(PageScreen):
    """Figures of two to four entities side by side."""

    title_text = "Compare"

    def make(self) -> Page:
        """The page of all."""
        from ..query.related_pages import compare_page

        return compare_page(self.catalogue, self.ids)
