"""The help of a screen: how long it is, and that it lists every key."""

from __future__ import annotations

import pytest

from eurasia_tui.tui.frame import Frame

from .test_app import explorer, screen_text


@pytest.mark.parametrize("keys", [(), ("enter",), ("t",), ("x",), ("i",)])
async def test_help_is_one_screen(keys: tuple[str, ...]) -> None:
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        assert "PgDn more" not in screen_text(app)


async def test_the_last_screenful_of_the_help_offers_no_more() -> None:
    async with explorer((80, 24)) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        lower = app.screen.query_one(Frame).lower
        assert "PgDn more" in "".join(part.text for part in lower.line(0))
        await pilot.press("end")
        await pilot.pause()
        text = "".join(part.text for part in lower.line(0))
        assert "3/3" in text
        assert "more" not in text
        assert "contested" in screen_text(app)


async def test_help_is_three_screens_at_eighty_columns() -> None:
    async with explorer((80, 24)) as (app, pilot):
        await pilot.press("enter", "question_mark")
        await pilot.pause()
        assert "1/3" in screen_text(app)


async def test_help_lists_every_key_of_the_screen() -> None:
    async with explorer((100, 60)) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        text = screen_text(app)
        assert "search everything" in text
        assert "Back" in text
        await pilot.press("escape")
        assert app.screen is app.browse
