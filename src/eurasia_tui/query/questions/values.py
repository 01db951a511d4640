"""Facts and figures: of one entity, of several side by side, summed, compared with a number or with one another."""

from __future__ import annotations

from typing import Any

from ...dates import show
from .. import sets
from ..rows import FactRecord
from ..sets import Set
from . import lasting
from .answer import AnswerReceipt, Draft
from .belonging import has_members
from .built import planned
from .context import Context, named_in, receipt
from .form import And, Ids, Join, Kind, Measure, Or, Value, Versus, When
from .lexicon import lexicon
from .passages import dated_passage, names_draft, where_draft
from .say import amount, on, row, upper
from .side_by_side import ENOUGH, MAIN, each_joined, figure, folded, joined
from .tell import list_draft, ordered, with_others
from .terms_told import person_draft
from .thresholds import dated_text

MEMBER = ("member",)
LAST_YEARS = "in the last "
"""How the time begins in words that takes in several years up to the day of the data."""
MANY = 12
"""Members of a body whose figures are given each, where they make no sum."""
_VERBS = {
    "founded": "was founded", "signed": "was signed", "in-force": "entered into force", "ended": "ended",
    "dissolved": "ceased to exist", "born": "was born", "died": "died", "opened": "opened",
}  # fmt: skip


def value_draft(context: Context, sem: Value) -> Draft | None:
    """One or more facts of one entity or of each of a set."""
    sem = _of_network(sem)
    begins = any(one.key == "ended" for one in sem.measures)  # the first place on record is not always the beginning
    if "where" in context.asked and isinstance(sem.of, Ids) and begins and _is_route(context, sem.of.ids[0]):
        return _ends(context, sem.of.ids[0])
    members = context.evaluator.members(sem.of)
    if not members or len(members) > 60:
        return None
    if with_others(context, sem.of, members) and any(one.key in ("signed", "date", "founded") for one in sem.measures):
        return None  # a treaty of many is not the one between the two
    if context.asked & {"former-name", "stands-for"}:  # "the old name of its capital"
        relation = lexicon().entry("fact", sem.measures[0].key).get("joins") if len(sem.measures) == 1 else None
        found = list(context.evaluator.members(Join("capital", (relation,), "subject", sem.of))) if relation else []
        return names_draft(context, found[0], "former-name" in context.asked) if len(found) == 1 else None
    when = sem.when
    if when and when.text.startswith(LAST_YEARS) and len(members) == 1:
        from .overtaking import years_draft

        return years_draft(context, sem, int(when.text.split()[-2]))
    if when and when.text.startswith("between ") and len(members) == 1 and when.first[:4] != when.last[:4]:
        ends = [
            value_draft(context, sem._replace(when=When(f"{year}-01-01", f"{year}-12-31", f"in {year}", True)))
            for year in (when.first[:4], when.last[:4])
        ]
        both = [draft for draft in ends if draft and not draft.empty]
        return joined(both) if len(both) == len(ends) else None
    drafts = [_measured(context, measure, sem, members) for measure in dict.fromkeys(sem.measures)]
    known = [draft for draft in drafts if draft]
    if not known or (len(known) < len(drafts) and len(drafts) > 1 and not all(draft.empty for draft in known)):
        return None
    return joined(known)


def _is_route(context: Context, id_: str) -> bool:
    return context.catalogue.kinds_of([id_]).get(id_) == "corridors"


def _ends(context: Context, id_: str) -> Draft | None:
    """Where a route begins and ends."""
    rows = sets.edges(context.catalogue, ("on-route",), [id_], "object")
    if len(rows) < 2:
        return None
    first = rows[0]
    last = [one for one in rows if one.branch == first.branch][-1]
    others = list(dict.fromkeys(one.branch for one in rows if one.branch and one.branch != first.branch))
    ends = [context.speaker.name(one.subject) for one in (first, last)]
    text = f"{context.speaker.The(id_)} runs from {ends[0]} to {ends[1]}, by the places of its route on record."
    if others:
        text = f"{text[:-1]}; other parts: {row(others)}."
    understood = f"ends of {context.speaker.name(id_)}"
    return Draft(text, ends, (id_, first.subject, last.subject), understood, (receipt(first), receipt(last)))


def _of_network(sem: Value) -> Value:
    """The railways of a state as its network: their length is a fact of it, not that of the routes across it."""
    if not isinstance(sem.of, And) or len(sem.of.parts) != 2 or len(sem.measures) != 1:
        return sem
    kind, join = sem.of.parts
    if not isinstance(kind, Kind) or not isinstance(join, Join) or join.key != "implied":
        return sem
    network = lexicon().entry("kind", kind.key).get("network")
    if not network or sem.measures[0].key not in ("length", "long") or "countries" not in join.kinds:
        return sem
    return sem._replace(measures=(Measure(network),), of=join.of)


def _measured(context: Context, measure: Measure, sem: Value, members: Set) -> Draft | None:
    entry = lexicon().entry("fact", measure.key)
    if "done" in entry and "does" in context.asked and not context.asked & {"how-many"}:  # "what does it export"
        measure = Measure(entry["done"])
        entry = lexicon().entry("fact", measure.key)
    trade = {"exports": "exports-to", "imports": "imports-from"}.get(measure.key.removeprefix("main-"))
    if trade and context.asked & {"where", "who"}:  # "where does it get its imports from"
        join = Join(trade, (trade,), "subject", sem.of)
        found = context.evaluator.members(join)
        return list_draft(context, join, ordered(context, join, found)) if found else None
    if "joins" in entry and isinstance(sem.of, Ids) and has_members(context.catalogue, sem.of.ids[0]):
        sem = sem._replace(of=Join("member", ("member-of",), "object", sem.of, MEMBER))  # "capitals of the EAEU"
        members = context.evaluator.members(sem.of)
    if "joins" in entry:
        join = Join(measure.key, (entry["joins"],), "subject", sem.of)
        found = context.evaluator.members(join)
        if len(members) == 1:
            return list_draft(context, join, found) if found else None
        return each_joined(context, join, found, entry, sem)
    keys = context.evaluator.keys(measure, members)
    dates = entry.get("date") and len(members) > 1 and "when" not in context.asked and not isinstance(sem.of, Or)
    if dates and set(context.catalogue.kinds_of(members).values()) != {"agreements"}:
        return None  # "which pipelines start there" asks for no dates
    founding = measure.key == "founded" and "when" not in context.asked and not isinstance(sem.of, Ids | Or)
    if founding and set(context.catalogue.kinds_of(members).values()) == {"agreements"}:  # "which treaty created it"
        return list_draft(context, sem.of, ordered(context, sem.of, members))
    if len(members) == 1:
        id_ = next(iter(members))
        if measure.key == "founded" and context.catalogue.kinds_of([id_]).get(id_) == "people":  # "how old is she"
            measure, keys = Measure("born"), ("born",)
        if measure.key == "occupation" and (person := person_draft(context, id_)):
            return person
        draft = _of_one(context, id_, measure, keys, sem)
        if draft or not isinstance(sem.of, Ids) or entry.get("date") or context.asked & {"where", "when"}:
            return draft
        return _of_its_members(context, id_, measure, keys, sem)
    if isinstance(sem.of, Or) and all(isinstance(part, Ids) for part in sem.of.parts):
        return side_by_side(context, measure, keys, sem, members)
    together = entry.get("sum") and not context.asked & {"who", "each"}
    total = folded(context, "sum", measure, sem, members) if together else None
    return total or side_by_side(context, measure, keys, sem, members)


def _of_its_members(context: Context, id_: str, measure: Measure, keys: tuple[str, ...], sem: Value) -> Draft | None:
    """The sum over the members of a body, or the fact of each of them."""
    of = Join("member", ("member-of",), "object", Ids((id_,)), MEMBER, sem.when)
    members = context.evaluator.members(of)
    if not members:
        return None
    if lexicon().entry("fact", measure.key).get("sum"):
        return folded(context, "sum", measure, sem._replace(of=of), members)
    numeric = len(members) <= MANY and sets.figures(context.catalogue, members, keys)
    return side_by_side(context, measure, keys, sem._replace(of=of), members) if numeric else None


# --- one entity ---------------------------------------------------------------------------------------------------------


def _of_one(context: Context, id_: str, measure: Measure, keys: tuple[str, ...], sem: Value) -> Draft | None:
    entry = lexicon().entry("fact", measure.key)
    evaluator, asked = context.evaluator, context.asked
    if measure.key in lasting.ASKED and context.catalogue.kinds_of([id_]).get(id_) == "events":
        what = "lasted" if "how-long" in asked else lasting.ASKED[measure.key]
        dates = "when" in asked or not asked & {"where", "who", "does", "what", "how-old", "yes-no"}
        if what == "lasted" or (what in ("began", "ended") and dates):
            return lasting.event_draft(context, id_, what)
    rows = sets.facts_of(context.catalogue, [id_], keys)
    if "figure" in {one.type for one in rows} or sem.when or context.catalogue.as_of:
        dated = _in_year(context, id_, measure, keys, sem, rows)
        if dated or sem.when:
            return dated
    for key in keys:
        own = sorted((one for one in rows if one.key == key), key=lambda one: one.type != "figure")
        if not own:
            continue
        if asked & {"when", "how-old"} and own[0].type != "date" and own[0].key != "independence":
            continue
        if own[0].type == "date" and "where" in asked:
            kind = context.catalogue.kinds_of([id_]).get(id_)
            return where_draft(context, id_) if kind in ("events", "agreements") else None
        if own[0].type == "date" and asked & {"who", "does"} and not asked & {"when", "how-old"}:
            return None
        return told(context, id_, own, measure, entry)
    if measure.key == "in-force" and "yes-no" in context.asked and "when" not in context.asked:
        return None  # whether it still is, a date of signature does not say
    if measure.key == "in-force" and (signed := sets.facts_of(evaluator.catalogue, [id_], ["signed"])):
        name = context.speaker.the(id_)
        text = f"No entry into force of {name} is recorded; it was signed{on(signed[0].since)}."
        understood = f"entry into force of {context.speaker.name(id_)}"
        return Draft(text, None, (id_,), understood, (receipt(signed[0]),), empty=True)
    if (
        "signs" not in entry
        or "where" in asked
        or evaluator.catalogue.kinds_of([id_]).get(id_)
        not in (
            "organisations",
            "corridors",
            "sites",
        )
    ):
        return None
    return dated_passage(context, id_, entry["signs"])


def _in_year(
    context: Context, id_: str, measure: Measure, keys: tuple[str, ...], sem: Value, rows: list[FactRecord]
) -> Draft | None:
    """The figure of the year or day asked for; else that there is none."""
    when, catalogue = sem.when, context.catalogue
    if when is None:
        if not catalogue.as_of:
            return None
        first, last, at = "0001-01-01", catalogue.day, f"as of {show(catalogue.as_of)}"
    else:
        first, last, at = when.first, when.last, when.text
    label = context.wording.measure(measure)
    name = context.speaker.the(id_)
    understood = f"{label} of {context.speaker.name(id_)} {at}"
    found = sets.figures(catalogue, [id_], keys, first, last)
    if id_ in found:
        one = found[id_]
        number = one.number or 0
        value = int(number) if float(number).is_integer() else number
        text = f"The {label} of {name} {at} {'were' if _plural(measure, label) else 'was'} {amount(number, one.unit)}"
        text += "." if when and when.point else f" ({show(one.as_of)})."
        return Draft(text, value, (id_,), understood, (receipt(one),), (figure(one),), one.as_of)
    numeric = [one for one in rows if one.number is not None]
    if not numeric or when is None:
        return None
    if parts := _in_parts(context, id_, measure, (first, last, at)):
        return parts
    one = numeric[0]
    text = f"No {label} of {name} is recorded for {at.removeprefix('in ')}; for {show(one.as_of)} it is {amount(one.number or 0, one.unit)}."
    return Draft(text, None, (id_,), understood, (receipt(one),), (figure(one),), empty=True)


def _in_parts(context: Context, id_: str, measure: Measure, when: tuple[str, str, str]) -> Draft | None:
    """The parts of a figure, such as that of women and that of men, where the whole is not recorded for a time."""
    first, last, at = when
    parts = [Measure(key) for key in lexicon().entry("fact", measure.key).get("parts", ())]
    rows = [
        sets.figures(context.catalogue, [id_], context.evaluator.keys(part, {}), first, last).get(id_) for part in parts
    ]
    known = [one for one in rows if one is not None]
    if not known or len(known) < len(rows):
        return None
    label, name = context.wording.measure(measure), context.speaker.the(id_)
    said = row(
        [
            f"{context.wording.measure(part)} {amount(one.number or 0, one.unit)}"
            for part, one in zip(parts, known, strict=True)
        ]
    )
    text = f"No {label} of {name} as a whole is recorded for {at.removeprefix('in ')}; {said}."
    value = {one.key: one.number for one in known}
    understood = f"{label} of {context.speaker.name(id_)} {at}"
    return Draft(text, value, (id_,), understood, tuple(map(receipt, known)), tuple(map(figure, known)))


def told(context: Context, id_: str, rows: list[FactRecord], measure: Measure, entry: dict[str, Any]) -> Draft | None:
    """The sentence for the facts of one key."""
    first, name, The = rows[0], context.speaker.the(id_), context.speaker.The(id_)
    own = (
        entry
        if first.key == entry.get("keys", [measure.key])[0] or first.type == "date"
        else lexicon().entry("fact", first.key) or entry
    )
    label = str(own.get("label", measure.key.replace("-", " ")))
    understood = f"{label} of {context.speaker.name(id_)}"
    if first.type == "date":
        return _date(context, id_, first, understood)
    if first.number is not None:
        if planned(context.catalogue, first) and "planned" not in label:
            own, label = {}, f"planned {label}"
        text = f"{_lead(own, label, name)} {amount(first.number, first.unit)}{dated_text(first)}"
        others = [one for one in rows[1:] if one.number is not None and one.source != first.source]
        shown = [first]
        if others and (first.contested or abs((others[0].number or 0) - first.number) > 0.02 * abs(first.number)):
            text += f"; another source gives {amount(others[0].number or 0, others[0].unit)}{dated_text(others[0])}"
            shown.append(others[0])
        value = figure(first).value
        return Draft(f"{text}.", value, (id_,), understood, tuple(map(receipt, shown)), tuple(map(figure, shown)))
    plain = ["".join(span.text for span in context.catalogue.inline(one.value)) for one in rows]
    if first.since_day:  # a value with terms: what held on the day, else the latest
        begun = [
            (one, text)
            for one, text in zip(rows, plain, strict=True)
            if not one.since_day or one.since_day <= context.catalogue.day
        ]
        if not begun:
            return None
        held, shown_text = max(begun, key=lambda pair: pair[0].since_day or "")
        text = f"The {label} of {name}: {shown_text}{f', since {show(held.since)}' if held.since else ''}."
        return Draft(text, shown_text, (id_,), understood, (receipt(held),), (figure(held),), context.catalogue.as_of)
    if first.key == "independence":
        text = (
            f"{The} became independent on {plain[0]}."
            if plain[0][:1].isdigit()
            else f"Independence of {name}: {plain[0]}."
        )
        return Draft(
            text, plain[0], (id_,), f"independence of {context.speaker.name(id_)}", (receipt(first),), (figure(first),)
        )
    shown_text = plain[0] if len(plain) == 1 or len({one.source for one in rows}) > 1 else row(plain)
    if first.key in ("type", "mode") or len(shown_text) < 60:
        text = f"{_lead(own, label, name)} {shown_text}."
        if not own.get("plural") and shown_text[:1].isupper() and len(shown_text.split()) > 6:
            text = f"The {label} of {name}: {shown_text}"
    else:
        text = f"{upper(label)} of {name}: {shown_text}"
    return Draft(
        text if text.endswith((".", "…")) else f"{text}.",
        shown_text,
        (id_,),
        understood,
        (receipt(first),),
        (figure(first),),
    )


def _date(context: Context, id_: str, one: FactRecord, understood: str) -> Draft:
    name, The = context.speaker.the(id_), context.speaker.The(id_)
    verb = _VERBS.get(one.key, "dates from")
    if name.endswith(("Agreements", "Treaties")) or name.startswith("the Articles "):
        verb = verb.replace("was ", "were ")
    text = f"{context.speaker.name(id_)}: {show(one.since)}." if one.key == "date" else f"{The} {verb}{on(one.since)}."
    if one.key == "signed" and (force := sets.facts_of(context.catalogue, [id_], ["in-force"])):
        text = f"{text[:-1]} and entered into force{on(force[0].since)}."
    value: object = one.since
    if "how-old" in context.asked and one.since:
        from .belonging import duration

        value = duration(one.since, context.catalogue.day)
        text = f"{text[:-1]}: {value} ago."
    return Draft(text, value, (id_,), understood, (receipt(one),), (figure(one),))


def _plural(measure: Measure, label: str) -> bool:
    return bool(lexicon().entry("fact", measure.key).get("plural")) or label.endswith("s")


def _lead(entry: dict[str, Any], label: str, name: str) -> str:
    return str(
        entry.get("said", f"The {label} of {name} {'are' if entry.get('plural') or label.endswith('s') else 'is'}")
    ).format(name=name)


# --- several ------------------------------------------------------------------------------------------------------------


def side_by_side(context: Context, measure: Measure, keys: tuple[str, ...], sem: Value, members: Set) -> Draft | None:
    """One fact of several entities, figures from one source where that is possible, the largest first."""
    when = sem.when
    label, name = context.wording.measure(measure), context.speaker.name
    understood = f"{label} of {context.wording.text(sem.of)}{f' {when.text}' if when else ''}"
    found = sets.figures(context.catalogue, members, keys, when.first if when else "", when.last if when else "")
    pairs = isinstance(sem.of, Or)
    if found and (len(found) == len(members) or not pairs) and len(found) >= 0.6 * len(members):
        rows = sorted(found.values(), key=lambda one: -(one.number or 0))
        dates = sorted({show(one.as_of) for one in rows if one.as_of})
        parts = [f"{name(one.entity)} {amount(one.number or 0, one.unit)}" for one in rows]
        missing = [id_ for id_ in members if id_ not in found]
        none = f"; none recorded for {context.speaker.names(missing)}" if missing else ""
        text = f"{upper(label)}{f' {when.text}' if when else ''}: {row(parts, 40)} ({', '.join(dates)}){none}."
        if "ratio" in context.asked and len(rows) == 2 and rows[1].number:
            text = f"{text[:-1]}; the first is {(rows[0].number or 0) / rows[1].number:.3g} times the second."
        value = {one.entity: figure(one).value for one in rows}
        return Draft(text, value, tuple(value), understood, tuple(map(receipt, rows)), tuple(map(figure, rows)))
    if when:
        return None
    for key in keys:
        each = {one.entity: one for one in reversed(sets.facts_of(context.catalogue, list(members), [key]))}
        if len(each) >= ENOUGH * len(members):
            ordered = [each[id_] for id_ in members if id_ in each]
            shown = [
                f"{name(one.entity)}: {show(one.since) if one.type == 'date' else ''.join(s.text for s in context.catalogue.inline(one.value))}"
                for one in ordered
            ]
            missing = [id_ for id_ in members if id_ not in each]
            none = f" None recorded for {context.speaker.names(missing)}." if missing else ""
            return Draft(
                f"{upper(label)}. {'; '.join(shown)}.{none}", {one.entity: figure(one).value for one in ordered}, tuple(one.entity for one in ordered),
                understood, tuple(map(receipt, ordered)), tuple(map(figure, ordered)), cost=0.3 if len(ordered) > 3 and not pairs else 0.0,
            )  # fmt: skip
    if pairs or len(members) <= 4:
        drafts = {id_: _of_one(context, id_, measure, keys, sem._replace(of=Ids((id_,)))) for id_ in members}
        good = [draft for draft in drafts.values() if draft]
        missing = [id_ for id_, draft in drafts.items() if not draft]
        if not good or (missing and not pairs and len(good) < len(missing)):
            return None
        done = joined(good)
        none = f" No {label} is recorded for {context.speaker.names(missing)}." if missing else ""
        return done._replace(text=done.text + none, understood=understood, cost=0.5 if missing else done.cost)
    return None


def versus_draft(context: Context, sem: Versus) -> Draft | None:
    """Entities side by side by their main figures."""
    ids = named_in(sem.parts)
    kinds = set(context.catalogue.kinds_of(ids).values())
    if kinds == {"countries"}:
        of = Or(tuple(Ids((id_,)) for id_ in ids))
        each = [value_draft(context, Value((Measure(key),), of)) for key in MAIN]
        known = [one for one in each if one]
        if not known:
            return None
        done = joined(known)
        value = {key: one.value for key, one in zip(MAIN, known, strict=False)}
        return done._replace(value=value, understood=f"{row([context.speaker.name(id_) for id_ in ids])} side by side")
    if kinds == {"organisations"}:
        return _bodies(context, ids)
    if kinds == {"corridors"}:
        of = Or(tuple(Ids((id_,)) for id_ in ids))
        known = [
            one for key in ("length", "capacity", "status") if (one := value_draft(context, Value((Measure(key),), of)))
        ]
        return joined(known) if known else None
    return None


def _bodies(context: Context, ids: tuple[str, ...]) -> Draft | None:
    """Bodies by the number of their members, with those that are in all of them."""
    sets_ = {
        id_: context.evaluator.members(Join("member", ("member-of",), "object", Ids((id_,)), MEMBER)) for id_ in ids
    }
    if not all(sets_.values()):
        return None
    short = context.speaker.short(ids)
    common = [id_ for id_ in sets_[ids[0]] if all(id_ in one for one in sets_.values())]
    parts = [f"{upper(context.wording.short((id_,)))} has {len(found)} members" for id_, found in sets_.items()]
    purposes = {one.entity: one for one in sets.facts_of(context.catalogue, list(ids), ["purpose"])}
    purpose = "".join(
        f" Purpose of {context.speaker.the(id_)}: {''.join(s.text for s in context.catalogue.inline(purposes[id_].value)).rstrip('.')}."
        for id_ in ids
        if id_ in purposes
    )
    both = f"; in both: {context.speaker.names(common)}" if common else "; no state is in both"
    receipts = [
        r
        for found in sets_.values()
        for member in list(found.values())[:1]
        for r in (AnswerReceipt(member.edges[0].source, member.edges[0].as_of),)
    ]
    receipts += [receipt(one) for one in purposes.values()]
    return Draft(
        f"{', '.join(parts)}{both}.{purpose}",
        {id_: len(found) for id_, found in sets_.items()},
        (*ids, *common),
        f"{row([short[id_] for id_ in ids])} side by side",
        tuple(receipts),
    )


# --- compared ----------------------------------------------------------------------------------------------------------
