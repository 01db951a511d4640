"""Rules for offices: ``first president of Kazakhstan``, ``who took over from Karimov``."""

from __future__ import annotations

from ..careers import EVERY
from ..items import Item
from ..logical_form import And, Best, Held, Join, Kind, Measure, Or, Region, Test, Value
from .base import (
    COUNTRIES,
    LOOSE,
    MEMBER,
    ORGANISATIONS,
    PEOPLE,
    Step,
    Steps,
    both_ways,
    membership,
    narrowed,
    rule,
)
from .related import act_of, status_of

_SEVERAL = (
    "genseki",
    "gensekov",
    "secretaries",
    "secretaries general",
    "sidents",
    "ministers",
    "generals",
    "leaders",
    "zidenty",
    "zidentov",
    "ministry",
    "ministrov",
    "sekretari",
)
_CHAIRS = ("chairs", "chairmen", "chairmanships")
"""Endings of words for an office that ask for all who held it, and whole words: "who chairs" asks for the present one."""
BEGAN = -0.2
"""That a term began is said by a word which elsewhere says nothing."""
_AFTER = ("took over from", "take over from", "takes over from", "taken over from")
"""Of one named behind them the successor, of one named before them the predecessor."""


@both_ways("O E", "O G")
def office_of(left: Item, right: Item) -> Steps:
    """``president of Kazakhstan``; of a person: whether they hold it."""
    if right.cat == "G":
        yield Step("Held", Held(left.sem, Or(right.sem)), PEOPLE)
        return
    if isinstance(right.sem, Join) and right.sem.key in ("seat", "hosts"):  # "head of the SCO secretariat"
        yield Step("Held", Held(left.sem, right.sem.of, right.sem.when), PEOPLE)
    elif right.kinds & (COUNTRIES | ORGANISATIONS):
        several = left.word in _CHAIRS or (left.word.endswith(_SEVERAL) and left.word != left.sem)
        pick = "every" if right.named and several else ""  # one is chairman of the cabinet of ministers
        yield Step("Held", Held(left.sem, right.sem, None, pick), PEOPLE)
    if right.kinds & PEOPLE and right.named:
        yield Step("Term", (left.sem, right.sem), PEOPLE)


@both_ways("Held Held")
def held_beside(left: Item, right: Item) -> Steps:
    """``president of Kazakhstan before Tokayev``."""
    if right.sem.beside is not None and right.sem.of is None and left.sem.beside is None and not left.sem.pick:
        yield Step("Held", right.sem._replace(office=right.sem.office or left.sem.office, of=left.sem.of), PEOPLE)


@both_ways("Held O")
def office_beside(left: Item, right: Item) -> Steps:
    """``president before Tokayev``: of the state of the one who is named."""
    if left.sem.beside is not None and left.sem.of is None and not left.sem.office:
        yield Step("Held", left.sem._replace(office=right.sem), PEOPLE, 0.1)


@both_ways("A E")
def left_office(left: Item, right: Item) -> Steps:
    """``when did Akayev leave (office)``."""
    if right.named and right.kinds & PEOPLE and left.sem == "leave":
        yield Step("Left", right.sem, PEOPLE)


@both_ways("O O")
def two_offices(left: Item, right: Item) -> Steps:
    """``who leads as president``: the more specific one."""
    vague = ("head", "minister")
    if left.sem == right.sem or right.sem in vague:
        yield Step("O", left.sem, cost=0.1)
    elif left.sem in vague:
        yield Step("O", right.sem, cost=0.1)


@both_ways("P O")
def picked_office(left: Item, right: Item) -> Steps:
    """``first president``."""
    yield Step("PO", (left.sem, right.sem))


@both_ways("PO E")
def picked_office_of(left: Item, right: Item) -> Steps:
    """``the first president of Kazakhstan``; ``first become president`` of a person."""
    pick, office = left.sem
    if right.kinds & PEOPLE and right.named and pick not in ("previous", "next", "began"):
        yield Step("Term", (office, right.sem, pick), PEOPLE)
    if right.kinds & (COUNTRIES | ORGANISATIONS):
        sooner = BEGAN if pick == "began" else 0.0
        yield Step("Held", Held(office, right.sem, None, "" if pick == "now" else pick), PEOPLE, sooner)


@both_ways("P Held")
def picked_held(left: Item, right: Item) -> Steps:
    """``Kazakhstan's first president``."""
    if right.sem.pick in ("", left.sem):
        sooner = BEGAN if left.sem == "began" else 0.0
        yield Step("Held", right.sem._replace(pick="" if left.sem == "now" else left.sem), PEOPLE, sooner)


@both_ways("P Term")
def picked_term(left: Item, right: Item) -> Steps:
    """``first become president``: the earliest term; a predecessor in an office."""
    office, person = right.sem
    if left.sem == "began":
        return  # the election comes before the term
    if left.sem in ("previous", "next"):
        yield Step("Held", Held(office, None, None, left.sem, person), PEOPLE)
    else:
        yield Step("Term", (office, person, left.sem), PEOPLE)


@both_ways("Term PO")
def offices_before(left: Item, right: Item) -> Steps:
    """``the offices of Tokayev before he became president``."""
    if left.sem[0] == EVERY and right.sem[0] == "previous":
        yield Step("Term", (*left.sem, right.sem[1]), PEOPLE)


DATED_KINDS = COUNTRIES | ORGANISATIONS | frozenset(("agreements", "corridors", "sites", "events"))
"""Kinds of things of which one may have begun before another."""


@both_ways("P E")
def picked(left: Item, right: Item) -> Steps:
    """``last summit``, ``new members``, ``predecessor of Tokayev``, ``founding members``."""
    if right.named and right.kinds & PEOPLE and left.sem in ("previous", "next"):
        # "who did Tokayev replace" is who came before, "who replaced Nazarbayev" who came after
        side = "previous" if left.swapped and left.word in _AFTER else left.sem
        yield Step("Held", Held("", None, None, side, right.sem), PEOPLE)
    elif right.named and right.kinds & ORGANISATIONS and left.sem in ("previous", "next") and len(left.word) > 6:
        side = "subject" if left.sem == "previous" else "object"
        yield Step("E", Join("predecessor", ("succeeds",), side, right.sem), ORGANISATIONS)
    elif right.named and right.kinds & DATED_KINDS and left.sem in ("previous", "next"):
        yield Step("Beside", (left.sem, right.sem), right.kinds)
    elif left.sem == "now":
        yield Step("E", right.sem, right.kinds, 0.05, right.named)
    elif left.sem == "founding" and right.kinds & ORGANISATIONS and right.named:
        yield Step("E", Join("member", ("member-of",), "object", right.sem, MEMBER, act="found"), COUNTRIES)
    elif left.sem in ("founding", "first", "last", "former") and not right.named and (join := membership(right.sem)):
        if left.sem == "founding":
            yield Step("E", join._replace(act="found"), COUNTRIES)
        elif left.sem == "former":
            yield Step("E", join._replace(statuses=("former",)), COUNTRIES)
        else:
            yield Step("E", Best(join._replace(act="join"), None, left.sem == "first", 1), COUNTRIES)
    elif left.sem in ("first", "last", "previous") and not right.named:
        yield Step(
            "E", Best(right.sem, None, left.sem == "first", 1, 2 if left.sem == "previous" else 1), right.kinds, 0.05
        )
    elif left.sem == "former" and right.named:
        yield Step("E", right.sem, right.kinds, LOOSE, True)


@both_ways("P Pair", "R Pair")
def beside_person_at(left: Item, right: Item) -> Steps:
    """``who came after Bordyuzha at the CSTO``."""
    side = {"predecessor": "previous", "successor": "next"}.get(left.sem, left.sem)
    plain_pair = not (right.sem.relation or right.sem.act or right.sem.status)
    if side in ("previous", "next") and plain_pair and right.kinds > PEOPLE:
        yield Step("Held", Held("", right.sem.right, None, side, right.sem.left), PEOPLE, 0.05)


@rule("Held Beside")
def chair_beside(left: Item, right: Item) -> Steps:
    """``who chaired the CIS before Kyrgyzstan``."""
    pick, other = right.sem
    if left.sem.office == "chair" and left.sem.pick in ("", "every") and left.sem.when is None:
        yield Step("Held", left.sem._replace(pick=pick, beside=other), PEOPLE)


@rule("P Gor")
def picked_of_several(left: Item, right: Item) -> Steps:
    """``which came first, the SCO or the CSTO``."""
    if left.sem in ("first", "last", "previous"):
        yield Step("E", Best(Or(right.sem), None, left.sem != "last"), right.kinds, 0.05)


@both_ways("P S")
def picked_status(left: Item, right: Item) -> Steps:
    """``founding members``, ``former members``, ``current members``."""
    yield Step("PS", (left.sem, right.sem))


@both_ways("PS E")
def picked_status_of(left: Item, right: Item) -> Steps:
    """``founding members of the SCO``."""
    pick, status = left.sem
    for cat, sem, kinds, cost, named in status_of(Item("S", status, 0), right):
        if cat == "E" and kinds == COUNTRIES:
            if pick == "now":
                yield Step(cat, sem, kinds, cost, named)
            else:
                yield from picked(Item("P", pick, 0), Item("E", sem, 0, kinds))


@both_ways("P Pair", "P Test", "P V", "P R", "P F", "P A", "P N")
def pick_said(left: Item, right: Item) -> Steps:
    """``still in``: the present is meant anyway; ``first joined``."""
    if left.sem == "now" or (left.sem in ("first", "last") and right.cat in ("A", "V")):
        yield Step(right.cat, right.sem, right.kinds, 0.05, right.named)
    if right.cat == "A" and left.sem in ("first", "last"):
        yield Step("PA", (left.sem, right.sem))


@both_ways("PA E")
def picked_act(left: Item, right: Item) -> Steps:
    """``joined the SCO most recently``."""
    pick, act = left.sem
    for cat, sem, kinds, cost, _ in act_of(Item("A", act, 0), right):
        if cat == "E":
            yield Step("E", Best(sem, None, pick == "first", 1), kinds, cost - 0.1)


@both_ways("Held E")
def held_by(left: Item, right: Item) -> Steps:
    """``is Putin president of Kazakhstan``; ``presidents of the states of Central Asia``."""
    if right.named and right.kinds & PEOPLE:
        if left.sem.pick in ("previous", "next"):
            yield Step("Held", left.sem._replace(beside=right.sem), PEOPLE)
        elif not left.sem.pick:
            yield Step("Test", Test(right.sem, left.sem))
    elif isinstance(left.sem.of, Kind | Region | Join | And) and right.kinds & COUNTRIES:
        yield Step("Held", left.sem._replace(of=narrowed(left.sem.of, right.sem)), PEOPLE, 0.1)
    elif right.kinds & ORGANISATIONS and right.named and isinstance(left.sem.of, Kind):
        join = Join("member", ("member-of",), "object", right.sem, MEMBER)
        yield Step("Held", left.sem._replace(of=And((left.sem.of, join))), PEOPLE, 0.1)
    elif isinstance(right.sem, Kind) and right.kinds & COUNTRIES:
        yield Step("Held", left.sem, PEOPLE, 0.1)


@both_ways("Held S")
def held_status(left: Item, right: Item) -> Steps:
    """``presidents of SCO members``."""
    if right.sem == "member":
        yield Step(
            "Held", left.sem._replace(of=Join("member", ("member-of",), "object", left.sem.of, MEMBER)), PEOPLE, 0.05
        )


@rule("F Held", "V Held", "A Held", "F Term")
def fact_of_held(left: Item, right: Item) -> Steps:
    """``when was the president of Kazakhstan born``."""
    if left.cat == "F" and right.cat == "Held":
        yield Step("V", Value((Measure(left.sem),), right.sem), PEOPLE, 0.05)


@rule("Held F")
def held_fact(left: Item, right: Item) -> Steps:
    """``the president of Kazakhstan was born when``."""
    yield Step("V", Value((Measure(right.sem),), left.sem), PEOPLE, 0.1)


@both_ways("Held A", "Term A", "Term F")
def held_act(left: Item, right: Item) -> Steps:
    """``left office``."""
    if right.sem == "leave" or right.cat == "F":
        yield Step(left.cat, left.sem, PEOPLE, 0.1 if right.cat == "A" else 0.4)
