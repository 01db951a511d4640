"""The entry point: a question in, an answer out, or None where a word that carries meaning was not understood."""

from __future__ import annotations

from ..catalogue import Catalogue
from .answer import Answer
from .incomplete_questions import broken_off
from .lead_ins import may_lead_in
from .one_question import answer_to


def ask(catalogue: Catalogue, text: str) -> Answer | None:
    """The answer to a question in plain words, or to two; None when it is not understood, or is a search and no question."""
    if broken_off(text):
        return None
    if not may_lead_in(text):
        return answer_to(catalogue, text, prose=True)
    from .sentence_questions import answer_to_sentence

    return answer_to_sentence(catalogue, text, lambda rest: ask(catalogue, rest))
