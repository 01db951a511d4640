"""Files of a pack that are not read because of their names or folders, or that other systems cannot hold."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ..catalogue.scan import PACK_FILE, printable
from ..sanitize import clean_line
from ..schema.types import WINDOWS_NAMES
from .problems import Problem

_LIKE = (".toml", ".toml.txt", ".tml")
"""Endings of files that were meant to be read."""
_SUSPECT = re.compile(rf"(?:^|/)(?:{'|'.join(sorted(WINDOWS_NAMES))})(?:[./]|$)|[. ](?:\.toml)?(?:/|$)", re.IGNORECASE)
"""A path with a part that Windows may not store: most have none, and one look says so."""


def ignored_file_problems(root: Path, read: set[str]) -> list[Problem]:
    """Files that look like content and are not among those that are ``read``, and those that Windows cannot store."""
    return [*_unread(root, read), *_unstorable(read)]


def _unread(root: Path, read: set[str]) -> Iterator[Problem]:
    failed: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=failed.append):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        inside = os.path.relpath(folder, root)
        for name in sorted(names):
            path = printable(name if inside == "." else f"{inside}/{name}".replace(os.sep, "/"))
            if path in read or name[0] == "." or not name.lower().endswith(_LIKE):
                continue
            if inside != ".":  # beside the folders of kinds a file is ignored
                stem = name[: name.lower().index(next(end for end in (".toml", ".tml") if end in name.lower()))]
                hint = f"rename it to {stem.lower()}.toml"
                yield Problem(clean_line(path), 1, 1, "not-read", "this file is not read", clean_line(hint))
            elif name.lower() == PACK_FILE:
                yield Problem(clean_line(path), 1, 1, "not-read", "this file is not read", f"rename it to {PACK_FILE}")
    for error in failed:
        path = clean_line(printable(os.path.relpath(error.filename, root).replace(os.sep, "/")))
        message = f"the folder cannot be read: {error.strerror}"
        yield Problem(path, 1, 1, "unreadable", message, "check the folder and its permissions")


def _unstorable(read: set[str]) -> Iterator[Problem]:
    for path in sorted(filter(_SUSPECT.search, read - {PACK_FILE})):
        for part in path.split("/"):
            stem = part.partition(".")[0].lower()
            if stem in WINDOWS_NAMES or part.removesuffix(".toml").endswith((".", " ")):
                message = f"Windows cannot store a file of the name {clean_line(part)}"
                yield Problem(clean_line(path), 1, 1, "name-of-file", message, "choose another id")
