"""Textual's driver for terminals with input of our own: see :mod:`.input`.

Textual's input thread ends the program on bytes that are not UTF-8 and on forms of keys that it does not know, and
gives the letters of unknown sequences to the commands. This one reads the terminal in its place, and sends output
in fewer bytes: see :mod:`.screen_copy` and :mod:`.sgr`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from ... import early_frame
from .frame_output import FrameOutput
from .input_thread import InputThread
from .stop_signals import StopSignals

ASK_BACKGROUND = "\x1b]11;?\x1b\\"
"""Asks the terminal for the colour of its background (xterm's OSC 11); terminals without an answer ignore it."""

if TYPE_CHECKING:
    from ..app import EurasiaApp


_OSC_52 = "\x1b]52;"
_SCREEN_CHUNK = 700


class TerminalDriver(InputThread, LinuxDriver):
    """Reads keys, pastes, mouse and focus from the terminal, and nothing else; sends only changes of style."""

    def __init__(self, app: EurasiaApp, **options: Any) -> None:
        super().__init__(app, **options)
        self.app = app
        self.input_fileno = self.fileno
        self.output = app.output = FrameOutput(super().write, behind=early_frame.is_shown(), size=self._terminal_size)
        self.signals = app.stops = StopSignals(self)

    def _terminal_size(self) -> tuple[int, int] | None:
        try:
            return os.get_terminal_size(self.fileno)
        except OSError:  # not a terminal, or one that has gone
            return None

    def write(self, data: str) -> None:
        """Send output, in as few bytes as show the same."""
        self.output.write(data)

    def stop_application_mode(self) -> None:
        """Give the terminal back, before the program ends or is stopped, or an editor runs."""
        self.signals.given_back()
        super().stop_application_mode()

    def start_application_mode(self) -> None:
        """Take the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual has no annotation there
        self.write(ASK_BACKGROUND)  # the answer is not waited for; see App.on_terminal_background
        if modes := early_frame.hand_over():
            self.attrs_before = modes
        self.signals.taken()


def through_tmux(data: str) -> str:
    """A sequence that tmux forwards to the terminal outside (its option allow-passthrough)."""
    return "\x1bPtmux;" + data.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def through_screen(data: str) -> str:
    """A sequence that GNU screen forwards, in parts, since it keeps only 768 bytes of one."""
    parts = [data[at : at + _SCREEN_CHUNK] for at in range(0, len(data), _SCREEN_CHUNK)]
    return "".join(f"\x1bP{part}\x1b\\" for part in parts)


class TmuxDriver(TerminalDriver):
    """Sends clipboard sequences to tmux and, wrapped, to the terminal outside."""

    def write(self, data: str) -> None:
        """Write to the terminal."""
        super().write(data)
        if data.startswith(_OSC_52):
            super().write(through_tmux(data))


class ScreenDriver(TerminalDriver):
    """Sends clipboard sequences wrapped to the terminal outside GNU screen."""

    def write(self, data: str) -> None:
        """Write to the terminal."""
        super().write(through_screen(data) if data.startswith(_OSC_52) else data)
