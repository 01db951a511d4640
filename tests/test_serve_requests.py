"""What a server is sent that is not ours: requests, hosts, paths, frames."""

from __future__ import annotations

import contextlib
import json
import zlib
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="textual-serve is not installed")
pytest.importorskip("textual_serve", reason="textual-serve is not installed")

from .serving import Server, ends, frame, served, until

pytestmark = pytest.mark.usefixtures("catalogue")

MEMORY = 160_000_000
"""Bytes that an explorer under a flood stays below; it has about 90 MB resident without one."""


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
    assert ends(connection)
    assert server.process.is_running()
    assert server.process.memory_info().rss < 2 * MEMORY
    until(lambda: not server.explorers(), "its explorer has ended")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> object:
    """One server for the requests that leave it as it was."""
    with served(tmp_path_factory.mktemp("serve")) as running:
        yield running


@pytest.mark.parametrize(
    "data",
    [
        frame(json.dumps(["stdin", "j" * 64_000]).encode()),
        frame(b"[" * 1_000, final=False) + frame(b"[" * 1_000, 0, final=False) * 70,
    ],
    ids=["keys", "parts that never end"],
)
def test_a_message_that_is_too_large_is_refused_as_that(data: bytes, server: Server) -> None:
    """Not only because nobody answers the server's pings."""
    answer = b""
    with server.session() as connection:
        connection.sendall(data)
        with contextlib.suppress(ConnectionError):
            while part := connection.recv(65_536):
                answer += part
    assert (1009).to_bytes(2, "big") in answer[-300:], "the code of a message that is too big (RFC 6455)"
