"""Text that terminals measure differently never moves what stands right of it.

Terminals disagree on how many cells a joined emoji, an emoji with a variation selector, a flag, or a syllable of an
Indic script takes, and each is right by some version of Unicode. So such a character is drawn onto blanks, and the
column behind it is set absolutely (CUP): where the terminal counted more, what follows covers it; where it counted less,
a blank stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

DOUBTFUL = re.compile(
    "[\u200d\ufe00-\ufe0f\u20e3"  # joiner, variation selectors, keycap
    "\u0900-\u0dff\u0e33\u0eb3\u0f00-\u0fff\u1000-\u109f\u1700-\u17ff\u1900-\u19ff"  # Indic and related scripts
    "\u1a20-\u1aaf\u1b00-\u1bff\u1c00-\u1c4f\u1cd0-\u1cff\ua800-\ua8ff\ua900-\uaa7f\uaae0-\uaaff\uabc0-\uabff"
    "\U00010a00-\U00010a4f\U00011000-\U00011fff"
    "\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff"  # Korean letters that are composed
    "\U0001f000-\U0001faff\U000e0100-\U000e01ef]"  # emoji
)
_TOKEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[[\d;]*m|\n|[^\x1b\n]+|\x1b")


def _move(row: int, column: int) -> str:
    return f"\x1b[{row};{column}H"


def hold_columns(frame: str) -> str:
    """A frame of Textual's (moves, styles, text) with the column set behind each character of doubtful width.

    Anything that is no frame, or holds no such character, is returned as it is.
    """
    if frame.isascii() or not DOUBTFUL.search(frame):
        return frame
    output: list[str] = []
    row = column = end = 0
    is_sure = True
    tokens = list(_TOKEN.finditer(frame))
    for index, token in enumerate(tokens):
        text = token[0]
        if token[1]:
            row, column, is_sure = int(token[1]), int(token[2]), True
            end = column + _cells_of_line(tokens, index + 1)
        elif text == "\x1b":
            return frame  # such as a clipboard sequence
        elif text[0] == "\n":
            row = 0  # Textual moves before it writes the next line
        elif text[0] != "\x1b" and row:
            drawn, column, is_sure = _drawn(text, row, column, is_sure, end)
            output.append(drawn)
            continue
        output.append(text)
    return "".join(output)


def _cells_of_line(tokens: list[re.Match[str]], index: int) -> int:
    """The cells that are drawn from here to the next move."""
    cells = 0
    for token in tokens[index:]:
        if token[1] or token[0] == "\n":
            break
        cells += 0 if token[0][0] == "\x1b" else cell_len(token[0])
    return cells


def _drawn(text: str, row: int, column: int, is_sure: bool, end: int) -> tuple[str, int, bool]:
    """A run of text to be sent, the column behind it, and whether the terminal's cursor surely stands there.

    ``end`` is the column behind what is drawn on this line: cells from there on are not painted again.
    """
    if not DOUBTFUL.search(text):
        return (text if is_sure else _move(row, column) + text), column + cell_len(text), True
    parts: list[str] = []
    for cluster in _clusters(text):
        cells = cell_len(cluster)
        if not is_sure:
            parts.append(_move(row, column))
        is_sure = not DOUBTFUL.search(cluster)
        if not is_sure:
            if not cells or column + _widest(cluster) > end:
                cluster = _narrow(cluster, cells)
            parts.append(" " * cells + _move(row, column) if cells else "")
        parts.append(cluster)
        column += cells
    return "".join(parts), column, is_sure


def _widest(cluster: str) -> int:
    """The most cells that a terminal may take for a cluster."""
    return sum(2 if char >= "\U0001f000" else max(1, cell_len(char)) for char in cluster)


def _narrow(cluster: str, cells: int) -> str:
    """What is sent of a cluster that is not followed by enough to cover it: as much as no terminal draws wider."""
    first = cluster[0]
    if "\U0001f1e6" <= first <= "\U0001f1ff":  # the letters that make up a flag
        return "".join(chr(ord(char) - 0x1F1E6 + ord("A")) for char in cluster[:cells])
    return first if 0 < cell_len(first) <= cells and unicodedata.category(first)[0] not in "MC" else ""


@lru_cache(512)
def _clusters(text: str) -> tuple[str, ...]:
    return tuple(_split(text))


def _split(text: str) -> Iterator[str]:
    """The text in parts whose widths add up to that of the whole: a character with its marks and what is joined to it."""
    start = 0
    for at in range(1, len(text)):
        if not _belongs(text, start, at):
            yield text[start:at]
            start = at
    yield text[start:]


def _belongs(text: str, start: int, at: int) -> bool:
    char, before = text[at], text[at - 1]
    if before == "\u200d":
        return True
    if char <= "~":
        return False
    if char in "\u200c\u200d\ufe0f" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        return at - start == 1 and "\U0001f1e6" <= before <= "\U0001f1ff"
    if "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7ff":
        return True
    return unicodedata.category(char)[0] == "M"
