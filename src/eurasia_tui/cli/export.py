"""``eurasia export --format FORMATS DIR``: the whole catalogue."""

from __future__ import annotations

import argparse

from ..paths import expanded
from .context import FOUND, WRONG, CommandContext, Failure

NAMES = ("json", "csv", "sqlite", "markdown", "html", "geojson", "graphml", "ical", "bibtex", "csl-json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("dir", metavar="DIR", help="the folder to write into")
    parser.add_argument(
        "--format",
        dest="formats",
        metavar="FORMATS",
        required=True,
        help=f"{', '.join(NAMES)}; several with commas, or all",
    )


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Write the files."""
    from ..authoring.exports import FORMATS

    formats = list(FORMATS) if args.formats == "all" else [name.strip() for name in args.formats.split(",")]
    for name in formats:
        if name not in FORMATS:
            raise Failure(f"no format {name!r}; formats are {', '.join(FORMATS)}", WRONG)
    folder = expanded(args.dir)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [path for name in dict.fromkeys(formats) for path in FORMATS[name](context.catalogue, folder)]
    if context.json:
        context.print_json({"files": [str(path) for path in paths]})
    else:
        context.print(f"{len(paths)} {'file' if len(paths) == 1 else 'files'} in {folder}")
    return FOUND
