"""Views that show one page, such as what two entities share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ..query.blocks import Page
from ..query.citations.cite import cite
from ..query.columns import short_names
from ..query.comparison.page import compare_page
from ..query.pages.related import relate_page
from ..render.lines import Segment
from .faults import guarded
from .framed_view import FramedView
from .keys import on_both_layouts
from .page_view import PageView
from .search_view import SearchView
from .session import Session
from .type_ahead import opening
from .view import CITE
from .views import key_of

if TYPE_CHECKING:
    from ..query.citations.styles import Citation

MOST = 4
"""Entities compared at most."""


class PageScreen(FramedView):
    """Shows the page that ``build`` returns; links lead back to the browser."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *CITE,
        Binding("tab", "link(1)", "next link", tooltip="To the next link", show=False),
        Binding("shift+tab", "link(-1)", "previous link", tooltip="To the previous link", show=False),
        Binding("right", "stop(1)", "next stop", tooltip="To the next stop of a route drawn to scale", show=False),
        Binding("left", "stop(-1)", "previous stop", tooltip="To the previous stop", show=False),
        Binding(on_both_layouts("enter,l,right"), "enter", "open", tooltip="Open the link under the cursor"),
        Binding(on_both_layouts("f"), "follow", "follow", tooltip="Label each visible link; its letter opens it"),
        Binding(on_both_layouts("m"), "map", "map", tooltip="Show all of them on the map"),
        Binding(on_both_layouts("q,h,left,backspace"), "leave", "back", tooltip="Return to the browser", show=False),
    ]
    AUTO_FOCUS = "PageView"

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session, ids)
        self.page = PageView(session, lambda grown: self.update_frame())
        self._place = (0, -1)

    def build(self) -> Page:
        """The page to show."""
        raise NotImplementedError

    def content(self) -> Iterable[Widget]:
        """The page."""
        yield self.page

    def on_mount(self) -> None:
        """Show the page."""
        self.page.show(self.build(), *self._place)
        if self.opens_answer:
            self.page.to_answer(self.opens_answer)
        super().on_mount()

    @property
    def state(self) -> object:
        """The entities, line and link."""
        return (self.ids, self.page.top, self.page.link)

    def resume(self, state: object) -> None:
        """Show the same entities at the same line."""
        if isinstance(state, tuple):
            self.ids, *place = state
            self._place = (place[0], place[1])

    def crumbs(self) -> list[Segment]:
        """The names in the colours of their kinds."""
        names = short_names(self.catalogue, self.ids)
        parts: list[Segment] = []
        for index, id_ in enumerate(self.ids):
            joint = " and " if index == len(self.ids) - 1 else ", "
            parts += [Segment(joint if index else "", "quiet"), Segment(names[id_], "link", id_)]
        return self.crumb(parts, *([[Segment(self.page.section, "quiet")]] if self.page.section else []))

    def range(self) -> str:
        """Lines in view."""
        lines, height = self.page.count(), max(1, self.page.height)
        if lines <= height:
            return ""
        last = min(lines, self.page.top + height)
        return f"{self.page.top + 1:,}{self.session.glyphs.dash}{last:,} of {lines:,}"

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the footer."""
        glyphs = self.session.glyphs
        stops = [("right" if glyphs.ascii else glyphs.arrow, "stops")] if self.page.has_points else []
        return [
            ("tab", "links"),
            ("enter", "open"),
            ("f", "follow"),
            *stops,
            *self.own_keys(),
            ("m", "map"),
            ("y", "cite"),
            ("esc", "back"),
            ("?", "help"),
        ]

    def own_keys(self) -> list[tuple[str, str]]:
        """Keys of the view itself."""
        return []

    def cited(self) -> Citation | None:
        """The statement under the cursor."""
        return cite(self.catalogue, self.page.page, self.page.subject) if self.page.page else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Left and right step through the stops of a route in view; elsewhere they open and leave."""
        if action == "stop":
            return self.page.has_points and (parameters == (1,) or self.page.point >= 0)
        return super().check_action(action, parameters)

    def action_stop(self, step: int) -> None:
        """To the next or previous stop of the routes in view."""
        if point := self.page.step_point(step):
            self.show_status(point.text)

    def action_link(self, step: int) -> None:
        """To another link."""
        self.page.step_link(step)

    def action_enter(self) -> None:
        """Open the link under the cursor."""
        if self.page.unfold():
            return
        if self.page.linked:
            self.open(self.page.linked)
        else:
            self.page.step_link(1)

    def action_follow(self) -> None:
        """Letters on the links."""
        self.page.show_hints()

    def action_map(self) -> None:
        """All of them on the map."""
        opening(self, self._show_map())

    async def _show_map(self) -> None:
        from .map_view import MapView

        if chosen := await self.app.push_screen_wait(MapView(self.session, self.ids)):
            self.open(chosen)

    @on(PageView.Follow)
    @guarded
    def _follow(self, message: PageView.Follow) -> None:
        self.open(message.id)


class RelateView(PageScreen):
    """What two entities share."""

    title_text = "Relate"

    def own_keys(self) -> list[tuple[str, str]]:
        """The brief of the two."""
        return [(key_of(self.session, "brief"), "brief of both")]

    def build(self) -> Page:
        """The page of the two."""
        return relate_page(self.catalogue, self.ids[0], self.ids[1])


class CompareView(PageScreen):
    """Two to four entities side by side."""

    title_text = "Compare"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("x"), "swap", "swap", tooltip="Move the first to the end"),
        Binding(on_both_layouts("a"), "add", "add", tooltip="Add another, up to four"),
        Binding(on_both_layouts("d"), "differences", "differences", tooltip="Show only differences, or everything"),
    ]

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session, ids)
        self.differences = False

    @property
    def state(self) -> object:
        """The entities, line, link, and whether only differences are shown."""
        return (self.ids, self.page.top, self.page.link, self.differences)

    def resume(self, state: object) -> None:
        """Show the same."""
        super().resume(state)
        if isinstance(state, tuple):
            self.differences = bool(state[3])

    def build(self) -> Page:
        """The page of all."""
        return compare_page(self.catalogue, self.ids, self.differences)

    def hint(self) -> list[Segment]:
        """Whether everything is shown."""
        return [Segment("only differences", "note")] if self.differences else []

    def own_keys(self) -> list[tuple[str, str]]:
        """Keys of the comparison."""
        add = [("a", "add")] if len(self.ids) < MOST else []
        brief = [(key_of(self.session, "brief"), "brief of both")] if len(self.ids) == 2 else []
        return [("x", "swap"), *add, *brief, ("d", "everything" if self.differences else "only differences")]

    def _again(self) -> None:
        self.page.show(self.build())
        self.update_frame()

    def action_swap(self) -> None:
        """The first to the end."""
        self.ids = (*self.ids[1:], self.ids[0])
        self._again()

    def action_differences(self) -> None:
        """Only what differs, or everything."""
        self.differences = not self.differences
        self._again()

    def action_add(self) -> None:
        """Another one beside them."""
        if len(self.ids) >= MOST:
            self.show_status(f"At most {MOST} are compared.")
        else:
            opening(self, self._add())

    async def _add(self) -> None:
        names = ", ".join(self.catalogue.names(self.ids).values())
        found = await self.app.push_screen_wait(SearchView(self.session, (), f"Compare {names} with"))
        if found and found not in self.ids:
            self.ids = (*self.ids, found)
            self._again()
