"""``eurasia show ID``: the page of an entity."""

from __future__ import annotations

import argparse

from .. import paths
from ..query.addresses import split
from ..query.catalogue import Unknown
from .context import FOUND, NOTHING, Context, Failure
from .pages import print_page

FORMATS = ("text", "markdown", "html")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entity", metavar="ID", help="id, name, alias, acronym or ISO code")
    parser.add_argument(
        "--paragraph", metavar="N", help="of a document only this paragraph, or these: 12, 12-15; also ID#12"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="text, markdown or html")


def _paragraphs(text: str) -> tuple[int, int]:
    """First and last paragraph asked for. Raises Failure."""
    first, dash, last = text.replace("..", "-").partition("-")
    if not all(part.isascii() and part.isdecimal() and 0 < len(part) < 8 for part in (first, last if dash else first)):
        raise Failure(f"--paragraph {text}: give a number, or two as in 12-15")
    if int(first) < 1 or (dash and int(last) < int(first)):
        raise Failure(f"--paragraph {text}: paragraphs count from 1, and the first comes first")
    return int(first), int(last if dash else first)


def _no_such(context: Context, id_: str, paragraph: int) -> str:
    from ..query.documents import document

    if found := document(context.catalogue, id_):
        return f"{id_} has no paragraph {paragraph}; it has {found.paragraphs}"
    return f"the full text of {id_} is not in the packs"


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the page."""
    from ..query.page import page

    name, number = split(args.entity)
    first, last = _paragraphs(args.paragraph) if args.paragraph else (number, number)
    found = page(context.catalogue, context.resolve(name))
    if first:
        from ..query.documents import part

        try:
            found = part(context.catalogue, found, first, last)
        except Unknown:
            raise Failure(_no_such(context, found.id, first), NOTHING) from None
    elif not context.kiosk and (paths.data_dir() / "notes").is_dir():
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
