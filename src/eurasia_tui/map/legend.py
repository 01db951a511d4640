"""What explains a map: fills and signs, lengths, what is missing, and the disclaimer."""

from __future__ import annotations

from ..formatting import exact
from ..query.geography.places import HERE, GeoRoute
from ..render.lines import NO_BREAK, Segment, cell_len, wrap
from ..render.strokes import HIGH, WIDE, Strokes
from .camera import Camera
from .cell_grid import PLAIN, SHADED, SMOOTH, quarters
from .disputed import in_words
from .drawing import Drawing, Target
from .palette import ASCII, CLASSES, SHADES
from .routes import DASHES
from .routes import LETTERS as ROUTE_LETTERS
from .scene import Scene
from .sphere import degrees_of, length_km
from .tints import POINTED, Tint, signs, written

DISCLAIMER = "outlines: Natural Earth 4.1.0 (2018), by its rule of de facto control; no position on status"
PROJECTION = "Lambert azimuthal equal-area around the middle of the map"
WHY_SHORTER = "great-circle legs between the places named are shorter than the way on the ground"

Entry = list[Segment]
_COUNTED = {
    "member": "members",
    "observer": "observers",
    "partner": "partners",
    "candidate": "candidates",
    "associate": "associates",
    "guest": "guests",
    "participant": "participants",
    "party": "parties",
    "neighbour": "neighbours",
}


def under_cursor(
    scene: Scene, camera: Camera, target: Target, about: str, own: tuple[float, float] | None = None
) -> Entry:
    """What the cursor is on: name, what it is here, where it lies, one fact.

    ``own`` are its latitude and longitude in degrees; without them it lies where its cell does.
    """
    place = None if own else camera.place(target.x * WIDE + 1, target.y * HIGH + 2)
    sep = f" {scene.glyphs.dot} "
    own = degrees_of(place) if place else own
    where = coordinates(*own) if own else ""
    rest = sep.join(filter(None, (target.detail, where, about)))
    return [Segment(f"{signs(scene.glyphs.ascii).cursor} {target.name}", "strong"), Segment(f" {rest}")]


def coordinates(lat: float, lon: float) -> str:
    """Degrees as they are read: ``41.3 N 69.2 E``."""
    return f"{abs(lat):.1f} {'N' if lat >= 0 else 'S'} {abs(lon):.1f} {'E' if lon >= 0 else 'W'}"


def scale_bar(camera: Camera, ascii: bool) -> str:
    """A bar of a round length in kilometres, true in the middle of the map."""
    km = camera.km_per_cell
    length = next((size for size in ROUND if size / km >= 4), ROUND[-1])
    cells = max(2, round(length / km))
    bar = f"|{'-' * (cells - 2)}|" if ascii else f"├{'─' * (cells - 2)}┤"
    return f"{bar} {length:,} km"


ROUND = [factor * 10**power for power in range(4) for factor in (1, 2, 5)]
"""Round lengths in kilometres."""


def meaning(group: Tint) -> str:
    """What a fill means, with how many states have it."""
    count = len(group.codes)
    if group.title in _COUNTED:
        return f"{count} {group.title if count == 1 else _COUNTED[group.title]}"
    return (
        f"{group.title} ({count})" if group.title[-1:].isdigit() or group.fill in CLASSES else f"{group.title} {count}"
    )


def swatch(scene: Scene, group: Tint, way: str) -> Segment:
    """A piece of a fill, with the sign that is at names on it."""
    sign = written(group.sign, scene.glyphs.ascii)
    if way in (SMOOTH, PLAIN):
        return Segment(f" {sign or ' '} ", f"map:name:{group.fill}")
    shade = (SHADES if way == SHADED else ASCII)[group.fill]
    return Segment(shade * 2 + sign, f"map:shade:{group.fill}")


def entries(scene: Scene, drawing: Drawing, way: str) -> list[Entry]:
    """All that is to be said, the most needed first; what is disputed comes last."""
    geo, glyphs = scene.geo, scene.glyphs
    result: list[Entry] = []
    for number, route in enumerate(geo.routes):
        letter = f"{ROUTE_LETTERS[number % 26]} " if scene.many else ""
        role = f"map:route:{number}"
        result.append(
            [Segment(letter, role), line_sample(scene, number, True, way), Segment(f" {route.name}: {length(route)}")]
        )
        if len(route.branches) > 1:
            others = len(route.branches) - 1
            what = "a branch" if others == 1 else f"{others} branches"
            result.append([Segment(letter, role), line_sample(scene, number, False, way), Segment(f" {what}")])
    for group in scene.groups:
        if group.title:
            named = f": {', '.join(group.names)}" if group.title in ("crossed", "bypassed") else ""
            result.append([swatch(scene, group, way), Segment(f" {meaning(group)}{named}")])
    pointed = [area for area in geo.areas if area.role in POINTED and area.role != HERE]
    if pointed:
        roles: dict[str, dict[str, None]] = {}
        for area in pointed:
            roles.setdefault(area.role, {})[area.name] = None
        result += [[Segment(f"{role}: {', '.join(names)}")] for role, names in roles.items()]
    sign = signs(glyphs.ascii)
    marked: dict[tuple[str, str], list[str]] = {}
    for point in geo.points:
        marked.setdefault((point.role, point.sign), []).append(point.name)
    for (role, own), names in marked.items():
        mark, what = (sign.here, "") if role == HERE else (own or sign.stop, f"{role}: ")
        shown = list(dict.fromkeys(names))
        more = f" and {len(shown) - 12} more" if shown[12:] else ""
        result.append([Segment(mark, "strong"), Segment(f" {what}{', '.join(shown[:12])}{more}")])
    result += signs_drawn(drawing)
    return result + [[Segment(note, "quiet")] for note in notes(scene, drawing)]


def signs_drawn(drawing: Drawing) -> list[Entry]:
    """The signs of places that are drawn."""
    return [[Segment(sign), Segment(f" {means}", "quiet")] for sign, means in drawing.signs]


def notes(scene: Scene, drawing: Drawing) -> list[str]:
    """What is missing, out of view, disputed; why lengths differ."""
    result = []
    if any(route.published for route in scene.geo.routes):
        result.append(f"lengths: {WHY_SHORTER}")
    if scene.geo.missing:
        names = scene.geo.missing
        more = f" and {len(names) - 20} more" if names[20:] else ""
        result.append(f"not on the map, no coordinates: {', '.join(names[:20])}{more}")
    if out := outside(drawing):
        result.append(out)
    if drawing.disputed:
        result.append(in_words(drawing.disputed))
    return result


def outside(drawing: Drawing, most: int = 8) -> str:
    """What is shown and lies out of view."""
    if not drawing.outside:
        return ""
    more = f" and {len(drawing.outside) - most} more" if drawing.outside[most:] else ""
    return f"out of view: {', '.join(drawing.outside[:most])}{more}"


def sources(scene: Scene, most: int = 6) -> str:
    """Titles of the sources; of many the first, and how many more there are."""
    titles = scene.geo.sources
    more = f"; and {len(titles) - most} more, on the pages" if len(titles) > most else ""
    return "; ".join(title.rstrip(".") for title in titles[:most]) + more


def lines(scene: Scene, drawing: Drawing, room: int, way: str = SMOOTH) -> list[tuple[Segment, ...]]:
    """The whole legend in lines of so many cells: short entries share a line, long ones take their own."""
    result: list[tuple[Segment, ...]] = []
    run: list[Segment] = []
    for entry in map(_kept_together, entries(scene, drawing, way)):
        size = sum(cell_len(part.text) for part in entry)
        used = sum(cell_len(part.text) for part in run)
        if run and used + size + 3 <= room:
            run += [Segment("   "), *entry]
            continue
        if run:
            result += wrap(run, room, 0, 2)
        run = list(entry)
    if run:
        result += wrap(run, room, 0, 2)
    return [tuple(part._replace(text=part.text.replace(NO_BREAK, " ")) for part in line) for line in result]


def _kept_together(entry: Entry) -> Entry:
    """The entry with blanks in its fills and lines that do not break, since a blank at the start of a line is left out."""
    return [
        part._replace(text=part.text.replace(" ", NO_BREAK)) if part.role.startswith("map:") else part for part in entry
    ]


def disclaimer(room: int) -> list[tuple[Segment, ...]]:
    """The line on outlines, in as many lines as it needs."""
    return wrap([Segment(DISCLAIMER, "quiet")], room)


def length(route: GeoRoute) -> str:
    """Length of the trunk between its places, and the published one."""
    points = route.branches[0].points
    published = f"{route.published} published; " if route.published else ""
    if len(points) < 2:
        return f"{published}no length on the map, its places have no coordinates"
    return f"{published}{exact(round(length_km(points)))} km along {len(points)} places (great circle)"


def line_sample(scene: Scene, number: int, trunk: bool, way: str) -> Segment:
    """A piece of a route as it is drawn."""
    strokes, solid = Strokes(4, 1), trunk and way in (SMOOTH, PLAIN)
    dash = DASHES[number % len(DASHES)] if trunk else (1, 1)
    strokes.line([(0, HIGH / 2 - 1), (4 * WIDE - 1, HIGH / 2 - 1)], dash, thick=trunk and not solid)
    text = "".join(map(quarters, strokes.bits)) if solid else strokes.text(0, scene.glyphs.ascii)
    return Segment(text, f"map:route:{number % len(DASHES)}")
