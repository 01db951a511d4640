"""What every command needs: the catalogue it was asked for, and a clean way out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from .. import paths, preferences
from ..query.age import beyond
from ..query.catalogue import Ambiguous, Catalogue, Unknown
from ..render.glyphs import ASCII, UNICODE, Glyphs, shows_unicode
from ..sanitize import clean, is_clean, isolated
from ..text import transliterate
from ..version import JSON_VERSION
from . import pager
from .commands import COMMANDS
from .messages import fail

if TYPE_CHECKING:
    import argparse

    from ..render.lines import Segment

FOUND, NOTHING, WRONG = 0, 1, 2
"""Exit codes."""
NO_NAME = "no name on standard input; write one per line"


class Failure(Exception):
    """An error for the reader: one clear line, and the exit code."""

    def __init__(self, message: str, code: int = WRONG) -> None:
        super().__init__(message)
        self.code = code


class CommandContext:
    """One call of the command line."""

    def __init__(self, args: argparse.Namespace | SimpleNamespace) -> None:
        self.args = args
        self.format: str = getattr(args, "format", None) or ""
        self.json: bool = getattr(args, "json", False) or self.format == "json"
        if self.json and self.format not in ("", "json"):
            raise Failure(f"--json and --format {self.format} cannot be combined")
        self.tabular = self.format in ("tsv", "csv")
        self.kiosk: bool = paths.is_kiosk() or getattr(args, "kiosk", False)
        self.content: str | None = getattr(args, "content", None) or os.environ.get("EURASIA_CONTENT") or None
        self.as_of: str | None = getattr(args, "as_of", None)
        ascii = getattr(args, "ascii", False) or (sys.stdout.isatty() and not shows_unicode())
        self.glyphs: Glyphs = ASCII if ascii else UNICODE
        self._catalogue: Catalogue | None = None
        self._held: list[str] | None = [] if self._pages() else None
        """What goes to the pager at the end."""

    def _pages(self) -> bool:
        """True where the command prints what is read, on a terminal; never in kiosk, since a pager can run a shell."""
        entry = COMMANDS.get(getattr(self.args, "command", None) or "")
        paged = entry is not None and entry.paged and not getattr(self.args, "no_pager", False)
        return paged and not self.kiosk and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue, opened when first asked for, up to date with its packs."""
        if self._catalogue is None:
            self._catalogue = Catalogue.open(self.content, self.as_of, own=not self.kiosk)
            if says := beyond(self._catalogue) if self.as_of else "":
                fail(says)
            if not self.kiosk and (file := paths.config_dir() / "settings.toml").exists():
                self._go_by_settings(file, self._catalogue)
        return self._catalogue

    def _go_by_settings(self, file: Path, catalogue: Catalogue) -> None:
        """Write dates, lengths and names as the user wishes; JSON stays the same for every program."""
        from ..userdata.settings import Known, load

        chosen, problems = load(Known(kinds=list(catalogue.kinds)), file)
        for problem in problems if getattr(self.args, "command", "") != "settings" else ():
            fail(problem)
        if not self.json:
            preferences.use(chosen.date_style, chosen.units)
            catalogue.language = chosen.names

    @property
    def colour(self) -> bool:
        """True on a terminal that wants colour, and where ``FORCE_COLOR`` or ``CLICOLOR_FORCE`` asks for it.

        ``NO_COLOR`` (https://no-color.org) is stronger than both (https://force-color.org, https://bixense.com/clicolors).
        """
        if os.environ.get("NO_COLOR"):
            return False
        if any(os.environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
            return True
        plain = os.environ.get("CLICOLOR") == "0" or os.environ.get("TERM", "") in ("", "dumb")
        return sys.stdout.isatty() and not plain

    @property
    def width(self) -> int:
        """Columns of a page: 72 in a pipe; on a terminal its width, up to 100."""
        return min(100, self._columns) if sys.stdout.isatty() else 72

    @property
    def list_width(self) -> int:
        """Columns of a list: the width of the terminal; 100 in a pipe."""
        return self._columns if sys.stdout.isatty() else 100

    @property
    def _columns(self) -> int:
        return max(20, os.get_terminal_size(sys.stdout.fileno()).columns or 72)

    def resolve(self, text: str) -> str:
        """The id a person means; ``-`` stands for the next word on standard input.

        Raises Failure with a suggestion when it is none or several.
        """
        from ..query.resolve import resolve

        if text == "-" and not (text := next(self._given, "")):
            raise Failure(NO_NAME, NOTHING)
        try:
            return resolve(self.catalogue, text)
        except Ambiguous as error:
            choices = ", ".join(f"{id_} ({self.catalogue.name(id_)})" for id_ in error.ids)
            raise Failure(f"{text!r} may mean {choices}", NOTHING) from None
        except Unknown as error:
            hint = f"; did you mean {' or '.join(error.near)}?" if error.near else "; try: eurasia search"
            raise Failure(f"no entity named {text!r}{hint}", NOTHING) from None

    def words(self, words: Sequence[str]) -> list[str]:
        """The words of the command line; ``-`` stands for all those that are left on standard input, one a line."""
        found: list[str] = []
        for word in words:
            found += self._given if word == "-" else [word]
        if not found and words:
            raise Failure(NO_NAME, NOTHING)
        return found

    @cached_property
    def _given(self) -> Iterator[str]:
        """The words on standard input, one a line.

        Of a line of several columns the first counts, so that the rows of ``list --format tsv`` go on to another command.
        """
        lines = (line.split("\t")[0].strip() for line in sys.stdin)
        return (line for number, line in enumerate(lines) if line and (number or line != "id"))

    def resolve_all(self, words: Sequence[str]) -> list[str]:
        """The ids of what is named, on the command line or, for ``-``, on standard input."""
        return [self.resolve(word) for word in self.words(words)]

    def resolve_different(self, words: Sequence[str]) -> list[str]:
        """The ids of what is named to be set beside each other. Raises Failure where one is named twice."""
        ids = [self.resolve(word) for word in words]
        if twice := next((id_ for id_ in ids if ids.count(id_) > 1), ""):
            raise Failure(f"{twice} is named twice; name different entities")
        return ids

    def nothing(self, text: str) -> int:
        """Print on standard error that nothing was found; returns the exit code for it. JSON output needs no message."""
        if not self.json:
            fail(text)
        return NOTHING

    def write(self, text: str) -> None:
        """Write finished text: to the pager on a terminal, else at once."""
        if self._held is None:
            sys.stdout.write(text)
        else:
            self._held.append(text)

    def finish(self) -> None:
        """Hand what was held to the pager."""
        if self._held:
            text, self._held = "".join(self._held), None
            pager.show(text)

    def file(self, name: str) -> Path:
        """The file to write that was named. Raises Failure where there is no folder for it: no folder is created."""
        path = paths.expanded(name)
        if not path.parent.is_dir():
            raise Failure(f"{path.parent}: no such folder")
        return path

    def print(self, text: str) -> None:
        """Print text, cleaned; letters the output cannot show (or with --ascii all others) are transliterated."""
        text = self._shown(text)
        self.write(text if text.endswith("\n") else text + "\n")

    def _shown(self, text: str) -> str:
        text = clean(text)
        if self.glyphs.ascii or not _encodable(text):
            return "\n".join(transliterate(line) for line in text.split("\n"))
        return isolated(text)

    def print_lines(self, lines: Iterable[str | Iterable[Segment]]) -> None:
        """Print lines, where the output wants colours in those of the roles of their parts; in letters as ``print`` has them."""
        if not self.colour:
            self.print(
                "\n".join(line if isinstance(line, str) else "".join(part.text for part in line) for line in lines)
            )
            return
        from ..render.ansi import painted

        for line in lines:
            parts = [(line, "")] if isinstance(line, str) else [(part.text, part.role) for part in line]
            self.write("".join(painted(self._shown(text), role) for text, role in parts) + "\n")

    def print_json(self, value: Any) -> None:
        """Print a value as JSON: indented for a reader, on one line for a program (ten times as quick to write)."""
        if isinstance(value, dict):
            value = {"json_version": JSON_VERSION, **value}
        escape = self.glyphs.ascii or not (sys.stdout.encoding or "").lower().startswith("utf")
        indent = 1 if sys.stdout.isatty() else None
        text = json.dumps(value, ensure_ascii=False, indent=indent)
        # Most often nothing is to be cleaned, and one look at the whole says so; controls are escaped by now.
        if not is_clean(text) or text.count("\\") != text.count('\\"'):
            value = cleaned(value)
            text = json.dumps(value, ensure_ascii=False, indent=indent)
        if escape:
            text = json.dumps(value, indent=indent)
        self.write(text + "\n")


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
