"""Events, agreements and ideas related to the names in a phrase, whose own names hold its other words."""

from __future__ import annotations

from collections.abc import Sequence

from ..text import fold
from ..text import words as words_of
from . import full_text
from .catalogue import Catalogue
from .sets import Condition, kind_in

KINDS = ("events", "agreements", "concepts", "corridors", "sites")
"""Kinds that are named by what is written about them; states, bodies and people have names of their own."""
WORKS = ("corridors", "sites")
"""Kinds of things built or used: of several none is meant more than the others."""
_ONLY = kind_in(*KINDS)
_KEPT = 0.6
"""Share of a word from its beginning that its other forms have too: recognition, recognises."""


def narrower(
    catalogue: Catalogue,
    ids: Sequence[str],
    words: Sequence[Sequence[str]],
    limit: int = 3,
    only: Condition | None = None,
) -> list[str]:
    """Ids of those linked with, or named by, all of ``ids``, best first.

    Their names hold each of the words: of one at least of the beginnings that stand for it.
    """
    if not all(words) or not (words or ids):
        return []
    linked = [f'({{names links}} : "{id_.replace("-", " ")}")' for id_ in ids]
    named = ["(" + " OR ".join(f'{{names}} : "{begun}" *' for begun in each) + ")" for each in words]
    within = _ONLY.both(only) if only else _ONLY
    found = full_text.matching(catalogue, " AND ".join([*linked, *named]), limit, within)
    kinds = catalogue.kinds_of(found)
    return [id_ for id_ in found if len(found) == 1 or kinds.get(id_) not in WORKS]


def beginning(word: str) -> str:
    """What a word and its other forms begin with, four letters or more."""
    return word[: max(4, round(_KEPT * len(word)))]


def in_names(catalogue: Catalogue, id_: str, word: str) -> bool:
    """True when a word of an entity's names is the word or another form of it: Turkmenistan is no form of Turkmenchay."""
    rows = catalogue.db.execute("SELECT text FROM name WHERE entity = ?", (id_,))
    return any(_one_word(word, own) for row in rows for own in words_of(fold(row[0])))


def _one_word(word: str, other: str) -> bool:
    longer = max(len(word), len(other))
    shared = next(
        (at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    return shared >= max(4, _KEPT * longer) or word == other
