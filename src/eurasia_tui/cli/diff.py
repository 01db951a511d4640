"""``eurasia diff --from D --to D [ID...]``: what changed between two dates."""

from __future__ import annotations

import argparse

from ..dates import show
from ..render.lines import Segment, pad, wrap
from .context import FOUND, NOTHING, Context


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entities", metavar="ID", nargs="*", help="only what these have to do with")
    parser.add_argument("--from", dest="start", metavar="DATE", required=True, help="the earlier date")
    parser.add_argument("--to", dest="end", metavar="DATE", required=True, help="the later date")


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the changes."""
    from ..query.timeline import diff

    catalogue = context.catalogue
    ids = [context.resolve(entity) for entity in args.entities]
    changes = diff(catalogue, args.start, args.end, ids)
    if context.json:
        context.print_json([change._asdict() for change in changes])
        return FOUND if changes else NOTHING
    names = catalogue.names({id_ for change in changes for id_ in (change.from_id, change.to)})
    lines = []
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
        first, *rest = wrap([Segment(what)], 72, 14)
        lines.append(pad(show(change.date), 14) + "".join(part.text for part in first[1:]))
        lines += ["".join(part.text for part in line) for line in rest]
    context.print("\n".join(lines) if changes else "Nothing is known to have changed.")
    return FOUND if changes else NOTHING
