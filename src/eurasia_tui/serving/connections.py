"""Accepts connections: a bounded number of them, none for long without a session."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from asyncio import Protocol
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast

from ..systems import open_files

log = logging.getLogger("eurasia.serve")

HEADER_SECONDS = 10.0
"""Within these a connection has sent its first request whole."""
KEEPALIVE_SECONDS = 15.0
"""How long a connection may stay open between two requests."""
FILE_SECONDS = 60.0
"""Within these a connection that is no session has taken all that it asked for."""
BESIDE_SESSIONS = 100
"""Connections at once that are no session."""
DESCRIPTORS_OF_A_SESSION = 5
"""Open files: the connection, three pipes, and one to spare for watching the process."""
DESCRIPTORS_OF_OURS = 50
"""Open files of the server itself."""
BACKLOG = 128
SEND_BUFFER = 262_144
"""Bytes that the system keeps of what a browser has not read yet; more only delays the moment at which that is noticed."""


@dataclass
class Connection:
    """A connection, when it began (seconds of the loop's clock), and how far it has come."""

    transport: asyncio.Transport
    began: float
    state: Literal["silent", "asking", "session"] = "silent"

    @property
    def is_gone(self) -> bool:
        """True once its socket is closed; one that is only closing still waits for its reader."""
        return bool(self.transport.get_extra_info("socket").fileno() < 0)


def most_connections(sessions: int) -> int:
    """How many connections this process can have, by its limit of open files; 0 when it cannot have that many sessions."""
    free = open_files() - DESCRIPTORS_OF_OURS - sessions * DESCRIPTORS_OF_A_SESSION
    return sessions + min(BESIDE_SESSIONS, free) if free > 0 else 0


class Connections:
    """The connections of a server. Where there is no room for another, the oldest that is no session gives way."""

    def __init__(self, protocol: Callable[[], asyncio.BaseProtocol], most: int) -> None:
        self._protocol = protocol
        self._most = most
        self._open: dict[asyncio.BaseTransport, Connection] = {}

    def mark(self, transport: asyncio.BaseTransport | None, state: Literal["asking", "session"]) -> None:
        """Note that a connection has asked for something, or is a session now."""
        if transport in self._open:
            self._open[transport].state = state

    async def accept(self, listening: socket.socket) -> None:
        """Accept until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                connection, _ = await loop.sock_accept(listening)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
                self._make_room()
                transport, _ = await loop.connect_accepted_socket(
                    cast(Callable[[], Protocol], self._protocol), connection
                )
            except OSError as error:  # the visitor has gone, or the machine has no more open files
                log.warning("a connection could not be accepted: %s", error)
                await asyncio.sleep(0.1)
                continue
            self._open[transport] = Connection(transport, loop.time())

    def _make_room(self) -> None:
        self._forget()
        others = [connection for connection in self._open.values() if connection.state != "session"]
        if len(self._open) >= self._most and others:
            silent = [connection for connection in others if connection.state == "silent"]
            self._drop((silent or others)[0])
            log.warning("more than %d connections: the oldest without a session is ended", self._most)

    async def watch(self) -> None:
        """End what is too slow, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(1)
            self._forget()
            for connection in list(self._open.values()):
                limit = {"silent": HEADER_SECONDS, "asking": FILE_SECONDS}.get(connection.state)
                if limit is not None and loop.time() - connection.began > limit:
                    self._drop(connection)

    def _drop(self, connection: Connection) -> None:
        connection.transport.abort()
        self._open.pop(connection.transport, None)

    def _forget(self) -> None:
        self._open = {transport: connection for transport, connection in self._open.items() if not connection.is_gone}


def listen(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen at every address of a host, all on one port (0: any free one). Raises OSError."""
    sockets = list[socket.socket]()
    try:
        for family, _, _, _, address in socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        ):
            bound = sockets[0].getsockname()[1] if sockets else port
            with contextlib.ExitStack() as failed:
                listening = socket.create_server((address[0], bound), family=family, backlog=BACKLOG)
                failed.callback(listening.close)
                listening.setblocking(False)
                failed.pop_all()
            sockets.append(listening)
    except OSError:
        for listening in sockets:
            listening.close()
        raise
    return sockets
