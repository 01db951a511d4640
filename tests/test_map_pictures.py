"""Maps as text, held against the pictures in ``snapshots_map/``.

``EURASIA_WRITE_SNAPSHOTS=1 pytest tests/test_map_pictures.py`` draws them anew; look at them before you commit.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from eurasia_tui.map import legend
from eurasia_tui.map.scene import BARE, NAMES, SUBJECT
from eurasia_tui.map.text import height_for, text
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.render.glyphs import ASCII, UNICODE

from .mapping import scene, write

FOLDER = Path(__file__).parent / "snapshots_map"


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Iterator[Catalogue]:
    """The small pack of maps."""
    opened = Catalogue.open(str(write(tmp_path_factory.mktemp("maps"))), own=False)
    yield opened
    opened.close()


def drawn(
    catalogue: Catalogue, ids: tuple[str, ...], cols: int, rows: int, *, ascii: bool = False, layer: str = NAMES
) -> str:
    lines = text(scene(catalogue, *ids, glyphs=ASCII if ascii else UNICODE), cols, rows, layer=layer)
    return "\n".join("".join(part.text for part in line).rstrip() for line in lines) + "\n"


def hold(name: str, picture: str) -> None:
    path = FOLDER / f"{name}.txt"
    if os.environ.get("EURASIA_WRITE_SNAPSHOTS"):
        path.write_text(picture, encoding="utf-8")
    assert picture == path.read_text(encoding="utf-8")


SIZES = {"120x36": (120, 27), "80x24": (80, 17), "40x12": (40, 8)}


@pytest.mark.parametrize("size", SIZES)
def test_a_corridor_at_three_sizes(maps: Catalogue, size: str) -> None:
    hold(f"corridor-{size}", drawn(maps, ("middle",), *SIZES[size]))


LAYERS = {
    "whole": (),
    "corridors": ("middle", "northern"),
    "antimeridian": ("arctic",),
    "organisation": ("union",),
    "country": ("kyrgyzstan",),
    "place": ("aktau",),
    "region": ("steppe",),
    "event": ("summit",),
}


@pytest.mark.parametrize("layer", LAYERS)
def test_each_layer(maps: Catalogue, layer: str) -> None:
    hold(layer, drawn(maps, LAYERS[layer], 72, 20))


@pytest.mark.parametrize("layer", ["corridors", "organisation"])
def test_layers_in_ascii(maps: Catalogue, layer: str) -> None:
    picture = drawn(maps, LAYERS[layer], 72, 20, ascii=True)
    assert picture.isascii()
    hold(f"{layer}-ascii", picture)


@pytest.mark.parametrize(("name", "layer"), [("subject", SUBJECT), ("bare", BARE)])
def test_names_can_be_left_out(maps: Catalogue, name: str, layer: str) -> None:
    hold(f"corridor-{name}", drawn(maps, ("middle",), 72, 20, layer=layer))


def test_members_as_of_a_date(maps: Catalogue) -> None:
    hold("organisation-2008", drawn(maps.at("2008"), ("union",), 72, 20))


@pytest.mark.parametrize("ids", LAYERS.values(), ids=LAYERS)
@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("size", [(120, 30), (72, 20), (40, 8), (10, 4)])
def test_every_map_is_as_wide_as_asked_and_carries_the_disclaimer(
    maps: Catalogue, ids: tuple[str, ...], ascii: bool, size: tuple[int, int]
) -> None:
    picture = drawn(maps, ids, *size, ascii=ascii)
    assert all(len(line) <= size[0] for line in picture.splitlines())
    assert legend.DISCLAIMER in " ".join(picture.split())


def test_a_place_without_coordinates_is_named(maps: Catalogue) -> None:
    assert "no coordinates: Lost Junction" in drawn(maps, ("middle",), 72, 20)


def test_disputed_areas_are_named_when_in_view(maps: Catalogue) -> None:
    assert "Crimea (in Russia)" in " ".join(drawn(maps, (), 72, 20).split())
    assert "disputed" not in drawn(maps, ("kyrgyzstan",), 72, 20)


def test_states_out_of_view_are_named(maps: Catalogue) -> None:
    """Cuba is an observer of the union; the map is not made so small as to hold it."""
    assert "out of view: Cuba" in drawn(maps, ("union",), 72, 20)


def test_crossed_and_bypassed_differ_without_colour(maps: Catalogue) -> None:
    made = scene(maps, "middle")
    assert {fill.role: fill.texture for fill in made.fills} == {"bypassed": 3, "crossed": 5}


def test_each_status_has_a_texture_of_its_own(maps: Catalogue) -> None:
    fills = scene(maps, "union").fills
    assert [fill.role for fill in fills] == ["member", "partner", "observer"]
    assert len({fill.texture for fill in fills}) == 3


def test_the_height_suits_what_is_shown(maps: Catalogue) -> None:
    assert height_for(scene(maps, "middle"), 72) < height_for(scene(maps, "union"), 72) <= 30
