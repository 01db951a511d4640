"""Runs the server until it is interrupted."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

from aiohttp import web

from ..systems import SIGNALS, on_signal
from . import connections
from .brief_log import use_brief_log
from .connections import Connections, listen, most_connections
from .server import Serving


def serve(serving: Serving, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Listen, ``announce`` the address, and serve until INT, TERM or HUP; sessions end with it. Raises OSError when the port is taken."""
    use_brief_log()
    asyncio.run(_serve(serving, host, port, announce))


async def _serve(serving: Serving, host: str, port: int, announce: Callable[[str], None]) -> None:
    runner = web.AppRunner(
        serving.application(),
        access_log=None,
        shutdown_timeout=5,
        keepalive_timeout=connections.KEEPALIVE_SECONDS,
        lingering_time=2,
    )
    await runner.setup()
    tasks, sockets = list[asyncio.Task[None]](), []
    try:
        assert runner.server
        serving.connections = accepted = Connections(runner.server, most_connections(serving.sessions))
        sockets = listen(host, port)
        tasks = [asyncio.create_task(task) for task in (*map(accepted.accept, sockets), accepted.watch())]
        shown = f"[{host}]" if ":" in host else host
        announce(f"http://{shown}:{sockets[0].getsockname()[1]}/")
        ended = asyncio.Event()
        for number in (signal.SIGINT, *SIGNALS):
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
                on_signal(asyncio.get_running_loop(), number, ended.set)
        await ended.wait()
    finally:
        for task in tasks:
            task.cancel()
        for listening in sockets:
            listening.close()
        await runner.cleanup()
