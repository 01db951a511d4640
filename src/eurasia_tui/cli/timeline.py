"""``eurasia timeline [ID...]``: dated entries in order."""

from __future__ import annotations

import argparse

from ..dates import show
from ..render.lines import Segment, cell_len, pad, wrap
from ..render.text import links
from .context import FOUND, NOTHING, CommandContext
from .tables import add_format, print_rows


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "entities", metavar="ID", nargs="*", help="only entries about these; - reads ids from standard input"
    )
    parser.add_argument("--from", dest="start", metavar="DATE", help="from this date")
    parser.add_argument("--to", dest="end", metavar="DATE", help="up to this date")
    parser.add_argument("--kind", metavar="KIND", action="append", default=[], help="only this kind; may be repeated")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the entries."""
    from ..query.timeline import timeline

    ids = context.resolve_all(args.entities)
    entries = timeline(context.catalogue, ids, args.start, args.end, args.kind)
    names = context.catalogue.names([entry.to for entry in entries if entry.to])
    if context.json or context.tabular:
        keys = ("date", "id", "kind", "title", "what", "to", "source")
        rows = [{key: getattr(entry, key) for key in keys} for entry in entries]
        if context.json:
            context.print_json(rows)
        else:
            print_rows(context, rows, keys)
        if entries or context.json:
            return FOUND if entries else NOTHING
    if not entries:
        return context.nothing("no dated entries match")
    room = 2 + max(14, *(cell_len(show(entry.date)) + 2 for entry in entries))
    width = context.list_width
    lines: list[str | tuple[Segment, ...]] = []
    year = ""
    for entry in entries:
        if entry.day[:4] != year:
            year = entry.day[:4]
            lines += ["", (Segment(year, "heading"),)] if lines else [(Segment(year, "heading"),)]
        what = (
            f"{entry.title} {entry.what} {names[entry.to]}"
            if entry.to
            else f"{entry.title}{f' ({entry.what[:1].lower()}{entry.what[1:]})' if entry.what else ''}"
        )
        first, *rest = wrap([Segment(what)], width, room)
        lines += [(Segment(pad(f"  {show(entry.date)}", room), "label"), *first[1:]), *rest]
    lines += links((id_ for entry in entries for id_ in (entry.id, entry.to) if id_), width)
    context.print_lines(lines)
    return FOUND
