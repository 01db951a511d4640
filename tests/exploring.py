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
