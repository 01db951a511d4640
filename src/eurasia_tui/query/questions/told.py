"""What a reading of the whole question says: which evaluation and which sentence its constituent asks for."""

from __future__ import annotations

from typing import Any

from .answer import Draft
from .context import Context, named_in
from .evaluate import heart
from .form import (
    And,
    Best,
    DatedWithin,
    Held,
    Ids,
    Join,
    Kind,
    Measure,
    Or,
    Overtaken,
    Pair,
    Region,
    Said,
    Test,
    Value,
    Versus,
    When,
)
from .lexicon import lexicon
from .readings import Item
from .stated import shares_draft
from .tell import set_draft


def told(context: Context, item: Item) -> Draft | None:
    """What a constituent that covers the question says; None where it does not fit what is asked."""
    sem, asked = item.sem, context.asked
    if item.cat not in ("V", "Fold", "Threshold", "T") and _to_come(sem, context.catalogue.day):
        return None  # who will hold an office or be a member is not known
    if "proposed" in asked:
        from .proposals import proposal_draft

        proposal = proposal_draft(context, sem.ids, ()) if item.cat == "E" and isinstance(sem, Ids) else None
        if proposal or item.kinds != frozenset(("concepts",)):
            return proposal
        asked = asked - {"proposed"} | {"who"}  # whose an idea is
        item, context = item._replace(asked=asked), Context(context.evaluator, asked)
    if item.cat == "Overtaken" or (item.cat == "Threshold" and "when" in asked):
        from .overtaking import overtaken_draft

        return overtaken_draft(
            context, sem if item.cat == "Overtaken" else Overtaken(sem.value.of, sem.than, sem.value.measures[0])
        )
    if item.cat == "V" and "who" in asked and sem.measures == (Measure("founded"),) and isinstance(sem.of, Ids):
        bodies = set(context.catalogue.kinds_of(sem.of.ids).values()) == {"organisations"}
        return (
            set_draft(context, Join("member", ("member-of",), "object", sem.of, ("member",), act="found"))
            if bodies
            else None
        )
    if "apart" in asked:
        from .overtaking import apart_draft

        if item.cat in ("G", "Gand") and len(sem) == 2:
            return apart_draft(context, Value((Measure("date"),), Or(sem)))
        return apart_draft(context, sem) if item.cat == "V" else None
    if "changed" in asked:  # how a figure went
        from .change import change_draft

        return change_draft(context, sem) if item.cat == "V" else None
    if "difference" in asked:
        asked = asked - {"how"}
        item = item._replace(asked=asked)
    if "why" in asked and item.cat in ("Pair", "Test"):
        from .reasons import act_draft

        return act_draft(context, item)
    if asked & {"why", "how", "about", "difference", "happened", "opinion"} and not _fits_prose(item):
        return None
    if item.cat in ("E", "XE"):
        return _entity(context, item)
    if "share" in asked and item.cat in ("G", "Pair", "Shared"):
        two = tuple(sem[:2]) if isinstance(sem, tuple) and not isinstance(sem, Pair) else (sem.left, sem.right)
        return _pair(context, (Measure("ethnic-groups"), two[1], two[0]), "Share")
    if item.cat == "G" and len(sem) == 2 and all(isinstance(one, Ids) for one in sem):
        return _pair(context, Pair(*sem))
    if item.cat == "T" and asked & {"happened", "what"}:
        kinds = Or((Kind("event"), Kind("agreement"))) if sem.first == sem.last else Kind("event")
        return set_draft(context, DatedWithin(kinds, sem))
    if item.cat == "V" and "share" in asked and isinstance(sem.of, Or) and len(sem.of.parts) == 2:
        return _pair(context, (sem.measures[0], sem.of.parts[1], sem.of.parts[0]), "Share")
    if item.cat in ("V", "Fold", "Threshold", "Versus"):
        from . import thresholds, values

        if item.cat == "V":
            value = values.value_draft(context, sem)
            return None if value and "share" in asked and "%" not in value.text else value
        if item.cat == "Threshold":
            return thresholds.threshold_draft(context, sem)
        if item.cat == "Versus":
            return values.versus_draft(context, sem)
        return _folded(context, sem)
    if item.cat in ("Held", "Term"):
        from . import persons, terms_told

        if item.cat == "Held" and sem.office == "chair" and sem.pick == "every" and asked & {"who", "what"}:
            sem = sem._replace(pick="")  # "who chairs it"
        return persons.held_draft(context, sem) if item.cat == "Held" else terms_told.term_draft(context, sem)
    if item.cat == "O" and sem.startswith("="):
        from . import persons, terms_told

        return persons.held_draft(context, Held(sem, None))
    if item.cat == "Left":
        from . import persons, terms_told

        return terms_told.leave_draft(context, sem)
    if item.cat in ("Pair", "Pairs", "Test", "Share"):
        return _pair(context, sem, item.cat)
    if item.cat == "Y" and isinstance(sem, Said):
        if (
            sem.by is None
            and "does" in asked
            and context.catalogue.kinds_of(named_in(sem.about)).get((*named_in(sem.about), "")[0]) == "agreements"
        ):
            return None  # what a treaty says is in its provisions
        from .sayings import said_draft

        return said_draft(context, sem, when=sem.when)
    if item.cat == "Shared":
        return _shared(context, sem)
    return None


def _to_come(sem: Any, day: str) -> bool:
    """True where a form has a time after the day of the catalogue."""
    if isinstance(sem, When):
        return sem.first > day
    return isinstance(sem, tuple) and any(_to_come(part, day) for part in sem)


def _fits_prose(item: Item) -> bool:
    """True where the form itself answers what happened, or how two differ."""
    if "opinion" in item.asked:
        return False
    if "difference" in item.asked:
        return item.cat in ("G", "Pair", "Versus", "V") and not item.asked & {"why", "how"}
    return "happened" in item.asked and (item.cat == "T" or isinstance(item.sem, DatedWithin | Best))


def _entity(context: Context, item: Item) -> Draft | None:
    sem, asked = item.sem, context.asked
    if (
        "yes-no" in asked
        and not asked & {"what", "who", "when", "where", "how-many", "exists"}
        and not isinstance(sem, Ids)
        and not ("does" in asked and isinstance(sem, Join) and sem.key == "member" and not sem.act)
    ):
        return None  # whether it is so was asked, not a list
    if isinstance(sem, Ids):
        if item.type == "former" and "countries" in item.kinds:
            return None  # a state of old is not the one that stands in its place
        return described(context, sem.ids[0], item.prep)
    whole = isinstance(sem, Join) and sem.key not in ("member", "implied", "capital") and not isinstance(sem.of, Kind)
    if whole and isinstance(sem, Join) and "what" in asked and (kind := heart(sem.of)) and kind.key == "country":
        return None  # what was asked for is the kind that was said, not what is joined with it
    if isinstance(sem, Kind) and not asked & {"how-many", "what"} and "where" not in lexicon().entry("kind", sem.key):
        return None  # "corridors": a search
    if isinstance(sem, Region) and "how-many" not in asked and not asked & {"what", "who"}:
        return None
    if isinstance(sem, DatedWithin) and isinstance(sem.of, Ids):
        return _happened(context, sem)
    if isinstance(sem, Join) and not asked & {"how-many", "when"} and (shares := shares_draft(context, sem)):
        return shares
    return set_draft(context, sem)


def _happened(context: Context, sem: DatedWithin) -> Draft | None:
    """What happened in a place at a time; of a body with members those of that time."""
    of = sem.of
    kind = context.catalogue.kinds_of(of.ids).get(of.ids[0])
    if context.asked & {"happened", "what"} and "when" not in context.asked:
        events = And(
            (
                Kind("event"),
                Join("implied", ("took-part-in", "about", "held-at", "organised"), "any", of, kinds=(kind or "",)),
            )
        )
        return set_draft(context, DatedWithin(events, sem.when))
    if kind == "organisations" and not context.asked & {"when", "where"}:
        return set_draft(context, Join("member", ("member-of",), "object", of, ("member",), sem.when))
    return None


def described(context: Context, id_: str, prep: str = "") -> Draft | None:
    """One entity and nothing else: what it is, where, when, or what it is called."""
    from . import passages, terms_told

    asked = context.asked
    kind = context.catalogue.kinds_of([id_]).get(id_, "")
    if "where" in asked:
        return passages.where_draft(context, id_)
    if asked & {"stands-for", "former-name"}:
        return passages.names_draft(context, id_, "former-name" in asked)
    if asked & {"when", "how-old", "how-long"}:
        if kind == "people":
            if "how-old" in asked:
                return None  # an age is not how long an office has been held
            return terms_told.term_draft(context, ("", Ids((id_,))))
        return _dated(context, id_)
    if kind == "organisations" and (asked & {"how-many"} or ("who" in asked and prep == "in")):
        return set_draft(context, Join("member", ("member-of",), "object", Ids((id_,)), ("member",)))
    if asked & {"how-many"}:
        return None
    if kind == "people" and (draft := terms_told.person_draft(context, id_)):
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


def _dated(context: Context, id_: str) -> Draft | None:
    from .values import value_draft

    if "how-long" in context.asked:
        from .lasting import event_draft

        return event_draft(context, id_, "lasted") if context.catalogue.kinds_of([id_])[id_] == "events" else None
    return value_draft(context, Value((Measure("date"),), Ids((id_,))))


def _pair(context: Context, sem: object, cat: str = "Pair") -> Draft | None:
    from . import pairs

    if cat == "Share":
        draft = pairs.share_draft(context, sem)  # type: ignore[arg-type]  # a share is three parts by its rule
        other = named_in(sem[2]) if isinstance(sem, tuple) else ()
        turned = draft is not None and "does" in context.asked and any(one.id in other for one in draft.values)
        return None if turned else draft  # what the other sells was not asked
    if isinstance(sem, Test):
        return pairs.test_draft(context, sem)
    if isinstance(sem, Pair):
        if "difference" in context.asked:
            from .values import versus_draft

            return versus_draft(context, Versus((sem.left, sem.right)))
        return pairs.pair_draft(context, sem)
    if isinstance(sem, tuple):
        from .side_by_side import joined

        drafts = [pairs.pair_draft(context, one) for one in sem]
        known = [one for one in drafts if one]
        return joined(known) if known and len(known) == len(drafts) else None
    return None


def _folded(context: Context, sem: tuple[str, Value]) -> Draft | None:
    from . import side_by_side, values

    how, value = sem
    if how == "each":
        return values.value_draft(context, value)
    of = value.of
    if isinstance(of, Ids) and context.catalogue.kinds_of(of.ids).get(of.ids[0]) == "organisations":
        of = Join("member", ("member-of",), "object", of, ("member",), value.when)
    members = context.evaluator.members(of)
    if len(members) < 2:
        return values.value_draft(context, value)
    drafts = [side_by_side.folded(context, how, measure, value._replace(of=of), members) for measure in value.measures]
    known = [one for one in drafts if one]
    return side_by_side.joined(known) if known and len(known) == len(drafts) else None


def _shared(context: Context, sem: tuple[object, ...]) -> Draft | None:
    """What several have in common."""
    kinds = context.catalogue.kinds_of(id_ for one in sem if isinstance(one, Ids) for id_ in one.ids)
    if len(sem) == 2 and all(isinstance(one, Ids) for one in sem):
        return _pair(context, Pair(*sem))
    if set(kinds.values()) == {"organisations"}:
        return set_draft(context, And(tuple(Join("member", ("member-of",), "object", one, ("member",)) for one in sem)))
    if set(kinds.values()) == {"countries"}:
        return set_draft(context, And(tuple(Join("member", ("member-of",), "subject", one) for one in sem)))
    return None
