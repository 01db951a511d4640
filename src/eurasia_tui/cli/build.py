"""``eurasia build DIR -o FILE``: one catalogue file of a pack, to share."""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..packs.opening import packs_below_folder
from ..paths import expanded
from .context import FOUND, NOTHING, WRONG, CommandContext, Failure
from .messages import fail

if TYPE_CHECKING:
    from ..compiler.problems import Problem


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("dir", metavar="DIR", help="the pack's folder")
    parser.add_argument(
        "-o",
        dest="file",
        metavar="FILE",
        required=True,
        help="the catalogue file to write; - writes it to standard output",
    )


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Compile; problems are reported and make the exit code 1, the file is written all the same."""
    from ..catalogue.validate_catalogue import is_catalogue

    root = expanded(args.dir)
    if not root.is_dir():
        raise Failure(f"{root}: no such folder", WRONG)
    if args.file == "-":
        return _to_output(root.resolve(), context)
    target = context.file(args.file)
    if target.exists() and not is_catalogue(target):
        raise Failure(f"{target} exists and is not a catalogue; name another file", WRONG)
    found = _compile(root.resolve(), target)
    if context.json:
        context.print_json({"file": str(target), "problems": [problem.as_data() for problem in found]})
    else:
        context.print("\n".join([*map(str, found), f"{target}; read it with: eurasia --content {target}"]))
    return NOTHING if found else FOUND


def _compile(root: Path, target: Path) -> list[Problem]:
    from ..catalogue.files import uri
    from ..compiler.build import build, problems
    from ..compiler.shareable import strip_local_data

    build(root, target, packs_below_folder(root))
    strip_local_data(target)
    with contextlib.closing(sqlite3.connect(uri(target), uri=True)) as db:
        return list(problems(db))


def _to_output(root: Path, context: CommandContext) -> int:
    """The catalogue itself on standard output, problems on standard error."""
    import tempfile

    if context.json or sys.stdout.isatty():
        raise Failure("-o - writes the catalogue to standard output: redirect it to a file or a program", WRONG)
    with tempfile.TemporaryDirectory(prefix="eurasia-") as folder:
        target = Path(folder) / "catalogue.eurasia"
        found = _compile(root, target)
        with target.open("rb") as catalogue:
            shutil.copyfileobj(catalogue, sys.stdout.buffer)
    for problem in found:
        fail(str(problem))
    return NOTHING if found else FOUND
