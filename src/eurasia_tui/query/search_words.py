"""The words of a search as they are read: corrected where no text has them, with the names among them."""

from __future__ import annotations

from collections.abc import Sequence

from ..named_tuple import NamedTuple
from . import full_text
from .catalogue import Catalogue
from .function_words import is_function_word
from .in_office import in_office
from .names import NameSpan, longest, spans
from .parse import Query
from .spelling import SHORTEST, corrected, relaid
from .tokens import Token


class Reading(NamedTuple):
    """Words, the names among them, and pairs of what was typed and what was read instead."""

    tokens: tuple[Token, ...]
    names: tuple[NameSpan, ...]
    corrected: tuple[tuple[str, str], ...]

    @property
    def content(self) -> list[Token]:
        """The words that carry meaning."""
        return [token for token in self.tokens if not is_function_word(token)] or [*self.tokens]

    @property
    def rest(self) -> list[Token]:
        """The content words that belong to no name."""
        within = {index for span in self.names for index in range(span.start, span.end)}
        return [t for i, t in enumerate(self.tokens) if i not in within and not is_function_word(t)]


def read(catalogue: Catalogue, query: Query) -> Reading:
    """The words of a query; only those that are in no name and no text are corrected."""
    names = _found(catalogue, query.tokens)
    reading = Reading(query.tokens, names, ())
    long = [token for token in reading.rest if len(token.fold) >= SHORTEST]
    unknown = [token for token in long if not full_text.known(catalogue, token.stem)]
    if not unknown or query.phrases:
        return reading
    if all(t in unknown or len(t.fold) < SHORTEST for t in reading.content) and (
        other := relaid(catalogue, query.typed)
    ):
        typed = " ".join(token.typed for token in other)
        return Reading(other, _found(catalogue, other), ((query.typed, typed),))
    read = corrected(catalogue, query.tokens, unknown)
    changed = tuple((a.typed, b.typed) for a, b in zip(query.tokens, read, strict=True) if a != b)
    return Reading(read, _found(catalogue, read), changed) if changed else reading


def _found(catalogue: Catalogue, typed: Sequence[Token]) -> tuple[NameSpan, ...]:
    found = longest(spans(catalogue, typed))
    return tuple(span._replace(found=in_office(catalogue, span.found)) for span in found)
