"""The browser of a session: what is sent to it is read within seconds, or the connection is cut."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable

from aiohttp import WSCloseCode, web

UNREAD_SECONDS = 20.0
"""How long something sent may wait because the browser does not read."""
CLOSING_SECONDS = 3.0
"""How long a farewell may take."""


class BrowserConnection:
    """Sends to a browser. Raises ConnectionError once it does not read."""

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.Transport | None) -> None:
        self.socket = socket
        self._transport = transport

    async def draw(self, data: bytes) -> None:
        """Send bytes for its terminal."""
        await self._within_seconds(self.socket.send_bytes(data))

    async def open_url(self, url: str) -> None:
        """Ask it to open an address in a new tab."""
        await self._within_seconds(self.socket.send_json(["open_url", {"url": url, "new_tab": True}]))

    async def send_control(self, what: str, value: object) -> None:
        """Send a message of the page's protocol."""
        await self._within_seconds(self.socket.send_json([what, value]))

    async def _within_seconds(self, sending: Awaitable[None]) -> None:
        try:
            async with asyncio.timeout(UNREAD_SECONDS):
                await sending
        except TimeoutError:
            self._cut()
            raise ConnectionResetError("the browser does not read what is sent to it") from None

    async def close(self, code: int = WSCloseCode.OK) -> None:
        """Say farewell, and cut the connection if that is not heard."""
        with contextlib.suppress(TimeoutError, ConnectionError):
            async with asyncio.timeout(CLOSING_SECONDS):
                await self.socket.close(code=code)
        self._cut()

    def _cut(self) -> None:
        if self._transport is not None:
            self._transport.abort()
