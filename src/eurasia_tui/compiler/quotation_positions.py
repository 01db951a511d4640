"""Quotations against the full text of their sources: where each is, and which do not."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import normalize

from ..named_tuple import NamedTuple
from .positions import Positions
from .problems import Problem
from .writer import insert

FILLED = "document"
"""Place of a statement that the document makes of itself, not an editor."""
_TYPOGRAPHIC = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2013": "-",
        "\u2014": "-",
    }
)
_LEFT_OUT = re.compile(r"\s*\[(?:\u2026|\.\.\.)\]\s*")


class QuotationPlace(NamedTuple):
    """Where words are in a document: paragraph, counted from 1, first character there and number of characters."""

    paragraph: int
    start: int
    size: int


def normal(text: str) -> str:
    """Text with white space and typographic quotes normalised."""
    return re.sub(r"\s+", " ", normalize("NFC", text).translate(_TYPOGRAPHIC)).strip()


class Text:
    """The paragraphs of a document, ready for looking things up."""

    def __init__(self, paragraphs: list[str]) -> None:
        # Both texts keep their length: paragraphs are stored with single spaces, and marks are changed one for one.
        self._paragraphs = [text.translate(_TYPOGRAPHIC) for text in paragraphs]
        self._whole = " ".join(self._paragraphs)

    def find(self, quotation: str, near: int = 0) -> QuotationPlace | None:
        """The place where a quotation begins, in paragraph ``near`` if it is there too; None when it is not verbatim.

        What is left out, ``[\u2026]``, may be any words; the last part of a quotation may lie in a later paragraph.
        """
        parts = [part for part in map(normal, _LEFT_OUT.split(quotation)) if part]
        if not parts:
            return None
        at = -1
        if near and near <= len(self._paragraphs):
            at = self._from(parts, sum(len(text) + 1 for text in self._paragraphs[: near - 1]))
            if at >= 0 and self._place(at, 1).paragraph != near:
                at = -1
        at = at if at >= 0 else self._from(parts, 0)
        return self._place(at, self._end - at) if at >= 0 else None

    def _from(self, parts: list[str], begin: int) -> int:
        first = -1
        for part in parts:
            found = self._whole.find(part, begin)
            if found < 0:
                return -1
            first = found if first < 0 else first
            begin = found + len(part)
        self._end = begin
        return first

    def _place(self, at: int, size: int) -> QuotationPlace:
        for number, text in enumerate(self._paragraphs, 1):
            if at <= len(text):
                return QuotationPlace(number, at, min(size, len(text) - at))
            at -= len(text) + 1
        raise IndexError(at)


def settle(db: sqlite3.Connection, root: Path, below: Callable[[str], list[str]]) -> Iterator[Problem]:
    """Note where each quotation is in the document of its source, and give it the paragraph it leaves out.

    ``below`` gives the paragraphs of a document of a pack below, none where there is no such document.  Yields a
    problem for each quotation that is not in its document, or not in the paragraph that it names.
    """
    db.execute("DELETE FROM passage")
    db.execute("DELETE FROM fact WHERE loc = ?", (FILLED,))
    rows = db.execute(
        "SELECT e.file, e.loc, p.loc, p.text, e.id, r.object, f.number, coalesce(e.as_of, d.value) FROM prose p JOIN entity e ON e.id = p.entity "
        "JOIN relation r ON r.subject = e.id AND r.name = 'from-source' "
        "LEFT JOIN fact f ON f.entity = e.id AND f.key = 'paragraph' "
        "LEFT JOIN fact d ON d.entity = e.id AND d.key = 'date' WHERE p.section = 'quotation'"
    ).fetchall()
    texts: dict[str, Text | None] = {}
    for file, prefix, loc, quotation, id_, source, stated, as_of in rows:
        if source not in texts:
            own = db.execute("SELECT text FROM paragraph WHERE document = ? ORDER BY number", (source,)).fetchall()
            paragraphs = [text for (text,) in own] or below(source)
            texts[source] = Text(paragraphs) if paragraphs else None
        text = texts[source]
        if text is None:
            continue
        place = text.find(quotation, int(stated or 0))
        if place is None:
            line, column = position(root / file, prefix, loc)
            message = f"the quotation {id_} is not in documents/{source}.txt"
            yield Problem(file, line, column, "not-verbatim", message, "copy it again, word for word")
            continue
        db.execute("INSERT INTO passage VALUES (?, ?, ?, ?, ?)", (id_, source, *place))
        if stated and stated != place.paragraph:
            line, column = position(root / file, prefix, "paragraph")
            message = f"the quotation {id_} is in paragraph {place.paragraph}, not {stated:.0f}"
            yield Problem(file, line, column, "wrong-paragraph", message, "leave it out: the document gives it")
        elif not stated:
            insert(db, "fact", [_paragraph(id_, source, place.paragraph, as_of)])


def _paragraph(id_: str, source: str, number: int, as_of: str | None) -> dict[str, object]:
    """The fact that a quotation is in a paragraph."""
    return {
        "entity": id_,
        "slot": "paragraph",
        "seq": 1_000,
        "key": "paragraph",
        "label": "Paragraph",
        "value": str(number),
        "number": float(number),
        "unit": "",
        "type": "number",
        "source": source,
        "as_of": as_of,
        "evidence": "document",
        "inherits": 0,
        "contested": 0,
        "loc": FILLED,
    }


def position(path: Path, prefix: str, loc: str) -> tuple[int, int]:
    """Line and column of a place in a file, counted from 1."""
    parts = [int(part) if part.isdigit() else part for part in f"{prefix}.{loc}".strip(".").split(".")]
    try:
        return Positions(path.read_bytes()).find(parts)
    except OSError:  # gone since it was read
        return 1, 1
