"""Packs country outlines into ``src/eurasia_tui/map/outlines.bin``.

Reads a JSON file of ``code -> {name, polygons}`` (rings closed, longitude first, degrees; rings
may run past 180) and writes the arcs between junctions once, so that neighbours share their
border: half the points to keep and to draw, and a border can be told from a coast.  Every
point carries the coarsest tolerance at which it is still needed, so that a far view draws
few of them.

    python scripts/pack_outlines.py OUTLINES.json [TARGET]

The layout of the file is described in :mod:`eurasia_tui.map.outlines`.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
import zlib
from array import array
from pathlib import Path
from typing import Any

from eurasia_tui.map.outlines import MAGIC, TOLERANCES
from eurasia_tui.map.sphere import angle, vector
from eurasia_tui.map.sphere import middle as centre_of

Point = tuple[int, int]
ROUNDED = 1e-6
"""Radians by which a radius is larger, for what is lost of 32-bit numbers."""
TARGET = Path(__file__).parents[1] / "src/eurasia_tui/map/outlines.bin"


def key(point: Point) -> Point:
    """The same place has one key, whichever way its longitude is written."""
    lon, lat = point
    return (0, lat) if abs(lat) == 9000 else ((lon + 18000) % 36000 - 18000, lat)


def rings_of(data: dict[str, Any]) -> dict[str, list[list[list[Point]]]]:
    """Open rings in hundredths of a degree, doubled points left out."""
    found: dict[str, list[list[list[Point]]]] = {}
    for code, shape in data.items():
        if code == "_meta":
            continue
        polygons = []
        for polygon in shape["polygons"]:
            rings = []
            for ring in polygon:
                points: list[Point] = []
                for lon, lat in ring:
                    point = (round(lon * 100), round(lat * 100))
                    if not points or key(points[-1]) != key(point):
                        points.append(point)
                if len(points) > 1 and key(points[0]) == key(points[-1]):
                    points.pop()
                if len(points) > 2:
                    rings.append(points)
            if rings:
                polygons.append(rings)
        found[code] = polygons
    return found


def owners_of(shapes: dict[str, list[list[list[Point]]]]) -> dict[frozenset[Point], list[str]]:
    """The shapes on either side of each edge."""
    owners: dict[frozenset[Point], list[str]] = {}
    for code, polygons in shapes.items():
        for ring in (ring for rings in polygons for ring in rings):
            for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
                owners.setdefault(frozenset((key(a), key(b))), []).append(code)
    return owners


def junctions_of(owners: dict[frozenset[Point], list[str]]) -> set[Point]:
    """Points where arcs begin and end: where more than two edges meet or the owners change."""
    edges: dict[Point, list[list[str]]] = {}
    for edge, codes in owners.items():
        for point in edge:
            edges.setdefault(point, []).append(sorted(codes))
    return {point for point, sides in edges.items() if len(sides) != 2 or sides[0] != sides[1]}


def split(ring: list[Point], junctions: set[Point]) -> list[list[Point]]:
    """A ring in arcs from junction to junction; a ring without one begins at its least point."""
    starts = [index for index, point in enumerate(ring) if key(point) in junctions]
    if not starts:
        starts = [min(range(len(ring)), key=lambda index: key(ring[index]))]
    arcs = []
    for start, end in zip(starts, [*starts[1:], starts[0] + len(ring)], strict=True):
        run = [ring[index % len(ring)] for index in range(start, end + 1)]
        for index in range(1, len(run)):  # over the seam of an unwrapped ring longitudes stay continuous
            while run[index][0] - run[index - 1][0] > 18000:
                run[index] = (run[index][0] - 36000, run[index][1])
            while run[index][0] - run[index - 1][0] < -18000:
                run[index] = (run[index][0] + 36000, run[index][1])
        arcs.append(run)
    return arcs


def levels(points: list[Point]) -> list[int]:
    """For each point the coarsest level at which it is kept (Douglas and Peucker, 1973)."""
    squeeze = math.cos(math.radians(sum(lat for _, lat in points) / len(points) / 100))
    flat = [(lon * squeeze / 100, lat / 100) for lon, lat in points]
    kept = [0] * len(flat)
    kept[0] = kept[-1] = len(TOLERANCES)
    todo = [(0, len(flat) - 1, math.inf)]
    while todo:
        first, last, limit = todo.pop()
        if last - first < 2:
            continue
        (ax, ay), (bx, by) = flat[first], flat[last]
        dx, dy = bx - ax, by - ay
        size = math.hypot(dx, dy)
        far, at = -1.0, first
        for index in range(first + 1, last):
            px, py = flat[index][0] - ax, flat[index][1] - ay
            distance = abs(px * dy - py * dx) / size if size else math.hypot(px, py)
            if distance > far:
                far, at = distance, index
        far = min(far, limit)  # never kept longer than the point that led here
        kept[at] = sum(far >= tolerance for tolerance in TOLERANCES)
        todo += [(first, at, far), (at, last, far)]
    return kept


def area(ring: list[Point]) -> float:
    """Area in square degrees, longitudes squeezed at each latitude."""
    total = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        total += (bx - ax) * (math.sin(math.radians(ay / 100)) + math.sin(math.radians(by / 100)))
    return abs(total) * math.degrees(1) / 200


def middle(rings: list[list[Point]]) -> Point:
    """A point well inside a polygon: the one farthest from its outline on a grid that is made finer twice."""
    outer = rings[0]
    squeeze = max(0.1, math.cos(math.radians(sum(lat for _, lat in outer) / len(outer) / 100)))
    flat = [[(lon * squeeze, float(lat)) for lon, lat in ring] for ring in rings]
    edges = [(*a, *b) for ring in flat for a, b in zip(ring, ring[1:] + ring[:1], strict=True)]

    def room(x: float, y: float) -> float:
        inside, nearest = False, math.inf
        for ax, ay, bx, by in edges:
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
            dx, dy = bx - ax, by - ay
            t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy or 1)))
            nearest = min(nearest, (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2)
        return nearest if inside else -nearest

    xs, ys = [x for x, _ in flat[0]], [y for _, y in flat[0]]
    best = (-math.inf, xs[0], ys[0])
    box = (min(xs), max(xs), min(ys), max(ys))
    for _ in range(3):
        x0, x1, y0, y1 = box
        for i in range(13):
            for j in range(13):
                x, y = x0 + (x1 - x0) * (i + 0.5) / 13, y0 + (y1 - y0) * (j + 0.5) / 13
                best = max(best, (room(x, y), x, y))
        width, height = (x1 - x0) / 8, (y1 - y0) / 8
        box = (best[1] - width, best[1] + width, best[2] - height, best[2] + height)
    return round(best[1] / squeeze), round(best[2])


def circle(points: list[Point], kept: list[int]) -> array[float]:
    """Centre and radius of a circle around an arc, as 32-bit numbers. It holds the points that far views leave out as well."""
    far = [point for point, level in zip(points, kept, strict=True) if level >= len(TOLERANCES) - 2]
    arc = [vector(lat / 100, lon / 100) for lon, lat in far]
    centre = centre_of(arc)
    slack = math.radians(TOLERANCES[-3]) + ROUNDED
    return array("f", (*centre, max(angle(centre, point) for point in arc) + slack))


def pack(data: dict[str, Any]) -> bytes:
    """The bytes of the packed file."""
    shapes = rings_of(data)
    owners = owners_of(shapes)
    junctions = junctions_of(owners)
    numbers: dict[tuple[Point, ...], int] = {}
    starts, sizes, sides = array("h"), array("H"), array("B")
    lons, lats, kept = array("h"), array("h"), array("B")
    topology, heads = array("h"), array("h")
    areas, circles = array("f"), array("f")
    names = []
    for code, polygons in shapes.items():
        largest = max(polygons, key=lambda rings: area(rings[0]))
        polygons.sort(key=lambda rings: -area(rings[0]))
        names.append(f"{code}\t{data[code]['name']}")
        lon, lat = middle(largest)
        heads.extend(((lon + 18000) % 36000 - 18000, lat))
        topology.append(len(polygons))
        for rings in polygons:
            areas.append(area(rings[0]))
            topology.append(len(rings))
            for ring in rings:
                arcs = split(ring, junctions)
                topology.append(len(arcs))
                for arc in arcs:
                    name = tuple(map(key, arc))
                    if name in numbers:
                        topology.append(numbers[name])
                    elif name[::-1] in numbers:
                        topology.append(~numbers[name[::-1]])
                    else:
                        number = numbers[name] = len(numbers)
                        topology.append(number)
                        both = owners[frozenset(name[:2])]
                        sides.append(0 if len(both) > 1 and len(set(both)) == 1 else min(2, len(both)))
                        starts.extend(key(arc[0]))
                        sizes.append(len(arc))
                        lons.extend(b[0] - a[0] for a, b in itertools.pairwise(arc))
                        lats.extend(b[1] - a[1] for a, b in itertools.pairwise(arc))
                        needed = levels(arc)
                        kept.extend(needed)
                        circles.extend(circle(arc, needed))
    parts = [topology, heads, areas, starts, sizes, sides, lons, lats, kept, circles]
    if sys.byteorder == "big":
        for part in parts:
            part.byteswap()
    text = "\n".join(names).encode()
    body = [text, *(part.tobytes() for part in parts)]
    index = array("I", [len(part) for part in body])
    if sys.byteorder == "big":
        index.byteswap()
    return MAGIC + zlib.compress(index.tobytes() + b"".join(body), 9)


def main() -> None:
    """Pack and say how large it became."""
    source = Path(sys.argv[1])
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else TARGET
    packed = pack(json.loads(source.read_text(encoding="utf-8")))
    target.write_bytes(packed)
    print(f"{source.stat().st_size:,} bytes packed into {len(packed):,}")


if __name__ == "__main__":
    main()
