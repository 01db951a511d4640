"""The statements near a question, with their sources and the words of the question that they lack."""

from __future__ import annotations

from typing import Any

from ...named_tuple import NamedTuple
from ..catalogue import Catalogue
from ..function_words import is_function_word
from ..parse import parse
from ..questions.answer import Cited, cited
from ..questions.clauses import as_asked, question_within
from ..questions.excerpts import plain
from ..questions.incomplete_questions import broken_off
from ..questions.lattice import lattice
from ..questions.word_checks import wishes
from ..tokens import tokens
from .ranking import Near, ranked


class Nearest(NamedTuple):
    """A statement near a question, which is no answer to it.

    ``about`` is the entity on whose page it stands, ``missing`` the words of the question that it lacks.
    """

    text: str
    about: str
    section: str
    as_of: str | None
    sources: tuple[Cited, ...]
    missing: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """The statement for another program."""
        return {
            **self._asdict(),
            "section": self.section or None,
            "sources": [source._asdict() for source in self.sources],
            "missing": list(self.missing),
        }


def nearest(catalogue: Catalogue, question: str) -> tuple[Nearest, ...]:
    """The statements nearest to a question without a certain answer, the best first; empty where all would mislead."""
    asked = as_asked(question)
    query = parse(asked)
    if broken_off(asked) or query.facets or query.excluded or all(map(is_function_word, tokens(asked))):
        return ()
    if wishes(lattice(catalogue, asked)):
        return ()
    within = question_within(asked)
    found = (within and ranked(catalogue, within)) or ranked(catalogue, asked)
    return tuple(_shown(catalogue, near) for near in found)


def _shown(catalogue: Catalogue, near: Near) -> Nearest:
    statement = near.statement
    return Nearest(
        plain(catalogue, statement.text),
        statement.entity,
        statement.section,
        statement.receipt.as_of,
        cited(catalogue, (statement.receipt.source or "").split()[:4]),
        near.missing,
    )
