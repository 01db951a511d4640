"""``eurasia path A B``: cited chains between two entities."""

from __future__ import annotations

import argparse

from .context import FOUND, NOTHING, CommandContext
from .pages import print_page
from .tables import add_format, print_rows


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("a", metavar="A", help="the first entity; - reads it from standard input")
    parser.add_argument("b", metavar="B", help="the last entity")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the chains."""
    from ..query.path import paths

    a, b = context.resolve_different([args.a, args.b])
    found = paths(context.catalogue, a, b)
    if context.json:
        context.print_json({"from": a, "to": b, "paths": [[step.as_data() for step in chain] for chain in found]})
    elif context.tabular:
        from ..render import flat_rows

        print_rows(context, flat_rows.steps(found), flat_rows.STEP)
    else:
        from ..query.pages.related import path_page

        print_page(context, path_page(context.catalogue, a, b))
    return FOUND if found else NOTHING
