"""Writes one of very many files: whole or not at all, without waiting for the disk after each."""

from __future__ import annotations

from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a file as UTF-8. Raises OSError when it cannot be, and leaves nothing of it."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        path.unlink(missing_ok=True)
        raise
