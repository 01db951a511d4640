"""``eurasia relate A B``: everything two entities share."""

from __future__ import annotations

import argparse
from typing import Any

from ..query.relate import Related, Shared
from ..query.rows import RelationRecord
from .door import FOUND, NOTHING, Door
from .pages import print_page


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("a", metavar="A", help="id, name, alias, acronym or ISO code")
    parser.add_argument("b", metavar="B", help="the other one")


def run(args: argparse.Namespace, door: Door) -> int:
    """Print what the two share."""
    from ..query.path import paths
    from ..query.relate import relate

    a, b = door.resolve(args.a), door.resolve(args.b)
    found = relate(door.catalogue, a, b)
    if door.json:
        from .path import chain_data

        data: dict[str, Any] = {"a": a, "b": b, "as_of": door.catalogue.as_of or door.catalogue.now}
        for kind in door.catalogue.kinds:
            data[kind] = [_shared(found, one, door) for one in found.of_kind(kind)]
        data["direct"] = [_row(row, door.catalogue.day) for row in found.direct]
        data["facing"] = [
            {"rank": one.rank, "a": [row.subject for row in one.a], "b": [row.subject for row in one.b]}
            for one in found.facing
        ]
        data["paths"] = [chain_data(chain) for chain in paths(door.catalogue, a, b)]
        door.print_json(data)
    else:
        from ..query.related_pages import relate_page

        print_page(door, relate_page(door.catalogue, a, b))
    return FOUND if found.shared or found.direct else NOTHING


def _row(row: RelationRecord, day: str) -> dict[str, Any]:
    return {
        "relation": row.name, "from_id": row.subject, "to": row.object, "value": row.value, "unit": row.unit, "role": row.role,
        "status": "former" if row.ended(day) else row.status, "participation": row.participation(day),
        "from": row.since, "until": row.until, "source": (row.source or "").split(" ")[0] or None, "as_of": row.as_of,
        "verified": bool(row.verified), "contested": bool(row.contested),
    }  # fmt: skip


def _shared(found: Related, one: Shared, door: Door) -> dict[str, Any]:
    day = door.catalogue.day
    return {
        "id": one.id, "name": found.names[one.id], "date": found.dates.get(one.id), "relation": one.a.name,
        "a": _row(one.a, day), "b": _row(one.b, day),
    }  # fmt: skip
