"""The rules by which two neighbours become one constituent. Each gives items with the cost of the step added."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...text import fold
from .form import (
    And,
    Best,
    Dated,
    Filter,
    Held,
    Ids,
    Join,
    Kind,
    Measure,
    Minus,
    Or,
    Pair,
    Region,
    Said,
    Test,
    Threshold,
    Trait,
    Value,
    Versus,
    When,
)
from .lexicon import lexicon
from .readings import Item

INVERTED, IMPLIED, LOOSE = 0.25, 0.2, 0.5
"""Cost of an order that full sentences do not have, of a relation that is not said, of a step that is hardly ever meant."""
COUNTRIES, ORGANISATIONS, PEOPLE = frozenset(("countries",)), frozenset(("organisations",)), frozenset(("people",))
PLACES = frozenset(("places",))
MEMBER = ("member",)
DATED = frozenset(("member-of", "chairs", "holds-office", "seated-in", "has-capital"))
"""Relations of which it is known when they began and ended."""
GENERIC = frozenset(("country", "organisation", "corridor", "city", "place", "person", "concept", "event", "agreement"))
"""Kinds whose word beside a name only says what is named."""
Steps = Iterator[tuple[str, object, frozenset[str], float, bool]]
"""Category, meaning, kinds, cost of the step, whether it is a name."""
Rule = Callable[[Item, Item], Steps]
_RULES: dict[tuple[str, str], list[Rule]] = {}


def rule(*pairs: str) -> Callable[[Rule], Rule]:
    """A rule for neighbours of these categories, left and right."""

    def keep(function: Rule) -> Rule:
        for pair in pairs:
            left, right = pair.split()
            _RULES.setdefault((left, right), []).append(function)
        return function

    return keep


def combine(left: Item, right: Item) -> Iterator[Item]:
    """What two neighbours may be together."""
    for function in _RULES.get((left.cat, right.cat), ()):
        for cat, sem, kinds, cost, named in function(left, right):
            word = right.word if isinstance(sem, Kind) else ""
            yield Item(
                cat, sem, left.cost + right.cost + cost + 0.1, kinds, left.prep, left.asked | right.asked, named, word
            )


def swapped(function: Rule) -> Rule:
    """The rule for the other order, a little dearer."""

    def other(left: Item, right: Item) -> Steps:
        for cat, sem, kinds, cost, named in function(right._replace(swapped=True), left):
            yield cat, sem, kinds, cost + INVERTED, named

    return other


def both_ways(*pairs: str) -> Callable[[Rule], Rule]:
    """A rule for neighbours of these categories in either order."""

    def keep(function: Rule) -> Rule:
        rule(*pairs)(function)
        rule(*(" ".join(reversed(pair.split())) for pair in pairs))(swapped(function))
        return function

    return keep


# --- relations -----------------------------------------------------------------------------------------------------------


def kinds_at(key: str, side: str) -> frozenset[str]:
    """Kinds of what a relation of the lexicon finds when its argument stands at a side."""
    entry = lexicon().entry("relation", key)
    ends = {"subject": ("object",), "object": ("subject",)}.get(side, ("subject", "object"))
    return frozenset(kind for end in ends for kind in entry.get(end, ()))


def joined(key: str, of: Item) -> Iterator[tuple[Join, frozenset[str]]]:
    """A relation applied to a set, at each end at which the set may stand."""
    entry = lexicon().entry("relation", key)
    sides = ("subject", "object") if entry.get("given", "any") == "any" else (entry["given"],)
    same = set(entry.get("subject", ())) == set(entry.get("object", ())) and len(sides) == 2
    for side in ("any",) if same else sides:
        taken = frozenset(entry.get(side, ())) if side != "any" else kinds_at(key, "any")
        if not taken or not of.kinds or taken & of.kinds:
            yield Join(key, tuple(entry["names"]), side, of.sem), kinds_at(key, side)


@both_ways("R Shared")
def relation_of_both(left: Item, right: Item) -> Steps:
    """``border both Russia and China``."""
    for cat, sem, kinds, cost, named in relation_of(left, Item("G", right.sem, 0, right.kinds)):
        if cat == "E":
            yield cat, sem, kinds, cost, named


@both_ways("R E", "R G")
def relation_of(left: Item, right: Item) -> Steps:
    """``borders Russia``, ``Russia borders``; of several: what is so joined with each of them."""
    single = lexicon().entry("relation", left.sem).get("single")
    if left.swapped and (other := {"sells-to": "exports-to", "buys-from": "imports-from"}.get(left.sem)):
        left = left._replace(sem=other)  # "Russia exports to", not "exports to Russia"
    if right.cat == "G":
        parts = [next(joined(left.sem, Item("E", part, 0, right.kinds)), None) for part in right.sem]
        if all(parts):
            yield (
                "E",
                And(tuple(part[0] for part in parts if part)),
                parts[0][1] if parts[0] else frozenset(),
                0.15,
                False,
            )
        if len(right.sem) == 2 and all(isinstance(part, Ids) for part in right.sem):
            yield "Pair", Pair(right.sem[0], right.sem[1], left.sem), frozenset(), 0.0, False
        return
    whole = 0.4 if isinstance(right.sem, Kind) and left.sem in ("party-to", "seat", "located-in") else 0.0
    if isinstance(right.sem, Best) and isinstance(right.sem.of, Or):
        return  # "which route is shorter, this or that"
    for join, kinds in joined(left.sem, right):
        yield "E", join, kinds, whole + (0.0 if right.named or single else 0.1), False


@both_ways("S E")
def status_of(left: Item, right: Item) -> Steps:
    """``members of the SCO``; of a state: the bodies in which it has the status."""
    statuses = tuple(lexicon().entry("status", left.sem).get("statuses", ()))
    if right.kinds & ORGANISATIONS:
        cost = 0.0 if right.named else 0.35
        yield "E", Join("member", ("member-of",), "object", right.sem, statuses), COUNTRIES, cost, False
    if right.kinds & COUNTRIES and right.named:
        yield "E", Join("member", ("member-of",), "subject", right.sem, statuses), ORGANISATIONS, 0.3, False
    if right.kinds & COUNTRIES and isinstance(right.sem, Kind) and right.sem.key in GENERIC:
        yield "S", left.sem, frozenset(), 0.0, False
    if right.kinds & frozenset(("corridors",)) and left.sem in ("member", "participant"):  # of what it rests on
        basis = Join("based-on", ("based-on",), "subject", right.sem)
        yield "E", Join("party-to", ("party-to",), "object", basis), COUNTRIES, 0.0, False
    if right.kinds & frozenset(("agreements", "events")) and left.sem in ("member", "participant"):
        names = {"agreements": "party-to", "events": "took-part"}
        for kind in sorted(right.kinds):
            if kind in names:
                for join, kinds in joined(names[kind], right):
                    yield "E", join, kinds, 0.05, False


@rule("S S")
def two_statuses(left: Item, right: Item) -> Steps:
    """``member ... membership``: said twice."""
    if left.sem == right.sem:
        yield "S", left.sem, frozenset(), 0.1, False


@both_ways("F Pair")
def pair_standing(left: Item, right: Item) -> Steps:
    """``Mongolia SCO status``."""
    if left.sem == "status":
        yield "Pair", right.sem, right.kinds, 0.1, False


@both_ways("S Pair")
def pair_status(left: Item, right: Item) -> Steps:
    """``Mongolia SCO status``."""
    if not right.sem.status and not right.sem.relation:
        yield "Pair", right.sem._replace(status=left.sem), right.kinds, 0.0, False


@both_ways("A E")
def act_of(left: Item, right: Item) -> Steps:
    """``joined NATO``; of a state: the bodies it joined."""
    if right.kinds & ORGANISATIONS and not isinstance(right.sem, Kind):
        statuses = MEMBER if left.sem == "join" else ()
        yield "E", Join("member", ("member-of",), "object", right.sem, statuses, act=left.sem), COUNTRIES, 0.0, False
    if right.kinds & COUNTRIES and (right.named):
        yield "E", Join("member", ("member-of",), "subject", right.sem, (), act=left.sem), ORGANISATIONS, 0.1, False


@both_ways("A Pair")
def pair_act(left: Item, right: Item) -> Steps:
    """``Kazakhstan WTO accession``."""
    if not right.sem.act:
        yield "Pair", right.sem._replace(act=left.sem), right.kinds, 0.0, False


@both_ways("A S")
def act_status(left: Item, right: Item) -> Steps:
    """``become a full member``, ``new members``: the status says nothing more; ``became an observer`` keeps it."""
    yield "AS", (left.sem, right.sem), frozenset(), 0.0, False


@both_ways("AS E")
def act_status_of(left: Item, right: Item) -> Steps:
    """``became a partner of BRICS``."""
    statuses = tuple(lexicon().entry("status", left.sem[1]).get("statuses", ()))
    if right.kinds & ORGANISATIONS and not isinstance(right.sem, Kind):
        yield "E", Join("member", ("member-of",), "object", right.sem, statuses, act=left.sem[0]), COUNTRIES, 0.0, False


@both_ways("AS Pair")
def pair_act_status(left: Item, right: Item) -> Steps:
    """``Iran SCO become full member``."""
    yield "Pair", right.sem._replace(act=left.sem[0], status=left.sem[1]), right.kinds, 0.0, False


# --- sets of sets --------------------------------------------------------------------------------------------------------


def implied(kind: str, other: Item, key: str = "") -> Iterator[tuple[Join, frozenset[str]]]:
    """How things of a kind are joined with another when nothing is said."""
    entries = lexicon().entries["kind"]
    entry = entries[key] if key else next((one for one in entries.values() if one["kind"] == kind), {})
    names = tuple(entry.get("relations", ()))
    if names:
        statuses = MEMBER if kind == "countries" and other.kinds & ORGANISATIONS else ()
        yield Join("implied", names, "any", other.sem, statuses, kinds=tuple(sorted(other.kinds))), frozenset((kind,))


def inner(sem: object) -> Kind | None:
    """The kind of the lexicon at the heart of a set."""
    if isinstance(sem, Kind):
        return sem
    if isinstance(sem, And):
        return next((found for part in sem.parts if (found := inner(part))), None)
    if isinstance(sem, Best | Dated | Filter | Minus):
        return inner(sem.of)
    return None


def narrowed(sem: object, other: object) -> object:
    """A set and what else its members must be; superlatives take the widest scope."""
    if isinstance(sem, Best):
        return sem._replace(of=narrowed(sem.of, other))
    if isinstance(sem, Minus):
        return sem._replace(of=narrowed(sem.of, other))
    if isinstance(sem, And):
        return And((*sem.parts, other))
    if isinstance(other, Best | Minus):
        return other._replace(of=narrowed(other.of, sem))
    return And((sem, other))


@rule("E E")
def two_sets(left: Item, right: Item) -> Steps:
    """Two sets of one kind: what belongs to both; of two kinds: what is joined; two names: a pair, or whether one is in the other."""
    a, b = left.sem, right.sem
    if left.named and right.named:
        if left.sem != right.sem:
            cost = 0.1 if "or" not in right.asked else 0.6
            yield "Pair", Pair(a, b), left.kinds | right.kinds, cost + (0.05 if right.prep == "on" else 0), False
            yield "G", (a, b), left.kinds | right.kinds, 0.15, False
            if left.kinds & PEOPLE or (right.prep == "on" and left.kinds & (COUNTRIES | ORGANISATIONS)):
                yield "Y", Said(a, b), frozenset(("quotes",)), 0.0 if right.prep == "on" else 0.3, False
        return
    same = left.kinds & right.kinds
    for one, other in ((left, right), (right, left)):  # "the city of Samarkand", "the concept of Greater Eurasia"
        if isinstance(one.sem, Kind) and other.named and one.kinds & other.kinds and singular(one):
            yield "E", other.sem, other.kinds, 0.15, True
    if left.named and not isinstance(b, Kind | Region) and same:
        yield "Test", Test(a, b), frozenset(), 0.1, False
    if same and not left.named and not right.named:
        if isinstance(a, Kind) and isinstance(b, Kind) and a != b:
            entry_a, entry_b = (lexicon().entry("kind", one.key) for one in (a, b))
            general = b if "where" in entry_a else a
            if not ("where" in entry_a and "where" in entry_b):
                yield "E", a if general is b else b, same, 0.05, False
                return
        yield "E", narrowed(a, b), same, 0.05, False
    for one, other, cost in ((left, right, 0.0), (right, left, 0.1)):
        if one.named:
            continue
        for kind in sorted(one.kinds):
            # "railways that cross Iran" is said; "Iran railways" is implied.
            if kind == "countries" and other.kinds == PLACES and not isinstance(one.sem, Kind):
                continue  # "did Minsk join": its state
            if kind in other.kinds and not (kind in ("organisations", "corridors") and other.named):
                continue
            if isinstance(other.sem, Kind) and isinstance(one.sem, Kind):
                continue
            if isinstance(other.sem, Join) and other.sem.key == "located-in":
                continue  # what is in the state in which something lies is not meant
            if not other.named and inner(other.sem) and not inner(one.sem):
                continue  # the things that were said are listed
            heart = inner(one.sem)
            for join, kinds in implied(kind, other, heart.key if heart else ""):
                yield "E", narrowed(one.sem, join), kinds, IMPLIED + cost + (0.2 if not other.named else 0), False
            if kind == "agreements" and other.named and other.kinds & ORGANISATIONS:  # "the EAEU treaty"
                founding = Join("founded-by", ("founded-by",), "subject", other.sem)
                yield "E", narrowed(one.sem, founding), frozenset((kind,)), IMPLIED + cost + 0.1, False


@rule("E G", "G E")
def kind_of_several(left: Item, right: Item) -> Steps:
    """``treaty Tajikistan Uzbekistan``: joined with each; and three names in a row."""
    one, several = (left, right) if right.cat == "G" else (right, left)
    if one.named:
        yield (
            "G",
            (*several.sem, one.sem) if one is right else (one.sem, *several.sem),
            one.kinds | several.kinds,
            0.1,
            False,
        )
        if one is left and several.kinds & ORGANISATIONS:
            yield "Pairs", tuple(Pair(one.sem, part) for part in several.sem), frozenset(), 0.05, False
        elif one is right and several.kinds & COUNTRIES and one.kinds & ORGANISATIONS:
            yield "Pairs", tuple(Pair(part, one.sem) for part in several.sem), frozenset(), 0.05, False
        return
    for kind in sorted(one.kinds):
        heart = inner(one.sem)
        sem = one.sem
        for part in several.sem:
            item = Item("E", part, 0, several.kinds)
            join = next(implied(kind, item, heart.key if heart else ""), None)
            if join:
                sem = narrowed(sem, join[0])
        yield "E", sem, frozenset((kind,)), IMPLIED - 0.1, False


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
    yield f"{left.cat}+{right.cat}", right.sem, right.kinds, 0.0, right.named


@rule("E and+E", "G and+E", "E or+E", "G or+E", "E and+G")
def conjunction(left: Item, right: Item) -> Steps:
    """``Armenia and Azerbaijan``, ``Kazakhstan or Uzbekistan``."""
    parts = (left.sem if left.cat == "G" else (left.sem,)) + (right.sem if right.cat.endswith("G") else (right.sem,))
    if (left.named or left.cat == "G") and (right.named or right.cat.endswith("G")):
        if right.cat != "or+E":
            yield "G", parts, left.kinds | right.kinds, -0.05, False
        yield "Gor" if right.cat.startswith("or") else "Gand", parts, left.kinds | right.kinds, 0.0, False
    elif right.named and left.kinds & right.kinds:
        return  # "that border Russia and China": each of the two is bordered
    elif left.kinds & right.kinds:
        same = left.kinds & right.kinds
        if right.cat.startswith("or"):
            yield "E", Or(parts), same, 0.0, False
        else:
            yield "E", narrowed(left.sem, right.sem), same, 0.1, False
            yield "G", parts, same, 0.3, False
    elif not left.named and right.named:
        yield from two_sets(left, right)


@both_ways("both G", "both Pair", "both Gand")
def both(left: Item, right: Item) -> Steps:
    """``what do Armenia and Azerbaijan share``: said of a pair."""
    sem = right.sem
    if right.cat != "Pair":
        yield "Shared", sem, right.kinds, 0.0, False
        yield "G", sem, right.kinds, 0.1, False
    else:
        yield "Shared", (sem.left, sem.right), right.kinds, 0.0, False
        yield "Pair", sem, frozenset(), 0.05, False


@both_ways("both E", "both R", "both S", "both F", "both V")
def both_said(left: Item, right: Item) -> Steps:
    """``both`` before one of two says nothing more."""
    yield right.cat, right.sem, right.kinds, 0.1, right.named


@both_ways("E Shared")
def shared(left: Item, right: Item) -> Steps:
    """``organisations that Armenia and Azerbaijan share``."""
    for cat, sem, kinds, cost, named in kind_of_several(
        Item("E", left.sem, 0, left.kinds), Item("G", right.sem, 0, right.kinds)
    ):
        if cat == "E":
            yield cat, sem, kinds, cost, named


@rule("E Tr", "Tr E")
def with_trait(left: Item, right: Item) -> Steps:
    """``railways under construction``; of a name: its status."""
    of, trait = (left, right) if left.cat == "E" else (right, left)
    if of.named:
        key = str(lexicon().entry("trait", trait.sem)["keys"][0])
        yield "V", Value((Measure(key),), of.sem), of.kinds, 0.05, False
    else:
        yield "E", narrowed(of.sem, Trait(trait.sem)), of.kinds, 0.0, False


@rule("R R")
def relation_twice(left: Item, right: Item) -> Steps:
    """``through which countries does it run``."""
    if left.sem == right.sem:
        yield "R", left.sem, frozenset(), 0.1, False


# --- without -------------------------------------------------------------------------------------------------------------


@rule("not E", "not G", "not R", "not S", "not Gand", "not Gor", "not Held")
def negated(left: Item, right: Item) -> Steps:
    """What is left out."""
    if right.cat == "R":
        yield "NR", right.sem, frozenset(), 0.0, False
    elif right.cat == "S":
        yield "NS", right.sem, frozenset(), 0.0, False
    elif right.cat in ("G", "Gand", "Gor"):
        yield "NE", Or(right.sem), right.kinds, 0.0, True
    else:
        yield "NE", right.sem, right.kinds, 0.0, right.named


@rule("NR E", "NR G")
def not_related(left: Item, right: Item) -> Steps:
    """``not crossing Iran``."""
    parts = right.sem if right.cat == "G" else (right.sem,)
    for part in parts[:1]:
        for join, kinds in joined(left.sem, Item("E", part, 0, right.kinds)):
            sets = [join._replace(of=one) for one in parts]
            yield "NE", sets[0] if len(sets) == 1 else Or(tuple(sets)), kinds, 0.0, False


@rule("NS E", "NS and+E")
def not_status(left: Item, right: Item) -> Steps:
    """``not members of NATO``."""
    for cat, sem, kinds, cost, _ in status_of(Item("S", left.sem, 0), right):
        if cat == "E" and kinds == COUNTRIES:
            yield "NE", sem, kinds, cost, False


@rule("not A")
def not_act(left: Item, right: Item) -> Steps:
    """``has not joined``."""
    yield "NS", "member", frozenset(), 0.1, False


@rule("E NE", "NE E", "E and+NE", "E or+NE")
def without(left: Item, right: Item) -> Steps:
    """``SCO members not in BRICS``, ``EAEU except Russia``; of a name: whether it is not in a set."""
    of, out = (right, left) if left.cat == "NE" else (left, right)
    outs = list(out.sem.parts) if isinstance(out.sem, Or) and out.named else [out.sem]
    if of.named and not (of.kinds & ORGANISATIONS and out.kinds & COUNTRIES):
        yield (
            "Test",
            Test(of.sem, out.sem, True) if not out.named else Pair(of.sem, out.sem, negated=True),
            frozenset(),
            0.1,
            False,
        )
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
    yield "E", sem, kinds, 0.0, False


def removed(sem: object, out: object) -> object:
    """A set without another; a superlative is of what is left."""
    return sem._replace(of=removed(sem.of, out)) if isinstance(sem, Best) else Minus(sem, out)


@both_ways("not Pair", "not Test", "not V")
def not_so(left: Item, right: Item) -> Steps:
    """Whether something is not so."""
    if right.cat != "V":
        yield right.cat, right.sem._replace(negated=True), frozenset(), 0.1, False


# --- facts and figures ---------------------------------------------------------------------------------------------------


def measure(key: str) -> Measure:
    """A fact of the lexicon as a measure."""
    return Measure(key)


@both_ways("F E", "F G", "F Gand", "F Gor")
def fact_of(left: Item, right: Item) -> Steps:
    """``population of Kazakhstan``; of several: one beside the other. A fact that is a relation finds entities."""
    entry = lexicon().entry("fact", left.sem)
    of = right.sem if right.cat == "E" else Or(right.sem)
    fitting = set(entry.get("kinds", ()))
    cost = 0.0 if not fitting or not right.kinds or fitting & right.kinds else LOOSE
    if left.sem == "government" and right.named and right.kinds & PEOPLE:  # "the Mirziyoyev government"
        yield "E", right.sem, right.kinds, 0.1, True
    if left.prep == "by" and not right.named:
        for sem in _ranked(right, entry, Measure(left.sem)):
            yield "E", sem, right.kinds, 0.0, False
        return
    if isinstance(of, Best) and not of.chosen and not entry.get("joins"):  # "whose GDP is larger"
        yield "E", of._replace(measure=Measure(left.sem), chosen=True), right.kinds, cost, False
        return
    if relation := entry.get("joins"):
        yield "E", Join(left.sem, (relation,), "subject", of), frozenset(("places",)), cost + 0.02, False
    if right.named or not isinstance(of, Kind):
        yield "V", Value((Measure(left.sem),), of), right.kinds, cost, False
    elif left.prep != "by":
        yield (
            "V",
            Value((Measure(left.sem),), of),
            right.kinds,
            cost + (0.3 if not isinstance(of, Best) or of.chosen else 0.9),
            False,
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
            yield "E", sem, left.kinds, 0.0, False
    elif left.cat == "V" and len(left.sem.measures) == 1 and beside(left.sem.measures[0].key, right.sem):
        yield "V", left.sem._replace(measures=(Measure(right.sem),)), left.kinds, 0.1, False
    elif left.cat == "V" and vague(right.sem):
        yield "V", left.sem, left.kinds, 0.1, False
    elif left.cat == "V":
        yield "V", left.sem._replace(measures=(*left.sem.measures, Measure(right.sem))), left.kinds, 0.1, False


@rule("F V")
def vague_of_value(left: Item, right: Item) -> Steps:
    """``how big was Uzbekistan's economy``: the more particular one."""
    if len(right.sem.measures) == 1 and beside(left.sem, right.sem.measures[0].key):
        yield "V", right.sem, right.kinds, 0.0, False
    elif len(right.sem.measures) == 1 and beside(right.sem.measures[0].key, left.sem):
        yield "V", right.sem._replace(measures=(Measure(left.sem),)), right.kinds, 0.0, False


def vague(key: str) -> bool:
    """True for words such as big and long, which say little beside another."""
    return bool(lexicon().entry("fact", key).get("vague"))


def beside(key: str, other: str) -> bool:
    """True where a fact says nothing beside a more particular one: the population that is urban."""
    return (vague(key) and not vague(other)) or key in lexicon().entry("fact", other).get("beats", ())


@both_ways("R F")
def measured_relation(left: Item, right: Item) -> Steps:
    """``border length``: the relation measures it."""
    if right.sem == "length" and left.sem == "borders":
        yield "R", left.sem, frozenset(), 0.05, False


@both_ways("Pair F", "Test F")
def measured_pair(left: Item, right: Item) -> Steps:
    """``Russia China border km``."""
    if right.sem == "length" and left.cat == "Pair" and left.sem.relation == "borders":
        yield left.cat, left.sem, frozenset(), 0.05, False


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
            yield "E", join, kinds, 0.0, False


@rule("XR V")
def best_traded(left: Item, right: Item) -> Steps:
    """``the biggest buyer of Tajikistan's exports``."""
    key, up, number, place = left.sem
    for cat, sem, kinds, cost, _ in traded(Item("R", key, 0), right):
        if cat == "E":
            yield "E", Best(sem, Measure("", key), up, number, place), kinds, cost, False


@both_ways("XF E")
def most_traded_with(left: Item, right: Item) -> Steps:
    """``the largest share of exports to China``: by what each sends to one partner."""
    key, up, number, place = left.sem
    relation = {"exports": "exports-to", "imports": "imports-from"}.get(key)
    if relation and right.named and right.kinds & COUNTRIES and right.prep in ("to", "from", "with"):
        yield "XT", (Measure("partner", relation, right.sem), up, number, place), frozenset(), 0.0, False


@both_ways("XT E")
def best_with(left: Item, right: Item) -> Steps:
    """``the Central Asian country that sends the largest share of its exports to China``."""
    by, up, number, place = left.sem
    if right.kinds & COUNTRIES and not right.named:
        yield "E", Best(right.sem, by, up, number, place), right.kinds, 0.0, False


@rule("F and+F", "F F")
def two_facts(left: Item, right: Item) -> Steps:
    """``capital and currency``; ``date of birth`` and the like, where one word only says that it is a date."""
    keys = [left.sem, right.sem] if isinstance(left.sem, str) else [*left.sem, right.sem]
    if right.cat == "F" and "length" in keys and set(keys) & {"capacity"}:
        yield "F", next(key for key in keys if key != "length"), frozenset(), 0.1, False
    elif right.cat == "F" and "date" in keys and len(keys) == 2:
        yield "F", next(key for key in keys if key != "date"), frozenset(), 0.1, False
    elif right.cat == "F" and (vague := [key for key in keys if lexicon().entry("fact", key).get("vague")]):
        rest = [key for key in keys if key not in vague] or keys[:1]
        yield "F", rest[0], frozenset(), 0.1, False
    elif left.sem != right.sem:
        yield "FF", tuple(keys), frozenset(), 0.0 if right.cat == "and+F" else 0.4, False
    else:
        yield "F", left.sem, frozenset(), 0.2, False


@rule("V and+F")
def more_facts(left: Item, right: Item) -> Steps:
    """``Kazakhstan population and area``."""
    yield "V", left.sem._replace(measures=(*left.sem.measures, Measure(right.sem))), left.kinds, 0.0, False


@both_ways("FF E", "FF G")
def facts_of(left: Item, right: Item) -> Steps:
    """Several facts at once."""
    of = right.sem if right.cat == "E" else Or(right.sem)
    yield "V", Value(tuple(Measure(key) for key in left.sem), of), right.kinds, 0.0, False


@rule("V E", "E V")
def value_within(left: Item, right: Item) -> Steps:
    """``population of Astana, Kazakhstan``; ``GDP of the EAEU countries``: the set is narrowed."""
    value, other = (left, right) if left.cat == "V" else (right, left)
    narrow = narrowed(value.sem.of, other.sem)
    if value.kinds & other.kinds and not other.named and not isinstance(value.sem.of, Ids):
        yield "V", value.sem._replace(of=narrow), value.kinds, 0.1, False
    elif value.cat == "V" and other.kinds and value.kinds and not isinstance(value.sem.of, Ids):
        for cat, sem, kinds, cost, _ in two_sets(Item("E", value.sem.of, 0, value.kinds, named=False), other):
            if cat == "E" and kinds & value.kinds:
                yield "V", value.sem._replace(of=sem), kinds, cost, False
    elif isinstance(value.sem.of, Ids) and other.named and value.kinds & other.kinds:
        yield "V", value.sem._replace(of=Or((value.sem.of, other.sem))), value.kinds, 0.3, False
    if isinstance(value.sem.of, Ids) and other.named and len(value.sem.measures) == 1:
        state, people = (other, value) if other.prep == "in" and value.cat == "V" and other is right else (value, other)
        parts = [one.sem.of if one.cat == "V" else one.sem for one in (state, people)]
        yield "Share", (value.sem.measures[0], *parts), frozenset(), 0.1, False


@rule("V V", "V and+V")
def two_values(left: Item, right: Item) -> Steps:
    """``GDP of Russia versus GDP of China``."""
    if left.sem.measures == right.sem.measures:
        yield "V", left.sem._replace(of=Or((left.sem.of, right.sem.of))), left.kinds, 0.0, False


# --- superlatives --------------------------------------------------------------------------------------------------------


@both_ways("X F")
def order_by(left: Item, right: Item) -> Steps:
    """``largest population``."""
    up, _, number, place = _order(left)
    yield "XF", (right.sem, up, number, place), frozenset(), 0.0, False


def _order(item: Item) -> tuple[bool, str, int, int]:
    if isinstance(item.sem, tuple):
        key, number, place = item.sem
    else:
        key, number, place = item.sem, 1, 1
    entry = lexicon().entry("order", key)
    return bool(entry.get("up")), str(entry.get("by", "")), number, place


@both_ways("X E", "X G", "X Gor", "X Gand")
def superlative(left: Item, right: Item) -> Steps:
    """``largest country``, ``the longest corridors``."""
    up, by, number, place = _order(left)
    of, kinds = (right.sem, right.kinds) if right.cat == "E" else (Or(right.sem), right.kinds)
    if isinstance(of, Best):  # "the five largest countries by area"
        if not of.n and not by:
            yield "E", of._replace(up=up, n=number, place=place), kinds, 0.0, False
        return
    if right.cat == "E" and right.named:
        if not (right.kinds & ORGANISATIONS):
            yield "XE", (left.sem, right.sem), right.kinds, 0.3, False
            return
        of, kinds = Join("member", ("member-of",), "object", right.sem, MEMBER), COUNTRIES
    if number == 1 and place == 1 and plural(left, right):
        number = 0
    yield "E", Best(of, Measure(by) if by else None, up, number, place, bool(by)), kinds, 0.0, False


def singular(one: Item) -> bool:
    """True for the word of a kind that only says what is named beside it."""
    return one.sem.key in GENERIC and one.word != fold(str(lexicon().entry("kind", one.sem.key)["many"]))


def plural(order: Item, of: Item) -> bool:
    """``largest cities``, ``крупнейшие города``: all of them in order."""
    heart = inner(of.sem)
    many = any(word.endswith(("economies", "shie", "bolshie", "nye", "shikh")) for word in order.word.split())
    return many or bool(heart and of.word and of.word == fold(str(lexicon().entry("kind", heart.key)["many"])))


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
    yield "E", Best(of, Measure(key), up, number, place), kinds, 0.0, False


@rule("X R", "top R")
def main_of(left: Item, right: Item) -> Steps:
    """``the largest buyer``, ``longest border``: of what the relation measures."""
    up, _, number, place = _order(left) if left.cat == "X" else (False, "", 0, 1)
    yield "XR", (right.sem, up, number, place), frozenset(), 0.0, False


@both_ways("XR E", "XR G")
def best_related(left: Item, right: Item) -> Steps:
    """``longest border of Kazakhstan``, ``biggest buyer of Tajikistan's exports``."""
    key, up, number, place = left.sem
    if right.cat == "G":
        return
    for join, kinds in joined(key, right):
        if right.named or isinstance(right.sem, Kind):
            yield "E", Best(join, Measure("", key, right.sem), up, number, place), kinds, -0.1, False
        else:
            yield "E", Best(right.sem, Measure("pair", key, right.sem), up, number, place), right.kinds, -0.2, False


@rule("X N", "top N", "N X", "ord X", "N top", "top X", "X top", "op X")
def how_many_best(left: Item, right: Item) -> Steps:
    """``top 3``, ``second largest``."""
    if left.cat == "ord":
        yield "X", (right.sem, 1, int(left.sem)), frozenset(), 0.0, False
    elif "N" in (left.cat, right.cat):
        number, other = (left, right) if left.cat == "N" else (right, left)
        if number.sem[1] or number.sem[0] > 50 or number.sem[0] < 1:
            return
        key = other.sem if other.cat == "X" and isinstance(other.sem, str) else "largest"
        yield "X", (key, int(number.sem[0]), 1), frozenset(), 0.0, False
    elif "top" in (left.cat, right.cat):
        order = left if left.cat == "X" else right
        yield "X", (order.sem, 0, 1) if isinstance(order.sem, str) else order.sem, frozenset(), 0.0, False


@rule("top E")
def leading(left: Item, right: Item) -> Steps:
    """``main export partners``: all of them in order, or nothing more than the word says."""
    yield "E", right.sem, right.kinds, 0.2, right.named


@rule("top F")
def leading_fact(left: Item, right: Item) -> Steps:
    """``main languages``."""
    yield "F", right.sem, frozenset(), 0.2, False


@rule("E N")
def ranked_number(left: Item, right: Item) -> Steps:
    """``SCO economies top 3``."""
    if isinstance(left.sem, Best) and not right.sem[1]:
        yield "E", left.sem._replace(n=int(right.sem[0])), left.kinds, 0.2, False


# --- more than, less than ------------------------------------------------------------------------------------------------


@rule("more N", "less N")
def bound(left: Item, right: Item) -> Steps:
    """``more than 50 million``."""
    yield "C", (left.cat, right.sem[0], right.sem[1], None), frozenset(), 0.0, False


@rule("more times", "less times", "X than", "more than", "less than", "times than")
def comparing(left: Item, right: Item) -> Steps:
    """``more than twice``, ``larger than``."""
    if left.cat == "X":
        up, by, _, _ = _order(left)
        yield "Than", ("less" if up else "more", by, 1.0), frozenset(), 0.0, False
    elif right.cat == "times":
        yield "Than", (left.cat, "", right.sem), frozenset(), 0.0, False
    else:
        number = left.sem if left.cat == "times" else 1.0
        yield "Than", ("less" if left.cat == "less" else "more", "", number), frozenset(), 0.0, False


@rule("N times")
def so_many_times(left: Item, right: Item) -> Steps:
    """``ten times``."""
    if not left.sem[1]:
        yield "times", left.sem[0] * right.sem, frozenset(), 0.0, False


@rule("Than than", "times X", "times more")
def than_that_of(left: Item, right: Item) -> Steps:
    """``more than twice that of``, ``three times larger``."""
    yield left.cat, left.sem, frozenset(), 0.0, False


@rule("XF NE", "X NE")
def superlative_outside(left: Item, right: Item) -> Steps:
    """``the largest population outside the EU``."""
    base = Item("E", Kind("country"), 0, COUNTRIES)
    for cat, sem, kinds, cost, _ in without(base, right):
        if cat == "E":
            done = Item("E", sem, 0, kinds)
            yield from superlative_by(left, done) if left.cat == "XF" else superlative(left, done)
            del cost


@rule("XE than")
def larger_than(left: Item, right: Item) -> Steps:
    """``larger is Kazakhstan than``."""
    yield "XE", left.sem, left.kinds, 0.0, False


@rule("XE E")
def one_larger_than(left: Item, right: Item) -> Steps:
    """``how much larger is Kazakhstan than Kyrgyzstan``."""
    order, of = left.sem
    key = order if isinstance(order, str) else order[0]
    entry = lexicon().entry("order", key)
    if right.named:
        value = Value((Measure(str(entry.get("by", ""))),), of)
        yield (
            "Threshold",
            Threshold(value, "less" if entry.get("up") else "more", 1.0, right.sem),
            frozenset(),
            0.0,
            False,
        )


@rule("X V")
def order_of_value(left: Item, right: Item) -> Steps:
    """``how many times larger is China's economy``."""
    yield "XV", (left.sem, right.sem), right.kinds, 0.0, False


@rule("XV than")
def order_of_value_than(left: Item, right: Item) -> Steps:
    """``larger is China's economy than``."""
    yield "XV", left.sem, left.kinds, 0.0, False


@rule("XV E", "XV V")
def value_than(left: Item, right: Item) -> Steps:
    """``larger is China's economy than Russia's``."""
    order, value = left.sem
    up = bool(lexicon().entry("order", order if isinstance(order, str) else order[0]).get("up"))
    than = right.sem if right.cat == "E" else right.sem.of
    if right.named or right.cat == "V":
        yield "Threshold", Threshold(value, "less" if up else "more", 1.0, than), frozenset(), 0.0, False


@rule("Than E", "more E", "less E", "Than V", "more V", "less V")
def than_entity(left: Item, right: Item) -> Steps:
    """``larger than Mongolia``, ``more than twice that of Iran``."""
    op, by, times = left.sem if left.cat == "Than" else (left.cat, "", 1.0)
    if right.cat == "V":
        yield "CE", (op, right.sem.measures[0].key, times, right.sem.of), right.kinds, 0.0, False
    elif right.named:
        yield "CE", (op, by, times, right.sem), right.kinds, 0.0 if left.cat == "Than" else 0.2, False


@rule("E CE", "V CE", "F CE")
def compared(left: Item, right: Item) -> Steps:
    """``is Kazakhstan larger than Mongolia``, ``countries larger than Mongolia``."""
    op, by, times, than = right.sem
    if left.cat == "F":
        yield "CE", (op, left.sem, times, than), right.kinds, 0.0, False
    elif left.cat == "V":
        yield "Threshold", Threshold(left.sem, op, times, than), frozenset(), 0.0, False
    elif left.named:
        yield "Threshold", Threshold(Value((Measure(by),), left.sem), op, times, than), frozenset(), 0.0, False
    else:
        yield "E", Filter(left.sem, Measure(by), op, times, "", than), left.kinds, 0.0, False


@rule("CE F")
def compared_by(left: Item, right: Item) -> Steps:
    """``larger than Mongolia by population``."""
    op, _, times, than = left.sem
    yield "CE", (op, right.sem, times, than), left.kinds, 0.0, False


@both_ways("F C")
def fact_bound(left: Item, right: Item) -> Steps:
    """``population over 50 million``."""
    op, number, unit, _ = right.sem
    yield "FC", (left.sem, op, number, unit), frozenset(), 0.0, False


@rule("E FC", "E C", "FC E", "C E")
def filtered(left: Item, right: Item) -> Steps:
    """``countries with a population over 50 million``, ``pipelines longer than 1,000 km``."""
    of, cut = (left, right) if left.cat == "E" else (right, left)
    if cut.cat == "FC":
        key, op, number, unit = cut.sem
    else:
        op, number, unit, _ = cut.sem
        key = {"km": "length", "people": "population", "US$": "gdp", "km²": "area", "bcm": "capacity"}.get(unit, "")
        if not key:
            return
    cost = 0.0 if left.cat == "E" else 0.3
    if of.named and not of.kinds & ORGANISATIONS:
        yield "Threshold", Threshold(Value((Measure(key),), of.sem), op, number, None, unit), frozenset(), cost, False
        return
    sem, kinds = of.sem, of.kinds
    if of.named:
        sem, kinds = Join("member", ("member-of",), "object", of.sem, MEMBER), COUNTRIES
    yield "E", Filter(sem, Measure(key), op, number, unit), kinds, cost, False


@rule("V C")
def value_bound(left: Item, right: Item) -> Steps:
    """``is the population of Iran more than 80 million``."""
    op, number, unit, _ = right.sem
    yield "Threshold", Threshold(left.sem, op, number, None, unit), frozenset(), 0.0, False


@rule("X C", "X N")
def order_bound(left: Item, right: Item) -> Steps:
    """``longer than 1,000 km`` where the word is read as an order."""
    if right.cat == "C":
        yield "C", right.sem, frozenset(), 0.0, False


@both_ways("sum V", "average V", "average E", "sum E", "sum F", "average F", "each V", "each E", "each F")
def folded(left: Item, right: Item) -> Steps:
    """``combined GDP of the EAEU``, ``average life expectancy``."""
    if right.cat == "F":
        yield "F", right.sem, frozenset((f"fold:{left.cat}",)), 0.0, False
    elif right.cat == "V":
        yield "Fold", (left.cat, right.sem), right.kinds, 0.0, False
    else:
        yield "E", right.sem, right.kinds, 0.1, right.named


# --- versus --------------------------------------------------------------------------------------------------------------


@rule("E vs", "G vs", "V vs")
def before_versus(left: Item, right: Item) -> Steps:
    """``Kazakhstan vs``."""
    yield "Vs", (left.sem, left.cat, left.named), left.kinds, 0.0, False


@rule("Vs E", "Vs G", "Vs V")
def versus(left: Item, right: Item) -> Steps:
    """``Kazakhstan vs Uzbekistan``; with a fact on one side it is of both."""
    sem, cat, _ = left.sem
    if cat == "V":
        other = right.sem.of if right.cat == "V" else right.sem
        yield "V", sem._replace(of=Or((sem.of, other))), left.kinds, 0.0, False
    elif right.cat == "V":
        yield "V", right.sem._replace(of=Or((sem, right.sem.of))), left.kinds, 0.0, False
    elif cat == "E" and right.cat == "E":
        yield "Versus", Versus((sem, right.sem)), left.kinds | right.kinds, 0.0, False


@rule("vs E", "vs G", "vs Gand", "vs V", "vs Pair", "vs F")
def after_versus(left: Item, right: Item) -> Steps:
    """``compare Russia and China``."""
    if right.cat in ("V", "F"):
        yield right.cat, right.sem, right.kinds, 0.0, False
    elif right.cat == "Pair":
        yield "Versus", Versus((right.sem.left, right.sem.right)), right.kinds, 0.0, False
    elif right.cat != "E":
        yield "Versus", Versus(right.sem), right.kinds, 0.0, False


@both_ways("Versus F")
def versus_by(left: Item, right: Item) -> Steps:
    """``Kazakhstan vs Uzbekistan population``."""
    yield "V", Value((Measure(right.sem),), Or(left.sem.parts)), left.kinds, 0.0, False


@both_ways("Versus S", "Versus E")
def versus_members(left: Item, right: Item) -> Steps:
    """``SCO vs EAEU members``."""
    if right.cat == "S" or isinstance(right.sem, Kind):
        yield "Versus", left.sem, left.kinds, 0.1, False


# --- offices -------------------------------------------------------------------------------------------------------------


@both_ways("O E", "O G")
def office_of(left: Item, right: Item) -> Steps:
    """``president of Kazakhstan``; of a person: whether they hold it."""
    if right.cat == "G":
        yield "Held", Held(left.sem, Or(right.sem)), PEOPLE, 0.0, False
        return
    if isinstance(right.sem, Join) and right.sem.key in ("seat", "hosts"):  # "head of the SCO secretariat"
        yield "Held", Held(left.sem, right.sem.of), PEOPLE, 0.0, False
    elif right.kinds & (COUNTRIES | ORGANISATIONS):
        pick = "every" if right.named and left.word.endswith(("sidents", "ministers", "generals", "leaders")) else ""
        yield "Held", Held(left.sem, right.sem, None, pick), PEOPLE, 0.0, False
    if right.kinds & PEOPLE and right.named:
        yield "Term", (left.sem, right.sem), PEOPLE, 0.0, False


@both_ways("Held Held")
def held_beside(left: Item, right: Item) -> Steps:
    """``president of Kazakhstan before Tokayev``."""
    if right.sem.beside is not None and right.sem.of is None and left.sem.beside is None and not left.sem.pick:
        yield "Held", right.sem._replace(office=right.sem.office or left.sem.office, of=left.sem.of), PEOPLE, 0.0, False


@both_ways("A E")
def left_office(left: Item, right: Item) -> Steps:
    """``when did Akayev leave (office)``."""
    if right.named and right.kinds & PEOPLE and left.sem == "leave":
        yield "Left", right.sem, PEOPLE, 0.0, False


@both_ways("Left O", "Left Held")
def left_said_office(left: Item, right: Item) -> Steps:
    """``stop being president``."""
    yield "Left", left.sem, PEOPLE, 0.05, False


@both_ways("O O")
def two_offices(left: Item, right: Item) -> Steps:
    """``who leads as president``: the more particular one."""
    vague = ("head", "minister")
    if left.sem == right.sem or right.sem in vague:
        yield "O", left.sem, frozenset(), 0.1, False
    elif left.sem in vague:
        yield "O", right.sem, frozenset(), 0.1, False


@both_ways("P O")
def picked_office(left: Item, right: Item) -> Steps:
    """``first president``."""
    yield "PO", (left.sem, right.sem), frozenset(), 0.0, False


@both_ways("PO E")
def picked_office_of(left: Item, right: Item) -> Steps:
    """``the first president of Kazakhstan``; ``first become president`` of a person."""
    pick, office = left.sem
    if right.kinds & PEOPLE and right.named and pick not in ("previous", "next"):
        yield "Term", (office, right.sem, pick), PEOPLE, 0.0, False
    if right.kinds & (COUNTRIES | ORGANISATIONS):
        yield "Held", Held(office, right.sem, None, "" if pick == "now" else pick), PEOPLE, 0.0, False


@both_ways("P Held")
def picked_held(left: Item, right: Item) -> Steps:
    """``Kazakhstan's first president``."""
    if not right.sem.pick:
        yield "Held", right.sem._replace(pick="" if left.sem == "now" else left.sem), PEOPLE, 0.0, False


@both_ways("P Term")
def picked_term(left: Item, right: Item) -> Steps:
    """``first become president``: the earliest term; a predecessor in an office."""
    office, person = right.sem
    if left.sem in ("previous", "next"):
        yield "Held", Held(office, None, None, left.sem, person), PEOPLE, 0.0, False
    else:
        yield "Term", (office, person, left.sem), PEOPLE, 0.0, False


@both_ways("P E")
def picked(left: Item, right: Item) -> Steps:
    """``last summit``, ``new members``, ``predecessor of Tokayev``, ``founding members``."""
    if right.named and right.kinds & PEOPLE and left.sem in ("previous", "next"):
        # "who did Tokayev replace" is who came before, "who replaced Nazarbayev" who came after
        yield "Held", Held("", None, None, left.sem, right.sem), PEOPLE, 0.0, False
    elif right.named and right.kinds & ORGANISATIONS and left.sem in ("previous", "next") and len(left.word) > 6:
        side = "subject" if left.sem == "previous" else "object"
        yield "E", Join("predecessor", ("succeeds",), side, right.sem), ORGANISATIONS, 0.0, False
    elif left.sem == "now":
        yield "E", right.sem, right.kinds, 0.05, right.named
    elif left.sem == "founding" and right.kinds & ORGANISATIONS and right.named:
        yield "E", Join("member", ("member-of",), "object", right.sem, MEMBER, act="found"), COUNTRIES, 0.0, False
    elif left.sem in ("founding", "first", "last", "former") and not right.named and (join := _membership(right.sem)):
        if left.sem == "founding":
            yield "E", join._replace(act="found"), COUNTRIES, 0.0, False
        elif left.sem == "former":
            yield "E", join._replace(statuses=("former",)), COUNTRIES, 0.0, False
        else:
            yield "E", Best(join._replace(act="join"), None, left.sem == "first", 1), COUNTRIES, 0.0, False
    elif left.sem in ("first", "last", "previous") and not right.named:
        yield (
            "E",
            Best(right.sem, None, left.sem == "first", 1, 2 if left.sem == "previous" else 1),
            right.kinds,
            0.05,
            False,
        )
    elif left.sem == "former" and right.named:
        yield "E", right.sem, right.kinds, LOOSE, True


def _membership(sem: object) -> Join | None:
    return sem if isinstance(sem, Join) and sem.names == ("member-of",) and sem.side == "object" else None


@both_ways("P S")
def picked_status(left: Item, right: Item) -> Steps:
    """``founding members``, ``former members``, ``current members``."""
    yield "PS", (left.sem, right.sem), frozenset(), 0.0, False


@both_ways("PS E")
def picked_status_of(left: Item, right: Item) -> Steps:
    """``founding members of the SCO``."""
    pick, status = left.sem
    for cat, sem, kinds, cost, named in status_of(Item("S", status, 0), right):
        if cat == "E" and kinds == COUNTRIES:
            if pick == "now":
                yield cat, sem, kinds, cost, named
            else:
                yield from picked(Item("P", pick, 0), Item("E", sem, 0, kinds))


@both_ways("P Pair", "P Test", "P V", "P R", "P F", "P A", "P N")
def pick_said(left: Item, right: Item) -> Steps:
    """``still in``: now is what is asked anyway; ``first joined``."""
    if left.sem == "now" or (left.sem in ("first", "last") and right.cat in ("A", "V")):
        yield right.cat, right.sem, right.kinds, 0.05, right.named
    if right.cat == "A" and left.sem in ("first", "last"):
        yield "PA", (left.sem, right.sem), frozenset(), 0.0, False


@both_ways("PA E")
def picked_act(left: Item, right: Item) -> Steps:
    """``joined the SCO most recently``."""
    pick, act = left.sem
    for cat, sem, kinds, cost, _ in act_of(Item("A", act, 0), right):
        if cat == "E" and kinds == COUNTRIES:
            yield "E", Best(sem, None, pick == "first", 1), kinds, cost - 0.1, False


@both_ways("Held E")
def held_by(left: Item, right: Item) -> Steps:
    """``is Putin president of Kazakhstan``; ``presidents of the states of Central Asia``."""
    if right.named and right.kinds & PEOPLE:
        if left.sem.pick in ("previous", "next"):
            yield "Held", left.sem._replace(beside=right.sem), PEOPLE, 0.0, False
        elif not left.sem.pick:
            yield "Test", Test(right.sem, left.sem), frozenset(), 0.0, False
    elif isinstance(left.sem.of, Kind | Region | Join | And) and right.kinds & COUNTRIES:
        yield "Held", left.sem._replace(of=narrowed(left.sem.of, right.sem)), PEOPLE, 0.1, False
    elif right.kinds & ORGANISATIONS and right.named and isinstance(left.sem.of, Kind):
        join = Join("member", ("member-of",), "object", right.sem, MEMBER)
        yield "Held", left.sem._replace(of=And((left.sem.of, join))), PEOPLE, 0.1, False
    elif isinstance(right.sem, Kind) and right.kinds & COUNTRIES:
        yield "Held", left.sem, PEOPLE, 0.1, False


@both_ways("Held S")
def held_status(left: Item, right: Item) -> Steps:
    """``presidents of SCO members``."""
    if right.sem == "member":
        yield (
            "Held",
            left.sem._replace(of=Join("member", ("member-of",), "object", left.sem.of, MEMBER)),
            PEOPLE,
            0.05,
            False,
        )


@rule("F Held", "V Held", "A Held", "F Term")
def fact_of_held(left: Item, right: Item) -> Steps:
    """``when was the president of Kazakhstan born``."""
    if left.cat == "F" and right.cat == "Held":
        yield "V", Value((Measure(left.sem),), right.sem), PEOPLE, 0.05, False


@rule("Held F")
def held_fact(left: Item, right: Item) -> Steps:
    """``the president of Kazakhstan was born when``."""
    yield "V", Value((Measure(right.sem),), left.sem), PEOPLE, 0.1, False


@both_ways("Held A", "Term A", "Term F")
def held_act(left: Item, right: Item) -> Steps:
    """``left office``."""
    if right.sem == "leave" or right.cat == "F":
        yield left.cat, left.sem, PEOPLE, 0.1 if right.cat == "A" else 0.4, False


# --- time ----------------------------------------------------------------------------------------------------------------


@both_ways("E T", "V T", "Held T", "Pair T", "Test T", "Fold T", "Threshold T", "Shared T", "Share T")
def at_time(left: Item, right: Item) -> Steps:
    """A time goes to the relation, the figure or the office it is said of; else to the entity's own date."""
    when: When = right.sem
    if (
        left.cat == "V"
        and not isinstance(left.sem.of, Ids)
        and lexicon().entry("fact", left.sem.measures[0].key).get("date")
    ):
        keys = lexicon().entry("fact", left.sem.measures[0].key)["keys"]
        yield "E", Dated(left.sem.of, when, str(keys[0])), left.kinds, 0.0, False
    if left.cat == "E":
        if not left.named:
            for sem in dated(left.sem, when):
                yield "E", sem, left.kinds, 0.0, False
        elif left.kinds & frozenset(("events", "agreements", "organisations", "corridors")):
            yield "E", Dated(left.sem, when), left.kinds, LOOSE, False
    elif left.cat in ("V", "Held", "Pair"):
        if left.sem.when is None:
            yield left.cat, left.sem._replace(when=when), left.kinds, 0.0, False
    elif left.cat == "Test":
        for sem in dated(left.sem.of, when):
            yield "Test", left.sem._replace(of=sem), frozenset(), 0.0, False
    elif left.cat == "Fold":
        yield "Fold", (left.sem[0], left.sem[1]._replace(when=when)), left.kinds, 0.0, False
    elif left.cat == "Threshold":
        yield "Threshold", left.sem._replace(value=left.sem.value._replace(when=when)), frozenset(), 0.0, False


def dated(sem: object, when: When) -> Iterator[object]:
    """A set at a time: the relation that makes it, else what has a date of its own."""
    if isinstance(sem, Join):
        if sem.key in ("party-to", "took-part") and sem.side == "subject":
            yield Dated(sem, when)
        elif sem.when is None and sem.names[0] in DATED:
            yield sem._replace(when=when)
    elif isinstance(sem, And):
        for place in reversed(range(len(sem.parts))):
            part = sem.parts[place]
            if isinstance(part, Join) and part.when is None and part.key == "member":
                yield And((*sem.parts[:place], part._replace(when=when), *sem.parts[place + 1 :]))
                return
        yield Dated(sem, when)
        for place in reversed(range(len(sem.parts))):
            part = sem.parts[place]
            if isinstance(part, Join) and part.when is None and part.names[:1] == ("member-of",):
                yield And((*sem.parts[:place], part._replace(when=when), *sem.parts[place + 1 :]))
                return
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
        yield Dated(sem, when)
    elif isinstance(sem, Held) and sem.when is None:
        yield sem._replace(when=when)


@both_ways("A T")
def act_time(left: Item, right: Item) -> Steps:
    """``joined in 2015``."""
    yield "AT", (left.sem, right.sem), frozenset(), 0.0, False


@both_ways("AT E")
def act_time_of(left: Item, right: Item) -> Steps:
    """``joined in 2015 the EAEU``."""
    for cat, sem, kinds, cost, named in act_of(Item("A", left.sem[0], 0), right):
        yield cat, sem._replace(when=left.sem[1]) if isinstance(sem, Join) else sem, kinds, cost, named


@both_ways("O T")
def office_time(left: Item, right: Item) -> Steps:
    """``president in 2005 of``."""
    yield "OT", (left.sem, right.sem), frozenset(), 0.05, False


@both_ways("OT E")
def office_time_of(left: Item, right: Item) -> Steps:
    """``prime minister in 2008 of Russia``."""
    for cat, sem, kinds, cost, named in office_of(Item("O", left.sem[0], 0), right):
        if cat == "Held" and isinstance(sem, Held):
            yield cat, sem._replace(when=left.sem[1]), kinds, cost, named


@both_ways("F T", "S T", "R T", "X T", "XF T")
def held_over(left: Item, right: Item) -> Steps:
    """A time beside a word that still waits for its entity."""
    yield f"{left.cat}@", (left.sem, right.sem), left.kinds, 0.1, False


@both_ways("F@ E", "S@ E", "R@ E", "X@ E", "XF@ E", "F@ G", "R@ G")
def held_over_of(left: Item, right: Item) -> Steps:
    """``GDP in 2015 of Kazakhstan``."""
    inner_item = Item(left.cat[:-1], left.sem[0], 0, left.kinds)
    for done in combine(inner_item, right):
        for cat, sem, kinds, cost, named in at_time(done, Item("T", left.sem[1], 0)):
            yield cat, sem, kinds, cost + done.cost, named


# --- what was said -------------------------------------------------------------------------------------------------------


@both_ways("Y E", "Y Pair")
def said(left: Item, right: Item) -> Steps:
    """``quotes by Tokayev``, ``claims about CICA``, ``what does the EU say about Russia``."""
    if isinstance(left.sem, Said):
        if right.cat == "E" and left.sem.about is None and right.sem != left.sem.by:
            yield "Y", left.sem._replace(about=right.sem), frozenset(("quotes",)), 0.0, False
        elif right.cat == "E" and left.sem.by is None and right.named:
            yield "Y", left.sem._replace(by=right.sem), frozenset(("quotes",)), 0.1, False
        return
    if right.cat == "Pair":
        if not right.sem.relation:
            yield "Y", Said(right.sem.left, right.sem.right, left.sem), frozenset(("quotes",)), 0.0, False
        return
    if not right.named and not isinstance(right.sem, Region):
        return
    if right.prep == "on" or right.kinds & frozenset(("concepts", "corridors", "agreements", "events")):
        yield "Y", Said(None, right.sem, left.sem), frozenset(("quotes",)), 0.0, False
    else:
        yield "Y", Said(right.sem, None, left.sem), frozenset(("quotes",)), 0.0, False


@both_ways("Y Y")
def said_twice(left: Item, right: Item) -> Steps:
    """``quotes … said``, and a speaker with what it is about."""
    if isinstance(left.sem, str) and isinstance(right.sem, str):
        yield "Y", left.sem, frozenset(), 0.05, False
    elif isinstance(left.sem, str) and isinstance(right.sem, Said):
        yield "Y", right.sem._replace(what=right.sem.what or left.sem), frozenset(("quotes",)), 0.0, False
