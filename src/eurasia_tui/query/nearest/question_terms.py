"""The terms of a question: the entities it names, its other words with all that means the same, its years, what it asks for."""

from __future__ import annotations

import math
import re

from ...named_tuple import NamedTuple
from .. import full_text
from ..catalogue import Catalogue
from ..function_words import is_empty, is_function_word
from ..names import NameSpan
from ..questions.beside_names import spans_of
from ..questions.context import Context
from ..questions.evaluate import Evaluator
from ..questions.items import Lattice
from ..questions.lattice import lattice
from ..questions.lexicon import Sense, lexicon
from ..questions.question_units import Unit, any_of, name_units, word_units

_SAYS_NOTHING = frozenset(("stop", "prep", "op", "time", "period", "top", "numbers", "months", "way"))
"""Categories of words that no statement needs to have."""
_PAST = frozenset((("ask", "was"), ("pick", "former"), ("pick", "previous"), ("pick", "first"), ("act", "leave")))
"""Senses that ask for what is no more."""
_PICKED = ("first", "last", "previous", "next", "former", "founding")
"""What picks one of several: a statement about another of them misleads."""
_TO_COME = re.compile(r"\b(?:next|will|planned|to be|due|upcoming|expected|foresee[ns]?)\b")
"""How texts say what is to come."""
_NUMBERS = frozenset(("number", "count"))
"""Words that ask how many."""
_SOFT = ("events", "agreements", "concepts", "claims", "quotes", "sources")
"""Kinds whose names are made of common words: a statement need not have them."""
NAME = 4.0
"""What such a name weighs."""
_BROAD = frozenset(("countries", "people", "places"))
"""Kinds of which every text has some."""
_HALF = 0.5
"""What a word weighs that only says of what kind a thing is, that it took place, or that somebody said it."""
SLIP = 4
"""Letters of a word that no text has which is likelier a typing error than what is asked for."""
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


class Word(NamedTuple):
    """A word or a phrase of the question: how texts have it, what it means, and its weight."""

    typed: str
    unit: Unit
    alike: re.Pattern[str] | None
    """Other words of the lexicon with the same sense."""
    senses: tuple[Sense, ...]
    weight: float
    kinds: frozenset[str] = frozenset()
    """Kinds of entities that are such: cities are places."""
    needed: bool = False
    """True for a name: a statement without it misleads."""


class QuestionTerms(NamedTuple):
    """The terms of a question.

    ``past`` when it asks for what was, ``denied`` when it denies. ``unread`` are words of another language and typing errors: no text has
    them. ``picks`` a statement must hold all: the next, the first.
    """

    names: tuple[Unit, ...]
    words: tuple[Word, ...]
    years: frozenset[str]
    asked: frozenset[str]
    past: bool
    denied: bool
    unread: tuple[str, ...]
    picks: tuple[re.Pattern[str], ...]

    @property
    def all_ids(self) -> frozenset[str]:
        """These entities, and those that names made of common words may mean."""
        return frozenset((*self.ids, *(id_ for word in self.words for id_ in word.unit.ids)))

    @property
    def ids(self) -> list[str]:
        """The entities that may be meant."""
        return list(dict.fromkeys(id_ for unit in self.names for id_ in unit.ids))


def question_terms(catalogue: Catalogue, text: str) -> QuestionTerms:
    """The terms of a question."""
    read = _as_typed(catalogue, lattice(catalogue, text))
    spans = spans_of(read)
    firm = [span for span in spans if span.found[0].kind not in _SOFT]
    within = {at for span in spans for at in range(span.start, span.end)}
    folded = [token.fold for token in read.tokens]
    languages = lexicon().languages(folded)
    asked: set[str] = set()
    context = Context(Evaluator(catalogue), frozenset())
    soft = [span for span in spans if span not in firm]
    found = [_name(read, span, unit) for span, unit in zip(soft, name_units(context, read, soft), strict=True)]
    unread: list[str] = []
    picks: list[re.Pattern[str]] = []
    past = denied = False
    at = 0
    while at < len(folded):
        token = read.tokens[at]
        if at in within:
            at += 1
            continue
        senses = lexicon().at(folded, at, latin=token.latin, cyrillic=token.cyrillic, languages=languages)
        size = max((size for size in senses if not within & set(range(at, at + size))), default=0)
        meant = tuple(senses.get(size, ()))
        asked |= {sense.key for each in senses.values() for sense in each if sense.category == "ask"}
        asked |= {"said" for sense in meant if sense.category == "say"}
        asked |= {"how-many"} if token.fold in _NUMBERS else set()
        past = past or bool(_PAST & {(sense.category, sense.key) for sense in meant})
        denied = denied or ("op", "not") in meant
        picks += [_TO_COME] * (("period", "future") in meant or token.fold == "next")
        tells = tuple(sense for sense in meant if sense.category not in _SAYS_NOTHING and sense.category != "ask")
        plain = size < 2 and (is_function_word(token) or token.fold in _NUMBERS)
        if (tells or not meant) and not plain and not _YEAR.fullmatch(token.fold):
            word = _word(catalogue, read, at, max(size, 1), tells)
            other = bool(languages) or not token.latin or len(token.fold) <= SLIP
            if other and not tells and not full_text.count(catalogue, word.unit.match):
                unread.append(word.typed)
            elif any(sense.category == "pick" and sense.key in _PICKED for sense in tells):
                picks.append(word.alike or word.unit.pattern)
            else:
                found.append(word)
        at += max(size, 1)
    dated = {at for span in firm for at in range(span.start, span.end)}
    years = frozenset(word for place, word in enumerate(folded) if place not in dated and _YEAR.fullmatch(word))
    named = tuple(name_units(context, read, firm))
    return QuestionTerms(
        named, tuple(found), years, frozenset(asked), past or bool(years), denied, tuple(unread), tuple(picks)
    )


def _as_typed(catalogue: Catalogue, read: Lattice) -> Lattice:
    """The words as typed where some text has them: what corrects a word of a question may lose it here."""
    pairs = zip(read.typed, read.tokens, strict=True)
    words = (typed if typed == token or full_text.known(catalogue, typed.fold) else token for typed, token in pairs)
    return read._replace(tokens=tuple(words))


def _is_large(read: Lattice, span: NameSpan) -> bool:
    """True for a name of which a word behind the first of the question is written large, where not all of them are."""
    large = [token.typed[:1].isupper() for token in read.tokens]
    return not all(large) and any(large[at] for at in range(max(span.start, 1), span.end))


def _name(read: Lattice, span: NameSpan, unit: Unit) -> Word:
    """A name of common words; written small it may be none."""
    typed = " ".join(token.typed for token in read.tokens[span.start : span.end])
    large = _is_large(read, span)
    return Word(typed, unit, None, (), NAME if large else NAME * _HALF, needed=large)


def _word(catalogue: Catalogue, read: Lattice, at: int, size: int, senses: tuple[Sense, ...]) -> Word:
    """The words from a place of the question as one."""
    tokens = read.tokens[at : at + size]
    folded = [token.fold for token in tokens if size == 1 or not is_function_word(token)] or [tokens[0].fold]
    units = word_units(read, folded)
    unit = max(units, key=lambda each: len(each.own.pattern))
    if len(units) > 1:
        match = " AND ".join(each.match for each in units)
        together = re.compile("".join(f"(?=.*{each.pattern.pattern})" for each in units), re.DOTALL)
        unit = Unit((), together, together, f"({match})")
    same = sorted({way for sense in senses for way in lexicon().ways(sense) if not is_empty(way)})
    alike = any_of(rf"{re.escape(way)}\b" for way in same) if same else None
    typed = " ".join(token.typed for token in read.typed[at : at + size])
    kinds = frozenset(lexicon().entry(*sense).get("kind", "") for sense in senses if sense.category == "kind")
    little = kinds & _BROAD or ("fact", "date") in senses or any(sense.category == "say" for sense in senses)
    weight = _weight(catalogue, unit) * (_HALF if little else 1)
    return Word(typed, unit, alike, senses, weight, kinds)


def _weight(catalogue: Catalogue, unit: Unit) -> float:
    """The weight of a word: the fewer texts have it, the greater (inverse document frequency)."""
    every = catalogue.db.execute("SELECT count(*) FROM entity").fetchone()[0]
    return math.log(1 + every / (1 + full_text.count(catalogue, unit.match)))
