"""The full text of sources: ``documents/ID.txt``, a ``#`` header, an empty line, then one paragraph a block."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize

from ..catalogue.layout import DOCUMENT_TABLES
from ..catalogue.scan import PackFile
from ..dates import bounds
from ..sanitize import clean, clean_line
from ..schema.types import ID_PATTERN
from ..text import index_words
from .problems import Problem
from .reader import Unreadable, load

FOLDER = "documents"
MAX_PARAGRAPHS = 20_000
"""Paragraphs of one document."""
MAX_CHARACTERS = 10_000
"""Characters of one paragraph; a longer one is cut at a space."""
WRAPPED = 120
"""Characters of a line beyond which lines are not broken by hand: a longer one is a paragraph by itself."""

_HEADER = re.compile(r"#\s*([a-z-]+)\s*:\s*(.*)")
_ID = re.compile(ID_PATTERN)
_FIELDS = {"title": "name", "author": "author", "publisher": "publisher", "licence": "licence", "language": "language"}
"""Lines of the header that say what the source is, and the fields of a source they stand for."""


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A text as read: the lines of its header by key, and its paragraphs, each on one line."""

    id: str
    header: dict[str, str]
    paragraphs: list[str]


def id_of(name: str) -> str:
    """The source that a file of the folder is the text of."""
    return name.removeprefix(f"{FOLDER}/").removesuffix(".txt")


def read(file: PackFile, root: Path, problems: list[Problem]) -> DocumentFile | None:
    """The document of a file; None, with a problem, when there is none in it."""

    def problem(line: int, code: str, message: str, hint: str = "") -> None:
        problems.append(Problem(file.name, line, 1, code, message, hint))

    try:
        data = load(file, root)
    except Unreadable as error:
        problems.append(error.problem)
        return None
    stem = id_of(file.name)
    if not _ID.fullmatch(stem):
        problem(1, "bad-id", f"{clean_line(stem)[:100]} is not an id", "name the file after the id of its source")
        return None
    try:
        lines = data.decode("utf-8").replace("\0", "").splitlines()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem(line, "not-utf8", f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8")
        return None
    header, begin = _header(lines)
    if header.get("source-id", stem) != stem:
        hint = f"name the file {clean_line(header['source-id'])[:100]}.txt, or correct the header"
        problem(1, "wrong-id", f"the header names another source than {stem}", hint)
    paragraphs: list[str] = []
    for number, block in _blocks(lines, begin):
        text = normalize("NFC", " ".join(clean(block).split()))
        if len(text) > MAX_CHARACTERS:
            hint = "separate paragraphs by an empty line"
            problem(
                number,
                "paragraph-too-long",
                f"a paragraph of over {MAX_CHARACTERS:,} characters; the rest is left out",
                hint,
            )
        paragraphs += _pieces(text)
        if len(paragraphs) > MAX_PARAGRAPHS:
            problem(number, "list-too-long", f"over {MAX_PARAGRAPHS:,} paragraphs; the rest is left out", "split it")
            del paragraphs[MAX_PARAGRAPHS:]
            break
    if not paragraphs:
        problem(1, "no-text", "a document without text", "write a header, an empty line, then one paragraph per block")
        return None
    return DocumentFile(stem, header, paragraphs)


def _header(lines: list[str]) -> tuple[dict[str, str], int]:
    """What the lines before the first empty one say, and where the text begins."""
    header: dict[str, str] = {}
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            return header, number
        if match := _HEADER.fullmatch(line.strip()):
            header.setdefault(match[1], clean_line(match[2]).strip()[:2000])
    return header, len(lines)


def _blocks(lines: list[str], begin: int) -> Iterator[tuple[int, str]]:
    """Line number and text of each paragraph: lines up to an empty one, or one that was not broken by hand."""
    gathered: list[str] = []
    first = begin
    for number, line in enumerate(lines[begin:], begin + 1):
        long = len(line) > WRAPPED
        if gathered and (long or not line.strip()):
            yield first, "\n".join(gathered)
            gathered = []
        if long:
            yield number, line
        elif line.strip():
            if not gathered:
                first = number
            gathered.append(line)
    if gathered:
        yield first, "\n".join(gathered)


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces of at most MAX_CHARACTERS, cut at spaces where there are any."""
    while len(text) > MAX_CHARACTERS:
        at = text.rfind(" ", 1, MAX_CHARACTERS)
        at = at if at > 0 else MAX_CHARACTERS
        yield text[:at].rstrip()
        text = text[at:].lstrip()
    if text:
        yield text


def source_of(document: DocumentFile) -> dict[str, Any]:
    """The fields of a source as the header gives them, for a document whose source has no file of its own."""
    header = document.header
    fields: dict[str, Any] = {"id": document.id, "type": "other", "licence": "not stated", "evidence": "document"}
    fields |= {field: header[key] for key, field in _FIELDS.items() if header.get(key)}
    if header.get("extent"):
        fields["extent"] = header["extent"]
    if header.get("url", "").startswith(("http://", "https://")):
        fields["url"] = header["url"]
    try:
        bounds(header.get("date", ""))
        fields["date"] = header["date"]
    except ValueError:
        pass  # words such as "not dated" stay in the text file
    return fields


def add(db: sqlite3.Connection, document: DocumentFile, file: str) -> None:
    """Write the rows of a document, behind all others."""
    first = db.execute("SELECT coalesce(max(n), 0) + 1 FROM paragraph").fetchone()[0]
    words = sum(len(text.split()) for text in document.paragraphs)
    row = (document.id, file, first, len(document.paragraphs), words)
    db.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?)", row)
    numbered = list(enumerate(document.paragraphs, 1))
    db.executemany(
        "INSERT INTO paragraph VALUES (?, ?, ?, ?)",
        [(first + number - 1, document.id, number, text) for number, text in numbered],
    )
    db.executemany(
        "INSERT INTO paragraph_search(rowid, text) VALUES (?, ?)",
        [(first + number - 1, index_words(text)) for number, text in numbered],
    )


def forget(db: sqlite3.Connection, file: str) -> None:
    """Remove the document that came from a file."""
    for (id_,) in db.execute("SELECT entity FROM document WHERE file = ?", (file,)).fetchall():
        rows = db.execute("SELECT n, text FROM paragraph WHERE document = ?", (id_,)).fetchall()
        db.executemany(
            "INSERT INTO paragraph_search(paragraph_search, rowid, text) VALUES ('delete', ?, ?)",
            [(n, index_words(text)) for n, text in rows],
        )
        for table in ("paragraph", "mention", "passage"):
            db.execute(f"DELETE FROM {table} WHERE document = ?", (id_,))
        db.execute("DELETE FROM document WHERE entity = ?", (id_,))


def forget_all(db: sqlite3.Connection) -> None:
    """Remove every document."""
    for table in DOCUMENT_TABLES:
        db.execute(f"DELETE FROM {table}")
    db.execute("INSERT INTO paragraph_search(paragraph_search) VALUES ('delete-all')")
