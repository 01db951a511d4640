"""Opens views over the browser: for the entity shown or those marked, and what is chosen in a view."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

from .list_and_page import ListAndPage
from .type_ahead import opening
from .views import VIEWS, key_of

if TYPE_CHECKING:
    from ..query.blocks import Page

MOST_MARKED = 4
"""Entities that can be marked for comparing."""


class ViewOpener:
    """Opens the views of a browser, for the entities marked too."""

    def __init__(self, browser: Screen[None], body: ListAndPage, show_status: Callable[[str], None]) -> None:
        self._browser, self._body, self._show_status = browser, body, show_status

    @property
    def marked(self) -> list[str]:
        """Ids of the entities marked for comparing, which their rows show."""
        return self._body.session.marks.compared

    def toggle_mark(self, id_: str) -> str:
        """Mark an entity for comparing, or remove its mark; returns the message."""
        if id_ in self.marked:
            self.marked.remove(id_)
        elif len(self.marked) < MOST_MARKED:
            self.marked.append(id_)
        else:
            return f"At most {MOST_MARKED} are marked; {key_of(self._body.session, 'mark')} on one of them removes its mark."
        self._body.list.repaint()
        names = self._body.catalogue.names(self.marked)
        marked = ", ".join(names[id_] for id_ in self.marked)
        return f"Marked: {marked}" if marked else "No marks."

    async def open(self, name: str, shown: Page | None) -> None:
        """Open a view for the entity shown and those marked; where it needs another, that is searched for first."""
        view = VIEWS[name]
        ids = (shown.id,) if shown else ()
        if (view.asks or view.marks) and not (ids or self.marked):
            self._show_status("No entity is selected.")
            return
        if view.asks:
            ids = tuple(dict.fromkeys((*self.marked, *ids)))[:MOST_MARKED]
            if len(ids) < 2:
                other = await self._search(view.asks.format(name=shown.name if shown else ""))
                if not other or other in ids:
                    return
                ids = (*ids, other)
            self.marked.clear()
            self._body.list.repaint()
        elif view.marks and self.marked:
            ids = tuple(dict.fromkeys((*self.marked, *ids)))[: view.marks]
        await self.show(name, ids, self._figure() if view.figure else None)

    def _figure(self) -> str | None:
        """The key of the figure in the page's row under the cursor."""
        subject = self._body.page.subject if self._body.is_reading else None
        return getattr(subject, "key", None)

    async def _search(self, question: str) -> str | None:
        """Another entity, found by search."""
        from .search_view import SearchView

        return await self._browser.app.push_screen_wait(SearchView(self._body.session, (), question))

    def reopen(self) -> None:
        """Open the view that was left over the present place, as it was left."""
        if (place := self._body.history.present) and place.over:
            opening(self._browser, self.show(*place.over))

    async def show(
        self,
        name: str,
        ids: tuple[str, ...],
        state: object = None,
        ready: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """Show a view, as it was left where its state is given, and open what is chosen in it, once the browser is ready."""
        view = VIEWS[name].load()(self._body.session, ids)
        view.resume(state)
        chosen = await self._browser.app.push_screen_wait(view)
        if ready is not None:
            await ready()
        left = (name, ids, view.state) if view.state is not None else None
        if chosen:
            answer, at = view.opens_answer, view.opens_at
            self._body.open_entity(chosen, left, found=True, as_of=view.opens_as_of, answer=answer, at=at)
        elif view.next_action:
            if left and view.next_action != "back_from_view":
                self._body.remember(left)
            await self._browser.run_action(view.next_action)
