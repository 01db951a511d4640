"""The explorer in a browser: loopback, Origin and Host checks, sessions limited and ended, nothing from other hosts."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

aiohttp = pytest.importorskip("aiohttp", reason="textual-serve is not installed")
pytest.importorskip("textual_serve", reason="textual-serve is not installed")

from eurasia_tui.serving.files import HERE  # noqa: E402 - after the skips
from eurasia_tui.serving.server import same_origin  # noqa: E402 - after the skips

from . import chromium  # noqa: E402 - after the skips
from .conftest import ROOT  # noqa: E402 - after the skips
from .ports import free_port  # noqa: E402 - after the skips
from .terminal import EURASIA  # noqa: E402 - after the skips


@contextlib.contextmanager
def served(*options: str) -> Iterator[str]:
    """``eurasia serve`` on a free port; gives its address."""
    process = subprocess.Popen(
        [*EURASIA, "serve", "--port", "0", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        line = process.stdout.readline()
        found = re.search(r"http://\S+?:\d+", line)
        assert found, line + (process.stderr.read() if process.stderr else "")
        yield found[0]
    finally:
        process.terminate()
        assert process.wait(30) == 0


@pytest.fixture(autouse=True)
def _compiled(catalogue: object) -> None:
    """The catalogue is there."""


async def _until_text(socket: aiohttp.ClientWebSocketResponse, wanted: str) -> None:
    """Read what the explorer draws until a text is in it."""
    seen = b""
    while wanted.encode() not in seen:
        message = await asyncio.wait_for(socket.receive(), 60)
        assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), message
        seen += message.data if isinstance(message.data, bytes) else message.data.encode()


async def _again(session: aiohttp.ClientSession, url: str, headers: dict[str, str]) -> aiohttp.ClientWebSocketResponse:
    """Connect as soon as the session before has been put away."""
    for _ in range(300):
        try:
            return await session.ws_connect(url, headers=headers)
        except aiohttp.WSServerHandshakeError as error:
            if error.status != 503:
                raise
            await asyncio.sleep(0.1)
    raise AssertionError("there is no room again")


async def test_only_our_own_page_on_our_own_host_opens_a_session() -> None:
    with served() as url:
        host = url.removeprefix("http://")
        async with aiohttp.ClientSession() as session:
            for headers in (
                {},
                {"Origin": "http://evil.example"},
                {"Origin": "null"},
                {"Origin": f"http://{host}.evil.example"},
            ):
                with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                    await session.ws_connect(f"{url}/ws", headers=headers)
                assert refused.value.status == 403
            for path in ("/", "/ws", "/static/js/textual.js"):
                async with session.get(f"{url}{path}", headers={"Host": "evil.example"}) as answer:
                    assert answer.status == 403
            for path in ("/static/", "/static/../server.py", "/download/x", "/page.html", "/../page.html"):
                async with session.get(f"{url}{path}") as answer:
                    assert answer.status in (403, 404)
            async with session.get(url) as answer:
                assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
                assert not re.search(r"(src|href)=\"(https?:)?//", await answer.text())


async def test_served_on_loopback_and_in_kiosk_unless_told_otherwise() -> None:
    for options, kiosk in ((), True), (("--no-kiosk",), False):
        with served(*options) as url:
            port = int(url.rpartition(":")[2])
            here = [
                connection
                for connection in psutil.net_connections("inet")
                if connection.laddr and connection.laddr.port == port
            ]
            assert {(connection.laddr.ip, connection.status) for connection in here} == {
                ("127.0.0.1", psutil.CONN_LISTEN)
            }
            (server,) = (psutil.Process(connection.pid) for connection in here)
            async with aiohttp.ClientSession() as session:
                async with session.ws_connect(f"{url}/ws?width=100&height=30", headers={"Origin": url}) as socket:
                    await _until_text(socket, "Kazakhstan")
                    (explorer,) = (child for child in server.children(recursive=True) if "--fresh" in child.cmdline())
                    assert ("--kiosk" in explorer.cmdline()) is kiosk


def test_origin_check() -> None:
    assert same_origin("http://localhost:8000", "localhost:8000")
    assert same_origin("https://Example.org", "example.org")
    for origin in (
        "",
        "null",
        "file://",
        "http://localhost:8001",
        "http://localhost",
        "ws://localhost:8000",
        "http://[",
        "x",
    ):
        assert not same_origin(origin, "localhost:8000")


def test_the_page_has_no_asset_of_another_host() -> None:
    for file in HERE.glob("page.*"):
        assert "//" not in re.sub(r"^//.*|https?://\S*localhost\S*", "", file.read_text(), flags=re.MULTILINE), file


async def test_sessions_are_limited_idle_ones_end_and_nothing_is_left(own_home: Path) -> None:
    with served("--sessions", "1", "--idle", "0.2") as url:
        headers = {"Origin": url}
        async with aiohttp.ClientSession() as session:
            async with session.ws_connect(f"{url}/ws?width=100&height=30", headers=headers) as socket:
                with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                    await session.ws_connect(f"{url}/ws", headers=headers)
                assert refused.value.status == 503
                await _until_text(socket, "Kazakhstan")
                while (await asyncio.wait_for(socket.receive(), 60)).type is not aiohttp.WSMsgType.CLOSE:
                    pass  # idle for twelve seconds
            async with await _again(session, f"{url}/ws", headers) as socket:  # there is room
                await _until_text(socket, "Kazakhstan")
                await socket.send_json(["resize", {"width": 10**12, "height": -5}])
                await socket.send_str("{not json")
                while (await asyncio.wait_for(socket.receive(), 60)).type is not aiohttp.WSMsgType.CLOSE:
                    pass
    left = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=False).stdout
    assert f"{sys.executable} -m eurasia_tui --fresh --kiosk" not in left or os.environ.get("PYTEST_XDIST_WORKER")
    assert not [path for path in own_home.rglob("*") if path.is_file()]  # kiosk: nothing was kept


NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")


CADDY = shutil.which("caddy")


def _of_deploy(first: str) -> str:
    """The indented block of docs/deploy.md that begins so, up to its closing brace."""
    text = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    found = re.search(rf"(?ms)^    {re.escape(first)}.*?^    \}}", text)
    assert found
    return found[0]


def _nginx(url: str, folder: Path, port: int) -> list[str]:
    """Write a configuration with the block of docs/deploy.md; the command that runs nginx with it."""
    temporary = "".join(f"{name}_temp_path {folder};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; {temporary} server {{ listen 127.0.0.1:{port};\n"
        f"{_of_deploy('location /eurasia/ {').replace('http://127.0.0.1:8000', url)}\n}} }}\n"
    )
    return [str(NGINX), "-c", str(config), "-e", str(folder / "error.log")]


def _caddy(url: str, folder: Path, port: int) -> list[str]:
    """The same for Caddy."""
    config = folder / "Caddyfile"
    block = _of_deploy("redir /eurasia").replace("127.0.0.1:8000", url.removeprefix("http://"))
    config.write_text(
        f"{{\n    admin off\n    auto_https off\n}}\nhttp://127.0.0.1:{port} {{\n    bind 127.0.0.1\n{block}\n}}\n"
    )
    return [str(CADDY), "run", "--adapter", "caddyfile", "--config", str(config)]


PROXIES = {
    "nginx": pytest.param(_nginx, marks=pytest.mark.skipif(not NGINX, reason="nginx is not installed")),
    "caddy": pytest.param(_caddy, marks=pytest.mark.skipif(not CADDY, reason="caddy is not installed")),
}


@contextlib.contextmanager
def behind(proxy: Callable[[str, Path, int], list[str]], url: str, folder: Path) -> Iterator[str]:
    """A proxy with the block of docs/deploy.md in front of the server; gives its address."""
    port = free_port()
    process = subprocess.Popen(
        proxy(url, folder, port),
        env={**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}/eurasia/"
    finally:
        process.terminate()
        process.wait(30)


@pytest.mark.parametrize("proxy", PROXIES.values(), ids=PROXIES)
async def test_served_under_a_path_of_a_proxy(proxy: Callable[[str, Path, int], list[str]], tmp_path: Path) -> None:
    with served() as url, behind(proxy, url, tmp_path) as address:
        origin = address.removesuffix("/eurasia/")
        async with aiohttp.ClientSession() as session:
            for attempt in range(100):
                try:
                    page = await (await session.get(address)).text()
                    break
                except aiohttp.ClientConnectionError:
                    assert attempt < 99
                    await asyncio.sleep(0.1)
            assert 'name="viewport"' in page
            for asset in re.findall(r'(?:href|src)="([^":]+)"', page):
                assert not asset.startswith("/"), asset
                assert (await session.get(address + asset)).status == 200, asset
            style = await (await session.get(f"{address}page.css")).text()
            for asset in re.findall(r'url\("([^"]+)"\)', style):
                assert (await session.get(address + asset)).status == 200, asset
            async with session.ws_connect(f"{address}ws", headers={"Origin": origin}) as socket:
                await _until_text(socket, "Kazakhstan")
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect(f"{address}ws", headers={"Origin": "http://elsewhere.example"})
            assert refused.value.status == 403


@pytest.mark.skipif(not chromium.found(), reason="Chromium is not installed")
async def test_a_browser_searches_opens_and_follows_a_link(tmp_path: Path) -> None:
    with served() as url:
        async with chromium.browser(url) as page:
            await page.until("document.body.classList.contains('-first-byte')")
            await page.until("document.querySelector('.xterm-helper-textarea') !== null")
            shots = [tmp_path / f"{number}.png" for number in range(4)]

            async def settled(path: Path, last: bytes = b"") -> bytes:
                """The picture once it differs from the last one and stays."""
                before = b""
                for _ in range(100):
                    await page.picture(path)
                    if before and path.read_bytes() == before != last:
                        break
                    before = path.read_bytes()
                    await asyncio.sleep(0.25)
                return path.read_bytes()

            await page.until("document.activeElement.classList.contains('xterm-helper-textarea')")  # nobody has clicked
            first = await settled(shots[0])
            await page.type("/", *"kyrgyz eaeu")
            searched = await settled(shots[1], first)
            await page.type("Enter")
            opened = await settled(shots[2], searched)
            await page.type("Tab", "Enter")
            followed = await settled(shots[3], opened)
            assert len({first, searched, opened, followed}) == 4
            assert len(opened) > 20_000  # a page full of text
            host = url.removeprefix("http://")
            foreign = [
                address
                for address in page.asked
                if not address.startswith((f"http://{host}", f"ws://{host}", "data:", "about:", "blob:"))
            ]
            assert foreign == []
            assert not [error for error in page.errors if "Content Security" in error], page.errors
            if target := os.environ.get("EURASIA_SCREENSHOTS"):
                Path(target, "serve.png").write_bytes(searched)
