"""Times as people type them: ``before 2015``, ``in March 2025``, ``from 2001 to 2004``, ``в девяностые``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ...dates import bounds, show
from ...lazy_pattern import lazy_pattern
from ..tokens import Token
from .lexicon import Lexicon
from .logical_form import Times, When

FIRST, LAST = "0001-01-01", "9999-12-31"
_YEAR = lazy_pattern(r"(1[0-9]|20|21)\d\d\Z")
_ENDING = lazy_pattern(r"(\d{4})(?:de|da|te|ta|den|dan|ten|tan)\Z")
"""A year with a Turkish ending: ``2022'de``."""
_DECADE = lazy_pattern(r"((?:1[0-9]|20)?\d0)s\Z")
_DAY = lazy_pattern(r"([0-3]?\d)(st|nd|rd|th)?\Z")
BY_ITS_END = "by-end"
_EDGES: dict[tuple[str, ...], str] = {
    **dict.fromkeys((("beginning", "of"), ("start", "of"), ("v", "nachale"), ("na", "nachalo")), "-01"),
    **dict.fromkeys((("end", "of"), ("close", "of"), ("v", "kontse"), ("na", "konets")), "-12"),
    **dict.fromkeys((("k", "kontsu"), ("do", "kontsa")), BY_ITS_END),
    **dict.fromkeys((("middle", "of"), ("course", "of"), ("v", "seredine")), ""),
}
"""Words before a year that mean its first or its last month, all up to its end, or the whole of it."""

MOST_TIMES = 4
"""Times at which the same is asked at once."""


def _month(lexicon: Lexicon, words: list[str], at: int) -> int:
    for sense in lexicon.at(words, at).get(1, ()):
        if sense.category == "months":
            return int(sense.key)
    return 0


def _date(lexicon: Lexicon, words: list[str], at: int) -> tuple[str, int] | None:
    """A partial date that begins at a word, and the word behind it."""
    word = words[at]
    if _YEAR.match(word):
        if at + 1 < len(words) and re.match(r"[01]\d\Z", words[at + 1]):
            if at + 2 < len(words) and re.match(r"[0-3]\d\Z", words[at + 2]):
                return _valid(f"{word}-{words[at + 1]}-{words[at + 2]}", at + 3)
            return _valid(f"{word}-{words[at + 1]}", at + 2)
        return word, at + 1
    if month := _month(lexicon, words, at):
        after = at + 1
        day = 0
        if after < len(words) and (match := _DAY.match(words[after])):
            day, after = int(match[1]), after + 1
        if after < len(words) and words[after] == "of":
            after += 1
        if after < len(words) and _YEAR.match(words[after]):
            return _valid(f"{words[after]}-{month:02d}" + (f"-{day:02d}" if day else ""), after + 1)
        return None
    if (match := _DAY.match(word)) and at + 2 < len(words):
        after = at + 2 if words[at + 1] == "of" else at + 1
        if (month := _month(lexicon, words, after)) and after + 1 < len(words) and _YEAR.match(words[after + 1]):
            return _valid(f"{words[after + 1]}-{month:02d}-{int(match[1]):02d}", after + 2)
    return None


def _valid(text: str, end: int) -> tuple[str, int] | None:
    try:
        bounds(text)
    except ValueError:
        return None
    return text, end


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def times(lexicon: Lexicon, typed: Sequence[Token], now: str) -> list[tuple[int, int, When]]:
    """Every interval that a run of the words names, with the run; ``now`` is the day of the data."""
    words = [_ENDING.sub(r"\1", token.fold) for token in typed]
    found: list[tuple[int, int, When]] = []
    for start in range(len(words)):
        if several := _last_years(lexicon, words, start, now):
            found.append((start, *several))
        senses = lexicon.at(words, start)
        options: list[tuple[str, int]] = [("", start)]
        for size, each in senses.items():
            options += [(sense.key, start + size) for sense in each if sense.category == "time"]
            for sense in each:
                if sense.category == "period" and (when := _period(sense.key, now)):
                    found.append((start, start + size, when))
        for op, at in options:
            # "in the year 2015", "в конце 2015 года"
            while at < len(words) and words[at] in (
                "the",
                "year",
                "years",
                "god",
                "godu",
                "goda",
                "early",
                "late",
                "mid",
            ):
                at += 1
            edge = tuple(words[at : at + 2])
            if edge in _EDGES:
                at += 3 if words[at + 2 : at + 3] == ["the"] else 2
            if at >= len(words):
                continue
            if decade := _decade(words, at):
                found += [(start, decade[1], when) for when in _when(op, decade[0])]
            single = _date(lexicon, words, at)
            if not single:
                continue
            text, end = single
            if not op and (behind := _behind(lexicon, words, _past_year(words, end))):
                op, end = behind
            if _YEAR.match(text):
                by_its_end = _EDGES.get(edge) == BY_ITS_END or (op == "before" and _EDGES.get(edge) == "-12")
                op, text = (BY_ITS_END, text) if by_its_end else (op, text + _EDGES.get(edge, ""))
            found += [(start, _past_year(words, end), when) for when in _when(op, text)]
            if op in ("between", "since", ""):
                joint = lexicon.at(words, end).get(1, ()) if end < len(words) else ()
                both = not op and any(sense == ("op", "and") for sense in joint)  # "in 2010 and 2024" are two times
                until = any(sense.category == "time" and sense.key == "to" for sense in joint) and not both
                if until and end + 1 < len(words):
                    other = _date(lexicon, words, end + 1)
                    if other and bounds(other[0])[1] >= bounds(text)[0]:
                        when = When(bounds(text)[0], bounds(other[0])[1], f"between {show(text)} and {show(other[0])}")
                        found.append((start, _past_year(words, other[1]), when))
    return found


def _behind(lexicon: Lexicon, words: list[str], at: int) -> tuple[str, int] | None:
    """What words behind a date make of it, and the word behind them: ``2004 or later``, ``2010 and before``."""
    found = lexicon.at(words, at) if at < len(words) else {}
    each = [(sense.key, at + size) for size, senses in found.items() for sense in senses if sense.category == "onward"]
    return max(each, key=lambda key_and_end: key_and_end[1], default=None)


def two_times(
    lexicon: Lexicon, typed: Sequence[Token], single: Sequence[tuple[int, int, When]]
) -> list[tuple[int, int, Times]]:
    """Every run that names two or more of the times that were found, with the run.

    ``in 2000 and now``, ``2010 versus 2024``, ``2010 with 2024``, ``1990 2000 2010``.
    """
    words = [token.fold for token in typed]
    begin: dict[int, list[tuple[int, When]]] = {}
    closed = [(start, end, when) for start, end, when in single if when.first != FIRST and when.last != LAST]
    for start, end, when in closed:
        begin.setdefault(start, []).append((end, when))
    found: list[tuple[int, int, Times]] = []
    runs: list[tuple[int, int, tuple[When, ...]]] = [(start, end, (when,)) for start, end, when in closed]
    while runs:
        start, end, each = runs.pop()
        joint = _joint(lexicon, words, end)
        more = [
            (start, other, (*each, when))
            for at in (end, *joint)
            for other, when in begin.get(at, ())
            if when not in each and len(each) < MOST_TIMES and (at in joint or (words[end - 1] + words[at]).isdigit())
        ]
        runs += more
        found += [(begun, other, Times(whole)) for begun, other, whole in more]
        found += [(start, at + size, Times((*each, None))) for at in joint for size in _today(lexicon, words, at)]
    return found


def _joint(lexicon: Lexicon, words: list[str], at: int) -> list[int]:
    """Places behind a word such as and, versus, with, compared to."""
    found = lexicon.at(words, at) if at < len(words) else {}
    joints = {("op", "and"), ("op", "versus"), ("prep", "with")}
    return [at + size for size, each in found.items() if joints & set(each) and at + size < len(words)]


def _today(lexicon: Lexicon, words: list[str], at: int) -> list[int]:
    """Numbers of words from a place on that say now."""
    return [size for size, each in lexicon.at(words, at).items() if ("pick", "now") in each]


def _last_years(lexicon: Lexicon, words: list[str], start: int, now: str) -> tuple[int, When] | None:
    """``last 5 years``, ``за последние пять лет``: up to the day of the data."""
    at = start + (words[start] in ("in", "over", "for", "during", "za"))
    at += at < len(words) and words[at] in ("the", "his")
    if at + 2 >= len(words) or words[at] not in ("last", "past", "recent", "poslednie", "poslednikh"):
        return None
    number = next((int(sense.key) for sense in lexicon.at(words, at + 1).get(1, ()) if sense.category == "numbers"), 0)
    number = int(words[at + 1]) if words[at + 1].isdigit() and len(words[at + 1]) < 3 else number
    if not number or words[at + 2] not in ("years", "year", "yrs", "let", "goda"):
        return None
    first = f"{int(now[:4]) - number}{now[4:10]}".replace("-02-29", "-02-28")
    return at + 3, When(first, now, f"in the last {number} years")


def _past_year(words: list[str], end: int) -> int:
    while end < len(words) and words[end] in ("goda", "godu", "god", "g", "gg", "godov", "gody", "godakh"):
        end += 1
    return end


def _decade(words: list[str], at: int) -> tuple[str, int] | None:
    match = _DECADE.match(words[at])
    size = 1
    if not match and at + 1 < len(words) and words[at + 1] in ("kh", "e", "ye", "x", "h"):
        match, size = re.match(r"((?:1[0-9]|20)?\d0)\Z", words[at]), 2
    if not match:
        return None
    first = (
        int(match[1]) if len(match[1]) == 4 else 1900 + int(match[1]) if int(match[1]) > 30 else 2000 + int(match[1])
    )
    return f"{first}/{first + 9}", at + size


def _when(op: str, text: str) -> list[When]:
    first, last = bounds(text)
    shown = f"the {text[:4]}s" if "/" in text else show(text)
    if op == "before":
        return [When(FIRST, _shift(first, -1), f"before {shown}")]
    if op == "after":
        return [When(_shift(last, 1), LAST, f"after {shown}")]
    if op == "since":
        return [When(first, LAST, f"since {shown}")]
    if op in ("between", "to"):
        return []
    if op == BY_ITS_END:
        return [When(FIRST, last, f"by the end of {shown}")]
    return [When(first, last, f"{'on' if len(text) == 10 else 'in'} {shown}", "/" not in text)]


def _period(key: str, now: str) -> When | None:
    year = int(now[:4])
    fixed = {
        "last-year": (year - 1, year - 1, f"in {year - 1}"),
        "this-year": (year, year, f"in {year}"),
        "nineties": (1990, 1999, "in the 1990s"),
        "eighties": (1980, 1989, "in the 1980s"),
        "noughties": (2000, 2009, "in the 2000s"),
        "this-century": (2001, 2100, "since 2001"),
        "last-century": (1901, 2000, "in the 20th century"),
    }
    if key not in fixed:
        return None
    first, last, text = fixed[key]
    return When(f"{first}-01-01", f"{last}-12-31", text, first == last)
