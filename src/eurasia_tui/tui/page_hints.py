"""Letters on the links in view: what is typed, and which link it follows."""

from __future__ import annotations

from ..render.lines import Segment
from .line_overlays import hint_letters, inserted

Link = tuple[int, int, int, str]
"""(line, first cell, end cell, id)."""


class Hints:
    """Letters of links, by the number of the link on the page; none until they are asked for."""

    def __init__(self) -> None:
        self.letters: dict[str, int] = {}
        self.typed = ""
        """Letters typed so far."""

    def __bool__(self) -> bool:
        return bool(self.letters)

    def show(self, links: list[Link], numbers: list[int]) -> None:
        """Put letters on the links of these numbers; of a link wrapped into a second line, on its first part only."""
        first = [number for number in numbers if not _continues(links, number)]
        self.letters = dict(zip(hint_letters(len(first)), first, strict=True))
        self.typed = ""

    def clear(self) -> None:
        """Remove the letters."""
        self.letters = {}

    def type(self, char: str) -> int | None:
        """Take a letter: the number of the link that it completes; letters that nothing begins with remove the hints."""
        self.typed += char
        number = self.letters.get(self.typed)
        if number is not None or not any(letters.startswith(self.typed) for letters in self.letters):
            self.clear()
        return number

    def on_line(self, parts: list[Segment], index: int, links: list[Link]) -> list[Segment]:
        """A line with its letters. They are before their links, so that they hide nothing of them."""
        for letters, number in self.letters.items():
            line, start, _, _ = links[number]
            if line == index and letters.startswith(self.typed):
                rest = letters[len(self.typed) :]
                parts = inserted(parts, max(0, start + 1 - len(rest)), Segment(rest, "hint"))
        return parts


def _continues(links: list[Link], number: int) -> bool:
    """True for the second part of a link that is wrapped into the next line."""
    if not number:
        return False
    (line, _, _, before), (here, _, _, id_) = links[number - 1], links[number]
    return before == id_ and here == line + 1
