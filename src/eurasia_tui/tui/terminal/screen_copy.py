"""What the terminal shows, cell by cell, so that a frame sends only the cells that it changes.

Textual sends of a changed row everything from the left edge of its widget, and a screen that opens three or four times
over. As in curses, the difference to what was sent before is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from rich.cells import get_character_cell_size

from .columns import DOUBTFUL
from .sgr import shows_on_blanks

FRAME = re.compile(r"(?:\x1b\[\d+;\d+H(?:\x1b\[[\d;]*m|[^\x00-\x1f\x7f]++)*\n?)+")
"""Runs of text in styles, each piece after a move of the cursor; a frame ends with the place of the cursor."""
_PART = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|([^\x1b\n]+)")
GAP = 8
"""Cells that are sent again, where they are no more: a move of the cursor takes as many bytes."""
Run = tuple[str, str]
"""A text, and the parameters of its style."""


class ScreenCopy:
    """The cells of the screen that are known; the others are always sent."""

    def __init__(self) -> None:
        self._texts: dict[int, list[str]] = {}
        self._styles: dict[int, list[str]] = {}
        """Of each row, the characters and their styles; empty texts where a cell is not known."""
        self._cursor = ""

    def forget(self) -> None:
        """Nothing is known: the screen was cleared, resized, or another program has written on it."""
        self._texts, self._styles, self._cursor = {}, {}, ""

    def is_beyond(self, columns: int, rows: int) -> bool:
        """True when cells are known that a terminal of this size does not have."""
        return any(y > rows or len(texts) > columns for y, texts in self._texts.items())

    def changes(self, frame: str) -> str:
        """What is to be sent in place of the frame. It is remembered as shown."""
        pieces = list(_pieces(frame))
        output = "".join([self._piece(y, x, runs) for y, x, runs in pieces if runs])
        y, x, runs = pieces[-1]
        cursor = "" if runs else f"\x1b[{y};{x}H"
        if output or cursor != self._cursor:
            output += cursor
        self._cursor = cursor
        return output

    def _piece(self, y: int, x: int, runs: list[Run]) -> str:
        """What a piece of a row changes."""
        text = "".join([text for text, _ in runs])
        start, end = x - 1, x - 1 + len(text)
        if not (text.isascii() or all(map(_is_single, text))):
            # Terminals do not agree on the cells that such characters take.
            self._texts.pop(y, None)
            return f"\x1b[{y};{x}H" + "".join([_styled(*run) for run in runs])
        styles: list[str] = []
        for part, style in runs:
            if style and " " in part and not shows_on_blanks(style):
                styles += ["" if char == " " else style for char in part]
            else:
                styles += [style] * len(part)
        if y not in self._texts:
            self._texts[y], self._styles[y] = [], []
        old_texts, old_styles = self._texts[y], self._styles[y]
        if len(old_texts) < end:
            missing = end - len(old_texts)
            old_texts += [""] * missing
            old_styles += [""] * missing
        before, before_styles = old_texts[start:end], old_styles[start:end]
        chars = list(text)
        if before == chars and before_styles == styles:
            return ""
        old_texts[start:end], old_styles[start:end] = chars, styles
        differ = [
            at
            for at, (old, new, worn, wears) in enumerate(zip(before, chars, before_styles, styles, strict=True))
            if old != new or worn != wears
        ]
        return "".join([_span(y, x, text, styles, first, last) for first, last in _spans(differ)])


def _pieces(frame: str) -> Iterator[tuple[int, int, list[Run]]]:
    """(row, column, runs) of the pieces of a frame, counted from 1."""
    y = x = 0
    runs: list[Run] = []
    style = ""
    for part in _PART.finditer(frame):
        row, column, parameters, text = part.groups()
        if text:
            runs.append((text, style))
        elif row:
            if y:
                yield y, x, runs
            y, x, runs = int(row), int(column), []
        else:
            style = "" if parameters in ("", "0") else f"{style};{parameters}" if style else parameters
    yield y, x, runs


def _spans(differ: list[int]) -> Iterator[tuple[int, int]]:
    """First and one past the last of each span of cells to be sent."""
    first = last = differ[0]
    for at in differ:
        if at - last > GAP:
            yield first, last + 1
            first = at
        last = at
    yield first, last + 1


def _span(y: int, x: int, text: str, styles: list[str], first: int, last: int) -> str:
    output = [f"\x1b[{y};{x + first}H"]
    at = first
    for style, cells in groupby(styles[first:last]):
        end = at + sum(1 for _ in cells)
        output.append(_styled(text[at:end], style))
        at = end
    return "".join(output)


def _styled(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if style else text


@lru_cache(4096)
def _is_single(char: str) -> bool:
    """True of characters that take one cell on every terminal, whatever stands beside them."""
    return char < "\U00010000" and get_character_cell_size(char) == 1 and not DOUBTFUL.match(char)
