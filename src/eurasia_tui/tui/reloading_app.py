"""The content is watched while the explorer runs; what has changed is shown at once."""

from __future__ import annotations

import gc
import sqlite3

from textual import on, work
from textual.app import App

from ..catalogue.files import PackError
from ..query.catalogue import Catalogue
from .browser import Browser
from .catalogue_recovery import Recovery
from .catalogue_watcher import CatalogueWatcher
from .entity_actions import PackEdited
from .session import Session


class ReloadingApp(App[None]):
    """Shows another catalogue when the content has changed, and closes the old one once no view reads it."""

    session: Session
    browse: Browser
    recovery: Recovery

    def renew_from(self, content: str | None, *, own: bool) -> None:
        """Which packs are watched, from :meth:`_look` on."""
        self.content, self._own = content, own
        self.watcher = CatalogueWatcher(content, own, self._report)
        self._outdated: list[Catalogue] = []
        """Catalogues that a view over the browser may still read."""

    # A check that fails, or that comes while the explorer is ending, does not end the session.
    @work(thread=True, group="freshness", exit_on_error=False)
    def _look(self) -> None:
        # Objects of the start stay: from now on garbage is collected often, but only among newer objects.
        # Once in a process, since garbage of that moment stays too.
        if not gc.get_freeze_count():
            gc.freeze()
            gc.set_threshold(2_000, 10, 10)
        self._renew()
        self.watcher.watch(self._renew)

    @on(PackEdited)
    def _look_again(self) -> None:
        """Start watching again: the user's pack may be new."""
        self.watcher.end()
        self.watcher = CatalogueWatcher(self.content, self._own, self._report)
        self._look()

    def _renew(self) -> None:
        """On a thread: bring the catalogue up to date and show it."""
        try:
            if new := self.watcher.check(self.session.catalogue):
                self.call_from_thread(self.show_catalogue, new)
        except (PackError, sqlite3.DatabaseError, OSError) as error:  # what was read stays
            self._report(f"The content could not be read again: {error}")
        except Exception as error:  # a fault while one save is shown would end the watching of all others
            if not self.watcher.stop.is_set():
                self._report(f"The changed content could not be shown: {error!r}")

    def show_catalogue(self, new: Catalogue) -> None:
        """Show another catalogue in place of the present one, which is closed once no view reads it."""
        old = self.session.catalogue
        new.language = old.language
        message = self.browse.body.message
        self.browse.reload(new)
        if message:
            self.browse.show_status(message)
        self.recovery.note_opened(new)
        self._outdated.append(old)
        self._close_outdated()

    def _close_outdated(self, _: object = None) -> None:
        """Close catalogues that were replaced while a view read them, now that there is none."""
        while self._outdated and self.screen is self.browse:
            self._outdated.pop().close()

    def _report(self, message: str) -> None:
        """From a thread: a message in the footer."""
        self.call_from_thread(self.browse.show_status, message)
