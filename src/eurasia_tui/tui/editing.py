"""The entity's file in the user's editor, at the right line."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from pathlib import Path

from textual.app import App

from .. import paths
from ..query.catalogue import Catalogue
from ..query.entity_location import origin
from ..userdata.files import write_text

OVERLAY = """\
# What you give here replaces ours for {id}; everything else stays. See docs/content-guide.md, "An overlay".
# A statement needs a source of its own, or one for all:
# source = "..."
# as_of = "..."
# name = "{name}"
"""


def editor_command(editor: str, file: Path, line: int) -> list[str]:
    """The command that opens a file at a line in an editor."""
    words = shlex.split(editor) or ["vi"]
    program = Path(words[0]).name
    if program in ("code", "codium"):
        return [*words, "--wait", "--goto", f"{file}:{line}"]
    if program in ("hx", "helix", "subl", "zed"):
        return [*words, f"{file}:{line}"]
    return [*words, f"+{line}", str(file)]


def file_to_edit(catalogue: Catalogue, id_: str, name: str, kind: str) -> tuple[Path, int]:
    """The entity's own file, or for one of the built-in pack a file of the user's pack laid over it.

    Raises files.Unwritable when that cannot be made, Unknown when there is no such entity.
    """
    found = origin(catalogue, id_)
    if found.file and not found.builtin:
        return found.file, found.line
    over = paths.own_pack() / kind / f"{id_}.toml"
    if not over.exists():
        if not (paths.own_pack() / "pack.toml").exists():
            write_text(paths.own_pack() / "pack.toml", 'name = "My pack"\nversion = "1"\n')
        write_text(over, OVERLAY.format(id=id_, name=name))
    return over, 1


def edit(app: App[None], file: Path, line: int) -> int:
    """Give the terminal to the editor (VISUAL, EDITOR, else vi) until it ends; returns its exit code."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with app.suspend(), subprocess.Popen(editor_command(editor, file, line)) as process:
        # What ctrl+c interrupts is the editor's own; the terminal sends it to us too.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            return process.wait()
        finally:
            signal.signal(signal.SIGINT, before)
