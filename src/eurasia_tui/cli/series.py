"""``eurasia series ID INDICATOR``: the yearly figures of an entity."""

from __future__ import annotations

import argparse
import textwrap

from ..formatting import exact, with_unit
from .context import FOUND, NOTHING, Context
from .tables import add_format, print_rows


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entity", metavar="ID", help="id, name or code")
    parser.add_argument("indicator", metavar="INDICATOR", help="gdp, external-debt ...; see eurasia rank")
    parser.add_argument("--with", metavar="ID", dest="other", default="", help="of figures of two: with whom")
    add_format(parser)


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the figures, the oldest year first; of figures of two without --with, those with each."""
    from ..query.series import declared, of_entity, series

    catalogue = context.catalogue
    id_ = context.resolve(args.entity)
    other = context.resolve(args.other) if args.other else ""
    known = declared(catalogue)
    key = args.indicator.lower().replace(" ", "-")
    every = key in known and known[key].pairs and not other
    found = of_entity(catalogue, id_, [key]) if every else [series(catalogue, id_, args.indicator, other)]
    names = catalogue.names([id_, *(one.other for one in found), *(one.source for one in found)])
    if context.json:
        rows = [
            {
                "id": one.id,
                "with": one.other or None,
                "indicator": one.key,
                "label": one.label,
                "unit": one.unit,
                "source": one.source or None,
                "evidence": one.evidence or None,
                "note": one.note or None,
                "points": [{"year": year, "value": value} for year, value in one.points],
            }
            for one in found
        ]
        context.print_json(rows if every else rows[0])
        return FOUND if rows else NOTHING
    if context.format in ("tsv", "csv"):
        keys = ("id", "with", "indicator", "year", "value", "unit", "source")
        lines = [
            dict(zip(keys, (one.id, one.other, one.key, year, value, one.unit, one.source), strict=True))
            for one in found
            for year, value in one.points
        ]
        print_rows(context, lines, keys)
        return FOUND if lines else NOTHING
    for one in found:
        with_whom = f" {context.glyphs.dash} {names[one.other]}" if one.other else ""
        context.print(f"{names[id_]}: {one.label}{with_whom}, {one.unit}")
        for year, value in one.points:
            context.print(f"  {year}  {with_unit(exact(value), one.unit if one.unit == '%' else '')}")
        context.print(f"Source: {names[one.source]}")
        if one.note:
            context.print(textwrap.fill(one.note, 72))
        context.print("")
    return FOUND if found else NOTHING
