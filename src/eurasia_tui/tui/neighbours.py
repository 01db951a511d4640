"""From one quotation or claim to the next: of the page that led to it, else of the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..named_tuple import NamedTuple
from ..query.blocks import Links, Page, Quotation, Relations
from ..query.catalogue import Catalogue, Unknown
from ..query.pages.page import page

if TYPE_CHECKING:
    from .list_and_page import ListAndPage


class Neighbour(NamedTuple):
    """An entity beside the one shown, and where it is among how many."""

    id: str
    number: int
    total: int


def neighbour(body: ListAndPage, step: int) -> Neighbour | None:
    """The one ``step`` further, from the last on the first again; None where there is no other."""
    shown = body.page.page
    if shown is None:
        return None
    before = [place.id for place in body.history.trail(6) if place.id and place.id != shown.id]
    if body.followed and before:
        ids = of_page(body.catalogue, before[-1], shown)
        if shown.id in ids and len(ids) > 1:
            at = (ids.index(shown.id) + step) % len(ids)
            return Neighbour(ids[at], at + 1, len(ids))
    index, total = body.list.listing.place_of(body.catalogue, shown.id), body.list.total
    if index is None or total < 2:
        return None
    at = (index + step) % total
    row = body.list.row(at)
    return Neighbour(row.id, at + 1, total) if row else None


def of_page(catalogue: Catalogue, id_: str, shown: Page) -> Sequence[str]:
    """Ids of the kind of ``shown`` in the order of a page."""
    try:
        blocks = page(catalogue, id_, rows=False).blocks
    except Unknown:
        return ()
    ids: list[str] = []
    for block in blocks:
        if isinstance(block, Quotation):
            ids.append(block.id)
        elif isinstance(block, Links):
            ids += [item.link for item in block.items if item.link]
        elif isinstance(block, Relations):
            ids += [row.id for row in block.rows]
    kinds = catalogue.kinds_of(ids)
    return [other_id for other_id in dict.fromkeys(ids) if kinds.get(other_id) == shown.kind]
