"""Where a state or body stands on a contested matter: its position as the page of the matter has it."""

from __future__ import annotations

from collections.abc import Sequence

from ...text import fold
from .answer import AnswerReceipt, Draft
from .context import Context
from .excerpts import holds, plain

MOST = 3
"""Positions of one holder that are given."""


def position_draft(context: Context, by: Sequence[str], about: Sequence[str], words: Sequence[str]) -> Draft | None:
    """The position of one on what is named, on its page; words of the question must stand in the position or its topic."""
    if len(by) != 1 or len(about) != 1:
        return None
    rows = context.catalogue.db.execute(
        "SELECT topic, says, source, as_of, evidence FROM position WHERE holder = ? AND entity = ? ORDER BY seq",
        (by[0], about[0]),
    )
    held = [
        (topic, plain(context.catalogue, says), AnswerReceipt(source, as_of, evidence, True))
        for topic, says, source, as_of, evidence in rows
    ]
    held = [position for position in held if all(holds(fold(f"{position[0]} {position[1]}"), word) for word in words)][
        :MOST
    ]
    if not held:
        return None
    name, place = context.speaker.name(by[0]), context.speaker.name(about[0])
    parts = [f"{topic}: {says}" if says.endswith((".", "!", "?")) else f"{topic}: {says}." for topic, says, _ in held]
    return Draft(
        f"Position of {name}, page of {place}. {' '.join(parts)}",
        [says for _, says, _ in held] if len(held) > 1 else held[0][1],
        (about[0], by[0]),
        f"position of {name} on {place}",
        tuple(receipt for *_, receipt in held),
        section=held[0][0],
        cost=0.1,
    )
