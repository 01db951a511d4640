"""What the map can be asked to show: names, years, figures, rivals, places, neighbours."""

from __future__ import annotations

import pytest

from eurasia_tui.query.catalogue import Catalogue

from .map_screens import shown, words_on_screen


async def test_a_name_is_found_in_view_or_the_view_goes_there(maps: Catalogue) -> None:
    async with shown(maps, "kyrgyzstan") as (view, app, pilot):
        start = view.canvas.camera
        await pilot.press("slash", *"kyr")
        assert view.canvas.cursor == "kyrgyzstan"
        assert view.canvas.camera
        assert start
        assert view.canvas.camera.lon == pytest.approx(start.lon, abs=0.1)  # the box takes a row, no more
        await pilot.press("enter", "slash", *"mosc", "enter")
        await pilot.pause()
        assert view.canvas.cursor == "moscow"
        assert view.canvas.camera != start
        await pilot.press("slash", *"atlantis")
        await pilot.pause()
        assert "No such name on the map." in words_on_screen(app)


async def test_years_step_through_the_changes_of_members(maps: Catalogue) -> None:
    async with shown(maps, "union") as (view, app, pilot):
        seen = []
        for _ in range(6):
            await pilot.press("y")
            members = {area.id for area in view.canvas.scene.geo.areas if area.role == "member"}
            seen.append((view.dated.as_of, len(members)))
        assert seen[:2] == [("2000", 3), ("2009", 2)]
        assert seen[-1] == (None, 3)
        await pilot.press("Y")
        await pilot.pause()
        assert "as of 2020" in words_on_screen(app)


async def test_a_figure_is_chosen_and_left(catalogue: Catalogue) -> None:
    async with shown(catalogue, "eaeu") as (view, app, pilot):
        await pilot.press("c", "enter")
        await pilot.pause()
        assert view.question.figure
        assert len(view.canvas.scene.groups) == 5
        await pilot.press("0")
        await pilot.pause()
        assert not view.question.figure
        assert "5 members" in words_on_screen(app)


async def test_rivals_are_laid_over_a_corridor(catalogue: Catalogue) -> None:
    async with shown(catalogue, "middle-corridor") as (view, _, pilot):
        await pilot.press("v")
        assert len(view.canvas.scene.geo.routes) == 2
        for _ in range(3):
            await pilot.press("v")
            if len(view.canvas.scene.geo.routes) == 1:
                break
        assert len(view.canvas.scene.geo.routes) == 1


async def test_places_and_neighbours(catalogue: Catalogue) -> None:
    async with shown(catalogue, "kazakhstan") as (view, app, pilot):
        await pilot.press("n")
        await pilot.pause()
        assert "5 neighbours" in words_on_screen(app)
        await pilot.press("p", "enter")
        await pilot.pause()
        assert view.question.places
        assert view.canvas.scene.geo.points


async def test_neighbours_of_the_state_in_which_a_town_lies(catalogue: Catalogue) -> None:
    async with shown(catalogue, "aktau") as (view, app, pilot):
        await pilot.press("n")
        await pilot.pause()
        assert view.question.neighbours == "kazakhstan"
        assert "5 neighbours" in words_on_screen(app)


async def test_a_click_on_paper_chooses_its_state(maps: Catalogue) -> None:
    async with shown(maps, "kyrgyzstan") as (view, _, pilot):
        width, height = view.canvas.size
        label = next(name for name in view.canvas.drawing.labels if name.id == "kyrgyzstan")
        spot = next(
            (x, y)
            for y in range(height)
            for x in range(width)
            if view.canvas.scene.state_at(x, y) == "kyrgyzstan"
            and y != label.y
            and not any(name.y == y and abs(name.x - x) < 20 for name in view.canvas.drawing.labels)
        )
        await pilot.click("#map", offset=spot)
        assert view.canvas.cursor == "kyrgyzstan"


async def test_the_keys_under_the_map_are_those_that_do_something(catalogue: Catalogue, maps: Catalogue) -> None:
    async with shown(maps, "summit") as (_, app, _):
        assert "y year" not in words_on_screen(app)
    async with shown(maps, "union") as (_, app, pilot):
        assert "y year" in words_on_screen(app)
        await pilot.press("slash", *"kaz")
        await pilot.pause()
        assert "enter back to the map" in words_on_screen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "enter back to the map" not in words_on_screen(app)
        assert "y year" in words_on_screen(app)


async def test_the_picker_of_figures_is_narrowed_by_typing(catalogue: Catalogue) -> None:
    async with shown(catalogue) as (view, _, pilot):
        await pilot.press("c", *"life expect", "enter")
        await pilot.pause()
        assert view.question.figure == "life-expectancy"


@pytest.mark.parametrize("name", ["Caspian Sea", "Lake Baikal", "Tian Shan"])
async def test_waters_and_ranges_are_found_too(maps: Catalogue, name: str) -> None:
    async with shown(maps) as (view, app, pilot):
        await pilot.press("slash", *("space" if key == " " else key for key in name.lower()))
        await pilot.pause()
        assert name in words_on_screen(app)
        assert view.canvas.camera
        await pilot.press("enter", *("plus",) * 3)
        await pilot.pause()
        assert any(label.text == name for label in view.canvas.drawing.labels) or name in words_on_screen(app)


async def test_a_town_is_found_before_a_site_with_its_name(catalogue: Catalogue) -> None:
    async with shown(catalogue) as (view, _, pilot):
        await pilot.press("slash", *"asta", "enter")
        await pilot.pause()
        assert view.canvas.cursor == "astana"
