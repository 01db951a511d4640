"""Reads the TOML files of a pack within limits, and says clearly what it will not read."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any

import tomli

from .. import systems
from ..catalogue.scan import PackFile
from .problems import Problem

MAX_BYTES = 4_000_000
MAX_DEPTH = 60
MAX_DIGITS = 400
MAX_DOTS = 40

_LONG_NUMBER = re.compile(rb"[0-9_]{%d,}" % MAX_DIGITS)
_LONG_KEY = re.compile(rb"(?<![A-Za-z0-9_-])(?:[A-Za-z0-9_-]++[ \t]*+\.[ \t]*+){%d}" % MAX_DOTS)
_STRINGS = re.compile(
    rb'"""(?:[^\\]|\\.)*?(?:"""|\\?\Z)|'
    rb"'''.*?(?:'''|\Z)|"
    rb'"(?:[^"\\\n]|\\[^\n])*(?:"|\\?$)|'
    rb"'[^'\n]*(?:'|$)|#[^\n]*",
    re.DOTALL | re.MULTILINE,
)
"""Strings and comments. One that is not closed runs on to its end, so that no text is looked at twice."""


_ESCAPED_NUL = re.compile(rb"\\(?:u0000|U00000000|x00)")


class Unreadable(Exception):
    """A file that could not be read; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def _position(data: bytes, offset: int) -> tuple[int, int]:
    line = data.count(b"\n", 0, offset) + 1
    start = data.rfind(b"\n", 0, offset) + 1
    return line, len(data[start:offset].decode("utf-8", "replace")) + 1


def _refuse(data: bytes) -> tuple[int, str, str, str] | None:
    """(offset, code, message, hint) of the first thing that the TOML reader cannot process."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start, "not-utf8", f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8"
    if (at := data.find(b"\0")) >= 0:
        return at, "nul-byte", "the file holds a NUL byte", "remove it"
    if match := _LONG_NUMBER.search(data):
        return match.start(), "number-too-long", f"a number of over {MAX_DIGITS} digits", "quote it or shorten it"
    if data.count(b".") >= MAX_DOTS and any(line.count(b".") >= MAX_DOTS for line in data.split(b"\n")):
        # Quoted parts of a key become words of one letter, so that only bare ones are looked for.
        bare = _STRINGS.sub(lambda match: (b" " if match[0][:1] == b"#" else b"x") * len(match[0]), data)
        if match := _LONG_KEY.search(bare):
            return match.start(), "key-too-deep", f"a dotted key of over {MAX_DOTS} parts", "use fewer parts"
    if data.count(b"[") > MAX_DEPTH or data.count(b"{") > MAX_DEPTH:
        depth = 0
        blank = _STRINGS.sub(lambda match: b" " * len(match[0]), data)
        for match in re.finditer(rb"[\[\]{}]", blank):
            depth += 1 if match[0] in b"[{" else -1
            if depth > MAX_DEPTH:
                return match.start(), "nested-too-deep", f"over {MAX_DEPTH} nested brackets", "use fewer levels"
    return None


def _without_nul(value: Any) -> Any:
    """Tables whose texts hold no NUL: SQLite takes a text to end there, and such a catalogue is refused."""
    if isinstance(value, dict):
        return {key.replace("\0", ""): _without_nul(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_without_nul(part) for part in value]
    return value.replace("\0", "") if isinstance(value, str) else value


def _no_space(line: str, column: int) -> tuple[str, int] | None:
    """A character near a column that looks like a space and is none to TOML, with its column."""
    for at in (column, column - 1, column + 1):
        char = line[at - 1 : at] if at > 0 else ""
        if char and char not in " \t\r" and (char.isspace() or char in "\u200b\u2060\ufeff"):
            return char, at
    return None


def read(file: PackFile, root: Path) -> tuple[dict[str, Any], bytes]:
    """The file's tables and its bytes.

    Raises Unreadable for anything but a regular UTF-8 TOML file inside the pack and within the limits.
    """
    data = load(file, root)

    def unreadable(code: str, message: str, hint: str, line: int, column: int) -> Unreadable:
        return Unreadable(Problem(file.name, line, column, code, message, hint))

    if refused := _refuse(data):
        offset, code, message, hint = refused
        raise unreadable(code, message, hint, *_position(data, offset))
    try:
        tables = tomli.loads(data.decode("utf-8"))
        return (_without_nul(tables) if _ESCAPED_NUL.search(data) else tables), data
    except tomli.TOMLDecodeError as error:
        line, column = error.lineno, error.colno
        if space := _no_space(data.decode("utf-8").split("\n")[line - 1], column):
            message = f"U+{ord(space[0]):04X} at column {space[1]} is not a space"
            raise unreadable("toml-syntax", message, "put a plain space there", line, space[1]) from None
        raise unreadable("toml-syntax", error.msg, "see toml.io for the syntax", line, column) from None
    except (RecursionError, ValueError) as error:
        raise unreadable(
            "toml-syntax", f"cannot be parsed: {type(error).__name__}", "simplify the file", 1, 1
        ) from None


def load(file: PackFile, root: Path) -> bytes:
    """The file's bytes. Raises Unreadable for anything but a regular file inside the pack and within the limits."""

    def unreadable(code: str, message: str, hint: str = "", line: int = 1, column: int = 1) -> Unreadable:
        return Unreadable(Problem(file.name, line, column, code, message, hint))

    try:
        # Links to folders are not followed, so only a file that is itself a link can lead out.
        if os.path.islink(file.path) and not Path(file.path).resolve(strict=True).is_relative_to(root.resolve()):
            raise unreadable(
                "outside-pack", "a symbolic link that leads out of the pack", "copy the file into the pack"
            )
        descriptor = os.open(file.path, systems.READ)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "a loop of symbolic links"
        raise unreadable("unreadable", f"cannot be read: {reason}", "check the file and its permissions") from None
    info = os.fstat(descriptor)
    if not stat.S_ISREG(info.st_mode):
        os.close(descriptor)
        raise unreadable("not-a-file", "not a regular file", "put a TOML file here")
    with os.fdopen(descriptor, "rb") as handle:
        if info.st_size > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            raise unreadable("file-too-large", f"over {limit} MB", "split it: one entity per file")
        return handle.read(MAX_BYTES + 1).removeprefix(b"\xef\xbb\xbf")  # the byte-order mark of some editors
