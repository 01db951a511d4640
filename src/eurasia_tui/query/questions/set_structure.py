"""The structure of a set of a logical form: its head, as of a noun phrase, and the parts of an intersection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .lexicon import lexicon
from .logical_form import And, Best, DatedWithin, Filter, Kind, Minus


def head_kind(sem: object) -> Kind | None:
    """The kind of the lexicon that a set is narrowed from; None where it has none."""
    if isinstance(sem, Kind):
        return sem
    if isinstance(sem, And):
        return next((found for part in sem.parts if (found := head_kind(part))), None)
    return head_kind(sem.of) if isinstance(sem, Best | DatedWithin | Filter | Minus) else None


def without_wider(parts: Iterable[Any]) -> tuple[Any, ...]:
    """Parts of an intersection without a kind of which another is a part: doubly landlocked states are landlocked."""
    every = list(parts)
    return tuple(part for part in every if not any(_is_part(other, part) for other in every))


def _is_part(kind: Any, wider: Any) -> bool:
    """True where a fact may have fewer of the same values for one kind than for another."""
    if not isinstance(kind, Kind) or not isinstance(wider, Kind):
        return False
    few, many = (lexicon().entry("kind", each.key).get("where", {}) for each in (kind, wider))
    return bool(few) and few.keys() == many.keys() and all({*few[key]} < {*many[key]} for key in few)


def conjuncts(sem: And) -> Iterator[Any]:
    """The parts of an intersection, and of those within it."""
    for part in sem.parts:
        if isinstance(part, And):
            yield from conjuncts(part)
        else:
            yield part
