"""Blocks with a style of their own: a glance beside a small map, figures in a grid, chips, and rails of years."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ..formatting import imperial, short
from ..query.age import STEADY
from ..query.blocks import FactRow, Facts, FactValue, RankPlace, RelationRow, Relations, span_text
from . import rails
from .lines import Segment, cell_len, fit, pad, segments, width, wrap

if TYPE_CHECKING:
    from .layout import Layout

LABEL = 15
"""Cells of labels in a glance."""
MAP = (32, 9)
"""Cells of the small map beside a glance."""
NARROW_FOR_MAP = 66
"""Cells that a page needs for one."""
CHIP_LABEL = 28
"""Cells of the name of a group before its chips at most."""
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
    kept: list[Segment] = []
    for part in parts:
        left = room - width(kept)
        if left > 0:
            kept.append(part._replace(text=fit(part.text, left, out.glyphs.ellipsis)))
    return kept


def grid(out: Layout, block: Facts) -> None:
    """Figures in two columns: label, value, where it is among the others."""
    places = dict(block.places)
    of = max((place.of for place in places.values()), default=0)
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
        Segment(" " * max(0, GRID_MARKS - width(marks))),
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


LETTERS = {
    "observer": "o",
    "partner": "p",
    "dialogue-partner": "d",
    "candidate": "c",
    "associate": "a",
    "guest": "g",
}
"""What is after the name of a body of which an entity is not a full member."""


def chips(out: Layout, block: Relations) -> None:
    """Short names in rows by group; a letter tells who is not a full member, a figure what belongs to the relation."""
    used = sorted({LETTERS[row.status] for row in block.rows if row.status in LETTERS and not row.former})
    words = {letter: status.replace("-", " ") for status, letter in LETTERS.items()}
    note = f" {out.glyphs.dot} ".join(f"{words[letter]} {letter}" for letter in used)
    if any(_undated(out, row) for row in block.rows):
        note = f" {out.glyphs.dot} ".join(filter(None, (note, "since when is not known ?")))
    units = {row.unit for row in block.rows if row.value is not None and row.unit}
    if "value" in block.columns and len(units) == 1:
        note = f" {out.glyphs.dot} ".join(filter(None, (note, *units)))
    title = f"{block.title} {len(block.rows) + block.more}"
    out.heading(title, [row.receipt for row in block.rows], note)
    groups: dict[str, list[RelationRow]] = {}
    if "value" in block.columns:  # what is measured goes by its measure, not by group
        groups[""] = sorted(block.rows, key=lambda row: -(row.value or 0))
    else:
        for row in block.rows:
            groups.setdefault("former" if row.former else row.group, []).append(row)
    indent = min(CHIP_LABEL, max(cell_len(group_label(group)) for group in groups) + 2) if len(groups) > 1 else 0
    for group, rows in groups.items():
        _run(out, group_label(group), rows, block.columns, indent)
    if block.more:
        out.more(block.more)


def _undated(out: Layout, row: RelationRow) -> bool:
    """True for what is shown on another date than the present although it is not known whether it had begun."""
    return bool(out.page.as_of) and row.since is None and not row.former and row.status is not None


def group_label(group: str) -> str:
    """The group without the word for what all of them are."""
    for word in (" organisation", " union", " format", " bank", " programme", " body"):
        group = group.removesuffix(word)
    return group


def _run(out: Layout, label: str, rows: list[RelationRow], columns: tuple[str, ...], indent: int) -> None:
    """A row of chips, with as many lines as they need."""
    lead = Segment(pad(fit(label, indent - 2, out.glyphs.ellipsis), indent), "label") if indent else Segment("")
    line: list[Segment] = []
    used = indent
    for row in rows:
        chip = _chip(out, row, columns)
        size = width(chip)
        if line and used + 2 + size > out.measure:
            out.add([lead, *line])
            lead, line, used = Segment(" " * indent), [], indent
        gap = [Segment("  ")] if line else []
        line += [*gap, *chip]
        used += size + (2 if gap else 0)
    if line:
        out.add([lead, *line])


def _chip(out: Layout, row: RelationRow, columns: tuple[str, ...]) -> list[Segment]:
    name = row.short or row.name
    parts = [Segment(fit(name, 30, out.glyphs.ellipsis), "former-link" if row.former else "link", row.id)]
    letter = LETTERS.get(row.status or "", "")
    if row.former:
        parts.append(Segment(out.glyphs.former, "quiet"))
    elif letter:
        parts.append(Segment(f" {letter}", "note"))
    if _undated(out, row):
        parts.append(Segment(" ?", "note"))
    if row.receipt.contested or row.participation:
        parts.append(Segment(out.glyphs.contested, "warn"))
    if row.since and columns[:1] == ("since",) and "role" in columns:  # of parties when they joined
        parts.append(Segment(f" {row.since[:4]}", "quiet"))
    if row.role and "role" in columns:
        parts.append(Segment(f" {row.role}", "quiet"))
    if "value" in columns and row.value is not None:
        parts.append(Segment(f" {row.value:,.0f}", "quiet"))
    return parts


FACTS = {"glance": glance, "grid": grid}
RELATIONS = {"chips": chips, "rail": rails.lay_out}
