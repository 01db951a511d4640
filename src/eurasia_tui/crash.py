"""Internal errors: one line says what happened, a report in the user's state folder holds the traceback."""

from __future__ import annotations

import contextlib
import os
import re
import sys

from . import paths
from .sanitize import clean, clean_line
from .userdata.files import Unwritable, write_text
from .version import __version__

LONGEST = 300
"""Characters of what happened that the line holds."""


def is_debugging() -> bool:
    """True when the traceback itself is wanted on the terminal."""
    return os.environ.get("EURASIA_DEBUG", "") not in ("", "0")


def report(what: str, traceback: str, *, kiosk: bool) -> int:
    """Write the report, say where it is, and give the exit code. In kiosk nothing is written."""
    line = f"eurasia: internal error ({summary(what)})"
    if not kiosk:
        line += f"; {write_report(traceback)}"
    with contextlib.suppress(OSError):  # where it cannot be written the exit code still says it
        sys.stderr.write(clean_line(line) + "\n")
    return 1


def summary(what: str) -> str:
    """What happened, in one line of limited length."""
    what = " ".join(clean(what).split())
    return what if len(what) <= LONGEST else what[:LONGEST] + "..."


def error_of(traceback: str) -> str:
    """The error itself, from a traceback as Textual prints it: what is below the last box of frames."""
    return re.split(r"^\s*[╰+][─-]+[╯+]\s*$", clean(traceback), flags=re.MULTILINE)[-1]


def write_report(traceback: str) -> str:
    """Write the report in place of the last one; says where it is, or why there is none."""
    path = paths.state_dir() / "crash.txt"
    versions = (
        f"eurasia {__version__}, Python {sys.version.split()[0]}, {sys.platform}, TERM={os.environ.get('TERM', '')}"
    )
    try:
        write_text(path, f"{versions}\nRead this before you share it: it may contain your text.\n\n{clean(traceback)}")
    except Unwritable as error:
        return f"no report, {error}"
    return f"the report is {path}"
