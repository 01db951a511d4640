"""What stands under a map: what the lines, textures and marks mean, lengths, what is missing, and the disclaimer."""

from __future__ import annotations

from ..formatting import exact
from ..query.geo import HERE, GeoRoute
from ..render.lines import Segment, cell_len, fit, wrap
from .canvas import HIGH, WIDE, Canvas
from .marks import DASHES, LETTERS, OUTLINED, ROLES, ROUTES, TEXTURES, Fill, signs
from .scene import Drawing, Scene
from .sphere import length_km

DISCLAIMER = "outlines: Natural Earth, de facto control; no position on status"
PROJECTION = "Lambert azimuthal equal-area around the middle of the map"

Entry = list[Segment]


def entries(scene: Scene, drawing: Drawing) -> list[Entry]:
    """The entries of the legend, the most needed first; what is disputed comes last."""
    geo, glyphs = scene.geo, scene.glyphs
    made: list[Entry] = []
    for number, route in enumerate(geo.routes):
        letter = f"{LETTERS[number % 26]} " if scene.many else ""
        role = ROUTES[number % len(ROUTES)]
        made.append([Segment(letter, role), _line(scene, number, True), Segment(f" {route.name}: {length(route)}")])
        if len(route.branches) > 1:
            others = len(route.branches) - 1
            what = "a branch" if others == 1 else f"{others} branches"
            made.append([Segment(letter, role), _line(scene, number, False), Segment(f" {what}")])
    for fill in scene.fills:
        made.append([_swatch(scene, fill.texture, fill.canvas_role), Segment(f" {said(scene, fill)}")])
    ringed = [area for area in geo.areas if area.role in OUTLINED]
    if ringed:
        states = ", ".join(dict.fromkeys(area.name for area in ringed))
        made.append([Segment("##" if glyphs.ascii else "⣿⣿", "here"), Segment(f" {states}")])
    sign = signs(glyphs.ascii)
    marked: dict[str, list[str]] = {}
    for point in geo.points:
        marked.setdefault(point.role, []).append(point.name)
    for role, names in marked.items():
        mark, what = (sign.here, "") if role == HERE else (sign.stop, f"{role}: ")
        made.append([Segment(mark, "stop"), Segment(f" {what}{', '.join(dict.fromkeys(names))}")])
    if drawing.plain:
        made.append(
            [Segment(sign.capital), Segment(" capital  ", "quiet"), Segment(sign.place), Segment(" town", "quiet")]
        )
    return made + [[Segment(note, "quiet")] for note in notes(scene, drawing)]


def notes(scene: Scene, drawing: Drawing) -> list[str]:
    """What is missing, out of view, disputed."""
    made = []
    if scene.geo.missing:
        made.append(f"not on the map, no coordinates: {', '.join(scene.geo.missing)}")
    if drawing.outside:
        more = f" and {len(drawing.outside) - 8} more" if drawing.outside[8:] else ""
        made.append(f"out of view: {', '.join(drawing.outside[:8])}{more}")
    if drawing.disputed:
        named = ", ".join(f"{area.name} ({area.drawn})" for area in drawing.disputed)
        made.append(f"disputed, as drawn: {named}")
    return made


def said(scene: Scene, fill: Fill) -> str:
    """What a texture means."""
    label = fill.role.replace("-", " ")
    if fill.role in ("crossed", "bypassed"):
        return f"{label} by {scene.geo.names[fill.of]}" if scene.many and fill.of else label
    of = f" of {scene.geo.names[fill.of]}" if len(scene.geo.ids) > 1 else ""
    return f"{label}{of} ({len(fill.areas)})"


def sources(scene: Scene, most: int = 6) -> str:
    """Titles of the sources; of many the first, and how many more there are."""
    titles = scene.geo.sources
    more = f"; and {len(titles) - most} more, on the pages" if len(titles) > most else ""
    return "; ".join(title.rstrip(".") for title in titles[:most]) + more


def disputed(drawing: Drawing, room: int) -> list[tuple[Segment, ...]]:
    """The disputed areas in view, by name alone, in lines."""
    names = ", ".join(area.name for area in drawing.disputed)
    return wrap([Segment(f"disputed: {names}", "quiet")], room, 0, 2) if names else []


def lines(scene: Scene, drawing: Drawing, room: int) -> list[tuple[Segment, ...]]:
    """The legend in lines of so many cells: short entries share one, long ones take their own."""
    made: list[tuple[Segment, ...]] = []
    run: list[Segment] = []
    for entry in entries(scene, drawing):
        size = sum(len(part.text) for part in entry)
        used = sum(len(part.text) for part in run)
        if run and used + size + 3 <= room:
            run += [Segment("   "), *entry]
            continue
        if run:
            made += wrap(run, room, 0, 2)
        run = list(entry)
    if run:
        made += wrap(run, room, 0, 2)
    return made


def cut(line: tuple[Segment, ...], room: int, ellipsis: str) -> list[Segment]:
    """A line shortened to so many cells."""
    made: list[Segment] = []
    for part in line:
        if room <= 0:
            break
        made.append(part._replace(text=fit(part.text, room, ellipsis)))
        room -= cell_len(part.text)
    return made


def disclaimer(room: int) -> list[tuple[Segment, ...]]:
    """The line that stands on every map, in as many lines as it needs."""
    return wrap([Segment(DISCLAIMER, "quiet")], room)


def length(route: GeoRoute) -> str:
    """Length of the trunk, and how it was found."""
    points = route.branches[0].points
    if len(points) < 2:
        return "no length, its places have no coordinates"
    return f"{exact(round(length_km(points)))} km along {len(points)} places (great circle)"


def _line(scene: Scene, number: int, trunk: bool) -> Segment:
    """A piece of a route as it is drawn."""
    canvas = Canvas(4, 1, ROLES)
    role = ROUTES[number % len(ROUTES)]
    canvas.line([(0, HIGH / 2), (4 * WIDE - 1, HIGH / 2)], role, DASHES[number % len(DASHES)], thick=trunk)
    return Segment("".join(part.text for part in canvas.row(0, scene.glyphs.ascii)), role)


def _swatch(scene: Scene, texture: int, role: str) -> Segment:
    """A piece of a texture."""
    canvas = Canvas(4, 2, ROLES)
    canvas.fill([[(-1, -1), (9, -1), (9, 9), (-1, 9)]], role, TEXTURES[texture])
    rows = ["".join(part.text for part in canvas.row(y, scene.glyphs.ascii)).ljust(4) for y in range(2)]
    return Segment(max(rows, key=lambda row: len(row.strip())), role)
