"""What a map puts on cells: lines, the fills of states, names, by their laws."""

from __future__ import annotations

import string

from hypothesis import example, given, settings
from hypothesis import strategies as st

from eurasia_tui.map.camera import Camera
from eurasia_tui.map.cell_grid import SMOOTH, CellGrid
from eurasia_tui.map.labels import Labels
from eurasia_tui.map.outlines import Outlines
from eurasia_tui.map.question import MapQuestion
from eurasia_tui.map.raster import Raster
from eurasia_tui.map.sphere import (
    EARTH_KM,
    angle,
    degrees_of,
    vector,
)
from eurasia_tui.map.world import CORE, world
from eurasia_tui.query.catalogue import Catalogue
from eurasia_tui.query.geography.places import coordinates
from eurasia_tui.render.glyphs import UNICODE
from eurasia_tui.render.strokes import Strokes

wild = st.floats(-1e6, 1e6)


@given(st.lists(st.tuples(wild, wild), max_size=8), st.booleans(), st.booleans())
def test_any_line_stays_on_the_layer(dots: list[tuple[float, float]], thick: bool, ascii: bool) -> None:
    strokes = Strokes(20, 6)
    strokes.line(dots, (3, 2), thick)
    strokes.thin(dots, sparse=thick)
    for y in range(6):
        text = strokes.text(y, ascii)
        assert len(text) == 20
        assert text.isascii() or not ascii


centred = st.tuples(st.floats(-70, 70), st.floats(-180, 180), st.floats(5, 200))


@example((52.88747228712441, 0.0, 84.45025835337988), 86, 20)  # the bay of Palma
@given(centred, st.integers(10, 90), st.integers(4, 30))
@settings(max_examples=25, deadline=None)
def test_a_quarter_has_the_state_that_lies_there(view: tuple[float, float, float], cols: int, rows: int) -> None:
    """The raster against the point-in-polygon test of the outlines, at scales from 5 to 200 km a cell."""
    lat, lon, km = view
    outlines = Outlines.load()
    camera = Camera(lat, lon, 2 * EARTH_KM / km, cols, rows)
    raster = Raster(camera)
    for number, shape in enumerate(outlines.shapes.values(), 1):
        raster.fill(outlines, shape.polygons, number)
    codes = ["", *outlines.shapes]
    for row in range(1, rows * 2, 9):
        for column in range(1, cols * 2, 15):
            x, y = column + 0.5, 2 * row + 1
            # Also one dot away: two dots may lie beyond both shores of an island.
            aside = [(0, 0)] + [step for by in (-2, -1, 1, 2) for step in ((by, 0), (0, by))]
            around = [camera.place(x + dx, y + dy) for dx, dy in aside]
            if any(place is None or angle(place, camera.plane.centre) > 1 for place in around):
                continue
            there = (outlines.at(*degrees_of(place)) or "" for place in around if place)
            if codes[raster.rows[row][column]] != (middle := next(there)):
                # Beside a coast or border the simplified line may differ by a dot.
                assert any(other != middle for other in there)


def test_every_core_state_has_its_capital_on_its_fill(catalogue: Catalogue) -> None:
    known = world(catalogue)
    capitals = {
        row[0]: row[1]
        for row in catalogue.db.execute("SELECT subject, object FROM relation WHERE name = 'has-capital'")
    }
    found = coordinates(catalogue, capitals.values())
    scene = MapQuestion().scene(catalogue, known, UNICODE)
    for code in CORE:
        id_ = known.states[code][0]
        lat, lon = found[capitals[id_]]
        for cols, rows, km in ((120, 31, 40), (80, 20, 20), (40, 9, 12)):
            camera = Camera(lat, lon, 2 * EARTH_KM / km, cols, rows)
            scene.draw(camera)
            at = camera.cell(vector(lat, lon))
            assert at
            near = {scene.state_at(at[0] + dx, at[1] + dy) for dx in (-1, 0, 1) for dy in (0,)}
            assert id_ in near, code


names = st.text(string.ascii_letters, min_size=2, max_size=9)


@given(st.lists(st.tuples(st.integers(0, 39), st.integers(0, 11), names), max_size=30))
def test_names_never_cover_one_another(wanted: list[tuple[int, int, str]]) -> None:
    grid = CellGrid(Raster(Camera(0, -150, 50, 40, 12)), [0])
    labels = Labels(grid)
    written = [f"<{name}>" for x, y, name in wanted if labels.beside("", f"<{name}>", x, y, "name")]
    characters = labels.characters()
    text = "\n".join("".join(part.text for part in grid.row(y, SMOOTH, characters)) for y in range(12))
    for name in written:
        assert text.count(name) == written.count(name)
