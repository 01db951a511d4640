"""``eurasia matrix [ORG...]``: countries by organisations."""

from __future__ import annotations

import argparse

from ..query.matrix import Matrix, matrix
from ..render.lines import Segment, cell_len, fit, pad, wrap
from ..render.text import links
from .context import FOUND, NOTHING, CommandContext
from .tables import add_format, print_rows


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "organisations",
        metavar="ORG",
        nargs="*",
        help="columns (default: the main bodies of the region); - reads them from standard input",
    )
    parser.add_argument(
        "--in",
        dest="inside",
        metavar="ORG",
        action="append",
        default=[],
        help="only states in this body; may be repeated",
    )
    parser.add_argument(
        "--not-in", dest="outside", metavar="ORG", action="append", default=[], help="only states not in this body"
    )
    parser.add_argument("--sort", choices=("name", "count"), default="", help="order of the rows")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the matrix."""
    catalogue = context.catalogue
    columns = context.resolve_all(args.organisations)
    inside, outside = [context.resolve(text) for text in args.inside], [context.resolve(text) for text in args.outside]
    found = matrix(catalogue, columns, inside, outside, args.sort)
    if context.json:
        context.print_json(
            {
                "as_of": catalogue.as_of or catalogue.now,
                "organisations": list(found.columns),
                "countries": list(found.rows),
                "cells": [
                    found.cells[row, column].as_data()
                    for row in found.rows
                    for column in found.columns
                    if (row, column) in found.cells
                ],
            }
        )
        return FOUND if found.rows else NOTHING
    if context.tabular:
        from ..render import flat_rows

        print_rows(context, flat_rows.participations(found), flat_rows.PARTICIPATION)
    if not found.rows:
        return context.nothing("no state matches")
    if not context.tabular:
        context.print_lines(_table(context, found))
    return FOUND


def _table(context: CommandContext, found: Matrix) -> list[str | tuple[Segment, ...]]:
    """The matrix in slices of as many columns as fit."""
    lines: list[str | tuple[Segment, ...]] = []
    width = context.list_width
    size = max(6, 2 + max((min(10, cell_len(found.heading(column))) for column in found.columns), default=0))
    label = min(28, max(12, width // 3))
    per = max(1, (width - label) // size)
    for start in range(0, len(found.columns), per):
        some = found.columns[start : start + per]
        heads = "".join(pad(fit(found.heading(column), size - 2, "."), size) for column in some)
        lines.append((Segment((" " * label + heads).rstrip(), "heading"),))
        for row in found.rows:
            marks = "".join(pad(found.mark(row, column, context.glyphs.former), size) for column in some)
            lines.append((pad(fit(found.names[row], label - 2, context.glyphs.ellipsis), label) + marks).rstrip())
        lines.append("")
    lines += [f"{mark} {status.replace('-', ' ')}" for status, mark in found.legend(context.glyphs.former)]
    lines.append("")
    for column in found.columns:  # the screen says the name in full under the cursor
        for part in wrap([Segment(f"{found.heading(column)} {found.names[column]}")], width, 2):
            lines.append("".join(item.text for item in part).strip())
    return lines + links((*found.columns, *found.rows))
