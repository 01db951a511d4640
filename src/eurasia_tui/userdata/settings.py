"""The settings file: read with every wrong value reported by line, and written once with comments."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from .. import paths
from ..clean import clean_line

CHOICES = {
    "date_style": ("day-month", "iso"),
    "units": ("metric", "imperial"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings with their defaults."""

    theme: str = ""
    """Name of a theme; empty: ours, for the background the terminal reports."""
    start: str = ""
    """Kind of the first pane, such as organisations; empty: where you left off."""
    date_style: str = "day-month"
    """day-month (12 Aug 2015) or iso (2015-08-12)."""
    units: str = "metric"
    """metric, or imperial: miles and square miles beside the exact metric figure."""
    names: str = ""
    """Language code of names shown in lists and titles where known, such as ru; empty: English."""
    keys: dict[str, str] = field(default_factory=dict)
    """Command id to keys, such as search = "slash,ctrl+k"."""


def path() -> Path:
    """The settings file."""
    return paths.config_dir() / "settings.toml"


def load(file: Path | None = None, known_keys: frozenset[str] = frozenset()) -> tuple[Settings, list[str]]:
    """The settings, and a line for each value that was wrong and for which the default is used."""
    file = file or path()
    try:
        text = file.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), [clean_line(f"{file}: {error}")]
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return Settings(), [clean_line(f"{file}: {error}")]
    problems: list[str] = []
    values: dict[str, Any] = {}
    for name, value in tables.items():
        wrong = _wrong(name, value, known_keys)
        if wrong:
            problems.append(clean_line(f"{file}:{_line(text, name)}: {wrong}; the default is used"))
        if name == "keys" and isinstance(value, dict):
            value = {key: one for key, one in value.items() if not _wrong_key(key, one, known_keys)}
            wrong = ""
        if not wrong:
            values[name] = value
    return Settings(**values), problems


def _wrong(name: str, value: object, known_keys: frozenset[str]) -> str:
    names = [one.name for one in fields(Settings)]
    if name not in names:
        return f"{name} is not a setting; settings are {', '.join(names)}"
    if name == "keys":
        if not isinstance(value, dict):
            return 'keys is a table of command = "keys"'
        bad = [wrong for key, one in value.items() if (wrong := _wrong_key(key, one, known_keys))]
        return "; ".join(bad)
    if not isinstance(value, str):
        return f"{name} is a text"
    if name in CHOICES and value not in CHOICES[name]:
        return f"{name} is one of {', '.join(CHOICES[name])}"
    return ""


def _wrong_key(key: str, value: object, known_keys: frozenset[str]) -> str:
    if known_keys and key not in known_keys:
        return f"keys.{key} is not a command"
    return "" if isinstance(value, str) and value else f'keys.{key} is a text such as "ctrl+k"'


def _line(text: str, name: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith((f"{name} ", f"{name}=", f"[{name}]", f'"{name}"')):
            return number
    return 1


TEMPLATE = """\
# Settings of the Eurasia explorer. Remove the # before a line to change it.

# Theme: eurasia-dark, eurasia-light, or one of Textual's (see the palette, ctrl+p).
# theme = "eurasia-dark"

# Kind of the first pane: countries, organisations, corridors ... Empty: where you left off.
# start = "countries"

# Dates: "day-month" (12 Aug 2015) or "iso" (2015-08-12).
# date_style = "day-month"

# Lengths and areas: "metric", or "imperial" to see miles beside them.
# units = "metric"

# Language of names in lists and titles, where known: "ru", "kk", "zh" ... Empty: English.
# names = ""

# Keys: command = "keys". The same physical keys also work on a Russian layout.
[keys]
"""


def template(commands: list[tuple[str, str, str]]) -> str:
    """A settings file with every default and every command (id, keys, what it does) as comments."""
    lines = [f'# {id_} = "{keys}"  # {what}' for id_, keys, what in commands]
    return TEMPLATE + "\n".join(lines) + "\n"
