"""A program on a pseudo-terminal, measured from outside: what it sends, when, and what it does to the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import pyte

KEYS = {
    "down": "\x1b[B",
    "up": "\x1b[A",
    "pagedown": "\x1b[6~",
    "enter": "\r",
    "escape": "\x1b",
    "backspace": "\x7f",
    "ctrl+l": "\x0c",
    "ctrl+u": "\x15",
    "ctrl+q": "\x11",
}
COLUMNS, ROWS = 120, 36
QUIET = 0.1
"""Seconds without output after which a screen counts as settled."""
FILLS = 2_000
"""Bytes that are more than modes and questions to the terminal."""
PAUSE = 0.03
"""Seconds without output in which what has come is drawn."""
# What pyte does not read: private modes, and strings for the terminal.
_FOREIGN = re.compile(rb"\x1b\[[<>=?][0-9;$]*[a-zA-Z]|\x1b\[[0-9;]*\$[a-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62;22c"}


class Key(NamedTuple):
    """What one key did: milliseconds until the last byte of its answer, bytes, cells whose content or style changed."""

    ms: float
    bytes: int
    cells: int


class Terminal:
    """Use as a context manager; the program ends with it. ``size`` is in columns and rows."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], size: tuple[int, int] = (COLUMNS, ROWS)) -> None:
        self.columns, self.rows = size
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = 0
        self._unseen = bytearray()
        self.first = 0.0
        """Milliseconds from the start of the program to the first piece of what it sends that fills rows."""
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))
            os.execvpe(argv[0], list(argv), {**env, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            os.kill(self.pid, number)
            for _ in range(40):
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.fd)
                    return
                self._read(0.05)

    def _read(self, wait: float) -> float:
        """Take what comes within ``wait`` seconds; the moment it came, 0 for nothing. The screen is drawn later."""
        if not select.select([self.fd], [], [], wait)[0]:
            return 0
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return 0
        now = time.perf_counter()
        self.bytes += len(data)
        if not self.first and self.bytes > FILLS:
            self.first = (now - self.began) * 1e3
        self._unseen += data
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self.fd, answer)
        return now if data else 0

    def ended(self, seconds: float = 10) -> None:
        """Read until the program has ended."""
        begin = time.perf_counter()
        while time.perf_counter() - begin < seconds:
            try:
                if os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                    return
            except ChildProcessError:
                return
            self._read(0.02)
        raise TimeoutError("the program does not end")

    def draw(self) -> pyte.Screen:
        """The screen with everything that has come."""
        self.stream.feed(_FOREIGN.sub(b"", bytes(self._unseen)))
        self._unseen.clear()
        return self.screen

    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.draw().display)

    def wait_for(self, *wanted: str, seconds: float = 90) -> float:
        """Milliseconds from the start (of the program) until all of the texts are on the screen.

        What comes is drawn only in pauses, piece by piece, so that drawing here slows nobody down.
        """
        pieces: list[tuple[float, bytes]] = []
        while time.perf_counter() - self.began < seconds:
            if came := self._read(PAUSE):
                pieces.append((came, bytes(self._unseen)))
                self._unseen.clear()
                continue
            for came, piece in pieces:
                self._unseen += piece
                if all(text in self.text() for text in wanted):
                    self._unseen += b"".join(rest for when, rest in pieces if when > came)
                    return (came - self.began) * 1e3
            pieces.clear()
        raise TimeoutError(f"{wanted} never showed:\n{self.text()}")

    def settle(self, quiet: float = QUIET, seconds: float = 10) -> float:
        """Milliseconds until the last output before a quiet time; 0 when nothing came."""
        begin, last = time.perf_counter(), 0.0
        while time.perf_counter() - begin < seconds:
            came = self._read(quiet)
            if not came:
                break
            last = (came - begin) * 1e3
        return last

    def cells(self) -> list[Any]:
        """Content and style of every cell."""
        buffer = self.draw().buffer
        return [buffer[y][x] for y in range(self.rows) for x in range(self.columns)]

    def send(self, key: str) -> None:
        """Press a key without waiting."""
        os.write(self.fd, KEYS.get(key, key).encode())

    def press(self, key: str) -> Key:
        """Press a key and wait for what it does."""
        before, sent = self.cells(), self.bytes
        self.send(key)
        ms = self.settle()
        return Key(ms, self.bytes - sent, sum(a != b for a, b in zip(before, self.cells(), strict=True)))

    def memory(self) -> tuple[int, int]:
        """Bytes resident, and bytes when pages shared with others are shared out (PSS)."""
        found = psutil.Process(self.pid).memory_full_info()
        return found.rss, found.pss

    def processor(self) -> float:
        """Seconds of processor time used so far, by all threads; to the nanosecond, where psutil counts in hundredths."""
        threads = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9
