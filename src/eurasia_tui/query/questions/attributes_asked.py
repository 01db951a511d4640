"""The attributes of one named entity that a question asks for, and the words that its page must have."""

from __future__ import annotations

from collections.abc import Sequence

from ...named_tuple import NamedTuple
from ...text import fold
from .. import names
from ..catalogue import Catalogue
from .beside_names import Ways, phrases
from .excerpts import holds
from .items import Lattice
from .lexicon import lexicon

_OTHER_QUESTIONS = frozenset(
    (
        "why",
        "about",
        "difference",
        "happened",
        "opinion",
        "stands-for",
        "former-name",
        "ratio",
        "changed",
        "where",
        "proposed",
        "apart",
    )
)
_SAYS_NOTHING = frozenset(
    (
        "stand",
        "keep",
        "keeps",
        "stands",
        "located",
        "situated",
        "lie",
        "lies",
        "planned",
        "total",
        "made",
        "stoit",
        "nahoditsya",
        "imeet",
        "name",
        "agreed",
    )
)


class Wanted(NamedTuple):
    """Attributes with the words that ask for them, the other words, the names, and the question words."""

    keys: tuple[tuple[str, tuple[Ways, ...]], ...]
    rest: tuple[Ways, ...]
    beside: tuple[Ways, ...]
    """For each name what may stand for it in a text."""
    asked: frozenset[str]


def wanted(catalogue: Catalogue, read: Lattice, spans: Sequence[names.NameSpan]) -> Wanted | None:
    """The attributes asked for; None when a word gives the question another meaning, or it asks for none."""
    found = phrases(read, spans, "attribute")
    if found is None:
        return None
    keys, rest, asked = dict[str, tuple[Ways, ...]](), list[Ways](), set[str]()
    for phrase in found:
        keys |= dict.fromkeys(phrase.keys("attribute"), phrase.words)
        asked |= {*phrase.keys("ask")}
        if not phrase.senses and not _SAYS_NOTHING & {*phrase.words[0]}:
            rest += phrase.words
    types = {str(lexicon().entry("attribute", key).get("type")) for key in keys}
    if "how" in asked and "until" in keys:
        return None  # "how did the war end" asks for no date
    if asked & _OTHER_QUESTIONS - types or not (keys or rest) or ("why" in asked and types != {"why"}):
        return None
    beside = tuple(ways_of(catalogue, read, span) for span in spans)
    return Wanted(tuple(keys.items()), tuple(rest), beside, frozenset(asked))


def ways_of(catalogue: Catalogue, read: Lattice, span: names.NameSpan) -> Ways:
    """A name as typed, and the names of what it may be."""
    typed = " ".join(token.fold for token in read.tokens[span.start : span.end])
    ids = [entity.id for entity in span.found]
    return tuple(dict.fromkeys((typed, *(fold(name) for name in catalogue.names(ids).values()))))


def has(text: str, ways: Ways) -> bool:
    """True when a folded text has one of the words or names."""
    return any(f" {way}" in f" {text}" if " " in way else holds(text, way) for way in ways)
