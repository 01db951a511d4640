"""What somebody said about something in a document: the best passage, with its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product

from ...dates import show
from ...text import fold
from ..documents.authorship import issued
from ..documents.document_index import document_index
from ..documents.passages import Passage, Passages, passages
from ..documents.quoting import sentences
from .answer import AnswerReceipt, Draft
from .context import Context
from .excerpts import in_english
from .lexicon import lexicon
from .logical_form import When

COST = 0.3
"""A passage that holds the words answers less surely than a quotation that an editor chose."""
TRIED = 6
"""Passages among which a sentence that holds what is asked is looked for."""
MOST_WAYS = 6
"""Ways to say the words in English that are tried."""
STEM = 5
"""Letters of a word whose other forms are looked for too, where no passage has it as it is."""


def spoken_draft(
    context: Context, by: Sequence[str], about: Sequence[str], words: Sequence[str], when: When | None
) -> Draft | None:
    """The best passage of the documents that somebody gave; a body that issues documents says where, not about what."""
    catalogue = context.catalogue
    given = {who for entry in document_index(catalogue).entries for who in (*entry.speakers, *entry.states)}
    by = [who for who in by if who in given]  # a body that issues a document is not its speaker
    if not by:
        return None
    where = issued(catalogue, about)
    matters = [id_ for id_ in about if id_ not in where]
    start, end = (when.first, when.last) if when else (None, None)

    def look(text: str) -> Passages:
        return passages(catalogue, text, by=by, about=matters, start=start, end=end, limit=TRIED)

    if not words and not matters:
        return None
    found = look(" ".join(words))
    english = _in_english(words)
    found = next((other for phrase in english if not found.rows and (other := look(phrase)).rows), found)
    if not found.rows and words and len(words[-1]) > STEM:
        found = look(f"{' '.join(words)[:-1]}*")
    drafts = (_draft(context, found, row, matters, where, words) for row in found.rows)
    return next((draft for draft in drafts if draft), None)


def _in_english(words: Sequence[str]) -> list[str]:
    """English search words in place of words of another language; empty when one of them has no English form."""
    each = [lexicon().in_texts(word) for word in words]
    return (
        [" ".join(f"{begun}*" for begun in some) for some in islice(product(*each), MOST_WAYS)]
        if words and all(each)
        else []
    )


def _draft(
    context: Context,
    found: Passages,
    passage: Passage,
    matters: Sequence[str],
    where: Sequence[str],
    words: Sequence[str],
) -> Draft | None:
    about = [*matters, *where]
    sentence = _sentence(
        passage, words, [context.speaker.names([id_], short=short) for id_ in matters for short in (False, True)]
    )
    if not sentence:
        return None  # a passage that only mentions it among its topics is too weak
    date = f", {show(passage.date)}" if passage.date else ""
    more = f" ({found.total - 1} more passages)" if found.total > 2 else " (1 more passage)" if found.total == 2 else ""
    topic = ", ".join(filter(None, (context.speaker.names(about[:3]), in_english(words))))
    return Draft(
        f"{passage.speaker}{date}, {passage.title}, § {passage.paragraph}: “{sentence}”{more}",
        sentence,
        (passage.document, *passage.speakers, *about[:3]),
        f"passage of {passage.speaker} on {topic}",
        (AnswerReceipt(passage.document, passage.date, "document", False, True),),
        (),
        passage.date,
        cost=COST,
        section=f"§ {passage.paragraph}",
    )


def _sentence(passage: Passage, words: Sequence[str], names: Sequence[str]) -> str:
    """The sentence that holds most of the words, and a name where there are any; empty where none does."""
    parts = [part for name in names for part in fold(name).replace("-", " ").split() if len(part) > 2]
    wanted = [begun for word in words for begun in (word[:STEM], *lexicon().in_texts(word))]

    def held(sentence: str) -> int:
        folded = f" {fold(sentence)}".replace("-", " ")
        of_words, of_names = (sum(f" {word}" in folded for word in some) for some in (wanted, parts))
        return 0 if (wanted and not of_words) or (parts and not of_names) else of_words + of_names

    best = max(sentences(passage.text), key=held)
    return best if held(best) else ""
