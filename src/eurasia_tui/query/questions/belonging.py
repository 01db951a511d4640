"""Participation of one entity in another: whether, since when, until when, with which status, as of a date."""

from __future__ import annotations

from ...dates import show
from ..catalogue import Catalogue
from ..members import LAST, Cell, terms
from .answer import Draft
from .belonging_sentences import MembershipQuestion, body_receipt, never, past, present, receipt_of, span, status_of
from .context import Context, valued
from .durations import duration
from .english import capitalised, comma_list, since
from .logical_form import When
from .nouns import article


def has_members(catalogue: Catalogue, id_: str) -> bool:
    """True when anything takes part, or took part, in an entity."""
    asked = "SELECT 1 FROM relation WHERE object = ? AND name = 'member-of' LIMIT 1"
    return catalogue.db.execute(asked, (id_,)).fetchone() is not None


def belongs(context: Context, who: str, body: str, asked: MembershipQuestion, when: When | None = None) -> Draft:
    """Whether an entity takes part in a body, at a given time if there is one."""
    catalogue = context.catalogue
    if when is not None:
        if not when.point:
            return _within(context, who, body, asked, when)
        catalogue = catalogue.at(_as_typed(when))
    found = terms(catalogue, who, body)
    ended = [cell for cell in found if cell.status == "former"]
    now = [cell for cell in found if cell.status != "former"]
    names, standing = (context.speaker.The(who), context.speaker.the(body)), catalogue.standing
    if asked.negated and asked.how_long:
        if outside := _outside(context, catalogue, who, body, found):
            return outside
        asked = asked._replace(how_long=False)
    best = min(now, key=lambda cell: standing.get(cell.status, LAST)) if now else None
    if best:
        sentence = present(catalogue, asked, names, best, ended)
    elif ended:
        sentence = past(catalogue, asked, names, ended)
    else:
        sentence = never(catalogue, asked, names, who, body)
    text = sentence.text
    plain = best is not None and best.status in (asked.statuses or ("member",))
    if asked.yes_no and best and asked.statuses and not plain and not text.startswith("No"):
        once = "former" in asked.statuses and any(cell.was in (None, *asked.statuses) for cell in ended)
        text = f"{'Yes' if once else 'No'}: {text}"
    if (
        asked.yes_no
        and plain
        and not (text.startswith("No") or asked.act == "leave" or asked.when or asked.act == "join")
    ):
        text = f"Yes: {text[:1].lower()}{text[1:]}" if text.startswith("As of") else f"Yes: {text}"
    if asked.negated:
        text = capitalised(text.removeprefix("Yes: ").removeprefix("No: "))
    if best and best.contested and best.note and not catalogue.as_of and (asked.yes_no or asked.act == "leave"):
        text = f"{text} {best.note}"  # the membership is contested
    what = {"join": ("accession", "to"), "leave": ("withdrawal", "from")}.get(asked.act, ("membership", "in"))
    understood = f"{what[0]} of {context.speaker.name(who)} {what[1]} {context.speaker.short([body])[body]}"
    if catalogue.as_of:
        understood += f" as of {catalogue.as_of}"
    first = sentence.receipts[0] if sentence.receipts else None
    figure = (valued(who, sentence.value, first),) if first else ()
    return Draft(text, sentence.value, (who, body), understood, tuple(sentence.receipts), figure, catalogue.as_of)


def _outside(context: Context, catalogue: Catalogue, who: str, body: str, found: list[Cell]) -> Draft | None:
    """How long a former participant has been outside, or was between two terms."""
    terms_ = sorted((cell for cell in found if cell.since), key=lambda cell: cell.since or "")
    ends = [cell.until for cell in terms_[:-1]] + [terms_[-1].until if terms_ else None]
    if not terms_ or not all(ends[:-1]) or not any(ends):
        return None
    begins = [*(cell.since for cell in terms_[1:]), None]
    gaps = [(str(end), begin) for end, begin in zip(ends, begins, strict=True) if end and end[:7] != (begin or "")[:7]]
    if not gaps:
        return None
    parts = [
        f"from {show(end)} to {show(begin)} ({duration(end, begin)})"
        if begin
        else f"since {show(end)} ({duration(end, catalogue.day)})"
        for end, begin in gaps
    ]
    a, b, verb = context.speaker.The(who), context.speaker.the(body), "was" if gaps[-1][1] else "has been"
    was = comma_list(
        [f"{article(status_of(cell))} {span(cell) if cell.until else since(cell.since)}" for cell in terms_]
    )
    text = f"{a} {verb} outside {b} {comma_list(parts)}; it was {was}."
    understood = f"time of {context.speaker.name(who)} outside {context.speaker.short([body])[body]}"
    receipts = tuple(receipt_of(cell) for cell in terms_)
    return Draft(text, parts[-1], (who, body), understood, receipts)


def _as_typed(when: When) -> str:
    """The date of an interval that is exactly one year, month or day."""
    if when.first == when.last:
        return when.first
    return when.first[:7] if when.first[:7] == when.last[:7] else when.first[:4]


def _within(context: Context, who: str, body: str, asked: MembershipQuestion, when: When) -> Draft:
    """Whether an entity joined, left or took part within an interval longer than one date."""
    cells = terms(context.catalogue, who, body)

    def fits(cell: Cell) -> bool:
        begun, ended = cell.since or "0001", cell.until or "9999-12-31"
        if asked.act == "join":
            return bool(cell.since) and when.first <= _day(begun) <= when.last
        if asked.act == "leave":
            return bool(cell.until) and when.first <= _day(ended) <= when.last
        return begun <= when.last and ended >= when.first

    fitting = [cell for cell in cells if fits(cell)]
    a, b = context.speaker.The(who), context.speaker.the(body)
    spans = comma_list([f"{article(status_of(cell))} {span(cell)}".strip() for cell in cells])
    verb = {"join": "joined", "leave": "left"}.get(asked.act, "took part in")
    yes = "Yes" if fitting else "No"
    history = (
        f"it {'was' if all(cell.until for cell in cells) else 'has been'} {spans}"
        if cells
        else "no participation is recorded"
    )
    base = {"join": "join", "leave": "leave"}.get(asked.act, "take part in")
    text = f"{yes}: {a} {verb if fitting else f'did not {base}'} {b} {when.text}; {history}."
    receipts = [receipt_of(cell) for cell in fitting or cells] or body_receipt(context.catalogue, body)
    understood = f"whether {context.speaker.name(who)} {verb} {context.speaker.short([body])[body]} {when.text}"
    return Draft(text, bool(fitting), (who, body), understood, tuple(receipts))


def _day(date: str) -> str:
    return date if len(date) == 10 else f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"
