"""Facts of entities: one value, several, or the same of several entities side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...dates import show
from ..catalogue import Catalogue
from ..rows import FactRecord
from .answer import Draft, Receipt
from .question import Question
from .say import Speaker, amount, on, row, upper
from .vocabulary import vocabulary

_SHARES = ("share of", "proportion of", "percentage of", "percent of")
_VAGUE = ("how large", "how big", "size", "how long", "long", "what kind", "what sort", "type", "level", *_SHARES)


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts for every fact that the question may ask for."""
    from .derived import chained, compared, side_by_side

    terms = question.terms("fact")
    if len(terms) > 1:  # "date" beside a more particular fact says nothing of its own
        terms = [one for one in terms if one[1] != "date"] or terms
    where = question.entities
    found: list[Draft] = []
    if not where:
        return []
    vague = [one for one in terms if question.items[one[0]].text in _VAGUE]
    if vague and len(vague) < len(terms):  # "how large is the population"
        terms = [one for one in terms if one not in vague]
    if {"do", "does", "did"} & set(question.words) and question.cue("how-many") is None:  # "what does X export"
        terms = [(index, str(vocabulary().entry("fact", key).get("done", key))) for index, key in terms]
    again = {key: [i for i, other in terms if other == key] for _, key in terms}
    terms = [(places[0], key) for key, places in again.items()]
    if {"languages", "ethnic-groups"} & set(again) and len(where) == 2:  # "is russian spoken in ...": no state
        where = [i for i in where if question.items[i].trust == 1.0] or where
    if len(where) == 1 and len(terms) == 2 and (nested := chained(question, catalogue, speaker, terms, where[0])):
        return [nested]
    if len(where) > 1 and not terms and (at_compare := question.cue("compare")) is not None:
        return side_by_side(question, catalogue, speaker, at_compare)
    if len(where) == 2 and len(terms) == 1 and (said_of := _confirmed(question, catalogue, speaker, *terms[0], where)):
        return [said_of]
    if len(where) > 1:
        for index, key in terms:
            found += compared(question, catalogue, speaker, index, key, where)
        return found
    at = where[0]
    if len(terms) > 1:
        both = [value_of(question, catalogue, speaker, [index], key, at) for index, key in terms]
        good = [one for one in both if one]
        if len(good) == len(terms) and len({one.text for one in good}) == len(good):
            found.append(joined(good))
    for index, key in terms:
        more = [i for i, other in question.terms("fact") if i != index and other in ("date", key)]
        more += [i for i in question.entities if i not in where] + [i for i, _ in vague]
        if draft := value_of(question, catalogue, speaker, [index], key, at):
            found.append(draft if not more else _with(draft, more))
    if (
        (when := question.cue("when")) is not None
        and not terms
        and (draft := value_of(question, catalogue, speaker, [when], "date", at))
    ):
        found.append(draft)
    return found


def _confirmed(
    question: Question, catalogue: Catalogue, speaker: Speaker, index: int, key: str, where: list[int]
) -> Draft | None:
    """Whether one entity is what a fact of the other names: ``is Astana the capital of Kazakhstan``."""
    keys = [name for name in vocabulary().entry("fact", key)["keys"] if name in catalogue.relation_types]
    for one, other in ((where[0], where[1]), (where[1], where[0])):
        if not keys or question.items[one].kind == question.items[other].kind:
            continue
        if draft := value_of(question, catalogue, speaker, [index], key, other):
            right = question.items[one].id in draft.about
            asks = {i for i, cue in question.terms("cue") if cue == "yes-no"}
            text = f"{'Yes' if right else 'No'}: {draft.text}" if asks else draft.text
            return draft._replace(text=text, used=draft.used | {one} | asks)
    return None


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


def joined(drafts_: list[Draft]) -> Draft:
    return Draft(
        " ".join(one.text for one in drafts_),
        [one.value for one in drafts_],
        drafts_[0].about,
        " and ".join(one.understood for one in drafts_),
        tuple(r for one in drafts_ for r in one.receipts),
        frozenset().union(*(one.used for one in drafts_)),
        0.93,
        drafts_[0].as_of,
    )


def cues(question: Question) -> set[int]:
    return {i for i, key in question.terms("cue") if key in ("when", "how-many", "what", "list")}


def facts_of(catalogue: Catalogue, ids: Sequence[str], keys: Sequence[str]) -> list[FactRecord]:
    """Facts of the entities under one of the keys, in the order of their files."""
    from ..rows import _FACT

    marks, wanted = ",".join("?" * len(ids)), ",".join("?" * len(keys))
    rows = catalogue.db.execute(
        f"SELECT {_FACT} FROM fact WHERE entity IN ({marks}) AND key IN ({wanted}) ORDER BY seq", [*ids, *keys]
    )
    return [FactRecord(*one) for one in rows]


def value_of(
    question: Question, catalogue: Catalogue, speaker: Speaker, used: list[int], key: str, at: int
) -> Draft | None:
    """The fact of the first of the entities named at a position that has it."""
    entry = vocabulary().entry("fact", key)
    keys: list[str] = entry["keys"]
    item = question.items[at]
    ids = [one.id for one in item.named]
    rows = facts_of(catalogue, ids, keys)
    took = frozenset({at, *used} | cues(question))
    for wanted in keys:
        if wanted in catalogue.relation_types:
            for id_ in ids:
                if draft := _related(question, catalogue, speaker, wanted, id_, entry, took):
                    return draft
            continue
        for id_ in ids:
            mine = [one for one in rows if one.entity == id_ and one.key == wanted]
            if mine:
                return said(question, catalogue, speaker, mine, id_, key, entry, took)
    if key == "in-force":
        signed = next((one for one in facts_of(catalogue, ids, ["signed"])), None)
        if signed:
            text = f"No entry into force of {speaker.the(signed.entity)} is recorded; it was signed{on(signed.since)}."
            label = f"entry into force of {speaker.name(signed.entity)}"
            return Draft(text, None, (signed.entity,), label, (receipt(signed),), took, 0.9)
    group = frozenset(
        {i for i, name in question.terms("noun") if name == "country"}
        | {i for i, name in question.terms("status") if name == "member"}
        | {i for i, name in question.terms("cue") if name in ("list", "both")}
    )
    if not entry.get("sum"):
        from .derived import each_of

        for id_ in ids:
            if draft := each_of(catalogue, speaker, id_, entry, took | group):
                return draft
    if entry.get("sum"):
        took = took | group
        for id_ in ids:
            from .derived import summed

            if draft := summed(question, catalogue, speaker, id_, key, entry, took):
                return draft
    return None


def _related(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    relation: str,
    id_: str,
    entry: dict[str, Any],
    used: frozenset[int],
) -> Draft | None:
    rows = catalogue.db.execute(
        "SELECT object, source, as_of, evidence, contested, role FROM relation WHERE subject = ? AND name = ? "
        "AND (since_day IS NULL OR since_day <= ?) AND (until_day IS NULL OR until_day > ?) ORDER BY seq",
        (id_, relation, catalogue.day, catalogue.day),
    ).fetchall()
    if not rows:
        return None
    others = [one[0] for one in rows]
    names = row([speaker.name(one[0]) + (f" ({one[5]})" if one[5] else "") for one in rows])
    text = f"The {entry['label']} of {speaker.the(id_)} {'is' if len(others) == 1 else 'are'} {names}."
    receipts = tuple(Receipt(one[1], one[2], one[3], bool(one[4])) for one in rows)
    return Draft(
        text,
        speaker.name(others[0]) if len(others) == 1 else [speaker.name(o) for o in others],
        (id_, *others),
        f"{entry['label']} of {speaker.name(id_)}",
        receipts,
        used,
        0.96,
        catalogue.as_of,
    )


def receipt(one: FactRecord) -> Receipt:
    return Receipt(one.source, one.as_of, one.evidence, bool(one.contested))


def said(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    rows: list[FactRecord],
    id_: str,
    key: str,
    entry: dict[str, Any],
    used: frozenset[int],
) -> Draft | None:
    first = rows[0]
    name, The = speaker.the(id_), speaker.The(id_)
    own = vocabulary().entry("fact", first.key) if first.key != entry["keys"][0] and first.type != "date" else entry
    label = str(own.get("label", entry["label"]))
    understood = f"{label} of {speaker.name(id_)}"
    if first.type == "date":
        if question.cue("who") is not None and question.cue("when") is None:
            return None
        verb = str(entry.get("verb", "dates from"))
        verbs = {
            "founded": "was founded",
            "signed": "was signed",
            "in-force": "entered into force",
            "ended": "ended",
            "dissolved": "ceased to exist",
            "born": "was born",
            "died": "died",
            "date": "took place",
        }
        verb = verbs.get(first.key, verb)
        if name.endswith(("Agreements", "Treaties")) or name.startswith("the Articles "):
            verb = verb.replace("was ", "were ")
        text = f"{The} {verb}{on(first.since)}."
        if first.key == "date":
            text = f"{speaker.name(id_)}: {show(first.since)}."
        sure = 0.95 if first.key in (key, entry["keys"][0]) else 0.88
        if first.key == "signed":
            force = facts_of(catalogue, [id_], ["in-force"])
            if force:
                text = f"{text[:-1]} and entered into force{on(force[0].since)}."
        return Draft(text, first.since, (id_,), understood, (receipt(first),), used, sure)
    if first.number is not None:
        if question.date and len(question.date) >= 4 and not entry.get("date"):
            from .derived import in_year

            return in_year(question, catalogue, speaker, rows, id_, entry, used)
        text = f"{_lead(own, label, name)} {amount(first.number, first.unit)}{_dated(first)}"
        others = [one for one in rows[1:] if one.number is not None and one.source != first.source]
        if others and (first.contested or abs((others[0].number or 0) - first.number) > 0.02 * abs(first.number)):
            text += f"; another source gives {amount(others[0].number or 0, others[0].unit)}{_dated(others[0])}"
        value: object = int(first.number) if float(first.number).is_integer() else first.number
        shown = (first, *others[:1]) if "another source" in text else (first,)
        return Draft(f"{text}.", value, (id_,), understood, tuple(receipt(one) for one in shown), used, 0.96)
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
        return Draft(text, shown_text, (id_,), understood, (receipt(held),), used, 0.95, catalogue.as_of)
    if key in ("independence", "founded", "date") and first.key == "independence":
        return Draft(
            f"{The} became independent on {plain[0]}."
            if plain[0][:1].isdigit()
            else f"Independence of {name}: {plain[0]}.",
            plain[0],
            (id_,),
            f"independence of {speaker.name(id_)}",
            (receipt(first),),
            used,
            0.95,
        )
    if first.key == "status" and question.cue("when") is not None:
        return None
    shown_text = plain[0] if len(plain) == 1 or len({one.source for one in rows}) > 1 else row(plain)
    if first.key in ("type", "mode") or len(shown_text) < 60:
        text = f"{_lead(own, label, name)} {shown_text}."
        if not entry.get("plural") and shown_text[:1].isupper() and len(shown_text.split()) > 6:
            text = f"The {label} of {name}: {shown_text}"
    else:
        text = f"{upper(label)} of {name}: {shown_text}"
    text = text if text.endswith((".", "…")) else f"{text}."
    return Draft(text, shown_text, (id_,), understood, (receipt(first),), used, 0.95)


def _lead(entry: dict[str, Any], label: str, name: str) -> str:
    """How the sentence about a fact begins."""
    return str(entry.get("said", f"The {label} of {name} {'are' if entry.get('plural') else 'is'}")).format(name=name)


def _dated(one: FactRecord) -> str:
    return f" ({show(one.as_of)})" if one.as_of else ""
