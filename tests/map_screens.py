"""The map in an application of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.tui.map_view import MapView
from eurasia_tui.tui.session import Session
from eurasia_tui.tui.type_ahead import TypeAheadApp

from .test_app import screen_text


class Around(TypeAheadApp):
    """Shows one view and keeps what it is dismissed with."""

    def __init__(self, view: MapView) -> None:
        super().__init__()
        self.view = view
        self.opened: list[str | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.view, self.opened.append)


@asynccontextmanager
async def shown(
    catalogue: Catalogue, *ids: str, size: tuple[int, int] = (120, 36), view: type[MapView] = MapView
) -> AsyncIterator[tuple[MapView, Around, Pilot[None]]]:
    app = Around(view(Session(catalogue), ids))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app.view, app, pilot
        await pilot.pause()


def words_on_screen(app: Around) -> str:
    return " ".join(screen_text(app).split())  # type: ignore[arg-type] # any app has a screenshot
