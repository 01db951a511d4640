"""The clipboard: OSC 52, through tmux and screen too, and the text on the screen where that does not work."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import ModalScreen

from ..render.lines import Segment, wrap
from ..sanitize import clean, clean_line
from .dismiss_once import Once
from .keys import on_both_layouts
from .lines import Lines

LIMIT = 50_000
"""Bytes; terminals drop longer clipboard sequences, or hang on them."""
_WITHOUT = ("", "linux", "vt100", "vt102", "vt220", "ansi", "dumb", "cons25")
_OSC_52 = "\x1b]52;"
_SCREEN_CHUNK = 700


def can_copy(environ: dict[str, str] | os._Environ[str] | None = None) -> bool:
    """False on terminals that are known to have no clipboard sequence."""
    env = os.environ if environ is None else environ
    if env.get("TMUX"):
        return True
    return env.get("TERM", "") not in _WITHOUT and env.get("TERM_PROGRAM") != "Apple_Terminal"


def fits(text: str) -> bool:
    """True when a text is short enough for the clipboard sequence."""
    return len(text.encode("utf-8")) <= LIMIT


def through_tmux(data: str) -> str:
    """A sequence that tmux hands on to the terminal outside (its option allow-passthrough)."""
    return "\x1bPtmux;" + data.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def through_screen(data: str) -> str:
    """A sequence that GNU screen hands on, in parts, since it keeps only 768 bytes of one."""
    parts = [data[at : at + _SCREEN_CHUNK] for at in range(0, len(data), _SCREEN_CHUNK)]
    return "".join(f"\x1bP{part}\x1b\\" for part in parts)


class TmuxDriver(LinuxDriver):
    """Sends clipboard sequences to tmux and, wrapped, to the terminal outside."""

    def write(self, data: str) -> None:
        """Write to the terminal."""
        super().write(data)
        if data.startswith(_OSC_52):
            super().write(through_tmux(data))


class ScreenDriver(LinuxDriver):
    """Sends clipboard sequences wrapped to the terminal outside GNU screen."""

    def write(self, data: str) -> None:
        """Write to the terminal."""
        super().write(through_screen(data) if data.startswith(_OSC_52) else data)


def driver_for(driver: type[Driver]) -> type[Driver]:
    """The driver to use in place of Textual's own."""
    if driver is not LinuxDriver:
        return driver
    if os.environ.get("TMUX") or os.environ.get("TERM", "").startswith("tmux"):
        return TmuxDriver
    return ScreenDriver if os.environ.get("STY") else driver


def to_tmux(text: str) -> None:
    """Give tmux the text as its buffer; it sets the clipboard of the terminal outside as its options say.

    tmux by default takes no clipboard sequence from a program, so it is asked by its own command.
    """
    import contextlib
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
    """Copies for a screen; what it did is told by ``say``. A text copied twice is shown, for terminals without clipboard."""

    def __init__(self, app: App[Any], say: Callable[[str], None]) -> None:
        self._app, self._say = app, say
        self._last = ""

    def copy(self, text: str) -> None:
        """Put a text into the clipboard, or show it to be selected."""
        if not can_copy():
            self._app.push_screen(ShowText(text, "This terminal has no clipboard for programs."))
        elif not fits(text):
            self._app.push_screen(ShowText(text, f"Longer than a terminal takes ({LIMIT // 1000} kB)."))
        elif text == self._last:
            self._last = ""
            self._app.push_screen(ShowText(text, "What was copied."))
        else:
            self._last = text
            self._app.copy_to_clipboard(text)
            self._say(f"Copied (again: shows it): {clean_line(text)}")


class TextLines(Lines, can_focus=True):
    """A text, wrapped, from the first column on, so that what is selected is the text and nothing else."""

    DEFAULT_CSS = "TextLines { width: 1fr; height: 1fr; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = clean(text)
        self.rows: list[tuple[Segment, ...]] = []

    def resized(self) -> None:
        """Wrap for the width."""
        self.rows = []
        for line in self.text.split("\n"):
            self.rows += wrap([Segment(line)], max(10, self.size.width))

    def count(self) -> int:
        """Lines there are."""
        return len(self.rows)

    def line(self, index: int) -> Iterable[Segment]:
        """A line."""
        return self.rows[index]


class Hint(Lines):
    """What to do with the text."""

    DEFAULT_CSS = "Hint { height: 2; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def count(self) -> int:
        """One line and an empty one."""
        return 2

    def line(self, index: int) -> Iterable[Segment]:
        """The hint."""
        return [Segment(self.text, "quiet")] if index == 0 else []


class ShowText(Once[None], ModalScreen[None]):
    """Shows a text to be selected with the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("escape,q,enter,y,Y"), "leave", "back"),
        Binding(on_both_layouts("down,j"), "scroll(1)", "down"),
        Binding(on_both_layouts("up,k"), "scroll(-1)", "up"),
        Binding("pagedown,space", "scroll(15)", "down"),
        Binding("pageup", "scroll(-15)", "up"),
    ]
    AUTO_FOCUS = "TextLines"

    def __init__(self, text: str, why: str) -> None:
        super().__init__()
        self.text, self.why = text, why

    def compose(self) -> ComposeResult:
        """What to do, and the text."""
        yield Hint(f"{self.why} Shift and drag selects; esc: back")
        self.body = TextLines(self.text)
        yield self.body

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Scroll."""
        self.body.scroll_by(lines)
