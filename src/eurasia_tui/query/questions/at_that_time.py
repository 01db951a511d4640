"""A figure at a time that another question finds: ``population at independence``, ``GDP in the year it joined the EAEU``."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...lazy_pattern import lazy_pattern
from ..catalogue import Catalogue
from .answer import Answer, together

AskFunction = Callable[[str], Answer | None]

_ACT = lazy_pattern(
    r"^(?P<head>.+?),?\s+(?:when|(?:in\s+)?the\s+year(?:\s+(?:when|that|in\s+which))?|at\s+the\s+time(?:\s+when)?|"
    r"в\s+(?:том\s+)?год[ау]?,?\s+(?:когда|в\s+котором)|когда|в\s+момент,?\s+когда)\s+"
    r"(?:(?P<own>it|they|the\s+(?:country|state|republic)|он|она|они|страна|республика)|(?P<other>the\s+\w+\s+\w+|СССР))\s+(?P<what>.+)$",
    re.IGNORECASE,
)
_NOUN = lazy_pattern(
    r"^(?P<head>.+?),?\s+(?:at(?:\s+the\s+(?:time|moment|point)\s+of)?|upon|in\s+the\s+year\s+of|"
    r"в\s+год|в\s+момент|на\s+момент|ко\s+времени|при)\s+(?:its\s+|their\s+|the\s+|его\s+|её\s+|ее\s+)?"
    r"(?:(?:gaining|becoming|обретения|получения)\s+)?"
    r"(?P<what>(?:independen\w+|accession|admission|joining|независимост\w+|вступлени\w+|присоединени\w+)\b.*)$",
    re.IGNORECASE,
)
_DURING = lazy_pattern(
    r"^(?P<head>(?:who|кто)\b.+?),?\s+(?:during|at\s+the\s+time\s+of|во\s+время|в\s+дни)\s+(?P<event>(?:the\s+)?\S.+)$",
    re.IGNORECASE,
)
_YEAR = lazy_pattern(r"\b(?:19|20)\d\d\b")
_MONTH = lazy_pattern(r"\b[A-Z][a-z]{2} (?:19|20)\d\d\b")


def at_that_time(catalogue: Catalogue, text: str, ask: AskFunction) -> Answer | None:
    """The figure, or the office-holder, of the year in which an event happened, with that date; None for other questions."""
    bare = text.strip(" ?.!")
    if (during := _DURING.match(bare)) and (dated := ask(f"when was {during['event']}")):
        month = _MONTH.search(dated.text)
        stated = _YEAR.findall(during["event"])
        of_another_year = month and stated and not any(month[0].endswith(year) for year in stated)
        return ask(f"{during['head']} in {month[0]}") if month and dated.about and not of_another_year else None
    if not (found := _ACT.match(bare) or _NOUN.match(bare)):
        return None
    today = ask(found["head"])
    if today is None or not isinstance(today.value, int | float) or not today.about:
        return None
    groups = found.groupdict()
    who = groups.get("other") or catalogue.name(today.about[0])
    word = "when" if bare.isascii() else "когда"
    act = ask(f"{word} {who} {found['what']}")
    if act is None or len(years := {*_YEAR.findall(str(act.value))} or {*_YEAR.findall(act.text)}) != 1:
        return None
    then = ask(f"{found['head']} {'in' if bare.isascii() else 'в'} {years.pop()}")
    return together(then, act) if then and not then.section else act
