"""How yearly figures and bars are laid out in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..formatting import short, with_unit
from ..query.blocks import (
    Bars,
    Courses,
    SeriesChart,
    YearlyFigures,
)
from . import charts, line_chart, pictures
from .lines import Segment, cell_len, fit, pad

if TYPE_CHECKING:
    from .layout import Layout


SPARK = 12
"""Years of a sparkline."""


FEW_POINTS = 5
"""Of fewer years none is drawn."""


def bars(out: Layout, block: Bars) -> None:
    """A bar a line, with its figure."""
    out.heading(block.title)
    for parts, bar in charts.bars(block, out.measure - 2, out.glyphs):
        out.add([Segment("  "), *parts, *out.marks(bar.receipt)], block)
    when = {bar.receipt.as_of for bar in block.bars if bar.receipt.as_of}
    if when:
        out.add([Segment(f"  {block.unit} in {', '.join(sorted(out.date(date) for date in when))}", "quiet")])


def series(out: Layout, block: SeriesChart) -> None:
    """A chart of the years; a table where no pictures are drawn."""
    if block.style and out.pictures:
        pictures.years(out, block)
        return
    out.heading(block.title)
    for parts in (
        charts.series(block, out.measure - 2, out.glyphs) if out.pictures else charts.table(block, out.measure - 2)
    ):
        out.add([Segment("  "), *parts], block)
    if block.receipt.sources:
        out.wrapped([Segment("Source", "quiet"), *out.marks(block.receipt)], 2)


COURSE_ROWS = 9
"""Rows of a chart of several lines."""


def courses(out: Layout, block: Courses) -> None:
    """One chart of all, and a line for each below it."""
    out.heading(block.title, (), with_unit("", block.unit).strip() or block.unit)
    courses = [line_chart.Course(row.name.text, row.points, row.name.link) for row in block.rows]
    room = out.measure - 2
    if out.pictures:
        for parts in line_chart.chart(courses, room, COURSE_ROWS, out.glyphs):
            out.add([Segment("  "), *parts], block)
    for parts in line_chart.legend(courses, block.unit, room, out.glyphs):
        out.add([Segment("  "), *parts], block)
    if block.receipt.sources:
        out.wrapped([Segment("Source", "quiet"), *out.marks(block.receipt)], 2)


def figures(out: Layout, block: YearlyFigures) -> None:
    """A line a figure: label, newest figure, its year, the course of the years before."""
    out.heading(block.title, [row.receipt for row in block.rows])
    values = [with_unit(short(row.value), row.unit) for row in block.rows]
    room = out.measure - 2
    size = min(max(map(cell_len, values), default=0), room // 3)
    spark = SPARK if room >= 66 else 0
    label = max(8, room - size - spark - 10 - out.widest_marks(block.rows))
    newest = {row.key: max(other.year for other in block.rows if other.key == row.key) for row in block.rows}
    left: dict[str, int] = {}
    above = ""
    for row, value in zip(block.rows, values, strict=True):
        if row.other:
            if row.year < newest[row.key]:
                left[row.key] = left.get(row.key, 0) + 1
                continue
            if row.label != above:
                above = row.label
                out.add([Segment(f"  {fit(row.label, room, out.glyphs.ellipsis)}", "label")], row)
        name = f"  {row.other.text}" if row.other else row.label
        text = fit(name, label, out.glyphs.ellipsis)
        parts = [
            Segment("  "),
            Segment(pad(text, label), "link" if row.other else "label", row.other.link if row.other else None),
            Segment(f"  {pad(fit(value, size, out.glyphs.ellipsis), size, right=True)}", "value"),
            Segment(f"  {row.year}", "quiet"),
        ]
        if spark and out.pictures:
            points = [point for _, point in row.points[-SPARK:]]
            line = charts.sparkline(points, out.glyphs) if len(points) >= FEW_POINTS else ""
            parts.append(Segment(f"  {line.ljust(SPARK)}", "bar"))
        out.add([*parts, *out.marks(row.receipt)], row)
    for key, number in left.items():
        words = f"  {out.glyphs.ellipsis} {number} more of earlier years: eurasia series {out.page.id} {key}"
        out.add([Segment(fit(words, room, out.glyphs.ellipsis), "quiet")])
