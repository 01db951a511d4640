"""The outcome of a meeting: what its agreement settles, the sentences of its page that state it, or that none does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from ...dates import show
from ...lazy_pattern import lazy_pattern
from ...text import fold
from .. import sets
from ..names import NameSpan
from ..narrower import narrower
from .answer import Draft
from .context import Context
from .dates_typed import times
from .excerpts import plain, sentences
from .items import Lattice
from .lexicon import lexicon
from .logical_form import When
from .page_texts import summary
from .passages import settled_draft
from .question_words import sorted_words

WORDS = frozenset(
    "agree agreed outcome outcomes result results decide decided itogi itog dogovorilis dogovorilsya reshili".split()
)
"""Folded words that ask for what was agreed."""
SEATS = ("places", "sites", "organisations")
MEETINGS = ("summit", "visit", "conference")
_SAYS = lazy_pattern(
    r"\b(agree\w*|sign(ed|s)?|adopt\w*|decid\w*|announc\w*|pledg\w*|initialled|approved|admitted|granted|founded|set up|made|became|raised|fixed)\b"
)
"""Verbs of sentences that tell an outcome."""
_OF_ONE = lazy_pattern(r"\bannounc\w*|\bpledg\w*")
"""Verbs of what one of those who met said for itself."""
NEAR, MEANT = 40, 2
"""Events and agreements among which the one that is asked for is looked for; entities that one name may mean."""


def asks_of_outcomes(read: Lattice) -> bool:
    """True where a word of the question asks for what was agreed; the result of a vote is no agreement."""
    senses = (sense for token in read.tokens for sense in lexicon().at([token.fold], 0).get(1, ()))
    polled = any(sense in (("kind", "election"), ("kind", "referendum")) for sense in senses)
    return not polled and any(token.fold in WORDS for token in read.tokens)


def outcome_draft(context: Context, read: Lattice, spans: Sequence[NameSpan]) -> Draft | None:
    """The outcome of the one meeting or agreement that has to do with all that is named, at the time that is named."""
    named = [span.found[0] for span in spans]
    asked, *_ = sorted_words(read)
    if not named or asked & {"why", "who", "when", "where", "how-many", "how-long"}:
        return None
    dated = max(times(lexicon(), read.tokens, context.catalogue.day), key=lambda run: run[1] - run[0], default=None)
    when = dated[2] if dated else None
    seats = [span for span in spans if span.found[0].kind in SEATS]  # the place of a meeting is not always linked
    acting = [span for span in spans if span not in seats]
    found = _meant(context, spans, when) or (_meant(context, acting, when) if seats and acting else [])
    found = [id_ for id_ in found if all(_links(context, id_, span) for span in seats)]
    then = {token.fold for token in read.tokens[dated[0] : dated[1]]} if dated else set()
    rest = [word for word in sorted_words(read)[2] if word not in WORDS | then]
    found = [id_ for id_ in found if all(_holds(context, id_, word) for word in rest)]
    kinds = context.catalogue.kinds_of(found)
    led = sets.edges(context.catalogue, ("led-to",), [id_ for id_ in found if kinds[id_] == "events"], "subject")
    treaties = dict.fromkeys([id_ for id_ in found if kinds[id_] == "agreements"] + [row.object for row in led])
    treaties = {id_: None for id_, kind in context.catalogue.kinds_of(treaties).items() if kind == "agreements"}
    parties = sum(entity.kind == "countries" for entity in named)
    if len(treaties) > 1 and parties > 1:  # a meeting of only the two before one of more
        rows = {id_: sets.Member(id_) for id_ in treaties}
        treaties = dict.fromkeys(context.evaluator.alone(rows, parties)) or treaties
    if len(treaties) == 1:
        only = next(iter(treaties))
        settled = settled_draft(context, only)
        return settled._replace(cost=0.2) if settled else _of_event(context, only)
    events = [id_ for id_ in found if kinds[id_] == "events"]
    return _of_event(context, events[0]) if len(events) == 1 and not treaties else None


def _meant(context: Context, spans: Sequence[NameSpan], when: When | None) -> list[str]:
    """Entities related to everything named; a surname can mean several persons."""
    combined = list(product(*(span.found[:MEANT] for span in spans)))[:NEAR]
    return next((ids for each in combined if (ids := _found(context, [(e.id, e.kind) for e in each], when))), [])


def _links(context: Context, id_: str, span: NameSpan) -> bool:
    """True where the page of a meeting or agreement names a place or body."""
    own, entity = summary(context.catalogue, id_), span.found[0]
    rows = sets.edges(
        context.catalogue, ("held-at", "signed-at", "took-part-in", "party-to", "about"), [id_], "subject"
    )
    rows += sets.edges(context.catalogue, ("took-part-in", "party-to"), [id_], "object")
    linked = entity.id in {end for row in rows for end in (row.subject, row.object)} | {id_}
    name = context.catalogue.name(entity.id).removeprefix("The ")
    return linked or bool(own and name in plain(context.catalogue, own.text))


def _found(context: Context, named: Sequence[tuple[str, str]], when: When | None) -> list[str]:
    """Meetings and agreements that are named, else those that have to do with all that is named, of the time."""
    own = [id_ for id_, kind in named if kind in ("events", "agreements")]
    found = own or narrower(
        context.catalogue, [id_ for id_, _ in named], (), NEAR, sets.kind_in("events", "agreements")
    )
    dates = sets.own_dates(context.catalogue, found)
    types = sets.facts_of(context.catalogue, found, ("type",))
    other = {row.entity for row in types if row.value not in MEETINGS}
    kinds = context.catalogue.kinds_of(found)
    return [
        id_
        for id_ in found
        if id_ in dates
        and not (kinds[id_] == "events" and id_ in other)
        and (when is None or when.first <= (dates[id_].since_day or "") <= when.last)
    ]


def _holds(context: Context, id_: str, word: str) -> bool:
    own = summary(context.catalogue, id_)
    text = fold(f"{context.catalogue.name(id_)} {plain(context.catalogue, own.text) if own else ''}")
    begun = (word[:5], *lexicon().in_texts(word))
    kind = any(sense.category == "kind" for sense in lexicon().at([word], 0).get(1, ()))
    return kind or any(part in text for part in begun)


def _of_event(context: Context, id_: str) -> Draft | None:
    """The sentences of the page of a meeting that state an outcome, else that none does."""
    own = summary(context.catalogue, id_)
    date = sets.own_dates(context.catalogue, [id_]).get(id_)
    if not own or not date:
        return None
    every = sentences(plain(context.catalogue, own.text))
    outcomes = [sentence for sentence in every if _SAYS.search(sentence)]
    name = context.speaker.name(id_)
    if outcomes and all(_SAYS.search(_OF_ONE.sub("", sentence)) is None for sentence in outcomes):
        every, outcomes = [" ".join(every)], []  # the statement of one side is no agreement
    text = f"{name} ({show(date.since)}): {' '.join(outcomes or every[:1])}"
    text += "" if outcomes else " What was agreed is not on record here."
    return Draft(text, id_, (id_,), f"outcome of {context.speaker.the(id_)}", (own.receipt,), cost=0.2)
