"""The box of ctrl+f: filters the list or finds in the page while text is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from ..render.lines import Segment
from ..sanitize import clean_line
from .frame import Frame

if TYPE_CHECKING:
    from .header_footer import KeyBar
    from .list_and_page import ListAndPage
    from .session import Session

LONGEST = 200
"""Characters of a filter."""


LOW = 16
"""Rows of a screen below which the box has no frame."""


class BoxFrame(Frame):
    """The frame of the box: what it is for, and its keys."""

    DEFAULT_CSS = """
    BoxFrame { height: 3; }
    BoxFrame.-low { height: 1; }
    BoxFrame.-low FrameRule, BoxFrame.-low Side { display: none; }
    """

    def __init__(self, session: Session, box: FilterBox, label: str, keys: list[tuple[str, str]]) -> None:
        super().__init__(session, box, id="typed")
        self.label, self.keys = label, keys

    def on_mount(self) -> None:
        """Say what it is for."""
        self.set_class(self.app.size.height < LOW, "-low")
        self.focus_frame(True, "bar")
        self.upper.update([Segment(self.label, "strong")])
        parts = [Segment(f"{'   ' if at else ''}{key}", "strong") for at, (key, _) in enumerate(self.keys)]
        self.lower.update(
            [
                part
                for key, (_, what) in zip(parts, self.keys, strict=True)
                for part in (key, Segment(f" {what}", "quiet"))
            ]
        )


class FilterBox(Input):
    """One line of input above the keys; Enter keeps, Escape clears."""

    DEFAULT_CSS = "FilterBox { height: 1; border: none; padding: 0 1; } FilterBox:focus { border: none; }"
    BINDINGS = [
        Binding("escape", "clear_all", "clear", show=False),
        Binding("down", "keep", "keep", show=False),
    ]

    def __init__(
        self,
        example: str,
        start: str,
        target: Widget,
        changed: Callable[[str], None],
        kept: Callable[[], None] | None = None,
    ) -> None:
        """``example`` says in the empty box what may be typed; ``kept`` is called when the box has gone."""
        super().__init__(start, placeholder=example, select_on_focus=False, max_length=LONGEST)
        self.target = target
        """The widget that gets the focus back."""
        self._report, self._kept = changed, kept

    def watch_value(self, value: str) -> None:
        """Filter or find at once, so that box and list are painted in one frame."""
        if self.is_mounted:
            self._report(clean_line(value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep the result and give the focus back."""
        if self.is_attached:
            self.screen.set_focus(self.target, scroll_visible=False)
            framed = self.parent
            (framed if isinstance(framed, BoxFrame) else self).remove()
            if self._kept:
                self._kept()

    def action_clear_all(self) -> None:
        """Clear the filter or the marks."""
        self._report("")
        self.action_keep()


async def open_filter_box(body: ListAndPage, bar: KeyBar, show_status: Callable[[str], None]) -> None:
    """Open the box above the footer: it finds in the page where that is read, else it filters the list."""

    def filter_list(text: str) -> None:
        body.filter(text)
        bar.update([("enter", "keep"), ("esc", "show all")])
        body.message = f"{body.list.total:,} match" if text else ""
        body.update_position()

    def find(text: str) -> None:
        if text:
            count = body.page.find(text)
            show_status(f"{count} line{'s match' if count > 1 else ' matches'}" if count else "Not on this page.")
        else:
            body.page.clear_marks()

    screen = body.screen
    await screen.query(BoxFrame).remove()
    if body.is_reading:
        box = FilterBox("a word of the page", "", body.page, find)
        framed = BoxFrame(body.session, box, "Find in the page", [("enter", "to the match"), ("esc", "clear")])
    else:
        box = FilterBox("part of a name, such as stan", body.list.listing.filter, body.list, filter_list)
        framed = BoxFrame(body.session, box, "Filter the list", [("enter", "keep"), ("esc", "show all")])
    await screen.mount(framed, before=bar)
    screen.set_focus(box)
