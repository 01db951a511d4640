"""What the browser shows around list and page: header, breadcrumb, and the keys of use now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..dates import show
from ..query.listing import Listing
from .help import key_of
from .session import Session
from .views import VIEWS

if TYPE_CHECKING:
    from .list_and_page import ListAndPage


def header(session: Session, listing: Listing) -> tuple[str, str, str, bool]:
    """(kind, label, date, whether the date is not the present) of a list."""
    kind, as_of = session.catalogue.kinds[listing.kind], session.catalogue.as_of
    date = f"AS OF {show(as_of)}" if as_of else f"data of {show(session.catalogue.now[:7])}"
    label = f"{kind.label}: {listing.filter}" if listing.filter else kind.label
    return kind.name, label, date, bool(as_of)


def breadcrumb(body: ListAndPage) -> tuple[list[str], str]:
    """The names of the way to the page, and how far down the page the view is."""
    catalogue, view = body.session.catalogue, body.page
    names = [catalogue.kinds[body.list.listing.kind].label]
    if body.followed:
        ids = [place.id for place in body.history.trail(6) if place.id]
        shown = view.page.id if view.page else None
        ids = ids if ids and ids[-1] == shown else [*ids, shown or ""]
        names += [catalogue.name(id_) for index, id_ in enumerate(ids) if id_ and (index == 0 or ids[index - 1] != id_)]
    elif view.page:
        names.append(view.page.name)
    lines, height = view.count(), max(1, view.height)
    share = 100 if lines <= height else round(100 * view.top / (lines - height))
    return names, "" if lines <= height else f"{share}% "


def footer_keys(body: ListAndPage) -> list[tuple[str, str]]:
    """(key, what it does) of the keys of use now, the likeliest first."""
    session = body.session
    if body.page.found:
        keys = [("ctrl+n", "next match"), ("ctrl+b", "previous"), ("esc", "done")]
    elif body.is_reading:
        keys = [("f", "follow"), ("tab", "links"), ("esc", "list"), ("backspace", "back")]
    else:
        whole = [("esc", "show all")] if body.list.listing.filter else []
        keys = [*whole, ("enter", "read"), ("f", "follow"), ("1-9 0", "panes"), ("backspace", "back")]
    views = [
        (key_of(session, view.key.id), view.key.description) for view in VIEWS.values() if view.key and view.key.show
    ]
    return [
        (key_of(session, "search"), "search"),
        *keys,
        *views,
        (key_of(session, "help"), "help"),
        (key_of(session, "quit"), "quit"),
    ]
