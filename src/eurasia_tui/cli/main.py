"""Reads the command line and hands it to a command or to the explorer."""

from __future__ import annotations

import contextlib
import importlib
import os
import sqlite3
import sys
from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING

from .. import paths
from ..dates import bounds
from ..sanitize import clean_line
from ..systems import exit_on_closed_pipes
from .commands import COMMANDS, GLOBAL, KIOSK, VALUED
from .messages import fail

if TYPE_CHECKING:
    import argparse


def _named(argv: Sequence[str]) -> str | None:
    """The command on the command line, found before parsing so that only it is loaded; empty for none, None when unsure."""
    words = iter(argv)
    for word in words:
        if word in VALUED:
            next(words, None)
        elif not word.startswith("-"):
            return word if word in COMMANDS else None
        elif word.partition("=")[0] not in GLOBAL:
            return None
    return ""


def _parse(argv: Sequence[str]) -> argparse.Namespace | SimpleNamespace:
    """What is asked for. Where that is nothing, nothing is parsed: argparse is 0.7 MB and 6 ms of the explorer's start."""
    if not argv:
        given = {name.strip("-").replace("-", "_"): None if name in VALUED else False for name in GLOBAL}
        return SimpleNamespace(command=None, **given)
    from .parser import parser

    return parser(_named(argv)).parse_args(argv)


def main(argv: Sequence[str]) -> int:
    """Run a command line; returns the exit code."""
    if "_ARGCOMPLETE" in os.environ:
        from .completion import complete
        from .parser import parser

        complete(parser("*"))
    # Words that name no file are cleaned here, since messages may repeat them.
    argv = [word if word.isprintable() or os.path.lexists(word) else clean_line(word) for word in argv]
    try:
        args = _parse(argv)
    except OSError as error:
        fail(f"output: {error.strerror or error}")
        return 2
    from ..catalogue.files import PackError
    from ..query.catalogue import Ambiguous, Unknown
    from .context import NOTHING, WRONG, CommandContext, Failure

    if args.kiosk:  # for everything that asks what may be written
        os.environ["EURASIA_KIOSK"] = "1"
    if paths.is_kiosk() and args.content:
        fail("--content is not available in kiosk; the host sets EURASIA_CONTENT")
        return WRONG
    if args.content == "":
        fail("--content names no pack: give a folder of TOML files or a catalogue file")
        return WRONG
    try:
        if args.as_of:
            bounds(args.as_of)
        if not args.command:
            if args.json:
                raise Failure("--json needs a command; see eurasia --help")
            from ..tui.start import start

            return start(args)
        entry = COMMANDS[args.command]
        if entry.name not in KIOSK and paths.is_kiosk():
            raise Failure(f"{entry.name} is not available in kiosk")
        with contextlib.suppress(ValueError):  # not in the main thread
            exit_on_closed_pipes()
        command = importlib.import_module(f".{entry.name}", __package__)
        context = CommandContext(args)
        code: int = command.run(args, context)
        context.finish()
        sys.stdout.flush()
        return code
    except Failure as error:
        fail(str(error))
        return error.code
    except PackError as error:
        fail(str(error))
        return WRONG
    except (Unknown, Ambiguous) as error:
        fail(str(error))
        return NOTHING
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            fail("no space left on the disk, or a disk error")
            return WRONG
        fail(f"the catalogue is damaged ({error}); delete {paths.cache_dir()} and try again")
        return WRONG
    except ValueError as error:
        fail(str(error))
        return WRONG
    except OSError as error:
        fail(f"{error.filename or 'input or output'}: {error.strerror or error}")
        return WRONG
    except KeyboardInterrupt:
        os.write(2, b"\n")
        return 130
