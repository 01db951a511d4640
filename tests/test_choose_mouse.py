"""In every window of choices the mouse picks the row that it is on."""

from __future__ import annotations

import pytest

from eurasia_tui.tui.choose import HEADING, Choose

from .test_app import explorer


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
@pytest.mark.parametrize("row", [0, 3, 7])
async def test_the_row_under_the_mouse_is_picked(size: tuple[int, int], row: int) -> None:
    async with explorer(size) as (app, pilot):
        await pilot.press("0")
        await pilot.pause()
        window = app.screen
        assert isinstance(window, Choose)
        picked: list[object] = []
        window.dismiss = picked.append  # type: ignore[method-assign,assignment] # what the window returns, and it stays
        inner = window.choices.content_region.offset - window.choices.region.offset
        drawn = "".join(part.text for part in window.choices.line(row + HEADING))
        assert window.rows[row][1] in drawn
        await pilot.click(window.choices, offset=(inner.x + 8, inner.y + HEADING + row))
        await pilot.pause()
        assert picked[:1] == [window.rows[row][0]]


async def test_the_heading_of_a_window_leaves_it() -> None:
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press("0")
        await pilot.pause()
        window = app.screen
        assert isinstance(window, Choose)
        inner = window.choices.content_region.offset - window.choices.region.offset
        await pilot.click(window.choices, offset=(inner.x + 30, inner.y))
        await pilot.pause()
        assert app.screen is not window
