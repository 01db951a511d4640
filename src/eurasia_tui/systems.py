"""What operating systems do differently: locks, signals, a terminal that hangs up, limits of open files.

POSIX where Python has its modules (fcntl, resource, select.poll, SIGHUP); a plain fallback where it has not, as on
Windows. Everything else of the program is the same on every system.
"""

from __future__ import annotations

import importlib
import os
import signal
from collections.abc import Callable
from types import FrameType
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio


SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that end a program in order."""
HANG_UP: int = getattr(signal, "SIGHUP", 1)
READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened that might be a FIFO: without waiting for its other end."""
APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NONBLOCK", 0)
"""The same for writing: a FIFO without a reader is an error."""


def lock(file: IO[str]) -> None:
    """Lock a file for this process, until it is closed. Raises BlockingIOError when another has it.

    Where the system has neither kind of lock nothing is locked; files are replaced whole there too.
    """
    try:
        import fcntl
    except ImportError:
        _lock_first_byte(file)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lock_first_byte(file: IO[str]) -> None:
    try:
        windows = importlib.import_module("msvcrt")
    except ImportError:
        return
    try:
        windows.locking(file.fileno(), windows.LK_NBLCK, 1)
    except OSError as error:  # EACCES: another has it
        raise BlockingIOError(error.errno, error.strerror) from None


def raise_exit_on_signals() -> None:
    """Exit with 128 + signal on TERM and HUP, so that context managers clean up. What the caller ignores (nohup) stays so."""
    for number in SIGNALS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _exit)


def _exit(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


def on_signal(loop: asyncio.AbstractEventLoop, number: int, action: Callable[[], object]) -> None:
    """Call an action in the loop when a signal comes; loops of Windows take none themselves."""
    try:
        loop.add_signal_handler(number, action)
    except NotImplementedError:
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(action))


def exit_on_closed_pipes() -> None:
    """Let the system end the program when the reader of its output is gone, as other commands do."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def ignore_closed_pipes() -> None:
    """Get an error instead when the reader of what is written is gone."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def has_shell() -> bool:
    """True where a shell waits for this job, which can go on with it after a stop.

    A terminal that was opened for a program alone has none: its session is led by the job itself.
    """
    try:
        return os.getpgid(os.getsid(0)) != os.getpgrp()
    except (AttributeError, ProcessLookupError):  # Windows; the leader of the session has ended
        return False


def wait_for_hang_up(descriptor: int) -> bool:
    """Sleep until a terminal hangs up; False at once where the system cannot report it."""
    import select

    if not hasattr(select, "poll"):
        return False
    watched = select.poll()
    watched.register(descriptor, 0)  # hang-up and error are always reported
    while not watched.poll():
        pass
    return True


def open_files() -> int:
    """How many files this process may have open."""
    try:
        import resource
    except ImportError:
        return 512  # of the C library of Windows
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return limit if limit != resource.RLIM_INFINITY else 1 << 20


def can_place_cursor() -> bool:
    """False where ``TERM`` says that the terminal only prints lines; consoles of Windows set none."""
    return os.name == "nt" or os.environ.get("TERM", "") not in ("", "dumb", "unknown")


def sync_folder(folder: str) -> None:
    """Write a folder's entries to the disk; systems and file systems that cannot are left to theirs."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # Windows opens no folder
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
