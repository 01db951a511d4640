"""``eurasia relate A B``: everything two entities share."""

from __future__ import annotations

import argparse
from typing import Any

from ..query.relate import Related, Shared
from ..query.rows import RelationRecord
from .context import FOUND, NOTHING, CommandContext
from .pages import print_page
from .tables import add_format, print_rows


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("a", metavar="A", help="id, name, alias, acronym or ISO code; - reads it from standard input")
    parser.add_argument("b", metavar="B", help="the other entity")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print what the two share."""
    from ..query.path import paths
    from ..query.relate import relate

    a, b = context.resolve_different([args.a, args.b])
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
    elif context.tabular:
        print_rows(context, _rows(found, context), _COLUMNS)
    else:
        from ..query.pages.related import relate_page

        print_page(context, relate_page(context.catalogue, a, b))
    return FOUND if found.shared or found.direct else NOTHING


_ENDS = ("role", "status", "from", "until", "source")
_COLUMNS = (
    *("part", "id", "name", "date", "relation", "value", "unit"),
    *(f"{end}_{key}" for end in "ab" for key in _ENDS),
)


def _rows(found: Related, context: CommandContext) -> list[dict[str, Any]]:
    """What the two share and what one says of the other, a row each; of chains ``eurasia path`` has the rows."""
    day = context.catalogue.day
    rows = []
    for kind in context.catalogue.kinds:
        for item in found.of_kind(kind):
            ends = {"a": _row(item.a, day), "b": _row(item.b, day)}
            flat = {f"{end}_{key}": row[key] for end, row in ends.items() for key in _ENDS}
            head = {"part": kind, "id": item.id, "name": found.names[item.id], "date": found.dates.get(item.id)}
            rows.append({**head, "relation": item.a.name, **flat})
    for record in found.direct:
        row = _row(record, day)
        head = {"part": "direct", "id": record.object, "name": context.catalogue.name(record.object)}
        own = {f"a_{key}": row[key] for key in _ENDS}
        rows.append({**head, "relation": record.name, "value": row["value"], "unit": row["unit"], **own})
    return rows


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


def _shared(found: Related, entity: Shared, context: CommandContext) -> dict[str, Any]:
    day = context.catalogue.day
    return {
        "id": entity.id,
        "name": found.names[entity.id],
        "date": found.dates.get(entity.id),
        "relation": entity.a.name,
        "a": _row(entity.a, day),
        "b": _row(entity.b, day),
    }
