"""Facts of entities: one value, several, or the same of several entities side by side."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ...dates import show
from ..catalogue import Catalogue
from ..rows import FactRecord
from .answer import Draft, Receipt
from .question import Question
from .say import Speaker, amount, on, row, upper
from .vocabulary import vocabulary


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts for every fact that the question may ask for."""
    terms = question.terms("fact")
    if len(terms) > 1:  # "date" beside a more particular date says nothing of its own
        others = [one for one in terms if one[1] != "date"]
        if any(vocabulary().entry("fact", key).get("date") for _, key in others):
            terms = others
    where = question.entities
    found: list[Draft] = []
    if not where:
        return []
    if len(where) == 1 and len(terms) == 2 and (chained := _chained(question, catalogue, speaker, terms, where[0])):
        return [chained]
    if len(where) > 1:
        for index, key in terms:
            found += _compared(question, catalogue, speaker, index, key, where)
        return found
    at = where[0]
    if len(terms) > 1:
        both = [_value(question, catalogue, speaker, [index], key, at) for index, key in terms]
        good = [one for one in both if one]
        if len(good) == len(terms) and len({one.text for one in good}) == len(good):
            found.append(_joined(good))
    for index, key in terms:
        more = [i for i, other in question.terms("fact") if i != index and other == "date"]
        if draft := _value(question, catalogue, speaker, [index], key, at):
            found.append(draft if not more else _with(draft, more))
    if (
        (when := question.cue("when")) is not None
        and not terms
        and (draft := _value(question, catalogue, speaker, [when], "date", at))
    ):
        found.append(draft)
    return found


def _with(draft: Draft, more: list[int]) -> Draft:
    return Draft(
        draft.text,
        draft.value,
        draft.about,
        draft.understood,
        draft.receipts,
        draft.used | set(more),
        draft.sure - 0.03,
        draft.as_of,
    )


def _joined(drafts_: list[Draft]) -> Draft:
    return Draft(
        " ".join(one.text for one in drafts_), [one.value for one in drafts_], drafts_[0].about,
        " and ".join(one.understood for one in drafts_), tuple(r for one in drafts_ for r in one.receipts),
        frozenset().union(*(one.used for one in drafts_)), 0.93, drafts_[0].as_of,
    )  # fmt: skip


def _cues(question: Question) -> set[int]:
    return {i for i, key in question.terms("cue") if key in ("when", "how-many", "where", "what", "list")}


def facts_of(catalogue: Catalogue, ids: Sequence[str], keys: Sequence[str]) -> list[FactRecord]:
    """Facts of the entities under one of the keys, in the order of their files."""
    from ..rows import _FACT

    marks, wanted = ",".join("?" * len(ids)), ",".join("?" * len(keys))
    rows = catalogue.db.execute(
        f"SELECT {_FACT} FROM fact WHERE entity IN ({marks}) AND key IN ({wanted}) ORDER BY seq", [*ids, *keys]
    )
    return [FactRecord(*one) for one in rows]


def _value(
    question: Question, catalogue: Catalogue, speaker: Speaker, used: list[int], key: str, at: int
) -> Draft | None:
    """The fact of the first of the entities named at a position that has it."""
    entry = vocabulary().entry("fact", key)
    keys: list[str] = entry["keys"]
    item = question.items[at]
    ids = [one.id for one in item.named]
    rows = facts_of(catalogue, ids, keys)
    took = frozenset({at, *used} | _cues(question))
    for wanted in keys:
        if wanted in catalogue.relation_types:
            for id_ in ids:
                if draft := _related(question, catalogue, speaker, wanted, id_, entry, took):
                    return draft
            continue
        for id_ in ids:
            mine = [one for one in rows if one.entity == id_ and one.key == wanted]
            if mine:
                return _said(question, catalogue, speaker, mine, id_, key, entry, took)
    if entry.get("sum"):
        for id_ in ids:
            if draft := _summed(question, catalogue, speaker, id_, key, entry, took):
                return draft
    return None


def _related(
    question: Question, catalogue: Catalogue, speaker: Speaker, relation: str, id_: str, entry: dict[str, Any], used: frozenset[int]
) -> Draft | None:  # fmt: skip
    rows = catalogue.db.execute(
        "SELECT object, source, as_of, verified, contested, role FROM relation WHERE subject = ? AND name = ? "
        "AND (since_day IS NULL OR since_day <= ?) AND (until_day IS NULL OR until_day > ?) ORDER BY seq",
        (id_, relation, catalogue.day, catalogue.day),
    ).fetchall()
    if not rows:
        return None
    others = [one[0] for one in rows]
    names = row([speaker.name(one[0]) + (f" ({one[5]})" if one[5] else "") for one in rows])
    text = f"The {entry['label']} of {speaker.the(id_)} {'is' if len(others) == 1 else 'are'} {names}."
    receipts = tuple(Receipt(one[1], one[2], bool(one[3]), bool(one[4])) for one in rows)
    return Draft(text, speaker.name(others[0]) if len(others) == 1 else [speaker.name(o) for o in others], (id_, *others),
                 f"{entry['label']} of {speaker.name(id_)}", receipts, used, 0.96, catalogue.as_of)  # fmt: skip


def _receipt(one: FactRecord) -> Receipt:
    return Receipt(one.source, one.as_of, bool(one.verified), bool(one.contested))


def _said(
    question: Question, catalogue: Catalogue, speaker: Speaker, rows: list[FactRecord], id_: str, key: str,
    entry: dict[str, Any], used: frozenset[int],
) -> Draft | None:  # fmt: skip
    first = rows[0]
    name, The = speaker.the(id_), speaker.The(id_)
    label = str(entry["label"])
    understood = f"{label} of {speaker.name(id_)}"
    if first.type == "date":
        if question.cue("who") is not None and question.cue("when") is None:
            return None
        verb = str(entry.get("verb", "dates from"))
        verbs = {"founded": "was founded", "signed": "was signed", "in-force": "entered into force", "ended": "ended",
                 "dissolved": "ceased to exist", "born": "was born", "died": "died", "date": "took place"}  # fmt: skip
        verb = verbs.get(first.key, verb)
        text = f"{The} {verb}{on(first.since)}."
        sure = 0.95 if first.key in (key, entry["keys"][0]) else 0.88
        if first.key == "signed":
            force = facts_of(catalogue, [id_], ["in-force"])
            if force:
                text = f"{text[:-1]} and entered into force{on(force[0].since)}."
        return Draft(text, first.since, (id_,), understood, (_receipt(first),), used, sure)
    if first.number is not None:
        if question.date and len(question.date) >= 4 and not entry.get("date"):
            return _in_year(question, catalogue, speaker, rows, id_, entry, used)
        text = f"The {label} of {name} is {amount(first.number, first.unit)}{_dated(first)}"
        if entry.get("plural"):
            text = text.replace(" is ", " are ", 1)
        others = [one for one in rows[1:] if one.number is not None and one.source != first.source]
        if others and (first.contested or abs((others[0].number or 0) - first.number) > 0.02 * abs(first.number)):
            text += f"; another source gives {amount(others[0].number or 0, others[0].unit)}{_dated(others[0])}"
        value: object = int(first.number) if float(first.number).is_integer() else first.number
        shown = (first, *others[:1]) if "another source" in text else (first,)
        return Draft(f"{text}.", value, (id_,), understood, tuple(_receipt(one) for one in shown), used, 0.96)
    plain = ["".join(span.text for span in catalogue.inline(one.value)) for one in rows]
    if first.since_day:  # a value with terms: what held on the day, else the latest
        begun = [
            (one, text)
            for one, text in zip(rows, plain, strict=True)
            if not one.since_day or one.since_day <= catalogue.day
        ]
        if not begun:
            return None
        held, shown_text = max(begun, key=lambda pair: pair[0].since_day or "")
        text = f"The {label} of {name}: {shown_text}{f', since {show(held.since)}' if held.since else ''}."
        return Draft(text, shown_text, (id_,), understood, (_receipt(held),), used, 0.95, catalogue.as_of)
    if key in ("independence", "founded", "date") and first.key == "independence":
        return Draft(f"{The} became independent on {plain[0]}." if plain[0][:1].isdigit() else f"Independence of {name}: {plain[0]}.",
                     plain[0], (id_,), f"independence of {speaker.name(id_)}", (_receipt(first),), used, 0.95)  # fmt: skip
    if first.key == "status" and question.cue("when") is not None:
        return None
    shown_text = plain[0] if len(plain) == 1 or len({one.source for one in rows}) > 1 else row(plain)
    if first.key in ("type", "mode") or len(shown_text) < 60:
        text = f"The {label} of {name} {'are' if entry.get('plural') else 'is'} {shown_text}."
        if not entry.get("plural") and shown_text[:1].isupper() and len(shown_text.split()) > 6:
            text = f"The {label} of {name}: {shown_text}"
    else:
        text = f"{upper(label)} of {name}: {shown_text}"
    text = text if text.endswith((".", "…")) else f"{text}."
    return Draft(text, shown_text, (id_,), understood, (_receipt(first),), used, 0.95)


def _dated(one: FactRecord) -> str:
    return f" ({show(one.as_of)})" if one.as_of else ""


def _in_year(
    question: Question, catalogue: Catalogue, speaker: Speaker, rows: list[FactRecord], id_: str, entry: dict[str, Any],
    used: frozenset[int],
) -> Draft:  # fmt: skip
    """A figure of the year asked for, from the yearly series or a fact of that year; else that there is none."""
    year = (question.date or "")[:4]
    label, name = entry["label"], speaker.the(id_)
    keys = [str(key) for key in entry["keys"]]
    understood = f"{label} of {speaker.name(id_)} in {year}"
    marks = ",".join("?" * len(keys))
    for unit, points, source, verified, contested in catalogue.db.execute(
        f"SELECT unit, points, source, verified, contested FROM series WHERE entity = ? AND key IN ({marks})",
        (id_, *keys),
    ):
        if (number := json.loads(points).get(year)) is not None:
            text = f"The {label} of {name} in {year} was {amount(number, unit)}."
            return Draft(
                text,
                number,
                (id_,),
                understood,
                (Receipt(source, year, bool(verified), bool(contested)),),
                used,
                0.95,
                year,
            )
    same = [one for one in rows if (one.as_of or "")[:4] == year]
    if same and same[0].number is not None:
        text = f"The {label} of {name} in {year} was {amount(same[0].number, same[0].unit)}."
        return Draft(text, same[0].number, (id_,), understood, (_receipt(same[0]),), used, 0.95, year)
    first = rows[0]
    text = f"No {label} of {name} is recorded for {year}; for {show(first.as_of)} it is {amount(first.number or 0, first.unit)}."
    return Draft(text, None, (id_,), understood, (_receipt(first),), used, 0.7, year)


def _chained(
    question: Question, catalogue: Catalogue, speaker: Speaker, terms: list[tuple[int, str]], at: int
) -> Draft | None:
    """``population of the capital of X``: the second fact names an entity that has the first."""
    (one, key), (two, other) = terms
    between = {word for item in question.items[one + 1 : two] for word in item.text.split()}
    if "and" in between or "i" in between:
        return None
    for first, step in ((key, other), (other, key)):
        relation = next(
            (name for name in vocabulary().entry("fact", step)["keys"] if name in catalogue.relation_types), None
        )
        if not relation or (first == key) != (
            two > one and ("of" in between or not between or question.items[at].start < one)
        ):
            continue
        row_ = catalogue.db.execute(
            "SELECT object FROM relation WHERE subject = ? AND name = ?", (question.items[at].id, relation)
        ).fetchone()
        if not row_:
            continue
        entry = vocabulary().entry("fact", first)
        rows = [fact for fact in facts_of(catalogue, [row_[0]], entry["keys"]) if fact.key == entry["keys"][0]]
        if rows:
            draft = _said(
                question, catalogue, speaker, rows, row_[0], first, entry, frozenset({one, two, at} | _cues(question))
            )
            if draft:
                return Draft(
                    draft.text,
                    draft.value,
                    (row_[0], question.items[at].id),
                    f"{draft.understood}, {vocabulary().entry('fact', step)['label']} of {speaker.name(question.items[at].id)}",
                    draft.receipts,
                    draft.used,
                    0.93,
                )
    return None


def _with_members(catalogue: Catalogue, id_: str) -> set[str]:
    from .membership import with_members

    return with_members(catalogue, [id_])


def _summed(
    question: Question, catalogue: Catalogue, speaker: Speaker, id_: str, key: str, entry: dict[str, Any], used: frozenset[int]
) -> Draft | None:  # fmt: skip
    """The sum over the members of a body, from one source."""
    from .ranks import group_of, one_source

    members = group_of(catalogue, id_)
    if not members or question.date:
        return None
    source, figures = one_source(catalogue, members, entry["keys"][0])
    if len(figures) < 0.8 * len(members) or not figures:
        return None
    total = sum(one.number or 0 for one in figures.values())
    total = int(total) if float(total).is_integer() else total
    missing = [one for one in members if one not in figures]
    what = "members" if id_ in _with_members(catalogue, id_) else "states"
    unit = next(iter(figures.values())).unit
    text = (
        f"The {len(figures)} {what} of {speaker.the(id_)} together: {entry['label']} {amount(total, unit)}"
        f" (our sum of figures from {speaker.name(source)}"
        f"{f'; none for {speaker.names(missing)}' if missing else ''})."
    )
    dates = tuple(Receipt(source, one.as_of, bool(one.verified), bool(one.contested)) for one in figures.values())
    return Draft(
        text, total, (id_, *members), f"{entry['label']} of the members of {speaker.name(id_)}", dates, used, 0.85
    )


def _compared(
    question: Question, catalogue: Catalogue, speaker: Speaker, index: int, key: str, where: list[int]
) -> list[Draft]:  # fmt: skip
    """One fact of several entities, figures from one source."""
    from .ranks import one_source

    entry = vocabulary().entry("fact", key)
    ids = [question.items[at].id for at in where]
    used = (
        {index, *where}
        | _cues(question)
        | {i for i, name in question.terms("cue") if name in ("compare", "than", "both", "top", "yes-no")}
    )
    used |= {i for i, _ in question.terms("order")}
    label = str(entry["label"])
    understood = f"{label} of {row([speaker.name(id_) for id_ in ids])}"
    for wanted in entry["keys"]:
        if wanted in catalogue.relation_types:
            continue
        _, figures = one_source(catalogue, ids, wanted)
        if len(figures) == len(ids) and len(ids) > 1:
            ordered = sorted(ids, key=lambda id_: -(figures[id_].number or 0))
            parts = [f"{speaker.name(id_)} {amount(figures[id_].number or 0, figures[id_].unit)}" for id_ in ordered]
            dates = sorted({show(figures[id_].as_of) for id_ in ids if figures[id_].as_of})
            text = f"{upper(label)}: {row(parts)} ({', '.join(dates)})."
            receipts = tuple(_receipt(figures[id_]) for id_ in ids)
            return [
                Draft(
                    text,
                    {id_: figures[id_].number for id_ in ids},
                    tuple(ids),
                    understood,
                    receipts,
                    frozenset(used),
                    0.95,
                )
            ]
        rows = {one.entity: one for one in reversed(facts_of(catalogue, ids, [wanted]))}
        if len(rows) == len(ids) and all(one.number is None for one in rows.values()):
            said = [
                f"{speaker.name(id_)}: {(rows[id_].since and show(rows[id_].since)) or rows[id_].value}" for id_ in ids
            ]
            return [Draft(f"{upper(label)}. {'; '.join(said)}.", {id_: rows[id_].value for id_ in ids}, tuple(ids), understood,
                          tuple(_receipt(rows[id_]) for id_ in ids), frozenset(used), 0.92)]  # fmt: skip
    each = [_value(question, catalogue, speaker, [index], key, at) for at in where]
    good = [one for one in each if one]
    if len(good) == len(where):
        joined = _joined(good)
        return [
            Draft(joined.text, joined.value, tuple(ids), joined.understood, joined.receipts, joined.used | used, 0.9)
        ]
    return []
