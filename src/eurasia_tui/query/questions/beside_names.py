"""The words of a question that belong to no name, phrase by phrase, with what the lexicon says of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...named_tuple import NamedTuple
from ..function_words import is_function_word
from ..names import Named, NameSpan, longest
from .items import Lattice
from .lexicon import Sense, lexicon

Ways = tuple[str, ...]
"""What may stand in a text for one word or name of a question: as typed, as corrected, in English."""

LONG = 3
"""Words of a phrase of the first category that is not cut by one that begins before it."""
SAYS_NOTHING = ("stop", "prep")


class Phrase(NamedTuple):
    """Some words and their senses of the categories that were looked for; no senses where there are none."""

    words: tuple[Ways, ...]
    senses: tuple[Sense, ...]

    def keys(self, category: str) -> list[str]:
        """The entries of one category that are meant."""
        return [sense.key for sense in self.senses if sense.category == category]


def spans_of(read: Lattice) -> list[NameSpan]:
    """The names of a question; a longer name that is not whole takes the place of those within it."""
    held = [
        NameSpan(start, end, tuple(Named(id_, kind, 1, "name") for id_ in ids)) for start, end, ids, kind in read.held
    ]
    kept = [
        span for span in read.named if not any(longer.start <= span.start and span.end <= longer.end for longer in held)
    ]
    return longest([*held, *kept])


def phrases(read: Lattice, spans: Sequence[NameSpan], first: str, also: Collection[str] = ()) -> list[Phrase] | None:
    """The phrases beside the names, the longest of each place; None where a word such as not or than stands among them.

    Names may stand within a phrase: ``how much does Rogun cost``. Of phrases as long as one another those of the category ``first``
    come first. Words that say nothing are left out.
    """
    named = {i for span in spans for i in range(span.start, span.end)}
    outside = [i for i in range(len(read.tokens)) if i not in named]
    folded = [read.tokens[i].fold for i in outside]
    ways: list[Ways] = [tuple(dict.fromkeys((read.typed[i].fold, read.tokens[i].fold))) for i in outside]
    languages = lexicon().languages(folded)
    wanted = {first, "ask", *SAYS_NOTHING, *also}
    found: list[Phrase] = []
    at = 0
    while at < len(folded):
        token = read.tokens[outside[at]]
        senses = lexicon().at(folded, at, latin=token.latin, cyrillic=token.cyrillic, languages=languages)
        sized = {size: [sense for sense in each if sense.category in wanted] for size, each in senses.items()}
        size = max((size for size, each in sized.items() if each), default=0)
        if not any(sense.category == first for sense in sized.get(size, ())):  # "run | from west to east"
            room = next((more for more in range(1, LONG) if _begins(folded, at + more, first)), len(folded))
            size = max((size for size, each in sized.items() if each and size <= room), default=0)
        if size < 2 and any(("op", key) in senses.get(1, ()) for key in ("not", "or", "than", "versus")):
            return None
        kept = tuple(sized.get(size, ()))
        if kept and any(sense.category not in SAYS_NOTHING for sense in kept):
            found.append(
                Phrase(tuple(ways[at : at + size]), tuple(sorted(kept, key=lambda sense: sense.category != first)))
            )
        elif not kept and not is_function_word(token) and folded[at] != "s":
            found.append(Phrase((ways[at],), ()))
        at += max(size, 1)
    return found


def _begins(folded: list[str], at: int, category: str) -> bool:
    """True where a long phrase of a category begins."""
    if at >= len(folded):
        return False
    senses = lexicon().at(folded, at)
    return any(sense.category == category for size, each in senses.items() if size >= LONG for sense in each)
