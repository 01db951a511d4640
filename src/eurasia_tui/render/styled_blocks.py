"""Blocks with a style of their own: facts at a glance beside a small map; the others are in modules of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..query.blocks import FactRow, Facts, FactValue, span_text
from . import key_figures, rails
from .chips import chips
from .lines import Segment, cell_len, cut, fit, pad, segments, width, wrap

if TYPE_CHECKING:
    from .layout import Layout

LABEL = 15
"""Cells of labels in a glance."""
MAP, WIDE_MAP = (32, 9), (42, 11)
"""Cells of the small map beside a glance, and of that on a wide screen."""
NARROW_FOR_MAP = 66
"""Cells that a page needs for one."""
WIDE_FOR_MAP = 88
"""Cells that a page needs for the larger one."""
_SHARE = re.compile(r"([A-Z][\w'’ -]*?)(?: \([^)]*\))? (\d+(?:\.\d+)?)%")


def glance(out: Layout, block: Facts) -> None:
    """A line a row: label, value, its beginning; beside them the room for a small map.

    On a screen a long value is cut to its row, and is in full further down; in a text it is wrapped here.
    """
    out.heading(block.title, [value.receipt for row in block.rows for value in row.values[:1]])
    beside = bool(block.map) and out.maps and out.room >= NARROW_FOR_MAP
    columns, rows = WIDE_MAP if out.measure >= WIDE_FOR_MAP else MAP
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


FACTS = {"glance": glance, "grid": key_figures.lay_out}
RELATIONS = {"chips": chips, "rail": rails.lay_out}
