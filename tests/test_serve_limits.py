"""Attacks on ``eurasia serve``: visitors that do not read, flood, dawdle, or ask for what is not theirs."""

from __future__ import annotations

import contextlib
import json
import resource
import socket
import time
from pathlib import Path

import psutil
import pytest

pytest.importorskip("aiohttp", reason="textual-serve is not installed")
pytest.importorskip("textual_serve", reason="textual-serve is not installed")

from .serving import Server, ends, frame, served, until

pytestmark = pytest.mark.usefixtures("catalogue")

MEMORY = 160_000_000
"""Bytes that an explorer under a flood stays below; it has about 90 MB resident without one."""


def _keys(text: str) -> bytes:
    return frame(json.dumps(["stdin", text]).encode())


def _room(server: Server) -> bool:
    """True when a visitor gets a session."""
    try:
        server.session().close()
    except ConnectionError:
        return False
    return True


@pytest.mark.parametrize(("idle", "unread"), [("15", 1.0), ("0.03", 600.0)])
def test_clients_that_do_not_read_give_their_sessions_back(tmp_path: Path, idle: str, unread: float) -> None:
    """Two of them had a server of two for ever: neither the time without a key nor a heartbeat ended them."""
    with served(tmp_path, "--sessions", "2", "--idle", idle, seconds={"browser.UNREAD_SECONDS": unread}) as server:
        silent = [server.session(1024, "width=500&height=300") for _ in range(2)]
        for connection in silent:
            connection.sendall(b"".join(_keys("j0123456789"[at % 11]) for at in range(2_000)))
        until(lambda: len(server.explorers()) == 2, "both have begun")

        def room() -> bool:
            for connection in silent:  # a sign of life that needs no reading: a pong that nobody asked for
                with contextlib.suppress(ConnectionError):
                    connection.sendall(frame(b"", 10))
            return _room(server)

        until(room, "there is room again")
        until(lambda: not server.explorers(), "no explorer is left")
        for connection in silent:
            connection.close()


@pytest.mark.parametrize(
    "message",
    [
        ["ping", "1"],
        ["stdin", ""],
        ["stdin", "\x1b[I\x1b[O"],
        ["stdin", "\x1b[?62;4c"],
        ["stdin", "\x1b]11;rgb:0/0/0\x07"],
        ["blur"],
        ["else"],
    ],
    ids=repr,
)
def test_what_is_no_key_does_not_keep_an_idle_session(tmp_path: Path, message: list[str]) -> None:
    """Pings, nothing at all, and what a terminal says of itself."""
    with served(tmp_path, "--sessions", "1", "--idle", "0.03") as server, server.session() as connection:
        connection.settimeout(0.05)
        data = frame(json.dumps(message).encode()) + frame(b"", 9)

        def ended() -> bool:
            try:
                connection.sendall(data)
                return not connection.recv(65_536)
            except TimeoutError:
                return False
            except ConnectionError:
                return True

        until(ended, "it is idle")


@pytest.mark.parametrize(
    ("messages", "payload"),
    [
        (107, ["stdin", "j" * 60_000]),
        (20_000, ["resize", {"width": 500, "height": 300}]),
        (20_000, ["focus"]),
        (3_000, ["stdin", "\x1b[200~" + "j" * 1_000]),
    ],
)
def test_a_flood_of_keys_ends_its_session(tmp_path: Path, messages: int, payload: list[object]) -> None:
    """6.4 MB of keys made an explorer 2.1 GB large."""
    with served(tmp_path, "--sessions", "1") as server:
        connection = server.session()
        until(server.explorers, "it has begun")
        (explorer,) = server.explorers()
        data, most = frame(json.dumps(payload).encode()) * messages, 0

        with contextlib.suppress(ConnectionError, TimeoutError):
            connection.setblocking(False)
            sent, began = 0, time.monotonic()
            while sent < len(data) and time.monotonic() - began < 60:
                try:
                    sent += connection.send(data[sent : sent + 65_536])
                    with contextlib.suppress(BlockingIOError):
                        if not connection.recv(1 << 20):
                            break
                except BlockingIOError:
                    time.sleep(0.02)
                with contextlib.suppress(psutil.Error):
                    most = max(most, explorer.memory_info().rss)
            connection.settimeout(60)
        connection.close()
        until(lambda: not server.explorers(), "the explorer has ended")
        assert most < MEMORY
        assert server.process.memory_info().rss < 2 * MEMORY
        until(lambda: _room(server), "there is room again")


def test_keys_beyond_the_bound_end_the_session(tmp_path: Path) -> None:
    """It is the server that ends it: the browser here stays, and reads all that it is sent."""
    with served(tmp_path, "--sessions", "1") as server, server.session() as connection:
        connection.settimeout(0.05)
        data = memoryview(_keys("j" * 60_000) * 20)

        def ended() -> bool:
            nonlocal data
            try:
                if not data:
                    connection.sendall(frame(b"", 10))  # so that it is not ended for want of a sign of life
                data = data[connection.send(data[:65_536]) :] if data else data
                return not connection.recv(1 << 20)
            except TimeoutError:
                return False
            except ConnectionError:
                return True

        until(ended, "more has come than an explorer takes")


def test_an_explorer_that_does_not_end_when_asked_is_killed(tmp_path: Path) -> None:
    with served(tmp_path, "--sessions", "1") as server:
        connection = server.session()
        until(server.explorers, "it has begun")
        (explorer,) = server.explorers()
        explorer.suspend()  # a stopped process takes no TERM
        connection.close()
        until(lambda: not server.explorers(), "it has been killed")
        until(lambda: _room(server), "there is room again")


def test_keys_within_the_bound_are_all_taken(tmp_path: Path) -> None:
    """A paste as large as a message may be reaches the explorer, and so does what follows."""
    with served(tmp_path, "--sessions", "1") as server, server.session() as connection:
        connection.sendall(_keys("/") + _keys("\x1b[200~" + "a" * 50_000 + "\x1b[201~") + _keys("\x03"))
        assert ends(connection)
        until(lambda: not server.explorers(), "ctrl+c has ended it")


@pytest.mark.parametrize("header", [3.0, 600.0], ids=["they end", "the oldest gives way"])
def test_half_open_connections_are_bounded_and_end(tmp_path: Path, header: float) -> None:
    """1,100 of them stopped all service and wrote megabytes of tracebacks."""
    limits = {"connections.HEADER_SECONDS": header, "connections.KEEPALIVE_SECONDS": 600.0}
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 1_500:
        pytest.skip("too few open files are allowed here")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 1_500), hard))
    with served(tmp_path, "--sessions", "2", seconds=limits, files=256) as server:
        waiting = []
        for _ in range(1_100):
            connection = server.connect()
            with contextlib.suppress(ConnectionError):
                connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1:")
            waiting.append(connection)
        page = server.answer(
            f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n\r\n".encode(), more=True
        )
        assert page.startswith(b"HTTP/1.1 200")
        assert server.process.num_fds() < 256
        given_way = waiting if header < 600 else waiting[:900]
        assert all(ends(connection) for connection in given_way)
        assert _room(server)
        for connection in waiting:
            connection.close()
    assert server.log.stat().st_size < 6_000
    assert "Traceback" not in server.log.read_text()


def test_a_file_that_is_not_taken_ends(tmp_path: Path) -> None:
    with served(tmp_path, seconds={"connections.FILE_SECONDS": 1}) as server:
        before = server.process.num_fds()
        connections = [server.connect(1024) for _ in range(5)]
        for connection in connections:
            connection.sendall(f"GET /static/js/textual.js HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        until(lambda: server.process.num_fds() > before, "they are open")
        until(lambda: server.process.num_fds() <= before, "they are closed")
        for connection in connections:
            connection.close()


def test_many_sockets_get_as_many_sessions_as_there_are(tmp_path: Path) -> None:
    with served(tmp_path, "--sessions", "2") as server:
        opened, refused = list[socket.socket](), list[str]()
        for _ in range(40):
            try:
                opened.append(server.session())
            except ConnectionRefusedError as error:
                refused.append(str(error))
        assert (len(opened), len(refused)) == (2, 38)
        assert all("503" in answer for answer in refused)
        until(lambda: len(server.explorers()) == 2, "two explorers")
        for connection in opened:
            connection.close()
        until(lambda: not server.explorers(), "closed tabs leave none")


def test_more_sessions_than_open_files_are_refused(eurasia: object) -> None:
    assert callable(eurasia)
    done = eurasia("serve", "--port", "0", "--sessions", "10000000")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--sessions 10000000 needs more open files" in done.stderr


def test_explorers_end_when_the_server_is_killed(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        with server.session():
            until(server.explorers, "it has begun")
            explorers = server.explorers()
            server.process.kill()
            gone, left = psutil.wait_procs(explorers, 60)
            for process in left:
                process.kill()
            assert (len(gone), left) == (1, [])
