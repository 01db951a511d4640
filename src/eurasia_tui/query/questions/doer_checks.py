"""Checks that the agent of a reading is the agent of the question: who sells, signs, observes, and to whom."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

from ..names import longest
from .context import named_in
from .items import Item, Lattice
from .lexicon import lexicon
from .logical_form import Join, Or, Pair, Value, joins_in, parts_of

_TRADE = {"sells-to": "exports-to", "buys-from": "imports-from"}
"""Relations said by a verb of trade, and the relation of the catalogue whose subject acts so."""


def doers_fit(read: Lattice, item: Item) -> bool:
    """False when the reading has another agent or another object than the question."""
    return not (
        _no_doer(item)
        or _trade_of_the_other(read, item)
        or _status_of_another(read, item.sem)
        or signs_for(read)
        or _of_two_for_between(read, item)
        or _date_of_parties(item)
        or _counts_for_amount(read, item)
        or _is_for_does(read, item)
    )


def signs_for(read: Lattice) -> bool:
    """``who signed it for Ukraine`` asks for a person, and only states are on record as parties."""
    words = [token.fold for token in read.tokens]
    signed = any(sense == ("fact", "signed") for word in words for sense in lexicon().at([word], 0).get(1, ()))
    who = any(sense == ("ask", "who") for word in words[:2] for sense in lexicon().at([word], 0).get(1, ()))
    states = [span for span in longest(read.named) if span.found[0].kind == "countries"]
    return (
        signed
        and who
        and any({"for", "behalf", "ot", "za", "imeni"} & {*words[span.start - 2 : span.start]} for span in states)
    )


def _date_of_parties(item: Item) -> bool:
    """When a treaty was signed is no date of the states that are party to it."""
    of = item.sem.of if isinstance(item.sem, Value) else None
    return "when" in item.asked and isinstance(of, Join) and of.names == ("party-to",) and of.side == "object"


def _counts_for_amount(read: Lattice, item: Item) -> bool:
    """``how much oil`` asks for no number of things."""
    words = [token.fold for token in read.tokens[:6]]
    much = ("how", "much") in pairwise(words)
    return much and item.cat == "E" and "how-many" in item.asked


def _is_for_does(read: Lattice, item: Item) -> bool:
    """``what assurances did the memorandum give`` does not ask what the memorandum is."""
    spans = longest(read.named)
    agreements = [span for span in spans if span.found[0].kind == "agreements"]
    does = [token.fold in ("do", "did", "does") for token in read.tokens[: agreements[0].start if agreements else 0]]
    return item.cat == "E" and any(does[1:]) and "what" in item.asked and "how-many" not in item.asked


def _of_two_for_between(read: Lattice, item: Item) -> bool:
    """``Uzbek gas imports from Russia`` is not a figure of each of the two."""
    sem = item.sem
    if item.cat != "V" or not isinstance(sem, Value) or not isinstance(sem.of, Or) or len(sem.of.parts) != 2:
        return False
    words = [token.fold for token in read.tokens]
    spans = longest(read.named)
    within = words[spans[0].end : spans[1].start] if len(spans) == 2 else []
    if "ratio" in item.asked or any(
        sense == ("op", "versus") for word in within for sense in lexicon().at([word], 0).get(1, ())
    ):
        return False
    if {"to", "from", "in", "v", "iz"} & {*within} and not {"and", "or", "i", "ili"} & {*within}:
        return not any(word.isdigit() for word in within)  # "debt of Kyrgyzstan to China", "refugees from A in B"
    before_years = {at for at in range(len(words) - 1) if words[at + 1].isdigit()}  # "in 2023"
    linking = {word for at, word in enumerate(words) if at not in before_years}
    trade = all(measure.key.endswith(("imports", "exports", "trade")) for measure in sem.measures)
    return trade and bool({"from", "to", "between", "with", "iz", "v", "mezhdu", "s"} & linking)


def _status_of_another(read: Lattice, sem: Any) -> bool:
    """``SCO observers in the EAEU`` are observers of the SCO."""
    folded = [token.fold for token in read.tokens]
    for span in longest(read.named):
        if span.end >= len(folded) or span.found[0].kind != "organisations" or not read.tokens[span.end].latin:
            continue
        keys = [sense.key for sense in lexicon().at(folded, span.end).get(1, ()) if sense.category == "status"]
        statuses = {status for key in keys for status in lexicon().entry("status", key).get("statuses", ())}
        if not statuses or "member" in statuses:
            continue
        whose = [join.of for join in joins_in(sem) if statuses & set(join.statuses)]
        whose += [part for part in parts_of(sem) if isinstance(part, Pair) and part.status in keys]
        if not any({part.id for part in span.found} & set(named_in(part)) for part in whose):
            return True
    return False


def _no_doer(item: Item) -> bool:
    """``who built the railway, and how long is it`` asks for no status, alone or beside another figure."""
    if item.cat != "V" or "who" not in item.asked or not isinstance(item.sem, Value):
        return False
    facts = [lexicon().entry("fact", measure.key) for measure in item.sem.measures]
    return any("status" in entry.get("keys", ()) for entry in facts)


def _trade_of_the_other(read: Lattice, item: Item) -> bool:
    """``from whom does Armenia buy`` is not of those to whom it sells: who is named before the verb acts."""
    verbs = {key: _verbs(key) for key in _TRADE}
    at, trade_word = next(
        ((at, key) for at, token in enumerate(read.tokens) for key in _TRADE if token.fold in verbs[key]), (0, "")
    )
    doers = [span for span in longest(read.named) if span.end <= at]
    if not doers:
        return False
    doer = {entity.id for entity in doers[-1].found}
    wrong = next(names for key, names in _TRADE.items() if key != trade_word)
    return any(
        doer & set(named_in(join.of)) and (wrong, "subject") == (join.names[0], join.side)
        for join in joins_in(item.sem)
    )


@cache
def _verbs(key: str) -> frozenset[str]:
    """The verbs of a relation of trade."""
    return frozenset(lexicon().entry("relation", key)["verbs"])
