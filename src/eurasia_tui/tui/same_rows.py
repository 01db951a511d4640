"""Widgets whose rows are all the same: containers, and the sides of frames.

Textual keeps of every row the strip that it drew, the one that its filters made of it, and the parts into which it is
cut, 4 KB a row. One row that stands for all is drawn and kept once.
"""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class SameRows(Widget):
    """A widget without borders, of which one row is drawn for all. For opaque ones: not for windows over a screen.

    It is the last of the bases, since Textual takes style sheets from the first.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """The first row, as often as there are rows."""
        return super().render_lines(Region(crop.x, 0, crop.width, 1)) * crop.height
