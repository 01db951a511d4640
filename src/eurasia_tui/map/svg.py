"""A map as SVG, for a document: one file that stands alone, on white paper."""

from __future__ import annotations

from functools import cached_property
from html import escape

from ..dates import show
from ..render.strokes import HIGH, WIDE, Dots
from ..sanitize import clean_line
from . import layers, legend
from .camera import Camera, within
from .ground import fine
from .labels import Run
from .outlines import Outlines, Shape, level_for
from .palette import BYPASSED, CHOSEN, CLASSES, FIRST, LAND, OBSERVER, OTHER, PARTNER, SECOND
from .paper import SMOOTH
from .routes import LETTERS
from .scene import Scene
from .sphere import degrees_of, vector
from .text import title
from .tints import Tint
from .world import CORE

WIDTH, HEIGHT = 1000, 600
"""Units of the picture; the legend comes below it."""

ROUTES = ("#a23b00", "#003f88", "#7a1f6b", "#1f5f2a")
DASHES = ("", "9 5", "2 4", "14 4")
INK, QUIET, SEA, SEA_INK, COAST = "#1c1c1c", "#555555", "#dcebf5", "#2f6690", "#8aa4b8"
PAPERS = {
    LAND: "#ece8dd",
    OTHER: "#f7f5ef",
    CHOSEN: "#9fd8a8",
    FIRST: "#a9cdf0",
    SECOND: "#f6d58e",
    PARTNER: "#d3cdf0",
    OBSERVER: "#c4ecec",
    BYPASSED: "#f2b3ae",
} | dict(zip(CLASSES, ("#e5f5e0", "#b5dfc5", "#7cc3b0", "#3f9c9c", "#1d6b7a"), strict=True))
"""Papers for print: letters of INK are legible on each but the last, where they are white."""
FONTS = "'Source Sans 3', 'Noto Sans', 'DejaVu Sans', 'Segoe UI', Helvetica, Arial, sans-serif"
CREDIT = "Made with Natural Earth"


LARGE = 600
"""Cells that must be seen of a state to name it where its own place for a name is out of view."""
NEARBY = sorted(
    ((right, down) for right in range(-6, 7) for down in range(-6, 7)), key=lambda move: move[0] ** 2 + move[1] ** 2
)
"""Moves of a name from its place, in heights of its letters, the nearest first."""


class _Picture:
    """Collects the parts of one picture."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.camera: Camera = scene.fit(WIDTH // WIDE, HEIGHT // HIGH)
        self.taken: list[tuple[float, float, float, float]] = []
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
                result.append(_path(points) + "Z")
        return "".join(result)

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
        """A name around a point where none covers another; ``centred`` puts it on the point itself, ``forced`` as near as can be."""
        text = clean_line(text)
        wide = len(text) * size * (0.6 if "bold" in look else 0.55)
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
            if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in self.taken):
                continue
            self.taken.append(box)
            halo = ' paint-order="stroke" stroke="#fff" stroke-opacity=".6" stroke-width="2"' if not centred else ""
            self.parts.append(
                f'<text x="{left + wide / 2:.1f}" y="{base:.1f}" font-size="{size:g}" text-anchor="middle" '
                f'fill="{colour}"{look}{halo}>{escape(text)}</text>'
            )
            return True
        return False

    def land(self) -> None:
        """States in their papers, lakes and rivers."""
        scene = self.scene
        finer = fine(self.camera)
        for code, shape in scene.outlines.shapes.items():
            source, shown = (finer, finer.shapes[code]) if finer and code in finer.shapes else (scene.outlines, shape)
            if path := self.shape(source, shown):
                self.parts.append(
                    f'<path d="{path}" fill="{PAPERS[scene.paper_of(code)]}" stroke="#fff" stroke-width=".9" '
                    'stroke-linejoin="round" fill-rule="evenodd"/>'
                )
        lakes = layers.outlines("lakes")
        for shape in lakes.shapes.values():
            if path := self.shape(lakes, shape):
                self.parts.append(f'<path d="{path}" fill="{SEA}" stroke="{COAST}" stroke-width=".4"/>')
        if self.camera.km_per_cell < layers.RIVERS_BELOW / 4:
            for river in layers.rivers():
                if river.rank <= 6 and within(self.camera, river.centre, river.radius):
                    path = _path(self.camera.project(river.points))
                    self.parts.append(f'<path d="{path}" fill="none" stroke="{COAST}" stroke-width=".8"/>')

    def routes(self) -> None:
        """Routes: the trunk broad, branches thin and dashed."""
        for number, lines in enumerate(self.scene.courses):
            for index in range(len(lines) - 1, -1, -1):
                if lines[index]:
                    path = _path(self.camera.project(lines[index]))
                    self.parts.append(f'<path d="{path}" fill="none" {_stroke(number, index == 0)}/>')

    def marks(self) -> None:
        """Places and names in the order of importance."""
        scene = self.scene
        points: list[tuple[float, float, str]] = []
        for point in {p.id: p for p in (*scene.geo.points, *scene.stops())}.values():
            if at := self.at(point.lat, point.lon):
                self.parts.append(
                    f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="3" fill="#fff" stroke="{INK}" stroke-width="1.4"/>'
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
            self.name(x, y, name, 11, INK)
        for sea in layers.seas():
            if sea.rank <= (2 if self.camera.km_per_cell > 8 else 5) and sea.east - sea.west < 100:
                at = self.at((sea.south + sea.north) / 2, (sea.west + sea.east) / 2)
                place = self.camera.place(*at) if at else None
                if at and place and scene.outlines.at(*degrees_of(place)) is None:
                    self.name(*at, sea.name, 11, SEA_INK, ' font-style="italic"', centred=True)
        least = (self.camera.km_per_cell * 2) ** 2 * 1000
        shown = {name for _, _, name in points}
        for town in scene.world.places:
            at = self.at(town.lat, town.lon)
            large = town.name not in shown and (town.capital or town.weight > least)
            if at and large and self.name(*at, town.name, 9, QUIET):
                self.parts.append(f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="1.6" fill="{QUIET}"/>')

    def _importance(self, code: str) -> tuple[bool, bool, float]:
        return (code not in self.scene.group_of, code not in CORE, -self.scene.outlines.shapes[code].area)

    @cached_property
    def _runs(self) -> dict[int, list[Run]]:
        """Where each state is seen, by its number."""
        return self.scene.ground(self.camera, SMOOTH).runs

    def _seen(self, code: str) -> tuple[float, float] | None:
        """The middle of what is in view of a large state whose own place for a name is not."""
        runs = self._runs.get(self.scene.codes.index(code) + 1, [])
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
        for form in scene.world.forms(code, name) if at else ():
            text = form + (group.sign if group else "")
            room = shape.area**0.5 * self.camera.scale / 57.3
            if at and (room > len(text) * (3 if strong else 5) or (group and form == code)):
                fits = room > len(text) * 5
                ink = "#ffffff" if group and group.paper == CLASSES[-1] and fits else INK
                look = ' font-weight="bold"' if strong else ""
                last = forced and form == scene.world.forms(code, name)[-1]
                if self.name(*at, text, 12 if strong else 10.5, ink, look, centred=True, forced=last):
                    return


def svg(scene: Scene) -> str:
    """The map with legend, sources, credit and the line on outlines."""
    picture = _Picture(scene)
    picture.land()
    picture.routes()
    picture.marks()
    drawing = scene.draw(picture.camera)
    y = HEIGHT + 66.0
    rows: list[str] = []

    def line(text: str, sample: str = "", quiet: bool = False) -> None:
        nonlocal y
        for number, part in enumerate(_wrapped(clean_line(text), 140 if sample else 155)):
            mark = f'<g transform="translate(20 {y - 10:.0f})">{sample}</g>' if sample and not number else ""
            indent = 70 if sample else 20
            rows.append(
                f'{mark}<text x="{indent}" y="{y:.0f}" font-size="12" fill="{QUIET if quiet else INK}">'
                f"{escape(part)}</text>"
            )
            y += 18

    for number, route in enumerate(scene.geo.routes):
        letter = f"{LETTERS[number % 26]}  " if scene.many else ""
        line(
            f"{letter}{route.name}: {legend.length(route)}", f'<path d="M0 6h40" fill="none" {_stroke(number, True)}/>'
        )
        if len(route.branches) > 1:
            names = "; ".join(branch.name for branch in route.branches[1:])
            line(f"branches: {names}", f'<path d="M0 6h40" fill="none" {_stroke(number, False)}/>')
    for group in scene.groups:
        if group.title:
            line(f"{legend.meaning(group)}: {', '.join(group.names)}", _swatch(group))
    for entry in legend.notes(scene, drawing):
        line(entry)
    if scene.geo.sources:
        line(f"Sources: {legend.sources(scene, 40)}", quiet=True)
    line(f"Projection: {legend.PROJECTION}. Lengths are great-circle distances. {CREDIT}.", quiet=True)
    line(legend.DISCLAIMER[0].upper() + legend.DISCLAIMER[1:] + ".", quiet=True)
    heading = escape(clean_line(title(scene)))
    when = f"as of {show(scene.geo.day)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y:.0f}" font-family="{FONTS}" role="img">\n'
        f"<title>{heading}, {when}</title>\n<desc>{legend.DISCLAIMER}</desc>\n"
        f'<defs><clipPath id="frame"><rect width="{WIDTH}" height="{HEIGHT}"/></clipPath></defs>\n'
        f'<rect width="{WIDTH}" height="{y:.0f}" fill="#fff"/>\n'
        f'<text x="20" y="27" font-size="18" font-weight="bold" fill="{INK}">{heading}'
        f'<tspan font-size="12" font-weight="normal" fill="{QUIET}" dx="12">{when}</tspan></text>\n'
        f'<g transform="translate(0 40)" clip-path="url(#frame)">\n<rect width="{WIDTH}" height="{HEIGHT}" '
        f'fill="{SEA}"/>\n' + "\n".join(picture.parts) + f"\n{_scale(picture.camera)}\n</g>\n"
        f'<rect x=".5" y="40.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" fill="none" stroke="{COAST}"/>\n'
        + "\n".join(rows)
        + "\n</svg>\n"
    )


def _scale(camera: Camera) -> str:
    """A bar of a round length at the lower left."""
    dot = camera.km_per_cell / WIDE
    km = next(length for length in legend.ROUND if length / dot >= 60)
    size = km / dot
    return (
        f'<g transform="translate(14 {HEIGHT - 12})"><rect x="-6" y="-16" width="{size + 60:.0f}" height="22" '
        f'fill="#fff" fill-opacity=".75"/><path d="M0 -4V0H{size:.1f}V-4" fill="none" stroke="{INK}"/>'
        f'<text x="{size + 5:.1f}" y="2" font-size="10" fill="{INK}">{km:,} km</text></g>'
    )


def _swatch(group: Tint) -> str:
    sign = (
        f'<text x="20" y="11" font-size="12" text-anchor="middle" fill="{INK}">{group.sign}</text>'
        if group.sign
        else ""
    )
    return f'<rect width="40" height="13" fill="{PAPERS[group.paper]}" stroke="{COAST}" stroke-width=".5"/>{sign}'


def _path(points: Dots) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _stroke(number: int, trunk: bool) -> str:
    dash = DASHES[number % len(DASHES)] if trunk else "4 3"
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'stroke="{ROUTES[number % len(ROUTES)]}" stroke-width="{3 if trunk else 1.6}" stroke-linejoin="round"{dashed}'
    )


def _wrapped(text: str, room: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, room) or [""]
