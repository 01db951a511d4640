"""``eurasia path A B``: cited chains between two entities."""

from __future__ import annotations

import argparse
from typing import Any

from ..query.path import Chain
from .context import FOUND, NOTHING, Context
from .pages import print_page


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("a", metavar="A", help="where to begin")
    parser.add_argument("b", metavar="B", help="where to end")


def chain_data(chain: Chain) -> list[dict[str, Any]]:
    """A chain as JSON."""
    return [
        {
            "from": edge.start,
            "relation": edge.relation,
            "to": edge.end,
            "inverse": edge.inverse,
            "since": edge.since,
            "status": edge.status,
            "source": edge.source or None,
            "as_of": edge.as_of,
            "evidence": edge.evidence or None,
        }
        for edge in chain
    ]


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the chains."""
    from ..query.path import paths

    a, b = context.resolve(args.a), context.resolve(args.b)
    found = paths(context.catalogue, a, b)
    if context.json:
        context.print_json({"from": a, "to": b, "paths": [chain_data(chain) for chain in found]})
    else:
        from ..query.related_pages import path_page

        print_page(context, path_page(context.catalogue, a, b))
    return FOUND if found else NOTHING
