"""Reasons of events: the sentence of a page that gives one, or the event and the remark that no reason is given."""

from __future__ import annotations

from collections.abc import Sequence

from ...text import fold
from .. import sets
from ..narrower import beginning, narrower
from .answer import Draft
from .belonging import belongs, has_members
from .belonging_sentences import MembershipQuestion
from .context import Context
from .excerpts import excerpt, gives_cause, plain
from .items import Item
from .lexicon import lexicon
from .logical_form import Ids, Join, Pair, Test
from .page_texts import page_texts, quoted, summary

NO_REASON = "The page gives no reason."
COST = 0.3


def act_draft(context: Context, item: Item) -> Draft | None:
    """Why a state joined, left or suspended its membership: the fact, and what the page of the event says.

    A question about what never happened is answered by saying so.
    """
    found = _acted(context, item)
    if found is None:
        return None
    who, body, act, fact = found
    if not isinstance(fact.value, str) or not fact.value[:4].isdigit():
        return fact._replace(text=f"{fact.text} No reason is on record here.")  # it has not left, or never joined
    words = [lexicon().entry("act", act).get("in-texts", ())]
    events = narrower(context.catalogue, [who, body], words)
    dates = sets.own_dates(context.catalogue, events)
    for event in events:
        then = event in dates and (dates[event].since or "")[:4] == fact.value[:4]
        if then and (draft := happened_draft(context, event, (who, body), words[0])):
            return draft
    return fact._replace(
        text=f"{fact.text} No reason is recorded with it.", understood=f"reason for the {fact.understood}", cost=COST
    )


def _acted(context: Context, item: Item) -> tuple[str, str, str, Draft] | None:
    sem = item.sem
    if isinstance(sem, Test) and isinstance(sem.who, Ids) and isinstance(sem.of, Join) and isinstance(sem.of.of, Ids):
        who, body, act, when = sem.who.ids[0], sem.of.of.ids[0], sem.of.act, sem.of.when
        if sem.of.side != "object":
            who, body = body, who
    elif isinstance(sem, Pair) and isinstance(sem.left, Ids) and isinstance(sem.right, Ids):
        who, body, act, when = sem.left.ids[0], sem.right.ids[0], sem.act, sem.when
    else:
        return None
    if has_members(context.catalogue, who) and not has_members(context.catalogue, body):
        who, body = body, who
    if not act or not has_members(context.catalogue, body):
        return None
    fact = belongs(context, who, body, MembershipQuestion(act, when=True), when if when and when.point else None)
    return who, body, act, fact


def event_draft(context: Context, ids: Sequence[str], words: Sequence[str]) -> Draft | None:
    """Why a named event happened, from its page when there is one."""
    if not words:
        return None
    each = [[beginning(word), *lexicon().in_texts(word)] for word in words]
    found = [
        id_ for id_ in narrower(context.catalogue, ids, each) if context.catalogue.kinds_of([id_])[id_] == "events"
    ]
    acts = [way for word in words if says_act(word) for way in (beginning(word), *lexicon().in_texts(word))]
    return happened_draft(context, found[0], ids, acts) if len(found) == 1 else None


def says_act(word: str) -> bool:
    """True for joined, left, froze."""
    return any(sense.category == "act" for sense in lexicon().at([word], 0).get(1, ()))


def happened_draft(context: Context, event: str, others: Sequence[str], ways: Sequence[str] = ()) -> Draft | None:
    """The text of an event's page, and the reason that it or another page gives."""
    own = summary(context.catalogue, event)
    if not own:
        return None
    text = excerpt(plain(context.catalogue, own.text), (), True)
    name = context.speaker.name(event)
    place = "" if fold(text).startswith(fold(name)) else f"{name}: "
    draft = quoted(context, own, text, about=others)._replace(text=f"{place}{text}")
    why = next((text for text in page_texts(context.catalogue, event) if fold(text.heading) == "why"), None)
    if why:
        reason_text = excerpt(plain(context.catalogue, why.text), (), True)
        return draft._replace(text=f"{draft.text} Why: {reason_text}", receipts=(*draft.receipts, why.receipt))
    if gives_cause(text):
        return draft
    from .sentences_on_pages import reason_draft

    if event in others:  # a full name: the participants
        rows = sets.edges(context.catalogue, ("took-part-in",), [event], "object")
        others = list(dict.fromkeys((*(record.subject for record in rows), *others)))
    two = [id_ for id_ in others if id_ != event][:2]
    reason = reason_draft(context, two, ways, event) if ways and two else None
    if not reason:
        return draft._replace(text=f"{draft.text} {NO_REASON}")
    text = f"{draft.text} On the page of {reason.text}"
    return draft._replace(text=text, receipts=(*draft.receipts, *reason.receipts))
