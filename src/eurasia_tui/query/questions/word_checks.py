"""Checks that a reading keeps the words that change the meaning of a question: not, all, want to."""

from __future__ import annotations

from typing import Any

from ..names import longest
from .items import Item, Lattice
from .lexicon import Sense, lexicon
from .logical_form import And, Ids, Join, Minus, Pair, Test, joins_in, parts_of

_NOT = Sense("op", "not")
_LISTS = frozenset(("E", "G", "Shared", "Pair", "Test"))
"""Categories of which the form says what is denied."""
_WISHES = frozenset(
    "want wants wanted wish wishes hope hopes plan plans planning seek seeks seeking aspire aspires intend intends apply applied "
    "khochet khotyat khotel khoteli planiruet planiruyut".split()
)
_ONLY = frozenset("only solely exclusively tolko lish".split())
_LINKS = frozenset("in of to the a v vo".split())
_ALL = frozenset("all every vse vsekh".split())


def words_kept(read: Lattice, item: Item) -> bool:
    """False when such a word has no place in the reading."""
    return not (
        _denial_lost(read, item)
        or wishes(read)
        or _all_lost(read, item.sem)
        or _only_lost(read)
        or _became_lost(read, item.sem)
        or _naming_lost(read, item)
    )


def _denial_lost(read: Lattice, item: Item) -> bool:
    """``what do the two not share`` is not what they share."""
    if item.cat not in _LISTS or any(map(_denies, parts_of(item.sem))):
        return False
    folded = [token.fold for token in read.tokens]
    senses = [lexicon().at(folded, at) for at in range(len(folded))]
    within = {
        at + i
        for at, each in enumerate(senses)
        for size, found in each.items()
        if size > 1 and _NOT not in found
        for i in range(size)
    }
    return any(_NOT in each.get(1, ()) and at not in within for at, each in enumerate(senses) if at)


def _denies(part: Any) -> bool:
    return isinstance(part, Minus) or (isinstance(part, Pair | Test) and part.negated)


def wishes(read: Lattice) -> bool:
    """True when the question asks who wants to join or leave: only who did is recorded."""
    folded = [token.fold for token in read.tokens]
    for at, word in enumerate(folded):
        behind = [sense for i in (at + 1, at + 2) if i < len(folded) for sense in lexicon().at(folded, i).get(1, ())]
        if word in _WISHES and any(sense.category == "act" for sense in behind):
            return True
    return False


def _all_lost(read: Lattice, sem: Any) -> bool:
    """``organisations that include all states of Central Asia`` is not of those that include one."""
    if not isinstance(sem, And) or not any(token.fold in _ALL for token in read.tokens):
        return False
    of_bodies = (part for part in sem.parts if isinstance(part, Join) and part.names[:1] == ("member-of",))
    return any(part.kinds == ("countries",) and not isinstance(part.of, Ids) for part in of_bodies)


def _only_lost(read: Lattice) -> bool:
    """``which country is in the CIS only``: one that is in nothing else."""
    folded = [token.fold for token in read.tokens]
    bodies = [span for span in longest(read.named) if span.found[0].kind == "organisations"]
    for at, word in enumerate(folded):
        if word not in _ONLY or folded[at - 1 : at] in (["the"], ["an"]):
            continue
        behind = next((i for i in range(at + 1, len(folded)) if folded[i] not in _LINKS), len(folded))
        if any(span.start == behind or span.end == at for span in bodies):
            return True
    return False


def _became_lost(read: Lattice, sem: Any) -> bool:
    """Who became an observer in 2020 is not who was one then."""
    folded = [token.fold for token in read.tokens]
    begun = any(
        word in ("became", "become")
        and any(sense.category == "status" for each in lexicon().at(folded, at + 1).values() for sense in each)
        for at, word in enumerate(folded[:-1])
    )
    return begun and any(join.when and not join.act for join in joins_in(sem))


def _naming_lost(read: Lattice, item: Item) -> bool:
    """When something got its name is not when it began."""
    return "when" in item.asked and any(token.fold in ("name", "renamed", "nazvanie") for token in read.tokens[1:])
