"""``eurasia compare A B [C...]``: figures side by side, one source a row."""

from __future__ import annotations

import argparse

from .context import FOUND, NOTHING, WRONG, Context, Failure
from .pages import print_page


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entities", metavar="ID", nargs="+", help="two to four ids, names or codes")


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the figures."""
    from ..query.compare import compare

    if not 2 <= len(args.entities) <= 4:
        raise Failure("compare takes two to four entities", WRONG)
    ids = [context.resolve(entity) for entity in args.entities]
    rows = compare(context.catalogue, ids)
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
                                "as_of": value.as_of,
                                "source": value.source,
                                "evidence": value.evidence or None,
                                "contested": value.contested,
                            }
                            for id_, value in row.values.items()
                        },
                    }
                    for row in rows
                ],
            }
        )
    else:
        from ..query.related_pages import compare_page

        print_page(context, compare_page(context.catalogue, ids))
    return FOUND if rows else NOTHING
