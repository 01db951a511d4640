"""What is under a map names every line and fill on it, on screens of every width; the map on paper names its states."""

from __future__ import annotations

import re
from html import unescape

import pytest

from eurasia_tui.map import layers, legend, legend_rows
from eurasia_tui.map.cell_grid import SMOOTH, WAYS
from eurasia_tui.map.question import MapQuestion
from eurasia_tui.map.routes import LETTERS
from eurasia_tui.map.surroundings import IDLE_SIGNS, SPOT_SIGNS, spot_sign
from eurasia_tui.map.svg import svg
from eurasia_tui.map.tints import signs
from eurasia_tui.map.world import world
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.render.glyphs import ASCII, UNICODE
from eurasia_tui.render.lines import Segment, cell_len

from .mapping import scene

CORRIDORS = (
    ("middle-corridor",),
    ("middle-corridor", "northern-corridor"),
    ("middle-corridor", "northern-corridor", "north-south-transport-corridor"),
)


def known(catalogue: Catalogue, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the ids that there are."""
    return tuple(id_ for id_ in ids if catalogue.kinds_of([id_]))


@pytest.mark.parametrize("ids", CORRIDORS)
@pytest.mark.parametrize("room", [158, 118, 78])
def test_every_line_is_named_under_the_map(catalogue: Catalogue, ids: tuple[str, ...], room: int) -> None:
    shown = scene(catalogue, *known(catalogue, ids))
    right = [Segment("▸ Uzbekistan 41.3 N 64.6 E", "strong")]
    rows = legend_rows.rows(shown, shown.draw(shown.fit(room, 30)), SMOOTH, room, right, 2)
    assert 1 <= len(rows) <= 2
    text = "   ".join("".join(part.text for part in row) for row in rows)
    assert all(cell_len("".join(part.text for part in row)) <= room for row in rows)
    lines = {part.role for row in rows for part in row if part.role.startswith("map:route:")}
    assert len(lines) >= min(len(shown.geo.routes), 4)
    if shown.many:
        for letter, route in zip(LETTERS, shown.geo.routes, strict=False):
            assert re.search(rf"\b{letter} ", text)
            assert route.name[:20] in text
    else:
        assert "trunk" in text
    if any(len(route.branches) > 1 for route in shown.geo.routes):
        assert "branch" in text


@pytest.mark.parametrize("ids", CORRIDORS)
def test_the_map_on_paper_names_what_a_route_crosses_and_bypasses(catalogue: Catalogue, ids: tuple[str, ...]) -> None:
    shown = scene(catalogue, *known(catalogue, ids))
    written = re.findall(r"<text[^>]*>([^<]*)</text>", svg(shown))
    for group in shown.groups:
        for code, name in zip(group.codes, group.names, strict=True):
            forms = {f"{form}{group.sign}" for form in shown.world.forms(code, name)} | {f"{name} × bypassed"}
            assert forms & set(written), name
    for letter in LETTERS[: len(shown.geo.routes)] if shown.many else "":
        assert letter in written


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("ids", [(), ("sco",), ("middle-corridor",)])
def test_no_two_fills_of_the_legend_look_alike(catalogue: Catalogue, ids: tuple[str, ...], way: str) -> None:
    glyphs = ASCII if way == "ascii" else UNICODE
    shown = scene(catalogue, *ids, glyphs=glyphs)
    row = legend_rows.rows(shown, shown.draw(shown.fit(158, 40), way=way), way, 158, [], 1)[0]
    samples = [
        (part.text, part.role) for part in row if part.role.startswith(("map:name:", "map:shade:", "map:route:"))
    ]
    assert samples
    assert len(set(samples)) == len(samples)


@pytest.mark.parametrize(("room", "most"), [(158, 2), (118, 2), (78, 2), (38, 1)])
@pytest.mark.parametrize("figure", ["population", "gdp", "life-expectancy"])
def test_every_class_of_a_figure_is_under_the_map(catalogue: Catalogue, figure: str, room: int, most: int) -> None:
    shown = MapQuestion(figure=figure).scene(catalogue, world(catalogue), UNICODE)
    rows = legend_rows.rows(shown, shown.draw(shown.fit(room, 20)), SMOOTH, room, [], most)
    assert len(rows) <= most
    assert all(cell_len("".join(part.text for part in row)) <= room for row in rows)
    assert {part.role for row in rows for part in row} >= {f"map:name:{group.fill}" for group in shown.groups}


def test_every_fill_of_the_legend_is_three_cells_broad(catalogue: Catalogue) -> None:
    shown = scene(catalogue, "sco")
    lines = legend.lines(shown, shown.draw(shown.fit(120, 31)), 100)
    fills = [part.text for line in lines for part in line if part.role.startswith("map:name")]
    assert fills == ["   ", " ᵖ "]


def test_every_sign_on_a_near_map_is_explained(catalogue: Catalogue) -> None:
    known_signs = {*signs(ascii=False)[:4], *(sign.sign for sign in (*SPOT_SIGNS.values(), *IDLE_SIGNS.values()))}
    for ids in (("tashkent",), ("baku",), ("almaty",), ("middle-corridor",)):
        shown = scene(catalogue, *ids)
        camera = shown.fit(120, 31)
        for _ in range(3):
            drawing = shown.draw(camera)
            drawn = {char for row in drawing.rows for part in row for char in part.text} & known_signs
            notes = "\n".join("".join(part.text for part in line) for line in legend.lines(shown, drawing, 200))
            assert drawn
            assert all(re.search(rf"(^|  ){re.escape(sign)} ", notes, re.MULTILINE) for sign in drawn), (ids, drawn)
            camera = camera.zoomed(1.5)


def test_power_stations_that_do_not_work_have_a_sign_of_their_own() -> None:
    plants = layers.spots()["plant"]
    working = {spot_sign(spot) for spot in plants if "operating" in spot.detail}
    others = {spot_sign(spot) for spot in plants if "operating" not in spot.detail}
    assert len(working) == len(others) == 1
    assert not working & others
    for sign in (*working, *others):
        assert len(sign.means) > 5


WRITTEN = re.compile(r'<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)" text-anchor="middle"([^>]*)>([^<]*)</text>')


@pytest.mark.parametrize(
    "ids", [(), ("middle-corridor",), ("ukraine", "moldova"), ("bhutan",), ("tashkent",), ("baku",)]
)
def test_no_two_names_on_the_map_for_print_overlap(catalogue: Catalogue, ids: tuple[str, ...]) -> None:
    boxes = []
    for x, y, size, look, text in WRITTEN.findall(svg(scene(catalogue, *ids)).split("</g>\n<rect")[0]):
        text = unescape(text)
        half = len(text) * float(size) * (0.6 if "bold" in look else 0.52) / 2
        boxes.append((float(x) - half, float(y) - float(size) * 0.7, float(x) + half, float(y), text))
    assert len(boxes) > 10
    for at, first in enumerate(boxes):
        for second in boxes[at + 1 :]:
            apart = first[0] >= second[2] or second[0] >= first[2] or first[1] >= second[3] or second[1] >= first[3]
            assert apart, (first[4], second[4])


def test_the_map_of_a_town_for_print_has_what_the_screen_has(catalogue: Catalogue) -> None:
    picture = svg(scene(catalogue, "tashkent"))
    for expected in ("Kyrgyzstan", "Samarkand", "▼", "power station", "△", "stroke-dasharray", "Global Energy Monitor"):
        assert expected in picture
    assert "Caspian Sea" in svg(scene(catalogue))


def test_the_map_of_a_figure_for_print_names_states_out_of_view_as_such(catalogue: Catalogue) -> None:
    picture = svg(MapQuestion(figure="population").scene(catalogue, world(catalogue), UNICODE))
    legend_text = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", picture))
    assert re.search(r"out of view: [^;]*Brazil", legend_text)
    assert 'fill="#ffffff"' not in picture
