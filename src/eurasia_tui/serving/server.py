"""Serves the explorer: one process a session, few sessions, none idle for long, only to pages of our own."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from string import Template
from typing import Any
from urllib.parse import urlsplit

from aiohttp import WSCloseCode, WSMsgType, web

from .browser import CLOSING_SECONDS, BrowserConnection
from .connections import Connections
from .explorer import Explorer, TooManyKeys
from .files import HERE, File, files

log = logging.getLogger("eurasia.serve")

LOOPBACK = ("localhost", "127.0.0.1", "::1")
LARGEST = 64_000
"""Bytes of one message of a browser: a paste, not more."""
_REPORTS = re.compile(
    r"\x1b\[(?:[IO]|[?>=][0-9;]*[A-Za-z]|[?>=]?[0-9;]*\$y|[0-9]+;[0-9]+R)|\x1b[P\]_^X][^\x1b\x07]*(?:\x07|\x1b\\)"
)
"""Reports of a terminal, sent without a key: focus, and replies about itself. They are no sign of a visitor."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


@dataclass
class Serving:
    """How to serve: what to run, for whom, and how much of it."""

    command: Sequence[str]
    """Program and arguments of one explorer."""
    hosts: frozenset[str] = frozenset(LOOPBACK)
    """Names under which the server may be asked for; another one is refused (DNS rebinding)."""
    sessions: int = 8
    """Explorers at once."""
    idle: float = 900.0
    """Seconds without a key or click after which a session ends."""
    files: dict[str, File] = field(default_factory=files, init=False)
    """What the page consists of, by path."""
    connections: Connections | None = field(default=None, init=False)
    """Those that are open, so that it is known which of them are sessions."""
    browsers: set[BrowserConnection] = field(default_factory=set, init=False)
    """Those of the sessions that are open."""
    open: int = field(default=0, init=False)

    def application(self) -> web.Application:
        """The routes: the page, its files, and the session."""
        app = web.Application(middlewares=[self._guard])
        app.on_shutdown.append(self._leave)
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/ws", self._session),
                web.get("/{path:.*}", self._file),
            ]
        )
        return app

    async def _leave(self, _: web.Application) -> None:
        """Notify every browser that the server ends; the sessions end with their sockets."""
        await asyncio.gather(*(browser.close(WSCloseCode.GOING_AWAY) for browser in self.browsers))

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Refuse unknown hosts, and set the headers of every response."""
        if self.connections:
            self.connections.mark(request.transport, "asking")
        if host_of(f"//{request.host}") not in self.hosts:
            raise web.HTTPForbidden(text="This server is not set up for this host name (see --name).\n")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    async def _page(self, request: web.Request) -> web.Response:
        size = request.query.get("fontsize", "16")
        font = str(max(6, min(40, int(size)))) if size.isascii() and size.isdigit() and len(size) < 4 else "16"
        text = Template((HERE / "page.html").read_text(encoding="utf-8")).substitute(font=font)
        return web.Response(text=text, content_type="text/html")

    async def _file(self, request: web.Request) -> web.Response:
        if file := self.files.get(request.path):
            return file.answer(request)
        raise web.HTTPNotFound

    async def _session(self, request: web.Request) -> web.StreamResponse:
        """One explorer for one browser, until either goes or nothing is pressed for long."""
        if not same_origin(request.headers.get("Origin", ""), request.host):
            raise web.HTTPForbidden(text="Sessions are opened from the page of this server only.\n")
        if self.open >= self.sessions:
            raise web.HTTPServiceUnavailable(
                text="Too many sessions; try again later.\n", headers={"Retry-After": "60"}
            )
        self.open += 1
        try:
            socket = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST, timeout=2)
            await socket.prepare(request)
            if self.connections:
                self.connections.mark(request.transport, "session")
            size = _cells(request.query.get("width"), 80), _cells(request.query.get("height"), 24)
            await self._serve(BrowserConnection(socket, request.transport), size)
            return socket
        finally:
            self.open -= 1

    async def _serve(self, browser: BrowserConnection, size: tuple[int, int]) -> None:
        """Connect a browser with an explorer of its own until either ends."""
        explorer = Explorer(self.command, browser.draw, browser.open_url)
        self.browsers.add(browser)
        tasks = list[asyncio.Task[None]]()
        try:
            await explorer.start(*size)
            tasks = [asyncio.create_task(self._talk(browser, explorer)), asyncio.create_task(explorer.show())]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            if tasks:
                await asyncio.wait(tasks, timeout=CLOSING_SECONDS)
            self.browsers.discard(browser)
            await asyncio.gather(browser.close(), explorer.stop())
            for task in tasks:
                error = task.exception() if task.done() and not task.cancelled() else None
                if error and not isinstance(error, ConnectionError):
                    log.error("a session has failed", exc_info=error)

    async def _talk(self, browser: BrowserConnection, explorer: Explorer) -> None:
        """Hand messages on until the browser goes, is idle, or sends unknown messages or too many."""
        last = time.monotonic()
        while (left := last + self.idle - time.monotonic()) > 0:
            try:
                async with asyncio.timeout(left):
                    message = await browser.socket.receive()
            except TimeoutError:
                return
            if message.type is not WSMsgType.TEXT:
                return
            try:
                what, value = _understood(message.data)
                if what == "stdin":
                    if _REPORTS.sub("", value):
                        last = time.monotonic()
                    explorer.type(value)
                elif what == "resize":
                    explorer.send_control("resize", width=value[0], height=value[1])
                elif what in ("blur", "focus"):
                    explorer.send_control(what)
                elif what == "ping":
                    await browser.send_control("pong", value)
            except (ValueError, TypeError, KeyError, RecursionError, TooManyKeys):
                return


def _understood(data: str) -> tuple[str, Any]:
    """A message of the page: what it is and its value. Raises ValueError, TypeError or KeyError for anything else."""
    envelope = json.loads(data)
    if not isinstance(envelope, list) or not envelope:
        raise ValueError("not a message")
    what = str(envelope[0])
    value: Any = envelope[1] if len(envelope) > 1 else None
    if what == "stdin" and not isinstance(value, str):
        raise ValueError("keys that are not text")
    if what == "resize":
        return what, (_cells(value["width"], 80), _cells(value["height"], 24))
    return what, value


def _cells(value: object, default: int) -> int:
    """A width or height within reason."""
    try:
        return max(1, min(500, int(str(value))))
    except ValueError:
        return default


def host_of(address: str) -> str:
    """The host of an address, without port; empty when there is none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def same_origin(origin: str, host: str) -> bool:
    """True when a browser's page came from the host it now asks. Browsers always say where a page came from."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()
