"""``eurasia rank FIGURE``: states ranked by a yearly figure, or what has one as a fact by that."""

from __future__ import annotations

import argparse

from ..dates import show
from ..formatting import short, with_unit
from ..render.aligned import aligned
from ..render.lines import Segment, cell_len
from .arguments import count, year
from .context import FOUND, NOTHING, CommandContext
from .tables import add_format, print_rows


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "indicator",
        metavar="INDICATOR",
        nargs="?",
        help="gdp, external-debt, sites/capacity ...; without it all are listed",
    )
    parser.add_argument("--among", metavar="GROUP", help="members of a body or states of a group: eaeu, 'Central Asia'")
    parser.add_argument("--year", metavar="Y", type=year, help="figures of this year (default: the newest of each)")
    parser.add_argument(
        "--with", metavar="ID", dest="other", default="", help="the second state, for figures between two states"
    )
    parser.add_argument("--top", metavar="N", type=count, default=-1, help="only the first N")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the ranking, or the indicators there are."""
    from ..query.ranking import figure, members_of, missing, missing_text, rank

    if not args.indicator:
        return _indicators(args, context)
    catalogue = context.catalogue
    found = figure(catalogue, args.indicator)
    among = members_of(catalogue, found.key, args.among)
    other = context.resolve(args.other) if args.other else ""
    rows = rank(catalogue, found.key, among, args.year, other)
    without = missing(catalogue, found.key, args.among, rows) if args.among else []
    rows = rows[: args.top] if args.top >= 0 else rows
    if context.json:
        context.print_json([row._asdict() for row in rows])
    elif context.tabular:
        print_rows(context, [row._asdict() for row in rows], ("id", "rank", "name", "value", "unit", "as_of", "source"))
    if not rows:
        return context.nothing(_nothing(found.label, args.year, catalogue.as_of, found.pairs and not other))
    if not context.json and not context.tabular:
        heading = (Segment(f"{found.label}, {found.unit}", "heading"),)
        cells = [
            (f"{row.rank:4}  {row.name}", with_unit(short(row.value), row.unit), row.as_of or "", row.id)
            for row in rows
        ]
        table = aligned(cells, context.list_width, context.glyphs.ellipsis, right=(1,), indent=0)
        source = f"Source: {catalogue.name(found.source)}" if found.source else found.note
        none = [(Segment(missing_text(without, args.year), "quiet"),)] if without else []
        context.print_lines([heading, *table, "", (Segment(source, "quiet"),), *none])
    return FOUND


def _nothing(label: str, year: int | None, as_of: str | None, pairs: bool) -> str:
    if pairs:
        return f"{label} are figures between two states; name the second, as in --with china"
    when = f" for {year}" if year else f" as of {show(as_of)}" if as_of else ""
    return f"no figures of {label}{when}"


def _indicators(args: argparse.Namespace, context: CommandContext) -> int:
    from ..query.ranking import figures
    from ..query.series import indicators

    yearly = indicators(context.catalogue)
    found = [*yearly, *(item for item in figures(context.catalogue) if item.single)]
    fields = ("key", "label", "unit", "topic", "source", "note", "never_with", "pairs")
    if context.json:
        context.print_json([{name: getattr(item, name) for name in fields} for item in found])
    elif context.tabular:
        print_rows(context, [{name: getattr(item, name) for name in fields} for item in found], fields[:6])
    else:
        size = max((cell_len(item.key) for item in found), default=0)
        topic = ""
        lines: list[str | tuple[Segment, ...]] = []
        for item in found:
            if item.topic != topic:
                lines += ["", (Segment(item.topic, "heading"),)] if topic else [(Segment(item.topic, "heading"),)]
                topic = item.topic
            lines.append(
                (
                    Segment(f"  {item.key.ljust(size)}", "link"),
                    Segment(f"  {item.label}{f', {item.unit}' if item.unit else ''}"),
                )
            )
        context.print_lines(lines)
    return FOUND if found else NOTHING
