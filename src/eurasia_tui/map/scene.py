"""Draws what is to be shown, as seen by a camera, on a canvas of characters."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from math import pi, sqrt
from typing import NamedTuple

from ..query.geo import HERE, Geo, GeoPoint, GeoRoute
from ..render.glyphs import Glyphs
from ..render.lines import Segment, cell_len
from . import labels
from .camera import Camera, within
from .canvas import HIGH, WIDE, Canvas, Dots
from .disputed import DISPUTED, Disputed
from .frame import Frame
from .marks import DASHES, LETTERS, OUTLINED, ROLES, ROUTES, TEXTURES, Fill, fills, signs
from .outlines import BORDER, SEAM, Outlines, level_for
from .sphere import Vector, angle, great_circle, vector

NAMES, SUBJECT, BARE = "all names", "names of what is shown", "no names"
LAYERS = (NAMES, SUBJECT, BARE)
_COARSE = 5
"""Level of detail of what is out of view."""


class Target(NamedTuple):
    """Something that can be gone to: ``x`` and ``y`` are its cell, ``detail`` what it is here."""

    id: str
    name: str
    x: int
    y: int
    detail: str
    state: bool


class Drawing(NamedTuple):
    """A map as rows of segments, with what can be gone to and the disputed areas in view."""

    rows: tuple[tuple[Segment, ...], ...]
    targets: tuple[Target, ...]
    disputed: tuple[Disputed, ...]
    outside: tuple[str, ...]
    """Names of what is shown and lies out of view."""
    plain: bool = False
    """True when places are drawn that do not belong to what is shown."""


class Scene:
    """What is shown; :meth:`draw` draws it as often as the camera moves."""

    def __init__(
        self, geo: Geo, states: Mapping[str, tuple[str, str]], places: Sequence[GeoPoint], glyphs: Glyphs
    ) -> None:
        self.geo, self.states, self.places, self.glyphs = geo, states, places, glyphs
        self.outlines = Outlines.load()
        self.fills: tuple[Fill, ...] = fills(geo)
        self.many = len(geo.routes) > 1
        self.courses: list[list[list[Vector]]] = [
            [_course(branch.points) for branch in route.branches] for route in geo.routes
        ]
        self.frame = Frame(self.outlines, geo, [point for lines in self.courses for line in lines for point in line])
        self._base: tuple[Camera, Canvas] | None = None
        self._ringed = {area.code for area in geo.areas if area.role in OUTLINED}
        self._marked = {area.code: area for area in reversed(geo.areas)}
        self._details: dict[str, list[str]] = {}
        for area in geo.areas:
            if area.role != HERE:
                self._details.setdefault(area.id, []).append(self._said(area.detail or area.role, area.of))
        for point in geo.points:
            if point.role != HERE:
                self._details.setdefault(point.id, []).append(self._said(point.role, point.of))

    def _said(self, role: str, of: str) -> str:
        name = self.geo.names.get(of, of)
        return f"{role} by {name}" if role in ("crossed", "bypassed") else f"{role} of {name}"

    def fit(self, cols: int, rows: int) -> Camera:
        """The view that holds all that is shown."""
        return self.frame.fit(cols, rows)

    # --- drawing -------------------------------------------------------------

    def draw(self, camera: Camera, layer: str = NAMES, cursor: str | None = None) -> Drawing:
        """The map; ``cursor`` is the id of what is gone to."""
        if self._base is None or self._base[0] != camera:
            self._base = camera, self._ground(camera)
        canvas = self._base[1].copy()
        targets = self._marks(canvas, camera, layer, cursor)
        subject = {point.id for point in (*self.geo.points, *self.stops())}
        plain = any(not target.state and target.id not in subject for target in targets)
        rows = tuple(tuple(canvas.row(y, self.glyphs.ascii)) for y in range(camera.rows))
        return Drawing(rows, tuple(targets), self._disputed(camera), self.frame.outside(camera, self.stops()), plain)

    def _ground(self, camera: Camera) -> Canvas:
        """Outlines, textures and routes: what stays while the cursor moves."""
        canvas = Canvas(camera.cols, camera.rows, ROLES)
        level = level_for(1 / camera.scale)
        arcs = self._outlines(canvas, camera, level)
        for fill in self.fills:
            for area in fill.areas:
                self._fill(canvas, camera, area.code, fill, arcs)
        for code in self._ringed:
            if shape := self.outlines.shapes.get(code):
                for arc in {max(arc, ~arc) for polygon in shape.polygons for ring in polygon.rings for arc in ring}:
                    if arc in arcs:
                        canvas.line(arcs[arc], "here", thick=True)
        for number, route in enumerate(self.geo.routes):
            self._route(canvas, camera, number, route)
        return canvas

    def _outlines(self, canvas: Canvas, camera: Camera, level: int) -> dict[int, Dots]:
        """Draws coasts firmly and borders dotted; returns the arcs in view in dots."""
        seen: dict[int, Dots] = {}
        outlines = self.outlines
        for arc in outlines.arcs():
            centre, radius = outlines.cap(arc)
            if radius * camera.scale < 0.7 or not within(camera, centre, radius):
                continue
            points = seen[arc] = camera.project(outlines.points(arc, level))
            side = outlines.sides[arc]
            if side != SEAM:
                canvas.thin(points, "outline", side == BORDER)
        return seen

    def _fill(self, canvas: Canvas, camera: Camera, code: str, fill: Fill, seen: dict[int, Dots]) -> None:
        shape = self.outlines.shapes.get(code)
        if not shape:
            return
        for polygon in shape.polygons:
            if sqrt(polygon.area) * pi / 180 * camera.scale < 1:
                break  # the polygons stand by size
            caps = self.outlines.caps(polygon.rings[0])
            if all(angle(camera.plane.centre, centre) - radius > pi / 2 for centre, radius in caps):
                continue
            rings = []
            for ring in polygon.rings:
                dots: Dots = []
                for arc in ring:
                    number = max(arc, ~arc)
                    points = seen.get(number)
                    if points is None:
                        points = seen[number] = camera.project(self.outlines.points(number, _COARSE))
                    dots += points[:-1] if arc >= 0 else points[:0:-1]
                rings.append(dots)
            canvas.fill(rings, fill.canvas_role, TEXTURES[fill.texture])

    def _route(self, canvas: Canvas, camera: Camera, number: int, route: GeoRoute) -> None:
        role = ROUTES[number % len(ROUTES)]
        dash = DASHES[number % len(DASHES)]
        for index in range(len(route.branches) - 1, -1, -1):
            canvas.line(camera.project(self.courses[number][index]), role, dash, thick=index == 0)

    def _marks(self, canvas: Canvas, camera: Camera, layer: str, cursor: str | None) -> list[Target]:
        """Stops, places and names; returns what can be gone to."""
        glyphs, spare = self.glyphs, canvas.rank["here"]
        here, stop, capital, place = signs(glyphs.ascii)
        stops = self.stops()
        subject = [(p, here if p.role == HERE else stop, "subject") for p in (*self.geo.points, *stops)]
        least = camera.km_per_cell**2 * 1000
        shown = {point.id for point, _, _ in subject}
        others = [
            (point, capital if point.capital else place, "place")
            for point in self.places
            if point.id not in shown and (point.weight >= least or camera.km_per_cell < (40 if point.capital else 8))
        ]
        targets: list[Target] = []
        names: list[tuple[int, int, str, str]] = []
        for point, mark, role in [*subject, *(others if layer == NAMES else [])]:
            at = camera.cell(vector(point.lat, point.lon))
            if at is None:
                continue
            x, y = at
            if not canvas.free(x, y, 1) and role == "place":
                continue
            if any(target.x == x and target.y == y for target in targets):
                if role == "subject":
                    targets.append(Target(point.id, point.name, x, y, self.detail(point.id), False))
                continue
            canvas.write(x, y, mark, "cursor" if point.id == cursor else "stop" if role == "subject" else "place")
            targets.append(Target(point.id, point.name, x, y, self.detail(point.id), False))
            if point.id != cursor:
                names.append((x, y, point.name, role))
        states = self._states(camera)
        for target in (*targets, *states):
            if target.id == cursor:
                put = labels.centred if target.state else labels.beside
                put(canvas, target.x, target.y, target.name, "cursor", len(ROLES), force=True)
        if self.many:
            self._letters(canvas, camera)
        if layer != BARE:
            for x, y, name, role in names:
                labels.beside(canvas, x, y, name, role, spare)
            for state in states:
                if state.id != cursor and (layer == NAMES or state.detail):
                    self._name_state(canvas, camera, state)
        return [*targets, *states]

    def stops(self) -> list[GeoPoint]:
        """Stops of the routes: ends and junctions of branches first, then in order."""
        weights = {place.id: place.weight for place in self.places}
        count: dict[str, int] = {}
        found: dict[str, GeoPoint] = {}
        for route in self.geo.routes:
            for number, branch in enumerate(route.branches):
                for index, stop in enumerate(branch.stops):
                    if stop.lat is None or stop.lon is None:
                        continue
                    end = index in (0, len(branch.stops) - 1)
                    count[stop.id] = count.get(stop.id, 0) + 1 + 2 * end + (2 if end and number == 0 else 0)
                    found.setdefault(stop.id, GeoPoint(stop.id, stop.name, stop.lat, stop.lon, "stop", route.id))
        return sorted(found.values(), key=lambda p: (-count[p.id], -weights.get(p.id, 0), p.name))

    def _letters(self, canvas: Canvas, camera: Camera) -> None:
        """The letter of each route of several along its trunk."""
        for number, lines in enumerate(self.courses):
            points = camera.project(lines[0]) if lines and lines[0] else []
            inside = [(x, y) for x, y in points if 0 <= x < camera.width and 0 <= y < camera.height]
            cells = list(dict.fromkeys((int(x) // WIDE, int(y) // HIGH) for x, y in inside))
            for share in (0.2, 0.5, 0.8):
                near = sorted(range(len(cells)), key=lambda at: abs(at - len(cells) * share))
                for x, y in (cells[at] for at in near[: len(cells) // 5 + 1]):
                    if canvas.free(x, y, 1):
                        canvas.write(x, y, LETTERS[number % 26], ROUTES[number % len(ROUTES)])
                        break

    def _states(self, camera: Camera) -> list[Target]:
        """States whose middle is in view and that are large enough to see, those that are shown first."""
        found = []
        for code, shape in self.outlines.shapes.items():
            id_, name = self.states.get(code, ("", shape.name))
            if code not in self._marked and sqrt(shape.area) * pi / 180 * camera.scale < 3:
                continue
            at = camera.cell(vector(*shape.label))
            if at and id_:
                found.append((code not in self._marked, -shape.area, Target(id_, name, *at, self.detail(id_), True)))
        return [target for _, _, target in sorted(found, key=lambda row: row[:2])]

    def _name_state(self, canvas: Canvas, camera: Camera, state: Target) -> None:
        code = next((code for code, (id_, _) in self.states.items() if id_ == state.id), "")
        shape = self.outlines.shapes[code]
        room = sqrt(shape.polygons[0].area) * pi / 180 * camera.scale / WIDE * 1.5
        # Where a state is too small for its texture to be seen, its name still has the colour.
        fill = next((fill for fill in self.fills if any(area.code == code for area in fill.areas)), None)
        role = "subject" if code in self._ringed else fill.canvas_role if fill else "state"
        spare = canvas.rank["outline"]
        for text in (state.name, code):
            if cell_len(text) <= room and labels.centred(canvas, state.x, state.y, text, role, spare):
                return
        if state.detail or role == "subject":
            labels.centred(canvas, state.x, state.y, code, role, spare)

    def detail(self, id_: str) -> str:
        """What an entity is on this map: ``member of EAEU``, ``crossed by ...``."""
        return "; ".join(self._details.get(id_, ()))

    def _disputed(self, camera: Camera) -> tuple[Disputed, ...]:
        return tuple(area for area in DISPUTED if camera.cell(vector(area.lat, area.lon)))


def _course(points: list[tuple[float, float]]) -> list[Vector]:
    """Great-circle course through points in degrees."""
    vectors = [vector(*point) for point in points]
    made = vectors[:1]
    for a, b in itertools.pairwise(vectors):
        made += great_circle(a, b)[1:]
    return made
