"""``eurasia check [DIR]``: every problem of a pack, with file, line and column."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import paths
from ..packs.opening import packs_below_folder
from .context import FOUND, NOTHING, WRONG, CommandContext, Failure
from .tables import add_format, print_rows

COLUMNS = ("file", "line", "column", "code", "message", "hint")
"""Columns of problems as TSV or CSV."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("dir", metavar="DIR", nargs="?", help="the pack (default: the one in use)")
    parser.add_argument("--quotes-from", metavar="FILE", help="check that quotations stand in this text file verbatim")
    parser.add_argument("--source", metavar="ID", help="the source whose quotations are checked against the file")
    parser.add_argument("--watch", action="store_true", help="keep checking while files change")
    add_format(parser)


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the problems; exit 1 when there are any."""
    if bool(args.quotes_from) != bool(args.source):
        raise Failure("--quotes-from and --source must be given together", WRONG)
    root = _root(args, context)
    if args.watch:
        return _watch(args, context, root)
    return _once(args, context, root)


def _root(args: argparse.Namespace, context: CommandContext) -> Path:
    root = paths.expanded(args.dir or context.content or str(paths.builtin_pack()))
    if not root.is_dir():
        raise Failure(f"{root}: no such folder", WRONG)
    return root.resolve()


def _once(args: argparse.Namespace, context: CommandContext, root: Path) -> int:
    from ..compiler.check import check

    result = check(root, packs_below_folder(root), Path(args.quotes_from) if args.quotes_from else None, args.source)
    if context.json:
        context.print_json(
            {
                "ok": not result.problems,
                "files": result.files,
                "entities": result.entities,
                "problems": [problem.as_data() for problem in result.problems],
            }
        )
    elif context.tabular:
        print_rows(context, [problem.as_data() for problem in result.problems], COLUMNS)
    else:
        lines = [str(problem) for problem in result.problems]
        count = len(result.problems)
        what = "no problems" if not count else "1 problem" if count == 1 else f"{count} problems"
        context.print("\n".join([*lines, f"{result.files} files, {result.entities} entities, {what}"]))
    return NOTHING if result.problems else FOUND


def _watch(args: argparse.Namespace, context: CommandContext, root: Path) -> int:
    from watchfiles import watch

    _once(args, context, root)
    for _ in watch(root, debounce=200):
        context.print("")
        _once(args, context, root)
    return FOUND
