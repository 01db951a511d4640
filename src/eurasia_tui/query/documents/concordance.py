"""A term in its lines: each passage that holds it, with the words around the first place where it is."""

from __future__ import annotations

from collections.abc import Sequence

from ...named_tuple import NamedTuple
from ...text import index_words
from ..catalogue import Catalogue
from ..sql import LISTED, listed
from .passages import Passage, Passages
from .snippets import pieces


class ConcordanceLine(NamedTuple):
    """A passage with the words before the term, the term as it is there, and the words after it."""

    passage: Passage
    before: str
    term: str
    after: str


def terms(match: str) -> list[tuple[str, bool]]:
    """The words of a full-text query as (folded word, whether it may only begin so)."""
    begun = match.endswith(" *")
    words = match.removesuffix(" *").replace('"', " ").split()
    return [(word, begun and at == len(words) - 1) for at, word in enumerate(words)]


def lines(catalogue: Catalogue, found: Passages, about: Sequence[str] = ()) -> list[ConcordanceLine]:
    """The lines of a concordance, in the order of the passages; where no words were looked for, around the names of ``about``."""
    if not found.match:
        return [_named(catalogue, passage, about) for passage in found.rows]
    wanted = terms(found.match)
    phrase = found.match.count('"') == 2
    return [_line(passage, wanted, phrase) for passage in found.rows]


def _named(catalogue: Catalogue, passage: Passage, about: Sequence[str]) -> ConcordanceLine:
    """A line around the first place where a passage names one of the entities."""
    asked = f"SELECT start, size FROM mention WHERE entity IN {LISTED} AND document = ? AND paragraph = ?"
    places = sorted(catalogue.db.execute(asked, (listed(about), passage.document, passage.paragraph)).fetchall())
    start, size = places[0] if places else (0, 0)
    text = passage.text
    return ConcordanceLine(passage, text[:start], text[start : start + size], text[start + size :])


def _line(passage: Passage, wanted: list[tuple[str, bool]], phrase: bool) -> ConcordanceLine:
    text = passage.text
    words = [(start, end, folded) for start, end, piece in pieces(text) for folded in index_words(piece).split()]
    for at in range(len(words)):
        if phrase:
            run = words[at : at + len(wanted)]
            if len(run) == len(wanted) and all(_is(word[2], term) for word, term in zip(run, wanted, strict=True)):
                return ConcordanceLine(passage, text[: run[0][0]], text[run[0][0] : run[-1][1]], text[run[-1][1] :])
        elif any(_is(words[at][2], term) for term in wanted):
            start, end, _ = words[at]
            return ConcordanceLine(passage, text[:start], text[start:end], text[end:])
    return ConcordanceLine(passage, "", "", text)


def _is(word: str, term: tuple[str, bool]) -> bool:
    folded, begun = term
    return word.startswith(folded) if begun else word == folded
