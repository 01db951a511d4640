"""Screens that have the classes of their breakpoints from the start.

Textual sets them when the screen is told its size, after its first frame; what they show or hide is then drawn again.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.screen import Screen, ScreenResultType

COLUMNS, ROWS = 20, 5
"""Cells below which nothing can be read."""


def is_too_small(size: Size) -> bool:
    """True for a size that cannot show the explorer."""
    return size.width < COLUMNS or size.height < ROWS


class SizedScreen(Screen[ScreenResultType]):
    """A screen whose first frame is laid out as those after it."""

    def on_compose(self) -> None:
        """Set the classes before there are widgets to be styled by them."""
        width, height = self.app.size
        sides = ((self.HORIZONTAL_BREAKPOINTS, width), (self.VERTICAL_BREAKPOINTS, height))
        for breakpoints, size in sides:
            within = [name for least, name in sorted(breakpoints or ()) if size >= least]
            self.add_class(*within[-1:])
