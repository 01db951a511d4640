"""A catalogue that can no longer be read while it is open is opened again, or reported as lost; the explorer keeps running.

A file may be cut short, overwritten in place, or lie on a disk that fails. What reads it then raises an error of
SQLite, or, where other content is in its place, any error. Here it is decided whether an error comes from that.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from .. import paths
from ..catalogue.files import PackError, uri
from ..query.catalogue import Catalogue

if TYPE_CHECKING:
    from .app import EurasiaApp

Signature = tuple[tuple[str, int, int, int], ...]
"""Path, size, time of change and number of each file."""
OPENED_AGAIN = "The catalogue changed on disk and was opened again."


class Recovery:
    """Watches the catalogue of an explorer. :meth:`handles` is asked about every error that a screen raises."""

    def __init__(self, app: EurasiaApp) -> None:
        self._app = app
        self._opened = _signature(app.catalogue)
        """The files as they were when the catalogue was opened."""
        self._tried: Signature | None = None
        """The files as they were when the catalogue was last opened again."""
        self._lost: Signature | None = None
        """The files as they were when they could not be opened."""
        self._busy = False

    def note_opened(self, catalogue: Catalogue) -> None:
        """Note the files of a catalogue that is shown from now on."""
        self._opened, self._lost = _signature(catalogue), None

    def handles(self, error: BaseException) -> bool:
        """True when an error comes from a file that has changed or is damaged; then it is opened again.

        False where that has been done and the files are the same: the error is the program's own.
        """
        now = _signature(self._app.catalogue)
        if not isinstance(error, sqlite3.DatabaseError | UnicodeDecodeError) and now == self._opened:
            return False
        if self._busy or now == self._lost:
            return True
        if now == self._tried:
            return False
        self._busy, self._tried = True, now
        self._app.run_worker(self._open_again, thread=True, group="recovery", exit_on_error=False)
        return True

    def _open_again(self) -> None:
        """On a thread: open the catalogue again; what is damaged in the cache is made again."""
        old = self._app.catalogue
        try:
            for pack in old.opened.packs:
                if paths.cache_dir() in pack.catalogue.parents and not _is_whole(pack.catalogue):
                    pack.catalogue.unlink(missing_ok=True)
            new = Catalogue.open(self._app.content, old.as_of, own=not self._app.session.kiosk)
            if damaged := [pack.catalogue for pack in new.opened.packs if not _is_whole(pack.catalogue)]:
                new.close()
                raise PackError(f"{damaged[0].name} is damaged")
        except (PackError, sqlite3.DatabaseError, OSError) as error:
            self._lost = _signature(old)
            self._busy = False
            self._app.call_from_thread(self._show_status, f"The catalogue cannot be read: {error}")
            return
        self._tried = _signature(new)
        self._busy = False
        self._app.call_from_thread(self._show, new)

    def _show(self, new: Catalogue) -> None:
        self._app.show_catalogue(new)
        self._app.browse.show_status(OPENED_AGAIN)

    def _show_status(self, message: str) -> None:
        with contextlib.suppress(sqlite3.DatabaseError):
            self._app.browse.show_status(message)


def _signature(catalogue: Catalogue) -> Signature:
    rows = []
    for pack in catalogue.opened.packs:
        try:
            info = pack.catalogue.stat()
            rows.append((str(pack.catalogue), info.st_size, info.st_mtime_ns, info.st_ino))
        except OSError:
            rows.append((str(pack.catalogue), -1, -1, -1))
    return tuple(rows)


def _is_whole(catalogue: Path) -> bool:
    """False when the file is there and damaged."""
    if not catalogue.is_file():  # SQLite would wait for the other end of a FIFO
        return not catalogue.exists()
    try:
        with contextlib.closing(sqlite3.connect(uri(catalogue), uri=True)) as db:
            return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except (sqlite3.DatabaseError, ValueError):
        return False
