"""``eurasia timeline [ID...]``: dated things in order."""

from __future__ import annotations

import argparse

from ..dates import show
from ..render.lines import Segment, pad, wrap
from ..render.text import links
from .context import FOUND, NOTHING, Context


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entities", metavar="ID", nargs="*", help="only what these have to do with")
    parser.add_argument("--from", dest="start", metavar="DATE", help="from this date")
    parser.add_argument("--to", dest="end", metavar="DATE", help="up to this date")
    parser.add_argument("--kind", action="append", default=[], help="only this kind; may repeat")


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the entries."""
    from ..query.timeline import timeline

    ids = [context.resolve(entity) for entity in args.entities]
    entries = timeline(context.catalogue, ids, args.start, args.end, args.kind)
    names = context.catalogue.names([entry.to for entry in entries if entry.to])
    if context.json:
        context.print_json(
            [
                {
                    "date": entry.date,
                    "id": entry.id,
                    "kind": entry.kind,
                    "title": entry.title,
                    "what": entry.what,
                    "to": entry.to,
                    "source": entry.source,
                }
                for entry in entries
            ]
        )
        return FOUND if entries else NOTHING
    lines: list[str] = []
    year = ""
    for entry in entries:
        if entry.day[:4] != year:
            year = entry.day[:4]
            lines += ["", year] if lines else [year]
        what = (
            f"{entry.title} {entry.what} {names[entry.to]}"
            if entry.to
            else f"{entry.title}{f' ({entry.what.lower()})' if entry.what else ''}"
        )
        date = pad(show(entry.date), 14)
        first, *rest = wrap([Segment(what)], 72, 2 + 14)
        lines.append(f"  {date}" + "".join(part.text for part in first[1:]))
        lines += ["".join(part.text for part in line) for line in rest]
    lines += links(id_ for entry in entries for id_ in (entry.id, entry.to) if id_)
    context.print("\n".join(lines) if entries else "Nothing dated is known for that.")
    return FOUND if entries else NOTHING
