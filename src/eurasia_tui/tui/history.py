"""Back and forward: a list of places with a position in it, independent of screens."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")
LIMIT = 200
"""Places kept."""


class History(Generic[T]):
    """Back and forward over places. The present place can be replaced as it changes."""

    def __init__(self) -> None:
        self._places: list[T] = []
        self._at = -1

    @property
    def present(self) -> T | None:
        """The present place; None before the first visit."""
        return self._places[self._at] if self._places else None

    def visit(self, place: T) -> None:
        """Add a new place as the present one; places forward of the old one are dropped."""
        self._places[self._at + 1 :] = [place]
        del self._places[:-LIMIT]
        self._at = len(self._places) - 1

    def replace(self, place: T) -> None:
        """Change the present place, such as its scroll position."""
        if self._places:
            self._places[self._at] = place
        else:
            self.visit(place)

    def back(self) -> T | None:
        """Go back one place and return it; None at the beginning."""
        if self._at <= 0:
            return None
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> T | None:
        """Go forward one place and return it; None at the end."""
        if self._at + 1 >= len(self._places):
            return None
        self._at += 1
        return self._places[self._at]

    def trail(self, count: int) -> list[T]:
        """The last places up to the present one."""
        return self._places[max(0, self._at + 1 - count) : self._at + 1]
