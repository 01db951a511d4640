"""The brief: the main figures, relations and quotations of an entity, or of two, on one printable page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..age import data_line
from ..blocks import (
    Block,
    Facts,
    Inline,
    Links,
    Page,
    Receipt,
    RelationRow,
    Relations,
    Span,
)
from ..catalogue import Catalogue
from ..pages.draft import Receipts
from ..pages.page import page
from .block_limits import fitted
from .pair import pair_blocks
from .parts import (
    AGREEMENTS,
    EVENTS,
    OFFICES,
    by_standing,
    contested_matters,
    current_relations,
    key_figures,
    newest_relations,
    quotations_about,
    relation_names,
    with_status,
    without_notes,
)

SOURCES = 1
"""Sources printed with a statement; all of them are on its page."""


def brief(catalogue: Catalogue, a: str, b: str | None = None, pages: int = 1) -> Page:
    """The brief of an entity, or of two side by side in the order given, for one or two A4 pages. Raises Unknown."""
    shown = None if b else page(catalogue, a)  # read once: of some entities it has thousands of rows
    blocks = fitted(_blocks_of_one(catalogue, shown) if shown else pair_blocks(catalogue, a, b or a), pages)
    receipts = Receipts(catalogue)
    numbered = tuple(_renumbered(block, receipts) for block in blocks)
    ids = [a, b] if b else [a]
    names = catalogue.names(ids)
    lead: Inline = shown.lead if shown else ()
    line = data_line(catalogue)
    when = f"{line[0].lower()}{line[1:]}"
    return Page(
        "+".join(ids),
        "",
        "",
        " and ".join(names[id_] for id_ in ids),
        lead,
        f"Brief, {when}",
        (),
        numbered,
        (),
        (),
        receipts.sources(),
        catalogue.as_of,
    )


def _blocks_of_one(catalogue: Catalogue, shown: Page) -> list[Block]:
    rows = shown.relations
    blocks: list[Block] = []
    if figures := key_figures(shown):
        blocks.append(Facts("Key figures and facts", tuple(without_notes(row) for row in figures)))
    if holders := _offices(shown):
        blocks.append(Relations("Office-holders", ("role", "since"), tuple(holders)))
    members = by_standing(catalogue, current_relations(rows, "member-of", inverse=False))
    if members:
        blocks.append(Relations("Member of", ("status", "since"), tuple(members)))
    taking_part = by_standing(catalogue, current_relations(rows, "member-of", inverse=True))
    if taking_part:
        blocks.append(Links("Members and participants", tuple(map(with_status, taking_part))))
    parties = current_relations(rows, "party-to", inverse=True)
    if parties:
        blocks.append(Links("Parties", tuple(Span(row.name, row.id) for row in parties)))
    blocks += newest_relations("Agreements", current_relations(rows, "party-to", inverse=False), AGREEMENTS)
    blocks += relation_names("Corridors", rows, ("crosses", "on-route"))
    blocks += newest_relations("Recent events", current_relations(rows, "took-part-in", "organised", "held-at"), EVENTS)
    blocks += quotations_about(catalogue, [shown])
    blocks += contested_matters([shown])
    return blocks


def _offices(shown: Page) -> list[RelationRow]:
    """In the order of the page: the highest offices first."""
    rows = [row for block in shown.blocks if isinstance(block, Relations) for row in block.rows]
    return current_relations(rows, "holds-office")[:OFFICES]


def _renumbered(value: Any, receipts: Receipts) -> Any:
    """The same blocks with sources numbered in the order in which the brief first needs them."""
    if isinstance(value, Receipt):
        sources = value.sources[:SOURCES]
        for source in sources:
            receipts.numbers.setdefault(source, len(receipts.numbers) + 1)
        return value._replace(sources=sources, numbers=tuple(receipts.numbers[source] for source in sources))
    if isinstance(value, tuple):
        make: Callable[[Iterable[Any]], Any] = getattr(type(value), "_make", tuple)
        return make([_renumbered(part, receipts) for part in value])
    return value
