"""A page that changes while the list hides it is there when it is opened."""

from __future__ import annotations

import pytest

from .test_app import explorer, screen_text


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_page_chosen_while_the_list_hides_it_is_shown_when_opened(size: tuple[int, int]) -> None:
    async with explorer(size) as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        for _ in range(3):
            await pilot.press("escape")
            await pilot.pause()
            await pilot.press("down")
            await pilot.pause()
            current = app.browse.body.list.current
            assert current
            await pilot.press("enter")
            await pilot.pause()
            assert app.browse.page.count() > 10
            first = "".join(part.text for part in app.browse.page.line(0))
            assert current.name.split()[0] in first
            assert first.strip() in screen_text(app).replace("\n", "")


async def test_the_list_shows_where_its_cursor_came_to_while_a_page_hid_it() -> None:
    async with explorer((80, 24)) as (app, pilot):
        await pilot.press("4", "enter")
        await pilot.pause()
        await pilot.press("n", "n")
        await pilot.pause()
        before = app.browse.body.list.current
        await pilot.press("escape")
        await pilot.pause()
        assert app.browse.body.list.current == before
        row = app.browse.body.list.cursor - app.browse.body.list.top
        drawn = app.browse.body.list.render_line(row)
        assert drawn == app.browse.body.list.draw_row(row)
