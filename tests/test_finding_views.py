"""Every view is found from any place: in the choice of views by its key, in the palette by its name, in footers."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.columns import column
from eurasia_tui.tui.app import EurasiaApp
from eurasia_tui.tui.brief_view import BriefView
from eurasia_tui.tui.choose import Choose
from eurasia_tui.tui.framed_view import FramedView
from eurasia_tui.tui.palette import Palette
from eurasia_tui.tui.view import View


async def test_the_choice_of_views_takes_the_key_that_it_shows_beside_a_view(catalogue: Catalogue) -> None:
    app = EurasiaApp(catalogue, start="countries")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key, title in (("t", "Timeline"), ("P", "Brief"), ("i", "Figures"), ("9", "Map")):
            await pilot.press("0", key)
            await pilot.pause()
            view = app.screen
            assert isinstance(view, View)
            assert view.title_text == title
            await pilot.press("escape")
            await pilot.pause()


async def test_a_choice_that_does_not_fit_says_which_rows_are_in_view(catalogue: Catalogue) -> None:
    app = EurasiaApp(catalogue, start="countries")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("0")
        await pilot.pause()
        window = app.screen
        assert isinstance(window, Choose)
        first, last = window.choices.in_view()
        assert last < window.choices.total
        assert window.choices.border_subtitle == f"{first}–{last} of {window.choices.total}"
        await pilot.press("pagedown")
        await pilot.pause()
        assert window.choices.in_view()[1] == window.choices.total


@pytest.mark.parametrize("key", ["r", "c"])
async def test_the_brief_of_two_is_found_beside_what_they_share_and_in_the_palette(
    catalogue: Catalogue, key: str
) -> None:
    app = EurasiaApp(catalogue, start="countries")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        app.screen.query_one(Input).value = "uzbekistan"
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        view = app.screen
        assert isinstance(view, FramedView)
        offered = view.keys()
        assert ("P", "brief of both") in offered
        await pilot.press("P")
        await pilot.pause()
        assert isinstance(app.screen, BriefView)
        assert app.screen.ids == ("kazakhstan", "uzbekistan")
        await pilot.press("escape", "colon")
        await pilot.pause()
        palette = app.screen
        assert isinstance(palette, Palette)
        palette.query_one(Input).value = "brief"
        await pilot.pause()
        titles = [row.title for row in palette.rows.rows if not row.kind]
        assert titles == ["Brief of the entity, or of two marked", "Brief of two entities"]


def test_narrow_columns_have_short_forms_not_cut_ends(catalogue: Catalogue) -> None:
    states = column(catalogue, ["rogun", "nurek"], "status")
    assert {cell.short for cell in states.values()} == {"building", "operating"}
    offices = column(catalogue, ["mark-rutte", "antonio-guterres"], "holds-office")
    assert {cell.short for cell in offices.values()} == {"NATO", "UN"}
