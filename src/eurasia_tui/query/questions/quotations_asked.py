"""Questions about sayings that no form covers: a speaker, a subject, other words."""

from __future__ import annotations

from collections.abc import Sequence

from .. import names
from .answer import Draft
from .beside_names import spans_of
from .context import Context
from .items import Lattice
from .lexicon import lexicon
from .logical_form import Ids, Quoted
from .question_words import TRUE
from .quotations import found_draft, quotation_draft


def sayings_draft(context: Context, read: Lattice, rest: list[str], say: str) -> Draft | None:
    """A quotation or claim that holds the other words; ``say`` is the kind of saying that is asked for."""
    spans = spans_of(read)
    named, asked = [span.found[0] for span in spans], context.asked
    people = [entity.id for entity in named if entity.kind == "people"]
    others = [entity.id for entity in named if entity.kind != "people"]
    bodies = not people and bool(named) and named[0].kind in ("countries", "organisations")
    if bodies and ({"what", "does"} <= asked or (say == "claim" and _whose(read, spans[0]))):
        people, others = others[:1], others[1:]  # "what does Tajikistan say": it speaks
    finding, left = _finding(rest)
    if not finding and TRUE & {token.fold for token in read.tokens}:
        finding = "confirmed"
    if finding and say == "claim" and not left and not others:
        return found_draft(context, people[0] if people else "", finding)
    typed = [
        token.fold for span in spans if span.found[0].kind != "people" for token in read.typed[span.start : span.end]
    ]
    every = [token.fold for token in read.typed if token.fold in (*rest, *typed)]
    if len(people) > 1 or (len(others) > 1 and not people):
        return None  # one of them would be ignored
    for by in _namesakes(spans, people[0]) if people else [[]]:
        if found := _quotations_of(context, by, others, rest, say):
            return found
        if (people or "who" in asked) and (found := _quotations_of(context, by, [], every, say)):
            return found
    return None


def _whose(read: Lattice, span: names.NameSpan) -> bool:
    """True for a name with ``'s``: Pakistan's view is not a view of Pakistan."""
    return read.typed[span.end - 1].typed.endswith(("'s", "’s", "s'", "s’"))


def _finding(words: list[str]) -> tuple[str, list[str]]:
    """The finding that a word asks for, and the other words."""
    found = {
        word: sense.key for word in words for sense in lexicon().at([word], 0).get(1, ()) if sense.category == "finding"
    }
    return next(iter(found.values()), ""), [word for word in words if word not in found]


def _namesakes(spans: Sequence[names.NameSpan], speaker: str) -> list[list[str]]:
    """The persons that a surname can mean, each by itself: one with a saying on the subject is meant."""
    span = next(span for span in spans if span.found[0].id == speaker)
    same = [
        entity.id for entity in span.found if (entity.kind, entity.tier) == (span.found[0].kind, span.found[0].tier)
    ]
    return [[id_] for id_ in same]


def _quotations_of(context: Context, people: list[str], others: list[str], rest: list[str], say: str) -> Draft | None:
    by = Ids((people[0],)) if people else None
    if not people and not rest:
        return None
    if not people and say == "claim" and not others:
        return None
    about = Ids(tuple(others)) if others else None
    return quotation_draft(context, Quoted(by, about, say), rest)
