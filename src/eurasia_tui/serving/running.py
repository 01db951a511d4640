"""Runs the server until it is interrupted."""

from __future__ import annotations

import asyncio
import signal
import sys

from aiohttp import web

from ..signal_handling import SIGNALS
from .server import Serving


def serve(serving: Serving, host: str, port: int) -> None:
    """Listen, say where, and serve until INT, TERM or HUP; sessions end with it. Raises OSError when the port is taken."""
    asyncio.run(_serve(serving, host, port))


async def _serve(serving: Serving, host: str, port: int) -> None:
    runner = web.AppRunner(serving.application(), access_log=None, shutdown_timeout=5)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        bound = runner.addresses[0][1]
        shown = f"[{host}]" if ":" in host else host
        sys.stdout.write(f"Serving on http://{shown}:{bound}/ (ctrl+c ends)\n")
        sys.stdout.flush()
        ended = asyncio.Event()
        for number in (signal.SIGINT, *SIGNALS):
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
                asyncio.get_running_loop().add_signal_handler(number, ended.set)
        await ended.wait()
    finally:
        await runner.cleanup()
