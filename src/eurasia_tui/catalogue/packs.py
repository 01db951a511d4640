"""Finds packs and their catalogues, and opens them as one stack.

Packs from the top: the user's own, the one named by ``--content``, that of ``eurasia update``, the built-in.  Each has
a catalogue of its own; none is copied into another.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote
from zlib import crc32

from .. import __version__, paths
from .layout import SCHEMA_VERSION
from .scan import PACK_FILE, files, is_current, printable, recorded

if TYPE_CHECKING:
    from ..compiler.build import Below

ABANDONED = 3600
"""Seconds after which a part of a catalogue is nobody's any more."""

Progress = Callable[[int, int], None]


class PackError(Exception):
    """A pack or catalogue that cannot be opened; the message is one clear line."""


class Pack(NamedTuple):
    """A pack in the stack: its folder (None for a catalogue file handed over) and its catalogue."""

    root: Path | None
    catalogue: Path
    builtin: bool = False


class Opened:
    """The catalogues of a stack, top first, as SQLite URIs, and the packs that wait for compiling."""

    def __init__(self) -> None:
        self.uris: list[str] = []
        self.packs: list[Pack] = []
        self.pending: list[Path] = []
        self.keep: list[sqlite3.Connection] = []
        """Connections that keep shared databases in memory alive."""


@cache
def program_stamp() -> str:
    """Changes when the program that writes catalogues does."""
    stamp = f"{__version__}.{SCHEMA_VERSION}"
    if paths.builtin_catalogue().exists():
        return stamp
    package = Path(__file__).parents[1]
    newest = max(
        entry.stat().st_mtime_ns
        for name in ("schema", "compiler", "catalogue")
        for entry in os.scandir(package / name)
        if entry.name.endswith((".py", ".tsv"))
    )
    newest = max(newest, (package / "text.py").stat().st_mtime_ns)
    return f"{stamp}.{newest}"


def uri(catalogue: Path) -> str:
    """A read-only address of a catalogue file; files are replaced whole, never changed in place."""
    return f"file:{quote(os.fsencode(catalogue.absolute()))}?mode=ro&immutable=1"


def cached_catalogue(root: Path) -> Path:
    """Where the catalogue of a folder is kept; of two folders that fall together, the last one compiled."""
    place = os.fsencode(root.resolve())
    return paths.cache_dir() / "catalogues" / f"{crc32(place):08x}{crc32(place[::-1]):08x}.sqlite"


def locate(content: str | None, *, own: bool = True) -> list[Pack]:
    """The packs to stack, top first.

    Raises PackError when the content named is neither a folder nor a catalogue file.
    """
    packs: list[Pack] = []
    if own and (mine := paths.own_pack()).is_dir():
        packs.append(Pack(mine, cached_catalogue(mine)))
    standalone = False
    if content:
        path = Path(content).expanduser()
        if path.is_dir():
            packs.append(Pack(path.resolve(), cached_catalogue(path)))
            standalone = _is_standalone(path)
        elif path.is_file():
            from .validate_catalogue import trusted

            path = path.resolve()
            standalone = trusted(path).get("standalone") == "1"
            packs.append(Pack(None, path))
        else:
            raise PackError(f"no pack at {content}: give a folder of TOML files or a catalogue file")
    root = paths.builtin_pack()
    if content and Path(content).expanduser().resolve() == root:
        return [*packs[:-1], _builtin(root)]
    if standalone:
        return packs
    updates = paths.updates_pack()
    fetched = [Pack(updates, cached_catalogue(updates))] if own and (updates / PACK_FILE).is_file() else []
    return [*packs, *fetched, _builtin(root)]


def _builtin(root: Path) -> Pack:
    ready = paths.builtin_catalogue()
    return Pack(root, ready if ready.exists() else cached_catalogue(root), builtin=True)


def _is_standalone(root: Path) -> bool:
    import tomllib

    try:
        # Not blocking: a FIFO does not make it wait.
        with open(os.open(root / PACK_FILE, os.O_RDONLY | os.O_NONBLOCK), "rb") as handle:
            return tomllib.loads(handle.read(100_000).decode()).get("standalone") is True
    except (OSError, ValueError, RecursionError):
        return False


def _state(pack: Pack, below: str, check: bool) -> str:
    """'ready', 'stale' or 'missing'."""
    if pack.root is None or pack.catalogue == paths.builtin_catalogue():
        return "ready"
    if not pack.catalogue.exists():
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
            unknown = db.execute("SELECT 1 FROM problem WHERE code = 'unknown-kind' LIMIT 1").fetchone()
            return "ready" if meta["below"] == below and not unknown and is_current(db, pack.root) else "stale"
    except (sqlite3.DatabaseError, KeyError):
        return "missing"


def changed_files(pack: Pack) -> int:
    """How many files of a pack differ from those its catalogue was made from; none for the built-in one."""
    if pack.root is None or pack.catalogue == paths.builtin_catalogue():
        return 0
    now = {file.name: (file.size, file.mtime_ns) for file in files(pack.root)}
    try:
        with contextlib.closing(sqlite3.connect(uri(pack.catalogue), uri=True)) as db:
            old = recorded(db)
    except sqlite3.DatabaseError:
        old = {}
    return len(dict(now.items() ^ old.items()))


def is_fresh(pack: Pack) -> bool:
    """True when the pack's catalogue was made by this program from the files as they are."""
    return pack.catalogue == paths.builtin_catalogue() or (
        pack.catalogue.exists() and _state(pack, _meta_below(pack), check=True) == "ready"
    )


def _meta_below(pack: Pack) -> str:
    with contextlib.suppress(sqlite3.DatabaseError, TypeError):
        with contextlib.closing(sqlite3.connect(uri(pack.catalogue), uri=True)) as db:
            return str(db.execute("SELECT value FROM meta WHERE key = 'below'").fetchone()[0])
    return ""


def _fingerprint(catalogue: Path) -> str:
    with contextlib.suppress(OSError):
        info = catalogue.stat()
        return f"{info.st_size}.{info.st_mtime_ns}"
    return ""


def open_packs(
    packs: Sequence[Pack], *, check: bool = True, wait: bool = True, progress: Progress | None = None
) -> Opened:
    """Bring catalogues up to date (``check``), compile what is missing (``wait``), and say where they are.

    Without ``wait`` a pack that has no usable catalogue yet is left out and named in ``pending``.
    """
    opened = Opened()
    below = ""
    for pack in reversed(packs):
        state = _state(pack, below, check)
        address = uri(pack.catalogue)
        if state != "ready":
            if not wait and (state == "stale" or opened.uris):
                assert pack.root is not None
                opened.pending.append(pack.root)
            else:
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
    below = below_of(opened.uris, fingerprint)
    _sweep(pack.catalogue)
    try:
        build(pack.root, pack.catalogue, below, progress)
    except (OSError, sqlite3.OperationalError):
        shared = f"file:eurasia-{os.getpid()}-{len(opened.keep)}?mode=memory&cache=shared"
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


def below_of(uris: Sequence[str], fingerprint: str = "") -> Below:
    """What the compiler must know of the catalogues below a pack."""
    import json

    from ..compiler.build import Below
    from ..compiler.evidence import Reading, readings

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
    return Below(has, reading, json.loads(meta["groups"]), json.loads(meta["kinds"]), meta["data_date"], fingerprint)


def refresh(roots: Sequence[Path], progress: Progress | None = None) -> None:
    """Bring the cached catalogues of folders up to date, the lowest pack last in the list."""
    packs = [_builtin(root) if root == paths.builtin_pack() else Pack(root, cached_catalogue(root)) for root in roots]
    open_packs(packs, progress=progress)
