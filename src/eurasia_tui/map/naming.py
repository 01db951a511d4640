"""Names on a map in the order of their importance: states, stops, places; see :mod:`.labels` for where they go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..query.geo import HERE, GeoPoint
from ..render.strokes import HIGH, WIDE
from .drawing import BARE, NAMES, SUBJECT, Target
from .ground import Ground
from .labels import Labels
from .routes import DASHES, LETTERS
from .sphere import vector
from .surroundings import name_spots, name_water
from .tints import signs, written
from .world import CORE

if TYPE_CHECKING:
    from .scene import Scene

MOST_STOPS = 22
"""So many stops are named in a far view: ends and junctions first."""


class Naming:
    """The names of one picture; ``cursor`` is the id of what must be named."""

    def __init__(self, scene: Scene, ground: Ground, layer: str, cursor: str | None) -> None:
        self.scene, self.ground, self.layer, self.cursor = scene, ground, layer, cursor
        self.labels = Labels(ground.paper, ascii=scene.glyphs.ascii)
        self.targets: dict[str, Target] = {}

    def all(self) -> tuple[Labels, tuple[Target, ...]]:
        """Marks and names in the order of importance, and what can be gone to from west to east."""
        scene, camera, layer, labels = self.scene, self.ground.camera, self.layer, self.labels
        here, stop, capital, place, _ = signs(scene.glyphs.ascii)
        subject = list({p.id: p for p in (*scene.geo.points, *scene.stops())}.values())
        marked: list[tuple[GeoPoint, int, int]] = []
        spots = [(point, at) for point in subject if (at := camera.cell(vector(point.lat, point.lon)))]
        labels.kept_free = {at for _, at in spots}
        states = self._states()
        if layer != BARE:
            for _, code, number in [row for row in states if row[0] < 2]:
                self._state(code, number)
        for point, at in spots:
            sign = point.sign or (here if point.role == HERE else stop)
            if labels.free(*at, 1) and labels.mark(*at, sign, "stop"):
                marked.append((point, *at))
            self.targets[point.id] = Target(point.id, point.name, *at, scene.detail(point.id), False)
        labels.kept_free = set()
        self._letters()
        if layer != BARE:
            shown = {point.id for point in subject}
            others = [point for point in scene.world.places if point.id not in shown] if layer == NAMES else []
            for _, code, number in [row for row in states if 2 <= row[0] < 4]:
                self._state(code, number)
            most = len(marked) if camera.km_per_cell < 30 else MOST_STOPS
            for point, x, y in marked[:most]:
                labels.beside(point.id, point.name, x, y, "core")
            for row in [row for row in states if row[0] == 4]:
                self._state(*row[1:])
            self._places([p for p in others if p.capital], capital)
            if layer == NAMES:
                name_water(labels, camera)
            for row in [row for row in states if row[0] > 4]:
                self._state(*row[1:])
            self._places([p for p in others if not p.capital], place)
            if layer == NAMES:
                name_spots(labels, camera)
        return labels, tuple(sorted(self.targets.values(), key=lambda target: (target.x, target.y, target.id)))

    def _states(self) -> list[tuple[int, str, int]]:
        """States in view, in the order of their names: rank, code, number of the raster."""
        codes = self.scene.world.codes
        chosen = codes.get(self.cursor or "", "")
        focus = {chosen, *(area.code for area in self.scene.geo.areas if area.role == HERE)} - {""}
        near = {code for own in focus for code in self.scene.world.borders.get(own, ())}
        found = []
        for number, code in enumerate(self.scene.codes, 1):
            runs = self.ground.runs.get(number)
            area = sum(end - first for _, first, end in runs or ())
            forced = self._forced(code)
            if not runs and not (forced and self.scene.anchor(self.ground, code)):
                continue
            if code == chosen:
                rank = 0
            elif forced:
                rank = 1
            elif code in near:
                rank = 2
            elif code in CORE:
                rank = 3
            elif code in self.scene.group_of:
                rank = 4
            else:
                rank = 5 if code in self.scene.world.covered else 6
            found.append((rank, -area, code, number))
        return [(rank, code, number) for rank, _, code, number in sorted(found)]

    def _forced(self, code: str) -> bool:
        """True for states whose name must be there: asked for, crossed, bypassed."""
        group = self.scene.group_of.get(code)
        return group is not None and (group.title in ("", "crossed", "bypassed") or bool(self.scene.geo.routes))

    def _state(self, code: str, number: int) -> None:
        id_, name = self.scene.world.states.get(code, ("", self.scene.outlines.shapes[code].name))
        group = self.scene.group_of.get(code)
        if self.layer == SUBJECT and not group:
            return
        runs = self.ground.runs.get(number) or self.scene.anchor(self.ground, code)
        forced = self._forced(code) or (bool(self.cursor) and id_ == self.cursor)
        core = code in CORE
        sign = written(group.sign, self.scene.glyphs.ascii) if group else ""
        kind = "core" if core or (group and group.strong) else "name"
        forms = [form + sign for form in self.scene.world.forms(code, name)]
        if not group and code not in self.scene.world.covered:
            forms = forms[:1]
        labels = self.labels
        if labels.state(id_, forms, runs, kind, over=core or forced or bool(group), force=forced) and id_:
            label = labels.placed[-1]
            self.targets[id_] = Target(id_, name, label.x + label.size // 2, label.y, self.scene.detail(id_), True)

    def _places(self, places: Sequence[GeoPoint], sign: str) -> None:
        camera, labels = self.ground.camera, self.labels
        km = camera.km_per_cell
        for point in places:
            large = km < (60 if point.capital else 8) or (km < 45 and point.weight >= km**2 * 1000)
            if not large and point.id != self.cursor:
                continue
            at = camera.cell(vector(point.lat, point.lon))
            if at and labels.free(*at, 1) and labels.beside(point.id, point.name, *at, "name"):
                labels.mark(*at, sign, "name")
                self.targets[point.id] = Target(point.id, point.name, *at, self.scene.detail(point.id), False)

    def _letters(self) -> None:
        """The letter of each route of several along its trunk."""
        labels, camera = self.labels, self.ground.camera
        for number, lines in enumerate(self.scene.courses if self.scene.many else ()):
            points = camera.project(lines[0]) if lines and lines[0] else []
            inside = [(x, y) for x, y in points if 0 <= x < camera.width and 0 <= y < camera.height]
            cells = list(dict.fromkeys((int(x) // WIDE, int(y) // HIGH) for x, y in inside))
            for share in (0.2, 0.5, 0.8):
                near = sorted(range(len(cells)), key=lambda at: abs(at - len(cells) * share))
                for x, y in (cells[at] for at in near[: len(cells) // 5 + 1]):
                    if labels.free(x, y, 1):
                        labels.mark(x, y, LETTERS[number % 26], f"route:{number % len(DASHES)}")
                        break
