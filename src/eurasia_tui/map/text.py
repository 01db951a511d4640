"""A map as text: title, picture, legend, sources, disclaimer."""

from __future__ import annotations

from ..dates import show
from ..render.lines import Segment, cell_len, wrap
from . import legend
from .camera import Camera
from .cell_grid import SMOOTH
from .drawing import LAYERS
from .scene import Scene

LINES = list[tuple[Segment, ...]]


def title(scene: Scene) -> str:
    """What the map shows."""
    if scene.title:
        return scene.title
    names = [scene.geo.names[id_] for id_ in scene.geo.ids]
    more = f" and {len(names) - 4} more" if names[4:] else ""
    return ", ".join(names[:4]) + more or "Eurasia"


def crossing(scene: Scene, room: int) -> str:
    """Which states a single route crosses and bypasses: by name, by code where there is less room, else nothing."""
    if len(scene.geo.routes) != 1:
        return ""
    groups = {group.title: group for group in scene.groups}
    crossed, bypassed = groups.get("crossed"), groups.get("bypassed")
    if not crossed:
        return ""
    avoided = [f"; bypasses {', '.join(bypassed.names)}", f"; bypasses {' '.join(bypassed.codes)}"] if bypassed else []
    ways = [
        f"crosses {', '.join(crossed.names)}{''.join(avoided[:1])}",
        f"crosses {' '.join(crossed.codes)}{''.join(avoided[1:])}",
        " ".join(crossed.codes) + (f", not {' '.join(bypassed.codes)}" if bypassed else ""),
    ]
    return next((way for way in ways if cell_len(way) <= room), "")


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
    """The map on ``cols`` cells, its picture on ``rows``; ``way`` is one of :data:`.cell_grid.WAYS`."""
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
