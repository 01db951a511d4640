"""Mends a query that found too little: slips of one or two letters, and the wrong keyboard layout."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue.layout import cuts
from ..text import words
from .catalogue import Catalogue

LONGEST = 26
"""Letters of a word that is mended: the longest word of a name that is kept for it has 24, and a slip adds one or two."""
_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_CYRILLIC = str.maketrans(_LATIN + _LATIN.upper(), _CYRILLIC + _CYRILLIC.upper())
_TO_LATIN = str.maketrans(_CYRILLIC + _CYRILLIC.upper(), _LATIN + _LATIN.upper())


def other_layout(text: str) -> str:
    """The text as the same keys give it on the other of the Latin and the Russian layout."""
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in text)
    return text.translate(_TO_LATIN if cyrillic else _TO_CYRILLIC)


def variants(catalogue: Catalogue, terms: tuple[str, ...], raw: str) -> Iterator[tuple[str, ...]]:
    """Word lists to try instead, the likeliest first."""
    if ":" not in raw and '"' not in raw:
        typed = tuple(words(other_layout(raw)))
        if typed and typed != terms and all(_known(catalogue, word) for word in typed):
            yield typed
    mended = tuple(nearest(catalogue, word) or word for word in terms)
    if mended != terms:
        yield mended


def _known(catalogue: Catalogue, word: str) -> bool:
    row = catalogue.db.execute(
        "SELECT 1 FROM name WHERE fold >= ? AND fold < ? LIMIT 1", (word, word + "\U0010ffff")
    ).fetchone()
    return row is not None or _in_vocabulary(catalogue, word)


def _in_vocabulary(catalogue: Catalogue, word: str) -> bool:
    return any(
        catalogue.db.execute(f"SELECT 1 FROM p{i}.spelling WHERE cut = ? AND word = ?", (word, word)).fetchone()
        for i in range(len(catalogue.opened.uris))
    )


def candidates(catalogue: Catalogue, word: str) -> set[str]:
    """Words of names that share the word with at most one letter left out on either side."""
    tried = cuts(word)
    if len(word) >= 8:  # long words may be two slips away
        tried |= {second for first in tuple(tried) for second in cuts(first)}
    marks = ",".join("?" * len(tried))
    found: set[str] = set()
    for index in range(len(catalogue.opened.uris)):
        found |= {
            row[0]
            for row in catalogue.db.execute(f"SELECT word FROM p{index}.spelling WHERE cut IN ({marks})", tuple(tried))
        }
    return found


def nearest(catalogue: Catalogue, word: str) -> str | None:
    """The word of a name that is meant, or None when the word is known or nothing is near."""
    if not 4 <= len(word) <= LONGEST or _in_vocabulary(catalogue, word):
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
