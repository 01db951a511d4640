"""Names on a map in the order of their importance: states, stops, places; see :mod:`.labels` for where they go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..query.geography.places import HERE, GeoPoint
from ..render.lines import cell_len
from ..render.strokes import HIGH, WIDE
from .drawing import BARE, NAMES, SUBJECT, Target
from .ground import Ground
from .labels import GAP, Label, Labels
from .routes import DASHES, LETTERS
from .sphere import vector
from .surroundings import name_asked_waters, name_inner_seas, name_spots, name_water
from .tints import signs, written
from .world import CORE

if TYPE_CHECKING:
    from .scene import Scene

MOST_STOPS = 22
"""So many stops are named in a far view: ends and junctions first."""
FIRST_STOPS = 8
"""So many are named before the states the route crosses."""
OFF, CLOSE, CLOSE_KM = 14, 4, 500.0
"""Columns by which a name that must be there, and one of the core, may stand off its state where it fits nowhere on it; kilometres for the core."""
FAR = 100.0
"""Kilometres a column from which a map names fewer states: none by its code alone, none that is not described in full."""


class Naming:
    """The names of one picture; ``cursor`` is the id of what must be named."""

    def __init__(self, scene: Scene, ground: Ground, layer: str, cursor: str | None) -> None:
        self.scene, self.ground, self.layer, self.cursor = scene, ground, layer, cursor
        self.labels = Labels(ground.grid, ascii=scene.glyphs.ascii)
        self.targets: dict[str, Target] = {}
        self.reserved: dict[str, Label] = {}
        """The short names of states whose longer ones are still to come, by code."""
        self.far = ground.camera.km_per_cell > FAR

    def all(self) -> tuple[Labels, tuple[Target, ...]]:
        """Marks and names in the order of importance, and what can be gone to from west to east."""
        scene, camera, layer, labels = self.scene, self.ground.camera, self.layer, self.labels
        here, stop, capital, place, _ = signs(scene.glyphs.ascii)
        subject = list({p.id: p for p in (*scene.geo.points, *scene.stops)}.values())
        spots = [(point, at) for point in subject if (at := camera.cell(vector(point.lat, point.lon)))]
        labels.kept_free = {at for _, at in spots}
        if self.cursor and (chosen := next((point for point in scene.world.places if point.id == self.cursor), None)):
            self._place(chosen, capital if chosen.capital else place)  # before all names that might take its room
        states = self._states()
        if layer == NAMES:
            if not scene.geo.routes:
                name_inner_seas(labels, camera)
            name_asked_waters(labels, camera, {scene.geo.names[id_] for id_ in scene.geo.ids})
        if self.far:  # where few stops have room, states come before them
            self._asked_states(states)
        self._first_stops(spots, stop)
        if layer == NAMES and scene.geo.routes:
            name_inner_seas(labels, camera)
        self._reserve(states)
        if not self.far:
            self._asked_states(states)
        marked = [(point, at) for point, at in spots if self._stop(point, at, here if point.role == HERE else stop)]
        labels.kept_free = set()
        self._letters()
        if layer != BARE:
            shown = {point.id for point in subject}
            others = [point for point in scene.world.places if point.id not in shown] if layer == NAMES else []
            for _, code, number in [row for row in states if 2 <= row[0] < 4]:
                self._state(code, number)
            most = len(marked) if camera.km_per_cell < 30 else MOST_STOPS
            named = {label.id for label in labels.placed}
            for point, at in marked[:most]:
                if point.id not in named:
                    labels.beside(point.id, point.name, *at, "core" if point.role == HERE else "name")
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

    def _first_stops(self, spots: Sequence[tuple[GeoPoint, tuple[int, int]]], sign: str) -> None:
        """The first stops of routes, each with its name."""
        for point, at in spots[:FIRST_STOPS] if self.scene.geo.routes else ():
            self._stop(point, at, sign)
            if self.layer != BARE:
                for gap in (GAP, 1):  # closer to another name rather than not at all
                    if self.labels.beside(point.id, point.name, *at, "name", gap):
                        break

    def _asked_states(self, states: Sequence[tuple[int, str, int]]) -> None:
        """The states that must be named."""
        for rank, code, number in states if self.layer != BARE else ():
            if rank < 2:
                self._state(code, number)

    def _reserve(self, states: Sequence[tuple[int, str, int]]) -> None:
        """The shortest names of the states of the core, the smallest first, so that each has room; :meth:`_state` lengthens them."""
        core = [(self._size(number), code, number) for rank, code, number in states if rank > 1 and code in CORE]
        for _, code, number in sorted(core) if self.layer != BARE else ():
            self._state(code, number, shortest=True)

    def _size(self, number: int) -> int:
        """Cells of a state in view."""
        return sum(end - first for _, first, end in self.ground.runs.get(number, ()))

    def _stop(self, point: GeoPoint, at: tuple[int, int], sign: str) -> bool:
        """The mark of a stop or place, unless something is there; it can be gone to all the same."""
        labels = self.labels
        self.targets[point.id] = Target(point.id, point.name, *at, self.scene.detail(point.id), False)
        means = "stop" if point.role == "stop" else ""  # what is marked besides has lines of its own in the legend
        return at in labels.marks or (labels.free(*at, 1) and labels.mark(*at, point.sign or sign, "stop", means))

    def _states(self) -> list[tuple[int, str, int]]:
        """States in view, in the order of their names: rank, code, number of the raster."""
        codes = self.scene.world.codes
        chosen = codes.get(self.cursor or "", "")
        focus = {chosen, *(area.code for area in self.scene.geo.areas if area.role == HERE)} - {""}
        near = {code for own in focus for code in self.scene.world.borders.get(own, ())}
        found = []
        for number, code in enumerate(self.scene.codes, 1):
            area = self._size(number)
            forced = self._forced(code)
            if not area and not ((forced or code in CORE) and self.scene.anchor(self.ground, code)):
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
            # Of the core what is asked for comes first, the small before the large, which have room elsewhere;
            # in a far view the large, since not all find room.
            small_first = rank == 3 and not self.far
            order = (rank == 3 and code not in self.scene.group_of, area if small_first else -area)
            found.append((rank, *order, code, number))
        return [(rank, code, number) for rank, _, _, code, number in sorted(found)]

    def _forced(self, code: str) -> bool:
        """True for states whose name must be there: asked for, crossed, bypassed."""
        group = self.scene.group_of.get(code)
        return group is not None and (group.title in ("", "crossed", "bypassed") or bool(self.scene.geo.routes))

    def _state(self, code: str, number: int, *, shortest: bool = False) -> None:
        """The longest name of a state that has room, or its ``shortest`` to begin with."""
        id_, name = self.scene.world.states.get(code, ("", self.scene.outlines.shapes[code].name))
        group = self.scene.group_of.get(code)
        if self.layer == SUBJECT and not group:
            return
        far = self.far and not group and code not in CORE and id_ != self.cursor
        if far and code not in self.scene.world.covered:
            return
        runs = self.ground.runs.get(number) or self.scene.anchor(self.ground, code)
        forced = self._forced(code) or (bool(self.cursor) and id_ == self.cursor)
        core = code in CORE
        sign = written(group.sign, self.scene.glyphs.ascii) if group else ""
        covered = group or code in self.scene.world.covered
        kind = "core" if core or (group and group.strong) else "name" if covered else "outer"
        names = self.scene.world.forms(code, name)
        forms = [form + sign for form in names]
        if group and group.title == "bypassed":
            forms.insert(0, f"{names[0]} {sign} bypassed")
        if not covered:
            forms = forms[:1]
        elif far and len(forms) > 1:
            forms = forms[:-1]
        if shortest:
            forms = [min(forms, key=cell_len)]
        close = min(CLOSE, int(CLOSE_KM / self.ground.camera.km_per_cell))
        reach = OFF if forced else close if group or core else 0
        labels = self.labels
        if code in self.reserved:
            labels.erase(self.reserved.pop(code))
        lat = self.scene.outlines.shapes[code].label[0]
        if not labels.state(id_, forms, runs, kind, over=core or forced or far or bool(group), reach=reach, lat=lat):
            return
        label = labels.placed[-1]
        if shortest:
            self.reserved[code] = label
        if id_:
            self.targets[id_] = Target(id_, name, label.x + label.size // 2, label.y, self.scene.detail(id_), True)

    def _places(self, places: Sequence[GeoPoint], sign: str) -> None:
        km = self.ground.camera.km_per_cell
        for point in places:
            large = km < (60 if point.capital else 8) or (km < 45 and point.weight >= km**2 * 1000)
            if large and point.id not in self.targets:
                self._place(point, sign)

    def _place(self, point: GeoPoint, sign: str) -> None:
        """The name and mark of a place, where there is room for both; what has the cursor can be opened all the same."""
        labels, at = self.labels, self.ground.camera.cell(vector(point.lat, point.lon))
        if not at:
            return
        named = labels.free(*at, 1) and labels.beside(point.id, point.name, *at, "name")
        if named:
            labels.mark(*at, sign, "name", "capital" if point.capital else "town or site")
        if named or point.id == self.cursor:
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
