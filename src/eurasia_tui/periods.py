"""Periods as people type them: ``2010/2020``, ``since 2015``, ``before June 2016``, ``the 1990s``.

A period is kept as ``START/END``, two partial dates of which one may be missing; empty means all time.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from .dates import bounds, show
from .lazy_pattern import lazy_pattern

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DECADE = lazy_pattern(r"(?:the )?(\d{3})0'?s\Z", re.ASCII)
_NAMED = lazy_pattern(r"(?:(\d{1,2}) )?([a-z]{3,9})\.? (\d{4})\Z", re.ASCII)
_FROM = lazy_pattern(r"(?:since|from|starting(?: in)?|>=) ?(.+?)(?: on| onwards?)?\Z")
_AFTER = lazy_pattern(r"(?:after|later than|>) ?(.+)\Z")
_UNTIL = lazy_pattern(r"(?:until|till|til|up to|to|by|through|<=) ?(.+)\Z")
_BEFORE = lazy_pattern(r"(?:before|earlier than|<) ?(.+)\Z")
_RANGE = lazy_pattern(
    r"(?:from |between |since )?(.*?\d.*?) ?(?:/| to | until | till | and | through |–|—|\.\.| - ) ?(.+)\Z"
)
_YEARS = lazy_pattern(r"(\d{4}) ?- ?(\d{4})\Z", re.ASCII)
HOW = "write 2010/2020, since 2015, before 2016-06, in June 2016, the 1990s, or nothing for all"


def period(text: str) -> str:
    """A period as it is kept. Raises ValueError with how to write one when the text is none."""
    wanted = " ".join(text.lower().split())
    if wanted in ("", "all", "everything", "/"):
        return ""
    start, end = _ends(wanted, text)
    if start and end and bounds(end)[1] < bounds(start)[0]:
        raise ValueError(f"{text.strip()!r} ends before it begins")
    return f"{start}/{end}"


def in_words(kept: str) -> str:
    """A period for a reader: ``from 2020 on``."""
    start, _, end = kept.partition("/")
    if start == end:
        return f"in {show(start)}"
    return (
        f"{show(start)} to {show(end)}"
        if start and end
        else f"from {show(start)} on"
        if start
        else f"until {show(end)}"
    )


def _ends(wanted: str, text: str) -> tuple[str, str]:
    """Start and end of a period, one of which may be empty."""
    wanted = wanted.removeprefix("in ").removeprefix("during ")
    if wanted.endswith("/") or wanted.startswith("/"):
        return _date(wanted.removesuffix("/"), text) if wanted[-1] == "/" else "", (
            _date(wanted.removeprefix("/"), text) if wanted[0] == "/" else ""
        )
    if match := _YEARS.match(wanted) or _RANGE.match(wanted):
        first, last = (_span(part, text) for part in match.groups())
        return first[0], last[1]
    if match := _FROM.match(wanted):
        return _span(match[1], text)[0], ""
    if match := _AFTER.match(wanted):
        return _next(_span(match[1], text)[1], 1), ""
    if match := _BEFORE.match(wanted):
        return "", _next(_span(match[1], text)[0], -1)
    if match := _UNTIL.match(wanted):
        return "", _span(match[1], text)[1]
    return _span(wanted, text)


def _span(wanted: str, text: str) -> tuple[str, str]:
    """First and last date of a decade, or twice the date."""
    if match := _DECADE.match(wanted):
        return f"{match[1]}0", f"{match[1]}9"
    found = _date(wanted, text)
    return found, found


def _date(wanted: str, text: str) -> str:
    """A partial date, also with the month in words."""
    wanted = wanted.strip()
    if (match := _NAMED.match(wanted)) and match[2][:3] in _MONTHS:
        day = f"-{int(match[1]):02d}" if match[1] else ""
        wanted = f"{match[3]}-{_MONTHS.index(match[2][:3]) + 1:02d}{day}"
    try:
        bounds(wanted)
    except ValueError as error:
        if re.match(r"\d{4}-\d\d(-\d\d)?\Z", wanted, re.ASCII):
            raise
        raise ValueError(f"{text.strip()!r} is not a period: {HOW}") from error
    return wanted


def _next(found: str, step: int) -> str:
    """The year, month or day after (1) or before (-1) a partial date."""
    first, last = (date.fromisoformat(day) for day in bounds(found))
    edge = last + timedelta(days=1) if step > 0 else first - timedelta(days=1)
    return edge.isoformat()[: len(found)]
