"""Folders of the user and of the package.

Those of the user are where the XDG base directory specification puts them
(https://specifications.freedesktop.org/basedir-spec/latest/), on every system: three rules, for which
platformdirs would add 8 ms to each command.
"""

from __future__ import annotations

import os
from pathlib import Path

APP = "eurasia"

NOWHERE = os.devnull
"""Stands for the home of a user who has none (a number without a name, in a container): nothing can be written in it."""


def _dir(variable: str, default: str) -> Path:
    """A base directory that is set and absolute, else the default; in it our folder."""
    base = os.environ.get(variable, "")
    base = base if os.path.isabs(base) else os.path.expanduser(default)
    return Path(base if os.path.isabs(base) else NOWHERE, APP)


def cache_dir() -> Path:
    """Catalogues compiled from packs; safe to delete."""
    return _dir("XDG_CACHE_HOME", "~/.cache")


def data_dir() -> Path:
    """Notes, bookmarks, recent items and the user's own pack."""
    return _dir("XDG_DATA_HOME", "~/.local/share")


def config_dir() -> Path:
    """The folder of the settings file."""
    return _dir("XDG_CONFIG_HOME", "~/.config")


def state_dir() -> Path:
    """The report of the last error of the program's own."""
    return _dir("XDG_STATE_HOME", "~/.local/state")


def own_pack() -> Path:
    """The user's own pack, stacked over everything else."""
    return data_dir() / "pack"


def updates_pack() -> Path:
    """What ``eurasia update`` fetched, stacked between the built-in pack and the user's own."""
    return data_dir() / "updates"


def builtin_pack() -> Path:
    """The built-in pack's folder: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "data" / "content"
    return installed if installed.is_dir() else package.parents[1] / "content"


def builtin_catalogue() -> Path:
    """The catalogue compiled when the package was built; absent in a checkout."""
    return Path(__file__).resolve().parent / "data" / "catalogue.sqlite"


def expanded(text: str) -> Path:
    """A path as a user writes it, with ``~`` for a home; the home of an unknown user stays as written."""
    return Path(os.path.expanduser(text))


def is_kiosk() -> bool:
    """Kiosk set by the environment; the command line can set it too, but not unset it."""
    return os.environ.get("EURASIA_KIOSK", "") not in ("", "0")
