"""Rules for times and for sayings."""

from __future__ import annotations

from collections.abc import Iterator

from ..items import Item
from ..lexicon import lexicon
from ..logical_form import (
    And,
    Best,
    DatedWithin,
    Filter,
    Held,
    Ids,
    Join,
    Kind,
    Minus,
    Or,
    Quoted,
    Region,
    Test,
    Then,
    Times,
    When,
)
from .base import DATED, LOOSE, Step, Steps, both_ways, combine
from .offices import office_of
from .related import act_of


@both_ways("E T", "V T", "Held T", "Pair T", "Test T", "Fold T", "Threshold T", "Shared T", "Share T", "Y T")
def at_time(left: Item, right: Item) -> Steps:
    """A time applies to the relation, the figure or the office beside it; else to the entity's own date."""
    when: When = right.sem
    if (
        left.cat == "V"
        and not isinstance(left.sem.of, Ids)
        and lexicon().entry("fact", left.sem.measures[0].key).get("date")
    ):
        keys = lexicon().entry("fact", left.sem.measures[0].key)["keys"]
        yield Step("E", DatedWithin(left.sem.of, when, str(keys[0])), left.kinds)
    if left.cat == "Y" and isinstance(left.sem, Quoted) and left.sem.when is None:
        yield Step("Y", left.sem._replace(when=when), left.kinds)
    if left.cat == "E":
        if not left.named:
            for sem in dated(left.sem, when):
                yield Step("E", sem, left.kinds)
        elif left.kinds & frozenset(("events", "agreements", "organisations", "corridors")):
            yield Step("E", DatedWithin(left.sem, when), left.kinds, LOOSE)
    elif left.cat in ("V", "Held", "Pair", "Share"):
        if left.sem.when is None:
            yield Step(left.cat, left.sem._replace(when=when), left.kinds)
    elif left.cat == "Test" and isinstance(left.sem, Test):
        for sem in dated(left.sem.of, when):
            yield Step("Test", left.sem._replace(of=sem))
        if isinstance(left.sem.of, Join) and left.sem.of.key == "trade":  # the answer tells the year of the shares
            yield Step("Test", left.sem._replace(of=left.sem.of._replace(when=when)))
    elif left.cat == "Fold":
        yield Step("Fold", (left.sem[0], left.sem[1]._replace(when=when)), left.kinds)
    elif left.cat == "Threshold":
        yield Step("Threshold", left.sem._replace(value=left.sem.value._replace(when=when)))


def dated(sem: object, when: When) -> Iterator[object]:
    """A set at a time: the relation that makes it, else what has a date of its own."""
    if isinstance(sem, Join):
        if sem.key in ("party-to", "took-part") and sem.side == "subject":
            yield DatedWithin(sem, when)
        elif sem.when is None and sem.names[0] in DATED:
            yield sem._replace(when=when if sem.act else when.as_of())
    elif isinstance(sem, And):
        for place in reversed(range(len(sem.parts))):
            part = sem.parts[place]
            if isinstance(part, Join) and part.when is None and part.key == "member":
                yield And(
                    (
                        *sem.parts[:place],
                        part._replace(when=when if part.act else when.as_of()),
                        *sem.parts[place + 1 :],
                    )
                )
                return
        yield DatedWithin(sem, when)
        for place in reversed(range(len(sem.parts))):
            part = sem.parts[place]
            if isinstance(part, Join) and part.when is None and part.names[:1] == ("member-of",):
                yield And(
                    (
                        *sem.parts[:place],
                        part._replace(when=when if part.act else when.as_of()),
                        *sem.parts[place + 1 :],
                    )
                )
                return
    elif isinstance(sem, Best) and _by_figure(sem):
        if sem.when is None:
            yield sem._replace(when=when)  # of the set as it is now, and as it was then
            for of in dated(sem.of, when):
                if not isinstance(of, DatedWithin):
                    yield sem._replace(of=of, when=when)
    elif isinstance(sem, Filter) and _by_figure(sem):
        if sem.when is None:
            yield sem._replace(when=when)
    elif isinstance(sem, Minus | Filter | Best):
        if isinstance(sem, Minus):
            for of in dated(sem.of, when):
                for out in dated(sem.without, when):
                    yield Minus(of, out)
                    return
        for of in dated(sem.of, when):
            yield sem._replace(of=of)
    elif isinstance(sem, Ids | Region | Or):
        return
    elif isinstance(sem, Kind):
        yield DatedWithin(sem, when)
    elif isinstance(sem, Held) and sem.when is None:
        yield sem._replace(when=when)


def _by_figure(sem: Best | Filter) -> bool:
    """True when the figure of a set has its own year."""
    measure = sem.measure
    return measure is not None and not measure.relation and not lexicon().entry("fact", measure.key).get("date")


@both_ways("A T")
def act_time(left: Item, right: Item) -> Steps:
    """``joined in 2015``."""
    yield Step("AT", (left.sem, right.sem))


@both_ways("AT E")
def act_time_of(left: Item, right: Item) -> Steps:
    """``joined in 2015 the EAEU``."""
    for cat, sem, kinds, cost, named in act_of(Item("A", left.sem[0], 0), right):
        yield Step(cat, sem._replace(when=left.sem[1]) if isinstance(sem, Join) else sem, kinds, cost, named)


@both_ways("O T")
def office_time(left: Item, right: Item) -> Steps:
    """``president in 2005 of``."""
    yield Step("OT", (left.sem, right.sem), cost=0.05)


@both_ways("OT E")
def office_time_of(left: Item, right: Item) -> Steps:
    """``prime minister in 2008 of Russia``."""
    for cat, sem, kinds, cost, named in office_of(Item("O", left.sem[0], 0), right):
        if cat == "Held" and isinstance(sem, Held):
            yield Step(cat, sem._replace(when=left.sem[1]), kinds, cost, named)


@both_ways("E TT", "V TT", "Held TT", "Fold TT", "Pair TT", "Test TT")
def at_two_times(left: Item, right: Item) -> Steps:
    """``population of Kazakhstan in 2000 and now``."""
    if left.named and left.cat == "E":
        return
    times: Times = right.sem
    readings = [
        [(left.cat, left.sem, 0.0)]
        if when is None
        else [(step.cat, step.sem, step.cost) for step in at_time(left, Item("T", when, 0))]
        for when in times.each
    ]
    for each in zip(*[steps * (1 if len(steps) > 1 else max(map(len, readings))) for steps in readings], strict=False):
        yield Step("Then", Then(tuple((cat, sem) for cat, sem, _ in each)), left.kinds, each[0][2])


@both_ways("vs TT", "vs Then")
def compared_times(left: Item, right: Item) -> Steps:
    """``compare 2010 with 2024``."""
    yield Step(right.cat, right.sem, right.kinds)


@both_ways("F T", "S T", "R T", "X T", "XF T", "F TT", "S TT")
def held_over(left: Item, right: Item) -> Steps:
    """A time beside a word that still waits for its entity."""
    yield Step(f"{left.cat}@", (left.sem, right.sem), left.kinds, 0.1)


@both_ways(
    *("F@ E", "S@ E", "R@ E", "X@ E", "XF@ E", "F@ G", "R@ G"),
    *("F@ Gor", "X@ G", "X@ Gor", "X@ Gand", "XF@ G", "XF@ Gor", "XF@ Gand"),
)
def held_over_of(left: Item, right: Item) -> Steps:
    """``GDP in 2015 of Kazakhstan``."""
    inner_item = Item(left.cat[:-1], left.sem[0], 0, left.kinds)
    for combined in combine(inner_item, right):
        two = isinstance(left.sem[1], Times)
        steps = (
            at_two_times(combined, Item("TT", left.sem[1], 0)) if two else at_time(combined, Item("T", left.sem[1], 0))
        )
        for cat, sem, kinds, cost, named in steps:
            yield Step(cat, sem, kinds, cost + combined.cost, named)


@both_ways("Y E", "Y Pair")
def said_by_or_about(left: Item, right: Item) -> Steps:
    """``quotes by Tokayev``, ``claims about CICA``, ``what does the EU say about Russia``."""
    if isinstance(left.sem, Quoted):
        if right.cat == "E" and left.sem.about is None and right.sem != left.sem.by:
            yield Step("Y", left.sem._replace(about=right.sem), frozenset(("quotes",)))
        elif right.cat == "E" and left.sem.by is None and right.named:
            yield Step("Y", left.sem._replace(by=right.sem), frozenset(("quotes",)), 0.1)
        return
    if right.cat == "Pair":
        if not right.sem.relation:
            yield Step("Y", Quoted(right.sem.left, right.sem.right, left.sem), frozenset(("quotes",)))
        return
    if not right.named and not isinstance(right.sem, Region):
        return
    if right.prep == "on" or right.kinds & frozenset(("concepts", "corridors", "agreements", "events")):
        yield Step("Y", Quoted(None, right.sem, left.sem), frozenset(("quotes",)))
    else:
        yield Step("Y", Quoted(right.sem, None, left.sem), frozenset(("quotes",)))


@both_ways("Y Y")
def said_twice(left: Item, right: Item) -> Steps:
    """``quotes … said``, and a speaker with what it is about."""
    if isinstance(left.sem, str) and isinstance(right.sem, str):
        yield Step("Y", left.sem, cost=0.05)
    elif isinstance(left.sem, str) and isinstance(right.sem, Quoted):
        yield Step("Y", right.sem._replace(what=right.sem.what or left.sem), frozenset(("quotes",)))
