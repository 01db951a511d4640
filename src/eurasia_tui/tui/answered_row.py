"""The row of a page that answered a question: found by what it says, and again after the page was laid out anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..named_tuple import NamedTuple
from ..query.answering_row import agreement, as_answered

if TYPE_CHECKING:
    from ..query.questions import Answer
    from ..render.layout import Layout


class Answered(NamedTuple):
    """A line, the statement on it, and the statement as it answered: of yearly figures, that of the year asked for."""

    line: int
    subject: Any
    stated: Any

    def again(self, layout: Layout) -> Answered | None:
        """The same statement in another layout of the page."""
        found = next((found for found in _statements(layout) if found.subject == self.subject), None)
        return found._replace(stated=self.stated) if found else None


def answered(answer: Answer, id_: str, layout: Layout) -> Answered | None:
    """The first of the statements that agree most with an answer; None where none does."""
    scores = [(agreement(answer, id_, found.subject), found) for found in _statements(layout)]
    best = max((score for score, _ in scores), default=0)
    found = next((found for score, found in scores if score == best), None) if best else None
    return found._replace(stated=as_answered(answer, id_, found.subject)) if found else None


def _statements(layout: Layout) -> Iterator[Answered]:
    for index, line in enumerate(layout.lines):
        for subject in (line.subject, layout.second.get(index)):
            if subject is not None:
                yield Answered(index, subject, subject)
