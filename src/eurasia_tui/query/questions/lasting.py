"""When an event began and ended, and how long it lasted: from its dates, else the sentence of its page that says so."""

from __future__ import annotations

from ...dates import show
from ...text import fold
from .. import sets
from ..rows import FactRecord
from .answer import AnswerReceipt, Draft
from .belonging import duration
from .context import Context, receipt, valued
from .excerpts import plain, sentences
from .say import on

ASKED = {"founded": "began", "date": "date", "ended": "ended", "long": "lasted"}
"""By fact of the lexicon: what is asked of an event."""
_LENGTHS = (" day", " week", " month", " year", " hour")
_GOES_ON = ("goes on", "went on at the date", "has not ended", "still under way", "continues")


def event_draft(context: Context, id_: str, what: str) -> Draft | None:
    """When one event began or ended, or how long it lasted; ``what`` is a value of ``ASKED``."""
    one = sets.own_dates(context.catalogue, [id_]).get(id_)
    if one is None or not one.since:
        return None
    begun, _, ended = one.since.partition("/")
    until = one.until or ended
    name = context.speaker.The(id_)
    open_ = _open(context, id_, until)
    if what == "began":
        verb = "began" if until else "dates from" if len(begun) < 8 else "took place"
        text = f"{name}: {show(begun)}." if verb == "dates from" else f"{name} {verb}{on(begun)}."
        return _draft(context, id_, text, begun, f"beginning of {context.speaker.name(id_)}", one)
    if what == "ended":
        label = f"end of {context.speaker.name(id_)}"
        if open_:
            return _draft(
                context, id_, f"{name} had not ended at the date of its data, {show(open_)}.", None, label, one
            )
        if until:
            return _draft(context, id_, f"{name} began{on(begun)} and ended{on(until)}.", until, label, one)
        if len(begun) < 8 and (said := _sentence(context, id_, label)):
            return said
        return _draft(context, id_, f"{name}: {show(begun)}; no other date of its end is recorded.", begun, label, one)
    label = f"how long {context.speaker.name(id_)} lasted"
    if open_:
        length = _between(begun, open_)
        text = f"{name} began{on(begun)} and had not ended at the date of its data, {show(open_)}, after {length}."
        return _draft(context, id_, text, length, label, one)
    if until and (length := _between(begun, until)):
        return _draft(context, id_, f"{name} lasted from {show(begun)} to {show(until)}: {length}.", length, label, one)
    return _sentence(context, id_, label)


def _between(begun: str, until: str) -> str:
    """The time between two dates; in days where both are days and not a year lies between."""
    from datetime import date

    if len(begun) == len(until) == 10:
        days = (date.fromisoformat(until) - date.fromisoformat(begun)).days or 1
        if days < 365:
            return f"{days} day{'' if days == 1 else 's'}"
    return duration(begun, until) if until else ""


def _open(context: Context, id_: str, until: str | None) -> str:
    """The date up to which an event is known to have gone on; nothing where it ended."""
    row = context.catalogue.db.execute(
        "SELECT text FROM prose WHERE entity = ? AND section = 'summary'", (id_,)
    ).fetchone()
    open_ = bool(row) and any(sign in fold(row[0]) for sign in _GOES_ON)
    return (until or context.catalogue.day) if open_ else ""


def _sentence(context: Context, id_: str, label: str) -> Draft | None:
    """The sentence of the summary that has a length of time."""
    row = context.catalogue.db.execute(
        "SELECT text, source, as_of, evidence, contested FROM prose WHERE entity = ? AND section = 'summary'", (id_,)
    ).fetchone()
    for sentence in sentences(plain(context.catalogue, row[0])) if row else ():
        if any(sign in fold(sentence) for sign in _LENGTHS):
            name = context.speaker.name(id_)
            own = AnswerReceipt(row[1], row[2], row[3], bool(row[4]))
            return Draft(f"{name}: {sentence}", sentence, (id_,), label, (own,), cost=0.2, section="Summary")
    return None


def _draft(context: Context, id_: str, text: str, value: object, label: str, one: FactRecord) -> Draft:
    return Draft(text, value, (id_,), label, (receipt(one),), (valued(id_, value, one),))
