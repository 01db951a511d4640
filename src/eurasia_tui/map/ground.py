"""What stays on a map while the cursor moves: fills, borders, rivers and routes."""

from __future__ import annotations

from collections.abc import Sequence

from ..named_tuple import NamedTuple
from ..render.strokes import Strokes
from . import layers
from .camera import Camera, within
from .cell_grid import PLAIN, SMOOTH, CellGrid
from .labels import Run
from .outlines import BORDER, SEAM, Outlines
from .raster import Raster, dots_across
from .routes import DASHES
from .sphere import Vector


class Ground(NamedTuple):
    """What stays while the cursor moves."""

    camera: Camera
    way: str
    grid: CellGrid
    runs: dict[int, list[Run]]


def draw_ground(
    outlines: Outlines,
    tints: Sequence[int],
    courses: Sequence[Sequence[list[Vector]]],
    camera: Camera,
    way: str,
    *,
    thick: bool = True,
) -> Ground:
    """Fills, borders, rivers and routes as seen by a camera.

    ``tints`` is an index of :data:`.palette.TINTS` for the sea and then each shape of the outlines, ``courses``
    holds the branches of each route; ``thick`` draws trunks broad.
    """
    raster = Raster(camera)
    finer = fine(camera)
    numbers = {code: number for number, code in enumerate(outlines.shapes, 1)}
    for code, number in numbers.items():
        if not (finer and code in finer.shapes):
            raster.fill(outlines, outlines.shapes[code].polygons, number)
    if finer:
        for code, shape in finer.shapes.items():
            raster.fill(finer, shape.polygons, numbers[code])
    lakes = layers.outlines("lakes")
    for shape in lakes.shapes.values():
        across = dots_across(shape.area, camera)
        if across > (0.9 if shape.name in layers.GREAT_LAKES else 2.5) and within(
            camera, *lakes.cap(shape.polygons[0].rings[0][0])
        ):
            raster.fill(lakes, shape.polygons, 0)
    grid = CellGrid(raster, tints)
    _draw_lines(grid, camera, raster, finer or outlines, way in (SMOOTH, PLAIN))
    _draw_routes(grid, camera, courses, thick, way in (SMOOTH, PLAIN))
    return Ground(camera, way, grid, raster.runs())


def fine(camera: Camera) -> Outlines | None:
    """The finer outlines where they are needed and reach."""
    if camera.km_per_cell > layers.FINE_BELOW or not (20 <= camera.lon <= 165 and 5 <= camera.lat <= 80):
        return None
    return layers.outlines("fine")


def arcs_in_view(
    outlines: Outlines, raster: Raster, camera: Camera, sides: Sequence[int]
) -> list[list[tuple[float, float]]]:
    """Arcs of outlines with such shapes on both sides (BORDER ...), in dots, as far as they may be in view."""
    found = []
    for arc in outlines.arcs():
        if outlines.sides[arc] not in sides:
            continue
        centre, radius = outlines.cap(arc)
        if radius * camera.scale >= 0.7 and within(camera, centre, radius):
            found.append(raster.arc(outlines, arc))
    return found


def _draw_lines(grid: CellGrid, camera: Camera, raster: Raster, outlines: Outlines, colour: bool) -> None:
    for points in arcs_in_view(outlines, raster, camera, (BORDER,)):
        grid.borders.thin(points)
    if not colour:
        for points in arcs_in_view(
            outlines, raster, camera, [side for side in (0, 1, 2) if side not in (SEAM, BORDER)]
        ):
            grid.coasts.thin(points)
    if camera.km_per_cell < layers.PROVINCES_BELOW:
        for points in arcs_in_view(layers.outlines("provinces"), raster, camera, (BORDER,)):
            grid.borders.thin(points, sparse=True)
    if camera.km_per_cell < layers.RIVERS_BELOW:
        most = 5 if camera.km_per_cell > 20 else 6 if camera.km_per_cell > 12 else 10
        for river in layers.rivers():
            if river.rank <= most and within(camera, river.centre, river.radius):
                grid.rivers.thin(camera.project(river.points))


def _draw_routes(
    grid: CellGrid, camera: Camera, courses: Sequence[Sequence[list[Vector]]], thick: bool, colour: bool
) -> None:
    """Branches in dots; broad trunks in solid quarters of cells where colour tells them from the fill, else in dots too."""
    for number, branches in enumerate(courses):
        strokes, solid = Strokes(camera.cols, camera.rows), Strokes(camera.cols, camera.rows)
        for index, points in reversed(list(enumerate(branches))):
            if points:
                trunk = index == 0
                dash = DASHES[number % len(DASHES)] if trunk else (1, 1)
                strokes.line(camera.project(points), dash, thick=trunk and thick and not colour)
                if trunk and thick and colour:
                    solid.line(camera.project(points), dash)
        grid.routes.append(strokes)
        grid.trunks.append(solid)
