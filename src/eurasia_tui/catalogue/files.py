"""Files of catalogues: where they are kept, their addresses, and which program wrote them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from urllib.parse import quote
from zlib import crc32

from .. import paths
from ..version import __version__
from .layout import SCHEMA_VERSION


class PackError(Exception):
    """A pack or catalogue that cannot be opened; the message is one clear line."""


@cache
def program_stamp() -> str:
    """Changes when the program that writes catalogues does."""
    stamp = f"{__version__}.{SCHEMA_VERSION}"
    if paths.builtin_catalogue().exists():
        return stamp
    package = Path(__file__).parents[1]
    newest = max(
        entry.stat().st_mtime_ns
        for name in ("schema", "compiler", "catalogue")
        for entry in os.scandir(package / name)
        if entry.name.endswith((".py", ".tsv"))
    )
    newest = max(newest, (package / "text.py").stat().st_mtime_ns)
    return f"{stamp}.{newest}"


def uri(catalogue: Path) -> str:
    """A read-only address of a catalogue file; files are replaced whole, never changed in place."""
    return f"file:{quote(os.fsencode(catalogue.absolute()))}?mode=ro&immutable=1"


def cached_catalogue(root: Path) -> Path:
    """Where the catalogue of a folder is kept; of two folders with the same name for it, the last one compiled."""
    place = os.fsencode(root.resolve())
    return paths.cache_dir() / "catalogues" / f"{crc32(place):08x}{crc32(place[::-1]):08x}.sqlite"
