"""Rows in aligned columns, for lists on a terminal and in a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from .lines import Segment, cell_len, fit, pad

GAP = 2
"""Cells between two columns, at least."""
NARROW = 16
"""A column that is cut keeps so many cells; where there are fewer, the last column takes a line of its own."""


def aligned(
    rows: Sequence[Sequence[str]], width: int, ellipsis: str, *, right: Sequence[int] = (), indent: int = 2
) -> list[tuple[Segment, ...]]:
    """Rows in columns at least two cells apart, within ``width`` cells. Columns numbered in ``right`` are at the right.

    The first column is cut where there is no room; the last, by which a row goes on to another command, never is: it
    takes a line of its own on a narrow screen. It is in the role of a link.
    """
    if not rows:
        return []
    count = len(rows[0])
    sizes = [max(cell_len(row[column]) for row in rows) for column in range(count)]
    others = sum(size + GAP for size in sizes[1:] if size)
    room = width - indent - others
    apart = room < min(NARROW, sizes[0])
    if apart:
        room = width - indent - (others - sizes[-1] - GAP)
    sizes[0] = max(1, min(sizes[0], room))
    lines = []
    for row in rows:
        cells = [pad(fit(row[0], sizes[0], ellipsis), sizes[0])]
        cells += [
            pad(text, size, right=column in right)
            for column, (text, size) in enumerate(zip(row[1:-1], sizes[1:-1], strict=True), 1)
            if size
        ]
        line, last = " " * indent + (" " * GAP).join(cells), Segment(row[-1], "link")
        if apart:
            lines += [(Segment(line.rstrip()),), (Segment(" " * (indent + GAP)), last)]
        else:
            lines.append((Segment(line + " " * GAP), last))
    return lines
