"""The structure of a set of a logical form: its head, as of a noun phrase, and the parts of an intersection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .logical_form import And, Best, DatedWithin, Filter, Kind, Minus


def head_kind(sem: object) -> Kind | None:
    """The kind of the lexicon that a set is narrowed from; None where it has none."""
    if isinstance(sem, Kind):
        return sem
    if isinstance(sem, And):
        return next((found for part in sem.parts if (found := head_kind(part))), None)
    return head_kind(sem.of) if isinstance(sem, Best | DatedWithin | Filter | Minus) else None


def conjuncts(sem: And) -> Iterator[Any]:
    """The parts of an intersection, and of those within it."""
    for part in sem.parts:
        if isinstance(part, And):
            yield from conjuncts(part)
        else:
            yield part
