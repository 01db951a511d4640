"""``eurasia list KIND``: the entities of a kind, in the order of the pane."""

from __future__ import annotations

import argparse
from typing import Any

from ..dates import show
from ..formatting import short
from ..render.aligned import aligned
from ..render.lines import Segment, fit
from .arguments import count
from .context import FOUND, NOTHING, WRONG, CommandContext, Failure
from .messages import fail
from .tables import add_format


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("kind", metavar="KIND", help="countries, organisations, corridors ... (or in the singular)")
    parser.add_argument(
        "--where",
        metavar="FIELD=VALUE",
        action="append",
        default=[],
        help="only entities with this value or relation, as in member-of=eaeu; may be repeated",
    )
    parser.add_argument("--sort", metavar="FIELD", default="", help="greatest or latest first; name: alphabetical")
    parser.add_argument("--top", metavar="N", type=count, default=-1, help="only the first N")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the table."""
    from ..query.listing import receipts_of, select

    where = []
    for condition in args.where:
        field, equals, value = condition.partition("=")
        if not equals or not field:
            raise Failure(f"--where {condition!r}: write FIELD=VALUE, as in --where mode=rail", WRONG)
        where.append((field, value))
    records = select(context.catalogue, args.kind, where, args.sort.replace("_", "-"), args.top)
    as_of = context.catalogue.as_of
    if as_of and args.sort and not any(args.sort.replace("-", "_") in record for record in records):
        fail(f"no {args.kind} have {args.sort} as of {show(as_of)}; they are ordered by name")
    if context.json:
        receipts = receipts_of(context.catalogue, [record["id"] for record in records])
        context.print_json([{**record, "receipts": receipts[record["id"]]} for record in records])
        return FOUND if records else NOTHING
    if context.tabular:
        from .tables import print_rows

        print_rows(context, records, () if records else ("id", "kind", "name", "group"))
    if not records:
        return context.nothing(f"no {args.kind} match; see: eurasia list {args.kind}")
    if context.tabular:
        return FOUND
    context.print_lines(_table(context, records, args.sort))
    return FOUND


def _table(context: CommandContext, records: list[dict[str, Any]], sort: str) -> list[tuple[Segment, ...]]:
    kind = context.catalogue.kinds[records[0]["kind"]]
    key = (sort if sort and sort != "name" else kind.badge).replace("-", "_")
    cells = _cells(context, records, key)
    rows = [(record["name"], cells[record["id"]], record["id"]) for record in records]
    shown = aligned(rows, context.list_width, context.glyphs.ellipsis, right=(1,))
    if sort:
        return shown
    per = len(shown) // len(rows)  # a row takes two lines where an id is long and the screen narrow
    lines: list[tuple[Segment, ...]] = []
    group = None
    names = context.catalogue.names(str(record["group"]) for record in records)
    for index, record in enumerate(records):
        if record["group"] != group:
            group = record["group"]
            lines.append((Segment(names[group] if group else "", "heading"),))
        lines += shown[index * per : (index + 1) * per]
    return lines


def _cells(context: CommandContext, records: list[dict[str, Any]], key: str) -> dict[str, str]:
    """What a column shows: figures in one unit, or each with its own where they cannot be brought to one."""
    from ..query.columns import column

    found = column(context.catalogue, [record["id"] for record in records], key.replace("_", "-"))
    shown = {}
    for record in records:
        cell = found.get(record["id"])
        own = cell.text if cell and cell.number is None else record.get(key, "")
        shown[record["id"]] = _shown(own, context)
    return shown


def _shown(value: Any, context: CommandContext) -> str:
    text = short(value) if isinstance(value, int | float) else str(value)
    return fit(text, 16, context.glyphs.ellipsis)
