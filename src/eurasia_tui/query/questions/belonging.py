"""Whether one takes part in another, since when, until when, as what, and as of a date."""

from __future__ import annotations

from typing import NamedTuple

from ...dates import show
from ..catalogue import Catalogue
from ..members import LAST, Cell, terms
from .answer import AnswerReceipt, Draft
from .context import Context, valued
from .durations import duration
from .form import When
from .lexicon import lexicon
from .nouns import article
from .say import capitalised, comma_list, on, since
from .wording import Wording


class Asked(NamedTuple):
    """How a question about a membership is put."""

    act: str = ""
    when: bool = False
    yes_no: bool = False
    statuses: tuple[str, ...] = ()
    was: bool = False
    how_long: bool = False
    negated: bool = False


class Sentence(NamedTuple):
    """The sentence, the bare value, what it rests on."""

    text: str
    value: object
    receipts: list[AnswerReceipt]


def receipt_of(cell: Cell) -> AnswerReceipt:
    """What a participation rests on."""
    return AnswerReceipt(cell.source, cell.as_of, cell.evidence, cell.contested)


def has_members(catalogue: Catalogue, id_: str) -> bool:
    """True when anything takes part, or took part, in an entity."""
    asked = "SELECT 1 FROM relation WHERE object = ? AND name = 'member-of' LIMIT 1"
    return catalogue.db.execute(asked, (id_,)).fetchone() is not None


def body_receipt(catalogue: Catalogue, body: str) -> list[AnswerReceipt]:
    """The receipt of a body's list of members: that of its newest row."""
    newest = catalogue.db.execute(
        "SELECT source, as_of FROM relation WHERE object = ? AND name = 'member-of' ORDER BY as_of DESC, seq LIMIT 1",
        (body,),
    ).fetchone()
    return [AnswerReceipt(newest[0], newest[1])] if newest else []


def belongs(context: Context, who: str, body: str, asked: Asked, when: When | None = None) -> Draft:
    """Whether one takes part in a body, at a time where one is given."""
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
        sentence = _present(catalogue, asked, names, best, ended)
    elif ended:
        sentence = _past(catalogue, asked, names, ended)
    else:
        sentence = _never(catalogue, asked, names, who, body)
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
        text = f"{text} {best.note}"  # in what it is contested
    what = {"join": ("accession", "to"), "leave": ("withdrawal", "from")}.get(asked.act, ("membership", "in"))
    understood = f"{what[0]} of {context.speaker.name(who)} {what[1]} {context.speaker.short([body])[body]}"
    if catalogue.as_of:
        understood += f" as of {catalogue.as_of}"
    first = sentence.receipts[0] if sentence.receipts else None
    figure = (valued(who, sentence.value, first),) if first else ()
    return Draft(text, sentence.value, (who, body), understood, tuple(sentence.receipts), figure, catalogue.as_of)


def _outside(context: Context, catalogue: Catalogue, who: str, body: str, found: list[Cell]) -> Draft | None:
    """How long one that once took part has been outside, and between two terms."""
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
    was = comma_list([f"{article(_status(cell))} {span(cell) if cell.until else since(cell.since)}" for cell in terms_])
    text = f"{a} {verb} outside {b} {comma_list(parts)}; it was {was}."
    understood = f"time of {context.speaker.name(who)} outside {context.speaker.short([body])[body]}"
    receipts = tuple(receipt_of(cell) for cell in terms_)
    return Draft(text, parts[-1], (who, body), understood, receipts)


def _as_typed(when: When) -> str:
    """The date of an interval that is one year, month or day."""
    if when.first == when.last:
        return when.first
    return when.first[:7] if when.first[:7] == when.last[:7] else when.first[:4]


def _within(context: Context, who: str, body: str, asked: Asked, when: When) -> Draft:
    """Whether one joined, left or took part within an interval that is more than a date."""
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
    spans = comma_list([f"{article(_status(cell))} {span(cell)}".strip() for cell in cells])
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


def _present(catalogue: Catalogue, asked: Asked, names: tuple[str, str], best: Cell, ended: list[Cell]) -> Sentence:
    """One that takes part on the day."""
    a, b = names
    status, receipts = article(_status(best)), [receipt_of(best)]
    frozen = (
        f"; its participation has been {best.participation}{since(best.participation_since)}"
        if best.participation
        else ""
    )
    standing = f"{status}{since(best.since)}{frozen}"
    if asked.act == "leave":
        if best.status == "member":  # who became a member did not leave as an observer
            ended = [cell for cell in ended if cell.was in (None, *(asked.statuses or ("member",)))]
        if not ended:
            no = "No: " if asked.yes_no or asked.when else ""
            return Sentence(f"{no}{a} has not left {b}; it has been {standing}.", best.status, receipts)
        last = ended[-1]
        text = f"{a} ceased to be {article(_status(last))} of {b}{on(last.until)}; it has been {standing}."
        return Sentence(text, last.until, [receipt_of(last), *receipts])
    if asked.statuses and best.status not in asked.statuses:
        return _other_status(asked, names, best, ended, frozen)
    if asked.act == "suspend" and best.participation_since:
        text = (
            f"The participation of {a} in {b} has been {best.participation}{since(best.participation_since)}; "
            f"it has been {status}{since(best.since)}."
        )
        return Sentence(text, best.participation_since if asked.when else best.participation, receipts)
    if asked.act == "suspend":
        return Sentence(f"No: {a} has been {standing}; no suspension is recorded.", best.status, receipts)
    if asked.how_long and best.since:
        years = duration(best.since, catalogue.day)
        text = f"{a} has been {status} of {b}{since(best.since)}: {years}{frozen}."
        return Sentence(text, years, receipts)
    if asked.act == "join" or asked.when:
        if asked.act == "join" and best.status != "member" and best.status not in asked.statuses:
            return Sentence(f"{a} is not a member of {b}; it has been {standing}.", best.status, receipts)
        if not best.since:
            return Sentence(f"{a} is {status} of {b}; since when is not recorded{frozen}.", None, receipts)
        verb = "joined" if best.status == "member" else f"became {status} of"
        yes = "Yes: " if asked.yes_no and not asked.when else ""
        text = f"{yes}{a} {verb} {b}{on(best.since)}{frozen}"
        if earlier := [cell for cell in ended if cell.since]:
            text += "; before that " + comma_list([f"{article(_status(cell))} {span(cell)}" for cell in earlier])
        return Sentence(f"{text}.", best.since, receipts)
    if catalogue.as_of and not best.since:
        return Sentence(f"{a} is {status} of {b}; since when is not recorded.", best.status, receipts)
    if catalogue.as_of:
        begun = f" (since {show(best.since)})" if best.since else ""
        text = f"As of {show(catalogue.as_of)}, {a} was {status} of {b}{begun}"
        text += f"; its participation was {best.participation}" if best.participation else ""
        return Sentence(f"{text}.", best.status, receipts)
    verb = "has been" if best.since else "is"
    return Sentence(f"{a} {verb} {status} of {b}{since(best.since)}{frozen}.", best.status, receipts)


def _other_status(asked: Asked, names: tuple[str, str], best: Cell, ended: list[Cell], frozen: str) -> Sentence:
    """One that takes part, but not as what was asked."""
    a, b = names
    wanted = Wording.status(asked.statuses)[0]
    status, receipts = article(_status(best)), [receipt_of(best)]
    former = [cell for cell in ended if "former" in asked.statuses or cell.was in asked.statuses]
    if former:
        text = f"{a} was {article(_status(former[-1]))} of {b} {span(former[-1])} and has been {status}{since(best.since)}{frozen}."
        value = former[-1].since if asked.when else best.status
        return Sentence(text, value, [receipt_of(former[-1]), *receipts])
    if best.status == "member":
        text = f"No, not {article(wanted)}: {a} has been a full member of {b}{since(best.since)}{frozen}."
        return Sentence(text, "member", receipts)
    text = f"No: {a} has been {status} of {b}{since(best.since)}, not {article(wanted)}{frozen}."
    return Sentence(text, best.status, receipts)


def _past(catalogue: Catalogue, asked: Asked, names: tuple[str, str], ended: list[Cell]) -> Sentence:
    """One that took part and does so no more."""
    a, b = names
    last, receipts = ended[-1], [receipt_of(cell) for cell in ended]
    status = article(_status(last))
    if asked.act == "join" and last.since:
        left = f" and left{on(last.until)}" if last.until else ""
        return Sentence(f"{a} joined {b} as {status}{on(last.since)}{left}.", last.since, receipts)
    if not last.until:
        text = f"No: {a} is a former {_status(last)} of {b}; when it left is not recorded."
        return Sentence(text, "former", receipts)
    was = comma_list([f"{article(_status(cell))} {span(cell)}" for cell in ended])
    gone = f"left {b}" if _status(last) == "member" else f"ceased to be {status} of {b}"
    if asked.act == "leave" or asked.when:
        yes = "Yes: " if asked.yes_no and not asked.when else ""
        return Sentence(f"{yes}{a} {gone}{on(last.until)}; it was {was}.", last.until, receipts)
    if asked.how_long and last.since and last.until:
        years = duration(last.since, last.until)
        return Sentence(f"{a} was {status} of {b} {span(last)}: {years}.", years, receipts)
    if catalogue.as_of:
        return Sentence(f"No: as of {show(catalogue.as_of)}, {a} was not in {b}; it was {was}.", "former", receipts)
    if asked.was:
        return Sentence(f"Yes, formerly: {a} was {was} of {b}.", "former", receipts)
    return Sentence(f"No: {a} {gone}{on(last.until)}; it was {was}.", "former", receipts)


def _never(catalogue: Catalogue, asked: Asked, names: tuple[str, str], who: str, body: str) -> Sentence:
    """One that is not recorded as taking part by the day."""
    a, b = names
    later = next((c for c in terms(catalogue.at(None), who, body) if c.since), None) if catalogue.as_of else None
    if later:
        became = f"it became {article(_status(later))}{on(later.since)}"
        return Sentence(
            f"No: as of {show(catalogue.as_of)}, {a} was not in {b}; {became}.", "none", [receipt_of(later)]
        )
    receipts = body_receipt(catalogue, body)
    wanted = article(Wording.status(asked.statuses)[0]) if asked.statuses else "a member, observer or partner"
    if asked.act:
        wanted = article(Wording.status(asked.statuses)[0]) if asked.statuses else "a member"
        no = "No: " if asked.yes_no else ""
        return Sentence(f"{no}{a} is not recorded as ever having been {wanted} of {b}.", None, receipts)
    if asked.statuses == ("member",):
        wanted = "a member, observer or partner"
    then = f"As of {show(catalogue.as_of)}, {a} was" if catalogue.as_of else f"{a} is"
    return Sentence(f"{then} not recorded as {wanted} of {b}.", None, receipts)


def _status(cell: Cell) -> str:
    """The status in words; of one that ended, what it was."""
    status = (cell.was or "member") if cell.status == "former" else cell.status
    return str(lexicon().entry("status", status).get("one", status.replace("-", " ")))


def span(cell: Cell) -> str:
    """``from 2006 to 2012``."""
    if cell.since and cell.until:
        return f"from {show(cell.since)} to {show(cell.until)}"
    if cell.until:
        return f"until {show(cell.until)}"
    return f"from {show(cell.since)}" if cell.since else ""
