"""Writes the files of exports, as readable as the umask allows, since they are given to others."""

from __future__ import annotations

from pathlib import Path

from ...userdata.files import write_text


def write_whole(path: Path, text: str) -> None:
    """Write one of very many files as UTF-8, without waiting for the disk. Raises OSError and leaves nothing of it."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        path.unlink(missing_ok=True)
        raise


def write_file(path: Path, text: str) -> None:
    """Write a file as UTF-8, so that a reader sees the old or the new one, whole. Raises Unwritable."""
    write_text(path, text, private=False)
