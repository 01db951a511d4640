"""Rules for comparison: ``more than twice that of Iran``, ``longer than 1,000 km``."""

from __future__ import annotations

from ..items import Item
from ..lexicon import lexicon
from ..logical_form import Best, Filter, Ids, Join, Kind, Measure, Or, Threshold, Together, Value
from ..numbers_typed import OF_GDP
from .base import COUNTRIES, MEMBER, ORGANISATIONS, Step, Steps, both_ways, order_of, rule
from .goods import share_of_output
from .negation import without
from .orders import superlative, superlative_by


@rule("more N", "less N")
def bound(left: Item, right: Item) -> Steps:
    """``more than 50 million``."""
    yield Step("C", (left.cat, right.sem[0], right.sem[1], None))


@rule("more times", "less times", "X than", "more than", "less than", "times than")
def comparing(left: Item, right: Item) -> Steps:
    """``more than twice``, ``larger than``."""
    if left.cat == "X":
        up, by, _, _ = order_of(left)
        yield Step("Than", ("less" if up else "more", by, 1.0))
    elif right.cat == "times":
        yield Step("Than", (left.cat, "", right.sem))
    else:
        number = left.sem if left.cat == "times" else 1.0
        yield Step("Than", ("less" if left.cat == "less" else "more", "", number))


@rule("N times")
def so_many_times(left: Item, right: Item) -> Steps:
    """``ten times``."""
    if not left.sem[1]:
        yield Step("times", left.sem[0] * right.sem)


@rule("XF than")
def figure_than(left: Item, right: Item) -> Steps:
    """``a larger GDP than``."""
    key, up, number, place = left.sem
    if number == place == 1:
        yield Step("Than", ("less" if up else "more", key, 1.0))


@rule("Than than", "times X", "times more")
def than_that_of(left: Item, right: Item) -> Steps:
    """``more than twice that of``, ``three times larger``."""
    yield Step(left.cat, left.sem)


@rule("XF NE", "X NE")
def superlative_outside(left: Item, right: Item) -> Steps:
    """``the largest population outside the EU``."""
    base = Item("E", Kind("country"), 0, COUNTRIES)
    for cat, sem, kinds, cost, _ in without(base, right):
        if cat == "E":
            item = Item("E", sem, 0, kinds)
            yield from superlative_by(left, item) if left.cat == "XF" else superlative(left, item)
            del cost


@rule("XE than")
def larger_than(left: Item, right: Item) -> Steps:
    """``larger is Kazakhstan than``."""
    yield Step("XE", left.sem, left.kinds)


@rule("XE E")
def one_larger_than(left: Item, right: Item) -> Steps:
    """``how much larger is Kazakhstan than Kyrgyzstan``."""
    order, of = left.sem
    key = order if isinstance(order, str) else order[0]
    entry = lexicon().entry("order", key)
    if right.named:
        value = Value((Measure(str(entry.get("by", ""))),), of)
        yield Step("Threshold", Threshold(value, "less" if entry.get("up") else "more", 1.0, right.sem))


@both_ways("X V")
def order_of_value(left: Item, right: Item) -> Steps:
    """``how many times larger is China's economy``, ``was Armenia's inflation highest``; of several named, which is."""
    up, by, number, place = order_of(left)
    if isinstance(right.sem.of, Or) and len(right.sem.measures) == number == place == 1 and not by:
        yield Step("E", Best(right.sem.of, right.sem.measures[0], up, when=right.sem.when), right.kinds)
    yield Step("XV", (left.sem, right.sem), right.kinds)


@rule("XV than")
def order_of_value_than(left: Item, right: Item) -> Steps:
    """``larger is China's economy than``."""
    yield Step("XV", left.sem, left.kinds)


@rule("XV E", "XV V")
def value_than(left: Item, right: Item) -> Steps:
    """``larger is China's economy than Russia's``."""
    order, value = left.sem
    up = bool(lexicon().entry("order", order if isinstance(order, str) else order[0]).get("up"))
    than = right.sem if right.cat == "E" else right.sem.of
    if right.named or right.cat == "V":
        yield Step("Threshold", Threshold(value, "less" if up else "more", 1.0, than))


@rule("Than E", "more E", "less E", "Than V", "more V", "less V")
def than_entity(left: Item, right: Item) -> Steps:
    """``larger than Mongolia``, ``more than twice that of Iran``."""
    op, by, times = left.sem if left.cat == "Than" else (left.cat, "", 1.0)
    if right.cat == "V" and isinstance(right.sem.of, Or):
        return  # "who has more, A or B" compares the two and asks for no third
    if right.cat == "V":
        yield Step("CE", (op, right.sem.measures[0].key, times, right.sem.of), right.kinds)
    elif right.named:
        yield Step("CE", (op, by, times, right.sem), right.kinds, 0.0 if left.cat == "Than" else 0.2)


@both_ways("sum E", "sum G", "sum Gand", "both E")
def taken_together(left: Item, right: Item) -> Steps:
    """``Kazakhstan, Kyrgyzstan and Tajikistan together``, ``the EAEU combined``."""
    if right.cat != "E" or left.cat == "sum":
        yield Step("Sum", Together(right.sem if right.cat == "E" else Or(right.sem)), right.kinds)


@rule("Than Sum", "more Sum", "less Sum", "Than Shared", "more Shared", "less Shared")
def than_sum(left: Item, right: Item) -> Steps:
    """``larger than that of A, B and C together``."""
    op, by, times = left.sem if left.cat == "Than" else (left.cat, "", 1.0)
    if right.kinds == COUNTRIES or right.kinds & ORGANISATIONS:
        yield Step("CE", (op, by, times, right.sem if right.cat == "Sum" else Together(Or(right.sem))), right.kinds)


@rule("Than Fold", "more Fold", "less Fold")
def than_folded(left: Item, right: Item) -> Steps:
    """``more than the combined GDP of``."""
    op, _, times = left.sem if left.cat == "Than" else (left.cat, "", 1.0)
    how, value = right.sem
    if how == "sum" and len(value.measures) == 1:
        yield Step("CE", (op, value.measures[0].key, times, Together(value.of)), right.kinds)


@rule("E CE", "V CE", "F CE")
def compared(left: Item, right: Item) -> Steps:
    """``is Kazakhstan larger than Mongolia``, ``countries larger than Mongolia``."""
    op, by, times, than = right.sem
    if left.cat == "F":
        yield Step("CE", (op, left.sem, times, than), right.kinds)
    elif left.cat == "V":
        yield Step("Threshold", Threshold(left.sem, op, times, than))
    elif left.named:
        yield Step("Threshold", Threshold(Value((Measure(by),), left.sem), op, times, than))
    else:
        yield Step("E", Filter(left.sem, Measure(by), op, times, "", than), left.kinds)


@rule("CE F")
def compared_by(left: Item, right: Item) -> Steps:
    """``larger than Mongolia by population``."""
    op, _, times, than = left.sem
    yield Step("CE", (op, right.sem, times, than), left.kinds)


@both_ways("F C")
def fact_bound(left: Item, right: Item) -> Steps:
    """``population over 50 million``."""
    op, number, unit, _ = right.sem
    if unit == OF_GDP:
        for share in share_of_output(left, right):
            yield Step("FC", (share.sem, op, number, "%"))
        return
    yield Step("FC", (left.sem, op, number, unit))


@rule("E FC", "E C", "FC E", "C E")
def filtered(left: Item, right: Item) -> Steps:
    """``countries with a population over 50 million``, ``pipelines longer than 1,000 km``."""
    of, cut = (left, right) if left.cat == "E" else (right, left)
    if cut.cat == "FC":
        key, op, number, unit = cut.sem
    else:
        op, number, unit, _ = cut.sem
        key = {
            "km": "length",
            "people": "population",
            "US$": "gdp",
            "km²": "area",
            "bcm": "capacity",
            "MW": "capacity",
            "m": "height",
        }.get(unit, "")
        if not key:
            return
    cost = 0.0 if left.cat == "E" else 0.3
    if of.named and not of.kinds & ORGANISATIONS:
        yield Step("Threshold", Threshold(Value((Measure(key),), of.sem), op, number, None, unit), cost=cost)
        return
    sem, kinds = of.sem, of.kinds
    if of.named:
        sem, kinds = Join("member", ("member-of",), "object", of.sem, MEMBER), COUNTRIES
    yield Step("E", Filter(sem, Measure(key), op, number, unit), kinds, cost)


@rule("V C")
def value_bound(left: Item, right: Item) -> Steps:
    """``is the population of Iran more than 80 million``."""
    op, number, unit, pick = right.sem
    if pick:
        yield Step("Threshold", Threshold(left.sem, op, number, None, unit, pick))
        return
    if isinstance(left.sem.of, Kind) and len(left.sem.measures) == 1:  # "countries that had inflation above 20%"
        yield Step(
            "E", Filter(left.sem.of, left.sem.measures[0], op, number, unit, when=left.sem.when), left.kinds, -0.2
        )
        return
    yield Step("Threshold", Threshold(left.sem, op, number, None, unit))


@rule("X C", "X N")
def order_bound(left: Item, right: Item) -> Steps:
    """``longer than 1,000 km`` where the word is read as an order."""
    if right.cat == "C":
        yield Step("C", right.sem)


@both_ways(
    "sum V",
    "average V",
    "median V",
    "average E",
    "median E",
    "sum E",
    "sum F",
    "average F",
    "median F",
    "each V",
    "each E",
    "each F",
)
def folded(left: Item, right: Item) -> Steps:
    """``combined GDP of the EAEU``, ``average life expectancy``."""
    if right.cat == "F":
        yield Step("F", right.sem, frozenset((f"fold:{left.cat}",)))
    elif right.cat == "V":
        yield Step("Fold", (left.cat, right.sem), right.kinds)
    else:
        yield Step("E", right.sem, right.kinds, 0.6, right.named)


@both_ways("distance G", "distance Gand", "distance Shared", "distance Pair")
def distance_between(left: Item, right: Item) -> Steps:
    """``how far is Almaty from Tashkent``."""
    two = (right.sem.left, right.sem.right) if right.cat == "Pair" else right.sem
    if len(two) == 2 and right.kinds <= frozenset(("places", "sites")):
        yield Step("Far", two, right.kinds)


@both_ways("V top")
def ranking(left: Item, right: Item) -> Steps:
    """``GDP per capita EAEU ranking``."""
    if len(left.sem.measures) != 1 or right.sem != "top":
        return
    of, kinds = left.sem.of, left.kinds
    if isinstance(of, Ids):
        if not left.kinds & ORGANISATIONS:
            return
        of, kinds = Join("member", ("member-of",), "object", of, MEMBER), COUNTRIES
    low = bool(lexicon().entry("fact", left.sem.measures[0].key).get("low"))
    yield Step("E", Best(of, left.sem.measures[0], low, 0), kinds, 0.1)
