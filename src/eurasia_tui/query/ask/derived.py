"""Figures that are worked out: of a year, of the capital of a state, summed over members, side by side."""

from __future__ import annotations

import json
from typing import Any

from ...dates import show
from ..catalogue import Catalogue
from ..rows import FactRecord
from .answer import Draft, Receipt
from .figures import cues, facts_of, joined, receipt, said, value_of
from .question import Question
from .say import Speaker, amount, row, upper
from .vocabulary import vocabulary


def in_year(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    rows: list[FactRecord],
    id_: str,
    entry: dict[str, Any],
    used: frozenset[int],
) -> Draft:
    """A figure of the year asked for, from the yearly series or a fact of that year; else that there is none."""
    year = (question.date or "")[:4]
    label, name = entry["label"], speaker.the(id_)
    keys = [str(key) for key in entry["keys"]]
    understood = f"{label} of {speaker.name(id_)} in {year}"
    marks = ",".join("?" * len(keys))
    for unit, points, source, evidence, contested in catalogue.db.execute(
        f"SELECT unit, points, source, evidence, contested FROM series WHERE entity = ? AND key IN ({marks})",
        (id_, *keys),
    ):
        if (number := json.loads(points).get(year)) is not None:
            text = f"The {label} of {name} in {year} was {amount(number, unit)}."
            return Draft(
                text,
                number,
                (id_,),
                understood,
                (Receipt(source, year, evidence, bool(contested)),),
                used,
                0.95,
                year,
            )
    same = [one for one in rows if (one.as_of or "")[:4] == year]
    if same and same[0].number is not None:
        text = f"The {label} of {name} in {year} was {amount(same[0].number, same[0].unit)}."
        return Draft(text, same[0].number, (id_,), understood, (receipt(same[0]),), used, 0.95, year)
    first = rows[0]
    text = f"No {label} of {name} is recorded for {year}; for {show(first.as_of)} it is {amount(first.number or 0, first.unit)}."
    return Draft(text, None, (id_,), understood, (receipt(first),), used, 0.7, year)


def chained(
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
            draft = said(
                question, catalogue, speaker, rows, row_[0], first, entry, frozenset({one, two, at} | cues(question))
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


def summed(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    id_: str,
    key: str,
    entry: dict[str, Any],
    used: frozenset[int],
) -> Draft | None:
    """The sum over the members of a body, from one source."""
    from .groups import group_of, one_source

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
    dates = tuple(Receipt(source, one.as_of, one.evidence, bool(one.contested)) for one in figures.values())
    return Draft(
        text, total, (id_, *members), f"{entry['label']} of the members of {speaker.name(id_)}", dates, used, 0.85
    )


def each_of(
    catalogue: Catalogue, speaker: Speaker, id_: str, entry: dict[str, Any], used: frozenset[int]
) -> Draft | None:
    """A fact of each of the few states of a body or region: ``capitals of Central Asia``."""
    from .groups import group_of

    members = group_of(catalogue, id_)
    if not 2 <= len(members) <= 15 or entry.get("date"):
        return None
    marks = ",".join("?" * len(members))
    found: dict[str, tuple[str, Receipt]] = {}
    for key in entry["keys"]:
        if key in catalogue.relation_types:
            for subject, object_, source, as_of, evidence, contested in catalogue.db.execute(
                f"SELECT subject, object, source, as_of, evidence, contested FROM relation WHERE subject IN ({marks}) "
                "AND name = ? AND until_day IS NULL ORDER BY seq",
                [*members, key],
            ):
                found.setdefault(subject, (speaker.name(object_), Receipt(source, as_of, evidence, bool(contested))))
            continue
        for one in facts_of(catalogue, members, [key]):
            text = amount(one.number, one.unit) if one.number is not None else one.value
            found.setdefault(one.entity, ("".join(span.text for span in catalogue.inline(text)), receipt(one)))
    if len(found) < 0.8 * len(members):
        return None
    ordered = [one for one in members if one in found]
    text = f"{upper(str(entry['label']))} by country: {'; '.join(f'{speaker.name(one)} {found[one][0]}' for one in ordered)}."
    receipts = tuple(found[one][1] for one in ordered)
    label = f"{entry['label']} of the states of {speaker.name(id_)}"
    return Draft(text, {one: found[one][0] for one in ordered}, (id_, *ordered), label, receipts, used, 0.88)


MAIN = ("population", "gdp", "area")
"""What is compared when nothing is named."""


def side_by_side(question: Question, catalogue: Catalogue, speaker: Speaker, at: int) -> list[Draft]:
    """The main figures of several states when the question only says to compare; ``at`` is the word that says so."""
    where = question.entities
    if all(question.items[i].kind == "organisations" for i in where):
        from .bodies import beside

        return beside(question, catalogue, speaker, at)
    if len({question.items[i].kind for i in where}) != 1 or question.terms("noun") or question.terms("relation"):
        return []
    each = [draft for key in MAIN for draft in compared(question, catalogue, speaker, at, key, where)]
    if not each:
        return []
    every = joined(each)
    return [every._replace(value={key: one.value for key, one in zip(MAIN, each, strict=False)}, sure=0.91)]


def compared(
    question: Question, catalogue: Catalogue, speaker: Speaker, index: int, key: str, where: list[int]
) -> list[Draft]:
    """One fact of several entities, figures from one source."""
    from .groups import one_source

    entry = vocabulary().entry("fact", key)
    ids = [question.items[at].id for at in where]
    used = (
        {index, *where}
        | cues(question)
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
            receipts = tuple(receipt(figures[id_]) for id_ in ids)
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
            return [
                Draft(
                    f"{upper(label)}. {'; '.join(said)}.",
                    {id_: rows[id_].value for id_ in ids},
                    tuple(ids),
                    understood,
                    tuple(receipt(rows[id_]) for id_ in ids),
                    frozenset(used),
                    0.92,
                )
            ]
    each = [value_of(question, catalogue, speaker, [index], key, at) for at in where]
    good = [one for one in each if one]
    if len(good) == len(where):
        both = joined(good)
        return [Draft(both.text, both.value, tuple(ids), both.understood, both.receipts, both.used | used, 0.9)]
    return []
