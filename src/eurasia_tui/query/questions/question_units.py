"""Search units: the names and content words of a question, with all forms in which texts have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ...lazy_pattern import lazy_pattern
from ...named_tuple import NamedTuple
from ...text import fold
from .. import names
from ..sql import LISTED, listed
from .context import Context
from .items import Lattice
from .lexicon import lexicon

_SHORT, _LONG = 4, 9
"""Letters of a word that is looked for as it is; of one of which the end is left open."""
_ENDINGS = lazy_pattern(
    r"(?:isations?|izations?|ations?|ions?|ments?|ings?|ers?|ors?|ies|ied|ised|ized|ises|ise|ize|ed|es|s|al|ly|e|y|ists?|isms?)$"
)
_FREE = r"(?! free\b)"
"""What is free of a thing does not have it."""


_NAMED = lazy_pattern(r"\[\[[^\]|]+\|[^\]]*(?:Bank|Fund|Organi[sz]ation|Commission|Union|Council|Agency|Community)\]\]")
"""A link with the name of a body."""


class Unit(NamedTuple):
    """A name or a content word of the question: the entities it names, how texts have it, how the index is asked."""

    ids: tuple[str, ...]
    own: re.Pattern[str]
    pattern: re.Pattern[str]
    match: str

    def stands_in(self, raw: str, folded: str) -> bool:
        """True when a text links it or has it in its own words."""
        return any(f"[[{id_}]]" in raw or f"[[{id_}|" in raw for id_ in self.ids) or bool(self.pattern.search(folded))

    def only_in_a_name(self, raw: str) -> bool:
        """True for a word that a text has in the name of a body alone: an investment bank is no investment."""
        return not self.ids and "[[" in raw and not self.pattern.search(fold(_NAMED.sub(" ", raw)))


_NOT = lazy_pattern(r"\b(?:not|no|never|neither|nor|none|nobody|without|refuse[sd]?|reject(?:s|ed)?)\b")
_NOT_MATCH = '("not" OR "no" OR "never" OR "neither" OR "nor" OR "none" OR "without" OR "refuse" * OR "reject" *)'
DENIAL = Unit((), _NOT, _NOT, _NOT_MATCH)
"""Of a question that denies: what it asks for is denied in the sentence too."""


def name_units(context: Context, read: Lattice, spans: Sequence[names.NameSpan]) -> list[Unit]:
    """The names of a question."""
    return [
        name_unit(context, span, " ".join(token.fold for token in read.tokens[span.start : span.end])) for span in spans
    ]


def name_unit(context: Context, span: names.NameSpan, typed: str) -> Unit:
    """A name with all names of the entity; for a former state only the names of its time."""
    best = [entity for entity in span.found if entity.tier == span.found[0].tier][:2]
    old = (best[0].type, best[0].kind) == ("former", "countries")
    ids = () if old else tuple(entity.id for entity in best)
    rows = context.catalogue.db.execute(
        f"SELECT fold FROM name WHERE entity IN {LISTED} AND lang IN ('en', '') AND (type = 'former') = ?",
        (listed([entity.id for entity in best]), int(old)),
    )
    ways = [way for way in dict.fromkeys((typed, *(row[0] for row in rows))) if way and (len(way) > 2 or way == typed)]
    linked = [f'({{names links}} : "{id_.replace("-", " ")}")' for id_ in ids]
    match = " OR ".join([*linked, *(f'"{way}"' for way in ways)])
    pattern = any_of(rf"{re.escape(way)}\b" for way in ways)
    return Unit(ids, pattern, pattern, f"({match})")


def word_units(read: Lattice, words: Sequence[str], *, exact: bool = False) -> list[Unit]:
    """The words, those written large side by side as one name: the Maritime Silk Road.

    ``exact`` ones have no other forms than their plain endings: a democracy is not what is democratic.
    """
    large = [token.typed[:1].isupper() for token in read.tokens]
    runs: list[list[str]] = []
    proper: list[bool] = []
    last = -1
    for word in words:
        at = next((i for i, token in enumerate(read.typed) if token.fold == word and i > last), -1)
        as_name = 0 < at < len(large) and large[at] and not all(large)
        if as_name and at == last + 1 and runs and large[last]:
            runs[-1].append(word)
        else:
            runs.append([word])
            proper.append(as_name and not lexicon().knows(word))
        last = at
    return [
        _phrase(" ".join(run)) if len(run) > 1 or name else _word(run[0], exact)
        for run, name in zip(runs, proper, strict=True)
    ]


def _phrase(text: str) -> Unit:
    pattern = any_of((rf"{re.escape(text)}\b",))
    return Unit((), pattern, pattern, f'"{text}"')


@lru_cache(500)
def _word(word: str, exact: bool) -> Unit:
    """A word with its other forms, and what texts have for it."""
    begun = lexicon().in_texts(word)
    if exact or len(word) <= _SHORT or word.isdigit():
        own, match = (
            rf"{re.escape(word)}(?:s|es|ed|ing)?\b{_FREE}",
            [f'"{word}"', *(f'"{word}{end}"' for end in ("s", "ed"))],
        )
    else:
        stem = _stem(word)
        own, match = rf"{re.escape(stem)}\w{{0,7}}\b{_FREE}", [f'"{stem}" *']
    match += [f'"{fold(way)}"' if way.endswith(" ") else f'"{fold(way)}" *' for way in begun]
    other = (re.escape(fold(way)) + (r"\b" if way.endswith(" ") else "") for way in begun)
    return Unit((), any_of((own,)), any_of((own, *other)), f"({' OR '.join(match)})")


def any_of(ways: Iterable[str]) -> re.Pattern[str]:
    """Any of some patterns, from the beginning of a word."""
    return lazy_pattern(rf"\b(?:{'|'.join(ways)})")


def _stem(word: str) -> str:
    """A word without its ending; of a long one its beginning, for endings change more than themselves."""
    cut = _ENDINGS.sub("", word)
    stem = cut if len(cut) >= _SHORT else word
    return stem[: max(6, round(0.65 * len(word)))] if len(word) >= _LONG else stem


def apart(units: Sequence[Unit], folded: str) -> int:
    """The number of words between the first unit and the others, at their closest place."""
    places = [[folded.count(" ", 0, hit.start()) for hit in unit.pattern.finditer(folded)] for unit in units]
    held = [each for each in places if each]
    return (
        min((max(min(abs(at - other) for other in each) for each in held) for at in held[0]), default=0) if held else 0
    )
