"""What the keys of the user's own do: cite, copy, bookmark, note, open the source's address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..query.blocks import Page
from ..sanitize import clean_line
from . import kiosk
from .browse import Browse
from .type_ahead import opening
from .views import VIEWS

if TYPE_CHECKING:
    from .clipboard import Copier


class Yours(Browse):
    """The browser's keys that copy, keep or open something. None of them works in kiosk."""

    _copier: Copier | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In kiosk nothing writes, copies or opens an address."""
        if not self.kiosk:
            return True
        return kiosk.allows((None, action, parameters)) and not (action == "view" and VIEWS[str(parameters[0])].own)

    def action_copy(self, what: str) -> None:
        """Copy the citation, or the value, of what is under the cursor; said in the key line.

        The same key again shows the text to select, for terminals that have no clipboard.
        """
        shown = self.settle()
        if shown is None:
            return
        from ..query.cite import cite
        from .clipboard import Copier

        if self._copier is None:
            self._copier = Copier(self.app, self.say)
        found = cite(self.catalogue, shown, self._subject(shown))
        self._copier.copy(found.plain if what == "citation" else found.value)

    def _subject(self, shown: Page) -> Any:
        return self.page.subject if self.is_reading else shown

    def action_bookmark(self) -> None:
        """Set or take away the bookmark of the page's entity."""
        shown = self.settle()
        if shown is None:
            return
        from ..userdata import notes
        from ..userdata.files import Unwritable

        told: list[str] = []
        try:
            before = notes.note(shown.id, lambda path: told.append(f"A note was not readable; it is kept as {path}"))
            on = not before.bookmarked
            notes.bookmark(shown.id, on)
        except Unwritable as error:
            self.say(f"Not kept: {error}")
            return
        self.say(told[0] if told else f"{'Bookmarked' if on else 'No longer bookmarked'}: {shown.name}")

    def action_note(self) -> None:
        """Write a note on the page's entity."""
        if shown := self.settle():
            opening(self, self._note(shown))

    async def _note(self, shown: Page) -> None:
        from .note_screen import NoteScreen

        await self.app.push_screen_wait(NoteScreen(shown.id, shown.name, self.glyphs))
        if self.page.page and self.page.page.id == shown.id:
            self.show_page(shown.id, self.page.top, self.page.link)

    def action_open_source(self) -> None:
        """Open the address of the statement's source; its host is shown first."""
        if shown := self.settle():
            opening(self, self._open_source(shown))

    async def _open_source(self, shown: Page) -> None:
        from ..query.bibliography import documents
        from ..query.cite import cite
        from .choose import Choose

        ids = [one.id for one in cite(self.catalogue, shown, self._subject(shown)).sources]
        if self.is_reading and self.page.linked:
            ids.insert(0, self.page.linked)
        ids += [source.id for source in shown.sources]
        rows: list[tuple[str, str, str]] = []
        for one in documents(self.catalogue, ids):
            host = web_host(one.url)
            if host and one.url not in [row[0] for row in rows]:
                rows.append((one.url, one.title, host))
        if not rows:
            self.say("No source here has a web address.")
            return
        url = await self.app.push_screen_wait(Choose("Open in a browser", rows[:9], self.glyphs))
        if url:
            self.app.open_url(url)
            self.say(f"Opened at {web_host(url)}")


def web_host(url: str) -> str:
    """The host of an http or https address, as it is looked up; nothing for any other address."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return ""
    plain = url == clean_line(url) and "\\" not in url and not any(char.isspace() for char in url)
    return host if plain and parts.scheme in ("http", "https") and not parts.username else ""
