"""What every command needs: the catalogue it was asked for, and a clean way out."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from .. import paths
from ..query.catalogue import Ambiguous, Catalogue, Unknown
from ..render.glyphs import ASCII, UNICODE, Glyphs, shows_unicode
from ..sanitize import clean, is_clean, isolated
from .messages import fail

FOUND, NOTHING, WRONG = 0, 1, 2
"""Exit codes."""


class Failure(Exception):
    """An error for the reader: one clear line, and the exit code."""

    def __init__(self, message: str, code: int = WRONG) -> None:
        super().__init__(message)
        self.code = code


class Context:
    """One call of the command line."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.json: bool = getattr(args, "json", False)
        self.kiosk: bool = paths.is_kiosk() or getattr(args, "kiosk", False)
        self.content: str | None = getattr(args, "content", None) or os.environ.get("EURASIA_CONTENT") or None
        self.as_of: str | None = getattr(args, "as_of", None)
        ascii = getattr(args, "ascii", False) or (sys.stdout.isatty() and not shows_unicode())
        self.glyphs: Glyphs = ASCII if ascii else UNICODE
        self._catalogue: Catalogue | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue, opened when first asked for, up to date with its packs."""
        if self._catalogue is None:
            self._catalogue = Catalogue.open(self.content, self.as_of, own=not self.kiosk)
            if not self.kiosk and (file := paths.config_dir() / "settings.toml").exists():
                self._go_by_settings(file, self._catalogue)
        return self._catalogue

    def _go_by_settings(self, file: Path, catalogue: Catalogue) -> None:
        """Write dates, lengths and names as the user wishes; JSON stays the same for every program."""
        from .. import preferences
        from ..userdata.settings import Known, load

        chosen, problems = load(Known(kinds=list(catalogue.kinds)), file)
        for problem in problems if getattr(self.args, "command", "") != "settings" else ():
            fail(problem)
        if not self.json:
            preferences.use(chosen.date_style, chosen.units)
            catalogue.language = chosen.names

    @property
    def colour(self) -> bool:
        """True on a terminal that wants colour."""
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM", "") in ("", "dumb")
        return sys.stdout.isatty() and not plain

    @property
    def width(self) -> int:
        """72 columns in a pipe; on a terminal its width, up to 100."""
        if not sys.stdout.isatty():
            return 72
        return max(20, min(100, os.get_terminal_size(sys.stdout.fileno()).columns or 72))

    def resolve(self, text: str) -> str:
        """The id a person means. Raises Failure with a suggestion when it is none or several."""
        from ..query.resolve import resolve

        try:
            return resolve(self.catalogue, text)
        except Ambiguous as error:
            choices = ", ".join(f"{id_} ({self.catalogue.name(id_)})" for id_ in error.ids)
            raise Failure(f"{text!r} may mean {choices}", NOTHING) from None
        except Unknown as error:
            hint = f"; did you mean {' or '.join(error.near)}?" if error.near else "; try: eurasia search"
            raise Failure(f"nothing is known as {text!r}{hint}", NOTHING) from None

    def file(self, name: str) -> Path:
        """The file to write that was named. Raises Failure where there is no folder for it: none is made by the way."""
        path = Path(name).expanduser()
        if not path.parent.is_dir():
            raise Failure(f"{path.parent}: no such folder")
        return path

    def print(self, text: str) -> None:
        """Print text, cleaned; letters the output cannot show (or with --ascii all others) are transliterated."""
        text = clean(text)
        if self.glyphs.ascii or not _encodable(text):
            from ..text import transliterate

            text = "\n".join(transliterate(line) for line in text.split("\n"))
        else:
            text = isolated(text)
        sys.stdout.write(text if text.endswith("\n") else text + "\n")

    def print_json(self, value: Any) -> None:
        """Print a value as JSON: indented for a reader, on one line for a program (ten times as quick to write)."""
        escape = self.glyphs.ascii or not (sys.stdout.encoding or "").lower().startswith("utf")
        indent = 1 if sys.stdout.isatty() else None
        text = json.dumps(value, ensure_ascii=False, indent=indent)
        # Most often nothing is to be cleaned, and one look at the whole says so; controls are escaped by now.
        if not is_clean(text) or text.count("\\") != text.count('\\"'):
            value = cleaned(value)
            text = json.dumps(value, ensure_ascii=False, indent=indent)
        if escape:
            text = json.dumps(value, indent=indent)
        sys.stdout.write(text + "\n")


def cleaned(value: Any) -> Any:
    """The value with every text in it cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(key): cleaned(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [cleaned(item) for item in value]
    return value


def _encodable(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
