"""``eurasia compare A B [C...]``: figures side by side, one source a row."""

from __future__ import annotations

import argparse

from .door import FOUND, NOTHING, WRONG, Door, Failure
from .pages import print_page


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entities", metavar="ID", nargs="+", help="two to four ids, names or codes")


def run(args: argparse.Namespace, door: Door) -> int:
    """Print the figures."""
    from ..query.compare import compare

    if not 2 <= len(args.entities) <= 4:
        raise Failure("compare takes two to four entities", WRONG)
    ids = [door.resolve(entity) for entity in args.entities]
    rows = compare(door.catalogue, ids)
    if door.json:
        door.print_json(
            {
                "ids": ids,
                "rows": [
                    {
                        "key": row.key, "label": row.label, "unit": row.unit, "source": row.source or None,
                        "values": {
                            id_: {"value": value.value, "as_of": value.as_of, "source": value.source, "verified": value.verified,
                                  "contested": value.contested}
                            for id_, value in row.values.items()
                        },
                    }
                    for row in rows
                ],
            }
        )  # fmt: skip
    else:
        from ..query.related_pages import compare_page

        print_page(door, compare_page(door.catalogue, ids))
    return FOUND if rows else NOTHING
