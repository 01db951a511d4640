"""``eurasia compare A B [C...]``: every field side by side, and what they have in common."""

from __future__ import annotations

import argparse

from .context import FOUND, NOTHING, WRONG, Context, Failure
from .pages import print_page


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entities", metavar="ID", nargs="+", help="two to four ids, names or codes")
    parser.add_argument("--differences", action="store_true", help="leave out what is the same in all")


def run(args: argparse.Namespace, context: Context) -> int:
    """Print fields, figures and sets."""
    from ..query.compare import compare
    from ..query.compare_sets import sets

    if not 2 <= len(args.entities) <= 4:
        raise Failure("compare takes two to four entities", WRONG)
    ids = [context.resolve(entity) for entity in args.entities]
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
                        "title": one.title,
                        "relation": one.relation,
                        "side": one.side,
                        "qualified": one.qualified,
                        "parts": [
                            {"in": list(part.of), "ids": list(part.items)}
                            for part in one.parts
                            if not (args.differences and len(part.of) == len(ids))
                        ],
                    }
                    for one in sets(context.catalogue, ids)
                ],
            }
        )
    else:
        from ..query.compare_page import compare_page

        print_page(context, compare_page(context.catalogue, ids, args.differences))
    return FOUND if rows or sets(context.catalogue, ids) else NOTHING
