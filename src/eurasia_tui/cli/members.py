"""``eurasia members ORG``: who takes part, with status, as of a date."""

from __future__ import annotations

import argparse

from ..catalogue.layout import RECORD
from ..dates import show
from ..query.members import Cell, cells
from ..render.lines import Segment, cell_len, fit, pad
from .context import FOUND, NOTHING, CommandContext
from .tables import add_format, print_rows


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("organisation", metavar="ORG", help="id, name or acronym; - reads it from standard input")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the members; former ones apart."""
    catalogue = context.catalogue
    organisation = context.resolve(args.organisation)
    found = cells(catalogue, [organisation], former=True)
    present = [cell for cell in found if cell.status != "former"]
    former = [cell for cell in found if cell.status == "former"]
    if context.json:
        context.print_json(
            {
                "as_of": catalogue.as_of or catalogue.now,
                "organisations": [organisation],
                "countries": [cell.country for cell in present],
                "cells": [cell.as_data() for cell in present],
                "former": [cell.as_data() for cell in former],
            }
        )
        return FOUND if present else NOTHING
    if context.tabular:
        from ..render.flat_rows import PARTICIPATION

        print_rows(context, [cell.as_data() for cell in found], PARTICIPATION)
    if context.tabular and found:
        return FOUND if present else NOTHING
    names = catalogue.names([organisation, *(cell.country for cell in found)])
    when = show(catalogue.as_of or catalogue.now)
    if not found:
        return context.nothing(f"no members of {names[organisation]} are recorded as of {when}")
    title = fit(names[organisation], context.list_width, context.glyphs.ellipsis)
    lines: list[str | tuple[Segment, ...]] = [(Segment(title, "title"),), (Segment(f"as of {when}", "quiet"),)]
    room = min(context.list_width - 42, max((cell_len(names[cell.country]) for cell in found), default=0))
    status = ""
    for cell in [*present, *former]:
        if cell.status != status:
            status = cell.status
            number = sum(other.status == status for other in found)
            lines += ["", (Segment(f"{status.replace('-', ' ').capitalize()} ({number})", "heading"),)]
        lines += _line(context, cell, names, room)
    context.print_lines(lines)
    return FOUND if present else NOTHING


def _line(context: CommandContext, cell: Cell, names: dict[str, str], room: int) -> list[str]:
    glyphs = context.glyphs
    when = (
        f"{show(cell.since)}{f' {glyphs.dash} ' + show(cell.until) if cell.until else ''}"
        if cell.since or cell.until
        else "not known"
        if context.catalogue.as_of
        else ""
    )
    flags = "".join(
        f" {glyph}"
        for wanted, glyph in ((cell.contested, glyphs.contested), (cell.evidence == RECORD, glyphs.unchecked))
        if wanted
    )
    part = (
        f" {cell.participation}{f' since {show(cell.participation_since)}' if cell.participation_since else ''}"
        if cell.participation
        else ""
    )
    name = fit(names[cell.country], max(12, room), glyphs.ellipsis)
    line = f"  {pad(name, max(12, room))}  {pad(when, 27)} {flags}"
    if cell_len(line) + cell_len(part) > context.list_width:
        return [line.rstrip(), f"   {part}"]
    return [f"{line}{part}".rstrip()]
