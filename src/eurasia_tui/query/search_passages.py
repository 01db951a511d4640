"""Documents among the hits of a search, each with the paragraph that fits best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from . import full_text
from .catalogue import Catalogue
from .documents.authorship import documents_by
from .documents.document_index import document_index
from .documents.passages import best
from .facets import of_documents, targets
from .parse import Query
from .search_words import Reading
from .sets import Condition, among, members
from .sql import LISTED, listed

BEGUN = 4
"""Letters of a last word that may be the beginning of one: of fewer too many words begin so."""

Found = list[tuple[str, int]]
"""Documents with a paragraph."""


def paragraphs(catalogue: Catalogue, query: Query, reading: Reading, only: Condition | None, limit: int) -> Found:
    """Documents in one paragraph of which all words stand, those first whose speaker the words name beside the rest."""
    documents = _allowed(catalogue, only)
    if documents is not None and not documents:
        return []
    if not (query.words or query.phrases):
        return _about(catalogue, query, documents or ()) if of_documents(query) else []
    found: dict[str, int] = {}
    without = f" NOT ({full_text.either(query.excluded)})" if query.excluded else ""
    rest = [*full_text.terms(reading.rest), *query.phrases]
    named = [item.id for span in reading.names for item in span.found[:1]]
    if rest and named and (given := documents_by(catalogue, named)):
        among = given if documents is None else given & documents
        if among:
            found.update(_best(catalogue, rest, without, limit, among))
    parts = [*full_text.terms(reading.content), *query.phrases]
    if any(len(part) > 1 for part in parts):
        for document, number in _best(catalogue, parts, without, limit, documents):
            found.setdefault(document, number)
    return list(found.items())[:limit]


def _best(
    catalogue: Catalogue, parts: Sequence[str], without: str, limit: int, documents: Collection[str] | None
) -> Found:
    """Where all parts stand; where no text has the last of them, where a word begins so."""
    found = best(catalogue, f"({full_text.every(parts)}){without}", limit, documents)
    if found or len(parts[-1]) < BEGUN or " " in parts[-1]:
        return found
    return best(catalogue, f"({full_text.every(parts, begun=True)}){without}", limit, documents)


def _allowed(catalogue: Catalogue, only: Condition | None) -> set[str] | None:
    """The documents that the facets allow; None without facets."""
    if only is None:
        return None
    return set(members(catalogue, among(document_index(catalogue).numbers).both(only)))


def _about(catalogue: Catalogue, query: Query, documents: Collection[str]) -> Found:
    """The documents, each with the paragraph that names oftenest what the facets ask for; 0 where none is asked for."""
    ids = [id_ for facet, value in query.facets if facet == "about" for id_ in targets(catalogue, value)]
    asked = f"SELECT document, paragraph FROM mention WHERE entity IN {LISTED} AND document IN {LISTED}"
    counts = Counter(catalogue.db.execute(asked, (listed(ids), listed(documents))).fetchall()) if ids else Counter()
    chosen: dict[str, int] = {}
    for (document, number), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        chosen.setdefault(document, number)
    return list(chosen.items())
