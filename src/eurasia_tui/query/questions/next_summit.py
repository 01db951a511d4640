"""Where and when the next summit of a body is: the sentence of the page of its latest summit that says it."""

from __future__ import annotations

from collections.abc import Sequence

from ...lazy_pattern import lazy_pattern
from .. import sets
from ..names import NameSpan
from ..narrower import narrower
from .answer import Draft
from .beside_names import spans_of
from .context import Context
from .excerpts import plain, sentences
from .items import Lattice
from .lexicon import Sense, lexicon
from .page_texts import quoted, summary
from .question_words import sorted_words

_NEXT = ("next", "upcoming", "sleduyushch", "predstoyashch", "nachste", "prochain", "proxima", "sonraki", "gelecek")
"""Beginnings of folded words for what is to come."""
_SUMMIT = Sense("kind", "summit")
_SAYS = lazy_pattern(r"\bnext (summit|meeting|session)\b")
_HOLDS = frozenset(
    ("host", "hosts", "hosting", "held", "hold", "happen", "proidet", "proydet", "sostoitsya", "prohodit")
)
MOST = 40


def asks_of_next_summit(read: Lattice) -> bool:
    """True where a summit that is to come is asked for."""
    folded = [token.fold for token in read.tokens]
    summit = any(_SUMMIT in found for at in range(len(folded)) for found in lexicon().at(folded, at).values())
    return summit and any(word.startswith(_NEXT) for word in folded)


def next_summit_draft(context: Context, read: Lattice, _: Sequence[NameSpan]) -> Draft | None:
    """The sentence on the next summit of the one body that is named; None where more is asked."""
    whole = read._replace(held=(), typed=read.tokens)  # not the summit of a year whose name holds the words
    spans = spans_of(whole)
    bodies = [span.found[0].id for span in spans if span.found[0].kind == "organisations"]
    rest = [word for word in sorted_words(whole)[2] if word not in _HOLDS and not word.startswith(_NEXT)]
    kinds = [word for word in rest if _SUMMIT not in lexicon().at([word], 0).get(1, ())]
    if len(bodies) != 1 or len(spans) != 1 or kinds:
        return None
    events = narrower(context.catalogue, bodies, (), MOST, sets.kind_in("events"))
    dates = sets.own_dates(context.catalogue, events)
    for id_ in sorted(dates, key=lambda one: dates[one].since_day or "", reverse=True):
        own = summary(context.catalogue, id_)
        for sentence in sentences(plain(context.catalogue, own.text)) if own else ():
            if own and _SAYS.search(sentence):
                name = context.speaker.the(bodies[0])
                return quoted(context, own, sentence)._replace(understood=f"next summit of {name}", cost=0.2)
    return None
