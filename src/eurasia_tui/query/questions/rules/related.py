"""Rules for relations, statuses, and joining and leaving: ``borders Russia``, ``members of the SCO``, ``joined NATO``."""

from __future__ import annotations

from ..items import Item
from ..lexicon import lexicon
from ..logical_form import And, Best, Ids, Join, Kind, Measure, Or, Pair
from ..set_structure import head_kind
from .base import (
    COUNTRIES,
    GENERIC,
    MEMBER,
    ORGANISATIONS,
    PLACES,
    Step,
    Steps,
    both_ways,
    joined,
    kinds_at,
    membership,
    rule,
)

SITES = frozenset(("sites",))
_RUN = ("run", "runs", "ran", "running")
_ON_SOIL = ("on ", "na ")
"""Beginnings of words for hosting that stand behind what is hosted."""


@both_ways("R Shared")
def relation_of_both(left: Item, right: Item) -> Steps:
    """``border both Russia and China``."""
    for cat, sem, kinds, cost, named in relation_of(left, Item("G", right.sem, 0, right.kinds)):
        if cat == "E":
            yield Step(cat, sem, kinds, cost, named)


@both_ways("R E", "R G")
def relation_of(left: Item, right: Item) -> Steps:
    """``borders Russia``, ``Russia borders``; of several: what is so joined with each of them."""
    single = lexicon().entry("relation", left.sem).get("single")
    if left.swapped:  # "Russia exports to", not "exports to Russia"; "Armenia buys", not "buys from Armenia"
        for key, own in (("sells-to", "exports-to"), ("buys-from", "imports-from")):
            if left.sem == key or left.word.split(" ")[0] in lexicon().entry("relation", key)["verbs"]:
                left = left._replace(sem=own)
    conditions = right.sem.parts if isinstance(right.sem, And) else ()
    if left.sem == "crosses" and any(isinstance(part, Join) and part.key == "crosses" for part in conditions):
        yield Step("E", right.sem, right.kinds, 0.1)  # "through which countries it passes", in another order
        return
    if right.cat == "G" and left.sem == "borders" and right.kinds & PLACES:
        return
    if right.cat == "G":
        parts = [next(joined(left.sem, Item("E", part, 0, right.kinds)), None) for part in right.sem]
        if len(right.kinds) > 1 and not right.kinds <= kinds_at(left.sem, "any"):
            parts = [None]  # who came after somebody at a body is none of its successors
        if all(parts):
            yield Step(
                "E", And(tuple(part[0] for part in parts if part)), parts[0][1] if parts[0] else frozenset(), 0.15
            )
        if len(right.sem) == 2 and all(isinstance(part, Ids) for part in right.sem):
            yield Step("Pair", Pair(right.sem[0], right.sem[1], left.sem))
        return
    if left.sem == "took-part" and right.named and right.kinds & ORGANISATIONS:  # "states that take part in the C5+1"
        yield Step("E", Join("member", ("member-of",), "object", right.sem), COUNTRIES)
    if left.sem in ("seat", "hosts") and isinstance(right.sem, Join) and right.sem.names == ("seated-in",):
        yield Step("E", right.sem, right.kinds, 0.05)  # "hosts the headquarters of the CSTO"
        return
    if left.sem == "crosses" and "who" in left.asked and left.word in _RUN:
        return  # the operator of a route is asked for, not its course
    if left.sem == "hosts" and right.kinds == SITES and right.named:  # "that has Baikonur on its soil"
        yield Step("E", Join("located-in", ("located-in",), "subject", right.sem), COUNTRIES, 0.05)
        return
    if left.swapped and left.word.startswith(_ON_SOIL) and not right.kinds & ORGANISATIONS:
        return  # before "on its soil" stands the site
    if left.sem == "located-in" and isinstance(right.sem, Join) and right.sem.names == ("seated-in",):
        return  # "in which country is the secretariat": the country of the seat
    if left.sem == "borders" and right.named and right.kinds & PLACES:  # seas are recorded by the states they lie in
        yield Step("E", Join("located-in", ("located-in",), "subject", right.sem), COUNTRIES, 0.05)
        return
    if left.sem == "borders" and isinstance(right.sem, Best):  # "borders the most countries"
        if not right.sem.chosen and isinstance(right.sem.of, Kind):
            yield Step("E", right.sem._replace(measure=Measure("count", "borders"), chosen=True), right.kinds)
        return
    whole = 0.4 if isinstance(right.sem, Kind) and left.sem in ("party-to", "seat", "located-in") else 0.0
    if left.sem == "party-to" and right.prep == "in" and left.word.startswith("signed"):
        return  # an agreement signed in a state need not be signed by it
    if left.swapped and left.word.startswith("belong"):
        return  # "states that belong to neither": not the places in them
    chair_held = isinstance(right.sem, Join) and right.sem.key == "chairs"  # "held the chairmanship"
    if left.word == "held" and (right.kinds == frozenset(("events",)) or chair_held):
        yield Step("E", right.sem, right.kinds, 0.0, right.named)
        return
    if isinstance(right.sem, Best) and isinstance(right.sem.of, Or):
        return  # "which route is shorter, this or that"
    for join, kinds in joined(left.sem, right):
        yield Step("E", join, kinds, whole + (0.0 if right.named or single else 0.1))


@both_ways("R Share")
def relation_of_share(left: Item, right: Item) -> Steps:
    """``how much of Kazakhstan's exports does China buy``."""
    if left.sem in ("exports-to", "imports-from", "sells-to", "buys-from"):
        yield Step("Share", right.sem, right.kinds, 0.05)


@both_ways("S E")
def status_of(left: Item, right: Item) -> Steps:
    """``members of the SCO``; of a state: the bodies in which it has the status."""
    statuses = tuple(lexicon().entry("status", left.sem).get("statuses", ()))
    if right.kinds & ORGANISATIONS and isinstance(right.sem, Best) and left.sem == "member":
        if (
            not left.swapped and not right.sem.chosen and right.sem.of == Kind("organisation")
        ):  # "a member of the most organisations"
            count = Best(Kind("country"), Measure("count", "member-of"), right.sem.up)
            yield Step("E", count, COUNTRIES)
        return
    if right.kinds & ORGANISATIONS:
        if not right.named:
            return  # members of bodies that are not named are hardly ever meant
        cost = 0.0
        yield Step("E", Join("member", ("member-of",), "object", right.sem, statuses), COUNTRIES, cost)
    if right.kinds & COUNTRIES and right.named:
        yield Step("E", Join("member", ("member-of",), "subject", right.sem, statuses), ORGANISATIONS, 0.3)
    asked_for = "what" in right.asked and not left.swapped  # "its observers are which countries"
    if right.kinds & COUNTRIES and isinstance(right.sem, Kind) and right.sem.key in GENERIC and not asked_for:
        yield Step("S", left.sem)
    if right.kinds & frozenset(("corridors",)) and left.sem in ("member", "participant"):  # of what it rests on
        basis = Join("based-on", ("based-on",), "subject", right.sem)
        yield Step("E", Join("party-to", ("party-to",), "object", basis), COUNTRIES)
    if right.kinds & frozenset(("agreements", "events")) and left.sem in ("member", "participant"):
        names = {"agreements": "party-to", "events": "took-part"}
        for kind in sorted(right.kinds):
            if kind in names:
                for join, kinds in joined(names[kind], right):
                    yield Step("E", join, kinds, 0.05)


@rule("S and+S")
def either_of_statuses(left: Item, right: Item) -> Steps:
    """``members and partners``."""
    yield Step("SandS", (left.sem, right.sem))


@both_ways("SandS E")
def either_of_statuses_in(left: Item, right: Item) -> Steps:
    """``members and partners of BRICS``."""
    if right.named and right.kinds & ORGANISATIONS:
        statuses = [lexicon().entry("status", key).get("statuses", ()) for key in left.sem]
        joins = tuple(Join("member", ("member-of",), "object", right.sem, tuple(each)) for each in statuses)
        yield Step("E", Or(joins), COUNTRIES)


@both_ways("E S")
def acted_status(left: Item, right: Item) -> Steps:
    """``froze their CSTO membership``: the act implies the status."""
    if isinstance(left.sem, Join) and left.sem.act and right.sem in ("member", "participant"):
        yield Step("E", left.sem, left.kinds, 0.05)


@rule("E S")
def as_what(left: Item, right: Item) -> Steps:
    """``take part in the SCO as observers``, ``belong to BRICS as members``."""
    statuses = tuple(lexicon().entry("status", right.sem).get("statuses", ()))
    if (join := membership(left.sem)) and not join.act and join.statuses in ((), statuses):
        yield Step("E", join._replace(statuses=statuses), left.kinds, 0.05)


@rule("R Held")
def office_held(left: Item, right: Item) -> Steps:
    """``held the chairmanship of the CSTO``."""
    if left.word == "held":
        yield Step("Held", right.sem, right.kinds)


@rule("S S")
def two_statuses(left: Item, right: Item) -> Steps:
    """``member ... membership``: a repeated word."""
    if left.sem == right.sem:
        yield Step("S", left.sem, cost=0.1)


@both_ways("S F")
def status_standing(left: Item, right: Item) -> Steps:
    """``associate status``."""
    if right.sem == "status":
        yield Step("S", left.sem, cost=0.05)


@both_ways("F Pair")
def pair_standing(left: Item, right: Item) -> Steps:
    """``Mongolia SCO status``."""
    if left.sem == "status" or (left.sem == "date" and right.sem.act):  # "date of Kyrgyzstan's accession"
        yield Step("Pair", right.sem, right.kinds, 0.1)


@both_ways("S Pair")
def pair_status(left: Item, right: Item) -> Steps:
    """``Mongolia SCO status``."""
    if not right.sem.status and not right.sem.relation:
        yield Step("Pair", right.sem._replace(status=left.sem), right.kinds)


@both_ways("A E")
def act_of(left: Item, right: Item) -> Steps:
    """``joined NATO``; of a state: the bodies it joined."""
    statuses = MEMBER if left.sem == "join" else ()
    narrowed_kind = head_kind(right.sem)
    if right.kinds & ORGANISATIONS and not (narrowed_kind and narrowed_kind.key == "organisation"):
        yield Step("E", Join("member", ("member-of",), "object", right.sem, statuses, act=left.sem), COUNTRIES)
    if right.kinds & COUNTRIES and right.named:
        yield Step(
            "E", Join("member", ("member-of",), "subject", right.sem, statuses, act=left.sem), ORGANISATIONS, 0.1
        )


@both_ways("A E")
def act_of_members(left: Item, right: Item) -> Steps:
    """``BRICS states that joined``: of the body that is implied."""
    parts = right.sem.parts if isinstance(right.sem, And) else ()
    bodies = [part.of for part in parts if isinstance(part, Join) and part.kinds == ("organisations",)]
    if len(parts) == 2 and len(bodies) == 1 and any(isinstance(part, Kind) and part.key == "country" for part in parts):
        statuses = MEMBER if left.sem == "join" else ()
        yield Step("E", Join("member", ("member-of",), "object", bodies[0], statuses, act=left.sem), COUNTRIES)


@both_ways("A Pair")
def pair_act(left: Item, right: Item) -> Steps:
    """``Kazakhstan WTO accession``."""
    if not right.sem.act:
        yield Step("Pair", right.sem._replace(act=left.sem), right.kinds)


@both_ways("A S")
def act_status(left: Item, right: Item) -> Steps:
    """``become a full member``, ``new members``: the status adds nothing; ``became an observer`` keeps it."""
    yield Step("AS", (left.sem, right.sem))


@both_ways("AS E")
def act_status_of(left: Item, right: Item) -> Steps:
    """``became a partner of BRICS``."""
    statuses = tuple(lexicon().entry("status", left.sem[1]).get("statuses", ()))
    if right.kinds & ORGANISATIONS and not isinstance(right.sem, Kind):
        yield Step("E", Join("member", ("member-of",), "object", right.sem, statuses, act=left.sem[0]), COUNTRIES)


@both_ways("V R")
def length_of_course(left: Item, right: Item) -> Steps:
    """``how long does the Trans-Siberian run``."""
    if right.sem == "crosses" and left.sem.measures[0].key in ("length", "long"):
        yield Step("V", left.sem, left.kinds, 0.05)
