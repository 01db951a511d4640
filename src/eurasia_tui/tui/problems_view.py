"""Problems of the packs in use: file, line, column, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from ..query.problems import own_problems, problems
from ..render.lines import Segment, wrap
from .framed_view import FramedView
from .header_footer import VIEWS_KEY
from .keys import on_both_layouts
from .scroll_lines import ScrollLines
from .session import Session


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
        self.lines_ = [] if self.rows else [(Segment(" No problems.", "quiet"),)]
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


class ProblemsView(FramedView):
    """What ``eurasia check`` reports, in the explorer."""

    title_text = "Problems"
    AUTO_FOCUS = "ProblemLines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("q"), "leave", "back", show=False),
    ]

    def content(self) -> Iterable[Widget]:
        """The problems."""
        rows = problems(self.catalogue) + ([] if self.session.kiosk else own_problems())
        self.body = ProblemLines(self.session, rows)
        yield self.body

    def range(self) -> str:
        """How many there are."""
        count = len(self.body.rows)
        return f"{count:,} problem{'s' if count > 1 else ''}" if count else ""

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the footer."""
        page = [("PgDn", "more")] if self.body.rows else []
        return [*page, ("esc", "back"), ("0", VIEWS_KEY), ("?", "help")]
