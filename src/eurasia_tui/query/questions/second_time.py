"""When a state left or joined a body for the second time: the answer tells that one date is recorded."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...lazy_pattern import lazy_pattern
from .answer import Answer

AskFunction = Callable[[str], Answer | None]

_AGAIN = lazy_pattern(r"\s+(?:for\s+)?(?:the|a)\s+second\s+time\b|\s+во\s+второй\s+раз\b", re.IGNORECASE)
_ACTS = ("withdrawal of", "accession of")


def of_second_time(text: str, ask: AskFunction) -> Answer | None:
    """The answer without *for the second time*, with the remark that one date alone is on record; None for other questions."""
    if not (found := _AGAIN.search(text)):
        return None
    answer = ask(f"{text[: found.start()]}{text[found.end() :]}")
    if answer is None or not answer.understood.startswith(_ACTS) or not isinstance(answer.value, str):
        return None
    return answer._replace(text=f"{answer.text} No other time is on record here.", confidence=0.7)
