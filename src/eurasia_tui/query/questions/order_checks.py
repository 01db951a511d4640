"""Checks that a reading keeps the words of order: most, higher, those that left."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from .items import Lattice
from .lexicon import lexicon
from .logical_form import Best, Filter, Measure, Threshold, joins_in, parts_of
from .set_structure import head_kind

_HIGHER = frozenset("higher highest taller tallest".split())


def orders_fit(read: Lattice, sem: Any) -> bool:
    """False when the reading ignores such a word or gives it another meaning."""
    return not (
        _counted_for_large(read, sem)
        or _height_for_size(read, sem)
        or _most_unsaid(read, sem)
        or _leaving_unsaid(read, sem)
    )


def _most_unsaid(read: Lattice, sem: Any) -> bool:
    """``which state trades most with China`` asks for the first of them, not for all."""
    words = [token.fold for token in read.tokens]
    most = any(pair[0] == "most" and pair[1] != "of" for pair in pairwise([*words, ""]))
    ordered = any(isinstance(part, Best | Measure) for part in parts_of(sem))
    return most and not ordered and any(join.key in ("trade", "exports-to", "imports-from") for join in joins_in(sem))


def _leaving_unsaid(read: Lattice, sem: Any) -> bool:
    """``which of the founding members have left`` asks for those that left, not for all founders."""
    folded = [token.fold for token in read.tokens]
    if "founding" in folded and any(join.act == "leave" for join in joins_in(sem)):
        return True  # the dates of founding are not asked for
    if not any(join.act == "found" for join in joins_in(sem)):
        return False
    senses = [s for at in range(len(folded)) for each in lexicon().at(folded, at).values() for s in each]
    return ("act", "leave") in senses


def _height_for_size(read: Lattice, sem: Any) -> bool:
    """``is Nurek higher than Toktogul`` asks for the height, not for what is large of a dam, its capacity."""
    if not _HIGHER & {token.fold for token in read.tokens}:
        return False
    return any(
        (isinstance(part, Best | Filter) and (part.measure is None or not part.measure.key))
        or (isinstance(part, Threshold) and not part.value.measures[0].key)
        for part in parts_of(sem)
    )


def _counted_for_large(read: Lattice, sem: Any) -> bool:
    """``the country with the most dams`` is not the largest of those with dams."""
    if not {"most", "fewest"} & {token.fold for token in read.tokens}:
        return False
    large = any(isinstance(part, Best) and part.measure is None and not part.chosen for part in parts_of(sem))
    return large and any(head_kind(join.of) or isinstance(join.of, Best) for join in joins_in(sem))
