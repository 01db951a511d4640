"""The log of the server: a line a message, without tracebacks, and so many a minute at most."""

from __future__ import annotations

import logging
import sys
import time

from ..crash import is_debugging
from ..sanitize import clean_line

LONGEST = 200
"""Characters of a line."""
A_MINUTE = 20
"""Lines a minute. How many more there were is said with the first line of a later minute."""


class BriefLog(logging.Handler):
    """Writes warnings and errors to standard error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._minute = 0.0
        self._lines = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Write a message, unless there were too many."""
        if record.created - self._minute >= 60:
            if self._lines > A_MINUTE:
                self._write(f"{self._lines - A_MINUTE} more messages were left out")
            self._minute, self._lines = record.created, 0
        self._lines += 1
        if self._lines > A_MINUTE:
            return
        error = record.exc_info[1] if record.exc_info else None
        text = record.getMessage() + (f": {type(error).__name__}: {error}" if error else "")
        self._write(f"{time.strftime('%H:%M:%S', time.localtime(record.created))} {text}")
        if is_debugging() and record.exc_info:
            sys.stderr.write(logging.Formatter().formatException(record.exc_info) + "\n")

    def _write(self, text: str) -> None:
        sys.stderr.write(clean_line(text)[:LONGEST] + "\n")


def use_brief_log() -> None:
    """Send what the server and its libraries say to this log."""
    logging.basicConfig(level=logging.WARNING, handlers=[BriefLog()], force=True)
