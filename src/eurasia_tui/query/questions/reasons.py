"""Why something happened: the sentence of a page that says so, or what happened and that no reason stands there."""

from __future__ import annotations

from collections.abc import Sequence

from ...text import fold
from .. import sets
from ..narrower import beginning, narrower
from .answer import AnswerReceipt, Draft
from .belonging import Asked, belongs, has_members
from .context import Context
from .excerpts import excerpt, gives_cause, plain
from .form import Ids, Join, Pair, Test
from .lexicon import lexicon
from .readings import Item

NO_REASON = "The page gives no reason."
COST = 0.3


def act_draft(context: Context, item: Item) -> Draft | None:
    """Why a state joined, left or froze its part in a body: that it did, and what the page of the event says.

    A question about what never happened is answered by saying so.
    """
    found = _acted(context, item)
    if found is None:
        return None
    who, body, act, fact = found
    if not isinstance(fact.value, str) or not fact.value[:4].isdigit():
        return fact  # it has not left, or never joined
    words = [lexicon().entry("act", act).get("in-texts", ())]
    events = narrower(context.catalogue, [who, body], words)
    dates = sets.own_dates(context.catalogue, events)
    for event in events:
        then = event in dates and (dates[event].since or "")[:4] == fact.value[:4]
        if then and (told := told_draft(context, event, (who, body))):
            return told
    return fact._replace(
        text=f"{fact.text} No reason is recorded with it.", understood=f"reason of the {fact.understood}", cost=COST
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
    fact = belongs(context, who, body, Asked(act, when=True), when if when and when.point else None)
    return who, body, act, fact


def event_draft(context: Context, ids: Sequence[str], words: Sequence[str]) -> Draft | None:
    """Why what the words name happened: the page of that event, when there is one."""
    if not words:
        return None
    each = [[beginning(word), *lexicon().in_texts(word)] for word in words]
    found = [
        id_ for id_ in narrower(context.catalogue, ids, each) if context.catalogue.kinds_of([id_])[id_] == "events"
    ]
    return told_draft(context, found[0], ids) if len(found) == 1 else None


def told_draft(context: Context, event: str, others: Sequence[str]) -> Draft | None:
    """What the page of an event says, and whether it gives a reason."""
    row = context.catalogue.db.execute(
        "SELECT text, source, as_of, evidence, contested FROM prose WHERE entity = ? AND section = 'summary'", (event,)
    ).fetchone()
    if not row:
        return None
    text = excerpt(plain(context.catalogue, row[0]), (), True)
    name = context.speaker.name(event)
    remark = "" if gives_cause(text) else f" {NO_REASON}"
    about = (event, *(id_ for id_ in others if id_ != event))
    receipt = AnswerReceipt(row[1], row[2], row[3], bool(row[4]))
    title = fold(name)
    place = "" if fold(text).startswith(title) else f"{name}: "
    return Draft(
        f"{place}{text}{remark}",
        text,
        about,
        f"passage of the page of {name}",
        (receipt,),
        section="Summary",
        cost=COST,
    )
