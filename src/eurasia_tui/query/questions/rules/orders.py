"""Rules for superlatives: ``the largest population in Central Asia``, ``second longest``."""

from __future__ import annotations

from ..form import Best, Join, Kind, Measure, Or
from ..lexicon import lexicon
from ..readings import Item
from .base import COUNTRIES, MEMBER, ORGANISATIONS, Step, Steps, both_ways, joined, order_of, plural, rule

_HEIGHTS = frozenset(("highest", "lowest", "higher", "lower", "high", "low", "samyi vysokii", "vyshe"))
_HIGH = frozenset(("sites", "places", "corridors", "countries"))


@both_ways("X F")
def order_by(left: Item, right: Item) -> Steps:
    """``largest population``."""
    up, _, number, place = order_of(left)
    yield Step("XF", (right.sem, up, number, place))


@both_ways("X E", "X G", "X Gor", "X Gand")
def superlative(left: Item, right: Item) -> Steps:
    """``largest country``, ``the longest corridors``."""
    up, by, number, place = order_of(left)
    if not by and left.word in _HEIGHTS and right.kinds & _HIGH:
        return  # the highest dam is not the one of the most power
    of, kinds = (right.sem, right.kinds) if right.cat == "E" else (Or(right.sem), right.kinds)
    if isinstance(of, Best):  # "the five largest countries by area"
        if not of.n and not by:
            yield Step("E", of._replace(up=up, n=number, place=place), kinds)
        return
    if right.cat == "E" and right.named:
        if not (right.kinds & ORGANISATIONS):
            yield Step("XE", (left.sem, right.sem), right.kinds, 0.3)
            return
        of, kinds = Join("member", ("member-of",), "object", right.sem, MEMBER), COUNTRIES
    if number == 1 and place == 1 and plural(left, right):
        number = 0
    yield Step(
        "E",
        Best(of, Measure(by) if by else None, up, number, place, bool(by)),
        kinds,
        0.0 if by or right.cat == "E" else 0.05,
    )


@both_ways("XF E", "XF G", "XF Gor", "XF Gand")
def superlative_by(left: Item, right: Item) -> Steps:
    """``the largest population in Central Asia``."""
    key, up, number, place = left.sem
    of, kinds = (right.sem, right.kinds) if right.cat == "E" else (Or(right.sem), right.kinds)
    entry = lexicon().entry("fact", key)
    if right.cat == "E" and right.named:
        if right.kinds & ORGANISATIONS and "organisations" not in entry.get("kinds", ()):
            of, kinds = Join("member", ("member-of",), "object", right.sem, MEMBER), COUNTRIES
        else:
            return
    if number == 1 and place == 1 and plural(left, right):
        number = 0
    yield Step("E", Best(of, Measure(key), up, number, place), kinds)


@rule("X R", "top R")
def main_of(left: Item, right: Item) -> Steps:
    """``the largest buyer``, ``longest border``: of what the relation measures."""
    up, by, number, place = order_of(left) if left.cat == "X" else (False, "", 0, 1)
    if by and by != "length":
        return  # the richest neighbour is not the one with the longest border
    counted = left.cat == "X" and left.word in ("most", "fewest", "more", "least", "bolshe vsego")
    yield Step("XR", (f"#{right.sem}" if counted else right.sem, up, number, place))


@both_ways("XR E", "XR G")
def best_related(left: Item, right: Item) -> Steps:
    """``longest border of Kazakhstan``, ``biggest buyer of Tajikistan's exports``."""
    key, up, number, place = left.sem
    if right.cat == "G":
        return
    if key.startswith("#") and not right.named:  # "the most neighbours"
        yield Step("E", Best(right.sem, Measure("count", key[1:]), up, number, place), right.kinds, -0.2)
        return
    key = key.removeprefix("#")
    if isinstance(right.sem, Join) and right.sem.key == key:  # "which neighbour of Uzbekistan has the longest border"
        yield Step("E", Best(right.sem, Measure("", key, right.sem.of), up, number, place), right.kinds, -0.2)
        return
    for join, kinds in joined(key, right):
        if right.named or isinstance(right.sem, Kind):
            yield Step("E", Best(join, Measure("", key, right.sem), up, number, place), kinds, -0.1)
        elif key == "borders":
            yield Step("E", Best(right.sem, Measure("pair", key, right.sem), up, number, place), right.kinds, -0.2)


@rule("X N", "top N", "N X", "ord X", "N top", "top X", "X top", "op X")
def how_many_best(left: Item, right: Item) -> Steps:
    """``top 3``, ``second largest``."""
    if left.cat == "ord":
        yield Step("X", (right.sem, 1, int(left.sem)))
    elif "N" in (left.cat, right.cat):
        number, other = (left, right) if left.cat == "N" else (right, left)
        if number.sem[1] or number.sem[0] > 50 or number.sem[0] < 1:
            return
        key = other.sem if other.cat == "X" and isinstance(other.sem, str) else "largest"
        yield Step("X", (key, int(number.sem[0]), 1))
    elif "top" in (left.cat, right.cat):
        order = left if left.cat == "X" else right
        yield Step("X", (order.sem, 0, 1) if isinstance(order.sem, str) else order.sem)


@rule("top E")
def leading(left: Item, right: Item) -> Steps:
    """``main export partners``: all of them in order, or nothing more than the word says."""
    if isinstance(right.sem, Best) or not left.word.startswith(("rank", "rating", "reiting")):
        yield Step("E", right.sem, right.kinds, 0.2, right.named)


@rule("F top", "top F")
def ranking_by(left: Item, right: Item) -> Steps:
    """``GDP ranking (of the CIS)``: an order without a number."""
    fact, top = (left, right) if left.cat == "F" else (right, left)
    if top.word.startswith(("rank", "rating", "reiting")):
        yield Step("XF", (fact.sem, False, 0, 1))


@rule("top F")
def leading_fact(left: Item, right: Item) -> Steps:
    """``main languages``, ``main export``: what is sold, not for how much."""
    if not left.word.startswith(("rank", "rating", "reiting")):
        yield Step("F", lexicon().entry("fact", right.sem).get("done", right.sem), cost=0.2)


@rule("E N")
def ranked_number(left: Item, right: Item) -> Steps:
    """``SCO economies top 3``."""
    if isinstance(left.sem, Best) and not right.sem[1] and 1 <= right.sem[0] <= 50:  # 2023 is a year
        yield Step("E", left.sem._replace(n=int(right.sem[0])), left.kinds, 0.2)
