"""The order of the list: its next column, the heading clicked, or any figure or field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..query.orders import columns, orders
from .choose_typed import ChooseTyped

if TYPE_CHECKING:
    from .list_and_page import ListAndPage


def order(body: ListAndPage, sort: str | None) -> None:
    """Order the list by a field; None changes between within groups and across."""
    listing = body.list.listing
    if sort is None:
        first = next((key for key, _, _ in body.catalogue.kinds[listing.kind].columns), "name")
        listing = listing._replace(grouped=not listing.grouped, sort=listing.sort or first)
    elif sort != listing.sort:
        listing = listing._replace(sort=sort)
    if listing != body.list.listing:
        body.relist(listing)


def next_order(body: ListAndPage) -> None:
    """Order the list by its next column."""
    listing = body.list.listing
    keys = columns(body.catalogue, listing.kind)
    at = keys.index(listing.sort) if listing.sort in keys else -1
    order(body, keys[(at + 1) % len(keys)])


async def choose_order(body: ListAndPage) -> None:
    """Ask for a figure or field to order the list by, or for within groups or across."""
    listing = body.list.listing
    within = "Across all" if listing.grouped else "Within the groups"
    rows = [
        (f"={within}", within, ""),
        *((f".{field.key}", field.label, field.topic) for field in orders(body.catalogue, listing.kind)),
    ]
    chosen = await body.app.push_screen_wait(ChooseTyped(body.session, "Order by", rows))
    if chosen:
        order(body, chosen[1:] if chosen[0] == "." else None)
