"""``eurasia help [COMMAND]``: the help of a command, of the program, or the manual page."""

from __future__ import annotations

import argparse
from typing import Any

from .commands import COMMANDS
from .context import FOUND, WRONG, CommandContext, Failure
from .overview import overview


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("topic", metavar="COMMAND", nargs="?", help="the command")
    parser.add_argument("--man", action="store_true", help="print the manual page, as roff")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the help; as JSON what each command does, its examples and the whole of its help."""
    if args.man and args.topic:
        raise Failure("--man prints the manual page of all commands; use it alone", WRONG)
    if args.topic and args.topic not in COMMANDS:
        import difflib

        close = difflib.get_close_matches(args.topic, COMMANDS, 1)
        raise Failure(
            f"no command {args.topic!r}; {f'did you mean {close[0]}?' if close else 'see eurasia help'}", WRONG
        )
    if args.man:
        from .manual import manual

        if context.json:
            context.print_json({"manual": manual()})
        else:
            context.print(manual())
    elif context.json:
        context.print_json(_data(args.topic) if args.topic else {"commands": [_data(name) for name in COMMANDS]})
    elif args.topic:
        from .parser import command_parser

        context.print(command_parser(args.topic).format_help())
    else:
        context.print(overview())
    return FOUND


def _data(name: str) -> dict[str, Any]:
    """The help of a command for a program."""
    from .help_texts import HELP
    from .parser import command_parser

    return {
        "command": name,
        "does": COMMANDS[name].help,
        "group": COMMANDS[name].group,
        "about": HELP[name].about,
        "examples": [{"command": line, "does": says} for line, says in HELP[name].examples],
        "help": command_parser(name).format_help(),
    }
