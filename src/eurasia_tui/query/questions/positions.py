"""The position of a state or body on a contested matter, as the page of the matter reports it."""

from __future__ import annotations

from collections.abc import Sequence

from ...text import fold
from .answer import AnswerReceipt, Draft
from .context import Context
from .excerpts import holds, plain

MOST = 3
"""Positions of one holder that are given."""


def position_draft(context: Context, by: Sequence[str], about: Sequence[str], words: Sequence[str]) -> Draft | None:
    """The position of one party on the named matter, from its page, or from another page with a topic that names it.

    Words of the question must stand in the position or its topic; where nothing is named, in the topic.
    """
    if len(by) != 1 or len(about) > 1 or not (about or len(words) > 1):
        return None
    topic_words, about_id = ([], about[0]) if about else (list(words), "")
    rows = context.catalogue.db.execute(
        "SELECT entity, topic, says, source, as_of, evidence, seq FROM position WHERE holder = ? ORDER BY seq", (by[0],)
    )
    names = context.catalogue.db.execute(
        "SELECT fold FROM name WHERE entity = ? AND type IN ('name', 'alias', 'full')", (about_id,)
    )
    called = [f" {name} " for (name,) in names]
    held = [
        (entity, topic, plain(context.catalogue, says), AnswerReceipt(source, as_of, evidence, True))
        for entity, topic, says, source, as_of, evidence, _ in rows
        if entity == about_id or any(name in f" {fold(topic)} " for name in called) or not about
    ]
    held = [position for position in held if all(holds(fold(f"{position[1]} {position[2]}"), word) for word in words)]
    held = [position for position in held if all(holds(fold(position[1]), word) for word in topic_words)]
    if not held:
        return None
    page = min(held, key=lambda position: position[0] not in (about_id, by[0]))[0]
    held = [position for position in held if position[0] == page][:MOST]
    name, place = context.speaker.name(by[0]), context.speaker.name(page)
    parts = [
        f"{topic}: {says}" if says.endswith((".", "!", "?")) else f"{topic}: {says}." for _, topic, says, _ in held
    ]
    texts = [says for _, _, says, _ in held]
    return Draft(
        f"Position of {name}, page of {place}. {' '.join(parts)}",
        texts if len(texts) > 1 else texts[0],
        tuple(dict.fromkeys((page, by[0], about_id or page))),
        f"position of {name} on {context.speaker.name(about_id) if about else held[0][1]}",
        tuple(receipt for *_, receipt in held),
        section=held[0][1],
        cost=0.1,
    )
