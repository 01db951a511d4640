"""A map as text: title, picture, legend, sources, disclaimer."""

from __future__ import annotations

from ..dates import show
from ..render.lines import Segment, wrap
from . import legend
from .camera import Camera
from .scene import LAYERS, Scene

LINES = list[tuple[Segment, ...]]


def title(scene: Scene) -> str:
    """What the map shows."""
    return ", ".join(scene.geo.names[id_] for id_ in scene.geo.ids) or "Eurasia"


def height_for(scene: Scene, cols: int, least: int = 10, most: int = 30) -> int:
    """Rows that suit what is shown: as few as hold it at the scale that the width allows."""
    scale = scene.fit(cols, 1000).scale
    for rows in range(least, most):
        if scene.fit(cols, rows).scale >= scale * 0.9:
            return rows
    return most


def text(scene: Scene, cols: int, rows: int, camera: Camera | None = None, layer: str = LAYERS[0]) -> LINES:
    """The map on ``cols`` cells, its picture on ``rows``."""
    camera = camera or scene.fit(cols, rows)
    drawing = scene.draw(camera, layer)
    made: LINES = list(wrap([Segment(title(scene), "title")], cols))
    when = f"as of {show(scene.geo.day)}, one column is {camera.km_per_cell:,.0f} km in the middle"
    made += wrap([Segment(when, "quiet")], cols)
    made += [(), *drawing.rows, ()]
    made += legend.lines(scene, drawing, cols)
    if scene.geo.sources:
        made += wrap([Segment(f"sources: {legend.sources(scene)}", "quiet")], cols, 0, 2)
    made += wrap([Segment(f"projection: {legend.PROJECTION}", "quiet")], cols, 0, 2)
    made += legend.disclaimer(cols)
    return made
