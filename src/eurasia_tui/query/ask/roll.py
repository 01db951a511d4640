"""Lists and counts of members, observers, partners of a body; the first, the last, those who joined or left."""

from __future__ import annotations

from ...dates import show
from ..catalogue import Catalogue
from ..members import Cell, cells
from .answer import Draft
from .membership import body_receipt, receipt, with_members
from .question import Question
from .say import Speaker, count, on, row, since, upper
from .vocabulary import vocabulary


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts about one body and those in it."""
    where = question.entities
    if len(where) != 1:
        return []
    named = question.items[where[0]].named
    bodies = with_members(catalogue, [one.id for one in named])
    body = next((one.id for one in named if one.id in bodies), None)
    return _members(question, catalogue, speaker, where[0], body, question.terms("status")) if body else []


def _members(
    question: Question, catalogue: Catalogue, speaker: Speaker, at: int, body: str, statuses: list[tuple[int, str]]
) -> list[Draft]:
    """Lists, counts, the first, the last, those who joined or left."""
    cue = question.cue
    founders = (
        next((i for i, key in question.terms("fact") if key == "founded"), None) if cue("who") is not None else None
    )
    nouns = [(index, key) for index, key in question.terms("noun") if key in ("country", "organisation")]
    joined, left = cue("join"), cue("leave")
    many = cue("how-many")
    if (
        not statuses
        and not nouns
        and joined is None
        and left is None
        and cue("suspend") is None
        and cue("first") is None
        and not _new_members(question)
    ):
        who = cue("who")
        dated_only = question.date is not None and all(item.named or item.date or item.stop for item in question.items)
        if not dated_only and who is None and not (len(question.items) == 2 and many is not None):
            return []
    who_in = (
        _new_members(question)
        or statuses
        or nouns
        or founders is not None
        or any(word in question.words for word in ("in", "v"))
    )
    if not who_in and joined is None and left is None and cue("suspend") is None and cue("who") is not None:
        return []  # "who is in X" asks for members; "who is X" does not
    used = (
        ({founders} if founders is not None else set())
        | {at}
        | {index for index, _ in statuses}
        | {index for index, _ in nouns}
    )
    for name in ("how-many", "first", "last", "join", "leave", "suspend", "list", "former", "previous", "both"):
        if (found := cue(name)) is not None:
            used.add(found)
    used |= {
        index for index, key in question.terms("relation") if key in ("parts",) and question.items[index].key("status")
    }
    rows = cells(catalogue, [body], former=True)
    wanted = [key for _, key in statuses]
    asked = {status for key in wanted for status in vocabulary().entry("status", key).get("statuses", ())}
    key = wanted[-1] if wanted else "member"
    if rest := [one for one in wanted if one != "member"]:
        key, asked = rest[0], set(vocabulary().entry("status", rest[0]).get("statuses", ()))
    then = f"As of {show(catalogue.as_of)}, " if catalogue.as_of else ""
    b = speaker.the(body)
    short = speaker.short([body])[body]
    stamp = f" as of {catalogue.as_of}" if then else ""
    if cue("previous") is not None or (left is not None) or "former" in asked:
        chosen = [cell for cell in rows if cell.status == "former" and cell.was in (None, "member")]
        return [_left(chosen, speaker, body, used, catalogue.as_of)] if rows else []
    if (cue("suspend") is not None and not statuses) or (cue("suspend") is not None and key == "member"):
        chosen = [cell for cell in rows if cell.participation]
        if chosen:
            names = row(
                [f"{speaker.name(c.country)} ({c.participation}{since(c.participation_since)})" for c in chosen]
            )
            return [
                Draft(
                    f"In {b}, participation is frozen or suspended by {names}.",
                    [c.country for c in chosen],
                    (body, *(c.country for c in chosen)),
                    f"frozen or suspended participation in {short}",
                    tuple(receipt(c) for c in chosen),
                    frozenset(used),
                    0.95,
                    catalogue.as_of,
                )
            ]
    if not asked:
        asked = {"member"}
    chosen = [cell for cell in rows if cell.status in asked]
    entry = vocabulary().entry("status", key)
    one, plural = str(entry.get("one", "member")), str(entry.get("many", "members"))
    if key == "member" and not chosen:
        others = [cell for cell in rows if cell.status in ("participant", "partner")]
        if others and not wanted:
            chosen, one, plural = others, "participant", "participants"
    about = (body, *(cell.country for cell in chosen))
    receipts = tuple(receipt(cell) for cell in chosen) or tuple(body_receipt(catalogue, body))
    dated = joined is not None or cue("first") is not None or cue("last") is not None or founders is not None
    if dated and chosen:
        return _by_date(question, speaker, chosen, body, one, plural, used, catalogue)
    size = len(chosen)
    if not chosen:
        text = f"{then}{upper(b) if not then else b} has no {plural} on record"
        present = [
            (s, sum(c.status == s for c in rows)) for s in dict.fromkeys(c.status for c in rows) if s != "former"
        ]
        counts = [count(n, *_words(s)) for s, n in present]
        text += f"; it has {row(counts)}." if counts else "."
    else:
        listed = speaker.names([cell.country for cell in chosen], 40)
        verb = "had" if then else "has"
        body_name = b if then else upper(b)
        text = f"{then}{body_name} {verb} {count(size, one, plural)}: {listed}."
    value: object = size if many is not None else [cell.country for cell in chosen]
    understood = f"{'number of ' if many is not None else ''}{plural} of {short}{stamp}"
    return [Draft(text, value, about, understood, receipts, frozenset(used), 0.96, catalogue.as_of)]


def _new_members(question: Question) -> bool:
    """True for "new members", which is one phrase of the vocabulary."""
    at = question.cue("last")
    return at is not None and "member" in question.items[at].text


def _words(status: str) -> tuple[str, str]:
    entry = vocabulary().entry("status", status)
    name = status.replace("-", " ")
    return str(entry.get("one", name)), str(entry.get("many", f"{name}s"))


def _left(chosen: list[Cell], speaker: Speaker, body: str, used: set[int], as_of: str | None) -> Draft:
    b, short = speaker.the(body), speaker.short([body])[body]
    names = row([f"{speaker.name(c.country)}{f' ({show(c.until)})' if c.until else ''}" for c in chosen])
    text = f"Former members of {b}: {names}." if chosen else f"No former members of {b} are recorded."
    return Draft(
        text,
        [c.country for c in chosen],
        (body, *(c.country for c in chosen)),
        f"former members of {short}",
        tuple(receipt(c) for c in chosen),
        frozenset(used),
        0.93,
        as_of,
    )


def _by_date(
    question: Question,
    speaker: Speaker,
    chosen: list[Cell],
    body: str,
    one: str,
    plural: str,
    used: set[int],
    catalogue: Catalogue,
) -> list[Draft]:
    dated = sorted((cell for cell in chosen if cell.since), key=lambda cell: cell.since or "")
    if not dated:
        return []
    b, short = speaker.the(body), speaker.short([body])[body]
    year = question.date[:4] if question.date else None
    if year and (question.cue("last") is None or _new_members(question)) and question.cue("first") is None:
        some = [cell for cell in dated if (cell.since or "")[:4] == year]
        names = row([f"{speaker.name(c.country)} ({show(c.since)})" for c in some])
        text = f"Joined {b} in {year}: {names}." if some else f"No {one} is recorded as having joined {b} in {year}."
        return [_draft(text, some, body, f"who joined {short} in {year}", used, year)]
    founded_by = question.cue("who") is not None and any(key == "founded" for _, key in question.terms("fact"))
    if question.cue("first") is not None or founded_by:
        some = [cell for cell in dated if cell.since == dated[0].since]
        names = speaker.names([cell.country for cell in some], 40)
        return [
            _draft(
                f"The first {plural} of {b}, since {show(dated[0].since)}: {names}.",
                some,
                body,
                f"first {plural} of {short}",
                used,
                catalogue.as_of,
            )
        ]
    if question.cue("last") is not None:
        some = [cell for cell in dated if cell.since == dated[-1].since]
        text = f"The latest to become {'a ' + one if len(some) == 1 else plural} of {b}: {speaker.names([c.country for c in some])},{on(dated[-1].since)}."
        return [_draft(text, some, body, f"latest {plural} of {short}", used, catalogue.as_of)]
    names = row([f"{speaker.name(c.country)} ({show(c.since)})" for c in dated], 40)
    return [
        _draft(
            f"{upper(plural)} of {b} by date of joining: {names}.",
            dated,
            body,
            f"who joined {short} when",
            used,
            catalogue.as_of,
        )
    ]


def _draft(text: str, some: list[Cell], body: str, understood: str, used: set[int], as_of: str | None) -> Draft:
    return Draft(
        text,
        [cell.country for cell in some],
        (body, *(cell.country for cell in some)),
        understood,
        tuple(receipt(cell) for cell in some),
        frozenset(used),
        0.95,
        as_of,
    )
