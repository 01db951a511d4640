"""One explorer as a process of its own, which talks in the packets of Textual's web driver."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
from collections.abc import Awaitable, Callable, Sequence

from ..web_packets import HEAD, length, packed

log = logging.getLogger("eurasia.serve")

MOST_WAITING = 128_000
"""Bytes of keys and sizes that may wait for an explorer: two of the largest messages. No user types so far ahead."""
START = b"__GANGLION__\n"
"""What Textual's web driver writes before its first packet."""
PRELUDE = 10
"""Lines that may be before it."""
PATIENCE = 3.0
"""Seconds in which a process ends when it is asked to, before it is made to."""
LAST_WORDS = 500
"""Bytes of what a process says at its end that go to the log."""


class TooManyKeys(Exception):
    """More has been sent than an explorer takes."""


class Explorer:
    """Starts an explorer, hands keys to it and what it draws to a browser, and ends it.

    ``draw`` takes bytes for the terminal in the browser, ``open_url`` an address to open there. Both may wait; the
    explorer then waits too.
    """

    def __init__(
        self,
        command: Sequence[str],
        draw: Callable[[bytes], Awaitable[None]],
        open_url: Callable[[str], Awaitable[None]],
    ) -> None:
        self._command = command
        self._draw = draw
        self._open_url = open_url
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, width: int, height: int) -> None:
        """Start the process, for a terminal of so many cells. Raises OSError when it cannot be."""
        environment = {
            **os.environ,
            "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
            "TEXTUAL_FPS": "60",
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "TERM_PROGRAM": "textual",
            "COLUMNS": str(width),
            "ROWS": str(height),
        }
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment
        )

    def type(self, text: str) -> None:
        """Forward what has been typed. Raises TooManyKeys when the explorer has not taken what came before."""
        self._send(packed(b"D", text.encode("utf-8", "replace")))

    def send_control(self, what: str, **values: int) -> None:
        """Send a size, or a change of focus. Raises TooManyKeys as :meth:`type` does."""
        self._send(packed(b"M", json.dumps({"type": what, **values}).encode()))

    def _send(self, packet: bytes) -> None:
        assert self._process
        assert self._process.stdin
        if self._process.stdin.transport.get_write_buffer_size() + len(packet) > MOST_WAITING:
            raise TooManyKeys
        self._process.stdin.write(packet)

    async def show(self) -> None:
        """Forward what the explorer draws until it ends. Raises what ``draw`` raises."""
        assert self._process
        assert self._process.stdout
        assert self._process.stderr
        words = asyncio.create_task(_error_of(self._process.stderr))
        try:
            if await self._has_started(self._process.stdout):
                await self._hand_on(self._process.stdout)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    if text := await asyncio.shield(words):
                        log.error("an explorer has ended: %s", text)
        finally:
            words.cancel()
            await asyncio.gather(words, return_exceptions=True)

    async def _has_started(self, stdout: asyncio.StreamReader) -> bool:
        for _ in range(PRELUDE):
            if (line := await stdout.readline()) == START:
                return True
            if not line:
                break
        return False

    async def _hand_on(self, stdout: asyncio.StreamReader) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                head = await stdout.readexactly(HEAD)
                payload = await stdout.readexactly(length(head))
                if head[:1] == b"D":
                    await self._draw(payload)
                elif head[:1] == b"M":
                    message = json.loads(payload)
                    if message.get("type") == "exit":
                        return
                    if message.get("type") == "open_url":
                        await self._open_url(str(message["url"]))

    async def stop(self) -> None:
        """End the process: it is asked to, and after some seconds made to. What it still draws is thrown away."""
        process = self._process
        if process is None:
            return
        assert process.stdout
        assert process.stderr
        unread = [asyncio.create_task(_discard(stream)) for stream in (process.stdout, process.stderr)]
        try:
            for end in (process.terminate, process.kill):
                with contextlib.suppress(ProcessLookupError):
                    end()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(PATIENCE):
                        await process.wait()
                    return
        finally:
            for task in unread:
                task.cancel()
            if process.stdin:
                process.stdin.close()


async def _discard(stream: asyncio.StreamReader) -> None:
    while await stream.read(65_536):
        pass


async def _error_of(stream: asyncio.StreamReader) -> str:
    """The end of what a process has written as errors."""
    text = b""
    while data := await stream.read(4_096):
        text = (text + data)[-LAST_WORDS:]
    return text.decode("utf-8", "replace").strip()
