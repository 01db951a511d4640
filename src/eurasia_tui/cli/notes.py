"""``eurasia notes [ID]``: one's own notes and bookmarks."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ..dates import show
from ..render.lines import Segment, wrap
from .context import FOUND, NOTHING, CommandContext, Failure
from .messages import fail
from .tables import add_format, print_rows


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("entity", metavar="ID", nargs="?", help="only the note on this entity")
    parser.add_argument("--add", metavar="TEXT", help="add a paragraph to the note; - reads it from standard input")
    add_format(parser)
    mark = parser.add_mutually_exclusive_group()
    mark.add_argument("--bookmark", action="store_true", help="bookmark the entity")
    mark.add_argument("--unbookmark", action="store_true", help="remove the bookmark")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print notes; with --add, --bookmark or --unbookmark change one first."""
    from ..userdata import notes
    from ..userdata.files import Unwritable

    changing = args.add is not None or args.bookmark or args.unbookmark
    if changing and not args.entity:
        raise Failure("name an entity: eurasia notes ID --add TEXT")
    id_ = _id(args.entity, context) if args.entity else ""
    try:
        if args.add is not None:
            text = sys.stdin.read() if args.add == "-" else args.add
            if not text.strip():
                raise Failure("there is no text to add")
            notes.append(id_, text, fail)
        if args.bookmark or args.unbookmark:
            notes.bookmark(id_, args.bookmark, fail)
    except Unwritable as error:
        raise Failure(str(error), NOTHING) from None
    faults: list[str] = []
    found = [notes.note(id_, faults.append)] if id_ else list(notes.notes(faults.append))
    for fault in faults:
        fail(fault)
    found = [item for item in found if item.text or item.bookmarked or changing]
    names = context.catalogue.names([item.id for item in found])
    if context.json or context.tabular:
        rows: list[dict[str, Any]] = [{**item._asdict(), "name": names[item.id]} for item in found]
        if context.json:
            context.print_json(rows)
        else:
            print_rows(context, rows, ("id", "text", "bookmarked", "changed", "name"))
        if rows or context.json:
            return FOUND if rows else NOTHING
    width = context.list_width
    lines: list[str] = []
    for item in found:
        when = show(item.changed[:10])
        mark = "bookmark" if item.bookmarked else ""
        tail = ", ".join(part for part in (mark, when) if part)
        head = wrap([Segment(f"{names[item.id]} [{item.id}]  {tail}")], width)
        lines += ["".join(part.text for part in line) for line in head]
        for paragraph in item.text.splitlines():
            lines += ["".join(part.text for part in line) for line in wrap([Segment(paragraph)], min(width, 78), 2)]
        lines.append("")
    if not found and faults:  # what there is cannot be read; that there is nothing would be untrue
        return NOTHING
    if not found:
        return context.nothing(f"no note on {names.get(id_, id_)}" if id_ else "no notes and no bookmarks yet")
    context.print("\n".join(lines[:-1]))
    return FOUND


def _id(text: str, context: CommandContext) -> str:
    """The entity meant; a note on one that is gone can still be read by its id."""
    from ..userdata import notes

    if notes.is_id(text) and not context.catalogue.exists(text) and notes.note(text).changed:
        return text
    return context.resolve(text)
