"""The clipboard: OSC 52, also through tmux and GNU screen; where that does not work the text is shown."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.driver import Driver

from ..sanitize import clean_line
from .session import Session

LIMIT = 50_000
"""Bytes; terminals drop longer clipboard sequences, or hang on them."""
_WITHOUT = ("", "linux", "vt100", "vt102", "vt220", "ansi", "dumb", "cons25")


def can_copy(environ: dict[str, str] | os._Environ[str] | None = None) -> bool:
    """False on terminals that are known to have no clipboard sequence."""
    env = os.environ if environ is None else environ
    if env.get("TMUX"):
        return True
    return env.get("TERM", "") not in _WITHOUT and env.get("TERM_PROGRAM") != "Apple_Terminal"


def fits(text: str) -> bool:
    """True when a text is short enough for the clipboard sequence."""
    return len(text.encode("utf-8")) <= LIMIT


def driver_for(driver: type[Driver]) -> type[Driver]:
    """The driver to use in place of Textual's own."""
    if driver.__name__ == "WebDriver":
        from .terminal.browser_driver import BrowserDriver

        return BrowserDriver
    if driver.__name__ != "LinuxDriver":
        return driver
    from .terminal.driver import ScreenDriver, TerminalDriver, TmuxDriver  # only where there are POSIX terminals

    if os.environ.get("TMUX") or os.environ.get("TERM", "").startswith("tmux"):
        return TmuxDriver
    return ScreenDriver if os.environ.get("STY") else TerminalDriver


def to_tmux(text: str) -> None:
    """Give tmux the text as its buffer; it sets the clipboard of the terminal outside as its options say.

    tmux by default takes no clipboard sequence from a program, so it is asked by its own command.
    """
    import subprocess

    with contextlib.suppress(OSError, subprocess.SubprocessError):
        subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],
            input=text.encode(),
            timeout=2,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


class Copier:
    """Copies for a screen and reports it by ``show_status``. A text copied twice in a row is shown, to be selected."""

    def __init__(self, app: App[Any], session: Session, show_status: Callable[[str], None]) -> None:
        self._app, self._session, self._show_status = app, session, show_status
        self._last = ""

    def copy(self, text: str) -> None:
        """Put a text into the clipboard, or show it where that is not possible."""
        if not can_copy():
            self._show(text, "This terminal does not give programs access to the clipboard.")
        elif not fits(text):
            self._show(text, f"Longer than a terminal accepts ({LIMIT // 1000} kB).")
        elif text == self._last:
            self._last = ""
            self._show(text, "The copied text.")
        else:
            self._last = text
            self._app.copy_to_clipboard(text)
            self._show_status(f"Copied: {clean_line(text)}; press again to view")

    def _show(self, text: str, why: str) -> None:
        from .show_text import ShowText

        self._app.push_screen(ShowText(self._session, text, why))
