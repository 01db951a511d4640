"""A fact or figure of one entity: today's, that of a year, or the words of its page."""

from __future__ import annotations

from typing import Any

from ...dates import show
from .. import sets
from ..rows import FactRecord
from . import event_dates
from .answer import Draft
from .construction import planned
from .context import Context, receipt
from .draft_parts import dated_text, figure
from .english import amount, capitalised, comma_list, on, pieces
from .first_use import first_use_draft
from .lexicon import lexicon
from .logical_form import Measure, Value
from .passages import where_draft


def fact_of_one(context: Context, id_: str, measure: Measure, keys: tuple[str, ...], sem: Value) -> Draft | None:
    """What is recorded of one entity under one of the keys, as of the time that is asked for."""
    entry = lexicon().entry("fact", measure.key)
    evaluator, asked = context.evaluator, context.asked
    if measure.key in event_dates.ASKED and context.catalogue.kinds_of([id_]).get(id_) == "events":
        what = "lasted" if "how-long" in asked else event_dates.ASKED[measure.key]
        dates = "when" in asked or not asked & {"where", "who", "does", "what", "how-old", "yes-no"}
        if what == "lasted" or (what in ("began", "ended") and dates):
            return event_dates.event_draft(context, id_, what)
    if measure.key == "in-force" and "yes-no" in asked and (state := _in_force(context, id_)):
        return state
    rows = sets.facts_of(context.catalogue, [id_], keys)
    if "figure" in {record.type for record in rows} or sem.when or context.catalogue.as_of:
        dated = _in_year(context, id_, measure, keys, sem, rows)
        if dated or sem.when:
            return dated
    for key in keys:
        own = sorted((record for record in rows if record.key == key), key=lambda record: record.type != "figure")
        if not own:
            continue
        if asked & {"when", "how-old"} and own[0].type != "date" and own[0].key != "independence":
            continue
        if own[0].type == "date" and "where" in asked:
            kind = context.catalogue.kinds_of([id_]).get(id_)
            return where_draft(context, id_) if kind in ("events", "agreements") else None
        if own[0].type == "date" and asked & {"who", "does"} and not asked & {"when", "how-old"}:
            return None
        return stated_fact(context, id_, own, measure, entry)
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
    return first_use_draft(context, id_)


def _in_force(context: Context, id_: str) -> Draft | None:
    """Whether an agreement is in force, from its entry into force, its end and its status."""
    rows = {record.key: record for record in sets.facts_of(context.catalogue, [id_], ["in-force", "ended", "status"])}
    if not rows or (set(rows) == {"status"} and not rows["status"].value):
        return None  # a date of signature does not answer it
    name, parts = context.speaker.The(id_), list[str]()
    if "ended" in rows:
        parts.append(f"No: {name} ended{on(rows['ended'].since)}")
    elif "in-force" in rows:
        parts.append(f"{name} has been in force since {show(rows['in-force'].since)}; no end is recorded")
    if "status" in rows and rows["status"].value != "ended":
        parts.append(f"{'status' if parts else f'{name}: status'}: {rows['status'].value}")
    text, first = f"{'; '.join(parts)}.", next(iter(rows.values()))
    understood = f"whether {context.speaker.name(id_)} is in force"
    return Draft(text, "ended" not in rows, (id_,), understood, tuple(map(receipt, rows.values())), (figure(first),))


def _in_year(
    context: Context, id_: str, measure: Measure, keys: tuple[str, ...], sem: Value, rows: list[FactRecord]
) -> Draft | None:
    """The figure of the year or day asked for, or the sentence that there is none."""
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
        record = found[id_]
        number = record.number or 0
        value = int(number) if float(number).is_integer() else number
        text = (
            f"The {label} of {name} {at} {'were' if _plural(measure, label) else 'was'} {amount(number, record.unit)}"
        )
        text += "." if (when and when.point) or not record.as_of else f" ({show(record.as_of)})."
        return Draft(text, value, (id_,), understood, (receipt(record),), (figure(record),), record.as_of)
    numeric = [record for record in rows if record.number is not None]
    if not numeric or when is None:
        return None
    if parts := _in_parts(context, id_, measure, (first, last, at)):
        return parts
    record = numeric[0]
    text = f"No {label} of {name} is recorded for {at.removeprefix('in ')}; {f'for {show(record.as_of)}' if record.as_of else 'undated,'} it is {amount(record.number or 0, record.unit)}."
    return Draft(text, None, (id_,), understood, (receipt(record),), (figure(record),), empty=True)


def _in_parts(context: Context, id_: str, measure: Measure, when: tuple[str, str, str]) -> Draft | None:
    """The parts of a figure, as for women and for men, when the total is not recorded for a time."""
    first, last, at = when
    parts = [Measure(key) for key in lexicon().entry("fact", measure.key).get("parts", ())]
    rows = [
        sets.figures(context.catalogue, [id_], context.evaluator.keys(part), first, last).get(id_) for part in parts
    ]
    known = [record for record in rows if record is not None]
    if not known or len(known) < len(rows):
        return None
    label, name = context.wording.measure(measure), context.speaker.the(id_)
    members = comma_list(
        [
            f"{context.wording.measure(part)} {amount(record.number or 0, record.unit)}"
            for part, record in zip(parts, known, strict=True)
        ]
    )
    text = f"No {label} of {name} as a whole is recorded for {at.removeprefix('in ')}; {members}."
    value = {record.key: record.number for record in known}
    understood = f"{label} of {context.speaker.name(id_)} {at}"
    return Draft(text, value, (id_,), understood, tuple(map(receipt, known)), tuple(map(figure, known)))


def stated_fact(
    context: Context, id_: str, rows: list[FactRecord], measure: Measure, entry: dict[str, Any]
) -> Draft | None:
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
        others = [record for record in rows[1:] if record.number is not None and record.source != first.source]
        shown = [first]
        if others and (first.contested or abs((others[0].number or 0) - first.number) > 0.02 * abs(first.number)):
            text += f"; another source gives {amount(others[0].number or 0, others[0].unit)}{dated_text(others[0])}"
            shown.append(others[0])
        value = figure(first).value
        return Draft(f"{text}.", value, (id_,), understood, tuple(map(receipt, shown)), tuple(map(figure, shown)))
    plain = ["".join(span.text for span in context.catalogue.inline(record.value)) for record in rows]
    if first.since_day:  # a value with terms: what held on the day, else the latest
        begun = [
            (record, text)
            for record, text in zip(rows, plain, strict=True)
            if not record.since_day or record.since_day <= context.catalogue.day
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
    shown_text = plain[0] if len(plain) == 1 or len({record.source for record in rows}) > 1 else comma_list(plain)
    if part := [piece for piece in pieces(shown_text) if any(word in piece for word in entry.get("part", ()))]:
        text = f"{capitalised(label)} of {name}: {', '.join(part)}. All: {shown_text}."
        return Draft(text, ", ".join(part), (id_,), understood, (receipt(first),), (figure(first),))
    if first.key in ("type", "mode") or len(shown_text) < 60:
        text = f"{_lead(own, label, name)} {shown_text}."
        if not own.get("plural") and shown_text[:1].isupper() and len(shown_text.split()) > 6:
            text = f"The {label} of {name}: {shown_text}"
    else:
        text = f"{capitalised(label)} of {name}: {shown_text}"
    return Draft(
        text if text.endswith((".", "…")) else f"{text}.",
        shown_text,
        (id_,),
        understood,
        (receipt(first),),
        (figure(first),),
    )


def _date(context: Context, id_: str, record: FactRecord, understood: str) -> Draft:
    name, The = context.speaker.the(id_), context.speaker.The(id_)
    verb = _VERBS.get(record.key, "dates from")
    if name.endswith(("Agreements", "Treaties")) or name.startswith("the Articles "):
        verb = verb.replace("was ", "were ")
    text = (
        f"{context.speaker.name(id_)}: {show(record.since)}."
        if record.key == "date"
        else f"{The} {verb}{on(record.since)}."
    )
    if record.key == "signed" and (force := sets.facts_of(context.catalogue, [id_], ["in-force"])):
        text = f"{text[:-1]} and entered into force{on(force[0].since)}."
    value: object = record.since
    if "how-old" in context.asked and record.since:
        from .durations import duration

        if record.key == "born":
            return _aged(context, id_, record, text, understood)
        value = duration(record.since, context.catalogue.day)
        text = f"{text[:-1]}: {value} ago."
    return Draft(text, value, (id_,), understood, (receipt(record),), (figure(record),))


def _aged(context: Context, id_: str, record: FactRecord, text: str, understood: str) -> Draft:
    """The date of birth of a person, with the age on the day of the data of one who lives."""
    from .durations import duration

    value: object = record.since
    whole = len(record.since or "") == len("1952-10-07")
    if whole and not sets.facts_of(context.catalogue, [id_], ("died",)):
        value = duration(record.since or "", context.catalogue.day)
        text = f"{text[:-1]}: {value} old on {show(context.catalogue.day)}."
    return Draft(text, value, (id_,), understood, (receipt(record),), (figure(record),))


def _plural(measure: Measure, label: str) -> bool:
    return bool(lexicon().entry("fact", measure.key).get("plural")) or label.endswith("s")


def _lead(entry: dict[str, Any], label: str, name: str) -> str:
    return str(
        entry.get("said", f"The {label} of {name} {'are' if entry.get('plural') or label.endswith('s') else 'is'}")
    ).format(name=name)


_VERBS = {
    "founded": "was founded",
    "signed": "was signed",
    "in-force": "entered into force",
    "ended": "ended",
    "dissolved": "ceased to exist",
    "born": "was born",
    "died": "died",
    "opened": "opened",
}
