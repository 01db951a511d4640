"""``eurasia completion SHELL``: the line that makes Tab complete commands, ids and kinds."""

from __future__ import annotations

import argparse
from typing import Any

from .context import FOUND, NOTHING, Context, Failure

SHELLS = ("bash", "zsh", "fish")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("shell", choices=SHELLS, help="put the output into your shell's start file")


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the shell code."""
    try:
        from argcomplete.shell_integration import shellcode
    except ImportError:
        raise Failure("completion needs argcomplete: pip install 'eurasia-tui[complete]'", NOTHING) from None
    shell = args.shell
    print(shellcode(["eurasia", "eurasia-tui"], shell=shell))
    return FOUND


def complete(parser: argparse.ArgumentParser) -> None:
    """Answer the shell: attach completers for ids and kinds, and hand over to argcomplete."""
    import argcomplete

    def ids(prefix: str, **_: Any) -> list[str]:
        from ..query.catalogue import Catalogue

        catalogue = Catalogue.open(check=False)
        rows = catalogue.db.execute(
            "SELECT id FROM entity WHERE id >= ? AND id < ? LIMIT 500", (prefix, prefix + "\x7f")
        )
        return [row[0] for row in rows]

    def kinds(prefix: str, **_: Any) -> list[str]:
        from ..query.catalogue import Catalogue

        return [name for kind in Catalogue.open(check=False).kinds.values() for name in (kind.name, kind.singular)]

    for action in _actions(parser):
        if action.metavar in ("ID", "ORG", "A", "B"):
            action.completer = ids  # type: ignore[attr-defined] # argcomplete's way of attaching a completer
        elif action.metavar == "KIND":
            action.completer = kinds  # type: ignore[attr-defined] # as above
    argcomplete.autocomplete(parser)


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    found: list[argparse.Action] = []
    for action in parser._actions:  # argparse offers no public list of its actions
        found.append(action)
        if isinstance(action.choices, dict):
            for sub in action.choices.values():
                found += _actions(sub)
    return found
