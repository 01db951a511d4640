"""Small pictures in characters; the figures always are beside them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from rich.cells import cell_len

from ..formatting import exact, short, with_unit
from ..query.blocks import Bar, Bars, SeriesChart
from .glyphs import Glyphs
from .lines import Segment, fit, pad, width, wrap
from .strokes import Strokes


def bar(share: float, cells: int, glyphs: Glyphs) -> str:
    """A bar of ``share`` (0 to 1) of ``cells``."""
    eighths = round(max(0.0, min(1.0, share)) * cells * 8)
    whole, part = divmod(eighths, 8)
    if not glyphs.bar_parts:
        return glyphs.bar * max(whole, 1 if eighths else 0)
    return glyphs.bar * whole + (glyphs.bar_parts[part - 1] if part else "")


def bars(block: Bars, room: int, glyphs: Glyphs) -> Iterator[tuple[list[Segment], Bar]]:
    """A line a bar: name, figure, bar."""
    top = max(bar.value for bar in block.bars)
    figures = [with_unit(exact(item.value), block.unit) for item in block.bars]
    name = min(max(cell_len(item.label.text) for item in block.bars), room // 3)
    figure = max(map(len, figures))
    cells = max(4, min(30, room - name - figure - 8))
    for item, text in zip(block.bars, figures, strict=True):
        label = fit(item.label.text, name, glyphs.ellipsis)
        yield (
            [
                Segment(label, "link", item.label.link),
                Segment(" " * (name - cell_len(label) + 2)),
                Segment(pad(text, figure, right=True), "value"),
                Segment("  "),
                Segment(bar(item.value / top, cells, glyphs), "bar"),
            ],
            item,
        )


_SPARK = "▁▂▃▄▅▆▇█"
_SPARK_ASCII = "_.-=+*#@"


def sparkline(values: list[float], glyphs: Glyphs) -> str:
    """One character a value, between the least and the greatest; nothing where all are equal."""
    low, high = min(values), max(values)
    if low == high:
        return ""
    ramp = _SPARK_ASCII if glyphs.ascii else _SPARK
    return "".join(ramp[int((value - low) / (high - low or 1) * (len(ramp) - 1))] for value in values)


def table(block: SeriesChart, room: int) -> Iterator[list[Segment]]:
    """The figures without a picture."""
    text = "  ".join(f"{year}: {exact(value)}" for year, value in block.points)
    for line in wrap([Segment(text, "value")], room):
        yield list(line)


def series(block: SeriesChart, room: int, glyphs: Glyphs) -> Iterator[list[Segment]]:
    """Figures by year: a line over an axis with figures beside it; of few years, a bar each; of one figure, its years."""
    if len(block.points) > 1 and len({value for _, value in block.points}) == 1:
        (first, value), last = block.points[0], block.points[-1][0]
        figure = with_unit(exact(value), block.unit)
        parts = [Segment(f"{first}{glyphs.dash}{last}  ", "quiet"), Segment(figure, "value")]
        rest = Segment("  unchanged", "quiet")
        if width(parts) + cell_len(rest.text) <= room:
            yield [*parts, rest]
        else:
            yield parts
            yield [rest]
        return
    if len(block.points) < FEW or room < NARROW:
        yield from _by_year(block, room, glyphs)
    else:
        yield from _line(block, room, glyphs)


FEW = 7
"""From so many years on a line is drawn."""
NARROW = 34
"""Cells under which there is no room for one."""
_HIGH = 5
"""Rows of the picture."""
_WIDE = 44
"""Cells of the picture at most: wider, a change of trend looks flat."""


def _by_year(block: SeriesChart, room: int, glyphs: Glyphs) -> Iterator[list[Segment]]:
    """A bar a year; where that would be long, a sparkline with the first and the last figure."""
    if len(block.points) < FEW:
        top = max(abs(value) for _, value in block.points) or 1
        figures = [with_unit(exact(value), block.unit) for _, value in block.points]
        figure = max(map(cell_len, figures))
        for (year, value), text in zip(block.points, figures, strict=True):
            parts = [Segment(f"{year}  ", "quiet"), Segment(pad(text, figure, right=True), "value")]
            cells = min(30, room - 6 - figure - 2)
            if cells >= 4 and len(block.points) > 1:
                parts += [Segment("  "), Segment(bar(value / top, cells, glyphs), "bar")]
            yield parts
        return
    (first, low), (last, high) = block.points[0], block.points[-1]
    head, tail = f"{first}  {short(low)}  ", f"  {with_unit(short(high), block.unit)}"
    left = room - cell_len(head) - cell_len(tail) - 6
    values = [value for _, value in block.points][-max(1, left) :]
    yield [
        Segment(head, "quiet"),
        Segment(sparkline(values, glyphs), "bar"),
        Segment(tail, "value"),
        Segment(f"  {last}", "quiet"),
    ]


def _line(block: SeriesChart, room: int, glyphs: Glyphs) -> Iterator[list[Segment]]:
    """A line or step line over the years, an axis with its ends, figures of some years beside it."""
    points = block.points
    low, high = _ends([value for _, value in points])
    marks = [short(high), short((low + high) / 2), short(low)]
    label = max(map(cell_len, marks))
    beside = _beside(points)
    figure = max(cell_len(exact(value)) for _, value in beside)
    side = figure + 9 if room >= label + 2 + 20 + figure + 9 else 0
    cols = min(_WIDE, room - label - 2 - side)
    strokes = Strokes(cols, _HIGH)
    first, last = points[0][0], points[-1][0]
    across, up = (strokes.width - 1) / (last - first), (strokes.height - 1) / (high - low)
    dots = [((year - first) * across, (high - value) * up) for year, value in points]
    if block.step:
        dots = [dots[0], *(dot for a, b in itertools.pairwise(dots) for dot in ((b[0], a[1]), b))]
    strokes.line(dots)
    unit = with_unit("", block.unit).strip() or block.unit
    yield [Segment(f"{' ' * (label + 2)}{unit}", "quiet")]
    tick, wall, corner = ("|", "|", "+") if glyphs.ascii else ("┤", "│", "└")
    for row in range(_HIGH):
        mark = {0: marks[0], _HIGH // 2: marks[1], _HIGH - 1: marks[2]}.get(row, "")
        parts = [
            Segment(f"{pad(mark, label, right=True)} {tick if mark else wall}", "quiet"),
            Segment(strokes.text(row, glyphs.ascii), "bar"),
        ]
        if side and row < len(beside):
            year, value = beside[row]
            # Rows of strokes are full, so the figures are in line.
            parts += [Segment(f"  {year}  ", "quiet"), Segment(pad(exact(value), figure, right=True), "value")]
        yield parts
    years = f"{first}{glyphs.rule * (cols - 8)}{last}"
    yield [Segment(f"{' ' * (label + 1)}{corner}{years}", "quiet")]
    if not side:
        year, value = points[-1]
        yield [
            Segment(f"{' ' * (label + 2)}{year}  ", "quiet"),
            Segment(with_unit(exact(value), block.unit), "value"),
        ]


def _ends(values: list[float]) -> tuple[float, float]:
    """Where the axis begins and ends: at 0 unless all figures lie in its upper half."""
    low, high = min(values), max(values)
    low = low if low < 0 or low > high / 2 else 0.0
    return (low, high) if high > low else (low - 1, high + 1) if high else (0.0, 1.0)


def _beside(points: tuple[tuple[int, float], ...]) -> list[tuple[int, float]]:
    """The last figure, the first, and some between, the newest first."""
    count = min(_HIGH, len(points))
    return [points[round((len(points) - 1) * (1 - index / (count - 1)))] for index in range(count)]
