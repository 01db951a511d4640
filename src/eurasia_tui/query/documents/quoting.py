"""Makes a quotation of a passage: the sentences to choose from, and a record that an editor completes."""

from __future__ import annotations

import re
from typing import Any

from ...text import fold
from ..blocks import FullText, Paragraph, span_text
from ..catalogue import Catalogue
from .authorship import authors_of

MOST_WORDS = 40
"""Words that a quotation may have."""
MOST_ABOUT = 6
_END = re.compile(r"(?<=[.?!])[\u201d\u2019\"')\]]*\s+(?=[\u201c\u2018\"'(]?[A-Z0-9])")
_TITLE = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Jr|Sr|Prof|Gen|H\.E)|\b[A-Z])\.$")
"""What ends with a full stop and no sentence does."""
_PAUSE = re.compile(r"[,;:\u2014\u2013]\s")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each of at most MOST_WORDS words; a longer one in parts, cut at a pause where there is one."""
    found: list[str] = []
    begin = 0
    for match in _END.finditer(text):
        sentence = text[begin : match.end()].strip()
        if not _TITLE.search(text[begin : match.start()]):
            found.append(sentence)
            begin = match.end()
    found.append(text[begin:].strip())
    return [part for sentence in found if sentence for part in _parts(sentence)]


def _parts(sentence: str) -> list[str]:
    parts: list[str] = []
    while len(sentence.split()) > MOST_WORDS:
        longest = " ".join(sentence.split()[:MOST_WORDS])
        pauses = [match.start() for match in _PAUSE.finditer(longest)]
        at = pauses[-1] if pauses and pauses[-1] > len(longest) // 2 else len(longest)
        parts.append(longest[:at].strip())
        sentence = " ".join(sentence.split())[at:].lstrip(" ,;:\u2014\u2013")
    return [*parts, sentence] if sentence else parts


def record(catalogue: Catalogue, text: FullText, row: Paragraph, words: str) -> dict[str, Any]:
    """A quotation of words of a paragraph, as a file of the kind quotes has it.

    The speaker is who gave the document, what it is about what the words name, else what the paragraph names.  It is
    a draft: the editor says what is missing.
    """
    speakers = [*authors_of(catalogue, [text.document]).get(text.document, ()), text.document]
    plain = span_text(row.text)
    at = plain.find(words)
    about: list[str] = []
    end = 0
    for span in row.text:
        end += len(span.text)
        if span.link and at <= end - len(span.text) < at + len(words):
            about.append(span.link)
    return {
        "id": id_for(catalogue, text.document, row.number, words),
        "draft": True,
        "text": words,
        "speaker": speakers[0],
        "quoted_from": text.document,
        "paragraph": row.number,
        "date": text.date or catalogue.now,
        "about": [*dict.fromkeys(about or row.mentions or speakers[:1])][:MOST_ABOUT],
    }


def id_for(catalogue: Catalogue, document: str, number: int, words: str) -> str:
    """A free id for a quotation: the document, the paragraph and the first long words."""
    long = [word for word in fold(words).split() if len(word) > 4 and word.isascii()][:3]
    base = "-".join(["quote", document, str(number), *long])[:100].rstrip("-")
    id_, more = base, 1
    while catalogue.exists(id_):
        more += 1
        id_ = f"{base}-{more}"
    return id_


def is_quoted(catalogue: Catalogue, document: str, number: int, words: str) -> str:
    """The id of a quotation of the paragraph that holds the same words; empty when there is none."""
    rows = catalogue.db.execute(
        "SELECT entity FROM passage WHERE document = ? AND paragraph = ?", (document, number)
    ).fetchall()
    for (id_,) in rows:
        text = catalogue.db.execute(
            "SELECT text FROM prose WHERE entity = ? AND section = 'quotation'", (id_,)
        ).fetchone()
        if text and fold(text[0]) == fold(words):
            return str(id_)
    return ""
