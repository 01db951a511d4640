"""Puts names on a canvas so that none covers another, the important ones first."""

from __future__ import annotations

from ..render.lines import cell_len
from .canvas import Canvas


def beside(canvas: Canvas, x: int, y: int, text: str, role: str, spare: int, force: bool = False) -> bool:
    """Write a name right, left, below or above of the mark at cell (x, y).

    A place where the name would cover no cell of a role over ``spare`` is taken first.
    Returns False when there is no room.
    """
    size = cell_len(text)
    spots = [
        (x + 2, y),
        (x - size - 1, y),
        (x - size // 2, y + 1),
        (x - size // 2, y - 1),
        (x + 1, y + 1),
        (x + 1, y - 1),
        (x - size, y + 1),
        (x - size, y - 1),
    ]
    found = [(spot, canvas.rank_in(*spot, size)) for spot in spots if canvas.free(*spot, size)]
    if not found:
        if not force:
            return False
        found = [((max(0, min(x + 2, canvas.cols - size)), y), 0)]
    clear = next((spot for spot, rank in found if rank <= spare), None)
    (left, top) = clear or found[0][0]
    canvas.write(left, top, text, role)
    return True


def centred(canvas: Canvas, x: int, y: int, text: str, role: str, spare: int, force: bool = False) -> bool:
    """Write a name with its middle at cell (x, y), or a row above or below it."""
    size = cell_len(text)
    left = x - size // 2
    for top in (y, y - 1, y + 1):
        if canvas.free(left, top, size) and canvas.rank_in(left, top, size) <= spare:
            canvas.write(left, top, text, role)
            return True
    if force:
        canvas.write(max(0, min(left, canvas.cols - size)), y, text, role)
    return force
