"""``eurasia list KIND``: the entities of a kind, in the order of the pane."""

from __future__ import annotations

import argparse
from typing import Any

from ..render.figures import short
from ..render.lines import cell_len, fit, pad
from .door import FOUND, NOTHING, WRONG, Door, Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("kind", metavar="KIND", help="countries, organisations, corridors ... (singular too)")
    parser.add_argument("--where", metavar="FIELD=VALUE", action="append", default=[], help="only these; may repeat")
    parser.add_argument("--sort", metavar="FIELD", default="", help="greatest or latest first; name: alphabetical")
    parser.add_argument("--top", metavar="N", type=int, default=-1, help="only the first N")


def run(args: argparse.Namespace, door: Door) -> int:
    """Print the table."""
    from ..query.listing import select

    where = []
    for condition in args.where:
        field, equals, value = condition.partition("=")
        if not equals or not field:
            raise Failure(f"--where {condition!r}: write FIELD=VALUE, as in --where mode=rail", WRONG)
        where.append((field, value))
    records = select(door.catalogue, args.kind, where, args.sort.replace("_", "-"), args.top)
    if door.json:
        door.print_json(records)
        return FOUND if records else NOTHING
    if not records:
        door.print(f"No {args.kind} match; see: eurasia list {args.kind}")
        return NOTHING
    door.print("\n".join(_table(door, records, args.sort)))
    return FOUND


def _table(door: Door, records: list[dict[str, Any]], sort: str) -> list[str]:
    kind = door.catalogue.kinds[records[0]["kind"]]
    column = (sort if sort and sort != "name" else kind.badge).replace("-", "_")
    values = {record["id"]: _shown(record.get(column, ""), door) for record in records}
    # The id goes on to another command, so it is cut last.
    value_room = max(map(cell_len, values.values()))
    id_room = min(max(len(record["id"]) for record in records), 72 - 6 - 16 - value_room)
    name_room = min(38, 72 - 6 - value_room - id_room)
    lines: list[str] = []
    group = None
    names = door.catalogue.names(str(record["group"]) for record in records)
    for record in records:
        if not sort and record["group"] != group:
            group = record["group"]
            lines.append(names[group] if group else "")
        name = fit(record["name"], name_room, door.glyphs.ellipsis)
        id_ = fit(record["id"], id_room, door.glyphs.ellipsis)
        lines.append(f"  {pad(name, name_room)}  {pad(values[record['id']], value_room, right=True)}  {id_}".rstrip())
    return [fit(line, 72, door.glyphs.ellipsis) if len(line) > 72 else line for line in lines]


def _shown(value: Any, door: Door) -> str:
    text = short(value) if isinstance(value, int | float) else str(value)
    return fit(text, 16, door.glyphs.ellipsis)
