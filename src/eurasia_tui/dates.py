"""Partial dates: a year, a month, a day, or a range of any of these.

A date is kept as the text an editor wrote (ISO 8601: ``2023``, ``2023-05``,
``2023-05-16``, ``2023-05-16/2023-05-17``).  Two sort keys, the first and the last
day it may mean, are enough to order dates and to ask what held on a given day.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .preferences import READING

_ONE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _days(year: int, month: int) -> int:
    """Days of a month in the Gregorian calendar. The standard library's ``calendar`` is large, and every start would load it."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _ONE.match(text)
    if not match and re.match(r"-\d", text):
        raise ValueError(f"{text!r} is before the year 1; dates begin in the year 1, so write it in the text")
    if not match:
        raise ValueError(f"{text!r} is not a date: write 2023, 2023-05, 2023-05-16 or a range 2023-05-16/2023-05-17")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if year == 0:
        raise ValueError(f"{text!r}: there is no year 0")
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"{text!r}: there is no month {month}")
    if month is not None and day is not None and not 1 <= day <= _days(year, month):
        raise ValueError(f"{text!r}: {_MONTHS[month - 1]} {year} has no day {day}")
    return year, month, day


@lru_cache(8192)
def bounds(text: str) -> tuple[str, str]:
    """Return the first and the last day (``YYYY-MM-DD``) that the date may mean.

    Raises ValueError when the text is not a partial date, names an impossible day,
    or is a range that ends before it begins.
    """
    start, slash, end = text.partition("/")
    year, month, day = _parts(start)
    first = f"{year:04d}-{month or 1:02d}-{day or 1:02d}"
    if slash:
        year, month, day = _parts(end)
    month_or_last = month or 12
    last = f"{year:04d}-{month_or_last:02d}-{day or _days(year, month_or_last):02d}"
    if last < first:
        raise ValueError(f"{text!r}: the range ends before it begins")
    return first, last


def between(start: str | None, end: str | None) -> tuple[str, str]:
    """The first and the last day of a period with a partial date at each end.

    Where ``start`` is not given the first is empty, which sorts before all days; where ``end`` is not given the last is
    beyond all.

    Raises ValueError as :func:`bounds` does, and for a period that ends before it begins.
    """
    first = bounds(start)[0] if start else ""
    last = bounds(end)[1] if end else "9999-12-31"
    if last < first:
        raise ValueError(f"the period ends before it begins: {end} is before {start}")
    return first, last


def _show_one(text: str, style: str) -> str:
    year, month, day = _parts(text)
    if style == "iso":
        return text
    if month is None:  # without the zeros before a year of three digits
        return f"{year}"
    if day is None:
        return f"{_MONTHS[month - 1]} {year}"
    return f"{day} {_MONTHS[month - 1]} {year}"


def show(text: str | None, style: str = "") -> str:
    """Write a partial date for a reader: ``12 Aug 2015``; ``iso`` style leaves it as it is.

    Without a style the reader's own is used (:mod:`.preferences`).

    Text that is not a date comes back unchanged, so a page never fails on one.
    """
    if not text:
        return ""
    style = style or READING.date_style
    start, slash, end = text.partition("/")
    try:
        if not slash:
            return _show_one(start, style)
        (y1, m1, d1), (y2, m2, d2) = _parts(start), _parts(end)
        if style != "iso" and d1 and d2 and m2 and (y1, m1) == (y2, m2):
            return f"{d1}–{d2} {_MONTHS[m2 - 1]} {y2}"
        return f"{_show_one(start, style)} – {_show_one(end, style)}"
    except ValueError:
        return text


def year_of(text: str | None) -> int | None:
    """The year a partial date begins in, or None."""
    return int(text[:4]) if text and text[:4].isdigit() else None
