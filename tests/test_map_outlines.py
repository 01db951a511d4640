"""The packed outlines, and how they are packed."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from eurasia_tui.map import layers
from eurasia_tui.map.disputed import DISPUTED, NOT_DRAWN, OWN, Disputed, in_words
from eurasia_tui.map.outlines import BORDER, COAST, SEAM, TOLERANCES, Outlines
from eurasia_tui.map.sphere import degrees_of

pack = runpy.run_path(str(Path(__file__).parents[1] / "scripts/pack_outlines.py"))["pack"]


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    return Outlines.load()


def square(west: float, south: float, size: float = 2) -> list[list[float]]:
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


@pytest.fixture
def small() -> Outlines:
    hole = [[1.5, 0.5], [1.5, 1.5], [0.5, 1.5], [0.5, 0.5], [1.5, 0.5]]
    return Outlines(
        pack(
            {
                "_meta": {},
                "AAA": {"name": "A", "polygons": [[square(0, 0), hole], [square(30, 30, 1)]]},
                "BBB": {"name": "Bé", "polygons": [[square(2, 0)]]},
                "CCC": {"name": "C", "polygons": [[square(0.5, 0.5, 1)]]},
                "DDD": {"name": "D", "polygons": [[square(179, 60)]]},
                "EEE": {"name": "E", "polygons": [[square(178, 10)], [square(-180, 10)]]},
            }
        )
    )


def test_neighbours_share_their_border(small: Outlines) -> None:
    a, b = (
        {max(arc, ~arc) for polygon in small.shapes[code].polygons for ring in polygon.rings for arc in ring}
        for code in ("AAA", "BBB")
    )
    (shared,) = a & b
    assert small.sides[shared] == BORDER
    assert {side for arc, side in enumerate(small.sides) if arc in a ^ b and arc != shared} == {COAST, BORDER}


def test_a_hole_belongs_to_what_lies_in_it(small: Outlines) -> None:
    assert small.at(1, 1) == "CCC"
    assert small.at(0.2, 0.2) == "AAA"
    assert small.at(30.5, 30.5) == "AAA"
    assert small.at(1, 3) == "BBB"
    assert small.at(-40, 100) is None


def test_rings_run_over_the_antimeridian(small: Outlines) -> None:
    assert small.at(61, 179.5) == small.at(61, -179.5) == "DDD"


def test_a_cut_at_the_antimeridian_is_not_drawn(small: Outlines) -> None:
    """A shape that its source cuts at 180 degrees has a seam there, not a border with itself."""
    assert small.at(11, 179) == small.at(11, -179) == "EEE"
    seams = [arc for arc, side in enumerate(small.sides) if side == SEAM]
    assert len(seams) == 1
    assert {round(abs(degrees_of(point)[1])) for point in small.points(seams[0])} == {180}


def test_areas_and_names_survive(small: Outlines) -> None:
    assert small.shapes["BBB"].name == "Bé"
    assert small.shapes["BBB"].area == pytest.approx(4, rel=1e-3)
    assert [len(polygon.rings) for polygon in small.shapes["AAA"].polygons] == [2, 1]
    assert small.at(*small.shapes["AAA"].label) == "AAA"


def test_a_coarser_level_has_fewer_points_and_the_same_ends(outlines: Outlines) -> None:
    for arc in list(outlines.arcs())[::40]:
        fine = outlines.points(arc)
        for level in range(1, len(TOLERANCES) + 1):
            coarse = outlines.points(arc, level)
            assert len(coarse) <= len(fine)
            assert (coarse[0], coarse[-1]) == (fine[0], fine[-1])
            fine = coarse


def test_every_label_lies_in_its_shape(outlines: Outlines) -> None:
    for shape in list(outlines.shapes.values())[::7]:
        assert outlines.holds(shape, *shape.label), shape.code


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (42, 75, "KGZ"),
        (55.75, 37.6, "RUS"),
        (66, -172, "RUS"),
        (54.7, 20.5, "RUS"),
        (39.2, 45.4, "AZE"),
        (-18, 178, "FJI"),
    ],
)
def test_known_places_lie_in_their_states(outlines: Outlines, lat: float, lon: float, code: str) -> None:
    assert outlines.at(lat, lon) == code


@pytest.mark.parametrize("area", DISPUTED, ids=lambda area: area.name)
def test_disputed_areas_are_drawn_as_the_legend_says(outlines: Outlines, area: Disputed) -> None:
    assert outlines.at(area.lat, area.lon) == area.shape


def test_other_files_are_refused() -> None:
    with pytest.raises(ValueError, match="packed outlines"):
        Outlines(b"PNG")


def test_the_layers_are_small_and_whole() -> None:
    files = [*layers.FOLDER.iterdir(), layers.FOLDER.parent / "outlines.bin"]
    assert sum(file.stat().st_size for file in files) <= 1_500_000
    assert {"Lake Baikal", "Aral Sea", "Lake Balkhash"} <= {
        shape.name for shape in layers.outlines("lakes").shapes.values()
    }
    fine = layers.outlines("fine")
    assert fine.at(51.2, 71.4) == "KAZ"
    assert fine.at(45.9, 63.3) == "KAZ"  # Baikonur, leased, is drawn as any part of its state
    assert set(fine.shapes) <= set(Outlines.load().shapes)
    provinces = layers.outlines("provinces")
    assert {code.partition(".")[0] for code in provinces.shapes} >= {"KAZ", "KGZ", "TJK", "TKM", "UZB"}
    assert {"Irtysh", "Ob", "Lena", "Indus"} <= {river.name for river in layers.rivers()}
    assert "Caspian Sea" in {sea.name for sea in layers.seas()}
    assert all(layers.spots()[kind] for kind in ("relief", "peak", "port", "airport", "field", "plant"))


@pytest.mark.parametrize("area", DISPUTED, ids=lambda area: area.name)
def test_the_finer_outlines_draw_disputed_areas_alike(area: Disputed) -> None:
    found = layers.outlines("fine").at(area.lat, area.lon)
    assert found in (None, area.shape)


def test_all_disputed_areas_are_told_of_in_the_same_words() -> None:
    first, *others = in_words(DISPUTED).removeprefix("status disputed; drawn in the outline ").split("; ")
    outlines = [part.split(": ")[0] for part in (first, *others)]
    assert all(outline.startswith("of ") or outline in (OWN, NOT_DRAWN) for outline in outlines)
    assert len(set(outlines)) == len(outlines)
    named = [name for part in (first, *others) for name in part.split(": ")[1].split(", ")]
    assert len(named) >= len(DISPUTED)
    assert in_words([area for area in DISPUTED if area.name == "Kosovo"]) == f"status disputed; drawn {OWN}: Kosovo"
