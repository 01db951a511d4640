"""Draws what is to be shown, as seen by a camera: fills, borders, routes, names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from ..named_tuple import NamedTuple
from ..query.geography.places import HERE, Geo, GeoArea, GeoPoint
from ..render.glyphs import Glyphs
from ..render.strokes import WIDE
from ..text import fold
from . import layers
from .camera import Camera
from .cell_grid import PLAIN, SMOOTH, WAYS
from .disputed import DISPUTED, Disputed
from .drawing import NAMES, Drawing, Target
from .frame import Extent
from .ground import Ground, draw_ground
from .labels import Label, Labels, Run, spell
from .naming import Naming
from .outlines import Outlines
from .palette import LAND, TINTS
from .routes import course, stops
from .sphere import Vector, angle, vector
from .tints import Tint, signs, tints
from .world import World


class FoundPlace(NamedTuple):
    """A state, place or name of a layer found by name, and where it is; what is no entity has an empty id."""

    id: str
    name: str
    place: Vector


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
        self.frame = Extent(self.outlines, geo, [point for lines in self.courses for line in lines for point in line])
        self.codes = tuple(self.outlines.shapes)
        self.group_of = {code: group for group in reversed(self.groups) for code in group.codes}
        self._tints = self._tint_table()
        self._ground: Ground | None = None
        self._labels: tuple[Ground, str, Labels, tuple[Target, ...]] | None = None
        self._details: dict[str, list[str]] = {id_: [text] for id_, text in (details or {}).items()}
        for area in geo.areas:
            if area.role != HERE:
                self._details.setdefault(area.id, []).append(self._with_owner(area.detail or area.role, area))
        for point in geo.points:
            if point.role != HERE:
                self._details.setdefault(point.id, []).append(point.detail or self._with_owner(point.role, point))

    def _tint_table(self) -> list[int]:
        """Index of the tint of each shape by its number; the sea is 0."""
        index = {tint: at for at, tint in enumerate(TINTS)}
        table = [0]
        return table + [index[self.fill_of(code)] for code in self.codes]

    def fill_of(self, code: str) -> str:
        """The tint of a state."""
        group = self.group_of.get(code)
        return group.fill if group else LAND

    def _with_owner(self, text: str, what: GeoArea | GeoPoint) -> str:
        name = self.geo.names.get(what.of, what.of)
        if what.role in ("listed", "neighbour"):
            return text
        return f"{text} by {name}" if what.role in ("crossed", "bypassed") else f"{text} of {name}"

    def fit(self, cols: int, rows: int) -> Camera:
        """The view that holds all that is shown."""
        return self.frame.fit(cols, rows)

    # --- drawing -------------------------------------------------------------

    def draw(self, camera: Camera, layer: str = NAMES, cursor: str | None = None, way: str = SMOOTH) -> Drawing:
        """The map; ``cursor`` is the id of what is gone to, ``way`` one of :data:`.cell_grid.WAYS`."""
        assert way in WAYS
        colour = way in (SMOOTH, PLAIN)
        ground = self._ground
        if ground is None or ground.camera != camera or (ground.way in (SMOOTH, PLAIN)) != colour:
            ground = self._ground = self.ground(camera, way)
        if self._labels is None or self._labels[0] is not ground or self._labels[1] != layer:
            self._labels = (ground, layer, *Naming(self, ground, layer, None).all())
        labels, targets = self._labels[2:]
        characters = labels.characters()
        if cursor:
            own = next((label for label in labels.placed if label.id == cursor), None)
            if own is None:
                labels, targets = Naming(self, ground, layer, cursor).all()
                characters = labels.characters()
                own = next((label for label in labels.placed if label.id == cursor), None)
            if own:
                sign = signs(self.glyphs.ascii).cursor
                first = own.x - 1 if own.x and (own.y * camera.cols + own.x - 1) not in characters else own.x
                text = sign + own.text if first < own.x else own.text
                spell(characters, Label(cursor, text, first, own.y, "cursor"), camera.cols)
        rows = tuple(ground.grid.row(y, way, characters) for y in range(camera.rows))
        return Drawing(
            rows,
            targets,
            self.disputed(camera),
            self._outside(ground),
            tuple(labels.placed),
            tuple(labels.signs.items()),
        )

    def ground(self, camera: Camera, way: str, *, thick: bool = True) -> Ground:
        """Fills, borders, rivers and routes; ``thick`` draws trunks of routes broad."""
        return draw_ground(self.outlines, self._tints, self.courses, camera, way, thick=thick)

    @cached_property
    def stops(self) -> list[GeoPoint]:
        """Stops of the routes, the most important first."""
        return stops(self.geo, self.world.places)

    def anchor(self, ground: Ground, code: str) -> list[Run]:
        """A run of one cell where a small state, or the edge of a larger one, is in view."""
        number = self.codes.index(code) + 1
        for y, row in enumerate(ground.grid.raster.rows):
            if (x := row.find(number)) >= 0:
                return [(y // 2, x // WIDE, x // WIDE + 1)]
        at = ground.camera.cell(vector(*self.outlines.shapes[code].label))
        return [(at[1], at[0], at[0] + 1)] if at else []

    def detail(self, id_: str) -> str:
        """What an entity is on this map: ``member of EAEU``, ``crossed by ...``."""
        return "; ".join(self._details.get(id_, ()))

    def find(self, text: str, camera: Camera) -> FoundPlace | None:
        """The state, place, water, range, port ... that a text names: names that begin with it first, then words, in view before others."""
        wanted = fold(text)
        if not wanted:
            return None
        best: tuple[tuple[int, bool, float], FoundPlace] | None = None
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
                best = key, FoundPlace(id_, name, point)
        return best[1] if best else None

    def _findable(self) -> Iterator[tuple[int, str, str, Vector]]:
        for code, (id_, name) in self.world.states.items():
            if shape := self.outlines.shapes.get(code):
                yield 0, id_, name, vector(*shape.label)
        for point in (*self.geo.points, *self.stops):
            yield 0, point.id, point.name, vector(point.lat, point.lon)
        for point in self.world.places:
            yield 1 if point.capital or point.weight else 2, point.id, point.name, vector(point.lat, point.lon)
        for waters, name, lat, lon in layers.names():
            yield 1 if waters else 2, "", name, vector(lat, lon)

    def _outside(self, ground: Ground) -> tuple[str, ...]:
        """Names of what is marked and has no part in view."""
        camera, found = ground.camera, dict[str, None]()
        for area in self.geo.areas:
            if area.code in self.outlines.shapes and not self.anchor(ground, area.code):
                found[area.name] = None
        for point in (*self.geo.points, *self.stops):
            if camera.cell(vector(point.lat, point.lon)) is None:
                found[point.name] = None
        return tuple(found)

    def in_view(self) -> set[str]:
        """Ids of the states that have a fill in the last picture."""
        numbers = {number for row in self._ground.grid.raster.rows for number in row} if self._ground else set()
        return {self.world.states.get(self.codes[number - 1], ("", ""))[0] for number in numbers if number}

    def state_at(self, x: int, y: int) -> str | None:
        """Id of the state whose fill a cell of the last picture is on."""
        if self._ground is None:
            return None
        number = self._ground.grid.raster.at(x, y)
        return (self.world.states.get(self.codes[number - 1], ("", ""))[0] or None) if number else None

    @staticmethod
    def disputed(camera: Camera) -> tuple[Disputed, ...]:
        """The disputed areas in view."""
        return tuple(area for area in DISPUTED if camera.cell(vector(area.lat, area.lon)))
