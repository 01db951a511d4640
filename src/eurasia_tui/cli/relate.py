"""``eurasia relate A B``: everything two entities share."""

from __future__ import annotations

import argparse
from typing import Any

from ..query.relate import Related, Shared
from ..query.rows import RelationRecord
from .context import FOUND, NOTHING, CommandContext, Failure
from .pages import print_page


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("a", metavar="A", help="id, name, alias, acronym or ISO code")
    parser.add_argument("b", metavar="B", help="the other one")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print what the two share."""
    from ..query.path import paths
    from ..query.relate import relate

    a, b = context.resolve(args.a), context.resolve(args.b)
    if a == b:
        raise Failure(f"both are {a}; name two entities")
    found = relate(context.catalogue, a, b)
    if context.json:
        data: dict[str, Any] = {"a": a, "b": b, "as_of": context.catalogue.as_of or context.catalogue.now}
        for kind in context.catalogue.kinds:
            data[kind] = [_shared(found, item, context) for item in found.of_kind(kind)]
        data["by_status"] = {
            kind: ways for kind in context.catalogue.kinds if (ways := found.by_status(kind, context.catalogue.day))
        }
        data["direct"] = [_row(row, context.catalogue.day) for row in found.direct]
        data["facing"] = [
            {"rank": item.rank, "a": [row.subject for row in item.a], "b": [row.subject for row in item.b]}
            for item in found.facing
        ]
        data["paths"] = [[step.as_data() for step in chain] for chain in paths(context.catalogue, a, b)]
        context.print_json(data)
    else:
        from ..query.related_pages import relate_page

        print_page(context, relate_page(context.catalogue, a, b))
    return FOUND if found.shared or found.direct else NOTHING


def _row(row: RelationRecord, day: str) -> dict[str, Any]:
    return {
        "relation": row.name,
        "from_id": row.subject,
        "to": row.object,
        "value": row.value,
        "unit": row.unit,
        "role": row.role,
        "status": "former" if row.ended(day) else row.status,
        "participation": row.participation(day),
        "from": row.since,
        "until": row.until,
        "source": (row.source or "").split(" ")[0] or None,
        "as_of": row.as_of,
        "evidence": row.evidence or None,
        "contested": bool(row.contested),
    }


def _shared(found: Related, one: Shared, context: CommandContext) -> dict[str, Any]:
    day = context.catalogue.day
    return {
        "id": one.id,
        "name": found.names[one.id],
        "date": found.dates.get(one.id),
        "relation": one.a.name,
        "a": _row(one.a, day),
        "b": _row(one.b, day),
    }
