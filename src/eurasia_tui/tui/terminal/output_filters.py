"""Final output filters: every line of the screen passes here before it is sent."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from ...sanitize import clean_line, isolated
from ...text import transliterate

_WITHOUT = ("dumb", "unknown", "vt52", "vt100", "vt102", "vt220", "xterm-mono", "screen.mono")


def wanted(environ: Mapping[str, str] = os.environ) -> bool:
    """False where no colour code may be sent: NO_COLOR is set, or the terminal has no colours."""
    return not environ.get("NO_COLOR") and environ.get("TERM", "") not in _WITHOUT


class WithoutColour(LineFilter):
    """Takes every colour away and leaves bold, underlined, reversed: no colour code is sent."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without colours."""
        return [Segment(text, style and style.without_color, control) for text, style, control in segments]


class Outgoing(LineFilter):
    """Final output filter: no control sequence, control character or bidi control reaches the terminal.

    The only exception are the isolates that it puts around right-to-left text. With ``ascii`` nothing outside ASCII
    passes either. Every segment keeps its width in cells.
    """

    def __init__(self, *, ascii: bool = False) -> None:
        super().__init__()
        self.ascii = ascii

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments as they may be sent; mostly just those given."""
        if all(text.isascii() and text.isprintable() for text, _, _ in segments):
            return segments
        out = self._ascii if self.ascii else self._clean
        return [Segment(out(text), style, control) for text, style, control in segments]

    def _clean(self, text: str) -> str:
        return isolated(text if text.isprintable() else clean_line(text))

    def _ascii(self, text: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        return "".join(char if " " <= char <= "~" else _in_ascii(char) for char in clean_line(text))


def _in_ascii(char: str) -> str:
    """ASCII for one character, in as many cells."""
    cells = cell_len(char)
    name = unicodedata.name(char, "")
    if name.startswith("BOX DRAWINGS"):
        found = "+" if " AND " in name or "ARC" in name else "|" if "VERTICAL" in name else "-"
    elif "BLOCK" in name:
        found = "#"
    else:
        found = transliterate(char).strip() or "?"
    return found[:cells].ljust(cells) if cells else ""
