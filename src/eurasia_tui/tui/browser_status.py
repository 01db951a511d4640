"""What the browser shows around list and page: header, breadcrumb, and the keys that apply now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..dates import show
from ..query.listing import Listing
from ..render.lines import Segment, cell_len, fit, width
from .frame import command
from .header_footer import BACKSPACE, NARROW, VIEWS_KEY
from .outline import headings
from .session import Session
from .views import VIEWS, key_of

if TYPE_CHECKING:
    from .panels import Panels

MESSAGE = 6
"""Cells of a frame that a message cannot have."""
BEFORE, SECTION, RANGE = 16, 16, 30
"""Cells of the upper edge that the page before may take, that a section keeps, and that the range and what is around
it take."""


FOOTER_VIEWS = ("map", "timeline", "matrix", "figures", "compare", "relate")
"""The views that the footer names, the likeliest first."""


def header(session: Session, listing: Listing) -> tuple[str, str, bool]:
    """(kind, date, whether the date is not the present) of a list."""
    as_of = session.catalogue.as_of
    return listing.kind, f"AS OF {show(as_of)}" if as_of else show(session.catalogue.now[:7]), bool(as_of)


def update_frames(body: Panels) -> None:
    """What the edges of both frames say: the way here, the order, the range in view, a filter or a message."""
    kind = body.session.catalogue.kinds[body.list.listing.kind]
    body.heads.repaint()
    glyphs, narrow = body.session.glyphs, body.size.width < 100
    body.left.focus_frame(not body.is_reading, f"frame-{kind.name}")
    title = [Segment(f"{kind.key or '0'} ", "quiet"), Segment(kind.label, f"kind-{kind.name}-strong")]
    order = _order(body)
    body.left.upper.update([*title, Segment(f" {body.list.total:,}", "quiet")], [command(order, "quiet", "order")])
    first, last = body.list.in_view()
    wanted = f"filter: {body.list.listing.filter}" if body.list.listing.filter else ""
    # A message too long for the list's frame is on that of the page: its end would be cut.
    beside = not narrow and cell_len(body.message) > body.left.size.width - MESSAGE
    in_list = not body.is_reading and not beside
    left = body.message if in_list else ""
    shown = f"{first:,}{glyphs.dash}{last:,} of {body.list.total:,}" if last else ""
    body.left.lower.update(_text(left or wanted, "strong" if left else "note"), _text("" if left else shown, "quiet"))
    page = body.page.page
    body.right.focus_frame(body.is_reading, f"frame-{page.kind if page else kind.name}")
    body.right.upper.update(*_page_edge(body, narrow))
    if body.side.display:
        body.side.upper.update([Segment("Sections", "quiet")])
        body.outline.update(headings(body.page.page_layout), body.page.top)
    body.right.lower.update(_text("" if in_list else body.message, "strong"))


def _text(text: str, role: str) -> list[Segment]:
    return [Segment(text, role)] if text else []


def _order(body: Panels) -> str:
    listing = body.list.listing
    if not listing.sort:
        return "in groups"
    columns = {key: heading for key, heading, _ in listing.columns(body.session.catalogue)}
    by = columns.get(listing.sort, listing.sort)
    room = 11 if listing.grouped else 20
    text = fit(by, room, body.session.glyphs.ellipsis)
    return f"by {text} in groups" if listing.grouped else f"by {text}"


def _page_edge(body: Panels, narrow: bool) -> tuple[list[Segment], list[Segment]]:
    """The breadcrumb, whose last part is the section in view, and the range of lines."""
    view, catalogue = body.page, body.session.catalogue
    page = view.page
    if page is None:
        return [], []
    crumb = Segment(f" {body.session.glyphs.crumb} ", "quiet")
    kind = catalogue.kinds[page.kind]
    parts = [] if body.size.width < 60 else [command(kind.label, f"kind-{kind.name}", f"pane({kind.name!r})"), crumb]
    if body.followed and not narrow and (before := _before(body, page.id)):
        parts = [command(fit(before, BEFORE, body.session.glyphs.ellipsis), "quiet", "back"), crumb, *parts]
    if mark := body.list.mark(page.id).strip():
        parts.append(Segment(f"{mark} ", "note"))
    section = view.section
    # A long name leaves room for the section, and for the range at the right.
    room = max(20, body.right.size.width - width(parts) - RANGE - min(cell_len(section), SECTION))
    parts.append(Segment(fit(page.name, room, body.session.glyphs.ellipsis), "strong"))
    if section:
        parts += [crumb, command(section, "quiet", "outline")]
    lines, height = view.count(), max(1, view.height)
    if lines <= height:
        return parts, []
    last = min(lines, view.top + height)
    where = f"{view.top + 1:,}{body.session.glyphs.dash}{last:,} of {lines:,}"
    if body.size.width < 60:
        where = f"{view.top // height + 1}/{-(-lines // height)}"
    return parts, [Segment(where, "quiet")]


def _before(body: Panels, id_: str) -> str:
    """The page that was read before."""
    ids = [place.id for place in body.history.trail(6) if place.id and place.id != id_ and place.was_read]
    return body.session.catalogue.name(ids[-1]) if ids else ""


def _short(session: Session, key: str) -> str:
    """The sign of the backspace key, where there are more than ASCII's."""
    return BACKSPACE if key == "backspace" and not session.glyphs.ascii else key


def _out(body: Panels) -> str:
    """Where the key that leaves the page leads."""
    return {"start": "search", "whole_map": "map"}.get(body.came_from, body.came_from or "list")


def footer_keys(body: Panels) -> list[tuple[str, str]]:
    """(key, what it does) of the keys that apply now, the likeliest first."""
    session = body.session
    if body.page.matches:
        keys = [("ctrl+n", "next match"), ("ctrl+b", "previous"), ("esc", "done")]
    elif body.is_reading:
        walk = [(f"{key_of(session, 'next')} {key_of(session, 'previous')}", "next/prev")] if body.can_walk else []
        stops = (
            [(session.glyphs.arrow if not session.glyphs.ascii else "right", "stops")] if body.page.has_points else []
        )
        keys = [*walk, *stops, ("f", "follow"), ("esc", _out(body))]
    else:
        whole = [("esc", "show all")] if body.list.listing.filter else []
        beside = [("f", "follow")] if body.app.size.width >= NARROW else []  # where the page is in view
        keys = [*whole, ("enter", "read"), *beside, ("1-8", "kinds")]
    keys_of_views = [VIEWS[name].key for name in FOOTER_VIEWS]
    views = [(key_of(session, key.id), key.description) for key in keys_of_views if key]
    dated = [(key_of(session, "present"), "present")] if session.catalogue.as_of else []
    own = [] if session.kiosk else [(key_of(session, "bookmark"), "bookmark")]
    kept = [(key_of(session, "as_of"), "as of"), *own]
    copied = [(key_of(session, "copy"), "copy")] if body.is_reading and not session.kiosk else []
    goes_back = len(body.history.trail(2)) > 1 and not (
        body.is_reading and body.came_from
    )  # there the key that leaves does
    back = [(_short(session, key_of(session, "back")), "back")] if goes_back else []
    return [
        (key_of(session, "search"), "search" if body.app.size.width >= NARROW else "ask"),
        *dated,
        *keys,
        *copied,
        *views[:1],
        (key_of(session, "panes"), VIEWS_KEY),
        *back,
        *(reversed(kept) if body.is_reading else kept),
        *views[1:3],
        (key_of(session, "mark"), "mark"),
        (key_of(session, "brief"), "brief"),
        *views[3:],
        *([("tab", "links")] if body.is_reading else []),
        (key_of(session, "help"), "help"),
        (key_of(session, "quit"), "quit"),
    ]
