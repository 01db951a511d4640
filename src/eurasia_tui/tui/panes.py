"""The panes: one a kind, each kept as it was left, and the views that are listed among them."""

from __future__ import annotations

from typing import Any

from textual.app import App

from ..query.listing import Listing
from .session import Session
from .views import VIEWS, key_of
from .visited_place import VisitedPlace


class Panes:
    """The kinds of the catalogue as panes."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._places: dict[str, VisitedPlace] = {}

    def keep(self, place: VisitedPlace) -> None:
        """Remember the place in its pane."""
        self._places[place.listing.kind] = place

    def place(self, kind: str) -> VisitedPlace:
        """The list of a pane as it was left."""
        kept = self._places.get(kind)
        return VisitedPlace(kept.listing, kept.cursor, kept.list_top) if kept else VisitedPlace(Listing(kind))

    def others(self) -> list[tuple[str, str, str]]:
        """(key, label, remark) of the panes without a key, with their sizes, then of the views: first those that have no key either.

        The remark is the key; of a view that takes the entities marked, the label says so.
        """
        catalogue = self.session.catalogue
        sizes = dict(catalogue.db.execute("SELECT kind, count(*) FROM entity GROUP BY kind"))
        panes = [
            (kind.name, kind.label, f"{sizes.get(kind.name, 0):,}") for kind in catalogue.kinds.values() if not kind.key
        ]
        of_marked = f", or those marked with {key_of(self.session, 'mark')}"
        views = [
            (
                f"view:{name}",
                f"{view.title}{of_marked if view.marks and view.key else ''}",
                key_of(self.session, view.key.id) if view.key else "",
            )
            for name, view in sorted(VIEWS.items(), key=lambda item: item[1].key is not None)
            if view.title and not (view.own and self.session.kiosk)
        ]
        return panes + views

    async def choose(self, app: App[Any]) -> str | None:
        """Ask for a pane that has no key; its name, ``view:NAME`` for a view, None where none is chosen."""
        from .choose import Choose

        keys = {f"view:{name}": key_of(self.session, view.key.id) for name, view in VIEWS.items() if view.key}
        return await app.push_screen_wait(Choose(self.session, "Other panes and views", self.others(), keys))
