"""Reported statements: a sentence of a page on what somebody said, when no quotation or document has it; users of an idea."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...lazy_pattern import lazy_pattern
from ...text import fold
from .. import full_text, sets
from ..sets import kind_not_in
from .answer import Draft
from .context import Context, receipt
from .english import capitalised
from .excerpts import holds, in_english, plain, sentences
from .page_texts import PageText, names_it, page_texts, quoted

COST = 0.35
"""A page that reports words answers less surely than the words."""
_SAID = lazy_pattern(
    r"\b(?:said|says|told|tells|call(?:s|ed)|spoke|speaks|describe[sd]|propose[sd]|warn(?:s|ed)|argue[sd]|urge[sd]|"
    r"promise[sd]|announce[sd]|declare[sd]|praise[sd]|criticise[sd]|welcome[sd]|complain(?:s|ed)|wrote|writes|asked|"
    r"repl(?:ies|ied)|oppose[sd]?|supports?|supported|objects?|objected|insists?|demands?|demanded|fears?|"
    r"denie[sd]|rejects?|rejected|sees|saw|counts|reads|warned|holds|finds|regards)\b",
    re.IGNORECASE,
)
"""Words by which a page reports what somebody said."""
_FOR = lazy_pattern(r"\bfor\b", re.IGNORECASE)
"""Of a person another such word: ``for Tkachenko it is proof that ...``."""
_SPEAKERS = ("people", "organisations", "countries")
_PAGES, _ONLY = 12, kind_not_in("sources", "quotes", "claims")


def reported_draft(context: Context, by: Sequence[str], about: Sequence[str], words: Sequence[str]) -> Draft | None:
    """The sentence of a page that reports what somebody said about an entity or some words, or the role of an idea for them."""
    kinds = context.catalogue.kinds_of(by)
    if len(by) != 1 or kinds.get(by[0]) not in _SPEAKERS or len(about) > 1 or not (about or words):
        return None
    speaker, topic = by[0], about[0] if about else ""
    for found, raw in _sentences(context, speaker, topic, words):
        text = plain(context.catalogue, raw)
        place = context.speaker.name(found.entity)
        on = context.speaker.name(topic) if topic else in_english(words)
        none = (
            f"No quotation of {context.speaker.name(speaker)} on this is on record here; reported: "
            if kinds[speaker] == "people"
            else ""
        )
        understood = f"passage of the page of {place} on {context.speaker.name(speaker)} and {on}"
        draft = quoted(context, found, text, understood, [id_ for id_ in (speaker, topic) if id_], COST)
        return draft._replace(text=f"{none}{place}: {text}", receipts=(found.receipt._replace(opinion=True),))
    return users_draft(context, topic, speaker) if topic and not words else None


def _sentences(context: Context, speaker: str, topic: str, words: Sequence[str]) -> Iterator[tuple[PageText, str]]:
    """Sentences that report, the topic's own page first, each with the text in which it stands."""
    person = context.catalogue.kinds_of([speaker]).get(speaker) == "people"
    match = " AND ".join(f'({{names links}} : "{id_.replace("-", " ")}")' for id_ in (speaker, topic) if id_)
    pages = full_text.matching(context.catalogue, match, _PAGES, _ONLY)
    pages = [id_ for id_ in dict.fromkeys((topic, *pages)) if id_ not in (speaker, "")]
    for entity in pages:
        for text in page_texts(context.catalogue, entity):
            for raw in sentences(text.text):
                folded = fold(plain(context.catalogue, raw))
                says = _SAID.search(raw) or (person and _FOR.search(raw))
                if not says or not names_it(context, raw, folded, speaker):
                    continue
                on_topic = entity == topic or (topic and names_it(context, raw, folded, topic))
                if (on_topic or not topic) and all(holds(folded, word) for word in words):
                    yield text, raw


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
    text = f"{capitalised(name(idea))}, used by: {'; '.join(parts)}."
    if speaker:
        if not rows[0].role:
            return None
        text = f"{name(speaker)} on {name(idea)}: {rows[0].role}."
    users = tuple(dict.fromkeys(row.subject for row in rows))
    about = (*users, idea) if speaker else (idea, *users)
    understood = f"{name(speaker)} on {name(idea)}" if speaker else f"who uses {name(idea)}"
    return Draft(text, [name(id_) for id_ in users], about, understood, tuple(map(receipt, rows)), cost=COST)
