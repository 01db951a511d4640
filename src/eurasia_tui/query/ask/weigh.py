"""Chooses among the drafts the one that answers the question, or none."""

from __future__ import annotations

from importlib import import_module

from ...text import words
from ..catalogue import Catalogue
from .answer import Answer, Draft, finished
from .question import Named, Question
from .read import read
from .vocabulary import Sense, vocabulary

ENOUGH = 0.5
"""Below this confidence nothing is answered."""
KIND_SAID = 0.95
"""For a word that only says of what kind the entity named is: ``the KTI railway``."""
TOLD = 0.7
"""For a word that nothing knows and the answer happens to hold."""
UNKNOWN, UNUSED_ENTITY, UNUSED_TERM, UNUSED_CUE, UNUSED_NUMBER = 0.45, 0.25, 0.5, 0.5, 0.5
"""What confidence is multiplied by for each part of the question that a draft does not account for."""

ANSWERERS = (
    "names",
    "membership",
    "roll",
    "offices",
    "states",
    "persons",
    "speech",
    "ranks",
    "borders",
    "figures",
    "finder",
    "pairs",
    "sorts",
    "happened",
    "describe",
)
"""Modules with ``drafts(question, catalogue, speaker)``, tried in this order; the first of equals wins."""


def _faceted(text: str) -> bool:
    """True for what the search box takes for a facet, a phrase or an exclusion; ``who said "..."`` is a question."""
    parts = text.split()
    asks = any(sense.category == "cue" for senses in vocabulary().at(words(text), 0).values() for sense in senses)
    return ('"' in text and not asks) or any((part[:1] == "-" and len(part) > 1) or ":" in part[1:-1] for part in parts)


def ask(catalogue: Catalogue, text: str) -> Answer | None:
    """The answer to a question, or None when it is not understood well enough.

    A date in the question stands over that of the catalogue.  Deterministic; never raises
    for what a person may type.
    """
    if not words(text) or _faceted(text):
        return None
    question = _founding(catalogue, read(catalogue, text))
    if not any(item.named or item.senses for item in question.items):
        return None
    says_kind = _kinds_said(catalogue, question)
    best: tuple[float, Draft] | None = None
    for draft in _drafts(catalogue, question, says_kind):
        confidence = weigh(question, draft, says_kind)
        if best is None or confidence > best[0] + 0.001:
            best = (confidence, draft)
    if best is None or best[0] < ENOUGH:
        return None
    return finished(catalogue, best[1], best[0])


def _founding(catalogue: Catalogue, question: Question) -> Question:
    """``the treaty of X``, for a body X: the act that founded it, when its date or parties are asked for."""
    nouns = [i for i, key in question.terms("noun") if key == "agreement"]
    dated = any(vocabulary().entry("fact", key).get("date") for _, key in question.terms("fact"))
    asks = dated or question.cue("when") is not None or any(key == "party-to" for _, key in question.terms("relation"))
    if len(question.entities) != 1 or len(nouns) != 1 or not asks:
        return question
    at, noun = question.entities[0], nouns[0]
    if question.items[noun].text.endswith(("s", "ory", "ov", "iya")):
        return question
    acts = catalogue.db.execute(
        "SELECT r.object, e.kind FROM relation r JOIN entity e ON e.id = r.object "
        "WHERE r.subject = ? AND r.name = 'founded-by' AND e.kind = 'agreements' ORDER BY r.object NOT LIKE '%treaty%', r.seq",
        (question.items[at].id,),
    ).fetchall()
    if not acts:
        return question
    items = list(question.items)
    items[at] = items[at]._replace(named=tuple(Named(id_, kind, 1) for id_, kind in acts), trust=items[at].trust * 0.97)
    items[noun] = items[noun]._replace(senses=(Sense("stop", ""),))
    return question._replace(items=items)


def _drafts(catalogue: Catalogue, question: Question, says_kind: frozenset[int]) -> list[Draft]:
    from .say import Speaker

    dated = catalogue
    if question.date and question.date <= catalogue.now:
        dated = catalogue.at(question.date)
    found: list[Draft] = []
    for name in ANSWERERS:
        module = import_module(f".{name}", __package__)
        found += module.drafts(question, dated, Speaker(dated))
        if found and any(weigh(question, draft, says_kind) >= 0.9 for draft in found):
            break
    return found


def weigh(question: Question, draft: Draft, says_kind: frozenset[int] = frozenset()) -> float:
    """How sure it is that the draft answers the question, 0 to 1.

    ``says_kind`` holds the positions of words that only say of what kind an entity named is.
    """
    confidence = draft.sure
    said = set(words(f"{draft.text} {draft.understood}"))
    free = vocabulary().entries["cue"]
    for index, item in enumerate(question.items):
        if index in draft.used:
            confidence *= item.trust
            continue
        if item.unknown:
            confidence *= TOLD if _told(item.text, said) else UNKNOWN
        elif item.named:
            if item.stop or item.id in draft.about or (item.trust < 0.9 and _told(item.text, said)):
                continue
            confidence *= UNUSED_ENTITY
        elif item.date:
            if index not in question.date_items or (not draft.as_of and item.date[:4] not in said):
                confidence *= UNUSED_NUMBER
        elif item.number is not None:
            if index not in question.date_items and str(item.number) not in said:
                confidence *= UNUSED_NUMBER
        elif not item.stop:
            cue = item.key("cue")
            if cue and free.get(cue, {}).get("free"):
                continue
            if index in question.date_items or _told(item.text, said):
                continue
            confidence *= KIND_SAID if index in says_kind else UNUSED_CUE if cue else UNUSED_TERM
    return confidence


def _kinds_said(catalogue: Catalogue, question: Question) -> frozenset[int]:
    """Positions of nouns that fit an entity of the question: ``the BTC pipeline``."""
    from .groups import filtered

    found = set()
    for index, key in question.terms("noun"):
        noun = vocabulary().entry("noun", key)
        ids = [question.items[i].id for i in question.entities if question.items[i].kind == noun["kind"] != "countries"]
        if ids and filtered(catalogue, ids, noun.get("where", {})):
            found.add(index)
    return frozenset(found)


def _told(text: str, said: set[str]) -> bool:
    return all(
        word in said or any(len(word) > 3 and one.startswith(word[:-1]) for one in said) for word in text.split()
    )
