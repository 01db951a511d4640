"""``eurasia schema KIND``: the JSON Schema of a kind's files."""

from __future__ import annotations

import argparse

from .context import FOUND, CommandContext


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("kind", metavar="KIND", help="country, organisation, corridor ...")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the schema."""
    from ..authoring.json_schema import schema_of

    context.print_json(schema_of(context.catalogue.kind(args.kind).name))
    return FOUND
