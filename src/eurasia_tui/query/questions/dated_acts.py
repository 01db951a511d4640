"""When somebody did something: the dated sentence of a page that names all of them and says it.

``When did Xi announce the Belt and Road``, ``when did Russia launch the war in Ukraine``. Nothing is composed: what is
quoted names those who are named in the question, holds its words, and has a year beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...lazy_pattern import lazy_pattern
from ...named_tuple import NamedTuple
from ...text import fold
from .. import full_text, names
from ..sets import kind_not_in
from .answer import Draft
from .context import Context
from .excerpts import holds, plain, sentences
from .page_texts import PageText, names_it, page_texts, quoted

COST = 0.35
PAGES, NEAR = 12, 90
"""Pages that are looked through; letters between what is said and its year."""
EVENT = 1
"""The order of pages of events."""
_YEAR = lazy_pattern(r"\b(?:1[5-9]|20)\d\d\b")
_ONLY = kind_not_in("sources", "quotes", "claims")
_ACTORS = ("countries", "people", "places")


class _Found(NamedTuple):
    rank: tuple[int, int]
    text: PageText
    sentence: str


def acted_draft(context: Context, named: Sequence[names.Named], words: Sequence[str]) -> Draft | None:
    """The sentence that says when those that are named did what the words say."""
    ids = list(dict.fromkeys(entity.id for entity in named))
    topics = [entity.id for entity in named if entity.kind not in _ACTORS]
    if not ids or not words or len(topics) > 1:
        return None
    topic = topics[0] if topics else ""
    found = sorted(_sentences(context, ids, topic, words), key=lambda found_text: found_text.rank)
    if not found:
        return None
    first = found[0]
    place = context.speaker.name(first.text.entity)
    draft = quoted(context, first.text, first.sentence, f"when: passage of the page of {place}", ids, COST)
    again = [
        other for other in found if other.rank[0] == first.rank[0] == EVENT and other.text.entity != first.text.entity
    ]
    parts = []
    for found_text in (first, *again[:1]):  # it may have happened twice
        page = context.speaker.name(found_text.text.entity)
        parts.append(found_text.sentence if page in found_text.sentence else f"{page}: {found_text.sentence}")
    return draft._replace(text=" ".join(parts), receipts=tuple(found.text.receipt for found in (first, *again[:1])))


def _sentences(context: Context, ids: Sequence[str], topic: str, words: Sequence[str]) -> Iterator[_Found]:
    match = " AND ".join(f'({{names links}} : "{id_.replace("-", " ")}")' for id_ in ids)
    pages = [topic] * bool(topic) + [
        id_ for id_ in full_text.matching(context.catalogue, match, PAGES, _ONLY) if id_ != topic
    ]
    kinds = context.catalogue.kinds_of(pages)
    for place, entity in enumerate(pages):
        order = 0 if entity == topic else EVENT if kinds.get(entity) == "events" else EVENT + 1
        for text in page_texts(context.catalogue, entity):
            for raw in sentences(text.text):
                shown = plain(context.catalogue, raw)
                folded = fold(shown)
                named = all(id_ == entity or names_it(context, raw, folded, id_, surname=True) for id_ in ids)
                if named and _dated(folded, words):
                    yield _Found((order, place), text, shown)


def _dated(folded: str, words: Sequence[str]) -> bool:
    """True when a sentence has all the words, one of them near a year."""
    if not all(holds(folded, word) for word in words):
        return False
    tokens = folded.split()
    places = [at for at, token in enumerate(tokens) if any(holds(token, word) for word in words)]
    years = [at for at, token in enumerate(tokens) if _YEAR.search(token)]
    return any(sum(len(token) + 1 for token in tokens[min(a, b) : max(a, b)]) <= NEAR for a in places for b in years)
