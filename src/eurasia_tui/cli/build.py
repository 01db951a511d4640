"""``eurasia build DIR -o FILE``: one catalogue file of a pack, to share."""

from __future__ import annotations

import argparse
import contextlib
import sqlite3

from ..packs.opening import packs_below_folder
from ..paths import expanded
from .context import FOUND, NOTHING, WRONG, CommandContext, Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("dir", metavar="DIR", help="the pack's folder")
    parser.add_argument("-o", dest="file", metavar="FILE", required=True, help="the catalogue file to write")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Compile; problems are reported and make the exit code 1, the file is written all the same."""
    from ..catalogue.files import uri
    from ..catalogue.validate_catalogue import is_catalogue
    from ..compiler.build import build, problems
    from ..compiler.shareable import strip_local_data

    root, target = expanded(args.dir), context.file(args.file)
    if not root.is_dir():
        raise Failure(f"{root}: no such folder", WRONG)
    if target.exists() and not is_catalogue(target):
        raise Failure(f"{target} exists and is not a catalogue; name another file", WRONG)
    root = root.resolve()
    build(root, target, packs_below_folder(root))
    strip_local_data(target)
    with contextlib.closing(sqlite3.connect(uri(target), uri=True)) as db:
        found = list(problems(db))
    if context.json:
        context.print_json({"file": str(target), "problems": [problem.as_data() for problem in found]})
    else:
        context.print("\n".join([*map(str, found), f"{target}; read it with: eurasia --content {target}"]))
    return NOTHING if found else FOUND
