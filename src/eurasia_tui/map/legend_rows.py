"""The rows under a map: its fills and lines, its signs, and what is under the cursor."""

from __future__ import annotations

from ..render.lines import Segment, cell_len, cut, fit
from .drawing import Drawing
from .legend import Entry, line_sample, meaning, signs_drawn, swatch
from .palette import LAND
from .routes import LETTERS as ROUTE_LETTERS
from .scene import Scene
from .tints import Tint

NAME = 30
"""Cells of the name of one of several routes."""
GAP = 2
"""Cells between two entries."""
LEVELS = 3
"""How short the row under a map can be made: all words; ranges without unit and count; lower bounds alone, close together."""


def _shown(scene: Scene, way: str, level: int) -> list[Entry]:
    """The fills with their signs, and the lines, of what is shown."""
    geo = scene.geo
    groups: list[Entry] = []
    for group in scene.groups:
        if group.title:
            text = (meaning(group), *group.short)[level] or meaning(group)
            sample = swatch(scene, group, way)
            if level == LEVELS - 1:
                groups.append([sample._replace(text=sample.text.strip() or " "), Segment(_by_letter(scene, text))])
            else:
                groups.append([sample, Segment(f" {_by_letter(scene, text)}")])
    lines: list[Entry] = []
    for number, route in enumerate(geo.routes):
        if scene.many:
            letter = Segment(f"{ROUTE_LETTERS[number % 26]} ", f"map:route:{number}")
            name = fit(route.name, NAME, scene.glyphs.ellipsis)
            lines.append([letter, line_sample(scene, number, True, way), Segment(f" {name}")])
        else:
            lines.append([line_sample(scene, number, True, way), Segment(" trunk")])
    if branched := [number for number, route in enumerate(geo.routes) if len(route.branches) > 1]:
        lines.append([line_sample(scene, branched[0], False, way), Segment(" branch")])
    # Of several routes each has a letter, which the fills then name.
    return [*lines, *groups] if scene.many else [*groups, *lines]


def _land(scene: Scene, way: str) -> list[Entry]:
    """The fills of land that is not shown for itself."""
    shown = bool(scene.geo.routes or any(group.title for group in scene.groups))
    plain = Tint(LAND, "other land" if shown else "land", "", (), ())
    return [[swatch(scene, plain, way), Segment(f" {plain.title}", "quiet")]]


def _by_letter(scene: Scene, text: str) -> str:
    """What a fill means, with the letters of routes in place of their names where there are several."""
    if scene.many:
        for number, route in enumerate(scene.geo.routes):
            text = text.replace(f"only {route.name}", f"only {ROUTE_LETTERS[number % 26]}")
    return text


def rows(scene: Scene, drawing: Drawing, way: str, room: int, right: Entry, most: int) -> list[Entry]:
    """What is shown, on one row or as many as ``most``, in words as long as fit; on the last also signs and other land."""
    for level in range(LEVELS):
        lines = _broken(_shown(scene, way, level), room)
        if len(lines) <= most:
            break
    first = min(most, len(lines)) - 1
    rest = [entry for line in lines[first:] for entry in line]
    others = [*signs_drawn(drawing), *_land(scene, way)]
    gap = 1 if level == LEVELS - 1 else GAP
    return [*(_joined(line) for line in lines[:first]), _row(scene, rest, others, room, right, gap)]


def _broken(entries: list[Entry], room: int) -> list[list[Entry]]:
    """Entries in lines of so many cells; one line where there are none."""
    lines: list[list[Entry]] = [[]]
    for entry in entries:
        if lines[-1] and _width(_joined([*lines[-1], entry])) > room:
            lines.append([])
        lines[-1].append(entry)
    return lines


def _joined(entries: list[Entry], gap: int = GAP) -> Entry:
    """Entries beside each other."""
    result: Entry = []
    for entry in entries:
        result += [*([Segment(" " * gap)] if result else []), *entry]
    return result


def _width(entry: Entry) -> int:
    return sum(cell_len(part.text) for part in entry)


def _row(scene: Scene, needed: list[Entry], others: list[Entry], room: int, right: Entry, gap: int) -> Entry:
    """Entries in so many cells, those not ``needed`` where there is room beside what is under the cursor, at the right."""
    shown: list[Entry] = []
    limit = max(min(_width(_joined(needed, gap)), room), room - min(_width(right) + 3, room // 2))
    for entry in (*needed, *others):
        if _width(_joined([*shown, entry], gap)) > limit:
            break
        shown.append(entry)
    left = _joined(shown, gap)
    space = room - _width(left) - 3
    fact = cut(tuple(right), space, scene.glyphs.ellipsis) if right and space > 8 else []
    return [*left, *([Segment("   ")] if left and fact else []), *fact]
