"""TOML files that are never lost: written atomically with fsync, merged under a lock, set aside when corrupt."""

from __future__ import annotations

import contextlib
import fcntl
import os
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Tables = dict[str, Any]


class Unwritable(OSError):
    """The user's files cannot be written; the message says why in one line."""


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, so that two explorers write one after the other."""
    with open(folder / ".lock", "a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(handle, fcntl.LOCK_UN)


def read(path: Path, corrupt: Callable[[Path], None] = lambda path: None) -> Tables:
    """The tables of a file; empty when there is none.

    A file that is not TOML is set aside beside its place, and ``corrupt`` is told the new name.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, ValueError):
        aside = _free_name(path)
        with contextlib.suppress(OSError):
            os.replace(path, aside)
            corrupt(aside)
        return {}
    except OSError:
        return {}


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.corrupt-{number}")).exists():
        number += 1
    return aside


def write_text(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old or the new text, whole, also after a crash.

    Raises Unwritable when it cannot be written.
    """
    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.replace(name, path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        if name:
            with contextlib.suppress(OSError):
                os.unlink(name)
        raise Unwritable(f"{path} cannot be written: {error.strerror or error}") from error


def update(path: Path, change: Callable[[Tables], Tables | None]) -> Tables:
    """Read, change and write a file under the folder's lock; None from ``change`` removes the file.

    Another writer's changes made meanwhile are kept, since ``change`` sees them.
    Raises Unwritable when the folder cannot be written.
    """
    import tomli_w

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path.parent):
            tables = change(read(path))
            if tables is None:
                path.unlink(missing_ok=True)
                return {}
            write_text(path, tomli_w.dumps(tables, multiline_strings=True))
            return tables
    except Unwritable:
        raise
    except OSError as error:
        raise Unwritable(f"{path.parent} cannot be written: {error.strerror or error}") from error
