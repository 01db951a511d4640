"""Questions about one entity or set and nothing more: what it is, where, when, its names, its members."""

from __future__ import annotations

from .. import sets
from .answer import Draft
from .context import Context, joins_of
from .items import Item
from .lexicon import lexicon
from .logical_form import (
    And,
    Best,
    DatedWithin,
    Held,
    Ids,
    Join,
    Kind,
    Measure,
    Or,
    Region,
    Value,
)
from .passages import also_called
from .set_structure import head_kind
from .showing import listed

_THINGS = frozenset(("corridors", "concepts", "events", "agreements", "organisations", "sites"))
"""Kinds of which it is said by what other name they were asked for."""


def entity_draft(context: Context, item: Item) -> Draft | None:
    """The answer for an entity or a set that covers the whole question."""
    sem, asked = item.sem, context.asked
    if "until" in asked:
        from .persons import held_draft

        chairs = [join for join in joins_of(sem) if join.key == "chairs" and join.side == "object"]
        return held_draft(context, Held("chair", chairs[0].of)) if chairs else None
    if (
        "yes-no" in asked
        and not asked & {"what", "who", "when", "where", "how-many", "exists"}
        and not isinstance(sem, Ids)
        and not (isinstance(sem, Best) and isinstance(sem.of, Or))  # "is China or India larger"
        and not ("does" in asked and isinstance(sem, Join) and sem.key == "member" and not sem.act)
        and not ("does" in asked and head_kind(sem) == Kind("meeting"))  # "did they meet": their meetings
    ):
        return None  # a yes-or-no question is not answered by a list
    if isinstance(sem, Ids):
        if item.type == "former" and "countries" in item.kinds:
            return None  # a former state is not its successor
        draft = described(context, sem.ids[0], item.prep)
        plain = draft is not None and draft.value == sem.ids[0] and item.kinds <= _THINGS
        return also_called(context, draft, item.word) if plain else draft
    whole = isinstance(sem, Join) and sem.key not in ("member", "implied", "capital") and not isinstance(sem.of, Kind)
    if whole and isinstance(sem, Join) and "what" in asked and (kind := head_kind(sem.of)) and kind.key == "country":
        return None  # the named kind is asked for, not the entities related to it
    if (
        isinstance(sem, Kind)
        and not asked & {"how-many", "what"}
        and not lexicon().entry("kind", sem.key).keys() & {"where", "says"}
    ):
        return None  # "corridors": a search
    if isinstance(sem, Region) and "how-many" not in asked and not asked & {"what", "who"}:
        return None
    if isinstance(sem, DatedWithin) and isinstance(sem.of, Ids):
        return _happened(context, sem)
    if isinstance(sem, Best) and sem.measure == Measure("date"):
        sem = sem._replace(measure=None)  # "where was the last summit held": the latest
    if isinstance(sem, Join) and not asked & {"how-many", "when"}:
        from .worded_relations import shares_draft

        if shares := shares_draft(context, sem):
            return shares
    from .set_draft import set_draft

    return set_draft(context, sem)


def _happened(context: Context, sem: DatedWithin) -> Draft | None:
    """Events in a place at a time; for a body its members then, or its events since then."""
    from .set_draft import set_draft

    of = sem.of
    day = sets.own_dates(context.catalogue, of.ids).get(of.ids[0])
    if day and day.since and sem.when.first[:4] == day.since[:4] and not context.asked - {"what", "happened", "about"}:
        return described(context, of.ids[0])  # the Caspian Convention of 2018
    kind = context.catalogue.kinds_of(of.ids).get(of.ids[0])
    since = kind == "organisations" and sem.when.endless and not context.asked
    if since or (context.asked & {"happened", "what"} and "when" not in context.asked):
        events = And(
            (
                Kind("event"),
                Join("implied", ("took-part-in", "about", "held-at", "organised"), "any", of, kinds=(kind or "",)),
            )
        )
        return set_draft(context, DatedWithin(events, sem.when))
    if kind == "organisations" and not context.asked & {"when", "where"}:
        then = Join("member", ("member-of",), "object", of, ("member",), sem.when)
        draft = set_draft(context, then)
        whole = None if sem.when.point else listed(tuple(context.evaluator.members(then)))
        return draft and draft._replace(shown=whole)
    return None


def described(context: Context, id_: str, prep: str = "") -> Draft | None:
    """One entity and nothing else: what it is, where, when, or what it is called."""
    from . import passages

    asked = context.asked
    kind = context.catalogue.kinds_of([id_]).get(id_, "")
    if "where" in asked:
        return passages.where_draft(context, id_)
    if asked & {"stands-for", "former-name"}:
        if asked & {"when", "who", "why"}:
            return None  # the date of the renaming is asked for, not the name
        return passages.names_draft(context, id_, "former-name" in asked)
    if asked & {"when", "how-old", "how-long"}:
        if kind == "people":
            if "how-old" in asked:
                from .values import value_draft

                age = value_draft(context, Value((Measure("founded"),), Ids((id_,))))
                return age and age._replace(cost=0.5)  # when an office is named, the length of its term is asked for
            from .terms_of_office import term_draft

            return term_draft(context, ("", Ids((id_,))))
        return dated(context, id_)
    if kind == "organisations" and (asked & {"how-many"} or ("who" in asked and prep == "in")):
        from .set_draft import set_draft

        return set_draft(context, Join("member", ("member-of",), "object", Ids((id_,)), ("member",)))
    if asked & {"how-many"}:
        return None
    if kind == "people":
        from .terms_of_office import person_draft

        if draft := person_draft(context, id_):
            return draft
    if (
        "who" in asked
        and not asked & {"what", "when"}
        and kind in ("events", "agreements", "places", "sites", "corridors")
    ):
        return None
    if kind == "agreements" and prep == "in" and (draft := passages.settled_draft(context, id_)):
        return draft
    if kind == "concepts" and "who" in asked:
        from .reported import users_draft

        return users_draft(context, id_)
    return passages.lead_draft(context, id_)


def dated(context: Context, id_: str) -> Draft | None:
    """The date of an entity, or how long it lasted."""
    from .values import value_draft

    if "how-long" in context.asked:
        from .event_dates import lasted_draft

        return lasted_draft(context, id_)
    return value_draft(context, Value((Measure("date"),), Ids((id_,))))
