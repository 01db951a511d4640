"""Runs the program as on a system without the modules, signals and calls of POSIX, such as Windows.

``python -m tests.without_posix WORDS`` runs a command line, ``python -m tests.without_posix --pilot`` the explorer
under Pilot. The standard library itself is loaded whole before they are taken away: only ours is tried.
"""

from __future__ import annotations

import asyncio
import getpass
import importlib.abc
import os
import select
import selectors
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

LOADED = (getpass, selectors, shutil, socket, ssl, subprocess, tempfile, webbrowser)
MODULES = frozenset(("fcntl", "termios", "tty", "pty", "pwd", "grp", "resource", "syslog", "readline", "curses"))
SIGNALS = (
    "SIGHUP",
    "SIGPIPE",
    "SIGTSTP",
    "SIGCONT",
    "SIGTTIN",
    "SIGTTOU",
    "SIGWINCH",
    "SIGUSR1",
    "SIGUSR2",
    "SIGQUIT",
    "SIGKILL",
)
CALLS = (
    "fork",
    "forkpty",
    "openpty",
    "getuid",
    "geteuid",
    "getgid",
    "getpgid",
    "getpgrp",
    "setsid",
    "killpg",
    "mkfifo",
    "fchmod",
    "chown",
    "O_NONBLOCK",
    "O_DIRECTORY",
    "O_NOFOLLOW",
    "ttyname",
    "ctermid",
    "tcgetpgrp",
    "sysconf",
    "uname",
)


class _Missing(importlib.abc.MetaPathFinder):
    """Finds none of the modules that are not there."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name.partition(".")[0] in MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def take_away() -> None:
    """Take away what Windows has not."""
    for name in MODULES:
        sys.modules.pop(name, None)
    sys.meta_path.insert(0, _Missing())
    for name in ("poll", "epoll"):
        delattr(select, name)
    for name in SIGNALS:
        delattr(signal, name)
    for name in CALLS:
        if hasattr(os, name):
            delattr(os, name)
    real = os.open

    def opens_no_folder(path: Any, *rest: Any, **more: Any) -> int:
        if os.path.isdir(path):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest, **more)

    os.open = opens_no_folder
    asyncio.SelectorEventLoop.add_signal_handler = _takes_no_handler  # type: ignore[method-assign]


def _takes_no_handler(self: asyncio.AbstractEventLoop, *_: object) -> None:
    raise NotImplementedError


async def explore() -> None:
    """Go through panes, a page, search, the map, a bookmark and the settings of a whole session."""
    from eurasia_tui.query.catalogue import Catalogue
    from eurasia_tui.tui.app import EurasiaApp

    app = EurasiaApp(Catalogue.open(), fresh=True)
    async with app.run_test(size=(100, 30)) as pilot:
        for key in ("2", "down", "enter", "escape", "9", "escape", "1", "b", "slash", "i", "r", "a", "n", "enter"):
            await pilot.press(key)
            await pilot.pause()
        await pilot.press("escape", "q")
    print("explored", app.return_code or 0)


if __name__ == "__main__":
    import platformdirs.unix  # noqa: F401 # of Textual; asks for the user where it was told that this is Linux

    take_away()
    if sys.argv[1:] == ["--pilot"]:
        os.environ["TEXTUAL_DRIVER"] = "textual.drivers.headless_driver:HeadlessDriver"
        asyncio.run(explore())
    else:
        from eurasia_tui.__main__ import main

        raise SystemExit(main())
