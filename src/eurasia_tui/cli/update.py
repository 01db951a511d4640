"""``eurasia update``: newer figures and office-holders from open services, or from files fetched elsewhere."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .. import paths
from ..sanitize import clean_line
from ..systems import ignore_closed_pipes
from .context import FOUND, NOTHING, CommandContext, Failure
from .messages import fail
from .tables import add_format, print_rows

if TYPE_CHECKING:
    from ..updating.run import Result

NEEDS = "update needs httpx; in a checkout: pip install '.[update]'"
SHOWN = 12
"""Lines of each list that are printed; JSON has all."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--dry-run", action="store_true", help="list what would change and write nothing")
    parser.add_argument("--only", metavar="NAMES", default="", help="only these, such as population,gdp,offices")
    parser.add_argument("--countries", metavar="CODES", default="", help="only these, by ISO code, such as KZ,UZ")
    parser.add_argument("--accept", action="store_true", help="accept figures that differ by more than usual")
    parser.add_argument("--from", dest="source", metavar="PATH", help="read a folder or file instead of the services")
    parser.add_argument("--remove", action="store_true", help="remove everything that updates added")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Update, and print what changed."""
    ignore_closed_pipes()  # a service that closes its connection must not end the program
    root = paths.updates_pack()
    if args.remove:
        return _remove(context, root)
    try:
        from ..updating import decide, indicators
        from ..updating.http import ServiceError
        from ..updating.run import Plan, gather, write
    except ModuleNotFoundError as error:
        if error.name != "httpx":
            raise
        raise Failure(NEEDS) from None
    catalogue = context.catalogue
    chosen, offices = indicators.choose([name for name in args.only.split(",") if name.strip()])
    states = decide.states(catalogue, [code.strip() for code in args.countries.split(",") if code.strip()])
    source = paths.expanded(args.source) if args.source else None
    try:
        result = gather(catalogue, Plan(chosen, offices, states, args.accept, source), _progress)
    except ServiceError as error:
        raise Failure(str(error)) from None
    day = datetime.now(UTC).date().isoformat()
    if not args.dry_run:
        write(catalogue, root, day, result)
    _print_result(context, result, day, args.dry_run)
    if result.interrupted:
        return 130
    return NOTHING if result.problems and not result.figures and not result.offices.same else FOUND


def _remove(context: CommandContext, root: Path) -> int:
    from ..updating.pack import remove

    removed = remove(root)
    if context.json:
        context.print_json({"removed": removed, "folder": str(root)})
    else:
        context.print(f"Removed {root}" if removed else "No updates to remove")
    return FOUND if removed else NOTHING


def _progress(text: str) -> None:
    """One line a step on standard error, replaced in place on a terminal."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{clean_line(text)}")
        sys.stderr.flush()


def _print_result(context: CommandContext, result: Result, day: str, dry: bool) -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    if context.json:
        context.print_json(_data(result, day, dry))
        return
    if context.tabular:
        print_rows(context, [*_rows("figures", _figures(result)), *_rows("offices", _offices(result))])
        for text in (*result.offices.unclear, *result.problems):
            fail(text)
        return
    lines = [summary(result)]
    names = context.catalogue.names
    refused = [figure for figure in result.figures if figure.verdict == "refused"]
    for difference in result.offices.differ[:SHOWN]:
        state = names([difference.id])[difference.id]
        held = " and ".join(name for _, name in difference.held) or "none"
        since = f" (since {difference.holder.since})" if difference.holder.since else ""
        lines.append(f"  {state}, {difference.title}: {difference.holder.name}{since}; the reference has {held}")
    for figure in refused[:SHOWN]:
        lines.append(f"  rejected: {names([figure.id])[figure.id]}, {figure.indicator.label}: {figure.reason}")
    for text in (*result.offices.unclear[:SHOWN], *result.problems[:SHOWN]):
        lines.append(f"  {text}")
    if result.malformed:
        lines.append(f"  {result.malformed} rows were not of the documented form and were skipped")
    if dry:
        lines.append("Nothing was written (--dry-run).")
    elif result.taken() or result.offices.differ:
        lines.append(f"Written to {paths.updates_pack()}; eurasia update --remove removes it.")
    if result.interrupted:
        lines.append("Interrupted; figures fetched before are kept.")
    context.print("\n".join(lines))


def summary(result: Result) -> str:
    """The result in one line."""
    newer, revised, refused = (result.count(verdict) for verdict in ("newer", "revised", "refused"))
    differ = len(result.offices.differ)
    parts = [
        f"{newer} {'figure' if newer == 1 else 'figures'} newer",
        f"{revised} revised" if revised else "",
        f"{differ} {'office-holder differs' if differ == 1 else 'office-holders differ'}",
        f"{refused} refused" if refused else "",
    ]
    return ", ".join(part for part in parts if part)


def _data(result: Result, day: str, dry: bool) -> dict[str, object]:
    return {
        "retrieved": day,
        "written": not dry and bool(result.taken() or result.offices.differ),
        "newer": result.count("newer"),
        "revised": result.count("revised"),
        "same": result.count("same"),
        "refused": result.count("refused"),
        "figures": _figures(result),
        "offices": _offices(result),
        "unclear": result.offices.unclear,
        "problems": result.problems,
        "malformed": result.malformed,
        "interrupted": result.interrupted,
    }


def _figures(result: Result) -> list[dict[str, object]]:
    """The figures that are not as the reference has them."""
    return [
        {
            "id": figure.id,
            "indicator": figure.indicator.name,
            "code": figure.indicator.code,
            "year": figure.year,
            "value": figure.value,
            "verdict": figure.verdict,
            "held": figure.held,
            "held_as_of": figure.held_as_of,
            "reason": figure.reason,
        }
        for figure in result.figures
        if figure.verdict != "same"
    ]


def _offices(result: Result) -> list[dict[str, object]]:
    """The office-holders who are not those of the reference."""
    return [
        {
            "id": difference.id,
            "role": difference.role,
            "name": difference.holder.name,
            "wikidata": difference.holder.wikidata,
            "since": difference.holder.since,
            "person": difference.person,
            "held": [id_ for id_, _ in difference.held],
        }
        for difference in result.offices.differ
    ]


def _rows(part: str, records: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{"part": part, **record} for record in records]
