"""The picture of a map for print: states, routes, places and names."""

from __future__ import annotations

from functools import cached_property
from html import escape
from math import hypot

from ..render.strokes import HIGH, WIDE
from ..sanitize import clean_line
from . import layers
from .camera import Camera, within
from .cell_grid import SMOOTH
from .ground import Ground, arcs_in_view, fine
from .outlines import BORDER, Outlines, Shape, level_for
from .palette import CLASSES
from .routes import LETTERS
from .scene import Scene
from .sphere import vector
from .svg_detail import name_detail, name_waters
from .svg_parts import (
    COAST,
    FILLS,
    HEIGHT,
    PROVINCE,
    QUIET,
    ROUTES,
    SEA,
    TEXT,
    WIDTH,
    curve,
    outline,
    scale_box,
    stroke,
    width,
)
from .world import CORE

COLUMNS = 120
"""Of a terminal whose map has as much detail as a picture of the same view."""
LARGE = 600
"""Cells that must be seen of a state to name it where its own place for a name is out of view."""
NEARBY = sorted(
    ((right, down) for right in range(-6, 7) for down in range(-6, 7)), key=lambda move: move[0] ** 2 + move[1] ** 2
)
"""Moves of a name from its place, in heights of its letters, the nearest first."""


Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in units."""


def _beyond(at: float, first: float, end: float) -> float:
    """How far the nearest of a range is from a point."""
    return min(max(at, first), end) - at


class Picture:
    """Collects the parts of one picture."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.camera: Camera = scene.fit(WIDTH // WIDE, HEIGHT // HIGH)
        self.taken: list[Box] = [scale_box(self.camera)]
        self.signs: dict[str, str] = {}
        """Signs drawn, and what each means."""
        self.parts: list[str] = []

    def at(self, lat: float, lon: float) -> tuple[float, float] | None:
        """Where a point is, when it is in view."""
        if not within(self.camera, vector(lat, lon), 0):
            return None
        ((x, y),) = self.camera.project([vector(lat, lon)])
        return (x, y) if 0 <= x <= WIDTH and 0 <= y <= HEIGHT else None

    def shape(self, outlines: Outlines, shape: Shape) -> str:
        """The path of a shape, as far as it is in view."""
        level = level_for(0.5 / self.camera.scale)
        result = []
        for polygon in shape.polygons:
            caps = outlines.caps(polygon.rings[0])
            if not any(within(self.camera, centre, radius) for centre, radius in caps) and len(caps) == 1:
                continue
            for ring in polygon.rings:
                points = self.camera.project(outlines.ring(ring, level))
                xs, ys = [x for x, _ in points], [y for _, y in points]
                if max(xs) < 0 or min(xs) > WIDTH or max(ys) < 0 or min(ys) > HEIGHT or max(xs) - min(xs) < 0.5:
                    continue
                result.append(outline(points) + "Z")
        return "".join(result)

    def free(self, box: Box) -> bool:
        """True where neither a name nor a mark is."""
        return not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in self.taken)

    def name(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str,
        look: str = "",
        *,
        centred: bool = False,
        forced: bool = False,
    ) -> bool:
        """A name around a point where none covers another; ``centred`` puts it on the point itself, ``forced`` as near as can be, with a leader."""
        text = clean_line(text)
        wide = width(text, size, "bold" in look)
        spots = [
            (x + 6, y + size * 0.35),
            (x - 6 - wide, y + size * 0.35),
            (x - wide / 2, y + size + 5),
            (x - wide / 2, y - 7),
        ]
        if centred:
            moves = NEARBY if forced else [(0, 0), (0, 1), (0, -1)]
            spots = [(x - wide / 2 + right * (size + 2), y + size * 0.35 + down * (size + 2)) for right, down in moves]
        for left, base in spots:
            box = (left, base - size, left + wide, base + 2)
            if left < 2 or left + wide > WIDTH - 2 or box[1] < 2 or box[3] > HEIGHT - 2:
                continue
            if not self.free(box):
                continue
            self.taken.append(box)
            if (
                forced
                and hypot(away_x := _beyond(x, left, left + wide), away_y := _beyond(y, base - size, base)) > size
            ):
                leader = f"M{x:.1f} {y:.1f}L{x + away_x:.1f} {y + away_y:.1f}"
                self.parts.append(f'<path d="{leader}" stroke="{TEXT}" stroke-width=".6"/>')
            halo = ' paint-order="stroke" stroke="#fff" stroke-opacity=".7" stroke-width="2.4" stroke-linejoin="round"'
            self.parts.append(
                f'<text x="{left + wide / 2:.1f}" y="{base:.1f}" font-size="{size:g}" text-anchor="middle" '
                f'fill="{colour}"{look}{halo}>{escape(text)}</text>'
            )
            return True
        return False

    def mark(self, x: float, y: float, sign: str) -> None:
        """A sign of one letter at a point."""
        self.parts.append(
            f'<text x="{x:.1f}" y="{y + 3:.1f}" font-size="9" text-anchor="middle" fill="{QUIET}">{sign}</text>'
        )

    def land(self) -> None:
        """States in their fills, lakes and rivers."""
        scene = self.scene
        finer = fine(self.camera)
        for code, shape in scene.outlines.shapes.items():
            source, shown = (finer, finer.shapes[code]) if finer and code in finer.shapes else (scene.outlines, shape)
            if path := self.shape(source, shown):
                self.parts.append(
                    f'<path d="{path}" fill="{FILLS[scene.fill_of(code)]}" stroke="#fff" stroke-width=".9" '
                    'stroke-linejoin="round" fill-rule="evenodd"/>'
                )
        if self.km < layers.RIVERS_BELOW:
            for river in layers.rivers():
                if river.rank <= 6 and within(self.camera, river.centre, river.radius):
                    path = curve(self.camera.project(river.points))
                    self.parts.append(f'<path d="{path}" fill="none" stroke="{COAST}" stroke-width=".8"/>')
        lakes = layers.outlines("lakes")  # over the rivers, whose lines run on through them
        for shape in lakes.shapes.values():
            if path := self.shape(lakes, shape):
                self.parts.append(f'<path d="{path}" fill="{SEA}" stroke="{COAST}" stroke-width=".4"/>')
        if self.km < layers.PROVINCES_BELOW:
            provinces = layers.outlines("provinces")
            for points in arcs_in_view(provinces, self.ground.grid.raster, self.camera, (BORDER,)):
                self.parts.append(f'<path d="{outline(points)}" fill="none" {PROVINCE}/>')

    def routes(self) -> None:
        """Routes: the trunk broad, branches thin and dashed."""
        for number, lines in enumerate(self.scene.courses):
            for index in range(len(lines) - 1, -1, -1):
                if lines[index]:
                    path = outline(self.camera.project(lines[index]))
                    self.parts.append(f'<path d="{path}" fill="none" {stroke(number, index == 0)}/>')

    def marks(self) -> None:
        """Places and names in the order of importance."""
        scene = self.scene
        points: list[tuple[float, float, str]] = []
        for point in {p.id: p for p in (*scene.geo.points, *scene.stops)}.values():
            if at := self.at(point.lat, point.lon):
                self.parts.append(
                    f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="3" fill="#fff" stroke="{TEXT}" stroke-width="1.4"/>'
                )
                self.taken.append((at[0] - 3, at[1] - 3, at[0] + 3, at[1] + 3))
                points.append((*at, point.name))
        for number, lines in enumerate(scene.courses if scene.many else ()):
            if lines and lines[0]:
                course = self.camera.project(lines[0])
                for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
                    x, y = course[int(len(course) * share)]
                    if self.name(x, y, LETTERS[number % 26], 15, ROUTES[number % 4], ' font-weight="bold"'):
                        break
        for code in sorted(scene.outlines.shapes, key=self._importance):
            self._state(code)
        for x, y, name in points:
            self.name(x, y, name, 11, TEXT)
        name_waters(self)
        least = (self.camera.km_per_cell * 2) ** 2 * 1000
        shown = {name for _, _, name in points}
        for town in scene.world.places:
            at = self.at(town.lat, town.lon)
            large = town.name not in shown and (town.capital or (town.weight > least and not self.of_figure))
            dot = (at[0] - 2, at[1] - 2, at[0] + 2, at[1] + 2) if at and large else None
            if at and dot and self.free(dot) and self.name(*at, town.name, 9, TEXT if self.of_figure else QUIET):
                self.parts.append(f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="1.6" fill="{QUIET}"/>')
                self.taken.append(dot)
        name_detail(self)

    def _importance(self, code: str) -> tuple[bool, bool, float]:
        """What is asked for first, then the core, its small states before the large, which have room elsewhere; the rest by area."""
        area = self.scene.outlines.shapes[code].area
        return (code not in self.scene.group_of, code not in CORE, area if code in CORE else -area)

    @cached_property
    def seen(self) -> set[str]:
        """Codes of the states in view."""
        return {self.scene.codes[number - 1] for number in self.ground.runs}

    @property
    def of_figure(self) -> bool:
        """True where states are tinted by a figure: towns would hide the tints."""
        return any(group.fill in CLASSES for group in self.scene.groups)

    @property
    def km(self) -> float:
        """Kilometres a column of a terminal's map of this view, by which the detail goes."""
        return self.camera.km_per_cell * WIDTH / WIDE / COLUMNS

    @cached_property
    def ground(self) -> Ground:
        """The same view in cells."""
        return self.scene.ground(self.camera, SMOOTH)

    def _seen(self, code: str) -> tuple[float, float] | None:
        """The middle of what is in view of a large state whose own place for a name is not."""
        runs = self.ground.runs.get(self.scene.codes.index(code) + 1, [])
        cells = sum(end - first for _, first, end in runs)
        if cells < LARGE:
            return None
        row = sum(y * (end - first) for y, first, end in runs) / cells
        y, first, end = min(runs, key=lambda run: abs(run[0] - row) - (run[2] - run[1]) / 4)
        return (first + end) / 2 * WIDE, (y + 0.5) * HIGH

    def _state(self, code: str) -> None:
        scene, shape = self.scene, self.scene.outlines.shapes[code]
        _, name = scene.world.states.get(code, ("", shape.name))
        at = self.at(*shape.label) or self._seen(code)
        group = scene.group_of.get(code)
        strong = code in CORE or (group is not None and group.strong)
        forced = group is not None and (bool(scene.geo.routes) or group.title in ("", "crossed", "bypassed"))
        avoided = group is not None and group.title == "bypassed"
        for form in scene.world.forms(code, name) if at else ():
            sign = f" {group.sign} bypassed" if group and avoided and form == name else group.sign if group else ""
            text = form + sign
            room = shape.area**0.5 * self.camera.scale / 57.3
            if at and (room > len(text) * (3 if strong else 5) or ((group or code in CORE) and form == code)):
                look = ' font-weight="bold"' if strong else ""
                last = (forced or code in CORE) and form == scene.world.forms(code, name)[-1]
                if self.name(*at, text, 12 if strong else 10.5, TEXT, look, centred=True, forced=last):
                    return
