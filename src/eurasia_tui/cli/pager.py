"""Long output on a terminal, a screen at a time."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import sys

from ..systems import ignore_closed_pipes


def command() -> list[str]:
    """The words of the pager: ``PAGER``, else less where it is installed; empty for none (``PAGER=cat`` too)."""
    import shutil

    chosen = os.environ.get("PAGER")
    try:
        words = shlex.split(chosen) if chosen is not None else ["less"]
    except ValueError:  # a quotation mark without its other
        words = []
    found = shutil.which(words[0]) if words else None
    return [found, *words[1:]] if found and words[0] != "cat" else []


def show(text: str) -> None:
    """Print the text through the pager when it has more lines than the terminal. Raises OSError where output ends."""
    pager = command() if text.count("\n") >= os.get_terminal_size(sys.stdout.fileno()).lines else []
    if not pager:
        sys.stdout.write(text)
        return
    import subprocess

    # As git does: quit when it fits, show colours and links, leave the text on the screen.
    env = {"LESS": "FRX", "LV": "-c", **os.environ}
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the pager answers it
        ignore_closed_pipes()  # a pager may end before it has read all
    sys.stdout.flush()
    try:
        subprocess.run(pager, input=text, encoding=sys.stdout.encoding, errors="replace", env=env, check=False)
    except OSError:
        sys.stdout.write(text)
