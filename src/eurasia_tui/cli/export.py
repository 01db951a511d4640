"""``eurasia export --format json,csv,sqlite,markdown DIR``: the whole catalogue."""

from __future__ import annotations

import argparse
from pathlib import Path

from .context import FOUND, WRONG, Context, Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("dir", metavar="DIR", help="the folder to write into")
    parser.add_argument(
        "--format",
        dest="formats",
        required=True,
        metavar="FORMATS",
        help="json, csv, sqlite, markdown; several with commas",
    )


def run(args: argparse.Namespace, context: Context) -> int:
    """Write the files."""
    from ..authoring.export import FORMATS

    formats = [name.strip() for name in args.formats.split(",")]
    for name in formats:
        if name not in FORMATS:
            raise Failure(f"no format {name!r}; formats are {', '.join(FORMATS)}", WRONG)
    folder = Path(args.dir).expanduser()
    folder.mkdir(parents=True, exist_ok=True)
    made = [path for name in formats for path in FORMATS[name](context.catalogue, folder)]
    if context.json:
        context.print_json({"files": [str(path) for path in made]})
    else:
        context.print(f"{len(made)} files in {folder}")
    return FOUND
