"""The footer of each view: its keys act, and the mouse presses them."""

from __future__ import annotations

import pytest

from eurasia_tui.tui.header_footer import KeyBar, pressed

from .test_app import explorer

SEARCHED = ("slash", *"eaeu")


VIEWS_BY_KEYS = {
    "search": SEARCHED,
    "answer": (*SEARCHED, "up"),
    "timeline": ("t",),
    "matrix": ("x",),
    "figures": ("i",),
    "map": ("m",),
    "map of all": ("9",),
    "documents": ("d",),
    "brief": ("P",),
    "compare": ("c", *"mongolia", "enter"),
    "relate": ("r", *"mongolia", "enter"),
    "problems": ("0", "8"),
}


@pytest.mark.parametrize("keys", VIEWS_BY_KEYS.values(), ids=VIEWS_BY_KEYS)
async def test_every_key_of_a_footer_acts_and_the_mouse_leaves_by_it(keys: tuple[str, ...]) -> None:
    async with explorer((120, 36)) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        view, bar = app.screen, app.screen.query_one(KeyBar)
        assert view is not app.browse
        bound = view.active_bindings
        for label, what in bar.keys:
            for key in label.split():
                assert all(letter in bound for letter in key) if key == "hjkl" else pressed(key) in bound, (key, what)
        footer = "".join(part.text for part in bar.line(0))
        focused = view.focused
        await pilot.click(bar, offset=(footer.index(" esc ") + 1, 0))
        await pilot.pause()
        assert app.screen is app.browse or view.focused is not focused
