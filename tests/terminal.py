"""A terminal for tests: runs a program on a pty, keeps every byte it sends, and draws them with pyte."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

import pyte

EURASIA = (sys.executable, "-m", "eurasia_tui")
PATIENCE = 60.0
"""Seconds after which a test gives up on what it waits for; nothing is timed by it."""
IDLE = 2_000_000
"""Nanoseconds in a round of waiting that are not work."""
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "ctrl+c": "\x03",
    "ctrl+p": "\x10",
    "ctrl+f": "\x06",
    "ctrl+z": "\x1a",
    "pagedown": "\x1b[6~",
}


class _Screen(pyte.Screen):
    """pyte drops the rest of a text at a character without width; a terminal does not."""

    def draw(self, data: str) -> None:
        """Draw what has a width."""
        super().draw(data.translate({0x2068: None, 0x2069: None, 0x200C: None, 0x200D: None}))


class Terminal:
    """A program on a pty of ``size`` (columns, rows). Use it in a with statement."""

    def __init__(
        self,
        argv: Sequence[str] = EURASIA,
        size: tuple[int, int] = (120, 36),
        term: str = "xterm-256color",
        env: dict[str, str] | None = None,
    ) -> None:
        self.sent = bytearray()
        # Another program (a shell, ssh) may run ours anywhere: those of the test have its home.
        self._ours = argv[0] == sys.executable
        self._home = f"HOME={(env or {}).get('HOME') or os.environ.get('HOME', '')}".encode()
        self.screen = _Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.master, slave = pty.openpty()
        self._resize(size)
        base = {
            key: value
            for key, value in os.environ.items()
            if key not in ("COLORTERM", "NO_COLOR", "TMUX", "STY", "COLUMNS", "LINES")
        }  # a lone escape is taken for one the sooner
        self.before = termios.tcgetattr(slave)  # not after the start: the program sets modes at once
        self.process = subprocess.Popen(
            list(argv),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**base, "TERM": term, "ESCDELAY": "40", "PAGER": "cat", **(env or {})},
            start_new_session=True,
            preexec_fn=_own_terminal,
        )
        self._slave: int | None = slave

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
        for descriptor in (self.master, self._slave):
            if descriptor is not None:
                with contextlib.suppress(OSError):
                    os.close(descriptor)

    # --- what it says ----------------------------------------------------------

    @property
    def text(self) -> str:
        """What stands on the screen. The cell after a wide character holds nothing."""
        rows, cells = range(self.screen.lines), range(self.screen.columns)
        return "\n".join("".join([line[x].data for x in cells]) for line in map(self.screen.buffer.__getitem__, rows))

    def read(self, seconds: float = 0.05) -> bytes:
        """Take what has been sent."""
        if not select.select([self.master], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return b""
        self.sent += data
        with contextlib.suppress(Exception):  # pyte falls over sequences it does not know; the bytes are kept
            self._stream.feed(data)
        return data

    def until(self, wanted: str | Callable[[Terminal], object]) -> Terminal:
        """Read until a text stands on the screen, or a condition holds."""
        end, sent = time.monotonic() + PATIENCE, -1
        while True:
            ended = self.process.poll() is not None
            self.read(0)
            if callable(wanted):
                if wanted(self):
                    return self
            elif sent != len(self.sent):  # else the screen is as it was
                sent = len(self.sent)
                if wanted in self.text:
                    return self
            if ended and not self.read(0):
                raise AssertionError(f"ended with {self.process.returncode} before {wanted!r}:\n{self.text}")
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for {wanted!r}; on the screen:\n{self.text}")
            self.read()

    def until_quiet(self, rounds: int = 4) -> Terminal:
        """Read until nothing has come for a while, in which the program has done nothing either."""
        quiet, end, programs = 0, time.monotonic() + PATIENCE, self._programs()
        while quiet < rounds:
            before = _done(programs)
            output = self.read(0.025 if self._ours else 0.05)
            quiet = 0 if output or _done(programs) - before > IDLE or _have_work(programs) else quiet + 1
            if time.monotonic() > end:
                raise AssertionError(f"never quiet; on the screen:\n{self.text}")
        return self

    def _programs(self) -> list[Path]:
        """Where /proc tells of the program, or of what runs between it and this terminal and of each of ours."""
        own = Path(f"/proc/{self.process.pid}")
        if self._ours:
            return [own]
        found = [own]
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                ours = b"eurasia_tui" in (process / "cmdline").read_bytes()
                if ours and self._home in (process / "environ").read_bytes().split(b"\0"):
                    found.append(process)
        return found

    def ended(self) -> int:
        """Read until the program has ended; its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise AssertionError(f"did not end; on the screen:\n{self.text}")
            self.read()
        while self.read(0):
            pass
        return self.process.returncode

    def modes(self) -> list[object]:
        """The terminal's settings now."""
        assert self._slave is not None
        return list(termios.tcgetattr(self._slave))

    # --- what one does -----------------------------------------------------------

    def press(self, *keys: str) -> Terminal:
        """Type keys, by name or character."""
        for key in keys:
            os.write(self.master, KEYS.get(key, key).encode())
            if key == "escape":  # else what follows is taken for one sequence with it
                self.until_quiet()
        return self

    def resize(self, *size: int) -> None:
        """Give the terminal another size (columns, rows)."""
        columns, rows = size
        self.screen.resize(rows, columns)
        self._resize((columns, rows))
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGWINCH)

    def _resize(self, size: tuple[int, int]) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def hang_up(self) -> None:
        """Close the terminal under the program, as a lost window does."""
        if self._slave is not None:
            os.close(self._slave)
            self._slave = None
        os.close(self.master)
        self.master = os.open(os.devnull, os.O_RDWR)


def _done(programs: Sequence[Path]) -> int:
    """Nanoseconds for which the threads that draw have run; they come to little while they wait."""
    total = 0
    for program in programs:
        with contextlib.suppress(OSError):
            total += int((program / "schedstat").read_bytes().split()[0])
    return total


def _have_work(programs: Sequence[Path]) -> bool:
    """True when one of those threads would run; on a busy machine it may be given no processor for long."""
    for program in programs:
        with contextlib.suppress(OSError):
            if (program / "stat").read_bytes().rpartition(b")")[2].split()[0] in (b"R", b"D"):
                return True
    return False


def _own_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def sgr(data: bytes) -> Iterator[list[str]]:
    """The parameters of every SGR sequence (colours, bold) in the bytes sent."""
    import re

    for found in re.finditer(rb"\x1b\[([0-9;:]*)m", data):
        yield found[1].decode().split(";")


def has_colour(data: bytes) -> bool:
    """True when a colour code is among the bytes."""
    for parameters in sgr(data):
        for code in parameters:
            number = int(code.split(":")[0] or 0)
            if 30 <= number <= 49 or 90 <= number <= 107:
                return True
    return False


def page_laid_out(terminal: Terminal) -> bool:
    """True when the page beside the list is laid out to its end: its frame has the number of all its lines."""
    return bool(re.search(r" of \d{3,} ─╮", terminal.text))
