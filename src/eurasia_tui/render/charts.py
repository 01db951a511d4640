"""Small pictures in characters; the figures always stand beside them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from ..query.blocks import Bar, Bars, Series
from .figures import exact, short, with_unit
from .glyphs import Glyphs
from .lines import Segment, fit, pad


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
    figures = [with_unit(exact(one.value), block.unit) for one in block.bars]
    name = min(max(cell_len(one.label.text) for one in block.bars), room // 3)
    figure = max(map(len, figures))
    cells = max(4, min(30, room - name - figure - 8))
    for one, text in zip(block.bars, figures, strict=True):
        label = fit(one.label.text, name, glyphs.ellipsis)
        yield [
            Segment(label, "link", one.label.link), Segment(" " * (name - cell_len(label) + 2)),
            Segment(pad(text, figure, right=True), "value"), Segment("  "),
            Segment(bar(one.value / top, cells, glyphs), "bar"),
        ], one  # fmt: skip


_SPARK = "▁▂▃▄▅▆▇█"
_SPARK_ASCII = "_.-=+*#@"


def sparkline(values: list[float], glyphs: Glyphs) -> str:
    """One character a value, between the least and the greatest."""
    low, high = min(values), max(values)
    ramp = _SPARK_ASCII if glyphs.ascii else _SPARK
    return "".join(ramp[int((value - low) / (high - low or 1) * (len(ramp) - 1))] for value in values)


def table(block: Series, room: int) -> Iterator[list[Segment]]:
    """The figures without a picture."""
    text = "  ".join(f"{year}: {exact(value)}" for year, value in block.points)
    from .lines import wrap

    for line in wrap([Segment(text, "value")], room):
        yield list(line)


def series(block: Series, room: int, glyphs: Glyphs) -> Iterator[list[Segment]]:
    """A sparkline with first and last figure and year."""
    points = block.points[-max(1, room - 34) :]
    (first, low), (last, high) = points[0], points[-1]
    yield [
        Segment(f"{first}  {short(low)}  ", "quiet"), Segment(sparkline([value for _, value in points], glyphs), "bar"),
        Segment(f"  {with_unit(short(high), block.unit)}", "value"), Segment(f"  {last}", "quiet"),
    ]  # fmt: skip
