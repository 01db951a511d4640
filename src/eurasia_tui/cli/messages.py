"""Errors of the command line, in one line each."""

from __future__ import annotations

import contextlib
import sys

from ..sanitize import clean_line

MOST = 1_000_000
"""The largest number of anything that a command is asked for."""


def count(text: str) -> int:
    """An argument that says how many. Raises ArgumentTypeError unless it is 1 to :data:`MOST`."""
    from argparse import ArgumentTypeError

    if not (text.isascii() and text.isdigit() and len(text) < 12 and 1 <= int(text) <= MOST):
        raise ArgumentTypeError(f"a number from 1 to {MOST:,}")
    return int(text)


def year(text: str) -> int:
    """An argument that is a year. Raises ArgumentTypeError unless it is 1 to 9999."""
    from argparse import ArgumentTypeError

    if not (text.isascii() and text.isdigit() and len(text) < 5 and int(text)):
        raise ArgumentTypeError("a year from 1 to 9999")
    return int(text)


def fail(message: str) -> None:
    """Print one clean line on standard error."""
    if "--ascii" in sys.argv and not message.isascii():
        from ..text import transliterate

        message = transliterate(message)
    with contextlib.suppress(OSError):  # where errors cannot be written the exit code still says it
        sys.stderr.write(clean_line(f"eurasia: {message}") + "\n")
