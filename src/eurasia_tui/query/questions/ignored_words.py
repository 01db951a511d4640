"""Checks for words that no logical form can express: verbs such as stay, and years, can, each other."""

from __future__ import annotations

from itertools import pairwise, product

from ..names import Named, NameSpan, longest
from .context import named_in
from .items import Item, Lattice
from .lexicon import lexicon
from .logical_form import Best, Ids, Join, Kind, Or, Value, joins_in, parts_of
from .question_words import MODAL, TRUE

_VERBS = frozenset(
    "get gets receive receives received help helps helped need needs needed want wants wanted send sends sent use uses used".split()
)
"""Verbs that say little in other questions."""

_STAYS = frozenset("work works worked working study studies studied studying serve serves served serving".split())
"""Verbs of those who are somewhere for a time: they are not the people that a census counts there."""

_STANCES = frozenset("position stance attitude viewpoint poziciya poziciyu otnoshenie".split())
"""Words for what one holds of another."""

_WE = frozenset("i we you u anyone anybody someone somebody one".split())


def ignores_words(read: Lattice, item: Item) -> bool:
    """True where a verb or a similar word has no place in the reading."""
    return (
        _verb_passed_over(read, item)
        or _may_it(read, item)
        or _stays_there(read, item)
        or _before_own(read, item)
        or _to_come(read, item)
        or _capital_since(item)
        or _last_as_verb(read, item)
        or _each_other(read, item)
        or _whether_for_which(read, item)
        or _between_two(read, item)
        or _verb_of_a_name(read, item)
        or _said_of(read, item)
        or _part_of(read, item)
        or (item.cat in ("G", "Shared", "Pair") and lies_between(read))
        or _whether_a_kind(read, item)
        or _which_are_true(read, item)
        or _of_another_owner(read, item)
        or _who_buys(item)
        or _has_it(read, item)
        or _stance_of_one(read, item)
        or _one_and_any(item)
        or (item.cat == "Pair" and _at_once(read))
        or _includes_others(read)
    )


def _verb_passed_over(read: Lattice, item: Item) -> bool:
    """``did the CSTO help Armenia`` is not whether Armenia is in it; ``did it send troops`` not how many each has."""
    two = item.cat in ("Pair", "Test", "G", "Shared", "E") or (
        item.cat == "V" and isinstance(item.sem, Value) and isinstance(item.sem.of, Or)
    )
    words = {token.fold for token in read.tokens}
    if item.cat in ("Pair", "G", "Share") and item.asked & {"how-many", "share"} and words & _STAYS:
        return True
    has_verb = bool(words & _VERBS)
    return two and has_verb and "does" in item.asked and not item.asked & {"what", "who", "when", "how-many"}


def _may_it(read: Lattice, item: Item) -> bool:
    """``can a country be expelled`` asks for a rule, not for those that left."""
    folded = [token.fold for token in read.tokens[:2]]
    return item.cat in ("E", "Held") and not item.named and folded[0] in MODAL and not _WE & {*folded[1:]}


def _stays_there(read: Lattice, item: Item) -> bool:
    """``how long did the CSTO stay in Kazakhstan`` is not how long Kazakhstan has belonged to it."""
    if item.cat not in ("Pair", "G") or not {token.fold for token in read.tokens} & {
        "stay",
        "stayed",
        "remain",
        "remained",
    }:
        return False
    first = [span.found[0].kind for span in longest(read.named) if span.found]
    return first[:1] == ["organisations"] and "countries" in first


def _before_own(read: Lattice, item: Item) -> bool:
    """``what was Putin before he became president`` is not who was president before him."""
    own = {"he", "she", "becoming"} & {token.fold for token in read.tokens}
    return item.cat == "Held" and item.sem.pick in ("previous", "next") and item.sem.beside is not None and bool(own)


def _to_come(read: Lattice, item: Item) -> bool:
    """``who will chair it after Kyrgyzstan`` is not who did the last times."""
    will = any(token.fold in ("will", "budet", "stanet") for token in read.tokens)
    return will and item.cat == "Held" and item.sem.beside is not None


def _capital_since(item: Item) -> bool:
    """``when did Astana become the capital`` is not which city is."""
    of = item.sem.measures if isinstance(item.sem, Value) else ()
    measured = any(measure.key == "capital" for measure in of)
    joined = item.cat == "E" and isinstance(item.sem, Join) and item.sem.key == "capital"
    return "when" in item.asked and (measured or joined)


def _last_as_verb(read: Lattice, item: Item) -> bool:
    """``how long did the war in 2022 last`` asks for no last one of several."""
    folded = [token.fold for token in read.tokens]
    verb = folded[:2] == ["how", "long"] and folded[-1] == "last"
    return verb and any(isinstance(part, Best) and part.measure is None for part in parts_of(item.sem))


def _each_other(read: Lattice, item: Item) -> bool:
    """``members that border each other`` are pairs, which no set is."""
    return mutual(read) and item.cat not in ("G", "Pair", "Shared", "Versus")


def mutual(read: Lattice) -> bool:
    """True where what several do to each other is asked."""
    words = [token.fold for token in read.tokens]
    return any(pair in (("each", "other"), ("one", "another")) for pair in pairwise(words))


def _whether_for_which(read: Lattice, item: Item) -> bool:
    """``which Turkic states are not in the OTS`` does not ask whether one is."""
    words = [token.fold for token in read.tokens]
    whether = item.cat == "Test" or (item.cat == "Pair" and not item.sem.relation)
    of_states = {"states", "countries", "members", "partners", "observers", "strany", "gosudarstva"} & {*words[1:4]}
    return whether and words[0] in ("which", "kakie") and bool(of_states) and "when" not in item.asked


def _includes_others(read: Lattice) -> bool:
    """``members that border China, including observers``: no form adds those of another status to a narrowed set."""
    words = [token.fold for token in read.tokens if token.fold not in {"the", "its"}]
    return any(pair in {("including", "observers"), ("including", "partners")} for pair in pairwise(words))


def _at_once(read: Lattice) -> bool:
    """``who joined at the same time as India`` does not ask about India."""
    words = [token.fold for token in read.tokens]
    return any(
        words[at : at + 3] in (["same", unit, "as"] for unit in ("time", "day", "year", "date"))
        for at in range(len(words))
    )


def _between_two(read: Lattice, item: Item) -> bool:
    """``president between Atambayev and Japarov`` is not who is president: the two are passed over."""
    people = {entity.id for span in read.named for entity in span.found if entity.kind == "people"}
    return item.cat == "Held" and len(people & set(named_in(item.sem.of))) > 1


def _verb_of_a_name(read: Lattice, item: Item) -> bool:
    """``which countries recognise the Taliban`` is not of those who took part when one of them did."""
    events = {
        entity.id
        for span in (*longest(read.named), *_held(read))
        if any(
            ("topic", "recognise") in lexicon().at([token.fold], 0).get(1, ())
            for token in read.tokens[span.start : span.end]
        )
        for entity in span.found[:1]
        if entity.kind == "events"
    }
    return item.cat == "E" and any(
        join.key == "implied" and isinstance(join.of, Ids) and events & {*join.of.ids} for join in joins_in(item.sem)
    )


def _held(read: Lattice) -> list[NameSpan]:
    return [
        NameSpan(start, end, tuple(Named(id_, kind, 1, "name") for id_ in ids)) for start, end, ids, kind in read.held
    ]


def _said_of(read: Lattice, item: Item) -> bool:
    """``India on TRIPP`` asks what India says of it, not what joins the two."""
    spans = longest(read.named)
    if item.cat not in ("Pair", "G", "Shared") or len(spans) != 2 or spans[0].start:
        return False
    between = [token.fold for token in read.tokens[spans[0].end : spans[1].start]]
    return between[:1] in (["on"], ["o"], ["ob"], ["about"])


def _part_of(read: Lattice, item: Item) -> bool:
    """``is Taiwan part of China`` is not answered by what the two share."""
    words = [token.fold for token in read.tokens]
    asked = ("part", "of") in pairwise(words)
    bare = item.cat in ("G", "Shared") or (item.cat == "Pair" and not (item.sem.relation or item.sem.status))
    return asked and bare and item.kinds == frozenset(("countries",))


def lies_between(read: Lattice) -> bool:
    """``what lies between Kazakhstan and Iran`` is not what the two share."""
    words = [token.fold for token in read.tokens]
    return any(pair in product(("lie", "lies", "lay"), ("between",)) for pair in pairwise(words))


def _whether_a_kind(read: Lattice, item: Item) -> bool:
    """``is the SCO a military alliance`` does not ask for the military expenditure of its members."""
    words = [token.fold for token in read.tokens]
    behind = {words[span.end] for span in longest(read.named) if span.start < 3 and span.end < len(words)}
    return item.cat == "V" and item.asked == {"yes-no"} and words[0] == "is" and bool(behind & {"a", "an"})


def _which_are_true(read: Lattice, item: Item) -> bool:
    """``which of his claims are true`` does not ask for all of them."""
    return item.cat == "Y" and bool({token.fold for token in read.tokens} & TRUE)


def _of_another_owner(read: Lattice, item: Item) -> bool:
    """``the share of Armenia in the exports of Russia`` is not that of Russia in the exports of Armenia."""
    if item.cat != "Share" or "share" not in item.asked or not isinstance(item.sem.part, Ids):
        return False
    folded = [token.fold for token in read.tokens]
    owners = {
        entity.id
        for span in longest(read.named)
        if folded[max(span.start - 2, 0) : span.start] in (["exports", "of"], ["imports", "of"])
        for entity in span.found
    }
    return bool(owners) and not owners & {*item.sem.part.ids}


def _who_buys(item: Item) -> bool:
    """``who buys the gas of Turkmenistan`` does not ask how much it buys."""
    measures = item.sem.measures if item.cat == "V" and isinstance(item.sem, Value) else ()
    bought = any(measure.key.endswith(("-imports", "-exports")) for measure in measures)
    return bought and "who" in item.asked and isinstance(item.sem.of, Ids)


def _one_and_any(item: Item) -> bool:
    """The length of one pipeline and of all that cross some country: which states that one crosses was asked."""
    of = item.sem.of if item.cat == "V" and isinstance(item.sem, Value) else None
    if not isinstance(of, Or):
        return False
    return any(isinstance(part, Ids) for part in of.parts) and any(
        isinstance(part, Join) and isinstance(part.of, Kind) for part in of.parts
    )


def _stance_of_one(read: Lattice, item: Item) -> bool:
    """``the position of Belarus on Crimea`` is not what joins the two."""
    words = {token.fold for token in read.tokens}
    return item.cat in ("Pair", "G", "Shared") and bool(words & _STANCES) and bool(words & {"on", "po", "o"})


def _has_it(read: Lattice, item: Item) -> bool:
    """``does the SCO have an army`` does not ask for the armies of its members."""
    words = {token.fold for token in read.tokens}
    only = not item.asked - {"does", "yes-no"}
    return item.cat == "V" and "organisations" in item.kinds and only and "does" in item.asked and "have" in words
