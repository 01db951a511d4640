"""Times relative to the independence of the one state named: ``presidents of Kyrgyzstan since independence``."""

from __future__ import annotations

import re

from ...lazy_pattern import lazy_pattern
from .. import names, sets
from ..catalogue import Catalogue
from ..tokens import tokens

_SINCE = lazy_pattern(
    r"\b(?:(since|after)\s+(?:(?:gaining|becoming|achieving)\s+)?(?:its|their|the|the\s+country['’]s)?\s*independ[ea]n(?:[cs]e|t)"
    r"|(?:с\s+момента|со\s+времени|после)\s+(?:обретения|получения)?\s*независимости|с\s+обретения\s+независимости)\b",
    re.IGNORECASE,
)
_YEAR = lazy_pattern(r"\b(?:18|19|20)\d\d\b")


def with_year_of_independence(catalogue: Catalogue, text: str) -> str:
    """The question with the year in place of *since independence*; empty where it does not say so, or of no single state."""
    if not (found := _SINCE.search(text)):
        return ""
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    named = {span.found[0].id for span in names.longest(names.spans(catalogue, tokens(rest)))}
    facts = sets.facts_of(catalogue, sorted(named), ("independence",))
    years = {year[0] for fact in facts if (year := _YEAR.search(fact.value))}
    if len(named) != 1 or len(years) != 1:
        return ""
    since = f"since {years.pop()}" if found[1] else f"с {years.pop()} года"
    return f"{text[: found.start()]}{since}{text[found.end() :]}"
