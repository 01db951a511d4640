"""Disputed members of a body: they are not in the list, and are mentioned beside it."""

from __future__ import annotations

from typing import Any

from ...text import words
from .context import Context, joins_of
from .lexicon import lexicon
from .logical_form import Ids


def disputed_remark(context: Context, sem: Any) -> str:
    """The disputes about the members or observers of a body, with what the first position holds."""
    joins = [join for join in joins_of(sem) if join.key == "member" and join.side == "object"]
    join = joins[0] if len(joins) == 1 else None
    if join is None or not isinstance(join.of, Ids) or join.act or join.when:
        return ""
    known = lexicon().entries["status"]
    asked = {word for status in join.statuses if status in known for word in words(str(known[status]["one"]))}
    rows = context.catalogue.db.execute(
        "SELECT topic, holder, says FROM position WHERE entity = ? ORDER BY seq", (join.of.ids[0],)
    )
    disputes: dict[str, str] = {}
    for topic, holder, says in rows:
        if asked & set(words(topic)) and topic not in disputes:
            disputes[topic] = f" Disputed: {topic} ({context.speaker.name(holder)}: {says.rstrip('.')})."
    return "".join(disputes.values())
