"""The user's own notes among the hits of a search, marked as such."""

from __future__ import annotations

import os

from ..text import words
from ..userdata import notes
from .catalogue import Catalogue
from .documents.snippets import mark
from .documents.snippets import snippet as of_pack
from .facets import allowed
from .notes import TITLE
from .parse import parse
from .search import Hit, Results
from .spans import Inline, Span

MATCHED = "own note"
SCORE = 60.0
"""Below names, above words somewhere in a text."""


class _Read:
    """Notes as last read, with the marks of their files by which changes are noticed."""

    stamp: tuple[tuple[str, int], ...] | None = None
    found: tuple[notes.Note, ...] = ()


def every_note() -> tuple[notes.Note, ...]:
    """All notes; read again only when a file changed."""
    try:
        with os.scandir(notes.folder()) as entries:
            stamp = tuple(sorted((entry.path, entry.stat().st_mtime_ns) for entry in entries if entry.name[0] != "."))
    except OSError:
        stamp = ()
    if stamp != _Read.stamp:
        _Read.found = tuple(notes.notes()) if stamp else ()
        _Read.stamp = stamp
    return _Read.found


def with_notes(catalogue: Catalogue, results: Results, limit: int) -> Results:
    """The hits with those whose own note holds all the words, marked as such."""
    notes_found = every_note()
    if not notes_found:
        return results
    query = parse(results.query)
    terms = (*query.words, *(word for phrase in query.phrases for word in phrase.split()))
    if not terms:
        return results
    only, _ = allowed(catalogue, query)
    known = {hit.id: hit for hit in results.hits}
    found = []
    for item in notes_found:
        note_words = words(item.text)
        folded = f" {' '.join(note_words)} "
        if (
            item.text
            and all(f" {word}" in folded for word in terms)
            and all(f" {phrase} " in folded for phrase in query.phrases)
            and not any(word in note_words for word in query.excluded)
            and (only is None or item.id in only)
            and known.get(item.id, Hit("", "", "", 0.0, "", ())).score < SCORE
        ):
            found.append(item.id)
    kinds, names = catalogue.kinds_of(found), catalogue.names(found)
    own = [Hit(id_, kinds[id_], names[id_], SCORE, MATCHED, terms) for id_ in found if id_ in kinds]
    fresh = {hit.id for hit in own}
    rest = [hit for hit in results.hits if hit.id not in fresh]
    above = [hit for hit in rest if hit.score >= SCORE]
    hits = [*above, *own, *rest[len(above) :]] if rest[: len(above)] == above else [*own, *rest]
    return results._replace(hits=tuple(hits[:limit]))


def snippet(catalogue: Catalogue, hit: Hit, width: int = 110) -> Inline:
    """The text that shows why a hit was found; words of a note are marked as the user's."""
    if hit.matched != MATCHED:
        return of_pack(catalogue, hit.id, hit.terms, width, hit.paragraph)
    return (Span(f"{TITLE.lower()}: "), *mark(notes.note(hit.id).text, hit.terms, width))
