"""Rules for facts and figures: ``population of Kazakhstan``, ``capital and currency``."""

from __future__ import annotations

from collections.abc import Iterator

from ..items import Item
from ..lexicon import lexicon
from ..logical_form import Best, Filter, Ids, Join, Kind, Measure, Official, Or, Pair, Share, Test, Value
from .base import COUNTRIES, LOOSE, ORGANISATIONS, PEOPLE, Step, Steps, beside, both_ways, joined, narrowed, rule, vague
from .joined import two_sets


@both_ways("F E", "F G", "F Gand", "F Gor")
def fact_of(left: Item, right: Item) -> Steps:
    """``population of Kazakhstan``; of several: one beside the other. A fact that is a relation finds entities."""
    entry = lexicon().entry("fact", left.sem)
    of = right.sem if right.cat == "E" else Or(right.sem)
    fitting = set(entry.get("kinds", ()))
    cost = 0.0 if not fitting or not right.kinds or fitting & right.kinds else LOOSE
    if entry.get("adjective") and not right.named and right.cat == "E":
        cost += LOOSE  # "landlocked members" are some of the members
    if (
        right.type == "capital"
        and ("places" in fitting or right.prep == "of")
        and not entry.keys() & {"done", "of_capital"}
    ):
        return  # the GDP of Moscow is not that of Russia; what Moscow exports is
    if right.prep == "from" and (other := entry.get("from")):  # refugees from a state are not those it hosts
        yield Step("V", Value((Measure(str(other)),), of), right.kinds, cost)
        return
    if isinstance(of, Best) and of.measure is None and of.chosen and entry.get("date"):  # "which was founded first"
        yield Step("E", of._replace(measure=Measure(left.sem)), right.kinds, cost)
    if left.sem in ("length", "long") and isinstance(right.sem, Join) and right.sem.key == "borders":
        yield Step("E", right.sem, right.kinds, 0.05)
    if left.sem == "government" and right.named and right.kinds & PEOPLE:  # "the Mirziyoyev government"
        yield Step("E", right.sem, right.kinds, 0.1, True)
    growing = isinstance(of, Best) and of.measure is not None and of.measure.key.endswith("-growth")
    if growing and left.swapped and not left.prep:
        return  # "the fastest growing population"
    if left.prep == "by" and not right.named:
        for sem in _ranked(right, entry, Measure(left.sem)):
            yield Step("E", sem, right.kinds)
        return
    if left.sem == "capital" and right.kinds == ORGANISATIONS and right.named and not left.word.endswith(("s", "y")):
        for join, kinds in joined("seat", right):  # a body has a seat: "the capital of the EU"
            yield Step("E", join, kinds)
        return
    if isinstance(of, Best) and of.measure == Measure(f"{left.sem}-growth"):  # "whose economy grew fastest"
        yield Step("E", of, right.kinds, cost)
        return
    if isinstance(of, Best) and not of.chosen and not entry.get("joins"):  # "whose GDP is larger"
        yield Step("E", of._replace(measure=Measure(left.sem), chosen=True), right.kinds, cost)
        return
    if relation := entry.get("joins"):
        yield Step("E", Join(left.sem, (relation,), "subject", of), frozenset(("places",)), cost + 0.02)
    if right.named or not isinstance(of, Kind):
        yield Step("V", Value((Measure(left.sem),), of), right.kinds, cost)
    elif left.prep != "by":
        yield Step(
            "V",
            Value((Measure(left.sem),), of),
            right.kinds,
            cost + (0.3 if not isinstance(of, Best) or of.chosen else 0.9),
        )


def _ranked(of: Item, entry: dict[str, object], by: Measure) -> Iterator[object]:
    if isinstance(of.sem, Best) and not of.sem.chosen:
        yield of.sem._replace(measure=by, chosen=True)
    else:
        yield Best(of.sem, by, bool(entry.get("low")), 0)


@rule("E F", "V F")
def by_fact(left: Item, right: Item) -> Steps:
    """``SCO members by GDP``, ``largest country by population``."""
    if left.cat == "E" and right.prep in ("by", "in") and not left.named:
        entry = lexicon().entry("fact", right.sem)
        for sem in _ranked(left, entry, Measure(right.sem)):
            yield Step("E", sem, left.kinds)
    elif left.cat == "E" and right.prep == "with" and not left.named:  # "members with a coastline"
        yield Step("E", Filter(left.sem, Measure(right.sem), "more", 0.0), left.kinds)
    elif left.cat == "V" and left.sem.measures == (Measure(right.sem),):  # "how much CO2 does Kazakhstan emit"
        yield Step("V", left.sem, left.kinds, 0.1)
    elif left.cat == "V" and len(left.sem.measures) == 1 and beside(left.sem.measures[0].key, right.sem):
        yield Step("V", left.sem._replace(measures=(Measure(right.sem),)), left.kinds, 0.1)
    elif left.cat == "V" and left.sem.measures == (Measure("gdp"),) and lexicon().entry("fact", f"{right.sem}-to-gdp"):
        yield Step("V", left.sem._replace(measures=(Measure(f"{right.sem}-to-gdp"),)), left.kinds, 0.05)
        yield Step("V", left.sem._replace(measures=(*left.sem.measures, Measure(right.sem))), left.kinds, 0.1)
    elif left.cat == "V" and vague(right.sem):
        yield Step("V", left.sem, left.kinds, 0.1)
    elif left.cat == "V" and right.prep != "on":  # "on its territory" asks for no area
        cost = 0.4 if lexicon().entry("fact", right.sem).get("joins") else 0.1  # the population of its capital
        yield Step("V", left.sem._replace(measures=(*left.sem.measures, Measure(right.sem))), left.kinds, cost)


@rule("F V")
def vague_of_value(left: Item, right: Item) -> Steps:
    """``how big was Uzbekistan's economy``: the more specific fact."""
    if len(right.sem.measures) == 1 and beside(left.sem, right.sem.measures[0].key):
        yield Step("V", right.sem, right.kinds)
    elif len(right.sem.measures) == 1 and beside(right.sem.measures[0].key, left.sem):
        yield Step("V", right.sem._replace(measures=(Measure(left.sem),)), right.kinds)


@both_ways("R F")
def measured_relation(left: Item, right: Item) -> Steps:
    """``border length``: the relation measures it."""
    if right.sem in ("length", "long") and left.sem == "borders":
        yield Step("R", left.sem, cost=0.05)


@both_ways("Pair F", "Test F")
def measured_pair(left: Item, right: Item) -> Steps:
    """``Russia China border km``."""
    join = left.sem.of if left.cat == "Test" else None
    if right.sem in ("date", "founded") and isinstance(join, Join) and join.act:  # "date of its accession"
        yield Step(left.cat, left.sem, cost=0.05)
    if right.sem in ("length", "long") and left.cat == "Pair" and left.sem.relation == "borders":
        yield Step(left.cat, left.sem, cost=0.05)


@both_ways("R V")
def traded(left: Item, right: Item) -> Steps:
    """``who buys Tajikistan's exports``, ``the biggest buyer of the exports of Iran``."""
    key = right.sem.measures[0].key
    wanted = {"exports": ("exports-to", "buys-from"), "imports": ("imports-from", "sells-to")}.get(
        key.removeprefix("main-"), ()
    )
    if left.sem in wanted and len(right.sem.measures) == 1:
        relation = str(next(iter(wanted)))
        for join, kinds in joined(relation, Item("E", right.sem.of, 0, right.kinds)):
            yield Step("E", join, kinds)


@rule("XR V")
def best_traded(left: Item, right: Item) -> Steps:
    """``the biggest buyer of Tajikistan's exports``."""
    key, up, number, place = left.sem
    for cat, sem, kinds, cost, _ in traded(Item("R", key, 0), right):
        if cat == "E":
            yield Step("E", Best(sem, Measure("", key), up, number, place), kinds, cost)


@both_ways("XF E")
def most_traded_with(left: Item, right: Item) -> Steps:
    """``the largest share of exports to China``: by what each sends to one partner."""
    key, up, number, place = left.sem
    relation = {"exports": "exports-to", "imports": "imports-from"}.get(key)
    if relation and right.named and right.kinds & COUNTRIES and right.prep in ("to", "from", "with"):
        yield Step("XT", (Measure("partner", relation, right.sem), up, number, place))


@both_ways("XT E")
def best_with(left: Item, right: Item) -> Steps:
    """``the Central Asian country that sends the largest share of its exports to China``."""
    by, up, number, place = left.sem
    if right.kinds & COUNTRIES and not right.named:
        yield Step("E", Best(right.sem, by, up, number, place), right.kinds)


@rule("F and+F", "F F", "FF and+F", "FF F", "F FF")
def two_facts(left: Item, right: Item) -> Steps:
    """``capital and currency``; ``date of birth`` and the like, where one word only says that it is a date."""
    keys = [
        key
        for item in (left, right)
        for key in ((item.sem,) if item.cat.endswith("+F") or item.cat == "F" else item.sem)
    ]
    if "FF" in (left.cat, right.cat):
        yield Step("FF", tuple(dict.fromkeys(keys)))
    elif right.cat == "F" and "long" in keys and "capacity" in keys:
        yield Step("F", next((key for key in keys if key != "long"), "long"), cost=0.1)
    elif right.cat == "F" and "date" in keys and len(keys) == 2:
        yield Step("F", next((key for key in keys if key != "date"), "date"), cost=0.1)
    elif right.cat == "F" and (vague := [key for key in keys if lexicon().entry("fact", key).get("vague")]):
        rest = [key for key in keys if key not in vague] or keys[:1]
        yield Step("F", rest[0], cost=0.1)
    elif left.sem != right.sem:
        yield Step("FF", tuple(keys), cost=0.0 if right.cat == "and+F" else 0.4)
    else:
        yield Step("F", left.sem, cost=0.2)


@rule("V and+F")
def more_facts(left: Item, right: Item) -> Steps:
    """``Kazakhstan population and area``."""
    yield Step("V", left.sem._replace(measures=(*left.sem.measures, Measure(right.sem))), left.kinds)


@both_ways("F E")
def official_language(left: Item, right: Item) -> Steps:
    """``Russian as an official language``: the states where it is one."""
    if left.sem == "official-languages" and right.type == "demonym" and isinstance(right.sem, Ids):
        yield Step("Official", Official(right.sem.ids[0]), COUNTRIES, 0.1)


@both_ways("E Official")
def where_official(left: Item, right: Item) -> Steps:
    """``countries in which Russian is an official language``; ``is Russian an official language of Belarus``."""
    if left.named and left.kinds == COUNTRIES:
        yield Step("Test", Test(left.sem, right.sem), cost=-0.6)
    elif left.kinds == COUNTRIES:
        yield Step("E", narrowed(left.sem, right.sem), COUNTRIES)


@both_ways("FF E", "FF G")
def facts_of(left: Item, right: Item) -> Steps:
    """Several facts at once."""
    of = right.sem if right.cat == "E" else Or(right.sem)
    yield Step("V", Value(tuple(Measure(key) for key in left.sem), of), right.kinds)


TRADE_WITH = {"exports": ("to", "in"), "imports": ("from",)}
"""The prepositions before the state with which another trades."""


@rule("V E", "E V")
def value_within(left: Item, right: Item) -> Steps:
    """``population of Astana, Kazakhstan``; ``GDP of the EAEU countries``: the set is narrowed."""
    value, other = (left, right) if left.cat == "V" else (right, left)
    if value.sem.measures == (Measure("status"),) and isinstance(value.sem.of, Ids) and other.named:
        yield Step(
            "Pair", Pair(other.sem, value.sem.of, when=value.sem.when), other.kinds | value.kinds, 0.05
        )  # "its status in the CIS"
        return
    if other.named and other.kinds & COUNTRIES and not isinstance(value.sem.of, Ids) and len(value.sem.measures) == 1:
        yield Step("Share", Share(value.sem.measures[0], other.sem, value.sem.of, value.sem.when), cost=0.1)
    narrow = narrowed(value.sem.of, other.sem)
    if value.kinds & other.kinds and not other.named and not isinstance(value.sem.of, Ids):
        yield Step("V", value.sem._replace(of=narrow), value.kinds, 0.1)
    elif value.cat == "V" and other.kinds and value.kinds and not isinstance(value.sem.of, Ids):
        for cat, sem, kinds, cost, _ in two_sets(Item("E", value.sem.of, 0, value.kinds, named=False), other):
            if cat == "E" and kinds & value.kinds:
                yield Step("V", value.sem._replace(of=sem), kinds, cost)
    elif (
        isinstance(value.sem.of, Ids) and other.named and value.kinds & other.kinds and other.prep not in ("from", "to")
    ):
        yield Step("V", value.sem._replace(of=Or((value.sem.of, other.sem))), value.kinds, 0.3)
    if isinstance(value.sem.of, Ids) and other.named and len(value.sem.measures) == 1:
        state, people = (other, value) if other.prep == "in" and value.cat == "V" and other is right else (value, other)
        partners = TRADE_WITH.get(value.sem.measures[0].key, ())
        if partners and "share" not in left.asked | right.asked:  # "of Georgia to China", "to China of Georgia"
            partner = other.prep in partners or (other is right and other.prep not in ("of", "from", "to"))
            state, people = (value, other) if partner else (other, value)
        parts = [item.sem.of if item.cat == "V" else item.sem for item in (state, people)]
        yield Step("Share", Share(value.sem.measures[0], parts[0], parts[1], value.sem.when), cost=0.1)


@rule("V V", "V and+V", "V or+V")
def two_values(left: Item, right: Item) -> Steps:
    """``GDP of Russia versus GDP of China``."""
    if left.sem.measures == right.sem.measures:
        yield Step("V", left.sem._replace(of=Or((left.sem.of, right.sem.of))), left.kinds)


@rule("V and+E", "V or+E")
def value_of_another(left: Item, right: Item) -> Steps:
    """``Kazakhstan's GDP and Uzbekistan's``."""
    if right.named and right.kinds == left.kinds and isinstance(left.sem.of, Ids):
        yield Step("V", left.sem._replace(of=Or((left.sem.of, right.sem))), left.kinds, 0.1)
