"""``eurasia show ID``: the page of an entity."""

from __future__ import annotations

import argparse

from .. import paths
from ..query.addresses import split
from ..query.blocks import Page
from ..query.catalogue import Unknown
from .context import FOUND, NOTHING, CommandContext, Failure
from .pages import print_page

FORMATS = ("text", "markdown", "html", "tsv", "csv", "json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "entities",
        metavar="ID",
        nargs="+",
        help="id, name, alias, acronym or ISO code; - reads them from standard input",
    )
    parser.add_argument("--paragraph", metavar="N", help="only these paragraphs of a document: 12 or 12-15; also ID#12")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="text (the default), markdown, html, json; tsv or csv: a row for each figure and relation",
    )


def _paragraphs(text: str) -> tuple[int, int]:
    """First and last paragraph asked for. Raises Failure."""
    first, dash, last = text.replace("..", "-").partition("-")
    if not all(part.isascii() and part.isdecimal() and 0 < len(part) < 8 for part in (first, last if dash else first)):
        raise Failure(f"--paragraph {text}: give a number, or two as in 12-15")
    if int(first) < 1 or (dash and int(last) < int(first)):
        raise Failure(f"--paragraph {text}: paragraphs count from 1, in ascending order")
    return int(first), int(last if dash else first)


def _no_such(context: CommandContext, id_: str, paragraph: int) -> str:
    from ..query.documents.source_text import document

    if found := document(context.catalogue, id_):
        return f"{id_} has no paragraph {paragraph}; it has {found.paragraphs}"
    return f"the full text of {id_} is not in the packs"


def _page(word: str, paragraphs: str | None, context: CommandContext) -> Page:
    """The page of what is named: whole, with the reader's note; or some paragraphs of a document."""
    from ..query.pages.page import page

    name, number = split(word)
    first, last = _paragraphs(paragraphs) if paragraphs else (number, number)
    found = page(context.catalogue, context.resolve(name))
    if first:
        from ..query.documents.source_text import part

        try:
            return part(context.catalogue, found, first, last)
        except Unknown:
            raise Failure(_no_such(context, found.id, first), NOTHING) from None
    if not context.kiosk and (paths.data_dir() / "notes").is_dir():
        from ..query.notes import with_note

        return with_note(context.catalogue, found)
    return found


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the pages; as JSON one page, or an array where several are named or read from the input."""
    words = context.words(args.entities)
    if len(words) > 1 and context.format == "html":
        raise Failure("--format html is one page; name one entity")
    found = [_page(word, args.paragraph, context) for word in words]
    if context.json:
        from ..render.json import page_data

        pages = [page_data(page) for page in found]
        context.print_json(pages[0] if args.entities != ["-"] and len(pages) == 1 else pages)
        return FOUND
    if context.tabular:
        from ..render.flat_rows import STATED, stated
        from .tables import print_rows

        print_rows(context, [row for page in found for row in stated(page)], STATED)
        return FOUND
    for index, page in enumerate(found):
        if index:
            context.print("")
        print_page(context, page, context.format or "text")
    if context.format in ("", "text"):
        from ..query.age import data_line

        context.print(f"\n{data_line(context.catalogue)}")
    return FOUND
