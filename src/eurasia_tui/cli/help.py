"""``eurasia help [COMMAND]``: the help of a command, of the program, or the manual page."""

from __future__ import annotations

import argparse

from .context import FOUND, WRONG, CommandContext, Failure


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("topic", metavar="COMMAND", nargs="?", help="the command")
    parser.add_argument("--man", action="store_true", help="print the manual page, as roff")


def run(args: argparse.Namespace, context: CommandContext) -> int:
    """Print the help."""
    from .commands import COMMANDS
    from .parser import command_parser

    if args.man and args.topic:
        raise Failure("--man prints the manual page of all commands; use it alone", WRONG)
    if args.man:
        from .manual import manual

        context.print(manual())
    elif not args.topic:
        from .overview import overview

        context.print(overview())
    elif args.topic in COMMANDS:
        context.print(command_parser(args.topic).format_help())
    else:
        import difflib

        close = difflib.get_close_matches(args.topic, COMMANDS, 1)
        raise Failure(
            f"no command {args.topic!r}; {f'did you mean {close[0]}?' if close else 'see eurasia help'}", WRONG
        )
    return FOUND
