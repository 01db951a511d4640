"""The answer above the hits of a search: up to three lines, then what was understood and who says so."""

from __future__ import annotations

from collections.abc import Iterable

from ..dates import show
from ..query.questions import Answer
from ..render.glyphs import Glyphs
from ..render.lines import Segment, fit, width, wrap
from .lines import Lines
from .session import Session

TALL = 20
"""Rows of a screen that has room to spare."""
MOST = 3
"""Lines of an answer; the rest of a longer one is on the page."""


class AnswerBlock(Lines):
    """Shows an answer, or takes no room at all."""

    DEFAULT_CSS = "AnswerBlock { height: 0; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.answer: Answer | None = None
        self.room = 0
        """Rows it takes."""
        self._lines: list[tuple[Segment, ...]] = []

    def load(self, answer: Answer | None, *, typing: bool = False) -> None:
        """Show another answer, or none. While one is typing the room stays, so that the hits below do not jump."""
        kept = self.room if typing and self.app.size.height >= TALL else 0
        if answer == self.answer and kept:
            return
        self.answer = answer
        room = self.size.width or self.app.size.width
        self._lines = answer_lines(answer, room, self.glyphs) if answer else []
        self._make_room(max(kept, len(self._lines)))
        self.repaint()

    def _make_room(self, rows: int) -> None:
        if self.room != rows:
            self.room = rows
            self.styles.height = rows

    def count(self) -> int:
        """Lines of the answer."""
        return len(self._lines)

    def line(self, index: int) -> Iterable[Segment]:
        """One line."""
        return self._lines[index]

    def resized(self) -> None:
        """Wrap again. Where there is no width the room stays: giving it up would give the width back, and so for ever."""
        room = self.size.width
        if not room:
            return
        self._lines = answer_lines(self.answer, room, self.glyphs) if self.answer else []
        self._make_room(len(self._lines))


def answer_lines(answer: Answer, room: int, glyphs: Glyphs) -> list[tuple[Segment, ...]]:
    """The answer wrapped to at most three lines with its marks, and one quiet line with its receipt."""
    parts = [Segment(" ".join(answer.text.split()), "strong")]
    parts += [Segment(f" {getattr(glyphs, mark)}", "mark") for mark in answer.marks]
    lines = wrap(parts, max(10, room - 1), 1)
    if len(lines) > MOST:
        last = "".join(part.text for part in lines[MOST - 1])
        tail = "".join(f" {getattr(glyphs, mark)}" for mark in answer.marks)
        room_left = max(10, room - 2 - len(tail) - len(glyphs.ellipsis))
        cut = fit(last, room_left, "").rstrip(" ,;:") + glyphs.ellipsis
        lines = [*lines[: MOST - 1], (Segment(cut, "strong"), Segment(tail, "mark"))]
    receipt = [f"as of {show(answer.as_of)}"] if answer.as_of else []
    receipt += [source.title for source in answer.sources[:1]]
    more = f" +{len(answer.sources) - 1}" if len(answer.sources) > 1 else ""
    sources = f" {f' {glyphs.dot} '.join(receipt)}{more}"
    understood = f" {glyphs.dot} {answer.understood}"
    quiet = [Segment(sources, "quiet")]
    if width([Segment(sources), Segment(understood)]) <= room:
        quiet.append(Segment(understood, "quiet"))
    else:
        quiet = [Segment(fit(sources, max(1, room), glyphs.ellipsis), "quiet")]
    return [*lines, tuple(quiet)]
