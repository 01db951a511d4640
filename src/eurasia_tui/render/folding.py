"""Long sections of a page on a screen: the most important rows, and a link that opens the rest in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..named_tuple import NamedTuple
from ..query.blocks import Block, Links, Quotation, Relations
from .lines import LEAD

SOURCES_ADDRESS = f"{LEAD}sources"
SLACK = 2
"""So many rows more are shown too: a link in their place would save nothing."""
QUOTATIONS, NAMES, ROWS, MEMBERS, SOURCES = 3, 16, 10, 36, 10
"""Rows shown of quotations, of names in a run, of a table, of members (two side by side), and of sources."""


class Shown(NamedTuple):
    """A block as it is laid out; ``address`` opens what is left out of it, ``left`` counts what is left out after it."""

    block: Block
    address: str = ""
    left: int = 0


def folded(blocks: Sequence[Block], opened: frozenset[str]) -> Iterator[Shown]:
    """The blocks with the sections shortened that are not among those opened, by their addresses."""
    number = 0
    at = 0
    while at < len(blocks):
        run = _run(blocks, at)
        at += len(run)
        block, count, most = run[0], *_size(run)
        if not most or count <= most + SLACK:
            yield from map(Shown, run)
            continue
        number += 1
        address = f"{LEAD}{number}"
        if address in opened:
            yield from map(Shown, run)
        elif isinstance(block, Links):
            yield Shown(block._replace(items=block.items[:most], more=block.more + count - most), address)
        elif isinstance(block, Relations):
            yield Shown(block._replace(rows=block.rows[:most], more=block.more + count - most), address)
        else:
            yield from map(Shown, run[: most - 1])
            yield Shown(run[most - 1], address, count - most)


def _run(blocks: Sequence[Block], at: int) -> Sequence[Block]:
    """A block; of quotations those of one section."""
    end = at + 1
    if isinstance(blocks[at], Quotation):
        while end < len(blocks) and isinstance(following := blocks[end], Quotation) and not following.title:
            end += 1
    return blocks[at:end]


def _size(run: Sequence[Block]) -> tuple[int, int]:
    """How many rows there are, and how many are shown; of the second 0 where nothing is folded."""
    block = run[0]
    if isinstance(block, Links):
        return len(block.items), NAMES
    if isinstance(block, Relations):
        rail = ROWS if "role" in block.columns else MEMBERS
        return len(block.rows), {"": ROWS, "rail": rail}.get(block.style, 0)
    return len(run), QUOTATIONS if isinstance(block, Quotation) else 0
