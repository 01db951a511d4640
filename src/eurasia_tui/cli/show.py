"""``eurasia show ID``: the page of an entity."""

from __future__ import annotations

import argparse

from .. import paths
from .door import FOUND, Door
from .pages import print_page

FORMATS = ("text", "markdown", "html")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entity", metavar="ID", help="id, name, alias, acronym or ISO code")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text, markdown or html")


def run(args: argparse.Namespace, door: Door) -> int:
    """Print the page."""
    from ..query.page import page

    found = page(door.catalogue, door.resolve(args.entity))
    if not door.kiosk and (paths.data_dir() / "notes").is_dir():
        from ..query.own import with_note

        found = with_note(door.catalogue, found)
    if door.json:
        from ..render.json import page_data

        door.print_json(page_data(found))
    else:
        print_page(door, found, args.format)
    return FOUND
