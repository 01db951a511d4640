"""Opens packs as one stack: says which catalogues are out of date, and has them compiled."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .. import paths
from ..catalogue.files import cached_catalogue, program_stamp, uri
from ..catalogue.layout import SCHEMA_VERSION
from ..catalogue.scan import changes, files, is_current, printable
from ..catalogue.stack import connect
from .locate import Pack, builtin, locate

if TYPE_CHECKING:
    from ..compiler.packs_below import Below

_numbers = itertools.count()
"""Of databases in memory, of which each has a name of its own."""
ABANDONED = 3600
"""Seconds after which an unfinished catalogue counts as abandoned."""

Progress = Callable[[int, int], None]


class Opened:
    """The catalogues of a stack, top first, as SQLite URIs."""

    def __init__(self) -> None:
        self.uris: list[str] = []
        self.packs: list[Pack] = []
        self.keep: list[sqlite3.Connection] = []
        """Connections that keep shared databases in memory alive."""


def _state(pack: Pack, below: str, check: bool) -> str:
    """'ready', 'stale' or 'missing'."""
    if pack.root is None or pack.catalogue == paths.builtin_catalogue():
        return "ready"
    if not pack.catalogue.is_file():  # SQLite would wait for the other end of a FIFO
        return "missing"
    try:
        with contextlib.closing(sqlite3.connect(uri(pack.catalogue), uri=True)) as db:
            if db.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
                return "missing"
            meta = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('program', 'below', 'root')"))
            if meta.get("program") != program_stamp() or meta.get("root") != printable(str(pack.root)):
                return "missing"
            if not check:
                return "ready"
            known = meta["below"] == below and not _has_unknown_kinds(db)
            return "ready" if known and is_current(db, pack.root) else "stale"
    except (sqlite3.DatabaseError, KeyError):
        return "missing"


def changed_files(pack: Pack) -> int:
    """How many files of a pack are to be compiled: all where its catalogue is of no use, none of the built-in one."""
    if pack.root is None or pack.catalogue == paths.builtin_catalogue():
        return 0
    with contextlib.suppress(sqlite3.DatabaseError):
        if _state(pack, "", check=False) == "ready":
            with contextlib.closing(sqlite3.connect(uri(pack.catalogue), uri=True)) as db:
                return changes(db, pack.root) or int(_has_unknown_kinds(db))
    return len(files(pack.root)) or 1


def _has_unknown_kinds(db: sqlite3.Connection) -> bool:
    """True when files lie in folders of no kind that is declared; a pack below may declare it now."""
    return db.execute("SELECT 1 FROM problem WHERE code = 'unknown-kind' LIMIT 1").fetchone() is not None


def _fingerprint(catalogue: Path) -> str:
    with contextlib.suppress(OSError):
        info = catalogue.stat()
        return f"{info.st_size}.{info.st_mtime_ns}"
    return ""


def open_packs(
    packs: Sequence[Pack], *, check: bool = True, wait: bool = True, progress: Progress | None = None
) -> Opened:
    """Bring catalogues up to date (``check``), compile what is missing (``wait``), and say where they are.

    Without ``wait`` a pack that has no usable catalogue yet is left out.
    """
    opened = Opened()
    below = ""
    for pack in reversed(packs):
        state = _state(pack, below, check)
        address = uri(pack.catalogue)
        if state != "ready" and (wait or (state == "missing" and not opened.uris)):
            address = _compile(pack, below, opened, progress)
        if state != "missing" or wait or address != uri(pack.catalogue) or not opened.uris:
            opened.uris.insert(0, address)
            opened.packs.insert(0, pack)
        below = _fingerprint(pack.catalogue)
    return opened


def _compile(pack: Pack, fingerprint: str, opened: Opened, progress: Progress | None) -> str:
    """Compile a pack; into memory where its catalogue cannot be written. Returns its address."""
    from ..compiler.build import build

    assert pack.root is not None
    below = packs_below_of(opened.uris, fingerprint)
    if not paths.is_kiosk():
        _sweep(pack.catalogue)
    try:
        if paths.is_kiosk():
            raise PermissionError("kiosk mode writes nothing")
        build(pack.root, pack.catalogue, below, progress)
    except (OSError, sqlite3.OperationalError):
        shared = f"file:eurasia-{os.getpid()}-{next(_numbers)}?mode=memory&cache=shared"
        opened.keep.append(sqlite3.connect(shared, uri=True, check_same_thread=False))
        build(pack.root, shared, below, progress)
        return shared
    return uri(pack.catalogue)


def _sweep(catalogue: Path) -> None:
    """Remove what compilers that were killed left beside a catalogue: parts not written to for an hour."""
    with contextlib.suppress(OSError):
        for part in catalogue.parent.glob(f".{catalogue.name}.*.tmp"):
            if time.time() - part.stat().st_mtime > ABANDONED:
                part.unlink()


def packs_below_of(uris: Sequence[str], fingerprint: str = "") -> Below:
    """What the compiler must know of the catalogues below a pack."""
    from ..compiler.evidence import Reading, readings
    from ..compiler.packs_below import Below

    if not uris:
        return Below(fingerprint=fingerprint)
    connections = [sqlite3.connect(address, uri=True, check_same_thread=False) for address in uris]

    def has(id_: str) -> bool:
        return any(db.execute("SELECT 1 FROM entity WHERE id = ?", (id_,)).fetchone() for db in connections)

    known: dict[str, Reading] = {}

    def reading(id_: str) -> Reading:
        if not known:
            for db in reversed(connections):
                for source, given in readings(db).items():
                    known.setdefault(source, {}).update(given)
        return known.get(id_, {})

    meta = dict(connections[-1].execute("SELECT key, value FROM meta"))
    return Below(
        has,
        reading,
        connect(uris),
        json.loads(meta["groups"]),
        json.loads(meta["kinds"]),
        json.loads(meta.get("first", "{}")),
        meta["data_date"],
        fingerprint,
    )


def packs_below_folder(root: Path) -> Below:
    """What the compiler must know of the packs on which the pack in a folder is stacked."""
    stack = locate(str(root), own=False)
    under = stack[1:] if stack and stack[0].root == root and root != paths.builtin_pack() else []
    return packs_below_of(open_packs(under).uris)


def refresh(roots: Sequence[Path], progress: Progress | None = None) -> None:
    """Bring the cached catalogues of folders up to date, the lowest pack last in the list."""
    packs = [builtin(root) if root == paths.builtin_pack() else Pack(root, cached_catalogue(root)) for root in roots]
    open_packs(packs, progress=progress)
