"""Questions near one that has no answer: what can be asked about the entity that was found first."""

from __future__ import annotations

from .catalogue import Catalogue
from .questions import ask

MOST = 3
_QUOTED = "What is said about {}?"
_QUESTIONS = {
    "countries": ("Who leads {}?", "What is {} a member of?", "Which corridors cross {}?", _QUOTED),
    "organisations": ("Who is in {}?", "When was {} founded?", _QUOTED, "Where is {} based?"),
    "corridors": (_QUOTED, "How long is {}?", "Which countries does {} cross?"),
    "people": ("Who is {}?", "What did {} say?", "Which offices has {} held?"),
    "agreements": ("When was {} signed?", "Who signed {}?", "What is {}?"),
    "events": ("When: {}?", "Who took part: {}?"),  # names of events may be sentences
    "concepts": (_QUOTED, "Who uses {}?", "What is {}?"),
}
"""Questions about an entity of a kind, the likeliest first."""
_OTHERS = ("What is {}?", "Where is {}?")


def nearest_questions(catalogue: Catalogue, id_: str) -> list[str]:
    """At most three questions about an entity that have an answer."""
    kind, name = catalogue.kinds_of([id_]).get(id_, ""), catalogue.name(id_)
    found: list[str] = []
    for form in _QUESTIONS.get(kind, _OTHERS):
        question = form.format(name)
        if len(found) < MOST and ask(catalogue, question) is not None:
            found.append(question)
    return found
