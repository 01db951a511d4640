"""``eurasia new KIND ID``: a commented skeleton in your own pack."""

from __future__ import annotations

import argparse

from .. import paths
from .context import FOUND, WRONG, CommandContext, Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("kind", metavar="KIND", help="country, organisation, corridor ...")
    parser.add_argument("id", metavar="ID", help="lower-case letters and hyphens, such as great-river-council")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Write the file and say where."""
    from ..authoring.skeleton import Exists, new
    from ..schema.types import why_not_an_id

    if why := why_not_an_id(args.id):
        raise Failure(why, WRONG)
    catalogue = context.catalogue
    kind = catalogue.kind(args.kind)
    first = catalogue.db.execute(
        "SELECT id FROM entity WHERE kind <> 'sources' ORDER BY grp_pos, sort LIMIT 1"
    ).fetchone()
    source = catalogue.db.execute("SELECT id FROM entity WHERE kind = 'sources' ORDER BY id LIMIT 1").fetchone()
    try:
        path = new(
            paths.own_pack(),
            kind.name,
            args.id,
            catalogue.exists,
            first[0] if first else args.id,
            source[0] if source else args.id,
        )
    except Exists as error:
        raise Failure(str(error), WRONG) from None
    if context.json:
        context.print_json({"id": args.id, "kind": kind.name, "file": str(path)})
    else:
        context.print(f"{path}\nEdit it, then: eurasia check {paths.own_pack()}\nSee it: eurasia show {args.id}")
    return FOUND
