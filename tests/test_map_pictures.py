"""Maps as text, held against the pictures in ``snapshots_map/``.

``EURASIA_WRITE_SNAPSHOTS=1 pytest tests/test_map_pictures.py`` draws them again; look at them before you commit.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from eurasia_tui.map import legend
from eurasia_tui.map.cell_grid import LETTERS, PLAIN, SHADED, SMOOTH, WAYS
from eurasia_tui.map.drawing import BARE, NAMES, SUBJECT
from eurasia_tui.map.text import height_for, text
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.render.glyphs import ASCII, UNICODE
from eurasia_tui.render.lines import cell_len

from .mapping import scene, write

FOLDER = Path(__file__).parent / "snapshots_map"


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Iterator[Catalogue]:
    """The small pack of maps."""
    opened = Catalogue.open(str(write(tmp_path_factory.mktemp("maps"))), own=False)
    yield opened
    opened.close()


def drawn(
    catalogue: Catalogue, ids: tuple[str, ...], cols: int, rows: int, *, way: str = SHADED, layer: str = NAMES
) -> str:
    glyphs = ASCII if way == LETTERS else UNICODE
    lines = text(scene(catalogue, *ids, glyphs=glyphs), cols, rows, layer=layer, way=way)
    return "\n".join("".join(part.text for part in line).rstrip() for line in lines) + "\n"


def fills(catalogue: Catalogue, ids: tuple[str, ...], cols: int, rows: int, way: str) -> str:
    """A coloured map as two pictures side by side: its characters, and a letter for the fill or foreground of each cell."""
    picture = scene(catalogue, *ids)
    rows_drawn = picture.draw(picture.fit(cols, rows), way=way).rows
    lines = []
    for row in rows_drawn:
        characters = "".join(part.text for part in row)
        roles = "".join(_code(part.role) * cell_len(part.text) for part in row)
        lines.append(f"{characters}{' ' * (cols - cell_len(characters))}|{roles.ljust(cols)}|")
    return "\n".join(lines) + "\n"


def _code(role: str) -> str:
    """A letter of a role: of its fill where it has one (capital for a name), else of its kind."""
    if not role:
        return " "
    _, kind, *rest = role.split(":")
    tint = rest[-1] if rest and not rest[-1].isdigit() else ""
    letter = {"observer": "v"}.get(tint, tint[:1]) or {"water": "~", "route": "="}.get(kind, ".")
    return letter.upper() if kind in ("name", "core", "outer", "stop") else letter


def hold(name: str, picture: str) -> None:
    path = FOLDER / f"{name}.txt"
    if os.environ.get("EURASIA_WRITE_SNAPSHOTS"):
        path.write_text(picture, encoding="utf-8")
    assert picture == path.read_text(encoding="utf-8")


SIZES = {"160x48": (160, 43), "120x36": (120, 31), "80x24": (80, 20), "40x12": (40, 9)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way", [SMOOTH, PLAIN, SHADED, LETTERS])
@pytest.mark.parametrize(("name", "ids"), [("corridor", ("middle",)), ("organisation", ("union",))])
def test_four_sizes_and_four_depths_of_colour(
    maps: Catalogue, name: str, ids: tuple[str, ...], size: str, way: str
) -> None:
    draw = fills if way in (SMOOTH, PLAIN) else drawn
    hold(f"{name}-{size}-{way}", draw(maps, ids, *SIZES[size], way=way))


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


@pytest.mark.parametrize(("name", "layer"), [("subject", SUBJECT), ("bare", BARE)])
def test_names_can_be_left_out(maps: Catalogue, name: str, layer: str) -> None:
    hold(f"corridor-{name}", drawn(maps, ("middle",), 72, 20, layer=layer))


def test_members_as_of_a_date(maps: Catalogue) -> None:
    hold("organisation-2008", drawn(maps.at("2008"), ("union",), 72, 20))


@pytest.mark.parametrize("ids", LAYERS.values(), ids=LAYERS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("size", [(120, 30), (72, 20), (40, 8), (10, 4)])
def test_every_map_is_as_wide_as_asked_and_carries_the_disclaimer(
    maps: Catalogue, ids: tuple[str, ...], way: str, size: tuple[int, int]
) -> None:
    picture = drawn(maps, ids, *size, way=way)
    assert picture.isascii() or way != LETTERS
    assert all(len(line) <= size[0] for line in picture.splitlines())
    assert legend.DISCLAIMER in " ".join(picture.split())


def test_a_place_without_coordinates_is_named(maps: Catalogue) -> None:
    assert "no coordinates: Lost Junction" in drawn(maps, ("middle",), 72, 20)


def test_disputed_areas_are_named_when_in_view(maps: Catalogue) -> None:
    text = " ".join(drawn(maps, (), 72, 20).split())
    assert "status disputed; drawn in the outline of Georgia: Abkhazia, South Ossetia; of Moldova: Transnistria" in text
    assert "of Russia: Crimea" in text
    assert "disputed" not in drawn(maps, ("kyrgyzstan",), 72, 20)


def test_states_out_of_view_are_named(maps: Catalogue) -> None:
    """Cuba is an observer of the union; the map is not made so small as to hold it."""
    assert "out of view: Cuba" in drawn(maps, ("union",), 72, 20)


@pytest.mark.parametrize("size", SIZES.values())
def test_no_state_is_named_twice(maps: Catalogue, size: tuple[int, int]) -> None:
    """The states of this pack are few: most of those named have no page."""
    picture = scene(maps)
    labels = picture.draw(picture.fit(*size)).labels
    names = [label.text for label in labels if label.kind in ("core", "name")]
    assert len(names) == len(set(names))


def test_crossed_and_bypassed_differ_without_colour(maps: Catalogue) -> None:
    groups = {group.title: group.sign for group in scene(maps, "middle").groups}
    assert groups == {"crossed": "", "bypassed": "×"}


def test_each_status_has_a_fill_and_a_sign_of_its_own(maps: Catalogue) -> None:
    groups = scene(maps, "union").groups
    assert [group.title for group in groups] == ["member", "observer", "partner"]
    assert len({group.fill for group in groups}) == len({group.sign for group in groups}) == 3


def test_the_height_suits_what_is_shown(maps: Catalogue) -> None:
    assert height_for(scene(maps, "middle"), 72) < height_for(scene(maps, "union"), 72) <= 30
