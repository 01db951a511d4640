"""Relations as a table with a line of years for each: members of a body, offices of a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..query.blocks import RelationRow, Relations
from .glyphs import Glyphs
from .lines import Segment, cell_len, fit, pad, segments, width, wrap

if TYPE_CHECKING:
    from .layout import Layout

ROOM = 72
"""Cells that a table needs for lines of years."""
LONGEST = 29
"""Cells of a line of years at most."""
STATUS, LONG_STATUS, SINCE, TERM = 9, 16, 11, 27
"""Cells of columns; that of the status is as wide as its words need, within the first two."""
NOT_KNOWN = "not known"
MANY = 24
"""Of more rows each is short on a screen, two side by side."""
TWO = 60
"""Cells that two rows side by side need."""


def lay_out(out: Layout, block: Relations) -> None:
    """Heads, a row a relation with its line of years, and what the lines mean."""
    offices = "role" in block.columns
    receipts = [row.receipt for row in block.rows]
    many = len(block.rows) > MANY and not offices
    if many and out.beside and out.measure >= TWO:
        out.heading(f"{block.title} {len(block.rows) + block.more}", receipts)
        _two_columns(out, block)
        return
    first, last = block.span
    names = 40 if offices else 22
    out.heading(f"{block.title} {len(block.rows) + block.more}", receipts)
    status = STATUS if offices else _status_cells(block.rows)
    room = out.measure - names - status - SINCE - 5 - (0 if offices else out.widest_marks(block.rows))
    cells = max(8, min(LONGEST, room)) if out.measure >= ROOM and last > first else 0
    if cells:
        _heads(out, block, cells, status, offices)
    for row in block.rows:
        _office(out, row, block.span, cells) if offices else _member(out, row, block.span, cells, status)
        if row.receipt.note and (row.receipt.contested or offices):
            out.wrapped(segments(row.receipt.note, "quiet"), 4, subject=row)
    if block.more:
        out.more(block.more)
    if cells:
        _legend(out, block)


def _heads(out: Layout, block: Relations, cells: int, status: int, offices: bool) -> None:
    """Names of the columns, and years over the lines where these have them."""
    first, last = block.span
    years = last - first + 1
    axis = [" "] * (cells + 4)
    step = next((step for step in (5, 10, 20, 50, 100, 500, 1000) if step * cells >= 7 * years), 5_000)
    for year in [first, *range(first + 1, last + 1)]:
        at = (year - first) * cells // years
        if (year == first or year % step == 0) and all(char == " " for char in axis[max(0, at - 1) : at + 5]):
            axis[at : at + 4] = str(year)
    heads = f"  {'name':<22} {'status':<{status}} {'since':<{SINCE}} "
    text = f"  {''.join(axis)[: cells + 1]}{'term':<{TERM}}office" if offices else f"{heads}{''.join(axis)}"
    out.add([Segment(text.rstrip(), "quiet")])


def _status(row: RelationRow) -> tuple[str, str]:
    """The word for the status of a row, and its role."""
    if row.former:
        return "former", "warn"
    if row.participation:
        return row.participation, "warn"
    status = (row.status or "").replace("-", " ")
    return status, "" if row.status in ("member", "participant") else "note"


def _status_cells(rows: Sequence[RelationRow]) -> int:
    longest = max((cell_len(_status(row)[0]) for row in rows), default=0)
    return max(STATUS, min(LONG_STATUS, longest))


def _member(out: Layout, row: RelationRow, span: tuple[int, int], cells: int, status_cells: int) -> None:
    status, role = _status(row)
    room = 22 if cells else max(16, out.measure - status_cells - SINCE - 14)
    name = fit(row.name, room, out.glyphs.ellipsis)
    day = row.until if row.former and row.until else row.part_since if row.participation else None
    since = out.date(day or row.since) if day or row.since else unknown(out)
    if day == row.until and day is not None and row.former:
        since = f"{(row.since or '')[:4]}{out.glyphs.dash}{day[:4]}"
    parts = [
        Segment("  "),
        Segment(name, "former-link" if row.former else "link", row.id),
        Segment(" " * max(0, room - cell_len(name))),
        Segment(f" {pad(fit(status, status_cells, out.glyphs.ellipsis), status_cells)}", role),
        Segment(f" {pad(fit(since, SINCE, out.glyphs.ellipsis), SINCE)}", "quiet"),
    ]
    if cells:
        parts += [Segment(" "), *line(row, span, cells, out.glyphs)]
    out.add([*parts, *out.marks(row.receipt)], row)


def _office(out: Layout, row: RelationRow, span: tuple[int, int], cells: int) -> None:
    """The line of years, the term, the office and of what it is."""
    acting = " (acting)" if row.status == "acting" else ""
    until = out.date(row.until) if row.until else ""
    term = f"{out.date(row.since) or out.glyphs.absent} {out.glyphs.dash} {until}".rstrip()
    lead = [Segment("  "), *line(row, span, cells, out.glyphs), Segment(" ")] if cells else [Segment("  ")]
    body = Segment(row.name, "former-link" if row.former else "link", row.id)
    office = [Segment(f"{row.role or ''}{acting}", "value"), Segment("  "), body, *out.marks(row.receipt)]
    indent = width(lead) + TERM if out.measure >= TWO else 4
    if out.measure < TWO:
        out.add([*lead, Segment(term, "quiet")], row)
    for number, words in enumerate(wrap(office, out.measure, indent)):
        named = number == 0 and out.measure >= TWO
        out.add([*lead, Segment(pad(term, TERM), "quiet"), *words[1:]] if named else words, row)


def line(row: RelationRow, span: tuple[int, int], cells: int, glyphs: Glyphs) -> list[Segment]:
    """A line of years.

    Thin while party to the founding act only, heavy while the status lasts, broken while it is frozen, else blank;
    dots where it is not known when the status began.
    """
    if not row.since:
        return [Segment(_unknown(glyphs) * cells, "quiet")]
    first, last = span
    thin, heavy, broken = ("-", "=", ".") if glyphs.ascii else ("─", "━", "╌")
    size = (last - first + 1) / cells
    since = int(row.since[:4])
    until = int(row.until[:4]) if row.until else last
    before = int(row.before[:4]) if row.before else since
    part = int(row.part_since[:4]) if row.participation and row.part_since else None
    parts: list[Segment] = []
    for cell in range(cells):
        start, end = first + cell * size, first + (cell + 1) * size
        if end > since and start < until + 1:
            char, role = (broken, "warn") if part is not None and end > part else (heavy, f"sign-{row.kind}")
        elif before < since and end > before and start < since:
            char, role = thin, "quiet"
        else:
            char, role = " ", ""
        if parts and parts[-1].role == role:
            parts[-1] = parts[-1]._replace(text=parts[-1].text + char)
        else:
            parts.append(Segment(char, role))
    return parts


def unknown(out: Layout) -> str:
    """In place of a date that is not known; of another date than the present it may be one that was still to come."""
    return NOT_KNOWN if out.page.as_of else out.glyphs.absent


def _unknown(glyphs: Glyphs) -> str:
    return "?" if glyphs.ascii else "·"


def _legend(out: Layout, block: Relations) -> None:
    """What the thin and the broken lines mean, where there are any."""
    thin, broken = ("-", ".") if out.glyphs.ascii else ("─", "╌")
    entries = [(thin, "party to the founding act")] if any(row.before for row in block.rows) else []
    entries += [(broken, row.participation) for row in block.rows if row.participation][:1]
    if any(not row.since for row in block.rows):
        entries.append((_unknown(out.glyphs), "start date not known"))
    if entries:
        text = "   ".join(f"{char * 2} {word}" for char, word in entries)
        out.add([Segment(f"  {text}", "quiet")])


def _two_columns(out: Layout, block: Relations) -> None:
    """Name, status where it is not the usual one, year: two relations a line."""
    size = (out.measure - 2) // 2
    half = -(-len(block.rows) // 2)
    cells = [_brief(out, row, size) for row in block.rows]
    for at in range(half):
        parts = list(cells[at])
        if at + half < len(cells):
            parts += [Segment(" " * max(2, size + 2 - width(parts))), *cells[at + half]]
        out.add(parts, block.rows[at])
    for row in block.rows:
        if row.receipt.note and row.receipt.contested:
            out.wrapped([Segment(f"{row.name}: ", "label"), *segments(row.receipt.note, "quiet")], 2, 4, subject=row)
    if block.more:
        out.more(block.more)


def _brief(out: Layout, row: RelationRow, size: int) -> list[Segment]:
    status, role = _status(row)
    marks = out.marks(row.receipt._replace(sources=row.receipt.sources[:1], numbers=row.receipt.numbers[:1]))
    years = out.date(row.since) if row.since else unknown(out)
    if row.former and row.until:
        years = f"{(row.since or '')[:4]}{out.glyphs.dash}{row.until[:4]}"
    tail = [*([Segment(f" {status}", role)] if role else []), *marks]
    room = size - 2 - width(tail) - cell_len(years) - 1
    name = Segment(fit(row.name, room, out.glyphs.ellipsis), "former-link" if row.former else "link", row.id)
    space = Segment(" " * max(1, size - 1 - width([name, *tail]) - cell_len(years)))
    return [Segment(" "), name, *tail, space, Segment(years, "quiet")]
