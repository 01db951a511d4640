"""Rules for questions that name alternatives: ``is Kazakhstan in the SCO or the CSTO``, ``an observer or a member``."""

from __future__ import annotations

from ..items import Item
from ..lexicon import lexicon
from ..logical_form import Before, Best, Choice, Held, Join, Pair, Test, Threshold
from .base import COUNTRIES, ORGANISATIONS, PEOPLE, PLACES, Step, Steps, both_ways, rule
from .times import at_time

_LIES_IN = {"places": "located-in", "sites": "site-in", "events": "held-at", "agreements": "signed-at"}
"""By kind of what lies somewhere: the relation that says so."""


@both_ways("E Gor")
def one_of_several(left: Item, right: Item) -> Steps:
    """``Kazakhstan, the SCO or the CSTO``; ``Astana or Almaty the capital of Kazakhstan``."""
    if not left.named:
        by_date = isinstance(left.sem, Best) and left.sem.measure is None
        if left.kinds & right.kinds and not by_date:  # who of two joined first need not be the first of all
            yield Step("Choice", Choice(tuple(("Test", Test(part, left.sem), part) for part in right.sem)), cost=0.1)
        return
    relation = _relation(left, right)
    if relation is not None:
        pairs = (
            Pair(left.sem, part, relation) if not left.swapped else Pair(part, left.sem, relation) for part in right.sem
        )
        yield Step(
            "Choice", Choice(tuple(("Pair", pair, part) for pair, part in zip(pairs, right.sem, strict=True))), cost=0.1
        )


def _relation(single: Item, several: Item) -> str | None:
    """The relation between a name and each alternative: a membership or a location."""
    if ORGANISATIONS in (single.kinds, several.kinds) and {*single.kinds, *several.kinds} <= COUNTRIES | ORGANISATIONS:
        return ""
    if several.kinds <= COUNTRIES | PLACES and len(single.kinds) == 1:
        return _LIES_IN.get(next(iter(single.kinds)))
    return None


@both_ways("Held Gor")
def one_of_holders(left: Item, right: Item) -> Steps:
    """``Tokayev or Nazarbayev president of Kazakhstan``."""
    yield Step("Choice", Choice(tuple(("Test", Test(part, left.sem), part) for part in right.sem)), cost=0.1)


@both_ways("O Gor")
def office_of_one_of_several(left: Item, right: Item) -> Steps:
    """``president of Uzbekistan or Tajikistan``."""
    if right.kinds & (COUNTRIES | ORGANISATIONS):
        yield Step("HeldGor", tuple(Held(left.sem, part) for part in right.sem), right.kinds)


@both_ways("E HeldGor")
def holder_of_one_of_several(left: Item, right: Item) -> Steps:
    """``is Mirziyoyev president of Uzbekistan or Tajikistan``."""
    if left.named and left.kinds & PEOPLE:
        yield Step("Choice", Choice(tuple(("Test", Test(left.sem, held), held.of) for held in right.sem)), cost=0.1)


@rule("S or+S", "S Sor")
def either_status(left: Item, right: Item) -> Steps:
    """``an observer or a member``, ``a member, an observer or a partner``."""
    yield Step("Sor", (left.sem, *(right.sem if right.cat == "Sor" else (right.sem,))))


@both_ways("Sor E")
def either_status_in(left: Item, right: Item) -> Steps:
    """``an observer or a member of the SCO``."""
    if right.named and right.kinds & ORGANISATIONS:
        yield Step("SorE", (right.sem,), right.kinds)


@rule("A or+A")
def either_act(left: Item, right: Item) -> Steps:
    """``join or leave``."""
    yield Step("Aor", (left.sem, right.sem))


@rule("Aor E")
def either_act_in(left: Item, right: Item) -> Steps:
    """``join or leave the CSTO``."""
    if right.named and right.kinds & ORGANISATIONS:
        yield Step("SorE", (right.sem, *left.sem), right.kinds)


@rule("E SorE")
def in_either_way(left: Item, right: Item) -> Steps:
    """``Mongolia, an observer or a member of the SCO``: alternatives of status."""
    body, *acts = right.sem
    if left.named and left.kinds & (COUNTRIES | ORGANISATIONS):
        pairs = [Pair(left.sem, body, act=act) for act in acts or ("",)]
        yield Step("Choice", Choice(tuple(("Pair", pair, None) for pair in pairs)), cost=0.05)


@both_ways("Pair Sor")
def pair_either_way(left: Item, right: Item) -> Steps:
    """``Belarus BRICS member or partner``."""
    if not left.sem.relation and not left.sem.status:
        yield Step("Choice", Choice((("Pair", left.sem, None),)), cost=0.05)


@rule("Test or+S")
def tested_either_way(left: Item, right: Item) -> Steps:
    """``Cuba a member of the EAEU or an observer``."""
    of = left.sem.of
    if isinstance(of, Join) and of.key == "member" and not of.act:
        yield Step("Choice", Choice((("Pair", Pair(left.sem.who, of.of), None),)), cost=0.05)


@rule("P or+P")
def either_side(left: Item, right: Item) -> Steps:
    """``before or after``."""
    if {left.sem, right.sem} == {"previous", "next"}:
        yield Step("Sides", "")


@rule("Sides E")
def either_side_of(left: Item, right: Item) -> Steps:
    """``before or after Azerbaijan``."""
    if right.named and right.kinds & COUNTRIES:
        yield Step("Beside", ("", right.sem), right.kinds)


@rule("Test Beside", "Pair Beside")
def joined_beside(left: Item, right: Item) -> Steps:
    """``did Georgia join the CIS before Azerbaijan``."""
    side, other = right.sem
    if left.cat == "Pair" and left.sem.act in ("join", "leave") and not left.sem.status:
        yield Step("Before", Before(left.sem.left, other, left.sem.right, left.sem.act, side))
    of = left.sem.of if left.cat == "Test" else None
    if isinstance(of, Join) and of.act in ("join", "leave") and of.side == "object":
        yield Step("Before", Before(left.sem.who, other, of.of, of.act, side))


@rule("V Beside")
def dated_beside(left: Item, right: Item) -> Steps:
    """``was Kazakhstan independent before Uzbekistan``: by their dates."""
    side, other = right.sem
    if side and len(left.sem.measures) == 1 and lexicon().entry("fact", left.sem.measures[0].key).get("date"):
        yield Step("Threshold", Threshold(left.sem, "less" if side == "previous" else "more", 1.0, other))


@both_ways("Choice T")
def choice_then(left: Item, right: Item) -> Steps:
    """``join or leave in 2012``: said of each."""
    parts = []
    for cat, sem, about in left.sem.parts:
        step = next((step for step in at_time(Item(cat, sem, 0), right) if step.cat == cat), None)
        if step is None:
            return
        parts.append((cat, step.sem, about))
    yield Step("Choice", Choice(tuple(parts)))


@both_ways("Choice S", "P Choice")
def choice_said(left: Item, right: Item) -> Steps:
    """``member`` and ``now`` beside a choice add nothing."""
    choice = left if left.cat == "Choice" else right
    if right.cat == "S" or left.sem == "now":
        yield Step("Choice", choice.sem, cost=0.05)
