"""Views that show one page, such as what two entities share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ..query.blocks import Page
from .faults import guarded
from .header_footer import Crumbs, KeyBar
from .keys import on_both_layouts
from .page_view import PageView
from .view import CITE, View

if TYPE_CHECKING:
    from ..query.cite import Citation


class PageScreen(View):
    """Shows the page that ``build`` returns; links lead back to the browser."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *CITE,
        Binding("tab", "link(1)", "next link", tooltip="To the next link", show=False),
        Binding("shift+tab", "link(-1)", "previous link", tooltip="To the previous link", show=False),
        Binding(on_both_layouts("enter,l,right"), "enter", "open", tooltip="Open the link under the cursor"),
        Binding(on_both_layouts("f"), "follow", "follow", tooltip="A letter on each visible link; the letter opens it"),
        Binding(on_both_layouts("q,h,left,backspace"), "leave", "back", tooltip="Return to the browser", show=False),
    ]
    AUTO_FOCUS = "PageView"

    def build(self) -> Page:
        """The page to show."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Breadcrumb, page, keys."""
        self.crumbs = Crumbs(self.session)
        self.page = PageView(self.session)
        self.bar = KeyBar(self.session)
        yield self.crumbs
        yield self.page
        yield self.bar

    def on_mount(self) -> None:
        """Show the page."""
        page = self.build()
        self.page.show(page)
        self.crumbs.update([self.title_text, page.name], "")
        self.bar.update(self.keys())

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the footer."""
        return [("tab", "links"), ("enter", "open"), ("f", "follow"), ("y", "cite"), ("esc", "back"), ("?", "help")]

    def cited(self) -> Citation | None:
        """The statement under the cursor."""
        from ..query.cite import cite

        return cite(self.catalogue, self.page.page, self.page.subject) if self.page.page else None

    def show_status(self, message: str) -> None:
        """Show a message before the keys."""
        self.bar.update(self.keys(), message)

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

    @on(PageView.Follow)
    @guarded
    def _follow(self, message: PageView.Follow) -> None:
        self.open(message.id)


class RelateView(PageScreen):
    """What two entities share."""

    title_text = "Relate"

    def build(self) -> Page:
        """The page of the two."""
        from ..query.related_pages import relate_page

        return relate_page(self.catalogue, self.ids[0], self.ids[1])


class CompareView(PageScreen):
    """Figures of two to four entities side by side."""

    title_text = "Compare"

    def build(self) -> Page:
        """The page of all."""
        from ..query.related_pages import compare_page

        return compare_page(self.catalogue, self.ids)
