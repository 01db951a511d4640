"""Rules for superlatives: ``the largest population in Central Asia``, ``second longest``."""

from __future__ import annotations

from ..items import Item
from ..lexicon import lexicon
from ..logical_form import Best, Join, Kind, Measure, Or, Region, Value, parts_of
from .base import (
    COUNTRIES,
    MEMBER,
    ORGANISATIONS,
    PEOPLE,
    Step,
    Steps,
    both_ways,
    joined,
    order_of,
    plural,
    rule,
)

_HEIGHTS = frozenset(("highest", "lowest", "higher", "lower", "high", "low", "samyi vysokii", "vyshe"))
_COUNTED = frozenset(("most", "fewest", "more", "fewer", "bolshe vsego", "bolshe"))
_IN_STATES = frozenset(("sites", "corridors", "places"))
"""Kinds of things that lie in states or cross them."""
_HIGH = frozenset(("sites", "places", "corridors", "countries"))


@both_ways("X F")
def order_by(left: Item, right: Item) -> Steps:
    """``largest population``."""
    up, by, number, place = order_of(left)
    if by.endswith("-growth") and by not in (f"{right.sem}-growth", right.sem):
        return  # fastest growth is not largest size
    if by == "founded" and right.sem == "population":  # "the youngest population"
        yield Step("XF", ("median-age", not up, number, place))
        return
    yield Step("XF", (by if by == f"{right.sem}-growth" else right.sem, up, number, place))


@both_ways("X E", "X G", "X Gor", "X Gand")
def superlative(left: Item, right: Item) -> Steps:
    """``largest country``, ``the longest corridors``."""
    up, by, number, place = order_of(left)
    if not by and left.word in _HEIGHTS and right.kinds & _HIGH:
        return  # the highest dam is not the one with the most power
    of, kinds = (right.sem, right.kinds) if right.cat == "E" else (Or(right.sem), right.kinds)
    if left.word in _COUNTED and isinstance(of, Kind) and right.kinds <= _IN_STATES:  # "the most nuclear power plants"
        yield Step("XK", (of, up, number, place), right.kinds)
        return
    if isinstance(of, Best):  # "the five largest countries by area"
        if not of.n and not by:
            yield Step("E", of._replace(up=up, n=number, place=place), kinds)
        return
    if right.cat == "E" and right.named:
        if not (right.kinds & ORGANISATIONS):
            yield Step("XE", (left.sem, right.sem), right.kinds, 0.3)
            return
        of, kinds = Join("member", ("member-of",), "object", right.sem, MEMBER), COUNTRIES
    if by == "founded" and right.kinds == PEOPLE:
        by = "born"
    if number == 1 and place == 1 and plural(left, right):
        number = 0
    yield Step(
        "E",
        Best(of, Measure(by) if by else None, up, number, place, bool(by)),
        kinds,
        0.0 if by or right.cat == "E" else 0.05,
    )


@rule("X S")
def most_members(left: Item, right: Item) -> Steps:
    """``the most members``."""
    up, _, number, place = order_of(left)
    if left.word in _COUNTED and right.sem == "member":
        yield Step("XS", (up, number, place))


@both_ways("XS Gor", "XS G", "XS Gand")
def which_has_most_members(left: Item, right: Item) -> Steps:
    """``which has more members, the SCO or BRICS``."""
    if right.kinds == ORGANISATIONS:
        yield Step("E", Best(Or(right.sem), Measure("count", "member-of"), *left.sem), ORGANISATIONS, -0.1)


@rule("E XS")
def with_most_members(left: Item, right: Item) -> Steps:
    """``the organisation with the most members``."""
    if left.kinds == ORGANISATIONS and not left.named:
        yield Step("E", Best(left.sem, Measure("count", "member-of"), *right.sem), ORGANISATIONS)


@both_ways("R XK")
def crossed_by_most(left: Item, right: Item) -> Steps:
    """``crossed by the most pipelines``."""
    if left.sem in ("crosses", "located-in"):
        yield Step("XK", right.sem, right.kinds)


@both_ways("E XK")
def with_most_of_a_kind(left: Item, right: Item) -> Steps:
    """``the country with the most nuclear power plants``."""
    of, up, number, place = right.sem
    # Sites are recorded for some regions alone, corridors for all states that they cross.
    regional = any(isinstance(part, Region) for part in parts_of(left.sem))
    if left.kinds == COUNTRIES and not left.named and (regional or right.kinds == frozenset(("corridors",))):
        yield Step("E", Best(left.sem, Measure("count", "", of), up, number, place), COUNTRIES)


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
            if number == place == 1:  # "is inflation higher in Kazakhstan (than in Russia)"
                value = Value((Measure(key),), right.sem)
                yield Step("XV", ("smallest" if up else "largest", value), right.kinds, 0.1)
            return
    if number == 1 and place == 1 and plural(left, right):
        number = 0
    yield Step("E", Best(of, Measure(key), up, number, place), kinds)


def order_of_states(item: Item) -> Item:
    """A figure by itself, ``life expectancy`` or ``top 5 gdp``: the states in its order."""
    key, up, number, place = item.sem if item.cat == "XF" else (item.sem, False, 0, 1)
    return item._replace(cat="E", sem=Best(Kind("country"), Measure(key), up, number, place), kinds=COUNTRIES)


@both_ways("XF NE#", "X NE#")
def so_many_of(left: Item, right: Item) -> Steps:
    """``which five countries have the lowest life expectancy``."""
    number, of = right.sem
    order = superlative_by if left.cat == "XF" else superlative
    for cat, sem, kinds, cost, named in order(left, Item("E", of, 0, right.kinds)):
        if cat == "E" and isinstance(sem, Best) and sem.n <= 1 and sem.place == 1:
            yield Step(cat, sem._replace(n=number), kinds, cost, named)


@rule("R X")
def most_so(left: Item, right: Item) -> Steps:
    """``sells the most``."""
    if right.word == "most" and left.sem in ("exports-to", "imports-from"):
        yield Step("Rmost", (left.sem, False, 1, 1))


@rule("Rmost E")
def most_related(left: Item, right: Item) -> Steps:
    """``sells the most to Uzbekistan``: the name behind it is not the agent."""
    yield from best_related(left, right)


@rule("X R", "top R")
def main_of(left: Item, right: Item) -> Steps:
    """``the largest buyer``, ``longest border``: by the measure of the relation."""
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
    """``main export partners``: all of them in order, or the bare list."""
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


@rule("P C")
def last_bound(left: Item, right: Item) -> Steps:
    """``last above 10 percent``."""
    if left.sem == "last":
        yield Step("C", (*right.sem[:3], "last"), right.kinds)
