"""Blocks with a style of their own: a glance beside a small map, figures in a grid, chips, and rails of years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..formatting import imperial, short
from ..query.age import STEADY
from ..query.blocks import FactRow, Facts, FactValue, RankPlace, span_text
from . import rails
from .chips import chips
from .lines import Segment, cell_len, cut, fit, pad, segments, width, wrap

if TYPE_CHECKING:
    from .layout import Layout

LABEL = 15
"""Cells of labels in a glance."""
MAP = (32, 9)
"""Cells of the small map beside a glance."""
NARROW_FOR_MAP = 66
"""Cells that a page needs for one."""
_SHARE = re.compile(r"([A-Z][\w'’ -]*?)(?: \([^)]*\))? (\d+(?:\.\d+)?)%")


def glance(out: Layout, block: Facts) -> None:
    """A line a row: label, value, its beginning; beside them the room for a small map.

    On a screen a long value is cut to its row, and is in full further down; in a text it is wrapped here.
    """
    out.heading(block.title, [value.receipt for row in block.rows for value in row.values[:1]])
    beside = bool(block.map) and out.maps and out.room >= NARROW_FOR_MAP
    columns, rows = MAP
    room = out.measure - (columns + 2 if beside else 0)
    top = len(out.lines)
    for row in block.rows:
        if out.beside:
            _cut_row(out, row, room)
        else:
            _whole_row(out, row)
    if beside:
        while len(out.lines) < top + rows:
            out.add([Segment(" ")])
        out.window = (top, out.measure - columns, columns, rows, block.map)
    for row in block.rows:
        for value in row.values:
            if value.receipt.contested and value.receipt.note:
                parts = [Segment(f"{row.label}: ", "label"), *segments(value.receipt.note, "quiet")]
                out.wrapped(parts, 0, 2, subject=row)


def _cut_row(out: Layout, row: FactRow, room: int) -> None:
    value = row.values[0]
    tail = [Segment(f"  {value.since[:4]}", "quiet")] if value.since else []
    tail += out.marks(value.receipt)
    left = room - LABEL - width(tail)
    parts = _short_value(out, row.values, left)
    if cell_len(span_text(value.value)) > left:
        out.cut.append(row)
    out.add([_label_of(row), *parts, *tail], row)


def _label_of(row: FactRow) -> Segment:
    return Segment(pad(fit(row.label, LABEL - 1), LABEL), "label")


def _whole_row(out: Layout, row: FactRow) -> None:
    parts: list[Segment] = []
    for index, value in enumerate(row.values):
        dated = bool(value.value) and value.value[0].role == "date"
        parts += [Segment(", ", "quiet")] if index else []
        parts += [Segment(out.date(value.value[0].text), "value")] if dated else segments(value.value, "value")
        parts += [Segment(f"  {value.since[:4]}", "quiet")] if value.since else []
        parts += out.marks(value.receipt)
    for number, line in enumerate(wrap(parts, out.measure, LABEL)):
        out.add((_label_of(row), *line[1:]) if number == 0 else line, row)


def in_full(out: Layout) -> None:
    """What a glance had cut, whole."""
    rows, out.cut = out.cut, []
    if rows:
        out.heading("In full")
        for row in rows:
            _whole_row(out, row)


def _short_value(out: Layout, values: tuple[FactValue, ...], room: int) -> list[Segment]:
    """The value on one line; of shares in per cent the two largest. Several office-holders stand one after another."""
    value = values[0]
    if value.value and value.value[0].role == "date":
        return [Segment(out.date(value.value[0].text), "value")]
    text = span_text(value.value)
    shares = _SHARE.findall(text)
    if len(shares) > 1:
        largest = sorted(shares, key=lambda share: -float(share[1]))[:2]
        return [Segment(fit(", ".join(f"{name} {float(share):.0f} %" for name, share in largest), room), "value")]
    parts: list[Segment] = []
    for index, item in enumerate(values if any(span.link for span in value.value) else values[:1]):
        parts += ([Segment(", ", "quiet")] if index else []) + segments(item.value, "value")
    return cut(parts, room, out.glyphs.ellipsis)


def grid(out: Layout, block: Facts) -> None:
    """Figures in two columns: label, value, where it is among the others."""
    places = dict(block.places)
    of = out.glyphs.dash.join(map(str, _range(place.of for place in places.values())))
    years = Counter(_year(row) for row in block.rows if _year(row))
    usual = years.most_common(1)[0][0] if years else ""
    notes = [*([usual] if usual else []), *([f"place among {of}"] if of else [])]
    out.heading(block.title, [row.values[0].receipt for row in block.rows], f" {out.glyphs.dot} ".join(notes))
    two = out.measure >= 60
    half = (out.measure - 2) // 2 if two else out.measure
    lines: list[list[FactRow]] = []
    for row in block.rows:
        # A figure that is also in miles has a line for itself.
        beside = two and lines and len(lines[-1]) == 1 and not _miles(row) and not _miles(lines[-1][0])
        if beside:
            lines[-1].append(row)
        else:
            lines.append([row])
    for line in lines:
        parts: list[Segment] = []
        for index, row in enumerate(line):
            if index:
                parts.append(Segment(" " * (half + 2 - width(parts))))
            parts += _figure(out, row, places.get(row.key), out.measure if _miles(row) else half, usual)
        out.add(parts, line[0])


def _range(numbers: Iterable[int]) -> list[int]:
    """The least and the greatest, or the one number: not every figure is known of as many states."""
    found = sorted(set(numbers))
    return [*found[:1], *found[1:][-1:]]


def _miles(row: FactRow) -> str:
    """A length or area in miles where the reader wants them; else nothing."""
    value = row.values[0]
    return imperial(value.number or 0, value.unit)


GRID_LABEL, GRID_VALUE, GRID_MARKS, STRIP = 13, 10, 3, 6
"""Cells of the parts of a figure in a grid: label, value, marks, and its year or a strip; its place follows."""


def figure_text(value: FactValue) -> str:
    """A figure in three significant figures with its unit."""
    return f"{compact(value.number)}{_unit(value.unit)}" if value.number is not None else span_text(value.value)


def _year(row: FactRow) -> str:
    """The year that a figure is of; empty for one that does not change."""
    value = row.values[0]
    if value.number is None or row.key in STEADY:
        return ""
    return (value.receipt.as_of or value.since or "")[:4]


def _figure(out: Layout, row: FactRow, place: RankPlace | None, size: int, usual: str) -> list[Segment]:
    """Label, value, marks; then its year where that is not the usual one, else the strip; then its place."""
    value = row.values[0]
    year = "" if _year(row) == usual else _year(row)
    figure = figure_text(value)
    marks = out.marks(value.receipt._replace(old=False) if year else value.receipt)
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
    if year and left >= len(year):
        room = max(len(year), min(STRIP, left - 5)) if place else len(year)
        parts.append(Segment(pad(year, room), "quiet"))
        left -= room
    elif place and left >= STRIP + 5:
        parts.append(Segment(strip(place, out.glyphs.rule, "o" if out.glyphs.ascii else "●"), "quiet"))
        left -= STRIP
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


FACTS = {"glance": glance, "grid": grid}
RELATIONS = {"chips": chips, "rail": rails.lay_out}
