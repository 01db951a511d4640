"""Slips of one or two letters in words of a question that nothing knows."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalogue import Catalogue
from .question import Item
from .tokens import Token
from .vocabulary import vocabulary


def mended(catalogue: Catalogue, typed: Sequence[Token], items: Sequence[Item]) -> dict[int, str]:
    """Position of each word that a known one is near to, with that word."""
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
            options = [(other, False) for other in vocabulary().words() if abs(len(other) - len(word)) <= allowed]
            options += [(other, True) for other in candidates(catalogue, word)]
            best = min(
                ((distance, other[:1] != word[:1], name, other)
                 for other, name in options
                 if len(other) > 3 and (distance := OSA.distance(word, other, score_cutoff=allowed)) <= allowed),
                default=None,
            )  # fmt: skip
            if best and best[0] and not (best[1] and len(word) < 6):
                found[index] = best[3]
    return found
