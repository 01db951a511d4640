"""Checks of type and scope that a reading must pass before it is evaluated."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

from .doer_checks import doers_fit
from .ignored_words import ignores_words
from .items import Item, Lattice
from .lexicon import lexicon
from .logical_form import (
    And,
    Best,
    DatedWithin,
    Held,
    Ids,
    Join,
    Kind,
    Minus,
    Or,
    Region,
    Threshold,
    Value,
    joins_in,
    parts_of,
)
from .name_checks import names_fit
from .order_checks import orders_fit
from .rules.base import GENERIC
from .set_structure import head_kind
from .word_checks import words_kept

_RATIOS = frozenset(("V", "Versus", "Threshold", "Fold", "Share", "Shared", "G"))
"""Categories that may say how many times as large one figure is as another."""


_CLOSED = frozenset(("member-of", "borders", "crosses", "located-in"))
"""Relations that are recorded of every state they hold of."""


def fits(read: Lattice, item: Item) -> bool:
    """False where the reading answers another question than the one that was put."""
    return not (
        ("ratio" in item.asked and (item.cat not in _RATIOS or (item.cat == "Threshold" and item.sem.than is None)))
        or ("share" in item.asked and (item.cat == "Fold" or (item.cat == "V" and "organisations" in item.kinds)))
        or ("when" in item.asked and item.cat == "Threshold" and not _crosses(item.sem))
        or ("course" in item.asked)
        or not orders_fit(read, item.sem)
        or _share_for_value(item)
        or _date_of_one_among(item)
        or ("how-many" in item.asked and isinstance(item.sem, Best) and item.sem.measure is None and item.sem.chosen)
        or (item.cat in ("G", "Shared") and len(set(item.sem)) < len(item.sem))
        or (item.cat == "Held" and item.sem.when and item.sem.pick != "began" and _began(read))
        or (item.cat == "V" and "events" in item.kinds and len(item.kinds) > 1)  # two dates of different meaning
        or (item.cat == "Threshold" and _last_time(read) and not item.sem.pick)
        or _date_for_outcome(item)
        or _access_for_states(read, item)
        or (item.cat in ("Pair", "Test") and _members_that_are(read))
        or (item.cat == "Test" and isinstance(item.sem.of, And) and any(token.fold == "also" for token in read.tokens))
        or not names_fit(read, item)
        or _no_place(item)
        or _dates_for_things(read, item)
        or any(map(_misread, parts_of(item.sem)))
        or not doers_fit(read, item)
        or not words_kept(read, item)
        or ignores_words(read, item)
    )


def _misread(part: Any) -> bool:
    """True for a part of a form that no question means."""
    return (
        _at_large(part)
        or _name_of_a_time(part)
        or _open_rest(part)
        or _holders_then(part)
        or _said_twice(part)
        or _of_bodies_joined(part)
        or _nothing_said_twice(part)
        or _larger_by_nothing(part)
        or _done_at_events(part)
        or _trade_of_routes(part)
    )


def _trade_of_routes(sem: Any) -> bool:
    """``who buys the oil of Kazakhstan`` is not who trades with the states of an oil pipeline."""
    joins = [part for part in sem.parts if isinstance(part, Join)] if isinstance(sem, And) else []
    trades = any({"exports-to", "imports-from"} & {*join.names} for join in joins)
    return trades and any(join.key == "implied" and join.kinds == ("corridors",) for join in joins)


def _done_at_events(sem: Any) -> bool:
    """``states that joined the SCO at the summit of 2024`` are not all that took part in it: when they joined is asked."""
    if not isinstance(sem, And):
        return False
    joins = [part for part in sem.parts if isinstance(part, Join)]
    acts = any(join.act and not join.when for join in joins)
    return acts and any(join.key == "implied" and join.kinds == ("events",) for join in joins)


def _last_time(read: Lattice) -> bool:
    """``when was inflation last above 10 percent`` is not of the first time."""
    folded = [token.fold for token in read.tokens]
    return "when" in _asks(folded[:3]) and any(
        sense == ("pick", "last") and folded[at + 1 : at + 2] not in (["year"], ["years"])
        for at in range(len(folded))
        for sense in lexicon().at(folded, at).get(1, ())
    )


def _share_for_value(item: Item) -> bool:
    """Who exports the most to a state is not who sends it the largest share: only shares are on record."""
    by = (part.measure for part in parts_of(item.sem) if isinstance(part, Best))
    return "share" not in item.asked and any(measure is not None and measure.key == "partner" for measure in by)


def _began(read: Lattice) -> bool:
    """``took office before 2020``, ``became president in 2019`` is not of those who held it then."""
    words = [token.fold for token in read.tokens]
    each = (lexicon().at(words, at).values() for at in range(len(words)))
    return any(("pick", "began") in senses for found in each for senses in found)


def _asks(folded: list[str]) -> set[str]:
    """The type of answer that the words ask for."""
    every = [sense for at in range(len(folded)) for each in lexicon().at(folded, at).values() for sense in each]
    return {sense.key for sense in every if sense.category == "ask"}


def _members_that_are(read: Lattice) -> bool:
    """``members of the Quad that are also in BRICS``, ``which observer of it is also in it``: of members, not of the Quad."""
    folded = [token.fold for token in read.tokens]
    singulars = ("member", "observer", "partner")
    first = next(
        (at for at, word in enumerate(folded) if word in (*singulars, *(f"{word}s" for word in singulars))), None
    )
    if (
        first is not None
        and folded[first] in singulars
        and not {*folded[max(first - 3, 0) : first]} & {"which", "what"}
    ):
        return False
    return first is not None and any(
        pair in (("that", "are"), ("who", "are"), ("which", "are"), ("also", "in"), ("are", "also"), ("is", "also"))
        for pair in pairwise(folded[first:])
    )


def _date_for_outcome(item: Item) -> bool:
    """``чем закончилась война`` (what it ended with) is not when it ended."""
    measures = item.sem.measures if item.cat == "V" and isinstance(item.sem, Value) else ()
    return "difference" in item.asked and any(measure.key == "ended" for measure in measures)


def _access_for_states(read: Lattice, item: Item) -> bool:
    """``which states have access to the sea`` asks for states, not for the length of each coast."""
    measures = item.sem.measures if item.cat == "V" and isinstance(item.sem, Value) else ()
    which = "what" in item.asked and ("kind", "country") in lexicon().senses_in(
        [token.fold for token in read.tokens[:5]]
    )
    return which and any(measure.key == "sea" for measure in measures)


def _crosses(sem: Threshold) -> bool:
    """``when did the GDP of India exceed that of the UK``."""
    return sem.than is None or (sem.number == 1 and sem.op == "more")


def _dates_for_things(read: Lattice, item: Item) -> bool:
    """``which agreement created X`` asks for the agreement, not for the dates of agreements."""
    sem = item.sem
    if not read.kind or item.cat != "V" or not isinstance(sem, Value) or "when" in item.asked:
        return False
    kind = head_kind(sem.of)
    dates = all(lexicon().entries["fact"].get(measure.key, {}).get("date") for measure in sem.measures)
    return bool(dates and kind and lexicon().entry("kind", kind.key)["kind"] == read.kind)


def _at_large(sem: Any) -> bool:
    """``corridors that cross countries`` says nothing: the countries are those that are asked for.

    Nor do ``corridors that cross countries of the line`` whose countries are asked for.
    """
    if not isinstance(sem, Join):
        return False
    return any(_generic(join.of) or (join.key == sem.key == "crosses" and _along(join.of)) for join in joins_in(sem.of))


def _generic(sem: Any) -> bool:
    return isinstance(sem, Kind) and sem.key in GENERIC


def _along(sem: Any) -> bool:
    """True for the states of a route."""
    parts = sem.parts if isinstance(sem, And) else ()
    return any(map(_generic, parts)) and any({"corridors", "sites"} & {*join.kinds} for join in joins_in(sem))


def _name_of_a_time(sem: Any) -> bool:
    """``the SCO of 2023`` as what something belongs to: the time is that of the belonging."""
    return isinstance(sem, Join | Held) and any(
        isinstance(part, DatedWithin) and isinstance(part.of, Ids) for part in parts_of(sem.of)
    )


def _open_rest(sem: Any) -> bool:
    """All states but the parties of a treaty: parties that are not recorded would be named.

    Nor all states but the members within a region: the region is that of the states that are asked for.
    """
    if not isinstance(sem, Minus) or not isinstance(sem.of, Kind) or sem.of.key != "country":
        return False
    narrowed = isinstance(sem.without, And) and any(isinstance(part, Kind | Region) for part in sem.without.parts)
    return narrowed or any(not _CLOSED & set(join.names) for join in joins_in(sem.without))


def _holders_then(sem: Any) -> bool:
    """``presidents who attended the summit`` are not those of today."""
    return isinstance(sem, Held) and any(
        set(join.names) & {"took-part-in", "party-to"}
        and join.statuses != ("member",)
        and (join.key != "implied" or bool({"events", "agreements"} & set(join.kinds)))
        for join in joins_in(sem.of)
    )


def _of_bodies_joined(sem: Any) -> bool:
    """``before Iran joined, how many members`` is not of the members of bodies that Iran joined."""
    return (
        isinstance(sem, Join)
        and sem.key == "implied"
        and any(join.act and join.side == "subject" for join in joins_in(sem.of))
    )


def _said_twice(sem: Any) -> bool:
    """``the biggest buyer of exports`` asks for the buyer, not for the exports of the buyer."""
    if not isinstance(sem, Value) or not isinstance(sem.of, Best) or sem.of.measure is None:
        return False
    return any(measure.key and sem.of.measure.relation.startswith(measure.key) for measure in sem.measures)


def _date_of_one_among(item: Item) -> bool:
    """``when did the EAEU and Iran sign their trade agreement`` is not when the EAEU was founded."""
    dated = isinstance(item.sem, Value) and any(
        lexicon().entry("fact", measure.key).get("date") for measure in item.sem.measures
    )
    of = item.sem.of if dated else item.sem
    return "when" in item.asked and isinstance(of, And) and any(isinstance(part, Ids) for part in of.parts)


def _larger_by_nothing(sem: Any) -> bool:
    """``which has more Muslims, A or B`` is not what the larger of the two has."""
    of = sem.of if isinstance(sem, Value) and isinstance(sem.of, Best) else None
    return (
        of is not None and of.measure is None and not of.chosen and any(isinstance(part, Or) for part in parts_of(of))
    )


def _nothing_said_twice(sem: Any) -> bool:
    """``Pakistan India SCO accession`` are not states that border both: neither a kind nor a relation was said."""
    if not isinstance(sem, And) or head_kind(sem):
        return False
    return (
        sum(isinstance(part, Join) and (part.key, part.kinds) == ("implied", ("countries",)) for part in sem.parts) > 1
    )


def _no_place(item: Item) -> bool:
    """A figure does not say where; that of a whole coast not how long it is on one sea."""
    if item.cat != "V" or not isinstance(item.sem, Value):
        return False
    if "where" in item.asked and any(measure.key == "status" for measure in item.sem.measures):
        return True  # "where is the plant being built"
    entries = [lexicon().entry("fact", measure.key) for measure in item.sem.measures]
    placed = ("joins", "done", "date")
    figures = all("sum" in entry or str(entry["keys"][0]) in _goods() for entry in entries if entry.get("keys"))
    there = any(join.key in ("seat", "hosts", "located-in") for join in joins_in(item.sem.of))  # "of the country where"
    if "where" in item.asked and figures and not there and not any(key in entry for entry in entries for key in placed):
        return True
    coast = any(measure.key in ("coastline", "sea") for measure in item.sem.measures)
    return coast and any(join.key == "implied" and "places" in join.kinds for join in joins_in(item.sem))


@cache
def _goods() -> frozenset[str]:
    """Facts that say how much of a good is produced, used, sold or bought."""
    return frozenset(str(key) for entry in lexicon().entries["good"].values() for key in entry.values())
