"""The key figures of a state, beside each other: on a screen in columns of a fixed size, in a text as wide as they need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from ..formatting import imperial, short
from ..query.age import STEADY
from ..query.blocks import FactRow, Facts, FactValue, RankPlace, span_text
from .lines import Segment, fit, pad, width

if TYPE_CHECKING:
    from .layout import Layout

Cells: TypeAlias = tuple[list[Segment], ...]
Places: TypeAlias = Mapping[str, RankPlace]

TWO_FROM = 60
"""Cells from which a screen has two columns."""
GAP = 2
"""Cells between the parts of a figure in a text."""
COLUMNS, MARKS, RIGHT = 5, 2, (1, 4)
"""Parts of a figure in a text; which are its marks, and which are at the right of their column."""


def lay_out(out: Layout, block: Facts) -> None:
    """Label, value, year where it is not the usual one, and where the state is among the others."""
    places = dict(block.places)
    of = out.glyphs.dash.join(map(str, _range(place.of for place in places.values())))
    years = Counter(_year(row) for row in block.rows if _year(row))
    usual = years.most_common(1)[0][0] if years else ""
    notes = [*([usual] if usual else []), *([f"place among {of}"] if of else [])]
    # Its year says of a figure that it is of later.
    receipts = [row.values[0].receipt._replace(later=False) for row in block.rows]
    out.heading(block.title, receipts, f" {out.glyphs.dot} ".join(notes))
    if out.beside:
        _on_screen(out, block.rows, places, usual)
    else:
        _in_text(out, block.rows, places, usual)


def _on_screen(out: Layout, rows: Sequence[FactRow], places: Places, usual: str) -> None:
    """Two columns of a fixed size, each figure with a strip or its year."""
    two = out.measure >= TWO_FROM
    half = (out.measure - 2) // 2 if two else out.measure
    for line in _pairs(rows) if two else [[row] for row in rows]:
        parts: list[Segment] = []
        for index, row in enumerate(line):
            if index:
                parts.append(Segment(" " * (half + 2 - width(parts))))
            parts += _figure(out, row, places.get(row.key), out.measure if _miles(row) else half, usual)
        out.add(parts, line[0], *line[1:])


def _in_text(out: Layout, rows: Sequence[FactRow], places: Places, usual: str) -> None:
    """Two columns where all fits with two cells between the parts of a figure, else one; nothing is cut."""
    cells = {row.key: _cells(out, row, places.get(row.key), usual) for row in rows}
    lines = _pairs(rows)
    if sum(_size(_widths(side, cells)) for side in _sides(lines)) + GAP > out.measure:
        lines = [[row] for row in rows]
    sizes = [_widths(side, cells) for side in _sides(lines)]
    for line in lines:
        parts: list[Segment] = []
        for index, row in enumerate(line):
            if index:
                parts.append(Segment(" " * (_size(sizes[0]) + GAP - width(parts))))
            parts += _in_columns(cells[row.key], sizes[index])
            if miles := _miles(row):
                parts.append(Segment(f"  {miles}", "quiet"))
        out.add(parts, line[0], *line[1:])


def _pairs(rows: Sequence[FactRow]) -> list[list[FactRow]]:
    """Two figures a line; one that is also in miles has a line for itself."""
    lines: list[list[FactRow]] = []
    for row in rows:
        if lines and len(lines[-1]) == 1 and not _miles(row) and not _miles(lines[-1][0]):
            lines[-1].append(row)
        else:
            lines.append([row])
    return lines


def _sides(lines: list[list[FactRow]]) -> list[list[FactRow]]:
    """The figures at the left and those at the right."""
    return [[line[side] for line in lines if side < len(line)] for side in (0, 1)]


def _cells(out: Layout, row: FactRow, place: RankPlace | None, usual: str) -> Cells:
    """Label, figure with its marks, year, place."""
    value = row.values[0]
    year = "" if _year(row) == usual else _year(row)
    marks = out.marks(value.receipt._replace(old=False, later=False) if year else value.receipt)
    return (
        [Segment(row.label, "label")],
        [Segment(figure_text(value), "strong")],
        marks,
        [Segment(year, "quiet")],
        [Segment(ordinal(place.rank) if place else "", "quiet")],
    )


def _widths(rows: Sequence[FactRow], cells: Mapping[str, Cells]) -> list[int]:
    """Cells of each column."""
    return [max((width(cells[row.key][column]) for row in rows), default=0) for column in range(COLUMNS)]


def _size(widths: list[int]) -> int:
    """Cells of a row of such columns; marks follow the figure without a gap."""
    return sum(widths) + GAP * (sum(size > 0 for column, size in enumerate(widths) if column != MARKS) - 1)


def _in_columns(cells: Cells, widths: list[int]) -> list[Segment]:
    """The cells, each as wide as its column, figures and places at the right of it."""
    parts: list[Segment] = []
    for column, (cell, size) in enumerate(zip(cells, widths, strict=True)):
        if not size:
            continue
        if column and column != MARKS:
            parts.append(Segment(" " * GAP))
        space = Segment(" " * (size - width(cell)))
        parts += [space, *cell] if column in RIGHT else [*cell, space]
    return parts


def _range(numbers: Iterable[int]) -> list[int]:
    """The least and the greatest, or the one number: not every figure is known of as many states."""
    found = sorted(set(numbers))
    return [*found[:1], *found[1:][-1:]]


def _miles(row: FactRow) -> str:
    """A length or area in miles where the reader wants them; else nothing."""
    value = row.values[0]
    return imperial(value.number or 0, value.unit)


GRID_LABEL, GRID_VALUE, GRID_MARKS, STRIP, LONG_STRIP = 13, 10, 3, 6, 14
"""Cells of the parts of a figure in a grid: label, value, marks, and its year or a strip, the least and the most; its place follows."""


def figure_text(value: FactValue) -> str:
    """A figure in three significant figures with its unit."""
    return f"{compact(value.number)}{_unit(value.unit)}" if value.number is not None else span_text(value.value)


def _year(row: FactRow) -> str:
    """The year that a figure is of; empty for one that does not change, unless it was stated after the date shown."""
    value = row.values[0]
    if value.number is None or (row.key in STEADY and not value.receipt.later):
        return ""
    return (value.receipt.as_of or value.since or "")[:4]


def _figure(out: Layout, row: FactRow, place: RankPlace | None, size: int, usual: str) -> list[Segment]:
    """Label, value, marks; then its year where that is not the usual one, else the strip; then its place."""
    value = row.values[0]
    year = "" if _year(row) == usual else _year(row)
    figure = figure_text(value)
    marks = out.marks(value.receipt._replace(old=False, later=False) if year else value.receipt)
    room = max(2, min(GRID_LABEL, size - GRID_VALUE - max(GRID_MARKS, width(marks))))
    label = fit(row.label.removesuffix(" at birth"), room - 1, out.glyphs.ellipsis)
    parts = [
        Segment(pad(label, room), "label"),
        Segment(pad(fit(figure, GRID_VALUE, out.glyphs.ellipsis), GRID_VALUE, right=True), "strong"),
        *marks,
        Segment(" " * max(int(bool(year)), GRID_MARKS - width(marks))),  # a year touches no mark
    ]
    if miles := _miles(row):
        parts.append(Segment(f" {miles}", "quiet"))
    left = size - width(parts)
    cells = max(STRIP, min(LONG_STRIP, left - 5))
    if year and left >= len(year):
        room = max(len(year), min(cells, left - 5)) if place else len(year)
        parts.append(Segment(pad(year, room), "quiet"))
        left -= room
    elif place and left >= STRIP + 5:
        parts.append(Segment(strip(place, out.glyphs.rule, "o" if out.glyphs.ascii else "●", cells), "quiet"))
        left -= cells
    if place and left >= 5:
        parts.append(Segment(f"{ordinal(place.rank):>5}", "quiet"))
    return parts


def compact(value: float) -> str:
    """A figure in three significant figures: 20.4 m, 288 bn, 7,049, 9.04."""
    return short(value) if abs(value) >= 1e4 else f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _unit(unit: str) -> str:
    """The unit in a column of figures: people is understood, and a currency is its sign."""
    unit = unit.partition(" (")[0]
    return "" if unit in ("", "people") else f" {'$' if unit == 'US$' else unit}"


def strip(place: RankPlace, rule: str, mark: str, cells: int = STRIP) -> str:
    """Where a state stands, the first at the left."""
    at = round((place.rank - 1) / max(1, place.of - 1) * (cells - 1))
    return rule * at + mark + rule * (cells - 1 - at)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
