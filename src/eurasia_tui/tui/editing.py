"""The entity's file in the user's editor, at the right line."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

import tomli_w
from textual.app import App, SuspendNotSupported

from .. import paths
from ..query.blocks import Page
from ..query.catalogue import Catalogue
from ..query.entity_location import origin
from ..sanitize import clean_line
from ..userdata.files import Unwritable, write_text

_OVERLAY = """\
# Fields given here replace those of the built-in pack for {id}; all others stay. See docs/content-guide.md, "An overlay".
# A statement needs a source of its own, or one for all:
# source = "..."
# as_of = "..."
# {name}"""


class NoEditor(Exception):
    """No editor can be started; the message is one line for the reader."""


def overlay(id_: str, name: str) -> str:
    """The text of an overlay that changes nothing yet. The name comes from content, so it is written as TOML writes it."""
    return _OVERLAY.format(id=id_, name=tomli_w.dumps({"name": clean_line(name)}))


def is_chosen() -> bool:
    """True where the user has named an editor; who has not may not know how to leave vi."""
    return bool(os.environ.get("VISUAL") or os.environ.get("EDITOR"))


def editor_words() -> list[str]:
    """The editor's program and options: VISUAL, EDITOR, else vi. Raises NoEditor when it cannot be run."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        words = shlex.split(editor) or ["vi"]
    except ValueError:
        raise NoEditor(f"No editor can be started: the quotes in {clean_line(editor)!r} do not match") from None
    if not shutil.which(words[0]):
        raise NoEditor(f"No editor can be started: {clean_line(words[0])}")
    return words


def editor_command(words: Sequence[str], file: Path, line: int) -> list[str]:
    """The command that opens a file at a line in an editor."""
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
        write_text(over, overlay(id_, name))
    return over, 1


def edit(app: App[None], editor: Sequence[str], file: Path, line: int) -> int:
    """Give the terminal to the editor until it ends; returns its exit code.

    Raises NoEditor when it fails to start all the same, with the terminal back in our hands.
    """
    failure = ""
    code = 0
    # What ctrl+c interrupts is the editor's own; the terminal sends it to us too.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with app.suspend():
            try:
                code = subprocess.call(editor_command(editor, file, line))
            except OSError as error:  # inside: an error that leaves suspend leaves the terminal suspended
                failure = error.strerror or str(error)
    finally:
        signal.signal(signal.SIGINT, before)
    if failure:
        raise NoEditor(f"No editor can be started: {clean_line(editor[0])}: {failure}")
    return code


def edit_entity(app: App[None], catalogue: Catalogue, shown: Page) -> str:
    """Open the entity's file in the editor; returns what went wrong, else an empty text."""
    created: tuple[Path, ...] = ()
    try:
        editor = editor_words()  # first, so that no file is made for an editor that cannot be started
        possible = (paths.own_pack() / shown.kind / f"{shown.id}.toml", paths.own_pack() / "pack.toml")
        missing = [file for file in possible if not file.exists()]
        file, line = file_to_edit(catalogue, shown.id, shown.name, shown.kind)
        created = tuple(file for file in missing if file.exists())
        edit(app, editor, file, line)
    except (NoEditor, Unwritable, SuspendNotSupported, OSError) as error:
        return str(error) or "No editor can be started from here."
    finally:
        if created:
            _remove_unchanged(created, overlay(shown.id, shown.name))
    return ""


def _remove_unchanged(created: Sequence[Path], text: str) -> None:
    """Remove an overlay in which nothing was written, and the pack that was made for it alone."""
    over, *pack = created
    with contextlib.suppress(OSError, UnicodeDecodeError):  # what cannot be read or removed stays, and is seen
        if over.exists() and over.read_text("utf-8") != text:
            return
        over.unlink(missing_ok=True)
        if not any(over.parent.iterdir()):
            over.parent.rmdir()
        for file in pack:
            if not any(other != file for other in file.parent.iterdir()):
                file.unlink()
                file.parent.rmdir()
