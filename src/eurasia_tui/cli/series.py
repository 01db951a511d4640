"""``eurasia series ID INDICATOR``: the yearly figures of an entity."""

from __future__ import annotations

import argparse
import textwrap

from ..formatting import exact, with_unit
from ..render.lines import Segment
from .context import FOUND, NOTHING, CommandContext
from .tables import add_format, print_rows


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entity", metavar="ID", help="id, name or code; - reads it from standard input")
    parser.add_argument("indicator", metavar="INDICATOR", help="gdp, external-debt ...; see eurasia rank")
    parser.add_argument(
        "--with", metavar="ID", dest="other", default="", help="the second state, for figures between two states"
    )
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the figures, the oldest year first; of figures of two without --with, those with each."""
    from ..query.series import declared, of_entity, series

    catalogue = context.catalogue
    id_ = context.resolve(args.entity)
    other = context.resolve(args.other) if args.other else ""
    known = declared(catalogue)
    key = args.indicator.lower().replace(" ", "-")
    every = key in known and known[key].pairs and not other
    found = of_entity(catalogue, id_, [key]) if every else [series(catalogue, id_, args.indicator, other)]
    names = catalogue.names([id_, *(item.other for item in found), *(item.source for item in found)])
    if context.json:
        rows = [
            {
                "id": item.id,
                "with": item.other or None,
                "indicator": item.key,
                "label": item.label,
                "unit": item.unit,
                "source": item.source or None,
                "evidence": item.evidence or None,
                "note": item.note or None,
                "points": [{"year": year, "value": value} for year, value in item.points],
            }
            for item in found
        ]
        context.print_json(rows if every else rows[0])
        return FOUND if rows else NOTHING
    if context.tabular:
        from ..render import flat_rows

        points = flat_rows.yearly(found)
        print_rows(context, points, flat_rows.YEARLY)
        return FOUND if points else NOTHING
    lines: list[str | tuple[Segment, ...]] = []
    for item in found:
        with_whom = f" {context.glyphs.dash} {names[item.other]}" if item.other else ""
        heading = (Segment(f"{names[id_]}: {item.label}{with_whom}, {item.unit}", "heading"),)
        lines += ["", heading] if lines else [heading]
        lines += [
            (Segment(f"  {year}", "label"), Segment(f"  {with_unit(exact(value), '%' if item.unit == '%' else '')}"))
            for year, value in item.points
        ]
        lines.append((Segment(f"Source: {names[item.source]}", "quiet"),))
        if item.note:
            lines += textwrap.wrap(item.note, 72)
    context.print_lines(lines)
    return FOUND if found else NOTHING
