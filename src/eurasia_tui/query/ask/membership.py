"""Membership: of one in another, lists and counts of members, organisations of a country."""

from __future__ import annotations

from collections.abc import Sequence

from ...dates import show
from ..catalogue import Catalogue
from ..members import Cell, cells
from .answer import Draft, Receipt
from .question import Question
from .say import Speaker, count, on, row, since, upper
from .vocabulary import vocabulary


def receipt(cell: Cell) -> Receipt:
    """What a participation rests on."""
    return Receipt(cell.source, cell.as_of, cell.verified, cell.contested)


def with_members(catalogue: Catalogue, ids: Sequence[str]) -> set[str]:
    """Those of the ids that have members, now or ever."""
    marks = ",".join("?" * len(ids))
    return {
        found for (found,) in catalogue.db.execute(
            f"SELECT DISTINCT object FROM relation WHERE object IN ({marks}) AND name = 'member-of'", list(ids)
        )
    }  # fmt: skip


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts about one body and one who may belong to it, and about bodies and their members."""
    where = question.entities
    if not where or len(where) > 2:
        return []
    items = question.items
    bodies = with_members(catalogue, [one.id for index in where for one in items[index].named])
    statuses = question.terms("status")
    found: list[Draft] = []
    if len(where) == 2:
        for body, who in ((where[1], where[0]), (where[0], where[1])):
            body_id = next((one.id for one in items[body].named if one.id in bodies), None)
            who_named = items[who].named[0]
            if body_id and who_named.kind in ("countries", "organisations"):
                if (
                    who_named.id in bodies
                    and who_named.kind == "organisations"
                    and not _rows(catalogue, who_named.id, body_id)
                ):
                    continue
                if question.terms("fact") and question.cue("join", "leave", "when") is None and not statuses:
                    continue
                found.append(_pair(question, catalogue, speaker, who, body, who_named.id, body_id, statuses))
                break
        return found
    index = where[0]
    body_id = next((one.id for one in items[index].named if one.id in bodies), None)
    if body_id:
        found += _members(question, catalogue, speaker, index, body_id, statuses)
    return found


def _rows(catalogue: Catalogue, who: str, body: str) -> list[Cell]:
    """Every participation of one in the other that had begun by the day, oldest first."""
    from ..members import _SELECT, _cell

    found = []
    for one in catalogue.db.execute(_SELECT + " AND r.subject = ? AND r.object = ? ORDER BY r.since_day", (who, body)):
        cell, _ = _cell(one, catalogue.day)
        if cell:
            found.append(cell)
    return found


def _status(cell: Cell) -> str:
    status = (cell.was or "member") if cell.status == "former" else cell.status
    entry = vocabulary().entry("status", status)
    return str(entry.get("one", status.replace("-", " ")))


def _a(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _pair(
    question: Question, catalogue: Catalogue, speaker: Speaker, who_at: int, body_at: int, who: str, body: str,
    statuses: list[tuple[int, str]],
) -> Draft:  # fmt: skip
    rows = _rows(catalogue, who, body)
    now = [cell for cell in rows if cell.status != "former"]
    best = min(now, key=lambda cell: ("member", "associate", "candidate").index(cell.status) if cell.status in ("member", "associate", "candidate") else 5, default=None)  # fmt: skip
    used = {who_at, body_at} | {index for index, _ in statuses}
    for category in ("cue", "fact", "noun"):
        used |= {
            index for index, key in question.terms(category)
            if key in ("when", "join", "leave", "not", "suspend", "since", "yes-no", "status", "date", "founded", "organisation", "country", "both")
            or (category == "fact" and key in ("end", "ended"))
        }  # fmt: skip
    # "part of", "is A in B": the same question in other words.
    used |= {index for index, key in question.terms("relation") if key in ("part-of", "party-to", "took-part")}
    a, b = speaker.The(who), speaker.the(body)
    then = f"As of {show(catalogue.as_of)}, " if catalogue.as_of else ""
    join, leave, when = question.cue("join"), question.cue("leave"), question.cue("when")
    wanted = [key for _, key in statuses]
    asked = {status for key in wanted for status in vocabulary().entry("status", key).get("statuses", ())}
    began = (question.words[:1] or ("",))[0] in (
        "is",
        "was",
        "are",
        "were",
        "does",
        "did",
        "has",
    ) or "li" in question.words
    value: object
    text: str
    receipts: list[Receipt]
    sure = 0.96
    if best is not None:
        receipts = [receipt(best)]
        status = _status(best)
        frozen = ""
        if best.participation:
            frozen = f"; its participation has been {best.participation}{since(best.participation_since)}"
        value = best.status
        miss = bool(asked) and best.status not in asked
        if leave is not None and when is None and not began:
            left = [cell for cell in rows if cell.status == "former"]
            sure = 0.85
            text = f"{a} has not left {b}: it has been {_a(status)}{since(best.since)}{frozen}."
            if left:
                text = f"{a} left {b}{on(left[-1].until)} and is again {_a(status)}{since(best.since)}{frozen}."
        elif leave is not None:
            text = f"No: {a} has not left {b}; it has been {_a(status)}{since(best.since)}{frozen}."
            if any(cell.status == "former" for cell in rows):
                ended = [cell for cell in rows if cell.status == "former"][-1]
                text = f"{a} ceased to be {_a(_status(ended))} of {b}{on(ended.until)}; it is {_a(status)}{since(best.since)}{frozen}."
                value = ended.until
        elif (join is not None or when is not None) and not miss:
            earlier = [cell for cell in rows if cell is not best and cell.since]
            value = best.since or best.status
            if join is not None and when is None and best.status != "member":
                text = f"{a} is not a member of {b}; it has been {_a(status)}{since(best.since)}{frozen}."
                value = best.status
            elif best.since and best.status == "member":
                text = f"{a} joined {b}{on(best.since)}{frozen}."
            elif best.since:
                text = f"{a} became {_a(status)} of {b}{on(best.since)}{frozen}."
            else:
                text = f"{a} is {_a(status)} of {b}; the date is not recorded{frozen}."
                value, sure = None, 0.85
            if earlier:
                text = text[:-1] + "; before that " + row([f"{_status(cell)} {_span(cell)}" for cell in earlier]) + "."
        elif miss:
            name = vocabulary().entry("status", wanted[0]).get("one", wanted[0])
            had = [cell for cell in rows if cell.status == "former" and ("former" in asked or cell.was in asked)]
            if had:
                text = f"{then}{a} was {_a(_status(had[-1]))} of {b} {_span(had[-1])} and is now {_a(status)}{since(best.since)}{frozen}."
            elif best.status == "member":
                text = f"No, not {_a(str(name))}: {a} is a full member of {b}{since(best.since)}{frozen}."
            else:
                text = f"No: {a} is {_a(status)} of {b}{since(best.since)}, not {_a(str(name))}{frozen}."
        elif catalogue.as_of:
            text = f"{then}{a} was {_a(status)} of {b}{f' (since {show(best.since)})' if best.since else ''}"
            text += f"; its participation was {best.participation}." if best.participation else "."
        elif best.since:
            text = f"{a} has been {_a(status)} of {b}{since(best.since)}{frozen}."
        else:
            text = f"{a} is {_a(status)} of {b}{frozen}."
    elif rows:
        ended = [cell for cell in rows if cell.status == "former"]
        receipts = [receipt(cell) for cell in ended]
        last = ended[-1]
        terms = row([f"{_status(cell)} {_span(cell)}" for cell in ended])
        value = last.until if leave is not None or when is not None else "former"
        if join is not None and last.since:
            value = last.since
            text = f"{a} joined {b} as {_a(_status(last))}{on(last.since)}" + (
                f" and left{on(last.until)}." if last.until else "."
            )
        elif last.until:
            verb = "left" if _status(last) == "member" else f"ceased to be {_a(_status(last))} of"
            had = _a(_status(last))
            terms = terms if len(ended) > 1 else _span(last)
            if leave is not None or when is not None:
                text = f"{a} {verb} {b}{on(last.until)}; it was {had} {terms}."
            elif then:
                text = f"No: as of {show(catalogue.as_of)}, {a} was not in {b}; it was {had} {terms}."
            elif question.words[0] in ("was", "were", "had"):
                text = f"Yes, formerly: {a} was {had} of {b} {terms}."
            else:
                text = f"No: {a} {verb} {b}{on(last.until)}; it was {had} {terms}."
        else:
            text = f"No: {then}{a} is a former {_status(last)} of {b}; when it left is not recorded."
    else:
        later = None if not catalogue.as_of else next(
            iter(c for c in _rows(catalogue.at(None), who, body) if c.since), None
        )  # fmt: skip
        what = str(vocabulary().entry("status", wanted[0]).get("one", "member")) if wanted else "member"
        receipts = _body_receipt(catalogue, body)
        value = None
        if later:
            text = f"No: {then}{a} was not in {b}; it became {_a(_status(later))}{on(later.since)}."
            receipts, value = [receipt(later)], "none"
        elif leave is not None or join is not None:
            text = f"{a} is not recorded as ever having been {_a(what)} of {b}."
        else:
            others = "a member, observer or partner" if what == "member" else _a(what)
            text = f"{then}{a} {'was' if then else 'is'} not recorded as {others} of {b}."
        sure = 0.9 if (statuses or join is not None or leave is not None or began or later) else 0.7
    if began and best is not None and not text.startswith("No") and leave is None and when is None and join is None:
        text = f"Yes: {text}" if not then else f"Yes: {text[:1].lower()}{text[1:]}"
    if question.cue("not") is not None:
        text = text.removeprefix("Yes: ").removeprefix("No: ")
        text = upper(text)
    short = speaker.short([body])[body]
    what = "accession" if join is not None else "withdrawal" if leave is not None else "membership"
    prep = {"accession": ("of", "to"), "withdrawal": ("of", "from"), "membership": ("of", "in")}[what]
    understood = f"{what} {prep[0]} {speaker.name(who)} {prep[1]} {short}" + (
        f" as of {catalogue.as_of}" if then else ""
    )
    return Draft(text, value, (who, body), understood, tuple(receipts), frozenset(used), sure, catalogue.as_of)


def _span(cell: Cell) -> str:
    if cell.since and cell.until:
        return f"from {show(cell.since)} to {show(cell.until)}"
    if cell.until:
        return f"until {show(cell.until)}"
    return f"from {show(cell.since)}" if cell.since else ""


def _body_receipt(catalogue: Catalogue, body: str) -> list[Receipt]:
    """The receipt of a body's list of members: that of its first row."""
    row_ = catalogue.db.execute(
        "SELECT source, as_of FROM relation WHERE object = ? AND name = 'member-of' ORDER BY as_of DESC, seq LIMIT 1",
        (body,),
    ).fetchone()
    return [Receipt(row_[0], row_[1])] if row_ else []


def _members(
    question: Question, catalogue: Catalogue, speaker: Speaker, at: int, body: str, statuses: list[tuple[int, str]]
) -> list[Draft]:  # fmt: skip
    """Lists, counts, the first, the last, those who joined or left."""
    cue = question.cue
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
    ):
        who = cue("who")
        if who is None and not (len(question.items) == 2 and many is not None):
            return []
    if (
        not statuses
        and not nouns
        and cue("who") is not None
        and joined is None
        and left is None
        and cue("suspend") is None
    ):
        # "who is in X" asks for members; "who is X" does not.
        if not any(word in question.words for word in ("in", "v")):
            return []
    used = {at} | {index for index, _ in statuses} | {index for index, _ in nouns}
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
    if len(wanted) > 1 and "member" in wanted:
        rest = [one for one in wanted if one != "member"]
        key, asked = rest[0], set(vocabulary().entry("status", rest[0]).get("statuses", ()))
    then = f"As of {show(catalogue.as_of)}, " if catalogue.as_of else ""
    b = speaker.the(body)
    short = speaker.short([body])[body]
    stamp = f" as of {catalogue.as_of}" if then else ""
    if cue("previous") is not None or (left is not None) or "former" in asked:
        chosen = [cell for cell in rows if cell.status == "former" and cell.was in (None, "member")]
        return [_left(chosen, speaker, body, used, catalogue.as_of)] if rows else []
    if cue("suspend") is not None and not statuses or (cue("suspend") is not None and key == "member"):
        chosen = [cell for cell in rows if cell.participation]
        if chosen:
            names = row(
                [f"{speaker.name(c.country)} ({c.participation}{since(c.participation_since)})" for c in chosen]
            )
            return [Draft(f"In {b}, participation is frozen or suspended by {names}.", [c.country for c in chosen],
                          (body, *(c.country for c in chosen)), f"frozen or suspended participation in {short}",
                          tuple(receipt(c) for c in chosen), frozenset(used), 0.95, catalogue.as_of)]  # fmt: skip
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
    receipts = tuple(receipt(cell) for cell in chosen) or tuple(_body_receipt(catalogue, body))
    if (joined is not None or cue("first") is not None or cue("last") is not None) and chosen:
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


def _words(status: str) -> tuple[str, str]:
    entry = vocabulary().entry("status", status)
    name = status.replace("-", " ")
    return str(entry.get("one", name)), str(entry.get("many", f"{name}s"))


def _left(chosen: list[Cell], speaker: Speaker, body: str, used: set[int], as_of: str | None) -> Draft:
    b, short = speaker.the(body), speaker.short([body])[body]
    names = row([f"{speaker.name(c.country)}{f' ({show(c.until)})' if c.until else ''}" for c in chosen])
    text = f"Former members of {b}: {names}." if chosen else f"No former members of {b} are recorded."
    return Draft(text, [c.country for c in chosen], (body, *(c.country for c in chosen)), f"former members of {short}",
                 tuple(receipt(c) for c in chosen), frozenset(used), 0.93, as_of)  # fmt: skip


def _by_date(
    question: Question, speaker: Speaker, chosen: list[Cell], body: str, one: str, plural: str, used: set[int],
    catalogue: Catalogue,
) -> list[Draft]:  # fmt: skip
    dated = sorted((cell for cell in chosen if cell.since), key=lambda cell: cell.since or "")
    if not dated:
        return []
    b, short = speaker.the(body), speaker.short([body])[body]
    year = question.date[:4] if question.date else None
    if year and question.cue("last") is None and question.cue("first") is None:
        some = [cell for cell in dated if (cell.since or "")[:4] == year]
        names = row([f"{speaker.name(c.country)} ({show(c.since)})" for c in some])
        text = f"Joined {b} in {year}: {names}." if some else f"No {one} is recorded as having joined {b} in {year}."
        return [_draft(text, some, body, f"who joined {short} in {year}", used, year)]
    if question.cue("first") is not None:
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
    return Draft(text, [cell.country for cell in some], (body, *(cell.country for cell in some)), understood,
                 tuple(receipt(cell) for cell in some), frozenset(used), 0.95, as_of)  # fmt: skip
