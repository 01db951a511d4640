"""Rules for sets of sets: ``SCO members in BRICS``, ``Armenia and Azerbaijan``, ``EAEU except Russia``."""

from __future__ import annotations

from ....text import fold
from ..form import And, Best, Ids, Join, Kind, Measure, Minus, Or, Pair, Region, Said, Test, Trait, Value
from ..lexicon import lexicon
from ..readings import Item
from .base import (
    COUNTRIES,
    GENERIC,
    IMPLIED,
    MEMBER,
    ORGANISATIONS,
    PEOPLE,
    PLACES,
    Step,
    Steps,
    both_ways,
    implied,
    inner,
    joined,
    narrowed,
    plain,
    removed,
    rule,
    singular,
)
from .related import status_of

_PLURAL = ("s", "y", "ov")
"""Endings of many things, in Russian as folded."""


def _only_kind(one: Item, other: Item) -> bool:
    """``the gas pipeline Power of Siberia``, ``газопровода «Сила Сибири»``: one of the kind is named."""
    return bool(one.kinds & frozenset(("corridors", "sites"))) and not one.word.endswith(_PLURAL)


@rule("N E")
def so_many(left: Item, right: Item) -> Steps:
    """``the five states of Central Asia``: the number says nothing more."""
    if isinstance(right.sem, Kind | Region | Join | And) and not left.sem[1] and 2 <= left.sem[0] <= 50:
        yield Step("E", right.sem, right.kinds, 0.3)


@rule("E E")
def two_sets(left: Item, right: Item) -> Steps:
    """Two sets of one kind: what belongs to both; of two kinds: what is joined; two names: a pair, or whether one is in the other."""
    a, b = left.sem, right.sem
    if left.named and right.named:
        if left.sem == right.sem and "demonym" in (left.type, right.type):  # "Kazakhs in Kazakhstan"
            yield Step("Pair", Pair(a, b), left.kinds, 0.1)
        if left.sem != right.sem and left.kinds & PEOPLE and right.prep == "on":
            yield Step("Y", Said(a, b), frozenset(("quotes",)))
        elif left.sem != right.sem:
            cost = 0.1 if "or" not in right.asked else 0.6
            yield Step("Pair", Pair(a, b), left.kinds | right.kinds, cost + (0.05 if right.prep == "on" else 0))
            yield Step("G", (a, b), left.kinds | right.kinds, 0.15)
            if left.kinds & PEOPLE or (right.prep == "on" and left.kinds & (COUNTRIES | ORGANISATIONS)):
                yield Step("Y", Said(a, b), frozenset(("quotes",)), 0.0 if right.prep == "on" else 0.3)
        return
    if isinstance(a, Join) and a.key == "borders" and isinstance(a.of, Ids) and right.named and right.prep == "with":
        yield Step("Pair", Pair(a.of, b, "borders"), left.kinds, 0.05)  # "Kazakhstan's border with Uzbekistan"
        return
    same = left.kinds & right.kinds
    for one, other in ((left, right), (right, left)):  # "the city of Samarkand", "the concept of Greater Eurasia"
        if (
            isinstance(one.sem, Kind)
            and other.named
            and one.kinds & other.kinds
            and (
                _only_kind(one, other)
                or singular(one)
                or (one is right and one.word == fold(str(lexicon().entry("kind", one.sem.key)["one"])))
            )
        ):  # "the Rogun dam"
            yield Step("E", other.sem, other.kinds, 0.15, True)
    if left.named and not isinstance(b, Kind | Region) and same:
        yield Step("Test", Test(a, b), cost=0.1)
    if same and not left.named and not right.named:
        if isinstance(a, Kind) and isinstance(b, Kind) and a != b:
            entry_a, entry_b = (lexicon().entry("kind", one.key) for one in (a, b))
            general = b if "where" in entry_a or "groups" in entry_a else a
            wide = "groups" in entry_a or "groups" in entry_b
            plain_kind = general.key == "country"
            if not ("where" in entry_a and "where" in entry_b) and (plain_kind or not wide):
                yield Step("E", a if general is b else b, same, 0.05)
                return
        yield Step("E", narrowed(a, b), same, 0.05)
    for one, other, cost in ((left, right, 0.0), (right, left, 0.1)):
        if one.named:
            continue
        for kind in sorted(one.kinds):
            # "railways that cross Iran" is said; "Iran railways" is implied.
            if kind == "countries" and other.kinds == PLACES and not isinstance(one.sem, Kind):
                continue  # "did Minsk join": its state
            if kind in other.kinds and not (kind in ("organisations", "corridors") and other.named):
                continue
            if isinstance(other.sem, Kind) and isinstance(one.sem, Kind) and other.sem.key != "eurasian":
                continue
            if not plain(other.sem):
                continue  # what is in the states that border something is hardly ever meant
            if not other.named and inner(other.sem) and not inner(one.sem):
                continue  # the things that were said are listed
            heart = inner(one.sem)
            for join, kinds in implied(kind, other, heart.key if heart else ""):
                yield Step("E", narrowed(one.sem, join), kinds, IMPLIED + cost + (0.2 if not other.named else 0))
            founds = heart is None or heart.key in GENERIC  # a trade agreement founds no body
            if kind == "agreements" and founds and other.named and other.kinds & ORGANISATIONS:  # "the EAEU treaty"
                founding = Join("founded-by", ("founded-by",), "subject", other.sem)
                yield Step("E", narrowed(one.sem, founding), frozenset((kind,)), IMPLIED + cost + 0.1)


@both_ways("E Pair")
def border_treaty(left: Item, right: Item) -> Steps:
    """``treaty, border of Kazakhstan and Uzbekistan``."""
    if isinstance(left.sem, Kind) and left.sem.key == "agreement" and right.sem.relation == "borders":
        kind = Item("E", Kind("border-treaty"), 0, left.kinds)
        several = Item("G", (right.sem.left, right.sem.right), 0, COUNTRIES)
        yield from kind_of_several(kind, several)


@rule("E G", "G E")
def kind_of_several(left: Item, right: Item) -> Steps:
    """``treaty Tajikistan Uzbekistan``: joined with each; and three names in a row."""
    one, several = (left, right) if right.cat == "G" else (right, left)
    if one.named:
        yield Step(
            "G", (*several.sem, one.sem) if one is right else (one.sem, *several.sem), one.kinds | several.kinds, 0.1
        )
        if one is left and several.kinds & ORGANISATIONS:
            yield Step("Pairs", tuple(Pair(one.sem, part) for part in several.sem), cost=0.05)
        elif one is right and several.kinds & COUNTRIES and one.kinds & ORGANISATIONS:
            yield Step("Pairs", tuple(Pair(part, one.sem) for part in several.sem), cost=0.05)
        return
    for kind in sorted(one.kinds):
        heart = inner(one.sem)
        sem = one.sem
        for part in several.sem:
            item = Item("E", part, 0, several.kinds)
            join = next(implied(kind, item, heart.key if heart else ""), None)
            if join:
                sem = narrowed(sem, join[0])
        yield Step("E", sem, frozenset((kind,)), IMPLIED - 0.1)


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
    """``both`` before one of two says nothing more."""
    yield Step(right.cat, right.sem, right.kinds, 0.1, right.named)


@both_ways("Shared S")
def members_shared(left: Item, right: Item) -> Steps:
    """``SCO and BRICS common members``."""
    statuses = tuple(lexicon().entry("status", right.sem).get("statuses", ()))
    if left.kinds & ORGANISATIONS:
        parts = tuple(Join("member", ("member-of",), "object", one, statuses) for one in left.sem)
        yield Step("E", And(parts), COUNTRIES)


@both_ways("E Shared")
def shared(left: Item, right: Item) -> Steps:
    """``organisations that Armenia and Azerbaijan share``."""
    for cat, sem, kinds, cost, named in kind_of_several(
        Item("E", left.sem, 0, left.kinds), Item("G", right.sem, 0, right.kinds)
    ):
        if cat == "E":
            yield Step(cat, sem, kinds, cost, named)


@rule("E Tr", "Tr E")
def with_trait(left: Item, right: Item) -> Steps:
    """``railways under construction``; of a name: its status."""
    of, trait = (left, right) if left.cat == "E" else (right, left)
    if of.named:
        key = str(lexicon().entry("trait", trait.sem)["keys"][0])
        yield Step("V", Value((Measure(key),), of.sem), of.kinds, 0.05)
    else:
        yield Step("E", narrowed(of.sem, Trait(trait.sem)), of.kinds)


@rule("R R")
def relation_twice(left: Item, right: Item) -> Steps:
    """``through which countries does it run``, ``hosts the headquarters``."""
    if left.sem == right.sem or {left.sem, right.sem} == {"seat", "hosts"}:
        yield Step("R", left.sem, cost=0.1)


@rule("not E", "not G", "not R", "not S", "not Gand", "not Gor", "not Held")
def negated(left: Item, right: Item) -> Steps:
    """What is left out."""
    if right.cat == "R":
        yield Step("NR", right.sem)
    elif right.cat == "S":
        yield Step("NS", right.sem)
    elif right.cat in ("G", "Gand", "Gor"):
        yield Step("NE", Or(right.sem), right.kinds, named=True)
    else:
        yield Step("NE", right.sem, right.kinds, named=right.named)


@rule("NR E", "NR G")
def not_related(left: Item, right: Item) -> Steps:
    """``not crossing Iran``."""
    parts = right.sem if right.cat == "G" else (right.sem,)
    for part in parts[:1]:
        for join, kinds in joined(left.sem, Item("E", part, 0, right.kinds)):
            sets = [join._replace(of=one) for one in parts]
            yield Step("NE", sets[0] if len(sets) == 1 else Or(tuple(sets)), kinds)


@rule("NS E", "NS and+E")
def not_status(left: Item, right: Item) -> Steps:
    """``not members of NATO``."""
    for cat, sem, kinds, cost, _ in status_of(Item("S", left.sem, 0), right):
        if cat == "E" and kinds == COUNTRIES:
            yield Step("NE", sem, kinds, cost)


@rule("not A")
def not_act(left: Item, right: Item) -> Steps:
    """``has not joined``."""
    yield Step("NS", "member", cost=0.1)


@rule("E NE", "NE E", "E and+NE", "E or+NE")
def without(left: Item, right: Item) -> Steps:
    """``SCO members not in BRICS``, ``EAEU except Russia``; of a name: whether it is not in a set."""
    of, out = (right, left) if left.cat == "NE" else (left, right)
    outs = list(out.sem.parts) if isinstance(out.sem, Or) and out.named else [out.sem]
    if of.named and not (of.kinds & ORGANISATIONS and out.kinds & (COUNTRIES | ORGANISATIONS)):
        if out.named:
            yield Step("Pair", Pair(of.sem, out.sem, negated=True), cost=0.1)
        else:
            yield Step("Test", Test(of.sem, out.sem, True), cost=0.1)
        return
    if of.named and out.named and of.kinds & out.kinds & ORGANISATIONS:  # "CIS minus CSTO"
        two = [Join("member", ("member-of",), "object", one, MEMBER) for one in (of.sem, out.sem)]
        yield Step("E", Minus(*two), COUNTRIES, 0.1)
        return
    kinds = of.kinds
    sem = of.sem
    if of.named:  # "the EAEU except Russia": its members
        sem, kinds = Join("member", ("member-of",), "object", of.sem, MEMBER), COUNTRIES
    for one in outs:
        item = Item("E", one, 0, out.kinds)
        if kinds & out.kinds and not (out.named and out.kinds & ORGANISATIONS):
            sem = removed(sem, one)
        else:
            for kind in sorted(kinds):
                heart = inner(sem)
                for join, _ in implied(kind, item, heart.key if heart else ""):
                    sem = removed(sem, join)
    yield Step("E", sem, kinds)


@both_ways("not Pair", "not Test", "not V")
def not_so(left: Item, right: Item) -> Steps:
    """Whether something is not so."""
    if right.cat != "V":
        yield Step(right.cat, right.sem._replace(negated=True), cost=0.1)
