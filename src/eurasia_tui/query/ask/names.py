"""What an acronym stands for, and former and other names."""

from __future__ import annotations

from ..catalogue import Catalogue
from .answer import Draft, Receipt
from .question import Question
from .say import Speaker, row

_CUES = ("stands-for", "former-name")


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts about names themselves."""
    where = question.entities
    if len(where) != 1:
        return []
    found = []
    for cue in _CUES:
        at = question.cue(cue)
        if at is None and cue == "former-name" and {"was", "called"} <= set(question.words):  # "what was X called"
            at = next(i for i, item in enumerate(question.items) if "called" in item.text.split())
        if at is None:
            continue
        id_ = question.items[where[0]].id
        entity = catalogue.db.execute("SELECT name, source, as_of FROM entity WHERE id = ?", (id_,)).fetchone()
        rows = catalogue.db.execute("SELECT text, type, lang FROM name WHERE entity = ?", (id_,)).fetchall()
        name = entity[0]
        used = frozenset({at, where[0]} | {i for i, key in question.terms("cue") if key in ("what", "previous")})
        receipts = (Receipt(entity[1], entity[2]),)
        if cue == "stands-for":
            short = next((t for t, kind, lang in rows if kind == "acronym" and lang == "en"), None)
            full = next((t for t, kind, _ in rows if kind == "full"), None)
            text = (
                f"{short} stands for {name}."
                if short and short != name
                else f"The full name of {speaker.the(id_)} is {full}."
                if full
                else ""
            )
            if text and full and short and short != name and full != name:
                text = f"{short} stands for {full} ({name})."
            value = full or name
        else:
            old = [t for t, kind, _ in rows if kind == "former"]
            also = [t for t, kind, _ in rows if kind == "alias"]
            chosen = old or also
            text = (
                f"{'Former' if old else 'Other'} name{'s' if len(chosen) > 1 else ''} of {speaker.the(id_)}: {row(chosen)}."
                if chosen
                else ""
            )
            value = chosen[0] if len(chosen) == 1 else chosen
        if text:
            label = "full name" if cue == "stands-for" else "former names"
            found.append(Draft(text, value, (id_,), f"{label} of {name}", receipts, used, 0.94))
    return found
