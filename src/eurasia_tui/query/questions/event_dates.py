"""When an event began and ended, and how long it lasted: from its dates, else the sentence of its page that says so."""

from __future__ import annotations

from ...dates import show
from ...text import fold
from .. import sets
from ..rows import FactRecord
from .answer import Draft
from .context import Context, receipt, valued
from .durations import duration
from .english import on
from .page_texts import page_sentences, quoted, summary

ASKED = {"founded": "began", "date": "date", "ended": "ended", "long": "lasted"}
"""By fact of the lexicon: what is asked of an event."""
_LENGTHS = (" day", " week", " month", " year", " hour")
_GOES_ON = ("goes on", "went on at the date", "has not ended", "still under way", "continues")


def event_draft(context: Context, id_: str, what: str) -> Draft | None:
    """When one event began or ended, or how long it lasted; ``what`` is a value of ``ASKED``."""
    record = sets.own_dates(context.catalogue, [id_]).get(id_)
    if record is None or not record.since:
        return None
    begun, _, ended = record.since.partition("/")
    until = record.until or ended
    name = context.speaker.The(id_)
    open_ = _open(context, id_, until)
    if what == "began":
        day = len(begun) >= 8
        text = f"{name} began{on(begun)}." if until or (open_ and day) else f"{name}: {show(begun)}."
        return _draft(id_, text, begun, f"beginning of {context.speaker.name(id_)}", record)
    if what == "ended":
        label = f"end of {context.speaker.name(id_)}"
        if open_:
            return _draft(id_, f"{name} had not ended by {show(open_)}, the date of its data.", None, label, record)
        if until:
            return _draft(id_, f"{name} began{on(begun)} and ended{on(until)}.", until, label, record)
        if len(begun) < 8 and (draft := _sentence(context, id_, label)):
            return draft
        return _draft(id_, f"{name}: {show(begun)}; no other date of its end is recorded.", begun, label, record)
    label = f"how long {context.speaker.name(id_)} lasted"
    if open_:
        length = _between(begun, open_)
        text = f"{name} began{on(begun)} and had not ended by {show(open_)}, the date of its data: {length} so far."
        return _draft(id_, text, length, label, record)
    if until and (length := _between(begun, until)):
        return _draft(id_, f"{name} lasted from {show(begun)} to {show(until)}: {length}.", length, label, record)
    return _sentence(context, id_, label)


def lasted_draft(context: Context, id_: str) -> Draft | None:
    """How long something lasted, where it is an event."""
    return event_draft(context, id_, "lasted") if context.catalogue.kinds_of([id_])[id_] == "events" else None


def _between(begun: str, until: str) -> str:
    """The time between two dates; in days where both are days and not a year lies between.

    Of the last only the month may be known: it is then taken at its middle.
    """
    from datetime import date

    if len(begun) == len(until) == 10:
        days = (date.fromisoformat(until) - date.fromisoformat(begun)).days or 1
        if days < 365:
            return f"{days} day{'' if days == 1 else 's'}"
    return duration(begun, f"{until}-15" if len(begun) == 10 and len(until) == 7 else until) if until else ""


def _open(context: Context, id_: str, until: str | None) -> str:
    """The date up to which an event is known to have gone on; nothing where it ended."""
    own = summary(context.catalogue, id_)
    open_ = own is not None and any(sign in fold(own.text) for sign in _GOES_ON)
    return (until or context.catalogue.day) if open_ else ""


def _sentence(context: Context, id_: str, label: str) -> Draft | None:
    """The sentence of the summary that has a length of time."""
    for text, sentence in page_sentences(context.catalogue, id_, of_summary=True):
        if any(sign in fold(sentence) for sign in _LENGTHS):
            return quoted(context, text, sentence, label, cost=0.2)
    return None


def _draft(id_: str, text: str, value: object, label: str, record: FactRecord) -> Draft:
    return Draft(text, value, (id_,), label, (receipt(record),), (valued(id_, value, record),))
