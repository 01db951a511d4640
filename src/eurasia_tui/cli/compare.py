"""``eurasia compare A B [C...]``: every field side by side, and what they have in common."""

from __future__ import annotations

import argparse

from .context import FOUND, NOTHING, WRONG, CommandContext, Failure
from .pages import print_page
from .tables import add_format, print_rows


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entities", metavar="ID", nargs="+", help="two to four; - reads them from standard input")
    parser.add_argument("--differences", action="store_true", help="omit rows that are the same for all")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print fields, figures and sets."""
    from ..query.comparison.compare import compare
    from ..query.comparison.shared_sets import shared_sets

    words = context.words(args.entities)
    if not 2 <= len(words) <= 4:
        raise Failure("compare takes two to four entities", WRONG)
    ids = context.resolve_different(words)
    rows = [row for row in compare(context.catalogue, ids) if not (args.differences and row.same)]
    if context.json:
        context.print_json(
            {
                "ids": ids,
                "rows": [
                    {
                        "key": row.key,
                        "label": row.label,
                        "unit": row.unit,
                        "source": row.source or None,
                        "values": {
                            id_: {
                                "value": value.value,
                                "unit": value.unit,
                                "as_of": value.as_of,
                                "source": value.source,
                                "evidence": value.evidence or None,
                                "contested": value.contested,
                                "differs": value.differs,
                            }
                            for id_, value in row.values.items()
                        },
                    }
                    for row in rows
                ],
                "sets": [
                    {
                        "title": item.title,
                        "relation": item.relation,
                        "side": item.side,
                        "qualified": item.qualified,
                        "parts": [
                            {"in": list(part.of), "ids": list(part.items)}
                            for part in item.parts
                            if not (args.differences and len(part.of) == len(ids))
                        ],
                    }
                    for item in shared_sets(context.catalogue, ids)
                ],
            }
        )
    elif context.tabular:
        from ..render import flat_rows

        print_rows(context, flat_rows.compared(rows), flat_rows.COMPARED)
    else:
        from ..query.comparison.page import compare_page

        print_page(context, compare_page(context.catalogue, ids, args.differences))
    return FOUND if rows or shared_sets(context.catalogue, ids) else NOTHING
