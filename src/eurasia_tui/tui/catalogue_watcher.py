"""Keeps the explorer's catalogue up to date: once after the first frame, then whenever a file is saved.

Nothing here runs before the first frame, and none of it on the thread that draws.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

from .. import paths
from ..catalogue.scan import is_current
from ..packs.locate import Pack, locate
from ..packs.opening import changed_files, refresh
from ..query.catalogue import Catalogue
from ..query.sql import LISTED, listed

Report = Callable[[str], None]
SOFT = ("dangling-link", "no-source", "not-verbatim")
"""Problems that leave the entity standing."""
MANY = 100
"""Above so many files the compiler runs in a process of its own, so that drawing keeps its processor."""


class CatalogueWatcher:
    """Compiles what changed and opens the result. ``report`` gets progress and problems, one line each."""

    def __init__(self, content: str | None, own: bool, report: Report) -> None:
        self.content, self.own, self.report = content, own, report
        self.stop = Event()
        self._compiler: subprocess.Popen[str] | None = None

    def end(self) -> None:
        """Stop watching, and what is being compiled."""
        self.stop.set()
        if self._compiler:
            self._compiler.terminate()

    def check(self, catalogue: Catalogue) -> Catalogue | None:
        """Bring the packs up to date; a catalogue to show instead, or None when nothing changed."""
        if paths.is_kiosk():
            return self._check_in_memory(catalogue)
        stack = locate(self.content, own=self.own)
        changed = sum(map(changed_files, stack))
        if not changed and len(stack) == len(catalogue.opened.packs):
            return None
        self._compile(stack, changed)
        if self.stop.is_set():
            return None
        new = Catalogue.open(self.content, catalogue.as_of, own=self.own, check=False)
        if problem := _lost(catalogue, new):
            self.report(problem)
            new.close()
            return None
        return new

    def _check_in_memory(self, catalogue: Catalogue) -> Catalogue | None:
        """As :meth:`check` where nothing may be written: packs that changed are compiled in memory."""
        packs = enumerate(catalogue.opened.packs)
        if all(pack.root is None or is_current(catalogue.db, pack.root, f"p{index}") for index, pack in packs):
            return None
        return Catalogue.open(self.content, catalogue.as_of, own=False)

    def _compile(self, stack: list[Pack], changed: int) -> None:
        roots = [pack.root for pack in stack if pack.root]
        if changed <= MANY:
            refresh(roots)
            return
        command = [sys.executable, "-m", "eurasia_tui.packs", *map(str, roots)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
            assert process.stdout
            self._compiler = process
            for line in process.stdout:
                if self.stop.is_set():
                    process.terminate()
                    return
                done, _, total = line.strip().partition(" ")
                self.report(f"Reading the pack: {done} of {total} files")
        if not self.stop.is_set():
            self.report("")

    def watched(self) -> list[Path]:
        """Folders to watch: those of the packs that are not the built-in."""
        stack = locate(self.content, own=self.own)
        return [pack.root for pack in stack if pack.root and not pack.builtin]

    def watch(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` after every save in a watched folder, until stopped. Blocks; for a thread."""
        folders = self.watched()
        if not folders:
            return
        from watchfiles import watch

        for _ in watch(
            *folders, debounce=80, step=20, stop_event=self.stop, rust_timeout=60_000, yield_on_timeout=False
        ):
            changed()


def _lost(old: Catalogue, new: Catalogue) -> str:
    """The first problem for which an entity that is on the screen would vanish."""
    for index in range(len(new.opened.uris)):
        for file, line, column, code, message in new.db.execute(
            f"SELECT file, line, col, code, message FROM p{index}.problem WHERE code NOT IN {LISTED}", (listed(SOFT),)
        ):
            known = old.db.execute("SELECT id FROM entity WHERE file = ? LIMIT 1", (file,)).fetchone()
            if known and not new.exists(known[0]):
                return f"{file}:{line}:{column}: {code}: {message}"
    return ""
