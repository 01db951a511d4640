"""A small map that shows where something is: for pages, previews and the start screen.

Rows of segments in the roles of :mod:`.palette`, whose ``look`` turns a role into colours; no
terminal and no framework is needed.  A locator has plain edges and four names at most, so that
32 by 9 cells cost about a kilobyte.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..query.catalogue import Catalogue
from ..query.geography.places import HERE, geo
from ..render.glyphs import ASCII, UNICODE
from ..render.lines import Segment, cell_len
from .camera import Camera
from .cell_grid import LETTERS, PLAIN, WAYS
from .ground import Ground
from .labels import Labels
from .scene import Scene
from .sphere import vector
from .tints import signs, written
from .world import CORE, SHORT, world

MOST_NAMES = 4
SMALLEST = (8, 3)
"""Columns and rows under which nothing is drawn."""
_NEARER = 1.3
"""How much nearer than the view of all of Eurasia the map of the start screen is."""
_LEAST_KM = 1200
"""Kilometres that the shorter side holds at least: neighbours tell where a place is."""

Rows = tuple[tuple[Segment, ...], ...]


def locator_lines(
    catalogue: Catalogue,
    ids: Sequence[str],
    width: int,
    height: int,
    way: str = PLAIN,
    names: int = MOST_NAMES,
    *,
    whole: bool = False,
) -> Rows:
    """``height`` rows of at most ``width`` cells that show where entities are; no ids: all of Eurasia.

    A state is drawn in its tint with its neighbours named and its capital marked, a body by the
    tints of its members, a corridor by its line, an event or a place by its point.  ``way`` is
    ``smooth`` or ``plain`` (256 colours), ``shaded`` (16 colours, NO_COLOR) or ``ascii``; ``names``
    is how many names of states are written at most; ``whole`` frames all of Eurasia.  Empty when nothing has a place on the map,
    or under 8 by 3 cells.
    """
    assert way in WAYS
    found = geo(catalogue, ids)
    nothing = ids and not (found.routes or found.areas or found.points)
    if nothing or width < SMALLEST[0] or height < SMALLEST[1]:
        return ()
    scene = Scene(found, world(catalogue, places=False), ASCII if way == LETTERS else UNICODE)
    camera = _around(scene, catalogue, width, height) if whole else view(scene, width, height)
    ground = scene.ground(camera, way, thick=False)
    characters = _names(scene, ground, names).characters()
    return tuple(ground.grid.row(y, way, characters) for y in range(height))


def view(scene: Scene, cols: int, rows: int) -> Camera:
    """What is shown, with what surrounds it."""
    found = scene.geo
    fitted = scene.fit(cols, rows)
    alone = found.ids and not found.routes and len({area.code for area in found.areas}) <= 1
    if alone:
        fitted = fitted.zoomed(0.62)
    least = _LEAST_KM / max(1, min(cols, 2 * rows))
    return fitted.zoomed(fitted.km_per_cell / least) if fitted.km_per_cell < least else fitted


def _around(scene: Scene, catalogue: Catalogue, cols: int, rows: int) -> Camera:
    """All of Eurasia, a little nearer: what is shown lies in the middle, and the edges of the continent may be cut."""
    whole = Scene(geo(catalogue, ()), scene.world, scene.glyphs).fit(cols, rows)
    own = scene.fit(cols, rows)
    return replace(whole, lat=own.lat, lon=(own.lon + whole.lon) / 2).zoomed(_NEARER)


def _names(scene: Scene, ground: Ground, most: int) -> Labels:
    camera, found = ground.camera, scene.geo
    ascii = scene.glyphs.ascii
    labels = Labels(ground.grid, ascii=ascii)
    sign = signs(ascii)
    single = next((area for area in found.areas if found.ids == (area.id,) and area.role == HERE), None)
    points = [point for point in found.points if (point.role == "capital") == bool(single)][:6]
    marked = []
    for point in points:
        at = camera.cell(vector(point.lat, point.lon))
        if at and labels.mark(*at, sign.here if point.role == HERE else sign.stop, "stop"):
            marked.append((point.name, *at))
    groups, states = scene.group_of, scene.world.states
    if len(marked) == 1:
        if single:  # a state's own name is before that of its capital
            most -= _state(labels, scene, ground, single.code)
        labels.beside("", *marked[0], "core")
    near = {code for area in found.areas for code in scene.world.borders.get(area.code, ())}
    order = []
    for number, code in enumerate(scene.codes, 1):
        runs = ground.runs.get(number)
        if runs and code in states and not (single and marked and code == single.code):
            rank = 0 if code in groups else 1 if code in near else 2 if code in CORE else 3
            order.append((rank, -sum(end - first for _, first, end in runs), code))
    for _, _, code in sorted(order):
        if most <= 0:
            break
        most -= _state(labels, scene, ground, code)
    return labels


def _state(labels: Labels, scene: Scene, ground: Ground, code: str) -> bool:
    """Name a state if there is room."""
    name = scene.world.states[code][1]
    group = scene.group_of.get(code)
    sign = written(group.sign, scene.glyphs.ascii) if group else ""
    forms = [form + sign for form in dict.fromkeys((name, SHORT.get(code, name)))]
    room = max(8, ground.camera.cols // 2)
    runs = ground.runs.get(scene.codes.index(code) + 1, ())
    kind = "core" if group else "name"
    return labels.state("", [form for form in forms if cell_len(form) <= room], runs, kind, over=bool(group))
