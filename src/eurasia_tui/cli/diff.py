"""``eurasia diff --from D --to D [ID...]``: what changed between two dates."""

from __future__ import annotations

import argparse

from ..dates import show
from ..render.lines import Segment, cell_len, pad, wrap
from .context import FOUND, NOTHING, CommandContext
from .tables import add_format, print_rows


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "entities", metavar="ID", nargs="*", help="only entries about these; - reads ids from standard input"
    )
    parser.add_argument("--from", dest="start", metavar="DATE", required=True, help="the earlier date")
    parser.add_argument("--to", dest="end", metavar="DATE", required=True, help="the later date")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the changes."""
    from ..query.timeline import Change, diff

    catalogue = context.catalogue
    ids = context.resolve_all(args.entities)
    changes = diff(catalogue, args.start, args.end, ids)
    if context.json:
        context.print_json([change._asdict() for change in changes])
        return FOUND if changes else NOTHING
    if context.tabular:
        print_rows(context, [change._asdict() for change in changes], Change._fields)
    if not changes:
        return context.nothing("no changes are recorded")
    if context.tabular:
        return FOUND
    room = max(14, *(cell_len(show(change.date)) + 2 for change in changes))
    names = catalogue.names({id_ for change in changes for id_ in (change.from_id, change.to)})
    lines: list[tuple[Segment, ...]] = []
    for change in changes:
        type_ = catalogue.relation_types.get(change.relation)
        if change.from_id == change.to:
            what = f"{names[change.from_id]}: {change.change}"
        else:
            label = (
                change.role
                or (change.status or "").replace("-", " ")
                or (type_.label.lower() if type_ else change.relation)
            )
            what = f"{names[change.from_id]}, {label}: {change.change} ({names[change.to]})"
        first, *rest = wrap([Segment(what)], context.list_width, room)
        lines += [(Segment(pad(show(change.date), room), "label"), *first[1:]), *rest]
    context.print_lines(lines)
    return FOUND
