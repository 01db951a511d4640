"""Folders of the user (platformdirs) and of the package."""

from __future__ import annotations

import os
from pathlib import Path

APP = "eurasia"


def _dir(kind: str) -> Path:
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_dir")(APP, appauthor=False))


def cache_dir() -> Path:
    """Catalogues compiled from packs; safe to delete."""
    return _dir("cache")


def data_dir() -> Path:
    """Notes, bookmarks, recent items and the user's own pack."""
    return _dir("data")


def config_dir() -> Path:
    """The settings file."""
    return _dir("config")


def own_pack() -> Path:
    """The user's own pack, stacked over everything else."""
    return data_dir() / "pack"


def builtin_pack() -> Path:
    """The built-in pack's folder: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "data" / "content"
    return installed if installed.is_dir() else package.parents[1] / "content"


def builtin_catalogue() -> Path:
    """The catalogue compiled when the package was built; absent in a checkout."""
    return Path(__file__).resolve().parent / "data" / "catalogue.sqlite"


def is_kiosk() -> bool:
    """Kiosk set by the environment; the command line can set it too, but not unset it."""
    return os.environ.get("EURASIA_KIOSK", "") not in ("", "0")
