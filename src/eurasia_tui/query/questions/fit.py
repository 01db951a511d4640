"""Whether a reading can be what was asked: checks of type and scope, made before anything is looked up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from ...text import fold
from ..names import longest
from .context import named_in
from .evaluate import heart
from .form import And, Best, DatedWithin, Held, Ids, Join, Kind, Minus, Or, Pair, Threshold, Value
from .lexicon import lexicon
from .readings import Item, Lattice
from .rules.base import GENERIC

_RATIOS = frozenset(("V", "Versus", "Threshold", "Fold", "Share", "Shared", "G"))
"""Categories that may say how many times as large one figure is as another."""

_TRADE = {"sells-to": "exports-to", "buys-from": "imports-from"}
"""Relations said by a verb of trade, and the relation of the catalogue whose subject acts so."""

TRADE = frozenset(("exports-to", "imports-from"))
_TEXTS = ("claims", "quotes", "sources", "concepts")
"""Kinds that have no members."""

_CLOSED = frozenset(("member-of", "borders", "crosses", "located-in"))
"""Relations that are recorded of every state they hold of."""


def fits(read: Lattice, item: Item) -> bool:
    """False where the reading answers another question than the one that was put."""
    return not (
        ("ratio" in item.asked and item.cat not in _RATIOS)
        or ("share" in item.asked and (item.cat == "Fold" or (item.cat == "V" and "organisations" in item.kinds)))
        or ("when" in item.asked and item.cat == "Threshold" and not _crosses(item.sem))
        or _no_doer(item)
        or _ratified(read, item)
        or _people_of_another(read, item)
        or _each_other(read, item)
        or _no_place(item)
        or _less_a_text(read, item)
        or _turned_round(read, item)
        or _trade_of_the_other(read, item)
        or _of_a_former_state(read, item)
        or _dates_for_things(read, item)
        or any(_at_large(join) for join in _joins(item.sem))
        or any(_name_of_a_time(part) for part in _parts(item.sem))
        or _vague_order(read, item.sem)
        or any(_open_rest(part) or _holders_then(part) or _said_twice(part) for part in _parts(item.sem))
        or _by_a_part_of_a_name(read, item)
        or _named_after_a_city(read, item)
        or _status_of_another(read, item.sem)
        or _signed_by_people(read, item)
        or any(_nothing_said_twice(part) for part in _parts(item.sem))
        or _of_two_for_between(read, item)
    )


def _crosses(sem: Threshold) -> bool:
    """``when did the GDP of India exceed that of the UK``."""
    return sem.than is not None and sem.number == 1 and sem.op == "more"


def _parts(sem: Any) -> Iterator[Any]:
    """The form and all forms within it."""
    yield sem
    if isinstance(sem, tuple):
        for part in sem:
            yield from _parts(part)


def _joins(sem: Any) -> Iterator[Join]:
    return (part for part in _parts(sem) if isinstance(part, Join))


def _of_a_former_state(read: Lattice, item: Item) -> bool:
    """A state of old is not the one that has its name among former names: the figures of the Soviet Union.

    A former name of one word, such as Persia, is another word for the same state; the USSR is none.
    """
    if item.cat == "E" and isinstance(item.sem, Ids):
        return False  # what a former name stands for is asked
    old = {
        one.id
        for span in longest(read.named)
        for one in span.found[:1]
        if (one.type, one.kind) == ("former", "countries")
        and (span.end - span.start > 1 or read.tokens[span.start].capital or len(read.tokens[span.start].fold) <= 4)
    }
    return bool(old and old & set(named_in(item.sem)))


def _dates_for_things(read: Lattice, item: Item) -> bool:
    """``which agreement created X`` asks for the agreement, not for the dates of agreements."""
    sem = item.sem
    if not read.kind or item.cat != "V" or not isinstance(sem, Value) or "when" in item.asked:
        return False
    kind = heart(sem.of)
    dates = all(lexicon().entries["fact"].get(one.key, {}).get("date") for one in sem.measures)
    return bool(dates and kind and lexicon().entry("kind", kind.key)["kind"] == read.kind)


def _at_large(join: Join) -> bool:
    """``corridors that cross countries`` says nothing: the countries are those that are asked for."""
    return any(isinstance(one.of, Kind) and one.of.key in GENERIC for one in _joins(join.of))


def _vague_order(read: Lattice, sem: Any) -> bool:
    """``most uranium`` is no order of states by area that have to do with a mine of that name."""
    if not isinstance(sem, Best) or sem.chosen:
        return False
    whole = {one.id for span in read.named for one in span.found}
    partial = {id_ for _, _, ids, _ in read.held for id_ in ids} - whole
    return bool(partial & set(named_in(sem)))


def _name_of_a_time(sem: Any) -> bool:
    """``the SCO of 2023`` as what something belongs to: the time is that of the belonging."""
    return isinstance(sem, Join | Held) and any(
        isinstance(part, DatedWithin) and isinstance(part.of, Ids) for part in _parts(sem.of)
    )


def _open_rest(sem: Any) -> bool:
    """All states but the parties of a treaty: parties that are not recorded would be named."""
    return (
        isinstance(sem, Minus)
        and isinstance(sem.of, Kind)
        and sem.of.key == "country"
        and any(not _CLOSED & set(join.names) for join in _joins(sem.without))
    )


def _holders_then(sem: Any) -> bool:
    """``presidents who attended the summit`` are not those of today."""
    return isinstance(sem, Held) and any(
        set(join.names) & {"took-part-in", "party-to"} and join.statuses != ("member",) for join in _joins(sem.of)
    )


def _said_twice(sem: Any) -> bool:
    """``the biggest buyer of exports`` asks for the buyer, not for the exports of the buyer."""
    if not isinstance(sem, Value) or not isinstance(sem.of, Best) or sem.of.measure is None:
        return False
    return any(one.key and sem.of.measure.relation.startswith(one.key) for one in sem.measures)


def _signed_by_people(read: Lattice, item: Item) -> bool:
    """A person signs, but is party to no treaty."""
    people = {one.id for span in read.named for one in span.found if one.kind == "people"}
    return bool(people) and any(
        join.names[0] == "party-to" and people & set(named_in(join.of)) for join in _joins(item.sem)
    )


def _nothing_said_twice(sem: Any) -> bool:
    """``Pakistan India SCO accession`` are not states that border both: neither a kind nor a relation was said."""
    if not isinstance(sem, And) or any(isinstance(part, Kind) for part in sem.parts):
        return False
    return (
        sum(isinstance(part, Join) and (part.key, part.kinds) == ("implied", ("countries",)) for part in sem.parts) > 1
    )


def _of_two_for_between(read: Lattice, item: Item) -> bool:
    """``Uzbek gas imports from Russia`` is not a figure of each of the two."""
    sem = item.sem
    if item.cat != "V" or not isinstance(sem, Value) or not isinstance(sem.of, Or) or len(sem.of.parts) != 2:
        return False
    trade = all(one.key.endswith(("imports", "exports")) for one in sem.measures)
    return trade and any(token.fold in ("from", "to", "iz", "v") for token in read.tokens)


def _by_a_part_of_a_name(read: Lattice, item: Item) -> bool:
    """A run of words within a longer name is not that thing where it says ``pipelines``, or asks where a route starts."""
    used = set(named_in(item.sem))
    for start, end, ids, kind in read.held:
        if not used & set(ids):
            continue
        if len(ids) > 1 and not isinstance(item.sem, Ids):
            return True  # a part that several names have is the name of none
        if any(_plural(token.fold) for token in read.tokens[start:end]):
            return True
        if kind in ("events", "agreements") and any(TRADE & set(join.names) for join in _joins(item.sem)):
            return True  # nothing is sold to what happened
        inside = {
            span.found[0].kind for span in longest(read.named) if start <= span.start < span.end <= end and span.found
        }  # fmt: skip
        if "where" in item.asked and kind == "events" and inside & {"corridors", "sites"}:
            return True
    return False


def _plural(word: str) -> bool:
    return any(
        sense.category == "kind" and word == lexicon().entry("kind", sense.key)["many"]
        for sense in lexicon().at([word], 0).get(1, ())
    )


def _status_of_another(read: Lattice, sem: Any) -> bool:
    """``SCO observers in the EAEU`` are observers of the SCO."""
    folded = [token.fold for token in read.tokens]
    for span in longest(read.named):
        if span.end >= len(folded) or span.found[0].kind != "organisations" or not read.tokens[span.end].latin:
            continue
        keys = [sense.key for sense in lexicon().at(folded, span.end).get(1, ()) if sense.category == "status"]
        statuses = {one for key in keys for one in lexicon().entry("status", key).get("statuses", ())}
        if not statuses or "member" in statuses:
            continue
        whose = [join.of for join in _joins(sem) if statuses & set(join.statuses)]
        whose += [part for part in _parts(sem) if isinstance(part, Pair) and part.status in keys]
        if not any({one.id for one in span.found} & set(named_in(one)) for one in whose):
            return True
    return False


def _turned_round(read: Lattice, item: Item) -> bool:
    """``what does Russia import from Kazakhstan`` is of what Russia imports."""
    if "does" not in item.asked:
        return False
    if item.cat == "V" and isinstance(item.sem, Value) and isinstance(item.sem.of, Or):  # not what each sells to all
        trade = any(one.key in ("exports", "imports") for one in item.sem.measures)
        return trade and not any(token.fold in ("and", "or") for token in read.tokens)
    if item.cat != "Share":
        return False
    first = next(iter(longest(read.named)), None)
    return first is not None and not {one.id for one in first.found} & set(named_in(item.sem[1]))


def _trade_of_the_other(read: Lattice, item: Item) -> bool:
    """``from whom does Armenia buy`` is not of those to whom it sells: who is named before the verb acts."""
    verbs = {key: _verbs(key) for key in _TRADE}
    at, said = next(
        ((at, key) for at, token in enumerate(read.tokens) for key in _TRADE if token.fold in verbs[key]), (0, "")
    )
    doers = [span for span in longest(read.named) if span.end <= at]
    if not doers:
        return False
    doer = {one.id for one in doers[-1].found}
    wrong = next(names for key, names in _TRADE.items() if key != said)
    return any(
        doer & set(named_in(join.of)) and (wrong, "subject") == (join.names[0], join.side) for join in _joins(item.sem)
    )


@cache
def _verbs(key: str) -> frozenset[str]:
    """The verbs of a relation of trade."""
    return frozenset(lexicon().entry("relation", key)["verbs"])


def _people_of_another(read: Lattice, item: Item) -> bool:
    """The share of Uzbeks in Kyrgyzstan is not that of Kyrgyzstan in Uzbekistan: the people are named as such."""
    if item.cat != "Share":
        return False
    types = {found.id: found.type for span in longest(read.named) for found in span.found[:1]}
    state, people = (types.get(next(iter(named_in(one)), "")) for one in item.sem[1:3])
    return (
        state == "demonym" and people != "demonym" and item.sem[0].key in ("population", "languages", "ethnic-groups")
    )


def _each_other(read: Lattice, item: Item) -> bool:
    """``members that border each other`` are pairs, which no set is."""
    words = [token.fold for token in read.tokens]
    said = any(pair in (("each", "other"), ("one", "another")) for pair in pairwise(words))
    return said and item.cat not in ("G", "Pair", "Shared", "Versus")


def _no_place(item: Item) -> bool:
    """A figure does not say where; that of a whole coast not how long it is on one sea."""
    if item.cat != "V" or not isinstance(item.sem, Value):
        return False
    entries = [lexicon().entry("fact", one.key) for one in item.sem.measures]
    placed = ("joins", "done", "date")
    figures = all("sum" in one or str(one["keys"][0]) in _goods() for one in entries if one.get("keys"))
    if "where" in item.asked and figures and not any(key in one for one in entries for key in placed):
        return True
    coast = any(one.key in ("coastline", "sea") for one in item.sem.measures)
    return coast and any(join.key == "implied" and "places" in join.kinds for join in _joins(item.sem))


@cache
def _goods() -> frozenset[str]:
    """Facts that say how much of a good is produced, used, sold or bought."""
    return frozenset(str(key) for entry in lexicon().entries["good"].values() for key in entry.values())


def _less_a_text(read: Lattice, item: Item) -> bool:
    """Nothing is left out of a set by an idea, a claim or a quotation that has its name."""
    texts = {one.id for span in read.named for one in span.found if one.kind in _TEXTS}
    texts |= {id_ for *_, ids, kind in read.held if kind in _TEXTS for id_ in ids}
    return bool(texts) and any(
        isinstance(part, Minus) and texts & set(named_in(part.without)) for part in _parts(item.sem)
    )


_NAMED = ("agreement", "organisation", "event", "concept")
"""Kinds that are often named after a city."""


def _named_after_a_city(read: Lattice, item: Item) -> bool:
    """``Warsaw Pact``, ``Treaty of Rome``: a name.

    Meant are neither agreements of the state of which the city is the capital, nor
    all that were signed there.
    """
    kind = heart(item.sem)
    words = [token for token in read.tokens if token.fold not in ("of", "the")]
    if item.asked or len(words) != 2 or kind is None or kind.key not in _NAMED:
        return False
    alone = [one for span in read.named if span.end - span.start <= 1 for one in span.found]
    if not any(one.kind == "places" for one in alone):
        return False
    cities = {one.id for one in alone if one.type == "capital"}
    many = fold(str(lexicon().entry("kind", kind.key)["many"]))
    single = not any(token.fold == many or token.fold.endswith("s") for token in words if token.fold in item.word)
    of = {id_ for join in _joins(item.sem) if join.key == "implied" for id_ in named_in(join.of)}
    return bool(cities & of) or (single and bool(of))


def _ratified(read: Lattice, item: Item) -> bool:
    """When a treaty was ratified is not when it was signed."""
    asked = "when" in item.asked and any(token.fold.startswith("ratif") for token in read.tokens)
    return asked and not (item.cat == "Pair" and item.sem.relation == "party-to")


def _no_doer(item: Item) -> bool:
    """``who built the railway`` asks for neither its status nor its length."""
    if item.cat != "V" or "who" not in item.asked or not isinstance(item.sem, Value):
        return False
    facts = [lexicon().entry("fact", one.key) for one in item.sem.measures]
    return bool(facts) and all("status" in entry.get("keys", ()) for entry in facts)
