"""The row of a page that keys act on: of the link or stop under the cursor, of a match, of an answer, else the first in view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..render.lines import Point
from .laid_out_page import LaidOutPage
from .page_matches import Matches
from .session import Session

if TYPE_CHECKING:
    from ..query.questions import Answer
    from .answered_row import Answered


class PageRow(LaidOutPage):
    """A page with a row cursor."""

    def __init__(self, session: Session, moved: Callable[[bool], None] = lambda grown: None) -> None:
        super().__init__(session, moved)
        self.link = -1
        """Index of the link under the cursor, -1 for none."""
        self.point = -1
        """Index of the stop under the cursor, of the routes drawn to scale; -1 for none."""
        self.matches = Matches()
        self.answered: Answered | None = None
        """The row that answered the question from which the page was opened."""
        self._awaited: Answer | None = None
        """The answer whose row is looked for once the page has its size."""

    def to_answer(self, answer: Answer) -> None:
        """Put the row cursor on the row that answered; nothing happens where no row did."""
        from .answered_row import answered  # no other page needs it

        self.finish()
        self._awaited = None if self.page_layout else answer
        if self.page and self.page_layout and (found := answered(answer, self.page.id, self.page_layout)):
            self.answered = found
            self.scroll_into_view(found.line, 2 if self.height > 6 else 0)
            self.repaint()

    @property
    def at_point(self) -> Point | None:
        """The stop under the cursor."""
        points = self.page_layout.points if self.page_layout else []
        return points[self.point] if 0 <= self.point < len(points) else None

    @property
    def row(self) -> int:
        """Index of the line that citing, copying and opening sources act on; -1 where there is none.

        The line of the link under the cursor, else of the match last gone to, else the first in view that says something.
        """
        if not self.page_layout:
            return -1
        if self.at_point:
            return self.at_point.line
        if 0 <= self.link < len(self.links):
            return self.links[self.link][0]
        lines, end = self.page_layout.lines, self.top + self.height
        gone_to = [self.matches.line] if self.matches else [self.answered.line] if self.answered else []
        first = next((line for line in gone_to if self.top <= line < end), self.top)
        rows = range(first, min(end, len(lines)))
        return next((index for index in rows if lines[index].subject is not None), -1)

    @property
    def subject(self) -> Any:
        """The statement of the row that keys act on; the page where there is none."""
        if not self.page_layout:
            return None
        row = self.row
        if row < 0:
            return self.page
        if self.answered and self.answered.line == row and not self.matches:
            return self.answered.stated
        first, second = self.page_layout.lines[row].subject, self.page_layout.second.get(row)
        return second if second and self.matches and self.matches.only_in(second.label, first.label) else first
