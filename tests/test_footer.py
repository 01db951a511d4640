"""The footer of each view: its keys act, and the mouse presses them."""

from __future__ import annotations

from itertools import cycle

import pytest

from eurasia_tui.tui.header_footer import KeyBar, pressed

from .test_app import SIZES, explorer

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


PAGE = ("2", "enter")
GUAM = (*"guam", "enter")
WALKS = {
    "search": ("slash", *GUAM),
    "start": ("h", *GUAM),
    "same page twice": ("h", *GUAM, "h", *GUAM, "t", "enter"),
    "view left for a search": (*PAGE, "t", "slash", *GUAM),
    "view left for a view": (*PAGE, "t", "x", "enter"),
    "view left for a pane": (*PAGE, "t", "3", "enter", "tab", "enter"),
    "link out of a view left": (*PAGE, "t", "m", "escape", "escape", "tab", "enter"),
    "compare and its map": (*PAGE, "c", *"asean", "enter", "tab", "enter", "m", "tab", "enter"),
    "figures": (*PAGE, "tab", "enter", "i", "enter", "slash", *GUAM, "t", "enter"),
    "matrix twice": (*PAGE, "x", "enter", "x", "down", "enter", "9", "tab", "enter"),
    "as of": (*PAGE, "a", *"2010", "enter", "t", "enter", "h", *GUAM, "i", "enter"),
}
NAMED_IN_FOOTERS = {
    "SearchView": "search",
    "StartView": "search",
    "TimelineView": "timeline",
    "MatrixView": "matrix",
    "MapView": "map",
    "WholeMapView": "map",
    "CompareView": "compare",
    "FiguresView": "figures",
}


@pytest.mark.parametrize(("walk", "size"), zip(WALKS.values(), cycle(SIZES), strict=False), ids=WALKS)
async def test_escape_leads_where_the_footer_says_and_at_last_to_the_list(
    walk: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with explorer(size) as (app, pilot):
        await pilot.press(*walk)
        await pilot.pause()
        ways: list[str] = []
        while app.screen is not app.browse or app.browse.body.is_reading:
            assert len(ways) < 24, ways
            shown = dict(app.screen.query_one(KeyBar).keys).get("esc", "")
            was_view = app.screen is not app.browse
            if len(ways) % 2:
                bar = app.screen.query_one(KeyBar)
                footer = "".join(part.text for part in bar.line(0))
                await pilot.click(bar, offset=(footer.index(" esc ") + 1, 0))
            else:
                await pilot.press("escape")
            await pilot.pause()
            ways.append(shown)
            name = NAMED_IN_FOOTERS.get(type(app.screen).__name__, "list" if not app.browse.body.is_reading else "page")
            assert shown == name if not was_view else shown in ("back", "browse"), (ways, name)
