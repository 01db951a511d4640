"""What entities share, in columns: only the first, both, only the second; where there is no room, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..query.blocks import Receipt, SetItem, SetPart, Sets
from .lines import Segment, cell_len, fit, pad, width, wrap

if TYPE_CHECKING:
    from .layout import Layout

WIDEST = 112
"""Cells of all columns together at most."""
COLUMN = 20
"""Cells that a column needs."""
GAP = 2
YEAR = 5
"""Cells of a year with the space before it."""

Column = list[list[Segment]]


def lay_out(out: Layout, block: Sets) -> None:
    """Append the lines of the sets of one relation."""
    out.heading(block.title, [item.receipt for part in block.parts for item in part.items])
    room = min(out.room, WIDEST)
    count = len(block.parts)
    size = (room - GAP * (count - 1)) // max(1, count)
    if count <= 3 and size >= COLUMN:
        _side_by_side(out, block, size)
    else:
        for part in block.parts:
            _below(out, part)


def _side_by_side(out: Layout, block: Sets, size: int) -> None:
    columns = [_column(out, part, size) for part in block.parts]
    for at in range(max(map(len, columns))):
        parts: list[Segment] = []
        for number, column in enumerate(columns):
            cell = column[at] if at < len(column) else []
            parts += cell
            if any(len(later) > at for later in columns[number + 1 :]):
                parts.append(Segment(" " * (size + GAP - width(cell)), "indent"))
        out.add(parts)


def _column(out: Layout, part: SetPart, size: int) -> Column:
    """The head with its count and sum, a rule of its own sort, and an item a line."""
    role = f"set-{part.role}" if part.role else "strong"
    head = _head(out, part, role, size)
    rule = out.glyphs.double if part.role == "both" else out.glyphs.heavy
    lines = [head, [Segment(rule * size, role)]]
    years = max((len(item.since) for item in part.items if any(item.since)), default=0)
    for item in part.items:
        lines += _item(out, item, size, years)
    return lines if part.items else [*lines, [Segment("none", "quiet")]]


def _head(out: Layout, part: SetPart, role: str, size: int) -> list[Segment]:
    text = fit(part.label, size - 5, out.glyphs.ellipsis)
    parts = [Segment(text, role), Segment(f" {len(part.items):,}", "strong")]
    space = size - width(parts) - cell_len(part.note)
    return [*parts, Segment(" " * space), Segment(part.note, "quiet")] if part.note and space > 1 else parts


def _item(out: Layout, item: SetItem, size: int, years: int) -> Column:
    """The name with its marks and years; a short remark follows the name, a longer one is below."""
    dates = "".join(pad((since or out.glyphs.absent)[:4], YEAR, right=True) for since in item.since) if years else ""
    room = size - cell_len(dates)
    name = [Segment(item.name.text, "link", item.name.link), *out.marks(_short(item.receipt))]
    remarks = item.remarks
    if len(remarks) == 1 and width(name) + 1 + cell_len(remarks[0]) <= room:
        name, remarks = [*name, Segment(f" {remarks[0]}", "note")], ()
    # A name that is too long for one line has all the width; the years stand on its last line.
    lines = [list(line) for line in wrap(name, size if width(name) > room else room, 0, 2)]
    if dates:
        if width(lines[-1]) > room:
            lines.append([])
        lines[-1] += [Segment(" " * (room - width(lines[-1])), "indent"), Segment(dates, "quiet")]
    for remark in remarks:
        lines += [list(line) for line in wrap([Segment(remark, "note")], size, 2)]
    return lines


def _short(receipt: Receipt) -> Receipt:
    """With two sources at most: a column has no room for more, and the page of the entity names all."""
    return receipt._replace(sources=receipt.sources[:2], numbers=receipt.numbers[:2])


def _below(out: Layout, part: SetPart) -> None:
    """The head, then the names in a run."""
    role = f"set-{part.role}" if part.role else "strong"
    out.add([Segment("  "), *_head(out, part, role, out.measure - 2)])
    parts: list[Segment] = []
    for index, item in enumerate(part.items):
        years = " ".join((since or out.glyphs.absent)[:4] for since in item.since) if any(item.since) else ""
        parts += [Segment(f" {out.glyphs.dot} ", "quiet")] if index else []
        parts += [Segment(item.name.text, "link", item.name.link), *([Segment(f" {years}", "quiet")] if years else [])]
        parts += out.marks(_short(item.receipt))
        for remark in item.remarks:
            parts += [Segment(" "), Segment(remark, "note")]
    out.wrapped(parts or [Segment("none", "quiet")], 4)
