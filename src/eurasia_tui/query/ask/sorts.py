"""All of one sort, when no entity is named: what happened or was signed at a time, or the few there are."""

from __future__ import annotations

from ...dates import bounds, show
from ..catalogue import Catalogue
from ..rows import dates
from .answer import Draft, Receipt
from .groups import of_sort
from .question import Question
from .say import Speaker, count, row, upper
from .vocabulary import vocabulary

FEW = 40
"""Of a sort with more than this all are not told in a line."""
_DATED = ("events", "agreements")


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """``agreements of 2024``, ``what happened in 2001``, ``oil pipelines``."""
    nouns = question.terms("noun")
    if question.entities or not nouns or question.terms("order"):
        return []
    noun = vocabulary().entry("noun", nouns[0][1])
    kind = str(noun["kind"])
    ids = [
        id_
        for (id_,) in catalogue.db.execute(
            "SELECT id FROM entity WHERE kind = ? ORDER BY grp_pos, grp, sort, id", (kind,)
        )
    ]
    ids = of_sort(catalogue, ids, noun)
    used = {i for i, key in nouns if vocabulary().entry("noun", key)["kind"] == kind}
    used |= {
        i for i, key in question.terms("cue") if key in ("how-many", "list", "what", "world", "on", "first", "last")
    }
    one, many = str(noun["one"]), str(noun["many"])
    if kind in _DATED and question.date:
        used |= set(question.date_items) | {
            i for i, key in question.terms("fact") if vocabulary().entry("fact", key).get("date")
        }
        return _then(question, catalogue, speaker, ids, one, many, used)
    if kind in _DATED or question.date or not 0 < len(ids) <= FEW:
        return []
    text = f"{count(len(ids), one, many)} on record: {row([speaker.name(id_) for id_ in ids], 14)}."
    asked = question.cue("how-many", "list", "what") is not None
    value: object = len(ids) if question.cue("how-many") is not None else ids
    return [
        Draft(
            text, value, tuple(ids), f"all {many}", _receipts(catalogue, ids), frozenset(used), 0.9 if asked else 0.75
        )
    ]


def _then(
    question: Question, catalogue: Catalogue, speaker: Speaker, ids: list[str], one: str, many: str, used: set[int]
) -> list[Draft]:
    """Those that fall, at least in part, within the time asked for."""
    first, last = bounds(question.date or "")
    days = dates(catalogue, ids)
    held = {id_: bounds(days[id_]) for id_ in ids if id_ in days}
    found = sorted(
        (id_ for id_, (begin, end) in held.items() if begin <= last and end >= first),
        key=lambda id_: (held[id_][0] < first, held[id_], id_),
    )
    then = show(question.date)
    label = f"{many} of {then}"
    if not found:
        return []
    parts = [f"{speaker.name(id_)} ({show(days[id_])})" for id_ in found]
    lead = count(len(found), one, many) if len(found) > 1 or question.cue("how-many") is not None else upper(one)
    text = f"{lead} of {then}: {'; '.join(parts[:8])}{f'; and {len(parts) - 8} more' if len(parts) > 8 else ''}."
    value: object = len(found) if question.cue("how-many") is not None else found
    return [Draft(text, value, tuple(found), label, _receipts(catalogue, found), frozenset(used), 0.94, question.date)]


def _receipts(catalogue: Catalogue, ids: list[str]) -> tuple[Receipt, ...]:
    marks = ",".join("?" * len(ids))
    return tuple(
        Receipt(*one)
        for one in catalogue.db.execute(
            f"SELECT source, as_of FROM entity WHERE id IN ({marks}) ORDER BY as_of DESC", ids
        )
    )
