"""The head of a set, as of a noun phrase: the kind that everything else in it narrows."""

from __future__ import annotations

from .logical_form import And, Best, DatedWithin, Filter, Kind, Minus


def head_kind(sem: object) -> Kind | None:
    """The kind of the lexicon that a set is narrowed from; None where it has none."""
    if isinstance(sem, Kind):
        return sem
    if isinstance(sem, And):
        return next((found for part in sem.parts if (found := head_kind(part))), None)
    return head_kind(sem.of) if isinstance(sem, Best | DatedWithin | Filter | Minus) else None
