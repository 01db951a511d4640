"""``eurasia show ID``: the page of an entity."""

from __future__ import annotations

import argparse

from .. import paths
from .context import FOUND, Context
from .pages import print_page

FORMATS = ("text", "markdown", "html")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entity", metavar="ID", help="id, name, alias, acronym or ISO code")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text, markdown or html")


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the page."""
    from ..query.page import page

    found = page(context.catalogue, context.resolve(args.entity))
    if not context.kiosk and (paths.data_dir() / "notes").is_dir():
        from ..query.notes import with_note

        found = with_note(context.catalogue, found)
    if context.json:
        from ..render.json import page_data

        context.print_json(page_data(found))
    else:
        print_page(context, found, args.format)
        if args.format == "text":
            from ..query.age import data_line

            context.print(f"\n{data_line(context.catalogue)}")
    return FOUND
