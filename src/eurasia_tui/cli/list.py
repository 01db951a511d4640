"""``eurasia list KIND``: the entities of a kind, in the order of the pane."""

from __future__ import annotations

import argparse
from typing import Any

from ..formatting import short
from ..render.lines import cell_len, fit, pad
from .context import FOUND, NOTHING, WRONG, Context, Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("kind", metavar="KIND", help="countries, organisations, corridors ... (singular too)")
    parser.add_argument("--where", metavar="FIELD=VALUE", action="append", default=[], help="only these; may repeat")
    parser.add_argument("--sort", metavar="FIELD", default="", help="greatest or latest first; name: alphabetical")
    parser.add_argument("--top", metavar="N", type=int, default=-1, help="only the first N")


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the table."""
    from ..query.listing import select

    where = []
    for condition in args.where:
        field, equals, value = condition.partition("=")
        if not equals or not field:
            raise Failure(f"--where {condition!r}: write FIELD=VALUE, as in --where mode=rail", WRONG)
        where.append((field, value))
    records = select(context.catalogue, args.kind, where, args.sort.replace("_", "-"), args.top)
    if context.json:
        context.print_json(records)
        return FOUND if records else NOTHING
    if not records:
        context.print(f"No {args.kind} match; see: eurasia list {args.kind}")
        return NOTHING
    context.print("\n".join(_table(context, records, args.sort)))
    return FOUND


def _table(context: Context, records: list[dict[str, Any]], sort: str) -> list[str]:
    kind = context.catalogue.kinds[records[0]["kind"]]
    column = (sort if sort and sort != "name" else kind.badge).replace("-", "_")
    values = {record["id"]: _shown(record.get(column, ""), context) for record in records}
    # The id goes on to another command, so it is cut last.
    value_room = max(map(cell_len, values.values()))
    id_room = min(max(len(record["id"]) for record in records), 72 - 6 - 16 - value_room)
    name_room = min(38, 72 - 6 - value_room - id_room)
    lines: list[str] = []
    group = None
    names = context.catalogue.names(str(record["group"]) for record in records)
    for record in records:
        if not sort and record["group"] != group:
            group = record["group"]
            lines.append(names[group] if group else "")
        name = fit(record["name"], name_room, context.glyphs.ellipsis)
        id_ = fit(record["id"], id_room, context.glyphs.ellipsis)
        lines.append(f"  {pad(name, name_room)}  {pad(values[record['id']], value_room, right=True)}  {id_}".rstrip())
    return [fit(line, 72, context.glyphs.ellipsis) if len(line) > 72 else line for line in lines]


def _shown(value: Any, context: Context) -> str:
    text = short(value) if isinstance(value, int | float) else str(value)
    return fit(text, 16, context.glyphs.ellipsis)
