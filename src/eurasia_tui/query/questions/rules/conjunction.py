"""Rules for what *and*, *or* and *both* join: ``Armenia and Azerbaijan``, ``members of the EAEU or the CSTO``."""

from __future__ import annotations

from ..items import Item
from ..logical_form import And, Best, Join, Or
from .base import COUNTRIES, MEMBER, ORGANISATIONS, Step, Steps, both_ways, narrowed, rule
from .joined import two_sets


@rule(
    "and E",
    "and R",
    "and S",
    "and F",
    "and NE",
    "and T",
    "and Pair",
    "and A",
    "and G",
    "or E",
    "or F",
    "and V",
    "and O",
    "or S",
    "or A",
    "or P",
    "or V",
)
def conjoined(left: Item, right: Item) -> Steps:
    """A word that joins goes with what follows."""
    yield Step(f"{left.cat}+{right.cat}", right.sem, right.kinds, named=right.named)


@rule("E and+E", "G and+E", "E or+E", "G or+E", "E and+G")
def conjunction(left: Item, right: Item) -> Steps:
    """``Armenia and Azerbaijan``, ``Kazakhstan or Uzbekistan``."""
    parts = (left.sem if left.cat == "G" else (left.sem,)) + (right.sem if right.cat.endswith("G") else (right.sem,))
    if (left.named or left.cat == "G") and (right.named or right.cat.endswith("G")):
        if right.cat != "or+E":
            yield Step("G", parts, left.kinds | right.kinds, -0.05)
        yield Step("Gor" if right.cat.startswith("or") else "Gand", parts, left.kinds | right.kinds)
    elif (right.named and left.kinds & right.kinds) or (right.cat.startswith("or") and isinstance(left.sem, Best)):
        return  # "that border Russia and China": each of the two is bordered
    elif left.kinds & right.kinds:
        same = left.kinds & right.kinds
        if right.cat.startswith("or"):
            yield Step("E", Or(parts), same)
        else:
            yield Step("E", narrowed(left.sem, right.sem), same, 0.1)
            yield Step("G", parts, same, 0.3)
    elif isinstance(left.sem, Join) and left.sem.key == "member" and right.named and right.kinds & ORGANISATIONS:
        both = (left.sem, left.sem._replace(of=right.sem))  # "members of the EAEU or the CSTO"
        yield Step("E", Or(both) if right.cat.startswith("or") else And(both), left.kinds)
    elif not left.named and right.named and not right.cat.startswith("or"):
        yield from two_sets(left, right)


@rule("and+E and+E")
def each_with_and(left: Item, right: Item) -> Steps:
    """``и Армения, и Беларусь``: both of them."""
    if left.named and right.named and left.kinds == right.kinds == ORGANISATIONS:
        bodies = (Join("member", ("member-of",), "object", item.sem, MEMBER) for item in (left, right))
        yield Step("E", And(tuple(bodies)), COUNTRIES, -0.2)
    elif left.named and right.named:
        yield Step("Shared", (left.sem, right.sem), left.kinds | right.kinds)


@both_ways("both G", "both Pair", "both Gand")
def both(left: Item, right: Item) -> Steps:
    """``what do Armenia and Azerbaijan share``: said of a pair."""
    sem = right.sem
    if right.cat != "Pair":
        yield Step("Shared", sem, right.kinds)
        yield Step("G", sem, right.kinds, 0.1)
    else:
        yield Step("Shared", (sem.left, sem.right), right.kinds)
        yield Step("Pair", sem, cost=0.05)


@both_ways("both E", "both R", "both S", "both F", "both V", "both X", "both XR")
def both_said(left: Item, right: Item) -> Steps:
    """``both`` before one of two adds nothing."""
    yield Step(right.cat, right.sem, right.kinds, 0.1, right.named)
