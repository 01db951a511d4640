"""The first rows of a page on a screen of few cells: figures in pairs, who heads it, a row for each run of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..formatting import exact
from ..query.blocks import Block, FactRow, Facts, Links, Page, Relations, Route
from .key_figures import figure_text
from .lines import Segment, cell_len, fit, pad, segments, width

if TYPE_CHECKING:
    from .layout import Layout

NARROW, SHORT = 44, 10
"""Cells under which a page begins so, and cells up to which a label is not shortened."""
FIGURES, RUNS, BLOCKS = 4, 3, 8
"""Figures and runs of names that are shown, the latter of so many blocks from the first."""


def applies(page: Page, room: int) -> bool:
    """True for a page that begins with facts at a glance or a route, in so few cells."""
    return room < NARROW and any(getattr(block, "style", "") in ("glance", "strip") for block in page.blocks)


def first_rows(out: Layout, page: Page) -> None:
    """What the page says at a glance, a row each."""
    facts = [block for block in page.blocks if isinstance(block, Facts)]
    figures = [row for block in facts if block.style == "grid" for row in block.rows][:FIGURES]
    size = (out.room - 2) // 2
    for at in range(0, len(figures), 2):
        pair = [_figure(out, row, size) for row in figures[at : at + 2]]
        out.add([*pair[0], *([Segment("  "), *pair[1]] if len(pair) > 1 else [])], figures[at])
    for row in [row for block in facts if block.style == "glance" for row in block.rows if _is_office(row)][:1]:
        value = row.values[0]
        since = f" {value.since[:4]}" if value.since else ""
        label, room = _label(row.label), out.room - cell_len(since)
        named = segments(value.value, "value")
        if width([label, *named]) > room:
            named = [named[0]._replace(text=fit(named[0].text, room - width([label]), out.glyphs.ellipsis))]
        out.add([label, *named, Segment(since, "quiet")], row)
    for route in [block for block in page.blocks if isinstance(block, Route) and block.style == "strip"]:
        _route(out, route)
    runs = [block for block in page.blocks[:BLOCKS] if isinstance(block, Links) or _is_run(block)]
    for block in runs[:RUNS]:
        _names(out, block)


def _is_office(row: FactRow) -> bool:
    """A row that says who is something since when."""
    value = row.values[0]
    return bool(value.since) and any(span.link for span in value.value)


def _is_run(block: Block) -> bool:
    return isinstance(block, Relations) and block.style in ("chips", "rail")


def _label(text: str) -> Segment:
    """The text where it is short, else its first word, which is enough beside what it names."""
    return Segment(f"{text if cell_len(text) <= SHORT else text.split()[0]} ", "label")


def _route(out: Layout, block: Route) -> None:
    """From where to where, and how long."""
    first, last = block.branches[0].stops[0], block.branches[0].stops[-1]
    length = block.published
    figure = f" {exact(length.number)} {length.unit}" if length and length.number is not None else ""
    ends = [Segment(first.name, "link", first.id), Segment(f" {out.glyphs.arrow} ", "quiet")]
    ends.append(Segment(last.name, "link", last.id))
    out.wrapped([*ends, Segment(figure, "strong")], room=out.room, subject=block)


def _figure(out: Layout, row: FactRow, size: int) -> list[Segment]:
    value = row.values[0]
    mark = out.glyphs.contested if value.receipt.contested else ""
    figure = figure_text(value) + mark
    room = max(3, size - cell_len(figure) - 1)
    label = row.label if cell_len(row.label) <= room else row.label.partition(",")[0]
    label = fit(label, room, out.glyphs.ellipsis)
    return [Segment(pad(label, size - cell_len(figure)), "label"), Segment(figure, "strong")]


def _names(out: Layout, block: Block) -> None:
    """As many names as fit on a row, and how many more there are."""
    if isinstance(block, Links):
        items = [(item.text, item.link) for item in block.items]
        total = len(items) + block.more
    else:
        assert isinstance(block, Relations)
        rows = sorted((row for row in block.rows if not row.former), key=lambda row: -(row.value or 0))
        items = [(row.short or row.name, row.id) for row in rows]
        total = len(items) + block.more
    parts = [_label(block.title)]
    for number, (name, link) in enumerate(items):
        tail = f" +{total - number}"
        room = out.room - width(parts) - (cell_len(tail) if number < total - 1 else 0) - bool(number)
        if number and cell_len(name) > room:
            parts.append(Segment(tail, "quiet"))
            break
        parts += [*([Segment(" ")] if number else []), Segment(fit(name, room, out.glyphs.ellipsis), "link", link)]
    out.add(parts)
