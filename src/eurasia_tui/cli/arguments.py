"""Types of arguments: how many, and which year."""

from __future__ import annotations

from argparse import ArgumentTypeError

MOST = 1_000_000
"""The largest number of anything that a command is asked for."""


def count(text: str) -> int:
    """An argument that says how many. Raises ArgumentTypeError unless it is 1 to :data:`MOST`."""
    if not (text.isascii() and text.isdigit() and len(text) < 12 and 1 <= int(text) <= MOST):
        raise ArgumentTypeError(f"a number from 1 to {MOST:,}")
    return int(text)


def year(text: str) -> int:
    """An argument that is a year. Raises ArgumentTypeError unless it is 1 to 9999."""
    if not (text.isascii() and text.isdigit() and len(text) < 5 and int(text)):
        raise ArgumentTypeError("a year from 1 to 9999")
    return int(text)
