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
MAP = (44, 13)
"""Cells of the small map beside a table."""
MAP_FROM = 100
"""Width from which there is one."""
NARROWEST = 13
"""Cells of a column of words; where there are fewer, the columns stand below each other."""
LONGEST_BAR = 24
"""Cells of a bar at the side of two columns of figures."""


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
    """Append the lines of a table, with a small map beside it where it has one and there is room."""
    top, full = len(out.lines), out.room
    beside = bool(block.map) and out.maps and out.room >= MAP_FROM
    if beside:
        out.room -= MAP[0] + 2
    mirrored = block.numeric and len(block.header) == 3 and out.room >= MIRROR_FROM and out.pictures
    if not mirrored or not _mirrored(out, block):
        _in_columns(out, block)
    if beside:
        out.room = full
        while len(out.lines) < top + MAP[1]:
            out.add([Segment(" ")])
        out.window = (top, out.room - MAP[0], *MAP, block.map)


MIRROR_FROM = 50
"""Width from which the figures of two are at both sides of their labels."""


NARROWEST_LABEL = 12
"""Cells of the label between two figures at least."""


def _mirrored(out: Layout, block: Table) -> bool:
    """Figures of two: the label in the middle, the figures beside it, bars outward. False where there is no room."""
    room = min(out.room, WIDEST) - 2
    labels = [segments(row.cells[0], "label") for row in block.rows]
    sides = [[_figure(out, row, column) for column in (1, 2)] for row in block.rows]
    left, right = (
        max(width(segments(block.header[side + 1])), *(width(cells[side]) for cells in sides)) for side in (0, 1)
    )
    space = room - left - right - 4 * GAP
    if space < NARROWEST_LABEL:
        return False
    label = min(max(map(width, labels)), room // 3, space)
    bar_room = max(0, min(LONGEST_BAR, (space - label) // 2))
    sizes = (bar_room, left, right, label)
    heads = [segments(cell, "heading") for cell in block.header[1:]]
    out.add(_mirror_row(heads, [Segment("")], ("", ""), sizes))
    for row, cells, text in zip(block.rows, sides, labels, strict=True):
        bars = _bars(out, row, bar_room)
        for number, line in enumerate(wrap(text, label)):
            shown = cells if number == 0 else [[], []]
            out.add(_mirror_row(shown, list(line), bars if number == 0 else ("", ""), sizes), row)
    return True


def _bars(out: Layout, row: TableRow, cells: int) -> tuple[str, str]:
    """The bars of the two figures, to one scale."""
    values = [value for value in row.values[1:] if value is not None]
    top = max(values, default=0)
    if len(values) < 2 or top <= 0 or min(values) < 0 or cells < 3:
        return "", ""
    left, right = (out.glyphs.heavy * round(value / top * cells) for value in values)
    return left, right


def _figure(out: Layout, row: TableRow, column: int) -> list[Segment]:
    receipt = row.receipts[column] if row.receipts else Receipt()
    parts = [part._replace(text=part.text.replace(" ", NO_BREAK)) for part in segments(row.cells[column], "value")]
    return [*parts, *out.marks(receipt)]


def _mirror_row(
    cells: list[list[Segment]], label: list[Segment], bars: tuple[str, str], sizes: tuple[int, int, int, int]
) -> list[Segment]:
    bar_room, left_size, right_size, size = sizes
    left, right = cells
    space = size - width(label)
    parts = [
        Segment(" " * (2 + bar_room - len(bars[0])), "indent"),
        Segment(bars[0], "bar"),
        Segment(" " * (GAP + left_size - width(left)), "indent"),
        *left,
        Segment(" " * (GAP + space // 2), "indent"),
        *label,
        Segment(" " * (GAP + space - space // 2), "indent"),
        *right,
        Segment(" " * (GAP + right_size - width(right)), "indent"),
        Segment(bars[1], "note"),
    ]
    return _trimmed([part for part in parts if part.text])


def _in_columns(out: Layout, block: Table) -> None:
    columns = len(block.header)
    head = [segments(cell, "heading") for cell in block.header]
    body = [[_cell(out, row, column) for column in range(columns)] for row in block.rows]
    room = min(out.room, WIDEST) - 2 - GAP * (columns - 1)
    natural = [max((width(line[column]) for line in [head, *body]), default=0) for column in range(columns)]
    figures = sum(natural[1:])
    # Figures stay on one row where their labels can be on two.
    sizes = [min(natural[0], room - figures), *natural[1:]] if block.numeric else []
    if not sizes or sizes[0] < min(natural[0], NARROWEST):
        sizes = _shared(natural, room)
    if columns > 1 and any(size < min(NARROWEST, wanted) for size, wanted in zip(sizes[1:], natural[1:], strict=True)):
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
                # A figure is at the right of its column, its bar at the left.
                drawn = 2 if piece and piece[0].role == "bar" else 0
                right = block.numeric and column
                parts += [*piece[:drawn], space, *piece[drawn:]] if right else [*piece, space]
                if column < columns - 1:
                    parts.append(Segment(" " * GAP, "indent"))
            out.add(_trimmed(parts), subject)


def _shared(natural: list[int], room: int) -> list[int]:
    """Cells of the columns: those that need less than an equal share have what they need, the others share the rest."""
    sizes = list(natural)
    left = room
    for done, column in enumerate(sorted(range(len(natural)), key=natural.__getitem__)):
        sizes[column] = min(natural[column], left // (len(natural) - done))
        left -= sizes[column]
    return sizes


def _trimmed(parts: list[Segment]) -> list[Segment]:
    while parts and parts[-1].role == "indent":
        parts = parts[:-1]
    return parts


def _stacked(out: Layout, block: Table, head: list[list[Segment]], body: list[list[list[Segment]]]) -> None:
    """On a narrow screen: each row's label, then a line a column."""
    size = max(map(width, head[1:]), default=0)
    aligned = block.numeric and size <= out.room // 2
    for row, cells in zip(block.rows, body, strict=True):
        out.wrapped([Segment(part.text, "heading", part.link) for part in cells[0]], 2, subject=row)
        for title, cell in zip(head[1:], cells[1:], strict=True):
            if cell:
                gap = NO_BREAK * (2 + (size - width(title) if aligned else 0))
                out.wrapped(
                    [*[Segment(part.text, "quiet", part.link) for part in title], Segment(gap), *cell],
                    4,
                    6,
                    subject=row,
                )
