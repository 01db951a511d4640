"""Boxes for one line: a frame with a title and keys, an example, and what is wrong with what was typed."""

from __future__ import annotations

import pytest

from .test_app import explorer, screen_text


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
@pytest.mark.parametrize(
    ("keys", "title", "example"),
    [(("a",), "As of a date", "2016"), (("t", "d"), "Period shown", "2010/2020")],
)
async def test_a_box_says_what_is_typed_and_which_keys_there_are(
    size: tuple[int, int], keys: tuple[str, ...], title: str, example: str
) -> None:
    async with explorer(size) as (app, pilot):
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        text = screen_text(app)
        assert title in text
        assert example in text
        assert "enter" in text
        assert "cancel" in text
        await pilot.press(*"x1", "enter")
        await pilot.pause()
        assert "x1" in screen_text(app)
        await pilot.press("escape")


async def test_the_filter_has_a_frame_an_example_and_keys() -> None:
    async with explorer((80, 24)) as (app, pilot):
        await pilot.press("ctrl+f")
        await pilot.pause()
        text = screen_text(app)
        assert "Filter the list" in text
        assert "such as stan" in text
        await pilot.press(*"stan", "enter")
        await pilot.pause()
        assert "Filter the list" not in screen_text(app)
        assert app.browse.list.total > 5
