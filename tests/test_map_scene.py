"""What a drawn map holds: names, fills, what is in and out of view, contrast of its colours, bytes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eurasia_tui.map import layers
from eurasia_tui.map.camera import CLOSEST, Camera
from eurasia_tui.map.cell_grid import PLAIN, SMOOTH, WAYS
from eurasia_tui.map.drawing import BARE, NAMES, SUBJECT, Drawing
from eurasia_tui.map.labels import Label
from eurasia_tui.map.palette import (
    CLASSES,
    DARK,
    look,
)
from eurasia_tui.map.question import MapQuestion
from eurasia_tui.map.scene import Scene
from eurasia_tui.map.sphere import vector
from eurasia_tui.map.world import CORE, World, world
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.render.glyphs import UNICODE
from eurasia_tui.render.lines import cell_len
from eurasia_tui.tui.terminal.sgr import shorten

SIZES = ((160, 43), (120, 31), (80, 20), (40, 9))
BODIES = ("sco", "eaeu", "cis", "osce", "asean", "bimstec")
CORRIDORS = (
    "middle-corridor",
    "north-south-transport-corridor",
    "northern-corridor",
    "lapis-lazuli-corridor",
    "trans-afghan-railway",
    "cku-railway",
)


@pytest.fixture(scope="module")
def known(catalogue: Catalogue) -> World:
    return world(catalogue)


@pytest.fixture(scope="module")
def sco(catalogue: Catalogue, known: World) -> Scene:
    return MapQuestion(("sco",)).scene(catalogue, known, UNICODE)


def overlap(labels: tuple[Label, ...]) -> list[tuple[str, str]]:
    taken: dict[tuple[int, int], str] = {}
    both = []
    for label in labels:
        for x in range(label.x, label.x + label.size):
            if (x, label.y) in taken:
                both.append((taken[x, label.y], label.text))
            taken[x, label.y] = label.text
    return both


views = st.tuples(st.floats(-60, 75), st.floats(-180, 180), st.floats(0, 1))


@settings(max_examples=60, deadline=None)
@given(views, st.sampled_from(SIZES), st.sampled_from((NAMES, SUBJECT, BARE)), st.sampled_from((None, "uzbekistan")))
def test_names_never_overlap_and_only_what_is_in_view_is_named(
    catalogue: Catalogue,
    sco: Scene,
    view: tuple[float, float, float],
    size: tuple[int, int],
    layer: str,
    cursor: str | None,
) -> None:
    lat, lon, near = view
    least = Camera(lat, lon, 1, *size).farthest
    camera = Camera(lat, lon, least * (CLOSEST / least) ** near, *size)
    drawing = sco.draw(camera, layer, cursor)
    assert not overlap(drawing.labels)
    assert all(label.x >= 0 and label.x + label.size <= size[0] and 0 <= label.y < size[1] for label in drawing.labels)
    seen = sco.in_view()
    at = {
        id_: sco.outlines.shapes[code].label
        for code, (id_, _) in sco.world.states.items()
        if code in sco.outlines.shapes
    }
    for target in drawing.targets:
        if target.state:
            assert target.id in seen or camera.cell(vector(*at[target.id])), target
    assert list(drawing.targets) == sorted(drawing.targets, key=lambda target: target.x)


@pytest.mark.parametrize("size", SIZES)
def test_the_names_of_crossed_and_bypassed_states_are_always_there(
    catalogue: Catalogue, known: World, size: tuple[int, int]
) -> None:
    corridors = [row[0] for row in catalogue.db.execute("SELECT id FROM entity WHERE kind = 'corridors' ORDER BY id")]
    for id_ in corridors:
        scene = MapQuestion((id_,)).scene(catalogue, known, UNICODE)
        if not scene.geo.routes:
            continue
        drawing = scene.draw(scene.fit(*size))
        named = {label.id for label in drawing.labels}
        for area in scene.geo.areas:
            if area.name not in drawing.outside:
                assert area.id in named, f"{id_} at {size}: {area.name}"


def test_the_first_view_names_the_core(catalogue: Catalogue, known: World) -> None:
    scene = MapQuestion().scene(catalogue, known, UNICODE)
    named = {label.text for label in scene.draw(scene.fit(120, 31)).labels}
    assert {"Kazakhstan", "China", "Russia", "Mongolia", "Iran", "India", "Türkiye", "Uzbekistan"} <= named


@pytest.mark.parametrize("size", [*SIZES, (40, 10), (44, 11), (50, 14), (56, 16), (60, 18), (72, 20), (100, 26)])
def test_the_first_view_names_every_state_of_the_core_at_any_size(
    catalogue: Catalogue, known: World, size: tuple[int, int]
) -> None:
    scene = MapQuestion().scene(catalogue, known, UNICODE)
    labels = scene.draw(scene.fit(*size)).labels
    assert {known.codes[label.id] for label in labels if label.id in known.codes} >= CORE


@pytest.mark.parametrize(
    "ids", [(), ("sco",), ("cis",), *((id_,) for id_ in CORRIDORS[:2]), CORRIDORS[:2], CORRIDORS[:3]]
)
@pytest.mark.parametrize("size", SIZES[:3])
def test_every_state_of_the_core_in_view_is_named_near_by(
    catalogue: Catalogue, known: World, ids: tuple[str, ...], size: tuple[int, int]
) -> None:
    scene = MapQuestion(ids).scene(catalogue, known, UNICODE)
    camera = scene.fit(*size)
    drawing = scene.draw(camera)
    named = {known.codes[label.id]: label for label in drawing.labels if label.id in known.codes}
    assert {known.codes[id_] for id_ in scene.in_view() if id_} & CORE <= set(named)
    for code in ("ARM", "AZE", "GEO"):
        x, y = camera.cell(vector(*scene.outlines.shapes[code].label)) or (0, 0)
        assert abs(named[code].x + named[code].size // 2 - x) <= 6, named[code]
        assert abs(named[code].y - y) <= 2, named[code]


def test_in_a_far_view_the_states_of_a_corridor_are_named_where_they_lie(catalogue: Catalogue, known: World) -> None:
    scene = MapQuestion(("middle-corridor",)).scene(catalogue, known, UNICODE)
    at = {label.id: label for label in scene.draw(scene.fit(40, 9)).labels}
    assert at["turkiye"].x < at["georgia"].x < at["kazakhstan"].x


def test_names_of_land_stand_on_land(catalogue: Catalogue, known: World) -> None:
    scene = MapQuestion(("kazakhstan",)).scene(catalogue, known, UNICODE)
    for size in SIZES:
        camera = scene.fit(*size)
        relief = {spot.name for spot in layers.spots()["relief"]}
        for label in scene.draw(camera).labels:
            if label.text in relief:
                cells = range(label.x, label.x + label.size)
                assert all(scene.ground(camera, SMOOTH).grid.tint(cell, label.y) for cell in cells), label


def test_the_first_view_is_of_eurasia_alone(catalogue: Catalogue, known: World) -> None:
    scene = MapQuestion().scene(catalogue, known, UNICODE)
    for size in SIZES:
        scene.draw(scene.fit(*size))
        assert not scene.in_view() & {"bolivia", "brazil", "denmark", "united-states", "canada"}


@pytest.mark.parametrize("way", WAYS)
def test_every_row_is_as_wide_as_asked_at_most(sco: Scene, way: str) -> None:
    for size in SIZES:
        for row in sco.draw(sco.fit(*size), way=way).rows:
            assert cell_len("".join(part.text for part in row)) <= size[0]


def test_members_partners_and_others_differ_without_colour(sco: Scene) -> None:
    signs = {group.title: group.sign for group in sco.groups}
    assert signs == {"member": "", "partner": "ᵖ"}
    named = {label.id: label for label in sco.draw(sco.fit(120, 31)).labels}
    assert named["mongolia"].text.endswith("ᵖ")
    assert named["kazakhstan"].text == "Kazakhstan"


def test_two_bodies_show_what_they_share(catalogue: Catalogue, known: World) -> None:
    scene = MapQuestion(("eaeu", "sco")).scene(catalogue, known, UNICODE)
    groups = {group.title: set(group.codes) for group in scene.groups}
    assert {"KAZ", "KGZ", "RUS", "BLR"} <= groups["both"]
    assert not groups["both"] & groups[next(title for title in groups if title.startswith("only"))]


def test_a_figure_makes_classes_of_all_states_that_have_it(catalogue: Catalogue, known: World) -> None:
    scene = MapQuestion(figure="population").scene(catalogue, known, UNICODE)
    assert [group.fill for group in scene.groups] == list(reversed(CLASSES))
    assert "CHN" in scene.groups[0].codes
    sizes = [len(set(group.codes) & known.covered) for group in scene.groups]
    assert max(sizes) - min(sizes) <= 2
    assert "Population" in scene.detail("kazakhstan")
    with pytest.raises(LookupError):
        MapQuestion(figure="happiness").scene(catalogue, known, UNICODE)


def test_places_of_a_type_and_neighbours(catalogue: Catalogue, known: World) -> None:
    ports = MapQuestion(places="port").scene(catalogue, known, UNICODE)
    assert {"aktau", "baku"} <= {point.id for point in ports.geo.points}
    around = MapQuestion(neighbours="kazakhstan").scene(catalogue, known, UNICODE)
    assert {group.title: len(group.codes) for group in around.groups} == {"": 1, "neighbour": 5}
    assert "7,644 km" in around.detail("russia")


def test_many_entities_get_one_mark_each(catalogue: Catalogue, known: World) -> None:
    ids = tuple(
        row[0] for row in catalogue.db.execute("SELECT id FROM entity WHERE kind = 'events' ORDER BY id LIMIT 40")
    )
    scene = MapQuestion(ids).scene(catalogue, known, UNICODE)
    assert scene.geo.points
    assert len(scene.geo.points) <= len(ids)


# --- bytes ---------------------------------------------------------------------


def size_of(drawing: Drawing) -> int:
    """Bytes of a full redraw as the driver sends it: a cursor move a row, each run with its colours and a reset."""
    rows = []
    for y, row in enumerate(drawing.rows):
        parts = [(part.text, look(part.role, DARK).sgr) for part in row]
        rows.append(f"\x1b[{y};1H" + "".join(f"\x1b[{sgr}m{text}\x1b[0m" if sgr else text for text, sgr in parts))
    return len(shorten("".join(rows)).encode())


BARS = 700
"""Bytes of the title, the fills and the keys around the picture."""
QUESTIONS = [
    MapQuestion(),
    *(MapQuestion((id_,)) for id_ in (*BODIES, *CORRIDORS)),
    *(MapQuestion(two) for two in itertools.combinations(CORRIDORS[:4], 2)),
    MapQuestion(CORRIDORS[:3]),
    MapQuestion(figure="population"),
    MapQuestion(CORRIDORS[:1], figure="population"),
    MapQuestion(places="city"),
    MapQuestion(places="port"),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda asked: "-".join(filter(None, (*asked.ids, *asked[1:]))))
def test_a_full_redraw_stays_within_its_budget(catalogue: Catalogue, known: World, question: MapQuestion) -> None:
    scene = question.scene(catalogue, known, UNICODE)
    camera = scene.fit(120, 33)
    for _ in range(4):
        assert size_of(scene.draw(camera, way=SMOOTH)) <= 18_500 - BARS
        assert size_of(scene.draw(camera, way=PLAIN)) <= 14_000 - BARS
        camera = camera.zoomed(1.5)
