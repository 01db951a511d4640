"""The answer above the hits of a search: up to three lines, then what was understood and who says so."""

from __future__ import annotations

from collections.abc import Iterable

from ..dates import show
from ..query.ask import Answer
from ..render.glyphs import Glyphs
from ..render.lines import Segment, fit, width, wrap
from .lines import Lines

MOST = 3
"""Lines of an answer; the rest of a longer one is on the page."""


class AnswerBlock(Lines):
    """Shows an answer, or takes no room at all."""

    DEFAULT_CSS = "AnswerBlock { height: 0; }"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.answer: Answer | None = None
        self._lines: list[tuple[Segment, ...]] = []

    def load(self, answer: Answer | None) -> None:
        """Show another answer, or none."""
        if answer == self.answer:
            return
        self.answer = answer
        self._laid_out()

    def _laid_out(self) -> None:
        room = self.size.width or self.app.size.width
        self._lines = answer_lines(self.answer, room, self.glyphs) if self.answer else []
        height = len(self._lines)
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height
        self.repaint()

    def count(self) -> int:
        """Lines of the answer."""
        return len(self._lines)

    def line(self, index: int) -> Iterable[Segment]:
        """One line."""
        return self._lines[index]

    def resized(self) -> None:
        """Wrap again."""
        room = self.size.width
        self._lines = answer_lines(self.answer, room, self.glyphs) if self.answer and room else []
        self.styles.height = len(self._lines)


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
    said = f" {f' {glyphs.dot} '.join([*receipt])}{more}"
    understood = f" {glyphs.dot} {answer.understood}"
    quiet = [Segment(said, "quiet")]
    if width([Segment(said), Segment(understood)]) <= room:
        quiet.append(Segment(understood, "quiet"))
    else:
        quiet = [Segment(fit(said, max(1, room), glyphs.ellipsis), "quiet")]
    return [*lines, tuple(quiet)]
