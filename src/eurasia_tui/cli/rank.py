"""``eurasia rank INDICATOR``: who stands where by a yearly figure."""

from __future__ import annotations

import argparse

from ..formatting import short, with_unit
from ..render.lines import cell_len, fit, pad
from .context import FOUND, NOTHING, Context


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "indicator", metavar="INDICATOR", nargs="?", help="gdp, external-debt ...; all are listed without"
    )
    parser.add_argument("--among", metavar="GROUP", help="members of a body or states of a group: eaeu, 'Central Asia'")
    parser.add_argument("--year", metavar="Y", type=int, help="figures of this year; the newest of each without")
    parser.add_argument("--with", metavar="ID", dest="other", default="", help="of figures of two: with whom")
    parser.add_argument("--top", metavar="N", type=int, default=-1, help="only the first N")
    parser.add_argument("--csv", action="store_true", help="as a table for a spreadsheet")


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the ranking, or the indicators there are."""
    from ..query.series import group, indicator, rank

    if not args.indicator:
        return _indicators(args, context)
    catalogue = context.catalogue
    found = indicator(catalogue, args.indicator)
    among = group(catalogue, args.among) if args.among else None
    other = context.resolve(args.other) if args.other else ""
    rows = rank(catalogue, found.key, among, args.year, other)
    rows = rows[: args.top] if args.top >= 0 else rows
    if context.json:
        context.print_json([row._asdict() for row in rows])
    elif args.csv:
        from .tables import print_csv

        print_csv(("rank", "id", "name", "value", "unit", "as_of", "source"), rows)
    elif not rows:
        context.print(_nothing(found.label, args.year, found.pairs and not other))
    else:
        values = [with_unit(short(row.value), row.unit) for row in rows]
        size = max(map(cell_len, values))
        context.print(f"{found.label}, {found.unit}")
        for row, value in zip(rows, values, strict=True):
            name = fit(row.name, 72 - size - 14, context.glyphs.ellipsis)
            context.print(f"{row.rank:4}  {pad(name, 72 - size - 14)}  {pad(value, size, right=True)}  {row.as_of}")
        context.print(f"\nSource: {catalogue.name(found.source)}")
    return FOUND if rows else NOTHING


def _nothing(label: str, year: int | None, pairs: bool) -> str:
    if pairs:
        return f"{label} are figures of two: say with whom, as in --with china"
    return f"No figures of {label}{f' for {year}' if year else ''}."


def _indicators(args: argparse.Namespace, context: Context) -> int:
    from ..query.series import indicators

    found = indicators(context.catalogue)
    fields = ("key", "label", "unit", "topic", "source", "note", "never_with", "pairs")
    if context.json:
        context.print_json([{name: getattr(one, name) for name in fields} for one in found])
    elif args.csv:
        from .tables import print_csv

        print_csv(fields[:6], [tuple(getattr(one, name) for name in fields[:6]) for one in found])
    else:
        size = max((len(one.key) for one in found), default=0)
        topic = ""
        for one in found:
            if one.topic != topic:
                context.print("\n" * bool(topic) + one.topic)
                topic = one.topic
            context.print(
                f"  {one.key.ljust(size)}  {fit(f'{one.label}, {one.unit}', 68 - size, context.glyphs.ellipsis)}"
            )
    return FOUND if found else NOTHING
