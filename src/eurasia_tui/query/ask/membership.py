"""Membership of one in another: whether, since when, until when, as of a date."""

from collections.abc import Sequence
from typing import NamedTuple

from ...dates import show
from ..catalogue import Catalogue
from ..members import Cell, terms
from .answer import Draft, Receipt
from .question import Question
from .say import Speaker, on, row, since, upper
from .vocabulary import vocabulary

MANY = 4
"""So many may be named at once."""
_FULL = ("member", "associate", "candidate")
_PART_OF_IT = {
    "cue": ("when", "join", "leave", "not", "suspend", "since", "yes-no", "both"),
    "fact": ("status", "date", "founded", "end", "ended", "length"),
    "noun": ("organisation", "country"),
    "relation": ("part-of", "party-to", "took-part", "successor"),
}
"""Words that ask for nothing but a membership when two are named one of which has members."""


class Asked(NamedTuple):
    """How a question about a membership is put."""

    join: bool
    leave: bool
    when: bool
    yes_no: bool
    statuses: frozenset[str]
    status: str
    was: bool
    suspend: bool


class Said(NamedTuple):
    """The sentence, the bare value, what it rests on, how sure."""

    text: str
    value: object
    receipts: list[Receipt]
    sure: float = 0.96


def receipt(cell: Cell) -> Receipt:
    """What a participation rests on."""
    return Receipt(cell.source, cell.as_of, cell.evidence, cell.contested)


def with_members(catalogue: Catalogue, ids: Sequence[str]) -> set[str]:
    """Those of the ids that have members, now or ever."""
    marks = ",".join("?" * len(ids))
    return {
        found
        for (found,) in catalogue.db.execute(
            f"SELECT DISTINCT object FROM relation WHERE object IN ({marks}) AND name = 'member-of'", list(ids)
        )
    }


def body_receipt(catalogue: Catalogue, body: str) -> list[Receipt]:
    """The receipt of a body's list of members: that of its newest row."""
    newest = catalogue.db.execute(
        "SELECT source, as_of FROM relation WHERE object = ? AND name = 'member-of' ORDER BY as_of DESC, seq LIMIT 1",
        (body,),
    ).fetchone()
    return [Receipt(newest[0], newest[1])] if newest else []


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts about one body and one who may belong to it."""
    where = question.entities
    if 2 < len(where) <= MANY and not question.terms("noun"):
        return _each(question, catalogue, speaker, where)
    if len(where) != 2:
        return []
    items, statuses = question.items, question.terms("status")
    foreign = any(key not in _PART_OF_IT["fact"] for _, key in question.terms("fact"))
    if foreign and question.cue("join", "leave", "when") is None and not statuses:
        return []
    bodies = with_members(catalogue, [one.id for index in where for one in items[index].named])
    for body_at, who_at in ((where[1], where[0]), (where[0], where[1])):
        body = next((one.id for one in items[body_at].named if one.id in bodies), None)
        who = items[who_at].named[0]
        if body is None or who.kind not in ("countries", "organisations"):
            continue
        if who.kind == "organisations" and who.id in bodies and not terms(catalogue, who.id, body):
            continue
        return [_pair(question, catalogue, speaker, (who_at, who.id), (body_at, body), statuses)]
    return []


def _each(question: Question, catalogue: Catalogue, speaker: Speaker, where: list[int]) -> list[Draft]:
    """One state and several bodies, or several states and one body: a sentence for each."""
    items, statuses = question.items, question.terms("status")
    bodies = with_members(catalogue, [items[i].id for i in where])
    into = [i for i in where if items[i].id in bodies]
    who = [i for i in where if items[i].kind == "countries"]
    if 1 not in (len(into), len(who)) or len(into) + len(who) != len(where) or question.terms("fact"):
        return []
    each = [
        _pair(question, catalogue, speaker, (one, items[one].id), (body, items[body].id), statuses)
        for one in who
        for body in into
    ]
    return [
        Draft(
            " ".join(one.text for one in each),
            [one.value for one in each],
            tuple(id_ for one in each for id_ in one.about),
            " and ".join(one.understood for one in each),
            tuple(r for one in each for r in one.receipts),
            frozenset().union(*(one.used for one in each)),
            min(one.sure for one in each),
            catalogue.as_of,
        )
    ]


def _pair(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    who: tuple[int, str],
    body: tuple[int, str],
    statuses: list[tuple[int, str]],
) -> Draft:
    used = {who[0], body[0]} | {index for index, _ in statuses}
    for category, keys in _PART_OF_IT.items():
        used |= {index for index, key in question.terms(category) if key in keys}
    wanted = [key for _, key in statuses]
    first = question.words[0] if question.words else ""
    asked = Asked(
        question.cue("join") is not None,
        question.cue("leave") is not None,
        question.cue("when") is not None,
        first in ("is", "was", "are", "were", "does", "did", "has") or "li" in question.words,
        frozenset(s for key in wanted for s in vocabulary().entry("status", key).get("statuses", ())),
        str(vocabulary().entry("status", wanted[0]).get("one", "member")) if wanted else "member",
        first in ("was", "were", "had"),
        question.cue("suspend") is not None,
    )
    rows = terms(catalogue, who[1], body[1])
    now = [cell for cell in rows if cell.status != "former"]
    ended = [cell for cell in rows if cell.status == "former"]
    names = speaker.The(who[1]), speaker.the(body[1])
    if now:
        best = min(now, key=lambda cell: _FULL.index(cell.status) if cell.status in _FULL else 5)
        said = _present(catalogue, asked, names, best, ended)
    elif ended:
        said = _past(catalogue, asked, names, ended)
    else:
        said = _never(catalogue, asked, names, who[1], body[1])
    text = said.text
    plain = not now or best.status in (asked.statuses or ("member",))
    if asked.yes_no and now and asked.statuses and not plain and not text.startswith("No"):
        text = f"No: {text}"
    if asked.yes_no and now and plain and not (text.startswith("No") or asked.leave or asked.when or asked.join):
        text = f"Yes: {text[:1].lower()}{text[1:]}" if text.startswith("As of") else f"Yes: {text}"
    if question.cue("not") is not None:
        text = upper(text.removeprefix("Yes: ").removeprefix("No: "))
    what = ("accession", "to") if asked.join else ("withdrawal", "from") if asked.leave else ("membership", "in")
    understood = f"{what[0]} of {speaker.name(who[1])} {what[1]} {speaker.short([body[1]])[body[1]]}"
    if catalogue.as_of:
        understood += f" as of {catalogue.as_of}"
    return Draft(
        text,
        said.value,
        (who[1], body[1]),
        understood,
        tuple(said.receipts),
        frozenset(used),
        said.sure,
        catalogue.as_of,
    )


def _present(catalogue: Catalogue, asked: Asked, names: tuple[str, str], best: Cell, ended: list[Cell]) -> Said:
    """One that takes part on the day."""
    a, b = names
    status, receipts = _a(_status(best)), [receipt(best)]
    frozen = (
        f"; its participation has been {best.participation}{since(best.participation_since)}"
        if best.participation
        else ""
    )
    standing = f"{status}{since(best.since)}{frozen}"
    if asked.leave:
        if not ended:
            no = "No: " if asked.yes_no or asked.when else ""
            return Said(f"{no}{a} has not left {b}; it has been {standing}.", best.status, receipts, 0.9)
        last = ended[-1]
        text = f"{a} ceased to be {_a(_status(last))} of {b}{on(last.until)}; it has been {standing}."
        return Said(text, last.until, [receipt(last), *receipts])
    if asked.statuses and best.status not in asked.statuses:
        had = [cell for cell in ended if "former" in asked.statuses or cell.was in asked.statuses]
        if had:
            text = f"{a} was {_a(_status(had[-1]))} of {b} {span(had[-1])} and has been {standing}."
            return Said(text, had[-1].since if asked.when else best.status, [receipt(had[-1]), *receipts])
        if best.status == "member":
            return Said(
                f"No, not {_a(asked.status)}: {a} has been a full member of {b}{since(best.since)}{frozen}.",
                "member",
                receipts,
            )
        return Said(
            f"No: {a} has been {_a(_status(best))} of {b}{since(best.since)}, not {_a(asked.status)}{frozen}.",
            best.status,
            receipts,
        )
    if asked.suspend and asked.when and best.participation_since:
        text = f"The participation of {a} in {b} has been {best.participation}{since(best.participation_since)}; it has been {status}{since(best.since)}."
        return Said(text, best.participation_since, receipts)
    if asked.join or asked.when:
        if asked.join and not asked.when and best.status != "member":
            return Said(f"{a} is not a member of {b}; it has been {standing}.", best.status, receipts)
        if not best.since:
            return Said(f"{a} is {status} of {b}; since when is not recorded{frozen}.", None, receipts, 0.85)
        verb = "joined" if best.status == "member" else f"became {status} of"
        text = f"{a} {verb} {b}{on(best.since)}{frozen}"
        if earlier := [cell for cell in ended if cell.since]:
            text += "; before that " + row([f"{_a(_status(cell))} {span(cell)}" for cell in earlier])
        return Said(f"{text}.", best.since, receipts)
    if catalogue.as_of:
        text = f"As of {show(catalogue.as_of)}, {a} was {status} of {b}{f' (since {show(best.since)})' if best.since else ''}"
        text += f"; its participation was {best.participation}" if best.participation else ""
        return Said(f"{text}.", best.status, receipts)
    verb = "has been" if best.since else "is"
    return Said(f"{a} {verb} {status} of {b}{since(best.since)}{frozen}.", best.status, receipts)


def _past(catalogue: Catalogue, asked: Asked, names: tuple[str, str], ended: list[Cell]) -> Said:
    """One that took part and does so no more."""
    a, b = names
    last, receipts = ended[-1], [receipt(cell) for cell in ended]
    status = _a(_status(last))
    if asked.join and last.since:
        left = f" and left{on(last.until)}" if last.until else ""
        return Said(f"{a} joined {b} as {status}{on(last.since)}{left}.", last.since, receipts)
    if not last.until:
        return Said(f"No: {a} is a former {_status(last)} of {b}; when it left is not recorded.", "former", receipts)
    was = row([f"{_a(_status(cell))} {span(cell)}" for cell in ended])
    gone = f"left {b}" if _status(last) == "member" else f"ceased to be {status} of {b}"
    if asked.leave or asked.when:
        return Said(f"{a} {gone}{on(last.until)}; it was {was}.", last.until, receipts)
    if catalogue.as_of:
        return Said(f"No: as of {show(catalogue.as_of)}, {a} was not in {b}; it was {was}.", "former", receipts)
    if asked.was:
        return Said(
            f"Yes, formerly: {a} was {was} of {b}."
            if len(ended) > 1
            else f"Yes, formerly: {a} was {status} of {b} {span(last)}.",
            "former",
            receipts,
        )
    return Said(f"No: {a} {gone}{on(last.until)}; it was {was}.", "former", receipts)


def _never(catalogue: Catalogue, asked: Asked, names: tuple[str, str], who: str, body: str) -> Said:
    """One that is not recorded as taking part by the day."""
    a, b = names
    later = next((c for c in terms(catalogue.at(None), who, body) if c.since), None) if catalogue.as_of else None
    if later:
        text = (
            f"No: as of {show(catalogue.as_of)}, {a} was not in {b}; it became {_a(_status(later))}{on(later.since)}."
        )
        return Said(text, "none", [receipt(later)], 0.9)
    receipts = body_receipt(catalogue, body)
    if asked.leave or asked.join:
        return Said(f"{a} is not recorded as ever having been {_a(asked.status)} of {b}.", None, receipts, 0.9)
    what = "a member, observer or partner" if asked.status == "member" else _a(asked.status)
    then = f"As of {show(catalogue.as_of)}, {a} was" if catalogue.as_of else f"{a} is"
    return Said(
        f"{then} not recorded as {what} of {b}.", None, receipts, 0.9 if asked.statuses or asked.yes_no else 0.7
    )


def _status(cell: Cell) -> str:
    """The status in words; of one that ended, what it was."""
    status = (cell.was or "member") if cell.status == "former" else cell.status
    return str(vocabulary().entry("status", status).get("one", status.replace("-", " ")))


def _a(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def span(cell: Cell) -> str:
    """``from 2006 to 2012``."""
    if cell.since and cell.until:
        return f"from {show(cell.since)} to {show(cell.until)}"
    if cell.until:
        return f"until {show(cell.until)}"
    return f"from {show(cell.since)}" if cell.since else ""
