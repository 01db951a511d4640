"""What a page reports that somebody said about something, where no quotation or document has it; who uses an idea."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...text import fold
from .. import full_text, sets
from ..facets import Condition
from .answer import AnswerReceipt, Draft
from .context import Context, receipt
from .excerpts import holds, in_english, plain, sentences
from .say import upper

COST = 0.35
"""A page that reports words answers less surely than the words."""
_SAID = re.compile(
    r"\b(?:said|says|told|tells|call(?:s|ed)|spoke|speaks|describe[sd]|propose[sd]|warn(?:s|ed)|argue[sd]|urge[sd]|"
    r"promise[sd]|announce[sd]|declare[sd]|praise[sd]|criticise[sd]|welcome[sd]|complain(?:s|ed)|wrote|writes|asked|"
    r"repl(?:ies|ied)|denie[sd]|rejects?|rejected|for|sees|saw|counts|reads|warned|holds|finds|regards)\b",
    re.IGNORECASE,
)
"""Words by which a page reports what somebody said: ``for Tkachenko it is proof that ...``."""
_SPEAKERS = ("people", "organisations", "countries")
_PAGES, _ONLY = 12, Condition("e.kind NOT IN ('sources', 'quotes', 'claims')")


def reported_draft(context: Context, by: Sequence[str], about: Sequence[str], words: Sequence[str]) -> Draft | None:
    """The sentence of a page that says what somebody said about an entity or of some words; what role an idea has for them."""
    kinds = context.catalogue.kinds_of(by)
    if len(by) != 1 or kinds.get(by[0]) not in _SPEAKERS or len(about) > 1 or not (about or words):
        return None
    speaker, topic = by[0], about[0] if about else ""
    for entity, raw, row in _sentences(context, speaker, topic, words):
        text = plain(context.catalogue, raw)
        place = context.speaker.name(entity)
        on = context.speaker.name(topic) if topic else in_english(words)
        return Draft(
            f"{place}: {text}",
            text,
            (entity, *(id_ for id_ in (speaker, topic) if id_ and id_ != entity)),
            f"passage of the page of {place} on {context.speaker.name(speaker)} and {on}",
            (AnswerReceipt(row[0], row[1], row[2], bool(row[3]), True),),
            section=row[4],
            cost=COST,
        )
    return users_draft(context, topic, speaker) if topic and not words else None


def _sentences(
    context: Context, speaker: str, topic: str, words: Sequence[str]
) -> Iterator[tuple[str, str, tuple[str, str, str, int, str]]]:
    """Sentences that report, the topic's own page first, each with its entity and its receipt."""
    match = " AND ".join(f'({{names links}} : "{id_.replace("-", " ")}")' for id_ in (speaker, topic) if id_)
    pages = full_text.matching(context.catalogue, match, _PAGES, _ONLY)
    pages = sorted({topic, *pages} - {speaker, ""}, key=lambda id_: id_ != topic)
    for entity in pages:
        for text, *row, heading in context.catalogue.db.execute(
            "SELECT text, source, as_of, evidence, contested, heading FROM prose WHERE entity = ? "
            "AND section NOT IN ('quotation', 'claim') ORDER BY seq",
            (entity,),
        ):
            for raw in sentences(text):
                folded = fold(plain(context.catalogue, raw))
                if not _named(context, raw, folded, speaker) or not _SAID.search(raw):
                    continue
                on_topic = entity == topic or (topic and _named(context, raw, folded, topic))
                if (on_topic or not topic) and all(holds(folded, word) for word in words):
                    yield entity, raw, (*row, heading or "Summary")


def _named(context: Context, raw: str, folded: str, id_: str) -> bool:
    """True when a sentence links an entity, or has its name or the surname of a person."""
    if f"[[{id_}]]" in raw or f"[[{id_}|" in raw:
        return True
    return any(
        f" {fold(name)} " in f" {folded} " for name in (context.speaker.name(id_), context.speaker.short([id_])[id_])
    )


def users_draft(context: Context, idea: str, speaker: str = "") -> Draft | None:
    """Who uses an idea, and in what role; or the role it has for one of them."""
    catalogue, name = context.catalogue, context.speaker.name
    rows = [
        row
        for row in sets.edges(catalogue, ("uses-idea",), [idea], "object")
        if row.began(catalogue.day) and not row.ended(catalogue.day) and speaker in ("", row.subject)
    ]
    if not rows:
        return None
    parts = [f"{name(row.subject)}{f' ({row.role})' if row.role else ''}" for row in rows]
    text = f"{upper(name(idea))}, used by: {'; '.join(parts)}."
    if speaker:
        if not rows[0].role:
            return None
        text = f"{name(speaker)} on {name(idea)}: {rows[0].role}."
    users = tuple(dict.fromkeys(row.subject for row in rows))
    about = (*users, idea) if speaker else (idea, *users)
    understood = f"{name(speaker)} on {name(idea)}" if speaker else f"who uses {name(idea)}"
    return Draft(text, [name(id_) for id_ in users], about, understood, tuple(map(receipt, rows)), cost=COST)
