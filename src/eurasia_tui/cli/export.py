"""``eurasia export --format FORMATS DIR``: the whole catalogue."""

from __future__ import annotations

import argparse

from ..paths import expanded
from .context import FOUND, WRONG, CommandContext, Failure

NAMES = ("json", "csv", "sqlite", "markdown", "html", "geojson", "graphml", "ical", "bibtex", "csl-json", "ris")


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
    parser.add_argument("--no-notes", action="store_true", help="leave out your own notes and bookmarks")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Write the files."""
    from ..authoring.exports import FORMATS
    from ..authoring.exports.own_notes import NO_NOTES, own_notes
    from .messages import fail

    formats = list(FORMATS) if args.formats == "all" else [name.strip() for name in args.formats.split(",")]
    for name in formats:
        if name not in FORMATS:
            raise Failure(f"no format {name!r}; formats are {', '.join(FORMATS)}", WRONG)
    if args.dir == "-":
        raise Failure("an export is a folder of files; name the folder", WRONG)
    folder = expanded(args.dir)
    folder.mkdir(parents=True, exist_ok=True)
    user_notes = NO_NOTES if args.no_notes else own_notes(fail)
    paths = [path for name in dict.fromkeys(formats) for path in FORMATS[name](context.catalogue, folder, user_notes)]
    if context.json:
        context.print_json({"files": [str(path) for path in paths]})
    else:
        own = "; your notes and bookmarks are included (--no-notes omits them)" if user_notes else ""
        context.print(f"{len(paths)} {'file' if len(paths) == 1 else 'files'} in {folder}{own}")
    return FOUND
