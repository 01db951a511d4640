"""Drives headless Chromium by its DevTools protocol, with the websocket client that textual-serve brings along."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import itertools
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import aiohttp

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 60.0


def found() -> str | None:
    """The browser's program, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One page of the browser. ``asked`` is every address it asked for."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket, self._ids, self._waiting = socket, itertools.count(1), dict[int, asyncio.Future[Any]]()
        self.asked: list[str] = []
        self.errors: list[str] = []
        self._reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self.socket:
            data = message.json()
            if future := self._waiting.pop(data.get("id", 0), None):
                future.set_result(data)
            elif data.get("method") == "Network.requestWillBeSent":
                self.asked.append(data["params"]["request"]["url"])
            elif data.get("method") == "Network.webSocketCreated":
                self.asked.append(data["params"]["url"])
            elif data.get("method") == "Log.entryAdded":
                self.errors.append(data["params"]["entry"]["text"])

    async def do(self, method: str, **parameters: Any) -> Any:
        """A command of the protocol; gives its result."""
        number = next(self._ids)
        self._waiting[number] = future = asyncio.get_running_loop().create_future()
        await self.socket.send_json({"id": number, "method": method, "params": parameters})
        answer = await asyncio.wait_for(future, PATIENCE)
        assert "error" not in answer, answer
        return answer["result"]

    async def value(self, script: str) -> Any:
        """What a script gives on the page."""
        return (await self.do("Runtime.evaluate", expression=script, returnByValue=True))["result"].get("value")

    async def until(self, script: str) -> Any:
        """Wait until a script gives something true."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while not (value := await self.value(script)):
            assert asyncio.get_running_loop().time() < end, f"waited in vain for {script}"
            await asyncio.sleep(0.1)
        return value

    async def type(self, *keys: str) -> None:
        """Type characters, or keys by name."""
        codes = {"Enter": (13, "\r"), "Escape": (27, ""), "Tab": (9, ""), "ArrowDown": (40, "")}
        for key in keys:
            code, text = codes.get(key, (0, key))
            common = {"key": key, "code": key, "windowsVirtualKeyCode": code or ord(key.upper())}
            await self.do("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **common)
            await self.do("Input.dispatchKeyEvent", type="keyUp", **common)
            await asyncio.sleep(0.02)

    async def picture(self, path: Path) -> None:
        """Write what is seen as PNG."""
        path.write_bytes(base64.b64decode((await self.do("Page.captureScreenshot", format="png"))["data"]))


@contextlib.asynccontextmanager
async def browser(url: str, size: tuple[int, int] = (1200, 760)) -> AsyncIterator[Browser]:
    """A headless browser on a page."""
    import aiohttp  # comes with textual-serve

    program = found()
    assert program
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = await asyncio.create_subprocess_exec(
            program,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            f"--window-size={size[0]},{size[1]}",
            f"--user-data-dir={profile}",
            "--remote-debugging-port=0",
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            port_file = Path(profile) / "DevToolsActivePort"
            end = asyncio.get_running_loop().time() + PATIENCE
            while not (port_file.exists() and port_file.read_text().count("\n")):
                assert asyncio.get_running_loop().time() < end, "the browser does not start"
                await asyncio.sleep(0.1)
            port = port_file.read_text().split()[0]
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                    pages = [page_ for page_ in await answer.json() if page_["type"] == "page"]
                async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                    page = Browser(socket)
                    for domain in ("Page", "Network", "Runtime", "Log"):
                        await page.do(f"{domain}.enable")
                    await page.do("Page.navigate", url=url)
                    yield page
        finally:
            process.kill()
            await process.wait()
