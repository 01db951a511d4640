"""The map in the explorer, through Pilot, in a small application of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from eurasia_tui.map.legend import DISCLAIMER
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.tui.map_view import MapView, WholeMapView

from .map_screens import shown, words_on_screen
from .mapping import files, write
from .test_app import explorer, screen_text

SIZES = [(120, 36), (80, 24), (40, 12)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("id_", ["middle", "union", "kyrgyzstan", "aktau", "summit", "arctic", "idea"])
async def test_the_picture_has_the_screen_and_the_notes_the_disclaimer(
    maps: Catalogue, id_: str, size: tuple[int, int]
) -> None:
    async with shown(maps, id_, size=size) as (view, _, pilot):
        assert len(view.canvas.drawing.rows) == view.canvas.size.height == size[1] - (3 if size[1] >= 16 else 2)
        await pilot.press("i")
        lines = [" ".join(part.text for part in view.canvas.line(line)) for line in range(view.canvas.count())]
        assert DISCLAIMER in " ".join(" ".join(lines).split())


async def test_what_has_no_place_says_so_and_shows_the_whole(maps: Catalogue) -> None:
    async with shown(maps, "idea") as (view, app, _):
        assert "No place on the map for Idea" in words_on_screen(app)
        assert view.canvas.camera == view.canvas.scene.frame.whole(view.canvas.size.width, view.canvas.size.height)


@pytest.mark.parametrize("keys", [("right", "left"), ("l", "h"), ("д", "р")])
async def test_arrows_and_letters_pan(maps: Catalogue, keys: tuple[str, str]) -> None:
    async with shown(maps, "kyrgyzstan") as (view, _, pilot):
        start = view.canvas.camera
        assert start
        await pilot.press(keys[0])
        assert view.canvas.camera
        assert view.canvas.camera.lon > start.lon
        await pilot.press(keys[1])
        assert view.canvas.camera.lon == pytest.approx(start.lon, abs=0.5)


async def test_up_is_north(maps: Catalogue) -> None:
    async with shown(maps, "kyrgyzstan") as (view, _, pilot):
        start = view.canvas.camera
        await pilot.press("up")
        assert start
        assert view.canvas.camera
        assert view.canvas.camera.lat > start.lat


async def test_zoom_and_reset(maps: Catalogue) -> None:
    async with shown(maps, "middle") as (view, app, pilot):
        start = view.canvas.camera
        assert start
        await pilot.press("plus", "plus")
        assert view.canvas.camera
        assert view.canvas.camera.scale == pytest.approx(start.scale * 2.25)
        await pilot.press("minus")
        assert view.canvas.camera.scale == pytest.approx(start.scale * 1.5)
        await pilot.press("0")
        assert view.canvas.camera == start
        await pilot.press("0")
        await pilot.pause()
        assert view.canvas.camera.scale < start.scale
        assert f"1 column = {view.canvas.camera.km_per_cell:,.0f} km" in words_on_screen(app)


async def test_the_wheel_zooms_around_the_pointer(maps: Catalogue) -> None:
    async with shown(maps, "middle") as (view, _, pilot):
        canvas = view.canvas
        start = canvas.camera
        assert start
        held = start.place(21, 22)
        canvas.post_message(
            events.MouseScrollUp(
                canvas, 10, 5, 0, -1, 0, False, False, False, 10 + canvas.region.x, 5 + canvas.region.y
            )
        )
        await pilot.pause()
        assert held
        assert canvas.camera
        assert canvas.camera.cell(held) == (10, 5)


async def test_tab_goes_from_place_to_place_and_enter_opens(maps: Catalogue) -> None:
    async with shown(maps, "middle") as (view, app, pilot):
        await pilot.press("tab")
        await pilot.pause()
        first = view.canvas.target
        assert first
        assert first.x == min(target.x for target in view.canvas.drawing.targets)
        assert f"▸ {first.name}" in words_on_screen(app)
        await pilot.press("tab", "tab", "shift+tab")
        second = view.canvas.target
        assert second
        assert second.id != first.id
        await pilot.press("enter")
        await pilot.pause()
        assert app.opened == [second.id]


async def test_every_target_can_be_gone_to_and_states_tell_their_part(maps: Catalogue) -> None:
    async with shown(maps, "union") as (view, app, pilot):
        seen = set()
        for _ in range(len(view.canvas.drawing.targets)):
            await pilot.press("tab")
            assert view.canvas.target
            seen.add(view.canvas.target.id)
            if view.canvas.target.id == "uzbekistan":
                await pilot.pause()
                assert "observer of Union" in words_on_screen(app)
        assert {"moscow", "russia", "kazakhstan", "kyrgyzstan", "uzbekistan", "china"} <= seen


async def test_a_click_goes_to_a_state_and_another_opens_it(maps: Catalogue) -> None:
    async with shown(maps, "kyrgyzstan") as (view, app, pilot):
        width, height = view.canvas.size
        await pilot.click("#map", offset=(width // 2, height // 2))
        assert view.canvas.cursor == "kyrgyzstan"
        await pilot.click("#map", offset=(width // 2, height // 2))
        await pilot.pause()
        assert app.opened == ["kyrgyzstan"]


async def test_names_come_and_go(maps: Catalogue) -> None:
    async with shown(maps, "middle") as (_, app, pilot):
        assert "Kazakhstan" in words_on_screen(app)
        await pilot.press("L")
        await pilot.pause()
        assert "Bishkek" not in words_on_screen(app)
        assert "Dostyk" in words_on_screen(app)
        await pilot.press("L")
        await pilot.pause()
        assert "Dostyk" not in words_on_screen(app)
        await pilot.press("L")
        await pilot.pause()
        assert "Bishkek" in words_on_screen(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_legend_can_be_read(maps: Catalogue, size: tuple[int, int]) -> None:
    async with shown(maps, "middle", size=size) as (view, app, pilot):
        await pilot.press("i")
        await pilot.pause()
        words = "".join(part.text for line in range(view.canvas.count()) for part in (*view.canvas.line(line),))
        assert "Lost" in words
        await pilot.press("down", "up", "escape")
        await pilot.pause()
        assert not view.canvas.reading
        assert not app.opened
        await pilot.press("escape")
        await pilot.pause()
        assert app.opened == [None]


async def test_only_what_changed_is_painted(maps: Catalogue) -> None:
    async with shown(maps, "middle") as (view, _, pilot):
        await pilot.press("tab")
        before = view.canvas.drawing.rows
        await pilot.press("tab")
        after = view.canvas.drawing.rows
        assert 0 < sum(a != b for a, b in zip(before, after, strict=True)) < len(before) / 2


async def test_a_new_size_keeps_what_is_shown(maps: Catalogue) -> None:
    async with shown(maps, "middle") as (view, _, pilot):
        for size in ((60, 20), (30, 8), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            camera = view.canvas.camera
            assert camera
            assert (camera.cols, camera.rows) == view.canvas.size
            assert camera == view.canvas.scene.fit(camera.cols, camera.rows)


async def test_as_of_is_respected_and_said(maps: Catalogue) -> None:
    async with shown(maps.at("2008"), "union") as (view, app, _):
        assert "as of 2008" in words_on_screen(app)
        assert {area.id for area in view.canvas.scene.geo.areas} == {"russia", "kazakhstan", "azerbaijan"}


async def test_the_whole_map_forgets_the_page(maps: Catalogue) -> None:
    async with shown(maps, "middle", view=WholeMapView) as (view, app, _):
        assert not view.canvas.scene.geo.ids
        assert "Map › Eurasia" in words_on_screen(app)


async def test_markup_and_control_characters_in_names_do_nothing(tmp_path: Path, shared_cache: Path) -> None:
    pack = write(tmp_path / "pack")
    text = files()["countries/kyrgyzstan.toml"].replace(
        'name = "Kyrgyzstan"', 'name = "[/b][@click=app.quit]K\\u001b[31mG"'
    )
    (pack / "countries/kyrgyzstan.toml").write_text(text, encoding="utf-8")
    opened = Catalogue.open(str(pack), own=False)
    async with shown(opened, "kyrgyzstan") as (_, app, pilot):
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert "[/b][@click=app.quit]KG" in words_on_screen(app)
    opened.close()


async def test_every_kind_of_entity_of_ours_has_a_view(catalogue: Catalogue) -> None:
    first = [
        catalogue.db.execute("SELECT id FROM entity WHERE kind = ? ORDER BY id LIMIT 1", (kind,)).fetchone()
        for kind in catalogue.kinds
    ]
    for row in filter(None, first):
        async with shown(catalogue, row[0], size=(80, 24)) as (_, app, pilot):
            await pilot.press("tab", "plus", "down")
            assert "esc back" in words_on_screen(app)


@pytest.mark.parametrize("name", ["baku", "samarkand", "aktau", "bishkek"])
async def test_a_place_found_by_name_has_the_cursor_and_opens(name: str) -> None:
    """Also where its name has no room on the map as it is."""
    async with explorer() as (app, pilot):
        await pilot.press("9", "slash", *name, "enter")
        await pilot.pause()
        view = app.screen
        assert isinstance(view, MapView)
        assert view.canvas.target
        assert view.canvas.target.id == view.canvas.cursor
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(app.screen, MapView)


async def test_back_returns_to_the_very_view() -> None:
    """From a page opened on the map, back leads to the map as it was left, and from there to the page before."""
    async with explorer() as (app, pilot):
        await pilot.press("9", "plus", "right", "slash", *"tashk", "enter")
        await pilot.pause()
        view = app.screen
        assert isinstance(view, MapView)
        camera, cursor = view.canvas.camera, view.canvas.cursor
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(app.screen, MapView)
        await pilot.press("backspace")
        await pilot.pause()
        again = app.screen
        assert isinstance(again, MapView)
        assert (again.canvas.camera, again.canvas.cursor) == (camera, cursor)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, MapView)


async def test_what_a_timeline_lists_is_shown_on_the_map() -> None:
    async with explorer() as (app, pilot):
        await pilot.press("t", "m")
        await pilot.pause()
        view = app.screen
        assert isinstance(view, MapView)
        assert len(view.ids) > 4
        assert view.canvas.scene.geo.points
        await pilot.press("escape", "escape")


async def test_a_place_has_its_own_coordinates_not_those_of_its_cell() -> None:
    from eurasia_tui.query.geography.places import coordinates

    async with explorer((120, 36)) as (app, pilot):
        lat, lon = coordinates(app.catalogue, ["aktau"])["aktau"]
        await pilot.press("9")
        await pilot.pause()
        await pilot.press("/", *"aktau", "enter")
        await pilot.pause()
        assert f"{lat:.1f} N {lon:.1f} E" in screen_text(app)


async def test_the_notes_name_the_sources_of_what_is_shown(catalogue: Catalogue) -> None:
    async with shown(catalogue, "sco") as (view, _, pilot):
        await pilot.press("i")
        text = " ".join(part.text for line in range(view.canvas.count()) for part in view.canvas.line(line))
        assert "sources: " in text
        assert "status disputed; drawn in the outline" in text
