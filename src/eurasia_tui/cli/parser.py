"""The parsers of the command line: of the program, and of each command alone."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from ..version import JSON_VERSION, __version__
from .commands import COMMANDS
from .messages import fail
from .overview import overview


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, with a suggestion."""

    command = ""
    """The command on the command line; empty where there is none."""

    def format_help(self) -> str:
        """The help of a command: what it does, its options, examples; that of the program on one screen."""
        if self.prog == "eurasia":
            return overview()
        import textwrap

        from .help_texts import HELP

        text = HELP[self.prog.partition(" ")[2]]
        self.description = textwrap.fill(text.about, max(40, min(100, _columns()) - 2))
        size = max(len(line) for line, _ in text.examples)
        examples = (f"  {line.ljust(size)}   {says}" for line, says in text.examples)
        self.epilog = "\n".join(("examples:", *examples))
        return super().format_help()

    def print_help(self, file: object = None) -> None:
        """Print the help. Raises OSError where it cannot be written, which argparse keeps to itself."""
        sys.stdout.write(self.format_help())
        sys.stdout.flush()

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and exit with code 2."""
        from .usage_errors import explained

        helped = command_parser(self.command) if self.command else self
        fail(explained(message, self.command, helped.format_help))
        raise SystemExit(2)


class _Version(argparse.Action):
    """Prints the version, after ``--json`` with that of the JSON. Raises OSError where it cannot be written."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help=help)

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, *_: object) -> None:
        if namespace.json:
            sys.stdout.write(f'{{"json_version": {JSON_VERSION}, "version": "{__version__}"}}\n')
        else:
            sys.stdout.write(f"eurasia {__version__}\n")
        sys.stdout.flush()
        parser.exit()


def _globals(parser: argparse.ArgumentParser, *, top: bool, shown: bool = True) -> None:
    """Options that may be before or after the command; those of the explorer are shown with the program only."""
    silent = argparse.SUPPRESS
    group = parser.add_argument_group("global options")
    default, flag = (None, False) if top else (silent, silent)

    def add(name: str, help: str, *, metavar: str = "", explorer: bool = False) -> None:
        says = help if shown and (top or not explorer) else silent
        if metavar:
            group.add_argument(name, metavar=metavar, default=default, help=says)
        else:
            group.add_argument(name, action="store_true", default=flag, help=says)

    add("--content", "a pack (folder or catalogue file) stacked on the built-in one", metavar="DIR")
    add("--as-of", "show the state on a date: 2016, 2016-06 or 2016-06-30", metavar="DATE")
    add("--json", "print JSON")
    add("--ascii", "print ASCII only")
    add("--kiosk", "kiosk mode: write no files, run no programs, open no addresses")
    add("--no-pager", "do not use a pager")
    add("--fresh", "start on the first screen", explorer=True)
    add("--start", "start in this pane, such as countries", metavar="PANE", explorer=True)
    add("--theme", "theme of the explorer", metavar="NAME", explorer=True)


def _columns() -> int:
    try:
        return int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        return os.get_terminal_size(1).columns if os.isatty(1) else 80


def _formatter(prog: str) -> argparse.HelpFormatter:
    """The width is given: argparse makes one for every option and would load shutil to find it out."""
    return argparse.RawDescriptionHelpFormatter(prog, width=max(20, _columns() - 2))


def parser(command: str | None = None) -> argparse.ArgumentParser:
    """The parser: with a command only that command's, with ``""`` none, without one all, with ``"*"`` all and their options."""
    result = Parser(
        prog="eurasia",
        description="A terminal reference on wider Eurasia.",
        formatter_class=_formatter,
        allow_abbrev=False,
    )
    _globals(result, top=True)
    result.add_argument("--version", action=_Version, help="print the version")
    result.command = command if command in COMMANDS else ""
    chosen = result.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", parser_class=Parser, prog="eurasia"
    )
    for name, entry in COMMANDS.items():
        if command not in (None, "*", name):
            continue
        sub = chosen.add_parser(
            name,
            help=entry.help,
            description=entry.help.capitalize() + ".",
            formatter_class=_formatter,
            allow_abbrev=False,
        )
        sub.command = name
        if command in (name, "*"):
            importlib.import_module(f".{entry.name}", __package__).configure(sub)
        _globals(sub, top=False)
    return result


def command_parser(command: str, *, with_globals: bool = True) -> Parser:
    """The parser of one command alone, for its help; the global options can be left out of it."""
    result = Parser(prog=f"eurasia {command}", formatter_class=_formatter, allow_abbrev=False)
    importlib.import_module(f".{command}", __package__).configure(result)
    _globals(result, top=False, shown=with_globals)
    return result
