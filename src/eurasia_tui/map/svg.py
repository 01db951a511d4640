"""A map as SVG, for a document: one file that stands alone, legible in black and white."""

from __future__ import annotations

from html import escape

from ..dates import show
from ..sanitize import clean_line
from . import legend
from .camera import Camera, within
from .canvas import HIGH, WIDE, Dots
from .marks import LETTERS, OUTLINED
from .outlines import Shape, level_for
from .scene import Scene
from .sphere import vector
from .text import title

WIDTH, HEIGHT = 1000, 600
"""Units of the picture; the legend comes below it."""

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
"""Told apart with every common colour vision (M. Okabe and K. Ito, Color Universal Design, 2008)."""
DASHES = ("", "9 5", "2 4", "14 4")
INK, QUIET, LAND, LINE = "#222", "#666", "#f3f1ea", "#a8a294"

_PATTERNS = (
    '<circle cx="4" cy="4" r="1.3" fill="{0}"/>',
    '<path d="M0 4h8" stroke="{0}" stroke-width="1.2"/>',
    '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="{0}" stroke-width="1.2"/>',
    '<path d="M-2 6l4 4M0 0l8 8M6-2l4 4" stroke="{0}" stroke-width="1.2"/>',
    '<path d="M4 0v8" stroke="{0}" stroke-width="1.2"/>',
    '<circle cx="2" cy="2" r=".8" fill="{0}"/>',
)
_INKS = ("#009e73", "#0072b2", "#d55e00", "#7a4b94", "#946200", "#555555")


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

    def shape(self, shape: Shape) -> str:
        """The path of a state, as far as it is in view."""
        level = level_for(1 / self.camera.scale)
        made = []
        for polygon in shape.polygons:
            caps = self.scene.outlines.caps(polygon.rings[0])
            if not any(within(self.camera, centre, radius) for centre, radius in caps) and len(caps) == 1:
                continue
            for ring in polygon.rings:
                points = self.camera.project(self.scene.outlines.ring(ring, level))
                xs, ys = [x for x, _ in points], [y for _, y in points]
                if max(xs) < 0 or min(xs) > WIDTH or max(ys) < 0 or min(ys) > HEIGHT or max(xs) - min(xs) < 0.5:
                    continue
                made.append(_path(points) + "Z")
        return "".join(made)

    def name(self, x: float, y: float, text: str, size: float, colour: str, weight: str = "normal") -> bool:
        """A name right, left, below or above of a point where none covers another."""
        text = clean_line(text)
        wide = len(text) * size * 0.56
        for left, base, anchor in (
            (x + 6, y + size * 0.35, "start"),
            (x - 6 - wide, y + size * 0.35, "end"),
            (x - wide / 2, y + size + 5, "middle"),
            (x - wide / 2, y - 7, "middle"),
        ):
            box = (left, base - size, left + wide, base + 2)
            if left < 2 or left + wide > WIDTH - 2 or box[1] < 2 or box[3] > HEIGHT - 2:
                continue
            if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in self.taken):
                continue
            self.taken.append(box)
            place = {"start": left, "middle": left + wide / 2, "end": left + wide}[anchor]
            self.parts.append(
                f'<text x="{place:.1f}" y="{base:.1f}" font-size="{size:g}" text-anchor="{anchor}" fill="{colour}" '
                f'font-weight="{weight}" paint-order="stroke" stroke="#fff" stroke-width="2.5">{escape(text)}</text>'
            )
            return True
        return False

    def states(self) -> None:
        """States, their fills and firm outlines."""
        paths = {code: self.shape(shape) for code, shape in self.scene.outlines.shapes.items()}
        for path in filter(None, paths.values()):
            self.parts.append(f'<path d="{path}" fill="{LAND}" stroke="{LINE}" stroke-width=".6" fill-rule="evenodd"/>')
        for fill in self.scene.fills:
            for area in fill.areas:
                if own := paths.get(area.code):
                    self.parts.append(f'<path d="{own}" fill="url(#fill{fill.texture})" fill-rule="evenodd"/>')
        for area in self.scene.geo.areas:
            if area.role in OUTLINED and (own := paths.get(area.code)):
                self.parts.append(f'<path d="{own}" fill="none" stroke="{INK}" stroke-width="1.8"/>')

    def routes(self) -> None:
        """Routes: the trunk broad, branches thin."""
        for number, lines in enumerate(self.scene.courses):
            for index in range(len(lines) - 1, -1, -1):
                if lines[index]:
                    path = _path(self.camera.project(lines[index]))
                    self.parts.append(f'<path d="{path}" fill="none" {_stroke(number, index == 0)}/>')

    def marks(self) -> None:
        """Places and names, those that are shown first."""
        scene = self.scene
        named: list[tuple[float, float, str]] = []
        for point in (*scene.geo.points, *scene.stops()):
            if at := self.at(point.lat, point.lon):
                self.parts.append(
                    f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="3" fill="#fff" stroke="{INK}" stroke-width="1.4"/>'
                )
                self.taken.append((at[0] - 3, at[1] - 3, at[0] + 3, at[1] + 3))
                named.append((*at, point.name))
        for x, y, name in named:
            self.name(x, y, name, 11, INK)
        for number, lines in enumerate(scene.courses):
            if scene.many and lines and lines[0]:
                x, y = self.camera.project(lines[0])[len(lines[0]) // 2]
                self.name(x, y, LETTERS[number % 26], 15, COLOURS[number % 4], "bold")
        least = (self.camera.km_per_cell * 2) ** 2 * 1000
        shown = {name for _, _, name in named}
        for code, shape in sorted(scene.outlines.shapes.items(), key=lambda item: -item[1].area):
            _, name = scene.states.get(code, ("", shape.name))
            at = self.at(*shape.label)
            if at and shape.area**0.5 * self.camera.scale / 57.3 > len(name) * 5:
                self.name(at[0] - len(name) * 3, at[1], name, 11, QUIET)
        for place in scene.places:
            at = self.at(place.lat, place.lon)
            if not at or place.name in shown or not (place.capital or place.weight > least):
                continue
            if self.name(*at, place.name, 9, QUIET):
                self.parts.append(f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="1.6" fill="{QUIET}"/>')


def svg(scene: Scene) -> str:
    """The map with legend, sources and disclaimer."""
    picture = _Picture(scene)
    picture.states()
    picture.routes()
    picture.marks()
    drawing = scene.draw(picture.camera)
    y = HEIGHT + 66.0
    rows: list[str] = []

    def line(text: str, sample: str = "", quiet: bool = False) -> None:
        nonlocal y
        for number, part in enumerate(_wrapped(clean_line(text), 150)):
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
    for fill in scene.fills:
        names = ", ".join(area.name for area in fill.areas)
        said = legend.said(scene, fill)
        line(
            f"{said}: {names}",
            f'<rect width="40" height="12" fill="url(#fill{fill.texture})" stroke="{LINE}" stroke-width=".6"/>',
        )
    for entry in legend.notes(scene, drawing):
        line(entry)
    if scene.geo.sources:
        line(f"Sources: {legend.sources(scene, 40)}", quiet=True)
    line(f"Projection: {legend.PROJECTION}. Lengths are great-circle distances.", quiet=True)
    line(legend.DISCLAIMER[0].upper() + legend.DISCLAIMER[1:] + ".", quiet=True)
    heading = escape(clean_line(title(scene)))
    when = f"as of {show(scene.geo.day)}"
    patterns = "".join(
        f'<pattern id="fill{number}" width="8" height="8" patternUnits="userSpaceOnUse">{text.format(_INKS[number])}</pattern>'
        for number, text in enumerate(_PATTERNS)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y:.0f}" font-family="sans-serif" role="img">\n'
        f"<title>{heading}, {when}</title>\n<desc>{legend.DISCLAIMER}</desc>\n"
        f'<defs>{patterns}<clipPath id="frame"><rect width="{WIDTH}" height="{HEIGHT}"/></clipPath></defs>\n'
        f'<rect width="{WIDTH}" height="{y:.0f}" fill="#fff"/>\n'
        f'<text x="20" y="27" font-size="18" font-weight="bold" fill="{INK}">{heading}'
        f'<tspan font-size="12" font-weight="normal" fill="{QUIET}" dx="12">{when}</tspan></text>\n'
        f'<g transform="translate(0 40)" clip-path="url(#frame)">\n' + "\n".join(picture.parts) + "\n</g>\n"
        f'<rect x=".5" y="40.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" fill="none" stroke="{LINE}"/>\n'
        + "\n".join(rows)
        + "\n</svg>\n"
    )


def _path(points: Dots) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _stroke(number: int, trunk: bool) -> str:
    dash = DASHES[number % len(DASHES)]
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'stroke="{COLOURS[number % len(COLOURS)]}" stroke-width="{3 if trunk else 1.4}" stroke-linejoin="round"{dashed}'


def _wrapped(text: str, room: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, room) or [""]
