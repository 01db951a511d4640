"""Which names a map has in its plain views: the Caspian, the stops a reader looks for, what a corridor avoids."""

from __future__ import annotations

from itertools import pairwise

import pytest

from eurasia_tui.map import layers
from eurasia_tui.map.cell_grid import QUARTERS, WAYS
from eurasia_tui.map.drawing import Drawing
from eurasia_tui.map.question import MapQuestion
from eurasia_tui.map.scene import Scene
from eurasia_tui.map.sphere import degrees_of
from eurasia_tui.map.text import crossing
from eurasia_tui.map.world import CORE, World, world
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.render.glyphs import ASCII, UNICODE
from eurasia_tui.render.strokes import HIGH, WIDE

SIZES = ((160, 45), (120, 33), (80, 21))


@pytest.fixture(scope="module")
def known(catalogue: Catalogue) -> World:
    return world(catalogue)


@pytest.fixture(scope="module")
def middle(catalogue: Catalogue, known: World) -> Scene:
    return MapQuestion(("middle-corridor",)).scene(catalogue, known, UNICODE)


def waters(drawing: Drawing) -> str:
    """The names of seas; one that runs down reads as one word."""
    return "".join(label.text for label in drawing.labels if label.kind == "water").upper()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ids", [(), ("sco",), ("eaeu",)])
def test_the_caspian_is_named(
    catalogue: Catalogue, known: World, ids: tuple[str, ...], size: tuple[int, int], way: str
) -> None:
    scene = MapQuestion(ids).scene(catalogue, known, ASCII if way == "ascii" else UNICODE)
    drawing = scene.draw(scene.fit(*size), way=way)
    assert "CASP" in waters(drawing)
    assert {"Kazakhstan", "China"} <= {label.text.removesuffix("ᵖ").removesuffix("(p)") for label in drawing.labels}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("id_", "name"), [("aral-sea", "Aral Sea"), ("issyk-kul", "Issyk-Kul"), ("lake-baikal", "Lake Baikal")]
)
def test_the_water_that_a_map_is_about_is_named(
    catalogue: Catalogue, known: World, id_: str, name: str, size: tuple[int, int], way: str
) -> None:
    scene = MapQuestion((id_,)).scene(catalogue, known, ASCII if way == "ascii" else UNICODE)
    drawing = scene.draw(scene.fit(*size), way=way)
    assert [label.text for label in drawing.labels].count(name) == 1


@pytest.mark.parametrize("size", SIZES)
def test_a_sea_is_named_where_it_lies(catalogue: Catalogue, known: World, size: tuple[int, int]) -> None:
    """The box of the Sea of Japan reaches round Korea; its name may not stand in the Yellow Sea."""
    scene = MapQuestion().scene(catalogue, known, UNICODE)
    camera = scene.fit(*size)
    boxes = {sea.name: sea for sea in layers.seas()}
    for label in scene.draw(camera).labels:
        if label.kind != "water" or label.text not in boxes:
            continue
        place = camera.place((label.x + label.size // 2) * WIDE, label.y * HIGH)
        assert place
        lat, lon = degrees_of(place)
        sea = boxes[label.text]
        north = (lat - (sea.south + sea.north) / 2) / (sea.north - sea.south) * 2
        east = (lon - (sea.west + sea.east) / 2) / (sea.east - sea.west) * 2
        assert north**2 + east**2 < 1, label


@pytest.mark.parametrize("size", SIZES)
def test_a_corridor_names_its_ports_and_what_it_avoids(middle: Scene, size: tuple[int, int]) -> None:
    named = {label.text for label in middle.draw(middle.fit(*size)).labels}
    assert {"Baku", "Tbilisi", "Alashankou", "Poti"} <= named
    assert {"Russia × bypassed", "Iran × bypassed"} <= named


def test_a_corridor_says_its_states_in_as_many_words_as_fit(middle: Scene, catalogue: Catalogue, known: World) -> None:
    assert crossing(middle, 200).startswith("crosses China, Kazakhstan, Azerbaijan, Georgia")
    assert crossing(middle, 200).endswith("; bypasses Russia, Iran")
    assert crossing(middle, 60) == "crosses CHN KAZ AZE GEO TUR ROU; bypasses RUS IRN"
    assert crossing(middle, 40) == "CHN KAZ AZE GEO TUR ROU, not RUS IRN"
    assert crossing(middle, 20) == ""
    assert crossing(MapQuestion(("sco",)).scene(catalogue, known, UNICODE), 200) == ""


def test_a_far_view_names_no_state_outside_the_core_by_its_code(catalogue: Catalogue, known: World) -> None:
    scene = MapQuestion().scene(catalogue, known, UNICODE)
    codes = {label.text for label in scene.draw(scene.fit(80, 21)).labels} & set(scene.codes)
    assert codes <= CORE


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ids", [(), ("sco",), ("cis",), ("middle-corridor",)])
def test_two_names_on_a_row_do_not_read_as_one(
    catalogue: Catalogue, known: World, ids: tuple[str, ...], size: tuple[int, int]
) -> None:
    scene = MapQuestion(ids).scene(catalogue, known, UNICODE)
    names = sorted((label for label in scene.draw(scene.fit(*size)).labels if label.size > 1), key=lambda n: (n.y, n.x))
    for before, after in pairwise(names):
        apart = 2 if before.kind == after.kind else 1  # letters of another weight tell them apart too
        assert before.y < after.y or after.x - before.x - before.size >= apart, (before, after)


@pytest.mark.parametrize("size", [*SIZES, (80, 19), (80, 20), (80, 22), (120, 32)])
def test_a_state_is_not_named_below_the_state_to_its_south(
    catalogue: Catalogue, known: World, size: tuple[int, int]
) -> None:
    scene = MapQuestion().scene(catalogue, known, UNICODE)
    rows = {label.id: label.y for label in scene.draw(scene.fit(*size)).labels}
    assert rows["ukraine"] <= rows["moldova"]


def test_towns_are_named_lighter_than_the_states_that_a_corridor_crosses(middle: Scene) -> None:
    kinds = {label.text: label.kind for label in middle.draw(middle.fit(120, 33)).labels}
    assert {kinds[name] for name in ("Kazakhstan", "China", "Russia × bypassed")} == {"core"}
    assert {kinds[name] for name in ("Baku", "Tbilisi", "Alashankou", "Poti")} == {"name"}


@pytest.mark.parametrize("way", ["smooth", "plain"])
def test_a_trunk_is_solid_and_its_branches_are_dots(middle: Scene, way: str) -> None:
    drawing = middle.draw(middle.fit(120, 33), way=way)
    route = "".join(part.text for row in drawing.rows for part in row if part.role.startswith("map:route:"))
    solid = sum(char in QUARTERS for char in route.replace(" ", ""))
    assert solid > 15
    assert len(route) - solid > 15


def test_the_first_map_has_one_grey(catalogue: Catalogue, known: World) -> None:
    scene = MapQuestion().scene(catalogue, known, UNICODE)
    drawing = scene.draw(scene.fit(120, 33))
    assert {part.role for row in drawing.rows for part in row if part.role.startswith("map:fill:")} == {"map:fill:land"}
