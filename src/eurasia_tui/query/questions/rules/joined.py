"""Rules for sets of sets: ``SCO members in BRICS``, ``Armenia and Azerbaijan``, ``EAEU except Russia``."""

from __future__ import annotations

from ....text import fold
from ..items import Item
from ..lexicon import lexicon
from ..logical_form import And, Best, Ids, Join, Kind, Measure, Pair, Quoted, Region, Test, Trait, Value
from ..set_structure import head_kind
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
    membership,
    narrowed,
    plain,
    rule,
    singular,
)

_PLURAL = ("s", "y", "ov")
"""Endings of many things, in Russian as folded."""


def _only_kind(noun: Item) -> bool:
    """``the gas pipeline Power of Siberia``, ``газопровода «Сила Сибири»``: one of the kind is named."""
    return bool(noun.kinds & frozenset(("corridors", "sites"))) and not noun.word.endswith(_PLURAL)


def _narrow(entry: dict[str, object]) -> bool:
    """True for a subclass: monarchies, gas pipelines."""
    return bool(entry.keys() & {"where", "above", "says", "ids"})


@rule("N E")
def so_many(left: Item, right: Item) -> Steps:
    """``the five states of Central Asia``: the number adds nothing."""
    if isinstance(right.sem, Kind | Region | Join | And) and not left.sem[1] and 2 <= left.sem[0] <= 50:
        yield Step("E", right.sem, right.kinds, 0.3)
        yield Step("NE#", (int(left.sem[0]), right.sem), right.kinds)


@rule("E E")
def two_sets(left: Item, right: Item) -> Steps:
    """Two sets of one kind: what belongs to both; of two kinds: what is joined; two names: a pair, or whether one is in the other."""
    a, b = left.sem, right.sem
    if left.named and right.named:
        if left.sem == right.sem and "demonym" in (left.type, right.type):  # "Kazakhs in Kazakhstan"
            yield Step("Pair", Pair(a, b), left.kinds, 0.1)
        if left.sem != right.sem and left.kinds & PEOPLE and right.prep == "on":
            yield Step("Y", Quoted(a, b), frozenset(("quotes",)))
        elif left.sem != right.sem:
            cost = 0.1 if "or" not in right.asked else 0.6
            yield Step("Pair", Pair(a, b), left.kinds | right.kinds, cost + (0.05 if right.prep == "on" else 0))
            yield Step("G", (a, b), left.kinds | right.kinds, 0.15)
            if left.kinds & PEOPLE or (right.prep == "on" and left.kinds & (COUNTRIES | ORGANISATIONS)):
                yield Step("Y", Quoted(a, b), frozenset(("quotes",)), 0.0 if right.prep == "on" else 0.3)
        return
    if isinstance(a, Join) and a.key == "borders" and isinstance(a.of, Ids) and right.named and right.prep == "with":
        yield Step("Pair", Pair(a.of, b, "borders"), left.kinds, 0.05)  # "Kazakhstan's border with Uzbekistan"
        return
    if isinstance(b, Best) and not b.chosen and b.of == Kind("organisation"):
        if left.kinds == COUNTRIES and not left.named:  # "the state in the most organisations"
            yield Step("E", Best(a, Measure("count", "member-of"), b.up, b.n, b.place), COUNTRIES, -0.2)
        return
    same = left.kinds & right.kinds
    for noun, named in ((left, right), (right, left)):  # "the city of Samarkand", "the concept of Greater Eurasia"
        if (
            isinstance(noun.sem, Kind)
            and "says" not in lexicon().entry("kind", noun.sem.key)
            and named.named
            and noun.kinds & named.kinds
            and (
                _only_kind(noun)
                or singular(noun)
                or (noun is right and noun.word == fold(str(lexicon().entry("kind", noun.sem.key)["one"])))
            )
        ):  # "the Rogun dam"
            yield Step("E", named.sem, named.kinds, 0.15, True)
    states = isinstance(b, Kind) and lexicon().entry("kind", b.key).keys() & {"says", "ids"}
    if left.named and same and (states or not isinstance(b, Kind | Region)):
        yield Step("Test", Test(a, b), cost=0.1)
    doing = {"owns", "operates", "finances"}
    if a == Kind("company") and isinstance(b, Join) and b.key in doing:  # "which company owns": any owner
        yield Step("E", b, right.kinds, 0.05)
        return
    if same and not left.named and not right.named:
        if isinstance(a, Kind) and isinstance(b, Kind) and a != b:
            entry_a, entry_b = (lexicon().entry("kind", kind.key) for kind in (a, b))
            general = b if _narrow(entry_a) or "groups" in entry_a else a
            wide = "groups" in entry_a or "groups" in entry_b
            plain_kind = general.key == "country"
            if not (_narrow(entry_a) and _narrow(entry_b)) and (plain_kind or not wide):
                yield Step("E", a if general is b else b, same, 0.05)
                return
        yield Step("E", narrowed(a, b), same, 0.05)
    for head, modifier, cost in ((left, right, 0.0), (right, left, 0.1)):
        if head.named:
            continue
        for kind in sorted(head.kinds):
            # "railways that cross Iran" is said; "Iran railways" is implied.
            if kind == "countries" and modifier.kinds == PLACES and not isinstance(head.sem, Kind):
                if (
                    modifier.named and modifier.prep == "on" and membership(head.sem)
                ):  # "members on the Black Sea": the states in which it lies
                    shore = Join("located-in", ("located-in",), "subject", modifier.sem)
                    yield Step("E", narrowed(head.sem, shore), head.kinds, 0.1)
                continue  # "did Minsk join": its state
            narrowed_kind = head_kind(head.sem)
            apart = kind in ("organisations", "corridors") or (
                narrowed_kind and narrowed_kind.key == "port"
            )  # a port, and its sea
            if kind in modifier.kinds and not (apart and modifier.named):
                continue
            if isinstance(modifier.sem, Kind) and isinstance(head.sem, Kind) and modifier.sem.key != "eurasian":
                continue
            if not plain(modifier.sem):
                continue  # contents of neighbouring states are hardly ever meant
            if not modifier.named and head_kind(modifier.sem) and not head_kind(head.sem):
                continue  # the named things are listed
            if (
                narrowed_kind
                and narrowed_kind.key == "visit"
                and modifier.kinds & COUNTRIES
                and modifier.prep in ("", "to", "in")
            ):
                there = Join(
                    "located-in", ("located-in",), "object", modifier.sem
                )  # a visit is to where it takes place
                held = Join("held-at", ("held-at",), "object", there)
                yield Step("E", narrowed(head.sem, held), frozenset((kind,)), IMPLIED + cost)
                continue
            for join, kinds in implied(kind, modifier, narrowed_kind.key if narrowed_kind else ""):
                yield Step("E", narrowed(head.sem, join), kinds, IMPLIED + cost + (0.2 if not modifier.named else 0))
            founds = narrowed_kind is None or narrowed_kind.key in GENERIC  # a trade agreement founds no body
            if (
                kind == "agreements" and founds and modifier.named and modifier.kinds & ORGANISATIONS
            ):  # "the EAEU treaty"
                founding = Join("founded-by", ("founded-by",), "subject", modifier.sem)
                yield Step("E", narrowed(head.sem, founding), frozenset((kind,)), IMPLIED + cost + 0.1)


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
    single, several = (left, right) if right.cat == "G" else (right, left)
    if single.named:
        yield Step(
            "G",
            (*several.sem, single.sem) if single is right else (single.sem, *several.sem),
            single.kinds | several.kinds,
            0.1,
        )
        if single is left and several.kinds & ORGANISATIONS:
            yield Step("Pairs", tuple(Pair(single.sem, part) for part in several.sem), cost=0.05)
        elif single is right and several.kinds & COUNTRIES and single.kinds & ORGANISATIONS:
            yield Step("Pairs", tuple(Pair(part, single.sem) for part in several.sem), cost=0.05)
        return
    body = membership(single.sem)
    named = body if body and isinstance(body.of, Ids) and body.statuses == MEMBER and not body.act else None
    if named and single is right and several.kinds == COUNTRIES:  # "are Armenia and Belarus (both) members of the SCO"
        yield Step("Pairs", tuple(Pair(part, named.of) for part in several.sem), cost=0.05)
    for kind in sorted(single.kinds):
        narrowed_kind = head_kind(single.sem)
        sem = single.sem
        if narrowed_kind and narrowed_kind.key == "visit" and several.kinds & COUNTRIES:
            return  # names in a row do not say who visited whom
        for part in several.sem:
            item = Item("E", part, 0, several.kinds)
            join = next(implied(kind, item, narrowed_kind.key if narrowed_kind else ""), None)
            if join:
                sem = narrowed(sem, join[0])
        yield Step("E", sem, frozenset((kind,)), IMPLIED - 0.1)


@both_ways("Shared S")
def members_shared(left: Item, right: Item) -> Steps:
    """``SCO and BRICS common members``."""
    statuses = tuple(lexicon().entry("status", right.sem).get("statuses", ()))
    if left.kinds & ORGANISATIONS:
        parts = tuple(Join("member", ("member-of",), "object", part, statuses) for part in left.sem)
        yield Step("E", And(parts), COUNTRIES)
    elif left.kinds == COUNTRIES and right.sem in ("member", "participant"):  # "do India and Pakistan both belong to"
        yield Step("E", And(tuple(Join("member", ("member-of",), "subject", part) for part in left.sem)), ORGANISATIONS)
        yield Step("Shared", left.sem, left.kinds, 0.1)


@both_ways("E Shared")
def shared(left: Item, right: Item) -> Steps:
    """``organisations that Armenia and Azerbaijan share``; ``both members of the CIS``."""
    if left.named and left.kinds == ORGANISATIONS and right.kinds == COUNTRIES:
        yield Step("Pairs", tuple(Pair(part, left.sem) for part in right.sem), cost=0.05)
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
