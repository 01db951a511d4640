"""The explorer over the built-in content, on a terminal with a clipboard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.tui.app import EurasiaApp


@asynccontextmanager
async def explorer(
    size: tuple[int, int] = (120, 36), **options: object
) -> AsyncIterator[tuple[EurasiaApp, Pilot[None]]]:
    app = EurasiaApp(Catalogue.open(own=False), **options)  # type: ignore[arg-type] # options of the app
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot
        await pilot.pause()


async def until_said(app: EurasiaApp, pilot: Pilot[None], text: str) -> None:
    """Wait until a message of the browser holds a text; on a busy machine a timer may be late."""
    for _ in range(1200):
        if text in app.browse.body.message:
            return
        await pilot.pause(0.05)
    raise AssertionError(f"waited in vain for {text!r}, not {app.browse.body.message!r}")
