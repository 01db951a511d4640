"""Errors of the command line, in one line each."""

from __future__ import annotations

import contextlib
import sys

from ..sanitize import clean_line
from ..text import transliterate


def fail(message: str) -> None:
    """Print one clean line on standard error."""
    if "--ascii" in sys.argv and not message.isascii():
        message = transliterate(message)
    with contextlib.suppress(OSError):  # where errors cannot be written the exit code still says it
        sys.stderr.write(clean_line(f"eurasia: {message}") + "\n")
