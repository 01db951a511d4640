"""The settings file: read with every wrong value reported by line, and written once with comments."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .. import paths
from ..named_tuple import NamedTuple
from ..sanitize import clean_line
from .files import read_bytes

THEMES = ("eurasia", "eurasia-dark", "eurasia-light")
"""Our own themes; Textual's come beside them."""
CHOICES = {
    "date_style": ("day-month", "iso"),
    "units": ("metric", "imperial"),
    "early_frame": ("on", "off"),
}
_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z]{4})?"
_KEY = r"[^\s,]+(,[^\s,]+)*"


class Settings(NamedTuple):
    """Settings with their defaults."""

    theme: str = ""
    """Name of a theme; empty: ours, for the background the terminal reports."""
    start: str = ""
    """Kind of the first pane, such as organisations; empty: the last place."""
    date_style: str = "day-month"
    """day-month (12 Aug 2015) or iso (2015-08-12)."""
    units: str = "metric"
    """metric, or imperial: miles beside the exact metric figure."""
    names: str = ""
    """Language code of names shown in lists and titles where known, such as ru; empty: English."""
    early_frame: str = "on"
    """on, or off: what a start will show first is not kept when a session ends, and not shown before all is loaded."""
    keys: Mapping[str, str] = MappingProxyType({})
    """Command to keys, such as search = "slash,ctrl+k"."""


class Known(NamedTuple):
    """What values may name, as far as the caller knows; empty: not checked."""

    themes: Collection[str] = ()
    kinds: Collection[str] = ()
    commands: Collection[str] = ()


def path() -> Path:
    """The settings file."""
    return paths.config_dir() / "settings.toml"


def load(known: Known | None = None, file: Path | None = None) -> tuple[Settings, list[str]]:
    """The settings, and a line ``file:line: what is wrong`` for each value in whose place the default is used."""
    file = file or path()
    try:
        text = read_bytes(file).decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), []
    except OSError as error:
        return Settings(), [clean_line(f"{file} cannot be read: {error.strerror or error}")]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return Settings(), [clean_line(f"{file}:{line}: not UTF-8; the defaults are used")]
    import tomllib

    try:
        tables = tomllib.loads(text)
    except (RecursionError, ValueError) as error:
        found = re.search(r"at line (\d+)", str(error))
        reason = re.sub(r" \(at .*\)", "", str(error)) or "not TOML"
        end = text.count("\n") + 1
        return Settings(), [clean_line(f"{file}:{found[1] if found else end}: {reason}; the defaults are used")]
    return _checked(tables, text, file, known or Known())


def _checked(tables: dict[str, Any], text: str, file: Path, known: Known) -> tuple[Settings, list[str]]:
    problems: list[str] = []
    values: dict[str, Any] = {}

    def report(name: str, wrong: str, table: str = "") -> None:
        problems.append(clean_line(f"{file}:{_line(text, name, table)}: {wrong}; the default is used"))

    for name, value in tables.items():
        if name == "keys" and isinstance(value, dict):
            values[name] = {}
            for command, keys in value.items():
                if wrong := _wrong_key(command, keys, known.commands):
                    report(command, wrong, "keys")
                else:
                    values[name][command] = keys
        elif wrong := _wrong(name, value, known):
            report(name, wrong)
        else:
            values[name] = value
    return Settings(**values), problems


def _near(text: str, of: Collection[str]) -> str:
    import difflib

    close = difflib.get_close_matches(text, list(of), 1, 0.5)
    return f"did you mean {close[0]}?" if close else f"use one of {', '.join(sorted(of))}"


def _wrong(name: str, value: object, known: Known) -> str:
    names = Settings._fields
    if name not in names:
        return f"no setting named {name}; {_near(name, names)}"
    if name == "keys":
        return 'keys must be a table of lines command = "keys"'
    if not isinstance(value, str):
        return f'{name} must be a text in quotes, as in {name} = "..."'
    if name in CHOICES and value not in CHOICES[name]:
        return f"{name} must be one of {', '.join(CHOICES[name])}"
    if name == "theme" and value and known.themes and value not in known.themes:
        return f"no theme named {value!r}; {_near(value, known.themes)}"
    if name == "start" and value and known.kinds and value not in known.kinds:
        return f"no pane named {value!r}; {_near(value, known.kinds)}"
    if name == "names" and value and not re.fullmatch(_LANGUAGE, value):
        return "names must be a language code, such as ru"
    return ""


def _wrong_key(command: str, keys: object, commands: Collection[str]) -> str:
    if commands and command not in commands:
        return f"no command named {command}; {_near(command, commands)}"
    if not isinstance(keys, str) or not re.fullmatch(_KEY, keys):
        return f'the keys of {command} must be a text, such as "ctrl+k" or "slash,ctrl+k"'
    return ""


def _line(text: str, name: str, table: str = "") -> int:
    """The line, from 1, on which a key stands; that of its table when it cannot be found."""
    present, of_table = "", 1
    for number, line in enumerate(text.splitlines(), 1):
        if found := re.match(r"\s*\[+\s*[\"']?([^\]\"']+?)[\"']?\s*\]", line):
            present = found[1]
            if present in (table, name):
                of_table = number
        key = re.match(r"\s*[\"']?([\w.-]+)[\"']?\s*[=.]", line)
        if key and present == table and key[1].split(".")[0] == name:
            return number
        if key and not present and table and re.match(rf"\s*{table}\s*(\.|=.*\b{re.escape(name)}\b)", line):
            return number
    return of_table


TEMPLATE = """\
# Settings of the Eurasia explorer. Remove the # from a line to change it.
# A wrong value is reported with its line, and the default is used.

# Theme: {themes},
# or any in the palette (ctrl+p, Change theme). Empty: for the background your terminal reports.
# theme = ""

# The first pane: {kinds}.
# Empty: the last place.
# start = ""

# Dates: "day-month" (12 Aug 2015) or "iso" (2015-08-12).
# date_style = "day-month"

# Lengths and areas: "metric", or "imperial" to see miles beside them.
# units = "metric"

# Language of names in lists and titles, where known: "ru", "kk", "zh" ... Empty: English.
# names = ""

# "on": what a start shows first is kept when you leave, and is there at once. "off": nothing is kept.
# early_frame = "on"

# Keys: command = "keys", several with commas. On a Russian layout the same physical keys work too.
[keys]
"""


def template(commands: Collection[tuple[str, str, str]], themes: Collection[str], kinds: Collection[str]) -> str:
    """A settings file with every default, and every command (id, keys, what it does), as comments."""
    lines = [f'# {id_} = "{keys}"'.ljust(34) + f"# {what}" for id_, keys, what in commands]
    return TEMPLATE.format(themes=", ".join(themes), kinds=", ".join(kinds)) + "\n".join(lines) + "\n"
