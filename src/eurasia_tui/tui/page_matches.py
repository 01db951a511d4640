"""Finding in a page: the lines that hold a text, and the steps from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from ..render.lines import Line
from ..text import fold


class Matches:
    """The lines of a page that hold the text looked for; none until one is looked for."""

    def __init__(self) -> None:
        self.wanted = ""
        """The text, folded."""
        self.lines: list[int] = []
        self.line = -1
        """The line last gone to."""

    def __bool__(self) -> bool:
        return bool(self.lines)

    def clear(self) -> None:
        """Forget the text looked for and its matches."""
        self.wanted, self.lines, self.line = "", [], -1

    def only_in(self, label: str, other: str) -> bool:
        """True when the text looked for is in a label and not in the other one."""
        return self.wanted in fold(label) and self.wanted not in fold(other)

    def look(self, lines: Sequence[Line]) -> None:
        """Find the text in lines; again after the page was laid out again."""
        self.lines = [i for i, line in enumerate(lines) if self.wanted in fold(line.text)] if self.wanted else []

    def step(self, step: int, top: int, height: int) -> int:
        """Go to the next match (1), the one before (-1), or the first at or below the top of the view (0); its line."""
        if step == 0:
            at = next((i for i, line in enumerate(self.lines) if line >= top), 0)
        else:
            middle = top + self.lead(height)
            ahead = [i for i, line in enumerate(self.lines) if (line > middle if step > 0 else line < middle)]
            at = (ahead[0] if step > 0 else ahead[-1]) if ahead else (0 if step > 0 else len(self.lines) - 1)
        self.line = self.lines[at]
        return self.line

    @staticmethod
    def lead(height: int) -> int:
        """Lines above a match in a view of a height."""
        return min(3, height // 2)
