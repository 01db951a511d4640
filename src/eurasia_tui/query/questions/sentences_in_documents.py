"""The sentence of a stored document that speaks of all that a question names and says."""

from __future__ import annotations

from collections.abc import Sequence

from ...dates import show
from ...text import fold
from ..documents.document_index import document_index
from ..documents.passages import best
from ..documents.quoting import sentences
from .answer import AnswerReceipt, Draft
from .context import Context
from .question_units import Unit, apart
from .sentences_on_pages import CAUSE, COST

NEAR = 25
"""Words within which all that is sought must stand."""
PARAGRAPHS = 12
"""Paragraphs that are looked through."""
DEARER = 0.1
"""A document says less surely what is so than a page."""


def documented_draft(context: Context, units: Sequence[Unit], named: Sequence[str]) -> Draft | None:
    """The best sentence of the documents, or two together; the issuer of a document need not be named in it."""
    if not context.asked & {"why", "how"}:
        return None  # the words of a speaker there do not answer who or what
    index = document_index(context.catalogue)
    match = " AND ".join(unit.match.replace("{names links} : ", "") for unit in units)
    found: list[tuple[tuple[object, ...], str, int, str]] = []
    for place, (document, number) in enumerate(best(context.catalogue, match, PARAGRAPHS)):
        row = context.catalogue.db.execute(
            "SELECT text FROM paragraph WHERE document = ? AND number = ?", (document, number)
        ).fetchone()
        for sentence in sentences(row[0]) if row else ():
            folded = fold(sentence)
            if not all(unit.stands_in("", folded) for unit in units) or (
                "why" in context.asked and not CAUSE.search(folded)
            ):
                continue
            near = apart(units, folded)
            if near <= NEAR:
                found.append(((_cut(sentence), near // 8, place), document, number, sentence))
    if not found:
        return None
    _, document, number, sentence = min(found, key=lambda row: row[0])
    entry = index.entries[index.numbers[document]]
    by, title = context.speaker.names(list(entry.speakers)), context.speaker.name(document)
    source_line = f"{by}{f', {show(entry.date)}' if entry.date else ''}, " if by else ""
    return Draft(
        f"{source_line}{title}, § {number}: “{sentence}”",
        sentence,
        (*named, document),
        f"passage of {title}",
        (AnswerReceipt(document, entry.date, "document", False, bool(by)),),
        (),
        entry.date,
        cost=COST + DEARER,
        section=f"§ {number}",
    )


def _cut(sentence: str) -> bool:
    """True for a fragment of a sentence."""
    return not (sentence[:1].isupper() or sentence[:1] in '“"') or sentence[-1:] not in '.!?”"'
