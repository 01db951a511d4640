"""What is laid over the lines of a page: hint letters, the link cursor, matches of a search in the page."""

from __future__ import annotations

from rich.cells import cell_len

from ..render.lines import Segment
from ..text import fold

HINTS = "asdfghjklqwertyuiopzxcvbnm" + "asdfghjklqwertyuiopzxcvbnm".upper()


def hint_letters(count: int) -> list[str]:
    """Distinct hints, one letter each while they last, else two."""
    if count <= len(HINTS):
        return list(HINTS[:count])
    return [a + b for a in HINTS for b in HINTS][:count]


def restyled(parts: list[Segment], start: int, end: int, role: str) -> list[Segment]:
    """The segments with the cells from start to end in another role."""
    result: list[Segment] = []
    at = 0
    for part in parts:
        size = cell_len(part.text)
        if at >= start and at + size <= end:
            result.append(Segment(part.text, role, part.link))
        else:
            result.append(part)
        at += size
    return result


def recoloured(parts: list[Segment], cell: int, role: str) -> list[Segment]:
    """The segments with one cell in another role; its character is of one cell."""
    result: list[Segment] = []
    at = 0
    for part in parts:
        size = cell_len(part.text)
        if at <= cell < at + size and size == len(part.text):
            index = cell - at
            result += [part._replace(text=part.text[:index]), Segment(part.text[index], role, part.link)]
            result.append(part._replace(text=part.text[index + 1 :]))
        else:
            result.append(part)
        at += size
    return [part for part in result if part.text]


def inserted(parts: list[Segment], cell: int, piece: Segment) -> list[Segment]:
    """The segments with a piece laid over those from a cell on."""
    result: list[Segment] = []
    at, size, placed = 0, cell_len(piece.text), False
    for part in parts:
        text = ""
        for char in part.text:
            if at == cell and not placed:
                result += [Segment(text, part.role, part.link), piece]
                text, placed = "", True
            if not cell <= at < cell + size:
                text += char
            at += cell_len(char)
        result.append(Segment(text, part.role, part.link))
    return [part for part in result if part.text]


def marked(parts: list[Segment], wanted: str, role: str) -> list[Segment]:
    """The segments with every word in another role that holds a word of the text looked for."""
    result: list[Segment] = []
    terms = wanted.split()
    for part in parts:
        for piece in part.text.split(" "):
            hit = piece and any(term in fold(piece) for term in terms)
            result += [Segment(piece, role if hit else part.role, part.link), Segment(" ", part.role, part.link)]
        result.pop()
    return [part for part in result if part.text]
