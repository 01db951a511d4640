"""Events and anniversaries as a calendar: iCalendar, RFC 5545."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from ...dates import bounds
from ...named_tuple import NamedTuple
from ...query.catalogue import Catalogue
from ...query.timeline import timeline
from ...sanitize import clean_line
from .own_notes import NO_NOTES, OwnNotes, is_bookmarked, text_on
from .writing import write_file

ANNIVERSARIES = {"founded", "signed", "born", "opened"}
"""Labels, folded, of dates that are remembered every year."""
LONGEST = 366
"""Days of an event in a calendar; a war of years would cover every day of it."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(/\d{4}-\d{2}-\d{2})?\Z")


class _Day(NamedTuple):
    uid: str
    id: str
    first: date
    last: date
    summary: str
    url: str
    yearly: bool


def _folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, none of which splits a character."""
    pieces, piece, size = list[str](), "", 0
    for char in line:
        width = len(char.encode())
        if size + width > (75 if not pieces else 74):
            pieces.append(piece)
            piece, size = "", 0
        piece += char
        size += width
    return "\r\n ".join([*pieces, piece])


def _text(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", clean_line(text))


def _days(catalogue: Catalogue) -> list[_Day]:
    entries = timeline(catalogue, kinds=list(catalogue.kinds))
    names = catalogue.names(entry.to for entry in entries if entry.to)
    addresses = catalogue.documents(sorted({entry.source for entry in entries if entry.source}))
    found: dict[str, _Day] = {}
    for entry in entries:
        if entry.kind == "sources" or not _DAY.match(entry.date):
            continue
        first, last = (date.fromisoformat(day) for day in bounds(entry.date))
        if (last - first).days >= LONGEST:
            continue
        label = entry.what.casefold()
        what = f" {entry.what} {names[entry.to]}" if entry.to else f" ({entry.what.lower()})" if entry.what else ""
        slot = "-".join(filter(None, (entry.id, *re.findall(r"\w+", label), entry.to, entry.day)))
        url = addresses.get(entry.source or "", {}).get("url", "")
        yearly = not entry.to and label in ANNIVERSARIES
        found[slot] = _Day(f"{slot}@eurasia-tui", entry.id, first, last, f"{entry.title}{what}", url, yearly)
    return list(found.values())


def to_ical(catalogue: Catalogue, folder: Path, user_notes: OwnNotes = NO_NOTES) -> list[Path]:
    """Write eurasia.ics: everything dated to the day, as all-day events; foundings, signings and births recur yearly."""
    stamp = bounds(catalogue.now)[1].replace("-", "") if catalogue.now else "19700101"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//eurasia-tui//Eurasia//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Eurasia",
    ]
    for day in _days(catalogue):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{day.uid}",
            f"DTSTAMP:{stamp}T000000Z",
            f"DTSTART;VALUE=DATE:{day.first:%Y%m%d}",
            f"DTEND;VALUE=DATE:{_next(day.last):%Y%m%d}",
            f"SUMMARY:{_text(day.summary)}",
            "TRANSP:TRANSPARENT",
        ]
        if day.url.startswith(("http://", "https://")):
            lines.append(f"URL:{clean_line(day.url)}")
        if day.yearly:
            lines.append("RRULE:FREQ=YEARLY")
        if text := text_on(user_notes, day.id):
            lines.append("DESCRIPTION:" + r"\n".join(map(_text, ["Your note:", *text.splitlines()])))
        if is_bookmarked(user_notes, day.id):
            lines.append("CATEGORIES:bookmark")
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    path = folder / "eurasia.ics"
    write_file(path, "".join(_folded(line) + "\r\n" for line in lines))
    return [path]


def _next(day: date) -> date:
    """The day after: the end of an all-day event is exclusive."""
    return day + timedelta(days=1) if day < date.max else day
