"""Who holds an office in each state of a region or body: ``presidents of the Central Asian states``."""

from __future__ import annotations

from ...dates import show
from ..catalogue import Catalogue
from .answer import Draft
from .groups import group_of
from .offices import Held, fits, office_of, terms
from .question import Question
from .say import Speaker, upper

MANY = 15
"""Of more states than this the holders are not told in a line."""


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """The holders on the day, state by state; none when a state has nobody on record."""
    offices = question.terms("office")
    if len(question.entities) != 1 or not offices or question.cue("first", "previous") is not None:
        return []
    at = question.entities[0]
    id_ = question.items[at].id
    words = [word for i, _ in offices for word in question.items[i].text.split()]
    plural = question.terms("noun") or any(word.endswith(("s", "y", "i")) for word in words)
    states = group_of(catalogue, id_) if plural else []
    office = office_of(question, offices)[1]
    label = str(office["label"])
    if not 2 <= len(states) <= MANY:
        return []
    found: list[tuple[str, Held]] = []
    for state in states:
        held = [
            (fit, n, one)
            for n, one in enumerate(terms(catalogue, at=state))
            if one.on(catalogue.day) and (fit := fits(one, office)) < 3
        ]
        if held:
            found.append((state, min(held, key=lambda one: one[:2])[2]))
    if len(found) < len(states):
        return []
    then = f" as of {show(catalogue.as_of)}" if catalogue.as_of else ""
    people = "; ".join(f"{speaker.name(state)} {speaker.name(one.person)}{_title(one, label)}" for state, one in found)
    used = {at} | {i for i, _ in offices} | {i for i, key in question.terms("noun") if key == "country"}
    used |= {i for i, key in question.terms("cue") if key in ("who", "list", "both")}
    used |= {i for i, key in question.terms("status") if key == "member"}
    text = f"{upper(label)} by country{then}: {people}."
    return [
        Draft(
            text,
            {state: speaker.name(one.person) for state, one in found},
            (id_, *(one.person for _, one in found)),
            f"{label} of the states of {speaker.name(id_)}{then}",
            tuple(one.receipt for _, one in found),
            frozenset(used),
            0.88,
            catalogue.as_of,
        )
    ]


def _title(one: Held, label: str) -> str:
    """The title in brackets where it is another than the office asked for."""
    return "" if one.title.lower() == label else f" ({one.title})"
