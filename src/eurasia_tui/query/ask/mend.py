"""Slips of one or two letters in words of a question that nothing knows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..catalogue import Catalogue
from .question import Item
from .tokens import Token
from .vocabulary import vocabulary


@lru_cache(1)
def _words() -> list[str]:
    return sorted(word for word in vocabulary().words() if len(word) > 3)


def mended(catalogue: Catalogue, typed: Sequence[Token], items: Sequence[Item]) -> dict[int, str]:
    """Position of each word that a known one is near to, with that word."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    from ..spelling import candidates

    found: dict[int, str] = {}
    for item in items:
        if not item.unknown:
            continue
        for index in range(item.start, item.end):
            word = typed[index].fold
            if len(word) < 4 or word.isdigit():
                continue
            allowed = 1 if len(word) < 7 else 2
            options: list[tuple[float, bool, bool, str]] = []
            for number, known in enumerate((_words(), [one for one in candidates(catalogue, word) if len(one) > 3])):
                for other, distance, _ in process.extract(
                    word, known, scorer=OSA.distance, score_cutoff=allowed, limit=3
                ):
                    options.append((distance, other[:1] != word[:1], bool(number), other))
            best = min(options, default=None)
            if best and len(word) == 4 and sorted(best[3]) != sorted(word):
                continue  # in a word so short only two letters in the wrong order are surely a slip
            if best and best[0] and not (best[1] and len(word) < 6):
                found[index] = best[3]
    return found
