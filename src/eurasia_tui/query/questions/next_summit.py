"""The place and date of the next summit of a body, quoted from the page of its latest summit."""

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
_YEAR = lazy_pattern(r"20\d\d")
_HOLDS = frozenset(
    ("host", "hosts", "hosting", "held", "hold", "happen", "proidet", "proydet", "sostoitsya", "prohodit")
)
_PLACED = lazy_pattern(r"\b(?:in|at|by) ([A-Z]\w+)")
MOST = 40


def asks_of_next_summit(read: Lattice) -> bool:
    """True when the question may ask for a future summit: the next one, or that of a year."""
    folded = [token.fold for token in read.tokens]
    summit = any(_SUMMIT in found for at in range(len(folded)) for found in lexicon().at(folded, at).values())
    return summit and any(word.startswith(_NEXT) or _YEAR.fullmatch(word) for word in folded)


def _says_where(read: Lattice, sentence: str) -> bool:
    """False when a place is asked for and the sentence names none."""
    folded = [token.fold for token in read.tokens]
    where = any(
        Sense("ask", "where") in found for at in range(len(folded)) for found in lexicon().at(folded, at).values()
    )
    places = [
        word
        for word in _PLACED.findall(sentence)
        if not any(sense.category == "months" for sense in lexicon().at([word.lower()], 0).get(1, ()))
    ]
    return bool(places) or not where


def next_summit_draft(context: Context, read: Lattice, _: Sequence[NameSpan]) -> Draft | None:
    """The sentence on the next summit of the named body; None when more is asked.

    Where a year is named it is that of the data or a later one, and the sentence has it.
    """
    years = {token.fold for token in read.tokens if _YEAR.fullmatch(token.fold)}
    if any(year < context.catalogue.day[:4] for year in years):
        return None
    whole = read._replace(held=(), typed=read.tokens)  # not the summit of a year whose name holds the words
    spans = spans_of(whole)
    bodies = [span.found[0].id for span in spans if span.found[0].kind == "organisations"]
    rest = [word for word in sorted_words(whole)[2] if word not in {*_HOLDS, *years} and not word.startswith(_NEXT)]
    kinds = [word for word in rest if _SUMMIT not in lexicon().at([word], 0).get(1, ())]
    if len(bodies) != 1 or len(spans) != 1 or kinds:
        return None
    events = narrower(context.catalogue, bodies, (), MOST, sets.kind_in("events"))
    dates = sets.own_dates(context.catalogue, events)
    for id_ in sorted(dates, key=lambda event: dates[event].since_day or "", reverse=True):
        own = summary(context.catalogue, id_)
        for sentence in sentences(plain(context.catalogue, own.text)) if own else ():
            if (
                own
                and _SAYS.search(sentence)
                and all(year in sentence for year in years)
                and _says_where(read, sentence)
            ):
                name = context.speaker.the(bodies[0])
                return quoted(context, own, sentence)._replace(understood=f"next summit of {name}", cost=0.2)
    return None
