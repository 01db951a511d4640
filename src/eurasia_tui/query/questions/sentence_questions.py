"""The answer to a sentence, which may have several questions or one within it; each goes to :mod:`.one_question`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce

from ...lazy_pattern import lazy_pattern
from .. import names
from ..catalogue import Catalogue
from ..parse import parse as parse_query
from ..tokens import tokens
from .answer import Answer, half, together
from .at_that_time import at_that_time
from .clauses import as_asked, question_within, stance_asked
from .of_one_name import listed, of_one_thing, topic_first
from .of_publisher import of_publisher
from .one_question import answer_to
from .premises import untrue_premise
from .second_time import of_second_time
from .since_independence import with_year_of_independence
from .two_questions import again, among_first, asks_behind_preposition, named_in, of_the_same, parted, resolved
from .units_asked import in_unit

_WHAT_ABOUT = lazy_pattern(
    r"^\W*(?:(?:and|а)\s+)?(?:what about|how about|what of|что насч[её]т|как насч[её]т)\s+", re.IGNORECASE
)
"""What opens a question of which the rest says all."""
SURE = 0.9
"""Confidence of an answer to a whole sentence below which that to its first question is preferred."""


def answer_to_sentence(catalogue: Catalogue, text: str, ask: Callable[[str], Answer | None]) -> Answer | None:
    """The answer to all that a sentence asks. ``ask`` answers a question that was found within it."""
    of_one = untrue_premise(text, ask) or of_publisher(catalogue, text, ask) or in_unit(text, ask)
    return of_one or _plain(catalogue, text) or of_second_time(text, ask)


def _plain(catalogue: Catalogue, text: str) -> Answer | None:
    """The answer to a question as it stands, or to the question within it."""
    text = with_year_of_independence(catalogue, text) or text
    text = as_asked(_without_quotes(catalogue, text))
    within = question_within(text)
    if not within:
        return _of_sentence(catalogue, text)
    return _of_sentence(catalogue, text, prose=False) or _of_sentence(catalogue, within)


def _without_quotes(catalogue: Catalogue, text: str) -> str:
    """The question without the marks about what is the name of an entity: ``what is meant by "near abroad"``."""
    query = parse_query(text)
    named_ = query.phrases and query.typed.strip() and all(names.named(catalogue, phrase) for phrase in query.phrases)
    return text.replace('"', " ") if named_ else text


def _of_sentence(catalogue: Catalogue, text: str, *, prose: bool = True) -> Answer | None:
    """The answer to a sentence of one question or two; without ``prose`` only where the grammar reads it whole."""
    if then := at_that_time(catalogue, text, lambda asked: answer_to(catalogue, asked, prose)):
        return then
    if ":" in text and (every := _all_of(catalogue, of_one_thing(catalogue, text))):
        return every
    text = topic_first(catalogue, text) or text
    two = parted(text)
    if two and (same := again(*two)) and (both := answer_to(catalogue, same, prose)):
        return both
    first = answer_to(catalogue, two[0], prose) if two else None
    about = first.about if first else named_in(catalogue, two[0]) if two else ()
    among = among_first(*two) if two else ""
    second = answer_to(catalogue, among, prose=False) if among else None
    if two and about and not among:
        second = _of_same(catalogue, two[1], about, prose)
    if first and second and second.text not in first.text:
        return together(first, second)
    bare = _WHAT_ABOUT.sub("", text)
    parts = listed(text)
    whole = answer_to(catalogue, text, prose and not parts)
    if parts and not whole:
        whole = _each(catalogue, parts) or (answer_to(catalogue, text, prose) if prose else None)
    if (
        first
        and two
        and whole
        and not second
        and not asks_behind_preposition(two[1])
        and (whole.text, whole.understood) == (first.text, first.understood)
    ):
        return half(first, two[1])  # the text was answered in part
    if first and two and whole and not second and whole.confidence < min(SURE, first.confidence):
        return half(first, two[1])
    return (
        whole
        or (first and two and half(first, two[1]))
        or (prose and second and two and half(second, two[0]))
        or _all_of(catalogue, of_one_thing(catalogue, text))
        or (bare != text and answer_to(catalogue, bare, prose))
        or (_stance(catalogue, text) if prose else None)
        or None
    )


def _stance(catalogue: Catalogue, text: str) -> Answer | None:
    """The position on what is opposed, or said to be recognised."""
    stance = stance_asked(text)
    found = answer_to(catalogue, stance, prose=True) if stance else None
    return found if found and found.understood.startswith("position") else None


def _all_of(catalogue: Catalogue, questions: list[str]) -> Answer | None:
    """The answers to several questions, with a remark for each that has none; None when most have none."""
    answers = [(question, answer_to(catalogue, question, prose=True)) for question in questions]
    known = [answer for _, answer in answers if answer]
    if 2 * len(known) < len(questions) or not known:
        return None
    found = reduce(lambda all_, answer: all_ if answer.text in all_.text else together(all_, answer), known)
    for question in [question for question, answer in answers if not answer]:
        found = half(found, question)
    return found


def _of_same(catalogue: Catalogue, text: str, about: tuple[str, ...], prose: bool) -> Answer | None:
    """The answers to the parts that follow and ask about the same entity."""
    two = parted(text)
    first, second = (_of_same(catalogue, part, about, prose) for part in two) if two else (None, None)
    if first and second:
        return together(first, second)
    same, own = of_the_same(catalogue, text, about), resolved(catalogue, text, about)
    names_it = own != text or names.spans(catalogue, tokens(text))
    found = answer_to(catalogue, own, prose) if own and names_it else None
    found = found or (_of_fact(catalogue, same) if same and own else None)
    if found or not two:
        return found
    return half(first, two[1]) if first else half(second, two[0]) if second else None


def _of_fact(catalogue: Catalogue, text: str) -> Answer | None:
    """The answer to a question, when it is a recorded fact and not a passage."""
    found = answer_to(catalogue, text, prose=True)
    return None if found and "passage" in found.understood else found


def _each(catalogue: Catalogue, parts: list[str]) -> Answer | None:
    """The answers to all of several questions of one thing; None where one has none, or a passage alone."""
    found = answer_to(catalogue, parts[0], prose=False) if parts else None
    about = found.about if found else ()
    for part in parts[1:]:
        same = of_the_same(catalogue, part, about)
        more = _of_fact(catalogue, same) if found and same else None
        found = together(found, more) if found and more else None
    return found
