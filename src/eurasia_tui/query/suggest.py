"""Entities that may be meant by a text that names none: names within it, corrected words, parts of names."""

from __future__ import annotations

from ..text import words
from .catalogue import Catalogue
from .function_words import is_function_word
from .names import TITLES, longest, named, spans
from .spelling import nearest
from .sql import LISTED, listed
from .tokens import tokens


def suggest(catalogue: Catalogue, text: str, limit: int = 3) -> list[str]:
    """Ids, the likeliest first; none whose name is a title."""
    typed = [token for token in tokens(text) if not is_function_word(token)] or tokens(text)
    found = [item.id for span in longest(spans(catalogue, typed)) for item in span.found[:1]]
    corrected = [nearest(catalogue, token.fold) or token.fold for token in typed]
    if corrected != [token.fold for token in typed]:
        found += [item.id for item in named(catalogue, " ".join(corrected))]
    if len(found) < limit:
        found += _partly(catalogue, corrected, limit)
    return list(dict.fromkeys(found))[:limit]


def _partly(catalogue: Catalogue, folded: list[str], limit: int) -> list[str]:
    """Entities whose names hold all of the words, else any of them."""
    some = [f'"{word}"' for text in folded[:8] for word in words(text)]
    for joint in (" ", " OR "):
        if not some:
            break
        match = f"{{names}} : ({joint.join(some)} {'*' if joint == ' ' else ''})"
        found: list[tuple[float, str]] = []
        for index in range(len(catalogue.opened.uris)):
            found += catalogue.db.execute(
                f"SELECT bm25(search, 8.0, 0.0, 0.0) AS rank, e.id FROM p{index}.search s JOIN p{index}.entity e ON e.n = s.rowid "
                f"WHERE search MATCH ? AND e.kind NOT IN {LISTED} ORDER BY rank LIMIT ?",
                (match, listed(TITLES), limit),
            ).fetchall()
        if found:
            return [id_ for _, id_ in sorted(found)][:limit]
    return []
