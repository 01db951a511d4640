"""Draws what is to be shown, as seen by a camera: paper, borders, routes, names."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..query.geo import HERE, Geo, GeoArea, GeoPoint
from ..render.glyphs import Glyphs
from ..render.lines import Segment
from ..render.strokes import HIGH, WIDE, Strokes
from ..text import fold
from . import layers
from .camera import Camera, within
from .disputed import DISPUTED, Disputed
from .frame import Frame
from .labels import Label, Labels, Run, spell
from .outlines import BORDER, SEAM, Outlines
from .palette import LAND, OTHER, TINTS
from .paper import PLAIN, SHADED, SMOOTH, WAYS, Paper
from .raster import Raster, dots_across
from .sphere import Vector, angle, degrees_of, great_circle, vector
from .tints import Tint, signs, tints, written
from .world import CORE, World

NAMES, SUBJECT, BARE = "all names", "names of what is shown", "no names"
LAYERS = (NAMES, SUBJECT, BARE)
DASHES = ((1, 0), (6, 3), (2, 2), (10, 3))
"""Of the trunks of several routes: dots drawn and left out."""
MOST_STOPS = 22
"""So many stops are named in a far view: ends and junctions first."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Target(NamedTuple):
    """Something that can be gone to: ``x`` and ``y`` are its cell, ``detail`` what it is here."""

    id: str
    name: str
    x: int
    y: int
    detail: str
    state: bool


class Found(NamedTuple):
    """A state or place found by name, and where it is."""

    id: str
    name: str
    place: Vector


class Drawing(NamedTuple):
    """A map as rows of segments in the roles of :mod:`.palette`, with what can be gone to from west to east."""

    rows: tuple[tuple[Segment, ...], ...] = ()
    targets: tuple[Target, ...] = ()
    disputed: tuple[Disputed, ...] = ()
    outside: tuple[str, ...] = ()
    """Names of what is shown and lies out of view."""
    labels: tuple[Label, ...] = ()
    plain: bool = False
    """True when places are drawn that do not belong to what is shown."""


class Ground(NamedTuple):
    """What stays while the cursor moves."""

    camera: Camera
    way: str
    paper: Paper
    runs: dict[int, list[Run]]


class Scene:
    """What is shown; :meth:`draw` draws it as often as the camera moves.

    ``groups`` are the tints of states where they do not follow from ``geo`` (classes of a figure),
    ``details`` more about entities by id, ``title`` the name of what is shown where it is no entity.
    """

    def __init__(
        self,
        geo: Geo,
        world: World,
        glyphs: Glyphs,
        groups: tuple[Tint, ...] | None = None,
        details: Mapping[str, str] | None = None,
        title: str = "",
    ) -> None:
        self.geo, self.world, self.glyphs, self.title = geo, world, glyphs, title
        self.outlines = Outlines.load()
        self.groups = tints(geo) if groups is None else groups
        self.many = len(geo.routes) > 1
        self.courses: list[list[list[Vector]]] = [
            [course(branch.points) for branch in route.branches] for route in geo.routes
        ]
        """Great-circle lines of the branches of each route."""
        self.frame = Frame(self.outlines, geo, [point for lines in self.courses for line in lines for point in line])
        self.codes = tuple(self.outlines.shapes)
        self.group_of = {code: group for group in reversed(self.groups) for code in group.codes}
        self._tints = self._tint_table()
        self._ground: Ground | None = None
        self._labels: tuple[Ground, str, Labels, tuple[Target, ...]] | None = None
        self._details: dict[str, list[str]] = {id_: [text] for id_, text in (details or {}).items()}
        for area in geo.areas:
            if area.role != HERE:
                self._details.setdefault(area.id, []).append(self._told(area.detail or area.role, area))
        for point in geo.points:
            if point.role != HERE:
                self._details.setdefault(point.id, []).append(point.detail or self._told(point.role, point))

    def _tint_table(self) -> list[int]:
        """Index of the tint of each shape by its number; the sea is 0."""
        index = {tint: at for at, tint in enumerate(TINTS)}
        table = [0]
        return table + [index[self.paper_of(code)] for code in self.codes]

    def paper_of(self, code: str) -> str:
        """The tint of a state."""
        group = self.group_of.get(code)
        return group.paper if group else LAND if code in self.world.covered else OTHER

    def _told(self, text: str, what: GeoArea | GeoPoint) -> str:
        name = self.geo.names.get(what.of, what.of)
        if what.role in ("listed", "neighbour"):
            return text
        return f"{text} by {name}" if what.role in ("crossed", "bypassed") else f"{text} of {name}"

    def fit(self, cols: int, rows: int) -> Camera:
        """The view that holds all that is shown."""
        return self.frame.fit(cols, rows)

    # --- drawing -------------------------------------------------------------

    def draw(self, camera: Camera, layer: str = NAMES, cursor: str | None = None, way: str = SMOOTH) -> Drawing:
        """The map; ``cursor`` is the id of what is gone to, ``way`` one of :data:`.paper.WAYS`."""
        assert way in WAYS
        colour = way in (SMOOTH, PLAIN)
        ground = self._ground
        if ground is None or ground.camera != camera or (ground.way in (SMOOTH, PLAIN)) != colour:
            ground = self._ground = self.ground(camera, way)
        if self._labels is None or self._labels[0] is not ground or self._labels[1] != layer:
            self._labels = (ground, layer, *self._name(ground, layer, None))
        labels, targets = self._labels[2:]
        characters = labels.characters()
        if cursor:
            own = next((label for label in labels.placed if label.id == cursor), None)
            if own is None:
                labels, targets = self._name(ground, layer, cursor)
                characters = labels.characters()
                own = next((label for label in labels.placed if label.id == cursor), None)
            if own:
                sign = signs(self.glyphs.ascii).cursor
                first = own.x - 1 if own.x and (own.y * camera.cols + own.x - 1) not in characters else own.x
                text = sign + own.text if first < own.x else own.text
                spell(characters, Label(cursor, text, first, own.y, "cursor"), camera.cols)
        rows = tuple(ground.paper.row(y, way, characters) for y in range(camera.rows))
        subject = {point.id for point in (*self.geo.points, *self.stops())}
        plain = any(not target.state and target.id not in subject for target in targets)
        return Drawing(
            rows,
            targets,
            self.disputed(camera),
            self._outside(ground),
            tuple(labels.placed),
            plain,
        )

    def ground(self, camera: Camera, way: str, *, thick: bool = True) -> Ground:
        """Paper, borders, rivers and routes; ``thick`` draws trunks of routes broad."""
        raster = Raster(camera)
        fine = self.fine(camera)
        for number, code in enumerate(self.codes, 1):
            if not (fine and code in fine.shapes):
                raster.fill(self.outlines, self.outlines.shapes[code].polygons, number)
        if fine:
            for code, shape in fine.shapes.items():
                raster.fill(fine, shape.polygons, self.codes.index(code) + 1)
        lakes = layers.outlines("lakes")
        for shape in lakes.shapes.values():
            across = dots_across(shape.area, camera)
            if across > (0.9 if shape.name in layers.GREAT_LAKES else 2.5) and within(
                camera, *lakes.cap(shape.polygons[0].rings[0][0])
            ):
                raster.fill(lakes, shape.polygons, 0)
        paper = Paper(raster, self._tints)
        self._lines(paper, camera, raster, fine, way in (SMOOTH, PLAIN))
        self._draw_routes(paper, camera, thick)
        return Ground(camera, way, paper, raster.runs())

    @staticmethod
    def fine(camera: Camera) -> Outlines | None:
        """The finer outlines where they are needed and reach."""
        if camera.km_per_cell > layers.FINE_BELOW or not (20 <= camera.lon <= 165 and 5 <= camera.lat <= 80):
            return None
        return layers.outlines("fine")

    @staticmethod
    def _arcs(
        outlines: Outlines, raster: Raster, camera: Camera, sides: Sequence[int]
    ) -> list[list[tuple[float, float]]]:
        found = []
        for arc in outlines.arcs():
            if outlines.sides[arc] not in sides:
                continue
            centre, radius = outlines.cap(arc)
            if radius * camera.scale >= 0.7 and within(camera, centre, radius):
                found.append(raster.arc(outlines, arc))
        return found

    def _lines(self, paper: Paper, camera: Camera, raster: Raster, fine: Outlines | None, colour: bool) -> None:
        own = fine or self.outlines
        for points in self._arcs(own, raster, camera, (BORDER,)):
            paper.borders.thin(points)
        if not colour:
            for points in self._arcs(own, raster, camera, [side for side in (0, 1, 2) if side not in (SEAM, BORDER)]):
                paper.coasts.thin(points)
        if camera.km_per_cell < layers.PROVINCES_BELOW:
            for points in self._arcs(layers.outlines("provinces"), raster, camera, (BORDER,)):
                paper.borders.thin(points, sparse=True)
        if camera.km_per_cell < layers.RIVERS_BELOW:
            most = 5 if camera.km_per_cell > 20 else 6 if camera.km_per_cell > 12 else 10
            for river in layers.rivers():
                if river.rank <= most and within(camera, river.centre, river.radius):
                    paper.rivers.thin(camera.project(river.points))

    def _draw_routes(self, paper: Paper, camera: Camera, thick: bool) -> None:
        for number in range(len(self.geo.routes)):
            strokes = Strokes(camera.cols, camera.rows)
            for index in range(len(self.courses[number]) - 1, -1, -1):
                if points := self.courses[number][index]:
                    trunk = index == 0
                    dash = DASHES[number % len(DASHES)] if trunk else (1, 1)
                    strokes.line(camera.project(points), dash, thick=trunk and thick)
            paper.routes.append(strokes)

    # --- names ---------------------------------------------------------------

    def _name(self, ground: Ground, layer: str, cursor: str | None) -> tuple[Labels, tuple[Target, ...]]:
        """Marks and names in the order of importance, and what can be gone to."""
        camera = ground.camera
        labels = Labels(ground.paper, ascii=self.glyphs.ascii)
        targets: dict[str, Target] = {}
        here, stop, capital, place, _ = signs(self.glyphs.ascii)
        subject = list({p.id: p for p in (*self.geo.points, *self.stops())}.values())
        marked: list[tuple[GeoPoint, int, int]] = []
        spots = [(point, at) for point in subject if (at := camera.cell(vector(point.lat, point.lon)))]
        labels.kept_free = {at for _, at in spots}
        states = self._states(ground, cursor)
        if layer != BARE:
            for _, code, number in [row for row in states if row[0] < 2]:
                self._name_state(labels, ground, targets, code, number, cursor, layer)
        for point, at in spots:
            sign = point.sign or (here if point.role == HERE else stop)
            if labels.free(*at, 1) and labels.mark(*at, sign, "stop"):
                marked.append((point, *at))
            targets[point.id] = Target(point.id, point.name, *at, self.detail(point.id), False)
        labels.kept_free = set()
        self._letters(labels, camera)
        if layer != BARE:
            shown = {point.id for point in subject}
            others = [point for point in self.world.places if point.id not in shown] if layer == NAMES else []
            for _, code, number in [row for row in states if 2 <= row[0] < 4]:
                self._name_state(labels, ground, targets, code, number, cursor, layer)
            most = len(marked) if camera.km_per_cell < 30 else MOST_STOPS
            for point, x, y in marked[:most]:
                labels.beside(point.id, point.name, x, y, "core")
            for row in [row for row in states if row[0] == 4]:
                self._name_state(labels, ground, targets, *row[1:], cursor, layer)
            self._name_places(labels, ground, targets, [p for p in others if p.capital], capital, cursor)
            if layer == NAMES:
                self._name_water(labels, camera)
            for row in [row for row in states if row[0] > 4]:
                self._name_state(labels, ground, targets, *row[1:], cursor, layer)
            self._name_places(labels, ground, targets, [p for p in others if not p.capital], place, cursor)
            if layer == NAMES:
                self._name_spots(labels, camera)
        return labels, tuple(sorted(targets.values(), key=lambda target: (target.x, target.y, target.id)))

    def _states(self, ground: Ground, cursor: str | None) -> list[tuple[int, str, int]]:
        """States in view, in the order of their names: rank, code, number of the raster."""
        codes = self.world.codes
        chosen = codes.get(cursor or "", "")
        focus = {chosen, *(area.code for area in self.geo.areas if area.role == HERE)} - {""}
        near = {code for own in focus for code in self.world.borders.get(own, ())}
        found = []
        for number, code in enumerate(self.codes, 1):
            runs = ground.runs.get(number)
            area = sum(end - first for _, first, end in runs or ())
            forced = self._forced(code)
            if not runs and not (forced and self._anchor(ground, code)):
                continue
            if code == chosen:
                rank = 0
            elif forced:
                rank = 1
            elif code in near:
                rank = 2
            elif code in CORE:
                rank = 3
            elif code in self.group_of:
                rank = 4
            else:
                rank = 5 if code in self.world.covered else 6
            found.append((rank, -area, code, number))
        return [(rank, code, number) for rank, _, code, number in sorted(found)]

    def _forced(self, code: str) -> bool:
        """True for states whose name must be there: asked for, crossed, bypassed."""
        group = self.group_of.get(code)
        return group is not None and (group.title in ("", "crossed", "bypassed") or bool(self.geo.routes))

    def _anchor(self, ground: Ground, code: str) -> list[Run]:
        """A run of one cell where a small state, or the edge of a larger one, is in view."""
        number = self.codes.index(code) + 1
        for y, row in enumerate(ground.paper.raster.rows):
            if (x := row.find(number)) >= 0:
                return [(y // 2, x // WIDE, x // WIDE + 1)]
        at = ground.camera.cell(vector(*self.outlines.shapes[code].label))
        return [(at[1], at[0], at[0] + 1)] if at else []

    def _name_state(
        self,
        labels: Labels,
        ground: Ground,
        targets: dict[str, Target],
        code: str,
        number: int,
        cursor: str | None,
        layer: str,
    ) -> None:
        id_, name = self.world.states.get(code, ("", self.outlines.shapes[code].name))
        group = self.group_of.get(code)
        if layer == SUBJECT and not group:
            return
        runs = ground.runs.get(number) or self._anchor(ground, code)
        forced = self._forced(code) or (bool(cursor) and id_ == cursor)
        core = code in CORE
        sign = written(group.sign, self.glyphs.ascii) if group else ""
        kind = "core" if core or (group and group.strong) else "name"
        forms = [form + sign for form in self.world.forms(code, name)]
        if not group and code not in self.world.covered:
            forms = forms[:1]
        if labels.state(id_, forms, runs, kind, over=core or forced or bool(group), force=forced) and id_:
            label = labels.placed[-1]
            targets[id_] = Target(id_, name, label.x + label.size // 2, label.y, self.detail(id_), True)

    def _name_places(
        self,
        labels: Labels,
        ground: Ground,
        targets: dict[str, Target],
        places: Sequence[GeoPoint],
        sign: str,
        cursor: str | None,
    ) -> None:
        camera = ground.camera
        km = camera.km_per_cell
        for point in places:
            large = km < (60 if point.capital else 8) or (km < 45 and point.weight >= km**2 * 1000)
            if not large and point.id != cursor:
                continue
            at = camera.cell(vector(point.lat, point.lon))
            if at and labels.free(*at, 1) and labels.beside(point.id, point.name, *at, "name"):
                labels.mark(*at, sign, "name")
                targets[point.id] = Target(point.id, point.name, *at, self.detail(point.id), False)

    @staticmethod
    def _name_water(labels: Labels, camera: Camera) -> None:
        km = camera.km_per_cell
        most = 2 if km > 60 else 4 if km > 30 else 9
        wet: list[tuple[int, int, float, float]] = []
        for y in range(camera.rows):
            row = labels.paper.tints[2 * y + 1]
            for x in range(1, camera.cols, 2):
                if not row[2 * x] and (place := camera.place(x * WIDE, y * HIGH)):
                    wet.append((x, y, *degrees_of(place)))
        named: set[str] = set()
        for sea in layers.seas():
            if sea.rank > most or sea.name in named or sea.east - sea.west > 100:
                continue
            inside = [(x, y) for x, y, lat, lon in wet if sea.south < lat < sea.north and sea.west < lon < sea.east]
            if inside:
                middle_x, middle_y = (sum(values) / len(inside) for values in zip(*inside, strict=True))
                inside.sort(key=lambda cell: abs(cell[0] - middle_x) + 2.5 * abs(cell[1] - middle_y))
                short = layers.SHORT_SEAS.get(sea.name, ())
                if labels.water(sea.name, inside) or any(labels.water(form, inside, 0) for form in short):
                    named.add(sea.name)
        for shape in layers.outlines("lakes").shapes.values() if km < 60 else ():
            at = camera.cell(vector(*shape.label)) if dots_across(shape.area, camera) > 8 else None
            if at and shape.name:
                labels.water(shape.name, [at])

    def _name_spots(self, labels: Labels, camera: Camera) -> None:
        """Ranges and deserts, then peaks, ports, airports, fields and power stations, as the scale allows."""
        km = camera.km_per_cell
        if km >= layers.RIVERS_BELOW:
            return
        found = layers.spots()
        for spot in found["relief"]:
            if spot.rank <= (3 if km > 25 else 5) and (at := camera.cell(vector(spot.lat, spot.lon))):
                labels.state("", [spot.name], [(at[1], max(0, at[0] - 12), min(camera.cols, at[0] + 12))], "area")
        if km >= layers.PROVINCES_BELOW:
            return
        for shape in layers.outlines("provinces").shapes.values():
            if shape.name and dots_across(shape.area, camera) > 12 and (at := camera.cell(vector(*shape.label))):
                room = int(dots_across(shape.area, camera) // WIDE)
                run = (at[1], max(0, at[0] - room // 2), min(camera.cols, at[0] + room // 2))
                labels.state("", [shape.name], [run], "area")
        for kind, sign in SPOT_SIGNS.items():
            for spot in found[kind]:
                if kind == "plant" and spot.rank > -80 * km:
                    break  # they stand by size
                at = camera.cell(vector(spot.lat, spot.lon))
                text = f"{spot.name} {spot.detail}" if kind == "peak" else spot.name
                if at and labels.free(*at, 1) and labels.beside("", text, *at, "name"):
                    labels.mark(*at, sign[1] if self.glyphs.ascii else sign[0], "name")

    def stops(self) -> list[GeoPoint]:
        """Stops of the routes: ends and junctions of branches first, then in order."""
        weights = {place.id: place.weight for place in self.world.places}
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

    def _letters(self, labels: Labels, camera: Camera) -> None:
        """The letter of each route of several along its trunk."""
        for number, lines in enumerate(self.courses if self.many else ()):
            points = camera.project(lines[0]) if lines and lines[0] else []
            inside = [(x, y) for x, y in points if 0 <= x < camera.width and 0 <= y < camera.height]
            cells = list(dict.fromkeys((int(x) // WIDE, int(y) // HIGH) for x, y in inside))
            for share in (0.2, 0.5, 0.8):
                near = sorted(range(len(cells)), key=lambda at: abs(at - len(cells) * share))
                for x, y in (cells[at] for at in near[: len(cells) // 5 + 1]):
                    if labels.free(x, y, 1):
                        labels.mark(x, y, LETTERS[number % 26], f"route:{number % len(DASHES)}")
                        break

    def detail(self, id_: str) -> str:
        """What an entity is on this map: ``member of EAEU``, ``crossed by ...``."""
        return "; ".join(self._details.get(id_, ()))

    def find(self, text: str, camera: Camera) -> Found | None:
        """The state or place that a text names: names that begin with it first, then words, in view before others."""
        wanted = fold(text)
        if not wanted:
            return None
        best: tuple[tuple[int, bool, float], Found] | None = None
        centre = camera.plane.centre
        for rank, id_, name, point in self._findable():
            folded = fold(name)
            if folded == wanted:
                quality = 0
            elif folded.startswith(wanted):
                quality = 1
            elif f" {wanted}" in folded:
                quality = 2
            else:
                continue
            key = (quality + rank, camera.cell(point) is None, angle(centre, point))
            if best is None or key < best[0]:
                best = key, Found(id_, name, point)
        return best[1] if best else None

    def _findable(self) -> Iterator[tuple[int, str, str, Vector]]:
        for code, (id_, name) in self.world.states.items():
            if shape := self.outlines.shapes.get(code):
                yield 0, id_, name, vector(*shape.label)
        for point in (*self.geo.points, *self.stops()):
            yield 0, point.id, point.name, vector(point.lat, point.lon)
        for point in self.world.places:
            yield 1, point.id, point.name, vector(point.lat, point.lon)

    def _outside(self, ground: Ground) -> tuple[str, ...]:
        """Names of what is marked and has no part in view."""
        camera, found = ground.camera, dict[str, None]()
        for area in self.geo.areas:
            if area.code in self.outlines.shapes and not self._anchor(ground, area.code):
                found[area.name] = None
        for point in (*self.geo.points, *self.stops()):
            if camera.cell(vector(point.lat, point.lon)) is None:
                found[point.name] = None
        return tuple(found)

    def in_view(self) -> set[str]:
        """Ids of the states that have paper in the last picture."""
        numbers = {number for row in self._ground.paper.raster.rows for number in row} if self._ground else set()
        return {self.world.states.get(self.codes[number - 1], ("", ""))[0] for number in numbers if number}

    def state_at(self, x: int, y: int) -> str | None:
        """Id of the state whose paper a cell of the last picture is on."""
        if self._ground is None:
            return None
        number = self._ground.paper.raster.at(x, y)
        return (self.world.states.get(self.codes[number - 1], ("", ""))[0] or None) if number else None

    @staticmethod
    def disputed(camera: Camera) -> tuple[Disputed, ...]:
        """The disputed areas in view."""
        return tuple(area for area in DISPUTED if camera.cell(vector(area.lat, area.lon)))


SPOT_SIGNS = {"port": ("□", "p"), "plant": ("▴", "^"), "field": ("◦", "."), "peak": ("△", "^"), "airport": ("+", "+")}
"""Sign of each kind of point, and in ASCII."""


def course(points: list[tuple[float, float]]) -> list[Vector]:
    """Great-circle course through points in degrees."""
    vectors = [vector(*point) for point in points]
    made = vectors[:1]
    for a, b in itertools.pairwise(vectors):
        made += great_circle(a, b)[1:]
    return made


def way_for(ascii: bool, colour: bool, plain: bool = False) -> str:
    """The way to draw that suits a terminal."""
    return WAYS[-1] if ascii else SHADED if not colour else PLAIN if plain else SMOOTH


__all__ = ["BARE", "LAYERS", "NAMES", "SUBJECT", "Drawing", "Scene", "Target", "course", "way_for"]
