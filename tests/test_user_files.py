"""Files of the user's own: links, modes and locks."""

from __future__ import annotations

import errno
import fcntl
from pathlib import Path

import pytest

from eurasia_tui import systems
from eurasia_tui.userdata import files, notes


def _file() -> Path:
    notes.write("kazakhstan", "before")
    return notes.folder() / "kazakhstan.toml"


def test_a_note_that_is_a_link_stays_one_and_its_file_keeps_its_mode(tmp_path: Path) -> None:
    """As of those who keep their notes in a folder that is synchronised."""
    note, kept = _file(), tmp_path / "kept.toml"
    note.rename(kept)
    kept.chmod(0o640)
    note.symlink_to(kept)
    notes.write("kazakhstan", "after")
    assert note.is_symlink()
    assert "after" in kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_another_explorer_keeps_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.0)
    note = _file()
    with (notes.folder() / ".lock").open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(files.Unwritable, match="is locked by another explorer"):
            notes.write("kazakhstan", "after")
    assert "before" in note.read_text()
    notes.write("kazakhstan", "after")
    assert "after" in note.read_text()


@pytest.mark.parametrize(("number", "written"), [(errno.ENOLCK, True), (errno.EOPNOTSUPP, True), (errno.EIO, False)])
def test_on_a_file_system_without_locks_notes_are_written(
    number: int, written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = _file()

    def lock(file: object) -> None:
        raise OSError(number, "no lock")

    monkeypatch.setattr(systems, "lock", lock)
    if written:
        notes.write("kazakhstan", "after")
    else:
        with pytest.raises(files.Unwritable, match="no lock"):
            notes.write("kazakhstan", "after")
    assert ("after" in note.read_text()) is written


def test_of_a_merge_that_cannot_be_read_with_both_sides_one_is_shown() -> None:
    note = _file()
    note.write_text('<<<<<<< HEAD\ntext = "mine\n=======\ntext = "theirs"\n>>>>>>> other\n')
    assert notes.note("kazakhstan").text == "theirs"
