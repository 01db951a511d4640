"""TOML files that are never lost: written atomically with fsync, merged under a lock, set aside when corrupt."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .. import systems

Tables = dict[str, Any]
Notify = Callable[[str], None]
"""Given a line that says what is wrong with a file."""

LARGEST = 1_000_000
"""Bytes of one of the user's own files; a note of so many would take seconds to lay out."""

PATIENCE = 2.0
"""Seconds to wait for another explorer that is writing."""
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)


class Unwritable(OSError):
    """The user's files cannot be written; the message says why in one line."""


def ignore_notice(text: str) -> None:
    """Take a notice and do nothing: for callers that show no notices."""


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, so that two explorers write one after the other.

    The lock goes with the process, so one that was killed leaves none behind.  On a file
    system without locks writing goes on without: a file is whole there too.
    """
    with open(os.open(folder / ".lock", systems.APPEND, 0o666), "a") as handle:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                systems.lock(handle)
                break
            except BlockingIOError:
                if time.monotonic() > end:
                    raise Unwritable(f"{folder} is locked by another explorer") from None
                time.sleep(0.005)
            except OSError as error:
                if error.errno not in _NO_LOCKS:
                    raise
                break
        yield


def read(path: Path, notify: Notify = ignore_notice) -> Tables:
    """The tables of a file; empty when there is none. Reading never moves or changes a file.

    Of a file that is not TOML what can be understood is returned, and ``notify`` is called with a line that says what is wrong.
    """
    try:
        raw = read_bytes(path)
    except OSError as error:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            notify(f"{path}: {error.strerror or error}")
        return {}
    tables, wrong = _parse(raw)
    if wrong:
        notify(f"{path}{wrong}")
    return tables


def read_bytes(path: Path) -> bytes:
    """The bytes of one of the user's files, without a byte-order mark.

    Raises OSError when there is none, when it is no regular file (a FIFO would make us wait), and when it is over LARGEST.
    """
    with open(os.open(path, systems.READ), "rb") as handle:
        info = os.fstat(handle.fileno())
        if not stat.S_ISREG(info.st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        if info.st_size > LARGEST:
            raise OSError(errno.EFBIG, f"larger than {LARGEST // 1_000_000} MB", str(path))
        return handle.read(LARGEST + 1).removeprefix(b"\xef\xbb\xbf")


def _parse(raw: bytes) -> tuple[Tables, str]:
    """The tables, and what is wrong as it follows the file's name; of a file with merge marks those of both sides, or ours."""
    import tomllib  # only where there is a file: not needed for the first frame

    def load(text: str) -> Tables | None:
        try:
            return tomllib.loads(text)
        except (RecursionError, ValueError):
            return None

    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return {}, ": not UTF-8"
    lines = text.splitlines(keepends=True)
    merge = next((number for number, line in enumerate(lines, 1) if line.startswith("<<<<<<<")), 0)
    if not merge:
        try:
            return tomllib.loads(text), ""
        except (RecursionError, ValueError) as error:
            found = re.search(r"line (\d+)", str(error))
            return {}, f", line {found[1] if found else 1}: not TOML"
    both = "".join(line for line in lines if not line.startswith(_MARKS))
    for candidate in (both, _side(lines, ours=True), _side(lines, ours=False)):
        if (tables := load(candidate)) is not None:
            return tables, f", line {merge}: merge conflict markers"
    return {}, f", line {merge}: merge conflict markers"


_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
"""How git marks the two sides of a conflict."""


def _side(lines: list[str], *, ours: bool) -> str:
    """The text with one side of each conflict."""
    kept, side = [], ""
    for line in lines:
        if line.startswith(_MARKS):
            side = {"<": "ours", "|": "base", "=": "theirs", ">": ""}[line[0]]
        elif side in ("", "ours" if ours else "theirs"):
            kept.append(line)
    return "".join(kept)


def _load_to_change(path: Path, notify: Notify) -> Tables:
    """As :func:`read`, before writing: a file in which something is wrong is set aside first, so that nothing is lost.

    Raises OSError when there is a file that can be neither read nor set aside.
    """
    try:
        tables, wrong = _parse(read_bytes(path))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    if wrong:
        aside = _free_name(path)
        os.replace(path, aside)
        notify(f"{path}{wrong}; it is kept as {aside}")
    return tables


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.corrupt-{number}")).exists():
        number += 1
    return aside


def cannot_write(folder: Path) -> str:
    """Why nothing can be kept in a folder that may not be there yet; empty when it seems to be writable."""
    present = folder
    while not present.exists() and present != present.parent:
        present = present.parent
    if present.is_dir() and os.access(present, os.W_OK | os.X_OK):
        return ""
    return f"Nothing will be saved: {present} cannot be written"


def write_text(path: Path, text: str, *, private: bool = True) -> None:
    """Write a text as UTF-8, as :func:`write_bytes` does. Raises Unwritable when it cannot be written."""
    write_bytes(path, text.encode(), private=private)


def write_bytes(path: Path, data: bytes, *, private: bool = True) -> None:
    """Write a file so that a reader sees the old or the new content, whole, also after a crash.

    A new file is the user's alone, or with ``private`` false as readable as the umask lets new files be: for what is
    handed on. A symbolic link stays one: what it leads to is written.  Raises Unwritable when it cannot be written.
    """
    import tempfile

    name = ""
    try:
        if path.is_symlink():
            path = Path(os.path.realpath(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if not private:
            os.chmod(name, 0o666 & ~_umask())
        with contextlib.suppress(FileNotFoundError):
            os.chmod(name, path.stat().st_mode & 0o777)
        os.replace(name, path)
        systems.sync_folder(str(path.parent))
    except OSError as error:
        if name:
            with contextlib.suppress(OSError):
                os.unlink(name)
        raise Unwritable(f"{path} cannot be written: {error.strerror or error}") from error


def _umask() -> int:
    """The umask, which can be read only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def update(path: Path, change: Callable[[Tables], Tables | None], notify: Notify = ignore_notice) -> Tables:
    """Read, change and write a file under the folder's lock; None from ``change`` removes the file.

    Another writer's changes made meanwhile are kept, since ``change`` sees them.  A file that is
    corrupt is set aside first; one that cannot be read is left alone.
    Raises Unwritable when nothing could be written.
    """
    import tomli_w

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path.parent):
            _sweep(path)
            tables = change(_load_to_change(path, notify))
            if tables is None:
                path.unlink(missing_ok=True)
                return {}
            text = tomli_w.dumps(tables, multiline_strings=True)
            if not _holds(path, text):
                write_text(path, text)
            return tables
    except Unwritable:
        raise
    except OSError as error:
        raise Unwritable(f"{path} cannot be written: {error.strerror or error}") from error


def _holds(path: Path, text: str) -> bool:
    """True when a file is as it would be written: what depends on it, such as an early frame, stays valid."""
    with contextlib.suppress(OSError):
        return path.read_bytes() == text.encode()
    return False


def _sweep(path: Path) -> None:
    """Remove what a writer that was killed left behind; under the lock no other program is writing."""
    for left in path.parent.glob(f".{path.name}.*.tmp"):
        with contextlib.suppress(OSError):
            left.unlink()
