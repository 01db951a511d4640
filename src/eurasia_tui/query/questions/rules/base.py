"""The registry of rules, and helpers that several rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ....named_tuple import NamedTuple
from ....text import fold
from ..items import Item
from ..lexicon import lexicon
from ..logical_form import And, Best, DatedWithin, Filter, Join, Minus
from ..set_structure import head_kind

INVERTED, IMPLIED, LOOSE = 0.25, 0.2, 0.5
"""Cost of an order that full sentences do not have, of a relation that is not said, of a step that is hardly ever meant."""
COUNTRIES, ORGANISATIONS, PEOPLE = frozenset(("countries",)), frozenset(("organisations",)), frozenset(("people",))
PLACES = frozenset(("places",))
MEMBER = ("member",)
DATED = frozenset(("member-of", "chairs", "holds-office", "seated-in", "has-capital"))
"""Relations of which it is known when they began and ended."""
GENERIC = frozenset(("country", "organisation", "corridor", "city", "place", "person", "concept", "event", "agreement"))
"""Kinds whose word beside a name only says what is named."""


class Step(NamedTuple):
    """The result of joining two neighbours: category, meaning, kinds, what the step costs, whether it is a name."""

    cat: str
    sem: object
    kinds: frozenset[str] = frozenset()
    cost: float = 0.0
    named: bool = False


Steps = Iterator[Step]
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
    """All results of joining two neighbours."""
    for function in _RULES.get((left.cat, right.cat), ()):
        for cat, sem, kinds, cost, named in function(left, right):
            word = next(
                (item.word for item in (right, left) if not item.named and item.word and head_kind(item.sem)), ""
            )
            yield Item(
                cat, sem, left.cost + right.cost + cost + 0.1, kinds, left.prep, left.asked | right.asked, named, word
            )


def swapped(function: Rule) -> Rule:
    """The rule for the other order, at a slightly higher cost."""

    def other(left: Item, right: Item) -> Steps:
        for cat, sem, kinds, cost, named in function(right._replace(swapped=True), left):
            yield Step(cat, sem, kinds, cost + INVERTED, named)

    return other


def both_ways(*pairs: str) -> Callable[[Rule], Rule]:
    """A rule for neighbours of these categories in either order."""

    def keep(function: Rule) -> Rule:
        rule(*pairs)(function)
        rule(*(" ".join(reversed(pair.split())) for pair in pairs))(swapped(function))
        return function

    return keep


def kinds_at(key: str, side: str) -> frozenset[str]:
    """The kinds that a relation of the lexicon finds when its argument is at one side."""
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


def implied(kind: str, other: Item, key: str = "") -> Iterator[tuple[Join, frozenset[str]]]:
    """The relation implied between a kind and another entity when none is named."""
    entries = lexicon().entries["kind"]
    entry = (
        entries[key] if key else next((candidate for candidate in entries.values() if candidate["kind"] == kind), {})
    )
    names = tuple(entry.get("relations", ()))
    if names:
        statuses = MEMBER if kind == "countries" and other.kinds & ORGANISATIONS else ()
        yield Join("implied", names, "any", other.sem, statuses, kinds=tuple(sorted(other.kinds))), frozenset((kind,))


def narrowed(sem: object, other: object) -> object:
    """A set narrowed by another; superlatives take the widest scope, and an order of all members gives a superlative its measure."""
    if isinstance(sem, Best) and isinstance(other, Best) and not (sem.n and other.n):
        order, rest = (other, sem) if not sem.n else (sem, other)
        if not order.chosen or not rest.n:
            by = rest if rest.measure else order
            return order._replace(of=narrowed(sem.of, other.of), measure=by.measure, chosen=by.chosen)
    if isinstance(sem, Best):
        return sem._replace(of=narrowed(sem.of, other))
    if isinstance(sem, Minus):
        return sem._replace(of=narrowed(sem.of, other))
    if isinstance(sem, And):
        return And((*sem.parts, other))
    if isinstance(other, Best | Minus):
        return other._replace(of=narrowed(other.of, sem))
    return And((sem, other))


def removed(sem: object, out: object) -> object:
    """A set without another; a superlative applies to the rest."""
    return sem._replace(of=removed(sem.of, out)) if isinstance(sem, Best) else Minus(sem, out)


def singular(item: Item) -> bool:
    """True for the word of a kind in apposition to a name."""
    many = item.word == fold(str(lexicon().entry("kind", item.sem.key)["many"])) or item.word.endswith("ies")
    return item.sem.key in GENERIC and not many


def plural(order: Item, of: Item) -> bool:
    """``largest cities``, ``крупнейшие города``: all of them in order."""
    narrowed_kind = head_kind(of.sem)
    many = any(word.endswith(("economies", "shie", "bolshie", "nye", "shikh")) for word in order.word.split())
    return many or bool(
        narrowed_kind and of.word and of.word == fold(str(lexicon().entry("kind", narrowed_kind.key)["many"]))
    )


def vague(key: str) -> bool:
    """True for words such as big and long, which yield to a more specific measure."""
    return bool(lexicon().entry("fact", key).get("vague"))


def beside(key: str, other: str) -> bool:
    """True when a more specific fact includes another: the urban population."""
    entry = lexicon().entry("fact", other)
    of_gdp = key == "gdp" and "GDP" in str(entry.get("label", "")) and "share" in str(entry.get("label", ""))
    return (vague(key) and not vague(other)) or of_gdp or key in entry.get("beats", ()) or other == f"{key}/population"


def order_of(item: Item) -> tuple[bool, str, int, int]:
    """The direction of an order, its fact, the number wanted and the first place."""
    if isinstance(item.sem, tuple):
        key, number, place = item.sem
    else:
        key, number, place = item.sem, 1, 1
    entry = lexicon().entry("order", key)
    return bool(entry.get("up")), str(entry.get("by", "")), number, place


def membership(sem: object) -> Join | None:
    """The meaning if it is "takes part in a body", else None."""
    return sem if isinstance(sem, Join) and sem.names == ("member-of",) and sem.side == "object" else None


def plain(sem: object) -> bool:
    """True for a named set, a kind, or a set of memberships: not for one made by another named relation."""
    if isinstance(sem, Join):
        return sem.key in ("member", "implied", "capital")
    if isinstance(sem, And):
        return all(plain(part) for part in sem.parts)
    return plain(sem.of) if isinstance(sem, Best | DatedWithin | Filter | Minus) else True
