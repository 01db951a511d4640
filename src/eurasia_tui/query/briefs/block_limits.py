"""The limits of each block in a brief, so that it prints on the promised pages (A4, the style of render/brief.py)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...named_tuple import NamedTuple
from ..blocks import Block, ContestedMatter, Facts, Links, Quotation, Relations, Span, Table, span_text


class BlockLimits(NamedTuple):
    """Rows of a table, rows of a list, names in a run, quotations, contested matters."""

    rows: int
    listed: int
    run: int
    quotations: int
    contested: int


ROOMS = {1: BlockLimits(5, 2, 6, 1, 1), 2: BlockLimits(14, 9, 60, 3, 3)}
"""By number of pages; tests/test_cite.py prints both."""
KEY_ROWS, SHORT = 9, 40
"""Rows of the first table, which has the key figures, on one page; letters of a cell that takes one line."""


def fitted(blocks: Iterable[Block], pages: int) -> list[Block]:
    """The blocks with so many rows as fit on the pages; what is left out is counted where a block can say it."""
    room = ROOMS[pages]
    kept: list[Block] = []
    quoted = contested = 0
    for block in blocks:
        if isinstance(block, Quotation):
            quoted += 1
            if quoted > room.quotations:
                continue
        elif isinstance(block, ContestedMatter):
            contested += 1
            if contested > room.contested:
                continue
        if not kept and pages == 1:
            kept.append(_key_figures(block))
        else:
            kept.append(_cut(block, room, pages))
    return kept


def _key_figures(block: Block) -> Block:
    """The first table with its short rows first: long texts (languages, dates of independence) only where there is room."""
    if not isinstance(block, Table):
        return _cut(block, ROOMS[1]._replace(rows=KEY_ROWS), 1)
    short = [row for row in block.rows if max(len(span_text(cell)) for cell in row.cells[1:]) <= SHORT]
    return block._replace(rows=tuple(short[:KEY_ROWS]))


def _cut(block: Block, room: BlockLimits, pages: int) -> Block:
    if isinstance(block, Facts):
        rows = block.rows[: room.rows]
        return block._replace(rows=tuple(row._replace(values=row.values[:1]) for row in rows) if pages == 1 else rows)
    if isinstance(block, Table):
        return block._replace(rows=block.rows[: room.rows if len(block.rows) > room.rows else None])
    if isinstance(block, Relations):
        left = len(block.rows) - room.listed
        return block._replace(rows=block.rows[: room.listed], more=block.more + max(0, left))
    if isinstance(block, Links):
        return block._replace(items=_run(block.items, room.run))
    return block


def _run(items: Sequence[Span], most: int) -> tuple[Span, ...]:
    left = len(items) - most
    return (*items[:most], Span(f"{left} more")) if left > 0 else tuple(items)
