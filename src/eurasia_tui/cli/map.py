"""``eurasia map [ID...]``: the map as text, SVG, PNG or JSON."""

from __future__ import annotations

import argparse
import os
import re
from typing import TYPE_CHECKING, Any

from ..query.geography.places import Geo
from ..render.ansi import STYLES
from ..sanitize import clean
from ..text import transliterate
from .context import FOUND, NOTHING, WRONG, CommandContext, Failure

if TYPE_CHECKING:
    from ..map.question import MapQuestion
    from ..map.scene import Scene

NAMES = ("all", "shown", "none")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "entities",
        metavar="ID",
        nargs="*",
        help="corridors, organisations, countries, places, events ...; - reads ids from standard input",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="file to write: .svg, .png or .txt; - writes SVG to standard output",
    )
    parser.add_argument(
        "--figure", metavar="KEY", help="colour states by a figure: gdp, population, life-expectancy ..."
    )
    parser.add_argument(
        "--places", metavar="TYPE", help="show all places of a type: port, border crossing, capital ..."
    )
    parser.add_argument("--neighbours", metavar="ID", help="show a state and its neighbours")
    parser.add_argument("--rivals", action="store_true", help="also show the rivals of the corridors")
    parser.add_argument("--size", metavar="COLSxROWS", help="size in cells (default: 72 wide, as high as needed)")
    parser.add_argument(
        "--colours", choices=("256", "16", "none"), help="number of colours (default: what the terminal has)"
    )
    parser.add_argument(
        "--graphics", action="store_true", help="as a picture, on terminals with the kitty graphics protocol or sixel"
    )
    parser.add_argument("--names", choices=NAMES, default="all", help="which names to show (default: all)")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print or write the map."""
    if args.output not in (None, "-") and context.kiosk:
        raise Failure("-o is not available in kiosk")
    if args.graphics and (context.kiosk or args.output or context.json):
        raise Failure("--graphics cannot be combined with kiosk, -o or --json", WRONG)
    cols, rows = _size(args.size, context)
    question = _question(args, context)
    from ..map.world import world

    if context.json:
        found = question.geo(context.catalogue)
        context.print_json(data(found, context) | _figure(question.figure, context))
        return FOUND if _shown(found) else NOTHING
    scene = question.scene(context.catalogue, world(context.catalogue), context.glyphs)
    found = scene.geo
    if not _shown(found):
        raise Failure(f"none of {', '.join(found.names[id_] for id_ in found.ids)} has a place on the map", NOTHING)
    name = (args.output or "").lower()
    if args.graphics:
        from ..map.svg import svg
        from .map_picture import show

        show(svg(scene))
        return FOUND
    if name == "-":
        from ..map.svg import svg

        context.write(svg(scene))
        return FOUND
    if name.endswith((".svg", ".png")):
        from ..map.svg import svg

        picture = svg(scene)
        if name.endswith(".svg"):
            _write(context, args.output, picture)
        else:
            from .map_picture import write

            write(context.file(args.output), picture)
        return FOUND
    _text(args, context, scene, cols, rows)
    return FOUND


def _question(args: argparse.Namespace, context: CommandContext) -> MapQuestion:
    """What is asked for; the kinds of questions exclude each other, a figure goes with entities."""
    from ..map.question import MapQuestion

    asked = [name for name in ("places", "neighbours") if getattr(args, name)]
    if len(asked) > 1 or (asked and (args.entities or args.figure)):
        raise Failure("--places and --neighbours cannot be combined with anything else", WRONG)
    ids = tuple(context.resolve_all(args.entities))
    if args.rivals:
        from ..query.geography.questions import rivals

        ids = tuple(dict.fromkeys((*ids, *(other for id_ in ids for other in rivals(context.catalogue, id_)))))
    neighbours = context.resolve(args.neighbours) if args.neighbours else ""
    return MapQuestion(ids, args.figure or "", args.places or "", neighbours)


def _figure(key: str, context: CommandContext) -> dict[str, Any]:
    """The values of a figure by state, for JSON. Raises Unknown where there is no such figure."""
    from ..query.geography.figures import figures

    if not key:
        return {}
    known = figures(context.catalogue, key)
    rows = [
        {"id": id_, "value": value, "as_of": known.years[id_] or None} for id_, value in sorted(known.values.items())
    ]
    item = known.indicator
    return {
        "figure": {
            "key": item.key,
            "label": item.label,
            "unit": item.unit,
            "source": known.source or None,
            "values": rows,
        }
    }


def _shown(found: Geo) -> bool:
    return bool(found.routes or found.areas or found.points) or not found.ids


def _text(args: argparse.Namespace, context: CommandContext, scene: Scene, cols: int, rows: int) -> None:
    """Print the map as text, or write it to a file."""
    from ..map.cell_grid import LETTERS, SHADED, SMOOTH
    from ..map.drawing import LAYERS
    from ..map.palette import DARK, EITHER, FEW_DARK, FEW_EITHER, FEW_LIGHT, LIGHT, look
    from ..map.text import height_for, text

    colours = "none" if args.output else _colours(args.colours, context)
    way = LETTERS if context.glyphs.ascii else SMOOTH if colours == "256" else SHADED
    lines = text(scene, cols, rows or height_for(scene, cols), layer=LAYERS[NAMES.index(args.names)], way=way)
    if args.output:
        plain = ("".join(part.text for part in line).rstrip() for line in lines)
        _write(context, args.output, clean("\n".join(plain)) + "\n")
        return
    if colours == "none":
        context.print("\n".join("".join(part.text for part in line).rstrip() for line in lines))
        return
    many = {True: LIGHT, False: DARK, None: EITHER}
    few = {True: FEW_LIGHT, False: FEW_DARK, None: FEW_EITHER}
    palette = many[_light()] if way == SMOOTH else few[_light()]
    for line in lines:
        row = ""
        for part in line:
            style = look(part.role, palette).sgr or STYLES.get(part.role, "")
            letters = _letters(clean(part.text), context)
            row += f"\x1b[{style}m{letters}\x1b[0m" if style else letters
        context.write(row + "\n")


def _colours(asked: str | None, context: CommandContext) -> str:
    """How many colours to print with: as asked, else what the terminal has."""
    if asked:
        return asked
    if not context.colour:
        return "none"
    many = "256" in os.environ.get("TERM", "") or os.environ.get("COLORTERM", "") in ("truecolor", "24bit")
    return "256" if many else "16"


def _light() -> bool | None:
    """True where the terminal reports a light background, False for a dark one, None where it reports none."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return background in ("7", "15") if background else None


def _letters(text: str, context: CommandContext) -> str:
    if not context.glyphs.ascii:
        return text
    return transliterate(text)


def _size(text: str | None, context: CommandContext) -> tuple[int, int]:
    if not text:
        return context.width, 0
    match = re.fullmatch(r"(\d{1,3})x(\d{1,3})", text)
    if not match or int(match[1]) < 10 or int(match[2]) < 4:
        raise Failure(f"--size {text!r}: write columns and rows, such as 100x30, at least 10x4", WRONG)
    return int(match[1]), int(match[2])


def _write(context: CommandContext, name: str, text: str) -> None:
    from ..userdata.files import write_text

    path = context.file(name)
    if path.suffix.lower() not in (".svg", ".txt"):
        raise Failure(f"{name}: the name of the file must end in .svg, .png or .txt", WRONG)
    write_text(path, text, private=False)


def data(found: Geo, context: CommandContext) -> dict[str, Any]:
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
