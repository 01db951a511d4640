"""``eurasia rename ID NEW``: renames an entity of your pack and every link to it."""

from __future__ import annotations

import argparse

from .. import paths
from .context import FOUND, NOTHING, WRONG, CommandContext, Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("id", metavar="ID", help="current id")
    parser.add_argument("new", metavar="NEW", help="new id")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Rename in the pack named with --content, else in your own."""
    from ..authoring.rename import NotHere, rename
    from ..schema.types import why_not_an_id

    if why := why_not_an_id(args.new):
        raise Failure(why, WRONG)
    if context.catalogue.exists(args.new):
        raise Failure(f"{args.new} already exists", WRONG)
    root = paths.expanded(context.content) if context.content else paths.own_pack()
    if not root.is_dir():
        raise Failure(f"no pack folder at {root}", WRONG)
    try:
        changed = rename(root.resolve(), args.id, args.new)
    except NotHere:
        raise Failure(f"{root} does not define {args.id}; only entities of that pack can be renamed", NOTHING) from None
    except FileExistsError as error:  # a file that gives the pack no entity, such as one that is not finished
        raise Failure(f"{error.args[0]} already exists", WRONG) from None
    if context.json:
        context.print_json({"id": args.new, "was": args.id, "files": [str(path) for path in changed]})
    else:
        context.print("\n".join(str(path) for path in changed))
    return FOUND
