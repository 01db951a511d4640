"""Attacks on ``eurasia serve``: visitors that do not read, flood, dawdle, or ask for what is not theirs."""

from __future__ import annotations

import contextlib
import json
import resource
import socket
import time
import zlib
from pathlib import Path

import psutil
import pytest

pytest.importorskip("aiohttp", reason="textual-serve is not installed")
pytest.importorskip("textual_serve", reason="textual-serve is not installed")

from .serving import Server, frame, served, until

MEMORY = 160_000_000
"""Bytes that an explorer under a flood stays below; it has about 90 MB resident without one."""


@pytest.fixture(autouse=True)
def _compiled(catalogue: object) -> None:
    """The catalogue is there."""


def _keys(text: str) -> bytes:
    return frame(json.dumps(["stdin", text]).encode())


def _ends(connection: socket.socket) -> bool:
    """Read until the server ends the connection; True when it does."""
    with contextlib.suppress(ConnectionError), contextlib.closing(connection):
        while connection.recv(65_536):
            pass
    return True


def _room(server: Server) -> bool:
    """True when a visitor gets a session."""
    try:
        server.session().close()
    except ConnectionError:
        return False
    return True


# --- visitors that do not read ---------------------------------------------------


@pytest.mark.parametrize(("idle", "unread"), [("15", 1.0), ("0.03", 600.0)])
def test_clients_that_do_not_read_give_their_sessions_back(tmp_path: Path, idle: str, unread: float) -> None:
    """Two of them had a server of two for ever: neither the time without a key nor a heartbeat ended them."""
    with served(tmp_path, "--sessions", "2", "--idle", idle, seconds={"browser.UNREAD_SECONDS": unread}) as server:
        silent = [server.session(1024, "width=500&height=300") for _ in range(2)]
        for connection in silent:
            connection.sendall(b"".join(_keys("j0123456789"[at % 11]) for at in range(2_000)))
        until(lambda: len(server.explorers()) == 2, "both have begun")
        until(lambda: _room(server), "there is room again")
        until(lambda: not server.explorers(), "no explorer is left")
        for connection in silent:
            connection.close()


def test_pings_do_not_keep_an_idle_session(tmp_path: Path) -> None:
    with served(tmp_path, "--sessions", "1", "--idle", "0.03") as server, server.session() as connection:
        connection.settimeout(0.05)
        ping = frame(json.dumps(["ping", "1"]).encode()) + frame(b"", 9)

        def ended() -> bool:
            try:
                connection.sendall(ping)
                return not connection.recv(65_536)
            except TimeoutError:
                return False
            except ConnectionError:
                return True

        until(ended, "it is idle")


# --- floods ----------------------------------------------------------------------


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


def test_keys_within_the_bound_are_all_taken(tmp_path: Path) -> None:
    """A paste as large as a message may be reaches the explorer, and so does what follows."""
    with served(tmp_path, "--sessions", "1") as server, server.session() as connection:
        connection.sendall(_keys("/") + _keys("\x1b[200~" + "a" * 50_000 + "\x1b[201~") + _keys("\x03"))
        assert _ends(connection)
        until(lambda: not server.explorers(), "ctrl+c has ended it")


# --- connections -----------------------------------------------------------------


def test_half_open_connections_are_bounded_and_end(tmp_path: Path) -> None:
    """1,100 of them stopped all service and wrote megabytes of tracebacks."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 1_500:
        pytest.skip("too few open files are allowed here")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 1_500), hard))
    with served(tmp_path, "--sessions", "2", seconds={"connections.HEADER_SECONDS": 3}, files=256) as server:
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
        assert len([_ends(connection) for connection in waiting]) == 1_100
        assert _room(server)
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


# --- what is asked ---------------------------------------------------------------


def _requests() -> list[bytes]:
    """Requests that are no HTTP, or nearly."""
    lines = [
        b"",
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        b"GET / HTTP/1.1\r\n: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: \x1b]0;pwned\x07\x00\r\n\r\n",
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"".join(b"X%d: a\r\n" % at for at in range(2_000)) + b"\r\n",
        b"POST /ws HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nshort",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\xff\xfe" * 50 + b"\r\n\r\n",
        b"CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x1b[2J\x1b]52;c;aGk=\x07 / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ]
    return lines * 12


def test_malformed_requests_leave_a_bounded_log(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        for request in _requests():
            answer = server.answer(request)
            assert not answer or answer.split()[1] != b"500", request
        page = f"GET / HTTP/1.1\r\nHost: localhost:{server.port}\r\nConnection: close\r\n\r\n"
        assert server.answer(page.encode(), more=True).startswith(b"HTTP/1.1 200")
    log = server.log.read_bytes()
    assert b"Traceback" not in log
    assert b"\x1b" not in log
    assert log.count(b"\n") <= 21
    assert all(len(line) <= 200 for line in log.splitlines())


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "localhost@evil.example",
        "evil.example#localhost",
        "127.0.0.1.evil.example",
        "0.0.0.0",
        "127.1",
        "2130706433",
        "[::ffff:127.0.0.1]",
        "[::1",
        "lоcalhost",
        "",
        " ",
    ],
)
def test_other_hosts_are_refused(host: str, server: Server) -> None:
    """A page of another site whose name leads to this machine (DNS rebinding) is not answered."""
    for path in ("/", "/ws", "/static/js/textual.js", "/page.js"):
        answer = server.answer(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode(), more=True)
        assert answer.split()[1] in (b"400", b"403"), (host, path, answer[:100])


def test_headers_that_name_another_host_change_nothing(server: Server) -> None:
    ours = f"127.0.0.1:{server.port}"
    for head in (
        f"Host: evil.example\r\nX-Forwarded-Host: {ours}",
        f"Host: evil.example\r\nForwarded: host={ours}",
        f"Host: {ours}\r\nHost: evil.example",
        "X: no host",
    ):
        answer = server.answer(f"GET / HTTP/1.1\r\n{head}\r\nConnection: close\r\n\r\n".encode(), more=True)
        assert answer.split()[1] in (b"400", b"403"), (head, answer[:100])
    absolute = f"GET http://evil.example/ HTTP/1.1\r\nHost: {ours}\r\nConnection: close\r\n\r\n"
    assert server.answer(absolute.encode(), more=True).split()[1] in (
        b"200",
        b"400",
        b"403",
        b"404",
    )  # the page itself names no host


PATHS = [
    "/static/../../../../../../etc/passwd",
    "/static/..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd",
    "/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/static/..%5c..%5c..%5cetc%5cpasswd",
    "/static//etc/passwd",
    "/static/%2fetc%2fpasswd",
    "//etc/passwd",
    "/../../etc/passwd",
    "/static/js/../../server.py",
    "/static/js/%2e%2e/%2e%2e/app_service.py",
    "/static/js/textual.js%00.css",
    "/static/js/textual.js/..",
    "/static/.",
    "/static",
    "/static/js/",
    "/page.html",
    "/page.js/../server.py",
    "/server.py",
    "/page.css%2f..%2fserver.py",
    "/download/x",
    "/static/" + "../" * 2_000 + "etc/passwd",
    "/static/" + "a/" * 3_000,
    "file:///etc/passwd",
]


@pytest.mark.parametrize("path", PATHS, ids=range(len(PATHS)))
def test_paths_lead_nowhere_else(path: str, server: Server) -> None:
    answer = server.answer(
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n\r\n".encode(), more=True
    )
    assert answer.split()[1] in (b"400", b"403", b"404", b"414", b"431"), answer[:200]
    assert b"root:" not in answer
    assert b"import" not in answer


def _frames() -> dict[str, bytes]:
    text = json.dumps(["stdin", "j"]).encode()
    return {
        "larger than a message may be": frame(b"[" + b" " * 64_100 + b"]"),
        "states an enormous length": frame(b"x", length=1 << 62),
        "states a length beyond the protocol": frame(b"x", length=(1 << 64) - 1),
        "parts that never end": frame(b"[" * 1_000, final=False) + frame(b"[" * 1_000, 0, final=False) * 70,
        "binary": frame(text, 2),
        "unmasked close": frame(b"\x03", 8),
        "reserved kind": frame(text, 3),
        "a large ping": frame(b"x" * 200, 9),
        "not UTF-8": frame(b"\xff\xfe\xfd"),
        "not JSON": frame(b"{not json"),
        "nested JSON": frame(b"[" * 60_000),
        "an empty list": frame(b"[]"),
        "an object": frame(b'{"stdin": "j"}'),
        "keys that are no text": frame(b'["stdin", {"a": 1}]'),
        "a size that is none": frame(b'["resize", [1]]'),
        "a number as large as a message": frame(b'["resize", {"width": ' + b"9" * 60_000 + b', "height": 1}]'),
        "compressed, though that was not agreed": frame(zlib.compress(b"x" * 10_000_000)[2:-4])[:1].replace(
            b"\x81", b"\xc1"
        )
        + frame(zlib.compress(b"x" * 10_000_000)[2:-4])[1:],
    }


@pytest.mark.parametrize("name", _frames())
def test_frames_that_are_not_ours_end_the_session_only(name: str, server: Server) -> None:
    connection = server.session()
    connection.sendall(_frames()[name])
    assert _ends(connection)
    assert server.process.is_running()
    assert server.process.memory_info().rss < 2 * MEMORY
    until(lambda: not server.explorers(), "its explorer has ended")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> object:
    """One server for the requests that leave it as it was."""
    with served(tmp_path_factory.mktemp("serve")) as running:
        yield running
