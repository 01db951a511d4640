"""Two or more bodies side by side: when they were founded, how many members they have, who belongs to all."""

from __future__ import annotations

from ..catalogue import Catalogue
from ..members import Cell, cells
from .answer import Draft, Receipt
from .membership import receipt
from .question import Question
from .say import Speaker, count, on, row, upper


def beside(question: Question, catalogue: Catalogue, speaker: Speaker, at: int) -> list[Draft]:
    """``CIS vs CSTO``, ``difference between SCO and EAEU``; ``at`` is the word that says so."""
    from .figures import facts_of
    from .figures import receipt as of_fact

    where = question.entities
    ids = [question.items[i].id for i in where]
    members: dict[str, list[Cell]] = {id_: [] for id_ in ids}
    for cell in cells(catalogue, ids):
        if cell.status == "member":
            members[cell.organisation].append(cell)
    if len(set(ids)) != len(ids) or not all(members.values()):
        return []
    founded = {one.entity: one for one in facts_of(catalogue, ids, ["founded"])}
    parts, receipts = [], list[Receipt]()
    for id_ in ids:
        since = f", founded{on(founded[id_].since)}," if id_ in founded else ""
        parts.append(f"{speaker.the(id_)}{since} has {count(len(members[id_]), 'member', 'members')}")
        receipts += [receipt(members[id_][0]), *([of_fact(founded[id_])] if id_ in founded else [])]
    every = [{cell.country for cell in members[id_]} for id_ in ids]
    shared = [cell.country for cell in members[ids[0]] if all(cell.country in one for one in every)]
    what = "both" if len(ids) == 2 else "all"
    text = f"{upper(row(parts))}; {f'in {what}: {speaker.names(shared)}' if shared else f'no state is in {what}'}."
    used = (
        {at, *where}
        | {i for i, _ in question.terms("status")}
        | {i for i, key in question.terms("cue") if key == "both"}
    )
    value = {id_: len(members[id_]) for id_ in ids}
    names = row(speaker.short([id_])[id_] for id_ in ids)
    return [
        Draft(text, value, tuple(ids), f"{names} side by side", tuple(receipts), frozenset(used), 0.93, catalogue.as_of)
    ]
