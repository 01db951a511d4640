"""Drafts of answers for sets, figures and dates."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from .. import sets
from .answer import Draft
from .common_bodies import bodies_draft
from .context import Context, joins_of
from .draft_parts import joined
from .english import capitalised, on
from .lexicon import lexicon
from .lists import list_draft, ordered, without_date
from .logical_form import And, Best, DatedWithin, Ids, Join, Measure, When
from .nothing_found import empty_draft
from .superlatives import best_draft
from .treaties import with_others
from .when_where import when_draft, where_of

BOTH = 2
"""Events of which each is told, where it is asked what happened; of more the names are."""


def set_draft(context: Context, sem: Any) -> Draft | None:
    """A list, a number of members, or the date or place of the one found."""
    if isinstance(sem, DatedWithin) and (agreement := _treaty_of(sem.of)):
        own = sets.own_dates(context.catalogue, [agreement]).get(agreement)
        day = own.since_day if own else None
        if not day or not sem.when.first <= day <= sem.when.last:
            return None  # the date is not that of signature
        return set_draft(context, _signed_on(sem.of, When(day, day, sem.when.text, True)))
    members = context.evaluator.members(sem)
    asked = context.asked
    shared = isinstance(sem, Best) and sem.measure is not None and bool(sem.measure.relation)
    if "how-long" in asked and len(begun := _begun(context, sem, members)) == 1:
        from .event_dates import lasted_draft

        return lasted_draft(context, begun[0])  # "how long was the war of 2020"
    if asked & {"how-long", "how-old", "stands-for", "former-name"} or ("share" in asked and not shared):
        return None
    join = sem.of if isinstance(sem, Best) else sem
    if isinstance(join, Join) and join.key == "trade" and isinstance(join.of, Ids):
        return _trade_draft(context, sem, join)
    if isinstance(sem, Best):
        return best_draft(context, sem)
    if not members and isinstance(sem, Join) and sem.act == "found":
        return _founding_acts(context, sem)
    if (
        not members
        and isinstance(sem, Join)
        and sem.key == "led-to"
        and isinstance(sem.of, Ids)
        and sem.side == "subject"
    ):
        from .passages import lead_draft

        return lead_draft(context, sem.of.ids[0])  # the page of a vote or an event has its outcome
    if not members:
        doer = isinstance(sem, Join) and sem.side == "subject"
        things = set(lexicon().entry("relation", sem.key).get("object", ())) if doer else set()
        if "who" in asked and things and not things & {"people", "countries", "organisations"}:
            return None  # the agent is asked for, not the object
        return empty_draft(context, sem)
    treaty = isinstance(sem, Join) and sem.key == "party-to" and any(join.key == "implied" for join in joins_of(sem.of))
    if treaty and len(context.evaluator.members(sem.of)) > 1:
        return None  # the union of the parties of several treaties belongs to none of them
    if "when" in asked and with_others(context, sem, members):
        return None  # a treaty of many is not the one between the two
    if "when" in asked:
        return when_draft(context, sem, members)
    within = _dated_within(sem)
    one_event = context.catalogue.kinds_of(members).get(next(iter(members))) == "events"
    happened = isinstance(sem, DatedWithin) or within is not None or (one_event and "happened" in asked)
    if happened and one_event and len(members) == BOTH and not asked & {"where", "who", "how-many"}:
        from .passages import lead_draft

        leads = [lead for id_ in members if (lead := lead_draft(context, id_))]
        subject, both = context.wording.text(sem), joined(leads)
        if len(leads) == BOTH:
            return both._replace(text=f"{BOTH} {subject}. {both.text}", understood=subject)
    if happened and len(members) == 1 and not asked & {"where", "who", "how-many"}:
        from .passages import lead_draft

        id_ = next(iter(members))
        if lead := lead_draft(context, id_):
            less = _less_exact(context, id_, within) if within and one_event else ""
            return lead._replace(text=f"{less}{lead.text}", understood=context.wording.text(sem))
    kinds = set(context.catalogue.kinds_of(members).values())
    if "where" in asked and not kinds & {"places"} and not (isinstance(sem, Join) and sem.side == "subject"):
        return where_of(context, sem, members)
    if isinstance(sem, Join) and sem.key == "located-in" and sem.side == "subject" and isinstance(sem.of, Ids):
        from .passages import where_draft

        return where_draft(context, sem.of.ids[0])
    if "who" in asked and not kinds & {"people", "countries", "organisations"}:
        return None
    if isinstance(sem, Join) and not sem.act and 2 * without_date(context, sem)[0] > without_date(context, sem)[1]:
        return None  # most have no date of beginning
    if bodies := bodies_draft(context, sem, members):
        return bodies
    return list_draft(context, sem, ordered(context, sem, members))


def _treaty_of(sem: Any) -> str:
    """The agreement whose parties a set is, where one is named."""
    joins = [join for join in joins_of(sem) if join.key == "party-to" and join.side == "object"]
    return joins[0].of.ids[0] if len(joins) == 1 and isinstance(joins[0].of, Ids) else ""


def _signed_on(sem: Any, when: When) -> Any:
    """The parties that signed an agreement on its day: later parties have their own dates."""
    if isinstance(sem, And):
        return And(tuple(_signed_on(part, when) for part in sem.parts))
    return sem._replace(when=when) if isinstance(sem, Join) and sem.key == "party-to" else sem


def _founding_acts(context: Context, sem: Join) -> Draft | None:
    """Who proposed a body, or its founding act, when its founders are not recorded."""
    acts = Join("founded-by", ("founded-by",), "subject", sem.of)
    found = context.evaluator.members(acts)
    if not found:
        return None
    treaty = "agreements" in context.catalogue.kinds_of(found).values()
    if not treaty and "who" in context.asked and isinstance(sem.of, Ids):
        from .proposals import proposal_draft

        if proposal := proposal_draft(context, sem.of.ids, ()):
            return proposal
    draft = list_draft(context, acts, ordered(context, acts, found))
    text = f"{draft.text} Its founding states are not on record here."
    return draft._replace(text=text, cost=0.1 if treaty else 0.25)


def _dated_within(sem: Any) -> DatedWithin | None:
    """The part of a form that asks for a time of events."""
    parts = sem.parts if isinstance(sem, And) else (sem,)
    return next((part for part in parts if isinstance(part, DatedWithin)), None)


def _begun(context: Context, sem: Any, members: Collection[str]) -> list[str]:
    """The entities of a set that began within the time asked for, if any."""
    within = _dated_within(sem)
    dates = sets.own_dates(context.catalogue, members) if within else {}
    return [id_ for id_ in members if not within or (id_ in dates and within.when.holds(dates[id_].since))]


def _less_exact(context: Context, id_: str, within: DatedWithin) -> str:
    """A remark where a day was asked for and of the event only the month or the year is known."""
    own = sets.own_dates(context.catalogue, [id_]).get(id_)
    since = own.since if own else None
    if not since or within.when.first != within.when.last or len(since) > 7 or "/" in since:
        return ""
    return f"{capitalised(on(since).strip())}, day not on record: "


def _trade_draft(context: Context, sem: Any, join: Join) -> Draft | None:
    """Trade partners in both directions: the main buyers and the main suppliers."""
    drafts = []
    for name in join.names:
        named = Join(name, (name,), "subject", join.of)
        whole = sem._replace(of=named, measure=Measure("", name, join.of)) if isinstance(sem, Best) else named
        drafts.append(set_draft(context, whole))
    return joined([draft for draft in drafts if draft]) if all(drafts) else None
