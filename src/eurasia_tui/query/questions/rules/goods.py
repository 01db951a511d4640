"""Rules for goods and what is done with them: ``how much gas does Turkmenistan export``, ``the biggest oil producer``."""

from __future__ import annotations

from collections.abc import Iterator

from ..items import Item
from ..lexicon import lexicon
from ..logical_form import Kind, Measure, Value
from ..set_structure import head_kind
from .base import COUNTRIES, Step, Steps, both_ways, narrowed, order_of, rule


def figures(good: str, deed: str) -> Iterator[str]:
    """The fact of the lexicon that says how much of a good is produced, used, sold, bought or held."""
    if key := lexicon().entry("good", good).get(deed):
        yield str(key)


@both_ways("Good Deed")
def done(left: Item, right: Item) -> Steps:
    """``gas exports``, ``produces oil``."""
    for key in figures(left.sem, right.sem):
        yield Step("F", key, COUNTRIES, 0.05)


@both_ways("Good E", "Deed E")
def good_of(left: Item, right: Item) -> Steps:
    """``how much gas does Turkmenistan`` waits for a verb; ``gas pipelines`` are of the good."""
    if right.kinds & COUNTRIES:
        yield Step(f"{left.cat}@", (left.sem, right.sem, right.named), right.kinds)
    narrowed_kind = head_kind(right.sem)
    pipeline = lexicon().entry("good", left.sem).get("pipeline") if left.cat == "Good" else None
    if pipeline and narrowed_kind and narrowed_kind.key in ("pipeline", "corridor", "route"):
        yield Step("E", narrowed(right.sem, Kind(pipeline)), right.kinds, 0.05)


@both_ways("Good@ Deed", "Deed@ Good")
def good_done_by(left: Item, right: Item) -> Steps:
    """``gas Turkmenistan exports``."""
    good, deed = (left.sem[0], right.sem) if right.cat == "Deed" else (right.sem, left.sem[0])
    for key in figures(good, deed):
        yield Step("V", Value((Measure(key),), left.sem[1]), left.kinds)


@both_ways("X Good")
def most_of(left: Item, right: Item) -> Steps:
    """``the most gas``."""
    up, _, number, place = order_of(left)
    yield Step("XGood", (right.sem, up, number, place))


@both_ways("XGood Deed")
def does_most(left: Item, right: Item) -> Steps:
    """``produces the most gas``."""
    good, *order = left.sem
    for key in figures(good, right.sem):
        yield Step("XF", (key, *order))


@both_ways("F per-head", "V per-head", "XF per-head")
def per_capita(left: Item, right: Item) -> Steps:
    """``CO2 emissions per capita``: the figure that is so already, else the quotient."""
    key = left.sem.measures[0].key if left.cat == "V" else left.sem if left.cat == "F" else left.sem[0]
    if "/" in key or (left.cat == "V" and len(left.sem.measures) > 1):
        return
    if key.endswith("per-capita"):
        yield Step(left.cat, left.sem, left.kinds)
        return
    own = lexicon().entry("fact", key).get("head", f"{key}-per-capita")
    other = own if lexicon().entry("fact", own) else f"{key}/population"
    if left.cat == "F":
        yield Step("F", other, cost=-0.2)
    elif left.cat == "XF":
        yield Step("XF", (other, *left.sem[1:]), cost=-0.2)
    else:
        yield Step("V", left.sem._replace(measures=(Measure(other),)), left.kinds, -0.2)


@both_ways("XE per-head")
def richer_per_capita(left: Item, right: Item) -> Steps:
    """``richer than Tajikistan per person``: the order is of that figure already."""
    order = left.sem[0] if isinstance(left.sem[0], str) else left.sem[0][0]
    if str(lexicon().entry("order", order).get("by", "")).endswith("per-capita"):
        yield Step("XE", left.sem, left.kinds)


@both_ways("Threshold per-head")
def compared_per_capita(left: Item, right: Item) -> Steps:
    """``how much richer is A than B per person``."""
    if left.sem.value.measures[0].key.endswith("per-capita"):
        yield Step("Threshold", left.sem, left.kinds)


@both_ways("F in-dollars", "V in-dollars")
def in_dollars(left: Item, right: Item) -> Steps:
    """``military expenditure in dollars``: the figure that is in dollars, where there are two."""
    key = left.sem if left.cat == "F" else left.sem.measures[0].key
    other = f"{key}-usd" if lexicon().entry("fact", f"{key}-usd") else key
    if left.cat == "F":
        yield Step("F", other, cost=-0.2)
    elif len(left.sem.measures) == 1:
        yield Step("V", left.sem._replace(measures=(Measure(other),)), left.kinds, -0.2)


@rule("F of-gdp", "of-gdp F")
def share_of_output(left: Item, right: Item) -> Steps:
    """``remittances as a share of GDP``; a figure that is one already."""
    fact = (left.sem if left.cat == "F" else right.sem).removesuffix("-usd")
    key = next((f"{fact}{end}" for end in ("-to-gdp", "-to-gni") if lexicon().entry("fact", f"{fact}{end}")), fact)
    if key != fact or "GDP" in str(lexicon().entry("fact", fact).get("label", "")):
        yield Step("F", key)


@both_ways("XF of-gdp")
def most_of_output(left: Item, right: Item) -> Steps:
    """``the most remittances relative to GDP``."""
    for step in share_of_output(Item("F", left.sem[0], 0), right):
        yield Step("XF", (step.sem, *left.sem[1:]))


@both_ways("V of-gdp")
def value_to_output(left: Item, right: Item) -> Steps:
    """``remittances to Tajikistan as a share of GDP``."""
    for step in share_of_output(Item("F", left.sem.measures[0].key, 0), right):
        if len(left.sem.measures) == 1:
            yield Step("V", left.sem._replace(measures=(Measure(str(step.sem)),)), left.kinds)
