"""Lays a table out in the width there is: columns side by side, or stacked where they do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..query.blocks import Receipt, Table, TableRow
from .charts import bar
from .lines import NO_BREAK, Segment, pad, segments, width, wrap

if TYPE_CHECKING:
    from .layout import Layout

GAP = 2
BAR = 5
"""Cells of the bar beside a figure."""
BARS_FROM = 70
"""Width from which figures have bars."""
WIDEST = 112
"""Tables may be wider than prose, but not endless."""


def _cell(out: Layout, row: TableRow, column: int) -> list[Segment]:
    receipt = row.receipts[column] if row.receipts else Receipt()
    value = row.values[column] if row.values and out.pictures and out.room >= BARS_FROM else None
    top = max((figure for figure in row.values if figure is not None), default=0)
    if value is not None and value >= 0 and top > 0:
        drawn = bar(value / top, BAR, out.glyphs)
        lead = [Segment(pad(drawn, BAR), "bar"), Segment(NO_BREAK)]
    else:
        lead = []
    return [*lead, *segments(row.cells[column], "label" if column == 0 else "value"), *out.marks(receipt)]


def lay_out(out: Layout, block: Table) -> None:
    """Append the lines of a table."""
    columns = len(block.header)
    head = [segments(cell, "heading") for cell in block.header]
    body = [[_cell(out, row, column) for column in range(columns)] for row in block.rows]
    room = min(out.room, WIDEST) - 2 - GAP * (columns - 1)
    natural = [max((width(line[column]) for line in [head, *body]), default=0) for column in range(columns)]
    if sum(natural) <= room:
        sizes = natural
    else:
        first = min(natural[0], room // 3)
        rest = (room - first) // max(1, columns - 1)
        sizes = [first, *([rest] * (columns - 1))]
    if columns > 1 and min(sizes[1:]) < 9:
        _stacked(out, block, head, body)
        return
    for index, cells in enumerate([head, *body]):
        subject = block.rows[index - 1] if index else None
        lines = [wrap(cell, size) for cell, size in zip(cells, sizes, strict=True)]
        for at in range(max(map(len, lines))):
            parts: list[Segment] = [Segment("  ", "indent")]
            for column, size in enumerate(sizes):
                piece = lines[column][at] if at < len(lines[column]) else ()
                space = Segment(" " * (size - width(piece)), "indent")
                # A figure stands at the right of its column, its bar at the left.
                drawn = 2 if piece and piece[0].role == "bar" else 0
                right = block.numeric and column
                parts += [*piece[:drawn], space, *piece[drawn:]] if right else [*piece, space]
                if column < columns - 1:
                    parts.append(Segment(" " * GAP, "indent"))
            out.add(_trimmed(parts), subject)


def _trimmed(parts: list[Segment]) -> list[Segment]:
    while parts and parts[-1].role == "indent":
        parts = parts[:-1]
    return parts


def _stacked(out: Layout, block: Table, head: list[list[Segment]], body: list[list[list[Segment]]]) -> None:
    """On a narrow screen: each row's label, then a line a column."""
    for row, cells in zip(block.rows, body, strict=True):
        out.wrapped([Segment(part.text, "heading", part.link) for part in cells[0]], 2, subject=row)
        for title, cell in zip(head[1:], cells[1:], strict=True):
            if cell:
                out.wrapped(
                    [*[Segment(part.text, "quiet", part.link) for part in title], Segment("  "), *cell],
                    4,
                    6,
                    subject=row,
                )
