"""Corrects misspelt words: typing errors of one or two letters, and the wrong keyboard layout."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalogue.layout import cuts
from ..keyboard_layouts import other_layout
from .catalogue import Catalogue
from .full_text import known
from .sql import LISTED, listed
from .tokens import Token, tokens

SHORTEST = 4
"""Letters of a word that is corrected: in shorter ones an error makes another word."""
LONGEST = 26
"""At most so many: the longest word of a name that is kept for it has 24, and a typing error adds one or two."""


def relaid(catalogue: Catalogue, text: str) -> tuple[Token, ...]:
    """The words of the text typed on the other keyboard layout, when all of them are known; else none."""
    if not all(char.isascii() or "\u0400" <= char <= "\u04ff" for char in text):
        return ()
    found = tokens(other_layout(text))
    return tuple(found) if all(known(catalogue, token.fold) for token in found) else ()


def corrected(catalogue: Catalogue, typed: Sequence[Token], unknown: Sequence[Token]) -> tuple[Token, ...]:
    """The words, each unknown one replaced by the word of a name that is near it."""
    found = []
    for token in typed:
        other = nearest(catalogue, token.fold) if token in unknown and (token.latin or token.cyrillic) else None
        found.append(token._replace(fold=other, typed=other) if other else token)
    return tuple(found)


def in_vocabulary(catalogue: Catalogue, word: str) -> bool:
    """True for a word of some name."""
    return any(
        catalogue.db.execute(f"SELECT 1 FROM p{i}.spelling WHERE cut = ? AND word = ?", (word, word)).fetchone()
        for i in range(len(catalogue.opened.uris))
    )


def candidates(catalogue: Catalogue, word: str) -> set[str]:
    """Words of names that share the word with at most one letter left out on either side."""
    tried = cuts(word)
    if len(word) >= 8:  # long words may be two slips away
        tried |= {second for first in tuple(tried) for second in cuts(first)}
    found: set[str] = set()
    for index in range(len(catalogue.opened.uris)):
        found |= {
            row[0]
            for row in catalogue.db.execute(
                f"SELECT word FROM p{index}.spelling WHERE cut IN {LISTED}", (listed(tried),)
            )
        }
    return found


def nearest(catalogue: Catalogue, word: str) -> str | None:
    """The word of a name that is meant, or None when the word is known or nothing is near."""
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha() or in_vocabulary(catalogue, word):
        return None
    from rapidfuzz.distance import OSA

    allowed = 1 if len(word) < 6 else 2
    best = min(
        (
            (OSA.distance(word, other, score_cutoff=allowed), other[0] != word[0], abs(len(other) - len(word)), other)
            for other in candidates(catalogue, word)
        ),
        default=None,
    )
    return best[3] if best and best[0] <= allowed else None
