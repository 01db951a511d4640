"""Sentences about participation: present, past, with another status, or none on record."""

from __future__ import annotations

from ...dates import show
from ...named_tuple import NamedTuple
from ..catalogue import Catalogue
from ..members import Cell, terms
from .answer import AnswerReceipt
from .durations import duration
from .english import comma_list, on, since
from .lexicon import lexicon
from .nouns import article, status_noun


class MembershipQuestion(NamedTuple):
    """The form of a question about a membership."""

    act: str = ""
    when: bool = False
    yes_no: bool = False
    statuses: tuple[str, ...] = ()
    was: bool = False
    how_long: bool = False
    negated: bool = False


class Sentence(NamedTuple):
    """A sentence with its bare value and receipts."""

    text: str
    value: object
    receipts: list[AnswerReceipt]


def receipt_of(cell: Cell) -> AnswerReceipt:
    """The receipt of a participation."""
    return AnswerReceipt(cell.source, cell.as_of, cell.evidence, cell.contested)


def body_receipt(catalogue: Catalogue, body: str) -> list[AnswerReceipt]:
    """The receipt of a body's list of members: that of its newest row."""
    newest = catalogue.db.execute(
        "SELECT source, as_of FROM relation WHERE object = ? AND name = 'member-of' ORDER BY as_of DESC, seq LIMIT 1",
        (body,),
    ).fetchone()
    return [AnswerReceipt(newest[0], newest[1])] if newest else []


def present(
    catalogue: Catalogue, asked: MembershipQuestion, names: tuple[str, str], best: Cell, ended: list[Cell]
) -> Sentence:
    """The sentence for an entity that takes part on the day."""
    a, b = names
    status, receipts = article(status_of(best)), [receipt_of(best)]
    frozen = (
        f"; its participation has been {best.participation}{since(best.participation_since)}"
        if best.participation
        else ""
    )
    standing = f"{status}{since(best.since)}{frozen}"
    if asked.act == "leave":
        if best.status == "member":  # an observer that became a member did not leave
            ended = [cell for cell in ended if cell.was in (None, *(asked.statuses or ("member",)))]
        if not ended:
            no = "No: " if asked.yes_no or asked.when else ""
            return Sentence(f"{no}{a} has not left {b}; it has been {standing}.", best.status, receipts)
        last = ended[-1]
        text = f"{a} ceased to be {article(status_of(last))} of {b}{on(last.until)}; it has been {standing}."
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
            text += "; before that " + comma_list([f"{article(status_of(cell))} {span(cell)}" for cell in earlier])
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


def _other_status(
    asked: MembershipQuestion, names: tuple[str, str], best: Cell, ended: list[Cell], frozen: str
) -> Sentence:
    """The sentence for a participant with another status than the one asked for."""
    a, b = names
    wanted = status_noun(asked.statuses)[0]
    status, receipts = article(status_of(best)), [receipt_of(best)]
    former = [cell for cell in ended if "former" in asked.statuses or cell.was in asked.statuses]
    if former:
        text = f"{a} was {article(status_of(former[-1]))} of {b} {span(former[-1])} and has been {status}{since(best.since)}{frozen}."
        value = former[-1].since if asked.when else best.status
        return Sentence(text, value, [receipt_of(former[-1]), *receipts])
    if best.status == "member":
        text = f"No, not {article(wanted)}: {a} has been a full member of {b}{since(best.since)}{frozen}."
        return Sentence(text, "member", receipts)
    text = f"No: {a} has been {status} of {b}{since(best.since)}, not {article(wanted)}{frozen}."
    return Sentence(text, best.status, receipts)


def past(catalogue: Catalogue, asked: MembershipQuestion, names: tuple[str, str], ended: list[Cell]) -> Sentence:
    """The sentence for a participation that has ended."""
    a, b = names
    last, receipts = ended[-1], [receipt_of(cell) for cell in ended]
    status = article(status_of(last))
    if asked.act == "join" and last.since:
        left = f" and left{on(last.until)}" if last.until else ""
        return Sentence(f"{a} joined {b} as {status}{on(last.since)}{left}.", last.since, receipts)
    if not last.until:
        text = f"No: {a} is a former {status_of(last)} of {b}; when it left is not recorded."
        return Sentence(text, "former", receipts)
    was = comma_list([f"{article(status_of(cell))} {span(cell)}" for cell in ended])
    gone = f"left {b}" if status_of(last) == "member" else f"ceased to be {status} of {b}"
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


def never(catalogue: Catalogue, asked: MembershipQuestion, names: tuple[str, str], who: str, body: str) -> Sentence:
    """The sentence for an entity without a recorded participation by the day."""
    a, b = names
    later = next((c for c in terms(catalogue.at(None), who, body) if c.since), None) if catalogue.as_of else None
    if later:
        became = f"it became {article(status_of(later))}{on(later.since)}"
        return Sentence(
            f"No: as of {show(catalogue.as_of)}, {a} was not in {b}; {became}.", "none", [receipt_of(later)]
        )
    receipts = body_receipt(catalogue, body)
    wanted = article(status_noun(asked.statuses)[0]) if asked.statuses else "a member, observer or partner"
    if asked.act:
        wanted = article(status_noun(asked.statuses)[0]) if asked.statuses else "a member"
        no = "No: " if asked.yes_no else ""
        return Sentence(f"{no}{a} is not recorded as ever having been {wanted} of {b}.", None, receipts)
    if asked.statuses == ("member",):
        wanted = "a member, observer or partner"
    then = f"As of {show(catalogue.as_of)}, {a} was" if catalogue.as_of else f"{a} is"
    return Sentence(f"{then} not recorded as {wanted} of {b}.", None, receipts)


def status_of(cell: Cell) -> str:
    """The status in words; for an ended participation, the status it had."""
    status = (cell.was or "member") if cell.status == "former" else cell.status
    return str(lexicon().entry("status", status).get("one", status.replace("-", " ")))


def span(cell: Cell) -> str:
    """``from 2006 to 2012``."""
    if cell.since and cell.until:
        return f"from {show(cell.since)} to {show(cell.until)}"
    if cell.until:
        return f"until {show(cell.until)}"
    return f"from {show(cell.since)}" if cell.since else ""
