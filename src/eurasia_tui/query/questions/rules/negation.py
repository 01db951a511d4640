"""Rules for exclusion: ``SCO members not in BRICS``, ``EAEU except Russia``."""

from __future__ import annotations

from ..items import Item
from ..logical_form import And, Join, Minus, Or, Pair, Test
from ..set_structure import head_kind
from .base import (
    COUNTRIES,
    MEMBER,
    ORGANISATIONS,
    Step,
    Steps,
    both_ways,
    implied,
    joined,
    membership,
    removed,
    rule,
)
from .related import status_of

EVER = ("member", "former")


def _never(word: Item) -> bool:
    """True for never, which also excludes former members."""
    return bool({"never", "nikogda"} & {*word.word.split()})


def _memberships(sem: object) -> bool:
    """True for membership of each of several bodies: ``not in BRICS and the CIS`` is in neither."""
    return isinstance(sem, And) and all(isinstance(part, Join) and part.key == "member" for part in sem.parts)


@rule("not E", "not G", "not R", "not S", "not Gand", "not Gor", "not Held")
def negated(left: Item, right: Item) -> Steps:
    """The excluded set."""
    if right.cat == "R":
        yield Step("NR", right.sem)
    elif right.cat == "S":
        yield Step("NS", "ever" if _never(left) and right.sem == "member" else right.sem)
    elif _never(left) and right.named and right.kinds & ORGANISATIONS and right.cat == "E":
        yield Step("NE", Join("member", ("member-of",), "object", right.sem, EVER), COUNTRIES)
    elif right.cat in ("G", "Gand", "Gor"):
        yield Step("NE", Or(right.sem), right.kinds, named=True)
    elif right.cat == "E" and _memberships(right.sem):
        yield Step("NE", Or(right.sem.parts), right.kinds)
    else:
        sem = right.sem
        if _never(left) and (joined_in := membership(sem)) and joined_in.act in ("", "join"):
            sem = joined_in._replace(statuses=EVER, act="")
        narrow = 0.15 if isinstance(sem, And) else 0.0  # what follows rather narrows the remaining set
        yield Step("NE", sem, right.kinds, narrow, right.named)


@rule("not P")
def not_now(left: Item, right: Item) -> Steps:
    """``not today``."""
    if right.sem == "now":
        yield Step("NNow", right.sem)


@rule("E NNow")
def then_and_not_now(left: Item, right: Item) -> Steps:
    """``members of the CIS in 1995 but not today``."""
    parts = left.sem.parts if isinstance(left.sem, And) else (left.sem,)
    then = next((part for part in parts if isinstance(part, Join) and part.key == "member" and part.when), None)
    if then is not None:
        yield Step("E", Minus(left.sem, then._replace(when=None)), left.kinds)


@rule("E not")
def negated_before(left: Item, right: Item) -> Steps:
    """``which organisations is Uzbekistan in but Kazakhstan not``."""
    if left.named and left.kinds == COUNTRIES:
        yield Step("NE", left.sem, left.kinds, 0.3, True)


@rule("NE NE")
def neither_nor(left: Item, right: Item) -> Steps:
    """``neither Russia nor China``."""
    if left.named and right.named and left.kinds == right.kinds:
        parts = (*(left.sem.parts if isinstance(left.sem, Or) else (left.sem,)), right.sem)
        yield Step("NE", Or(parts), left.kinds, named=True)


@rule("NR E", "NR G", "R NE")
def not_related(left: Item, right: Item) -> Steps:
    """``not crossing Iran``, ``border neither Russia nor China``."""
    if right.cat == "NE" and not (isinstance(right.sem, Or) and right.named and right.kinds & COUNTRIES):
        return
    group = right.cat in ("G", "NE")
    parts = (right.sem.parts if isinstance(right.sem, Or) else right.sem) if group else (right.sem,)
    for part in parts[:1]:
        for join, kinds in joined(left.sem, Item("E", part, 0, right.kinds)):
            sets = [join._replace(of=part) for part in parts]
            yield Step("NE", sets[0] if len(sets) == 1 else Or(tuple(sets)), kinds)


@rule("NS E", "NS and+E")
def not_status(left: Item, right: Item) -> Steps:
    """``not members of NATO``."""
    for cat, sem, kinds, cost, _ in status_of(Item("S", left.sem, 0), right):
        if cat == "E" and kinds == COUNTRIES:
            yield Step("NE", sem, kinds, cost)


@rule("S NE")
def status_in_none(left: Item, right: Item) -> Steps:
    """``belong to neither the CSTO nor the EAEU``."""
    parts = right.sem.parts if isinstance(right.sem, Or) else (right.sem,)
    if right.named and right.kinds == ORGANISATIONS and left.sem == "member":
        joins = tuple(Join("member", ("member-of",), "object", part, MEMBER) for part in parts)
        yield Step("NE", joins[0] if len(joins) == 1 else Or(joins), COUNTRIES)


@rule("not A")
def not_act(left: Item, right: Item) -> Steps:
    """``has not joined``."""
    yield Step("NS", "ever" if _never(left) else "member", cost=0.1)


@rule("E NE", "NE E", "E and+NE", "E or+NE")
def without(left: Item, right: Item) -> Steps:
    """``SCO members not in BRICS``, ``EAEU except Russia``; of a name: whether it is not in a set."""
    of, out = (right, left) if left.cat == "NE" else (left, right)
    several = isinstance(out.sem, Or) and (out.named or all(isinstance(part, Join) for part in out.sem.parts))
    outs = list(out.sem.parts) if several else [out.sem]
    if of.named and not (of.kinds & ORGANISATIONS and out.kinds & (COUNTRIES | ORGANISATIONS)):
        if out.named:
            yield Step("Pair", Pair(of.sem, out.sem, negated=True), cost=0.1)
        else:
            yield Step("Test", Test(of.sem, out.sem, True), cost=0.1)
        return
    if of.named and out.named and of.kinds & out.kinds & ORGANISATIONS:  # "CIS minus CSTO"
        two = [Join("member", ("member-of",), "object", part, MEMBER) for part in (of.sem, out.sem)]
        yield Step("E", Minus(*two), COUNTRIES, 0.1)
        return
    kinds = of.kinds
    sem = of.sem
    if of.named:  # "the EAEU except Russia": its members
        sem, kinds = Join("member", ("member-of",), "object", of.sem, MEMBER), COUNTRIES
    for taken in outs:
        item = Item("E", taken, 0, out.kinds)
        if kinds & out.kinds and not (out.named and out.kinds & ORGANISATIONS):
            sem = removed(sem, taken)
        else:
            for kind in sorted(kinds):
                narrowed_kind = head_kind(sem)
                for join, _ in implied(kind, item, narrowed_kind.key if narrowed_kind else ""):
                    sem = removed(sem, join)
    yield Step("E", sem, kinds)


@both_ways("not Pair", "not Test", "not V")
def not_so(left: Item, right: Item) -> Steps:
    """A negated yes-or-no question."""
    if right.cat != "V":
        yield Step(right.cat, right.sem._replace(negated=True), cost=0.1)
