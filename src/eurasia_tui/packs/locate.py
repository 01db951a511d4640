"""Finds the packs to stack.

Packs from the top: the user's own, the one named by ``--content``, that of ``eurasia update``, the built-in.  Each has
a catalogue of its own; none is copied into another.
"""

from __future__ import annotations

import os
from pathlib import Path

from .. import paths, systems
from ..catalogue.files import PackError, cached_catalogue
from ..catalogue.scan import PACK_FILE
from ..named_tuple import NamedTuple


class Pack(NamedTuple):
    """A pack in the stack: its folder (None for a catalogue file handed over) and its catalogue."""

    root: Path | None
    catalogue: Path
    builtin: bool = False


def locate(content: str | None, *, own: bool = True) -> list[Pack]:
    """The packs to stack, top first.

    Raises PackError when the content named is neither a folder nor a catalogue file, or cannot be read.
    """
    packs: list[Pack] = []
    if own and (own_folder := paths.own_pack()).is_dir():
        packs.append(Pack(own_folder, cached_catalogue(own_folder)))
    standalone = False
    if content:
        path = paths.expanded(content)
        _look_into(path)
        if path.is_dir():
            packs.append(Pack(path.resolve(), cached_catalogue(path)))
            standalone = _is_standalone(path)
        elif path.is_file():
            from ..catalogue.validate_catalogue import trusted

            path = path.resolve()
            standalone = trusted(path).get("standalone") == "1"
            packs.append(Pack(None, path))
        else:
            raise PackError(f"no pack at {content}: give a folder of TOML files or a catalogue file")
    root = paths.builtin_pack()
    if content and paths.expanded(content).resolve() == root:
        return [*packs[:-1], builtin(root)]
    if standalone:
        return packs
    updates = paths.updates_pack()
    fetched = [Pack(updates, cached_catalogue(updates))] if own and (updates / PACK_FILE).is_file() else []
    return [*packs, *fetched, builtin(root)]


def _look_into(path: Path) -> None:
    """Raises PackError for a folder or file that is there and cannot be read; without this it would seem empty."""
    try:
        if path.is_dir():
            os.scandir(path).close()
        elif path.is_file():
            path.open("rb").close()
    except OSError as error:
        raise PackError(f"{path} cannot be read: {error.strerror}") from None


def builtin(root: Path) -> Pack:
    """The built-in pack, with the catalogue that was installed with it where there is one."""
    ready = paths.builtin_catalogue()
    return Pack(root, ready if ready.exists() else cached_catalogue(root), builtin=True)


def _is_standalone(root: Path) -> bool:
    import tomllib

    try:
        # Not blocking: a FIFO does not make it wait.
        with open(os.open(root / PACK_FILE, systems.READ), "rb") as handle:
            return tomllib.loads(handle.read(100_000).decode()).get("standalone") is True
    except (OSError, ValueError, RecursionError):
        return False
