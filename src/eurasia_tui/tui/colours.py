"""Which colours a terminal has, and the filter that takes them all away."""

from __future__ import annotations

import os
from collections.abc import Mapping

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_WITHOUT = ("dumb", "unknown", "vt52", "vt100", "vt102", "vt220", "xterm-mono", "screen.mono")


def wanted(environ: Mapping[str, str] = os.environ) -> bool:
    """False where no colour code may be sent: NO_COLOR is set, or the terminal has no colours."""
    return not environ.get("NO_COLOR") and environ.get("TERM", "") not in _WITHOUT


class WithoutColour(LineFilter):
    """Takes every colour away and leaves bold, underlined, reversed: no colour code is sent."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without colours."""
        return [Segment(text, style and style.without_color, control) for text, style, control in segments]
