"""What keys of the browser do with the entity shown: cite, copy, bookmark, note, quote, open its source, edit its file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen

from .list_and_page import ListAndPage
from .type_ahead import opening
from .views import key_of

if TYPE_CHECKING:
    from ..query.blocks import Page
    from .clipboard import Copier


class PackEdited(Message):
    """A file of the user's own pack may have changed."""


class EntityActions:
    """Acts on the entity that keys act on in ``body``; nothing happens where there is none."""

    def __init__(self, screen: Screen[Any], body: ListAndPage, show_status: Callable[[str], None]) -> None:
        self.screen, self.body, self.show_status = screen, body, show_status
        self._copier: Copier | None = None
        self._vi_explained = False
        """True once it was said that no editor is chosen."""

    def copy(self, what: str) -> None:
        """Copy the ``citation``, or the value, of what is under the cursor."""
        if shown := self.body.settle():
            from ..query.citations.cite import cite
            from .clipboard import Copier

            session = self.body.session
            self._copier = self._copier or Copier(self.screen.app, session, self.show_status)
            subject = self.body.page.subject if self.body.is_reading else shown
            citation = cite(session.catalogue, shown, subject)
            self._copier.copy(citation.plain if what == "citation" else citation.value)

    def bookmark(self) -> None:
        """Add or remove the bookmark."""
        if shown := self.body.settle():
            from .bookmarks import toggle_bookmark

            self.show_status(toggle_bookmark(shown.id, shown.name))
            self.body.update_marks()

    def note(self) -> None:
        """Write a note."""
        if shown := self.body.settle():
            opening(self.screen, self._write_note(shown))

    async def _write_note(self, shown: Page) -> None:
        from .note_screen import NoteScreen

        await self.screen.app.push_screen_wait(NoteScreen(self.body.session, shown.id, shown.name))
        self.body.update_marks()
        view = self.body.page
        if view.page and view.page.id == shown.id:
            self.body.show_page(shown.id, view.top, view.link)

    def quote(self) -> None:
        """Write a sentence of the passage in view into the user's pack, as a quotation."""
        if shown := self.body.settle():
            opening(self.screen, self._quote(shown))

    async def _quote(self, shown: Page) -> None:
        from .write_quotation import quote

        message, file = await quote(self.screen.app, self.body.session, shown, self.body.page.subject)
        if file:
            self.screen.post_message(PackEdited())
        self.show_status(message)

    def open_source(self) -> None:
        """Open the address of the statement's source; its host is shown first."""
        if shown := self.body.settle():
            opening(self.screen, self._open_source(shown))

    async def _open_source(self, shown: Page) -> None:
        from .source_address import open_source

        if message := await open_source(self.body, shown):
            self.show_status(message)

    def edit(self) -> None:
        """Open the entity's file in the editor; the page follows what is saved."""
        if shown := self.body.settle():
            from .editing import edit_entity, is_chosen

            if not (self._vi_explained or is_chosen()):
                self._vi_explained = True
                key = key_of(self.body.session, "edit")
                self.show_status(f"{key} again opens vi (:q! leaves it)")
            elif problem := edit_entity(self.screen.app, self.body.session.catalogue, shown):
                self.show_status(problem)
            else:
                self.screen.post_message(PackEdited())
