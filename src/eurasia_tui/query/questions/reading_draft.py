"""Evaluates a reading of the whole question and puts it into a sentence."""

from __future__ import annotations

from typing import Any

from .answer import Draft
from .context import Context, joins_of, named_in
from .described import entity_draft
from .items import Item
from .lexicon import lexicon
from .logical_form import (
    Best,
    DatedWithin,
    Filter,
    Held,
    Ids,
    Join,
    Kind,
    Measure,
    Or,
    Overtaken,
    Pair,
    Quoted,
    Share,
    Value,
    When,
)
from .two_named import accession_draft, pair_or_share


def reading_draft(context: Context, item: Item) -> Draft | None:
    """The draft for a constituent that covers the question; None when it does not fit the question."""
    sem, asked = item.sem, context.asked
    if "exists" in asked and item.cat == "Pair" and "countries" not in item.kinds:
        return None  # the question asks for states in both, not whether one body is in the other
    if item.cat not in ("V", "Fold", "Threshold", "T") and _to_come(sem, context.catalogue.day):
        return None  # who will hold an office or be a member is not known
    if "until" in asked and item.cat not in ("Held", "Term", "E"):
        return None
    if "proposed" in asked:
        from .proposals import proposal_draft

        proposal = proposal_draft(context, sem.ids, ()) if item.cat == "E" and isinstance(sem, Ids) else None
        if proposal or item.kinds != frozenset(("concepts",)):
            return proposal
        from .reported import users_draft

        users = users_draft(context, sem.ids[0]) if item.cat == "E" and isinstance(sem, Ids) else None
        return users and users._replace(text=f"Who first used it is not on record here. {users.text}")
    if item.cat == "XV":  # "in which year was inflation highest"
        from .turning_points import peak_draft

        order, value = sem
        if "who" in asked:
            return _trades_most(context, order, value)
        entry = lexicon().entry("order", order) if isinstance(order, str) else {}
        plain = "when" in asked and entry.get("by") == "" and isinstance(value, Value)
        return peak_draft(context, value, highest=not entry.get("up")) if plain else None
    if asked & {"highest", "lowest"}:
        from .turning_points import peak_draft

        peaks = item.cat == "V" and asked & {"when", "what"}
        return peak_draft(context, sem, highest="highest" in asked) if peaks else None
    if item.cat == "Threshold" and "when" in asked and sem.than is None:
        from .turning_points import crossing_draft

        return crossing_draft(context, sem)
    if item.cat == "Overtaken" or (item.cat == "Threshold" and "when" in asked):
        from .overtaking import overtaken_draft

        return overtaken_draft(
            context, sem if item.cat == "Overtaken" else Overtaken(sem.value.of, sem.than, sem.value.measures[0])
        )
    if item.cat == "V" and isinstance(sem.of, Filter) and sem.measures == (sem.of.measure,) and "what" in asked:
        return entity_draft(context, item._replace(cat="E", sem=sem.of))  # "which have an area below ..."
    if item.cat == "V" and "who" in asked and sem.measures == (Measure("founded"),) and isinstance(sem.of, Ids):
        from .set_draft import set_draft

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
    if "changed" in asked and item.cat != "Then":  # the course of a figure
        from .change import change_draft
        from .values import value_draft

        if item.cat == "V" and sem.when and sem.when.point and len(sem.measures) == 1:
            growth = f"{sem.measures[0].key}-growth"  # "how much did its GDP grow in 2023"
            known = lexicon().entry("fact", growth)
            return value_draft(context, sem._replace(measures=(Measure(growth),))) if known else None
        return change_draft(context, sem) if item.cat == "V" else None
    if item.cat == "Far":
        from .distances import distance_draft

        return distance_draft(context, sem)
    if item.cat == "V":
        from .treaties import accession_treaty

        if accession := accession_treaty(sem):
            return accession_draft(context, accession)
    if item.cat == "Quantified":
        from .quantified import quantified_draft

        return quantified_draft(context, sem)
    if item.cat == "Rank":
        from .ranks import rank_draft

        return rank_draft(context, sem)
    if item.cat in ("Test", "Choice"):
        from .choices import choice_draft, choices_in

        if choice := sem if item.cat == "Choice" else choices_in(sem):
            return choice_draft(context, item._replace(cat="Choice", sem=choice), reading_draft)
    if item.cat == "Before":
        from .choices import before_draft

        return before_draft(context, sem)
    if item.cat == "Then":
        from .two_times import then_draft

        return then_draft(context, item, reading_draft)
    if "difference" in asked:
        asked = asked - {"how"}
        item = item._replace(asked=asked)
    if "why" in asked and item.cat in ("Pair", "Test"):
        from .reasons import act_draft

        return act_draft(context, item)
    if asked & {"why", "how", "about", "difference", "happened", "opinion"} and not _fits_prose(item):
        return None
    if item.cat in ("E", "XE"):
        return entity_draft(context, item)
    people = "how-many" in asked and item.cat == "Pair" and not sem.relation and not sem.act and not sem.status
    if ("share" in asked and item.cat in ("G", "Pair", "Shared")) or people:  # "how many Uzbeks live in Kyrgyzstan"
        context = Context(context.evaluator, asked | {"share"})
        two = tuple(sem[:2]) if isinstance(sem, tuple) and not isinstance(sem, Pair) else (sem.left, sem.right)
        if set(context.catalogue.kinds_of(named_in(two)).values()) != {"countries"}:
            return None  # what share of a thing a state has
        return pair_or_share(context, Share(Measure("ethnic-groups"), two[1], two[0]))
    if item.cat == "G" and len(sem) == 2 and all(isinstance(part, Ids) for part in sem):
        return pair_or_share(context, Pair(*sem))
    if item.cat == "T" and asked & {"happened", "what"}:
        from .set_draft import set_draft

        kinds = Or((Kind("event"), Kind("agreement"))) if sem.first == sem.last else Kind("event")
        return set_draft(context, DatedWithin(kinds, sem))
    if item.cat == "V" and "share" in asked and isinstance(sem.of, Or) and len(sem.of.parts) == 2:
        return pair_or_share(context, Share(sem.measures[0], sem.of.parts[1], sem.of.parts[0], sem.when))
    if item.cat in ("V", "Fold", "Threshold", "Versus"):
        from . import thresholds, values

        if item.cat == "V":
            value = values.value_draft(context, sem)
            return None if value and "share" in asked and "%" not in value.text else value
        if item.cat == "Threshold":
            return thresholds.threshold_draft(context, sem)
        if item.cat == "Versus":
            from .versus import versus_draft

            return versus_draft(context, sem)
        return _sum_draft(context, sem)
    if item.cat == "Held" and isinstance(sem.of, Best) and sem.of.measure == Measure("length"):
        from .tenure import tenure_draft

        return tenure_draft(context, sem, sem.of)
    if item.cat in ("Held", "Term"):
        from . import persons, terms_of_office

        if item.cat == "Held" and "how-old" in asked:
            return _age(context, sem)
        if item.cat == "Held" and sem.office == "chair" and sem.pick == "every" and asked & {"who", "what"}:
            sem = sem._replace(pick="")  # "who chairs it"
        return persons.held_draft(context, sem) if item.cat == "Held" else terms_of_office.term_draft(context, sem)
    if item.cat == "O" and sem.startswith("="):
        from . import persons, terms_of_office

        return persons.held_draft(context, Held(sem, None))
    if item.cat == "Left":
        from . import persons, terms_of_office

        return terms_of_office.leave_draft(context, sem)
    if item.cat in ("Pair", "Pairs", "Test", "Share"):
        return pair_or_share(context, sem)
    if item.cat == "Y" and isinstance(sem, Quoted):
        if (
            sem.by is None
            and "does" in asked
            and context.catalogue.kinds_of(named_in(sem.about)).get((*named_in(sem.about), "")[0]) == "agreements"
        ):
            return None  # what a treaty says is in its provisions
        from .quotations import quotation_draft

        return quotation_draft(context, sem, when=sem.when)
    return None


def _age(context: Context, sem: Held) -> Draft | None:
    """The age of an office-holder."""
    from .values import value_draft

    people = tuple(context.evaluator.members(sem))
    return value_draft(context, Value((Measure("born"),), Ids(people))) if len(people) == 1 else None


def _trades_most(context: Context, order: object, value: object) -> Draft | None:
    """``from whom does Kyrgyzstan import most``: the largest of those who sell to it."""
    if (
        order != "largest"
        or "does" not in context.asked
        or not isinstance(value, Value)
        or not isinstance(value.of, Ids)
        or len(value.measures) != 1
    ):
        return None
    relation = {"imports": "imports-from", "exports": "exports-to"}.get(value.measures[0].key)
    if relation is None or value.when:
        return None
    from .set_draft import set_draft

    partners = Join(relation, (relation,), "subject", value.of)
    return set_draft(context, Best(partners, Measure("", relation), False))


def _to_come(sem: Any, day: str) -> bool:
    """True where a form has a time after the day of the catalogue."""
    if isinstance(sem, When):
        return sem.first > day
    return isinstance(sem, tuple) and any(_to_come(part, day) for part in sem)


def _fits_prose(item: Item) -> bool:
    """True when the form itself answers what happened, or how two entities differ."""
    if "opinion" in item.asked:
        return False
    if (item.cat == "Versus" or (item.cat == "V" and isinstance(item.sem.of, Or))) and "difference" not in item.asked:
        return item.asked <= {"how"}  # "how does this compare with that"
    if "difference" in item.asked:
        return item.cat in ("G", "Pair", "Versus", "V", "Threshold") and not item.asked & {"why", "how"}
    return "happened" in item.asked and (item.cat == "T" or isinstance(item.sem, DatedWithin | Best))


def _sum_draft(context: Context, sem: tuple[str, Value]) -> Draft | None:
    """A figure of a set: for ``each`` entity, or aggregated."""
    from . import sums, values
    from .draft_parts import joined

    how, value = sem
    if value.when is None:  # of the members of 2023 the figures of 2023
        value = value._replace(
            when=next((join.when for join in joins_of(value.of) if join.when and not join.act), None)
        )
    if how == "each":
        return values.value_draft(context, value)
    of = value.of
    if isinstance(of, Ids) and context.catalogue.kinds_of(of.ids).get(of.ids[0]) == "organisations":
        of = Join("member", ("member-of",), "object", of, ("member",), value.when)
    members = context.evaluator.members(of)
    if len(members) < 2:
        return values.value_draft(context, value)
    drafts = [sums.summed_up(context, how, measure, value._replace(of=of), members) for measure in value.measures]
    known = [draft for draft in drafts if draft]
    return joined(known) if known and len(known) == len(drafts) else None
