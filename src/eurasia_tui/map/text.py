"""A map as text: title, picture, legend, sources, disclaimer."""

from __future__ import annotations

from ..dates import show
from ..render.lines import Segment, wrap
from . import legend
from .camera import Camera
from .drawing import LAYERS
from .paper import SMOOTH
from .scene import Scene

LINES = list[tuple[Segment, ...]]


def title(scene: Scene) -> str:
    """What the map shows."""
    if scene.title:
        return scene.title
    names = [scene.geo.names[id_] for id_ in scene.geo.ids]
    more = f" and {len(names) - 4} more" if names[4:] else ""
    return ", ".join(names[:4]) + more or "Eurasia"


def height_for(scene: Scene, cols: int, least: int = 10, most: int = 30) -> int:
    """Rows that suit what is shown: as few as hold it at the scale that the width allows."""
    scale = scene.fit(cols, 1000).scale
    for rows in range(least, most):
        if scene.fit(cols, rows).scale >= scale * 0.9:
            return rows
    return most


def text(
    scene: Scene, cols: int, rows: int, camera: Camera | None = None, layer: str = LAYERS[0], way: str = SMOOTH
) -> LINES:
    """The map on ``cols`` cells, its picture on ``rows``; ``way`` is one of :data:`.paper.WAYS`."""
    camera = camera or scene.fit(cols, rows)
    drawing = scene.draw(camera, layer, way=way)
    result: LINES = list(wrap([Segment(title(scene), "title")], cols))
    bar = legend.scale_bar(camera, scene.glyphs.ascii)
    result += wrap([Segment(f"as of {show(scene.geo.day)}, {bar} in the middle", "quiet")], cols)
    result += [(), *drawing.rows, ()]
    result += legend.lines(scene, drawing, cols, way)
    if scene.geo.sources:
        result += wrap([Segment(f"sources: {legend.sources(scene)}", "quiet")], cols, 0, 2)
    result += wrap([Segment(f"projection: {legend.PROJECTION}", "quiet")], cols, 0, 2)
    result += legend.disclaimer(cols)
    return result
