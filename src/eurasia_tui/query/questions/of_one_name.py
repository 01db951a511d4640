"""Several questions about one name: ``X: members, seat, who heads it``, ``capital and shareholders of X``, ``X who builds it``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...lazy_pattern import lazy_pattern
from .. import names
from ..catalogue import Catalogue
from ..tokens import Token, tokens
from .lexicon import lexicon
from .two_questions import ASKED_OF, OF_PERSONS, OF_THINGS, asks, asks_of_it, names_pronoun, opens, replaced

_COMMA = lazy_pattern(
    r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|и)\s+(?=(?:who|when|where|how|what|which|кто|когда|где|как)\b)", re.IGNORECASE
)
"""What parts the questions of a list."""
_LISTED = lazy_pattern(r"\s*[,;]\s*(?:(?:and|и)\s+)?|\s+(?:and|и|und|et|y|ve)\s+", re.IGNORECASE)
"""What parts that which is listed of one thing."""
_OF = lazy_pattern(r"\s+(?:of|von|de|del)\s+(?:the\s+|la\s+|el\s+)?", re.IGNORECASE)
_SHORT = 6
"""Words of what is listed."""


def topic_first(catalogue: Catalogue, text: str) -> str:
    """The questions that follow a name and a colon, each with the name put in: ``Akkuyu: who builds it``; empty for others."""
    typed = tokens(text)
    folded = [token.fold for token in typed]
    end = _end_of_name(catalogue, typed)
    asking = end and end < len(typed) and (asks(folded, end) or asks_of_it(typed, end))
    if not asking or not names_pronoun(typed[end:]):
        return ""
    rest = text[typed[end].start :]
    token = next(token for token in tokens(rest) if token.fold in OF_THINGS)
    return replaced(rest, token, text[: typed[end - 1].end])


def of_one_thing(catalogue: Catalogue, text: str) -> list[str]:
    """The questions of ``X: members, seat, who heads it``, each with the name; empty unless every listed part asks something."""
    head, colon, rest = text.strip(" ?.!").partition(":")
    ways = [(head, rest)] if colon else [(head[of.end() :], head[: of.start()]) for of in _OF.finditer(head)]
    head, rest = next((way for way in ways if _is_name(catalogue, way[0])), ("", ""))
    parts = [part.strip(" ?.") for part in _LISTED.split(rest)]
    categories = [
        {sense.category for sense in lexicon().senses_in([token.fold for token in tokens(part)][:2])} for part in parts
    ]
    asking = [bool(each & {*ASKED_OF, "attribute", *(("ask",) if colon else ())}) for each in categories]
    if len(parts) < 2 or 2 * sum(asking) <= len(parts) or any(len(tokens(part)) > _SHORT for part in parts):
        return []
    if names.longest(names.spans(catalogue, tokens(rest))) and not all(asking):
        return []
    return [_named(part, head.strip()) for part in parts]


def _is_name(catalogue: Catalogue, text: str) -> bool:
    typed = tokens(text)
    whole = any((span.start, span.end) == (0, len(typed)) for span in names.spans(catalogue, typed))
    return whole or (bool(typed) and _end_of_name(catalogue, typed) == len(typed))


def _end_of_name(catalogue: Catalogue, typed: Sequence[Token]) -> int:
    """The position behind the name that begins a text, including the words for its kind: Rogun dam."""
    folded = [token.fold for token in typed]
    end = next((span.end for span in names.longest(names.spans(catalogue, typed)) if span.start == 0), 0)
    while end and end < len(typed) and any(sense.category == "kind" for sense in lexicon().at(folded, end).get(1, ())):
        end += 1
    return end


def _named(part: str, name: str) -> str:
    """A question with its pronoun replaced by the name, or with the name appended."""
    for token in tokens(part):
        if token.fold in OF_THINGS or token.fold in OF_PERSONS:
            return replaced(part, token, name)
    return f"{part} {name}"


def listed(text: str) -> list[str]:
    """The parts of ``X: where, when opened and who owns it``; empty when a part behind a comma asks nothing."""
    parts = [part.strip(" ?.") for part in _COMMA.split(text)]
    begun = {sense.category for sense in lexicon().senses_in([token.fold for token in tokens(parts[0])][:1])}
    return parts if len(parts) > 1 and "time" not in begun and all(map(_asks_something, parts[1:])) else []


def _asks_something(part: str) -> bool:
    """True for what begins with a word that asks, or with a fact."""
    each = lexicon().at([token.fold for token in tokens(part)], 0).values()
    return any(opens(*sense) or sense.category == "fact" for senses in each for sense in senses)
