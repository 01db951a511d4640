"""``eurasia serve`` as a process, and browsers that behave badly, for the tests."""

from __future__ import annotations

import base64
import contextlib
import os
import re
import resource
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass
class Server:
    """A server that runs."""

    url: str
    process: psutil.Process
    log: Path
    """Its standard error."""

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def explorers(self) -> list[psutil.Process]:
        """The explorers that run now."""
        found = []
        for child in self.process.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                if "--fresh" in child.cmdline() and child.status() != psutil.STATUS_ZOMBIE:
                    found.append(child)
        return found

    def connect(self, receive: int | None = None) -> socket.socket:
        """A connection, with a small window if wanted."""
        connection = socket.socket()
        if receive:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        connection.settimeout(60)
        connection.connect(("127.0.0.1", self.port))
        return connection

    def answer(self, request: bytes, *, more: bool = False) -> bytes:
        """What the server answers to bytes, to the end of the connection; ``more`` leaves our side open."""
        with self.connect() as connection:
            answer = b""
            with contextlib.suppress(ConnectionError):
                connection.sendall(request)
                if not more:
                    connection.shutdown(socket.SHUT_WR)
                while data := connection.recv(65_536):
                    answer += data
            return answer

    def session(self, receive: int | None = None, size: str = "width=100&height=30") -> socket.socket:
        """A websocket as bytes: the handshake is done, nothing of what follows is read."""
        connection = self.connect(receive)
        key = base64.b64encode(os.urandom(16)).decode()
        connection.sendall(
            f"GET /ws?{size} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nOrigin: {self.url}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
        )
        head = b""
        while not head.endswith(b"\r\n\r\n") and (byte := connection.recv(1)):
            head += byte
        if not head.startswith(b"HTTP/1.1 101"):
            connection.close()
            raise ConnectionRefusedError(head)
        return connection


def frame(
    payload: bytes, opcode: int = 1, *, final: bool = True, mask: bool = True, length: int | None = None
) -> bytes:
    """A frame of the websocket protocol (RFC 6455); ``length`` is what it states, if that is to be untrue."""
    size = len(payload) if length is None else length
    bit = 0x80 if mask else 0
    head = bytes(((0x80 if final else 0) | opcode,))
    if size < 126:
        head += bytes((bit | size,))
    elif size < 1 << 16:
        head += bytes((bit | 126,)) + struct.pack("!H", size)
    else:
        head += bytes((bit | 127,)) + struct.pack("!Q", size)
    return head + (b"\0\0\0\0" if mask else b"") + payload


@contextlib.contextmanager
def served(
    tmp_path: Path, *options: str, seconds: dict[str, float] | None = None, files: int | None = None
) -> Iterator[Server]:
    """A server on a free port.

    ``seconds`` are limits that are shorter for a test: ``module.NAME`` of the package ``serving``.
    ``files`` is how many files it may have open.
    """
    lines = [f"import eurasia_tui.serving.{name.partition('.')[0]}" for name in seconds or {}]
    lines += [f"eurasia_tui.serving.{name} = {value}" for name, value in (seconds or {}).items()]
    lines += ["from eurasia_tui.__main__ import main", "main()"]
    log = tmp_path / "serve.log"

    def limit() -> None:
        if files:
            resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))

    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-c", "\n".join(lines), "serve", "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            preexec_fn=limit,
        )
    try:
        assert process.stdout
        line = process.stdout.readline()
        address = re.search(r"http://\S+?:\d+", line)
        assert address, line + log.read_text()
        yield Server(address[0], psutil.Process(process.pid), log)
    finally:
        process.terminate()
        process.wait(30)


def until(condition: object, what: str) -> None:
    """Wait until a function is true; at most a minute."""
    assert callable(condition)
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError(what)


def ends(connection: socket.socket) -> bool:
    """Read until the server ends the connection; True when it does."""
    with contextlib.suppress(ConnectionError), contextlib.closing(connection):
        while connection.recv(65_536):
            pass
    return True
