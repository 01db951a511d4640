"""``eurasia map [ID...]``: the map as text, SVG or JSON."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any

from ..query.geo import Geo, gazetteer, geo, states
from ..render.ansi import STYLES
from ..sanitize import clean
from .context import FOUND, NOTHING, WRONG, Context, Failure

COLOURS = {
    "fill-1": "36",
    "fill-2": "35",
    "fill-3": "34",
    "fill-4": "31",
    "fill-5": "33",
    "fill-6": "36",
    "outline": "2",
    "here": "1",
    "route-1": "1;31",
    "route-2": "1;34",
    "route-3": "1;32",
    "route-4": "1;35",
    "stop": "1",
    "state": "2",
    "place": "",
    "subject": "1",
}
"""SGR parameters of the roles of a map."""

NAMES = ("all", "shown", "none")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "entities", metavar="ID", nargs="*", help="corridors, organisations, countries, places, events ..."
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file; .svg draws it for a document")
    parser.add_argument("--size", metavar="COLSxROWS", help="cells of the picture (72 wide, as high as it needs)")
    parser.add_argument("--names", choices=NAMES, default="all", help="which names to write (all)")


def run(args: argparse.Namespace, context: Context) -> int:
    """Print or write the map."""
    if args.output and context.kiosk:
        raise Failure("-o is not available in kiosk")
    cols, rows = _size(args.size, context)
    found = geo(context.catalogue, [context.resolve(entity) for entity in args.entities])
    shown = bool(found.routes or found.areas or found.points) or not found.ids
    if not shown and not context.json:
        raise Failure(f"nothing of {', '.join(found.names[id_] for id_ in found.ids)} has a place on the map", NOTHING)
    if context.json:
        context.print_json(data(found, context))
        return FOUND if shown else NOTHING

    from ..map.scene import LAYERS, Scene
    from ..map.text import height_for, text

    scene = Scene(found, states(context.catalogue), gazetteer(context.catalogue), context.glyphs)
    if args.output and args.output.lower().endswith(".svg"):
        from ..map.svg import svg

        _write(context, args.output, svg(scene))
        return FOUND
    lines = text(scene, cols, rows or height_for(scene, cols), layer=LAYERS[NAMES.index(args.names)])
    if args.output:
        _write(
            context,
            args.output,
            clean("\n".join("".join(part.text for part in line).rstrip() for line in lines)) + "\n",
        )
    elif context.colour:
        styles = STYLES | COLOURS
        for line in lines:
            made = [(_letters(clean(part.text), context), styles.get(part.role)) for part in line]
            sys.stdout.write("".join(f"\x1b[{style}m{t}\x1b[0m" if style else t for t, style in made) + "\n")
    else:
        context.print("\n".join("".join(part.text for part in line).rstrip() for line in lines))
    return FOUND


def _letters(text: str, context: Context) -> str:
    if not context.glyphs.ascii:
        return text
    from ..text import transliterate

    return transliterate(text)


def _size(text: str | None, context: Context) -> tuple[int, int]:
    if not text:
        return context.width, 0
    match = re.fullmatch(r"(\d{1,3})x(\d{1,3})", text)
    if not match or int(match[1]) < 10 or int(match[2]) < 4:
        raise Failure(f"--size {text!r}: write columns and rows, such as 100x30, at least 10x4", WRONG)
    return int(match[1]), int(match[2])


def _write(context: Context, name: str, text: str) -> None:
    from ..userdata.files import write_text

    path = context.file(name)
    if path.suffix.lower() not in (".svg", ".txt"):
        raise Failure(f"{name}: the name of the file must end in .svg or .txt", WRONG)
    write_text(path, text)


def data(found: Geo, context: Context) -> dict[str, Any]:
    """What the map shows, as JSON."""
    from ..map.legend import DISCLAIMER
    from ..map.sphere import length_km

    return {
        "ids": list(found.ids),
        "as_of": context.catalogue.as_of or context.catalogue.now,
        "disclaimer": DISCLAIMER,
        "routes": [
            {
                "id": route.id,
                "name": route.name,
                "branches": [
                    {
                        "name": branch.name,
                        "km": round(length_km(branch.points)) if len(branch.points) > 1 else None,
                        "places": [stop._asdict() for stop in branch.stops],
                    }
                    for branch in route.branches
                ],
            }
            for route in found.routes
        ],
        "areas": [
            {
                "id": area.id,
                "name": area.name,
                "iso3": area.code,
                "role": area.role,
                "of": area.of,
                "detail": area.detail or None,
                "source": area.source.split(" ")[0] or None,
            }
            for area in found.areas
        ],
        "points": [
            {"id": point.id, "name": point.name, "lat": point.lat, "lon": point.lon, "role": point.role, "of": point.of}
            for point in found.points
        ],
        "missing": list(found.missing),
        "sources": list(found.sources),
    }
