"""Problems of the packs in use: file, line, column, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ..query.problems import own_problems, problems
from ..render.lines import Segment, wrap
from .keys import on_both_layouts
from .scroll_lines import ScrollLines
from .session import Session
from .view import View


class ProblemLines(ScrollLines):
    """The problems, wrapped."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "page(1)", "page down", show=False)]

    def __init__(self, session: Session, rows: list[tuple[str, str, str]]) -> None:
        super().__init__(session)
        self.rows = rows
        self.lines_: list[tuple[Segment, ...]] = []

    def resized(self) -> None:
        """Lay out for the width."""
        room = max(20, self.size.width - 1)
        count = len(self.rows)
        what = "No problems" if not count else f"{count:,} problem{'s' if count > 1 else ''}"
        self.lines_ = [(Segment(f" {what}", "heading"), Segment("   esc", "strong"), Segment(" back", "quiet")), ()]
        for where, message, hint in self.rows:
            self.lines_ += wrap(
                [Segment(where, "key"), Segment(f"  {message}"), Segment(f"  {hint}", "quiet")], room, 1, 3
            )

    def count(self) -> int:
        """Lines there are."""
        return len(self.lines_)

    def line(self, index: int) -> Iterable[Segment]:
        """A line."""
        return self.lines_[index]


class ProblemsView(View):
    """What ``eurasia check`` reports, in the explorer."""

    title_text = "Problems"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("q"), "leave", "back", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The problems."""
        yield ProblemLines(self.session, problems(self.catalogue) + ([] if self.session.kiosk else own_problems()))
