"""Rules for comparisons of two: ``Kazakhstan vs Uzbekistan``, ``China overtook Japan``."""

from __future__ import annotations

from ..items import Item
from ..logical_form import Kind, Measure, Or, Overtaken, Value, Versus
from .base import Step, Steps, both_ways, rule

_BEHIND = ("side by side", "compared")
"""Words that hold things against each other when they stand behind all of them."""


@rule("E overtake", "V overtake")
def before_overtaking(left: Item, right: Item) -> Steps:
    """``China's GDP overtook``, ``China overtook``."""
    if left.cat == "V" and len(left.sem.measures) == 1:
        yield Step("Over", (left.sem.of, left.sem.measures[0]), left.kinds)
    elif left.cat == "E" and left.named:
        yield Step("Over", (left.sem, None), left.kinds)


@rule("Over E", "Over V")
def overtaking(left: Item, right: Item) -> Steps:
    """``China's GDP overtook Japan's``, ``China overtook Japan's GDP``."""
    part, measure = left.sem
    other = right.sem if right.cat == "E" else right.sem.of
    measure = measure or (right.sem.measures[0] if right.cat == "V" else None)
    if right.cat == "V" or right.named:
        yield Step("Overtaken" if measure else "Overtaking", Overtaken(part, other, measure), left.kinds)


@both_ways("Overtaking F")
def overtaking_in(left: Item, right: Item) -> Steps:
    """``China overtook Japan in GDP``."""
    yield Step("Overtaken", left.sem._replace(measure=Measure(right.sem)), left.kinds)


@rule("E vs", "G vs", "V vs")
def before_versus(left: Item, right: Item) -> Steps:
    """``Kazakhstan vs``."""
    yield Step("Vs", (left.sem, left.cat, left.named), left.kinds)


@rule("Vs E", "Vs G", "Vs V")
def versus(left: Item, right: Item) -> Steps:
    """``Kazakhstan vs Uzbekistan``; a fact on one side applies to both."""
    sem, cat, _ = left.sem
    if cat == "V":
        other = right.sem.of if right.cat == "V" else right.sem
        yield Step("V", sem._replace(of=Or((sem.of, other))), left.kinds)
    elif right.cat == "V":
        yield Step("V", right.sem._replace(of=Or((sem, right.sem.of))), left.kinds)
    elif cat == "E" and right.cat == "E":
        yield Step("Versus", Versus((sem, right.sem)), left.kinds | right.kinds)


@rule("vs E", "vs G", "vs Gand", "vs V", "vs Pair", "vs F")
def after_versus(left: Item, right: Item) -> Steps:
    """``compare Russia and China``."""
    if right.cat in ("V", "F"):
        yield Step(right.cat, right.sem, right.kinds)
    elif right.cat == "Pair":
        yield Step("Versus", Versus((right.sem.left, right.sem.right)), right.kinds)
    elif right.cat != "E":
        yield Step("Versus", Versus(right.sem), right.kinds)


@rule("G vs", "Gand vs", "Pair vs")
def both_compared(left: Item, right: Item) -> Steps:
    """``Russia and China compared``."""
    if left.cat != "Pair":
        yield Step("Versus", Versus(left.sem), left.kinds)
    elif not left.sem.relation:
        yield Step("Versus", Versus((left.sem.left, left.sem.right)), left.kinds)


@rule("V vs")
def figures_compared(left: Item, right: Item) -> Steps:
    """``capacity of Nurek and Rogun, side by side``."""
    if right.word in _BEHIND:
        yield Step("V", left.sem, left.kinds)


@both_ways("Versus F")
def versus_by(left: Item, right: Item) -> Steps:
    """``Kazakhstan vs Uzbekistan population``."""
    yield Step("V", Value((Measure(right.sem),), Or(left.sem.parts)), left.kinds)


@both_ways("Versus S", "Versus E")
def versus_members(left: Item, right: Item) -> Steps:
    """``SCO vs EAEU members``."""
    if right.cat == "S" or isinstance(right.sem, Kind):
        yield Step("Versus", left.sem, left.kinds, 0.1)
