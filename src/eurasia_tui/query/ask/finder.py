"""Lists of entities that satisfy all that is said of them: routes that cross one state and bypass another,
agreements of two states, members of one body that are not in another."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...dates import show
from ..catalogue import Catalogue
from ..rows import dates
from .answer import Draft, Receipt
from .question import Question
from .say import Speaker, count, row, upper
from .vocabulary import vocabulary


class Edge(NamedTuple):
    """A relation of the entity named in the question with another."""

    other: str
    name: str
    subject: str
    status: str
    since: str | None
    receipt: Receipt


class Condition(NamedTuple):
    """What must hold of what is looked for: a relation with an entity, or that it is not so."""

    at: int
    ids: tuple[str, ...]
    relations: tuple[str, ...]
    given: str
    statuses: tuple[str, ...]
    not_: bool
    phrase: str


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts of lists."""
    where = question.entities
    if not where or len(where) > 4:
        return []
    nouns = question.terms("noun")
    relations = [(i, key) for i, key in question.terms("relation")]
    statuses = question.terms("status")
    if not nouns and not relations and not statuses and question.cue("both", "not") is None:
        return []
    options: list[tuple[int | None, str]] = [(i, key) for i, key in nouns] or [(None, "")]
    if len(options) > 1:
        options.sort(key=lambda one: one[1] in ("country", "organisation"))
    found = []
    for noun_at, noun in options[:2]:
        if draft := _listed(question, catalogue, speaker, noun_at, noun, relations, statuses):
            found.append(draft)
    return found


def _listed(
    question: Question, catalogue: Catalogue, speaker: Speaker, noun_at: int | None, noun: str,
    relations: list[tuple[int, str]], statuses: list[tuple[int, str]],
) -> Draft | None:  # fmt: skip
    entry = vocabulary().entry("noun", noun) if noun else {}
    conditions, used = _conditions(question, entry, relations, statuses)
    if not conditions:
        return None
    kind = entry.get("kind", "")
    if not kind and (statuses or all("member-of" in c.relations for c in conditions)):
        kind = "countries"
    found: dict[str, list[Edge]] | None = None
    for condition in conditions:
        edges = _edges(catalogue, condition, kind)
        if condition.not_:
            continue
        found = edges if found is None else {id_: [*found[id_], *edges[id_]] for id_ in found if id_ in edges}
    if found is None:
        return None
    for condition in conditions:
        if condition.not_:
            away = _edges(catalogue, condition, kind)
            found = {id_: edges for id_, edges in found.items() if id_ not in away}
    kinds = catalogue.kinds_of(list(found))
    if kind:
        found = {id_: edges for id_, edges in found.items() if kinds.get(id_) == kind}
    else:
        found = {id_: edges for id_, edges in found.items() if kinds.get(id_) not in ("sources", None)}
    named = {id_ for c in conditions for id_ in c.ids}
    found = {id_: edges for id_, edges in found.items() if id_ not in named}
    if entry.get("where") and found:
        from .ranks import _filtered

        good = set(_filtered(catalogue, list(found), entry["where"]))
        found = {id_: edges for id_, edges in found.items() if id_ in good}
    if noun_at is not None:
        used.add(noun_at)
    return _said(question, catalogue, speaker, found, entry, kind, conditions, used)


def _conditions(
    question: Question, noun: dict[str, Any], relations: list[tuple[int, str]], statuses: list[tuple[int, str]]
) -> tuple[list[Condition], set[int]]:  # fmt: skip
    """One condition for each entity, from the relation nearest before it, else after it, else what the noun implies."""
    used: set[int] = set()
    conditions: list[Condition] = []
    negations = [i for i, key in question.terms("cue") if key == "not"]
    previous = -1
    for at in question.entities:
        before = [(i, key) for i, key in relations if i < at]
        chosen = before[-1] if before else next(((i, key) for i, key in relations if i > at), None)
        status_here = [(i, key) for i, key in statuses if i < at and i > previous] or (
            [(i, key) for i, key in statuses if i > at][:1] if len(question.entities) == 1 or not conditions else []
        )
        not_here = [i for i in negations if previous < i < at]
        kinds = {one.kind for one in question.items[at].named}
        ids = tuple(one.id for one in question.items[at].named)
        states: tuple[str, ...] = ()
        given = ""
        body = "organisations" in kinds
        if status_here:
            states = tuple(s for _, key in status_here for s in vocabulary().entry("status", key)["statuses"])
            if "member" in states and len(states) > 1:
                states = tuple(s for s in states if s != "member")
            used |= {i for i, _ in status_here}
        if chosen and not (body and status_here):
            names = tuple(vocabulary().entry("relation", chosen[1])["names"])
            given = vocabulary().entry("relation", chosen[1]).get("given", "")
            used.add(chosen[0])
            phrase = chosen[1]
        elif (body and noun.get("kind", "countries") == "countries") or (
            status_here and noun.get("kind") in (None, "organisations")
        ):
            names, phrase = ("member-of",), "member-of"
        elif noun:
            names, phrase = tuple(noun["relations"]), ""
            if noun["kind"] == "corridors":
                names = tuple(name for name in names if name != "bypasses")
        else:
            names, phrase = ("member-of",), "member-of"
        used |= {at, *not_here}
        conditions.append(Condition(at, ids, names, given, states, bool(not_here), phrase))
        previous = at
    used |= {
        i
        for i, key in question.terms("cue")
        if key in ("how-many", "list", "who", "what", "both", "where", "first", "last")
    }
    return conditions, used


def _edges(catalogue: Catalogue, condition: Condition, kind: str) -> dict[str, list[Edge]]:
    """Entities for which a condition holds on the day, with the relations that say so."""
    day = catalogue.day
    marks, names = ",".join("?" * len(condition.ids)), ",".join("?" * len(condition.relations))
    found: dict[str, list[Edge]] = {}
    rank = {name: index for index, name in enumerate(condition.relations)}
    for column, other in (("subject", "object"), ("object", "subject")):
        if condition.given and condition.given != column:
            continue
        for one in catalogue.db.execute(
            f"SELECT {other}, name, subject, coalesce(status, ''), since, source, as_of, verified, contested FROM relation "
            f"WHERE {column} IN ({marks}) AND name IN ({names}) AND (since_day IS NULL OR since_day <= ?) "
            "AND (until_day IS NULL OR until_day > ?) AND coalesce(status, '') <> 'former' ORDER BY seq",
            (*condition.ids, *condition.relations, day, day),
        ):
            id_, name, subject, status, since, source, as_of, verified, contested = one
            if name == "member-of":
                if condition.statuses and status not in condition.statuses:
                    continue
                if not condition.statuses and kind == "countries" and status != "member":
                    continue
            edge = Edge(id_, name, subject, status, since, Receipt(source, as_of, bool(verified), bool(contested)))
            found.setdefault(id_, []).append(edge)
    # A region holds the states of the group that bears its name.
    if not condition.statuses and kind == "countries" and "member-of" in condition.relations:
        lying = [
            id_
            for (id_,) in catalogue.db.execute(
                f"SELECT e.id FROM entity e WHERE e.kind = 'countries' AND e.grp IN (SELECT name FROM entity WHERE id IN ({marks}))",
                condition.ids,
            )
        ]
        if lying:
            return {id_: [Edge(id_, "located-in", id_, "", None, _states(catalogue, id_))] for id_ in lying}
    if condition.given == "" and len(condition.relations) > 1:
        best = min((rank[edge.name] for edges in found.values() for edge in edges if edge.name in rank), default=0)
        kinds = catalogue.kinds_of(list(found))
        same = {id_: edges for id_, edges in found.items() if kinds.get(id_) == kind}
        if kind and same:
            best = min((rank[edge.name] for edges in same.values() for edge in edges if edge.name in rank), default=0)
            if condition.relations[best] in ("crosses", "party-to", "member-of", "located-in"):
                return {
                    id_: edges
                    for id_, edges in same.items()
                    if any(edge.name == condition.relations[best] for edge in edges)
                }
    return found


def _states(catalogue: Catalogue, id_: str) -> Receipt:
    """What an entity's page as a whole rests on."""
    one = catalogue.db.execute("SELECT source, as_of FROM entity WHERE id = ?", (id_,)).fetchone()
    return Receipt(one[0], one[1]) if one else Receipt(None, None)


def _said(
    question: Question, catalogue: Catalogue, speaker: Speaker, found: dict[str, list[Edge]], noun: dict[str, Any],
    kind: str, conditions: list[Condition], used: set[int],
) -> Draft | None:  # fmt: skip
    ids = _ordered(catalogue, found, conditions, kind)
    days = dates(catalogue, ids)
    if catalogue.as_of:
        ids = [id_ for id_ in ids if not days.get(id_) or days[id_][:10] <= catalogue.day]
    if question.date and question.date_items and kind in ("events", "agreements"):
        year = question.date[:4]
        ids = [id_ for id_ in ids if (days.get(id_) or "")[:4] == year]
    first, last = question.cue("first"), question.cue("last")
    dated = [id_ for id_ in ids if id_ in days]
    if (first is not None or last is not None) and kind in ("events", "agreements") and dated:
        dated.sort(key=lambda id_: days[id_])
        ids = [dated[0] if first is not None else dated[-1]]
    one, many = noun.get("one", ""), noun.get("many", "")
    if not one and kind:
        one, many = catalogue.kinds[kind].singular, catalogue.kinds[kind].label.lower()
    what = _phrase(speaker, conditions, kind)
    stamp = f" as of {show(catalogue.as_of)}" if catalogue.as_of and kind not in ("events", "agreements") else ""
    about = tuple(c.ids[0] for c in conditions)
    label = f"{many or 'entities'} {what}{stamp}".strip()
    when = question.cue("when")
    if not ids:
        if (not noun and not question.terms("status")) or any(question.items[c.at].kind == kind for c in conditions):
            return None
        text = f"No {one or 'entity'} {what} is recorded{stamp}."
        return Draft(
            text,
            0 if question.cue("how-many") is not None else [],
            about,
            label,
            _any_receipt(catalogue, conditions),
            frozenset(used),
            0.72,
            catalogue.as_of,
        )
    parts = []
    for id_ in ids:
        extra = ""
        if kind in ("agreements", "events") and id_ in days:
            extra = f" ({show(days[id_])})"
        elif (
            len(conditions) == 1
            and kind == "organisations"
            and (edge := found[id_][0]).status not in ("member", "")
            and not conditions[0].statuses
        ):
            extra = f" ({edge.status.replace('-', ' ')})"
        parts.append(speaker.name(id_) + extra)
    short = kind == "organisations" and len(ids) > 3
    if short:
        names = speaker.short(ids)
        parts = [names[id_] + part.removeprefix(speaker.name(id_)) for id_, part in zip(ids, parts, strict=True)]
    number = len(ids)
    verb = upper(what)
    if many:
        lead = (
            f"{count(number, one, many)} {what}{stamp}"
            if number > 1 or question.cue("how-many") is not None
            else f"{upper(one)} {what}{stamp}"
        )
    else:
        lead = verb + stamp
    most = 30 if kind in ("countries", "") else 40 if short else 14
    text = f"{lead}: {row(parts, most)}."
    if kind == "agreements" and len(conditions) > 1 and number > 1:
        own = _bilateral(catalogue, ids, len(conditions))
        if own and len(own) < number:
            parts = [part for id_, part in zip(ids, parts, strict=True) if id_ in own]
            pair = speaker.names([c.ids[0] for c in conditions])
            text = f"{count(len(own), one, many)} between {pair}: {'; '.join(parts)}; and {count(number - len(own), one, many)} with other parties too."
        else:
            text = f"{lead}: {'; '.join(parts[:6])}{f'; and {number - 6} more' if number > 6 else ''}."
    elif kind in ("agreements", "events") and number > 1:
        text = f"{lead}: {'; '.join(parts[:6])}{f'; and {number - 6} more' if number > 6 else ''}."
    if not many and len(conditions) == 1 and conditions[0].phrase in vocabulary().entries["relation"]:
        lead, text = _by_relation(speaker, found, ids, parts, conditions[0], most, stamp)
        label = (
            f"{lead[:1].lower()}{lead[1:]}{stamp}"
            if not lead.startswith(speaker.name(conditions[0].ids[0]))
            else lead + stamp
        )
    if (
        kind == "organisations"
        and len(conditions) == 1
        and conditions[0].phrase in ("", "member-of")
        and "member-of" in conditions[0].relations
    ):
        status = f" as {row([s.replace('-', ' ') for s in conditions[0].statuses])}" if conditions[0].statuses else ""
        text = f"{speaker.The(conditions[0].ids[0])} takes part in {count(number, one, many)}{status}{stamp}: {row(parts, most)}."
    if (
        kind == "organisations"
        and len(conditions) > 1
        and all("member-of" in c.relations and not c.not_ for c in conditions)
    ):
        pair = row([speaker.the(c.ids[0]) for c in conditions])
        text = f"{upper(pair)} both take part in {count(number, one, many)}{stamp}: {row(parts, most)}."
    value: object = number if question.cue("how-many") is not None else ids
    if when is not None and ids[0] in days:
        used = used | {when}
        value = days[ids[0]]
        used |= {i for i, key in question.terms("fact") if vocabulary().entry("fact", key).get("date")}
    if question.cue("where") is not None and kind in ("agreements", "events") and number == 1:
        place = catalogue.db.execute(
            "SELECT object FROM relation WHERE subject = ? AND name IN ('held-at', 'signed-at')", (ids[0],)
        ).fetchone()
        if place:
            value = speaker.name(place[0])
            text = f"{speaker.The(ids[0])} ({show(days.get(ids[0]))}): in {value}."
            used = used | {question.cue("where") or 0}
    receipts = tuple(edge.receipt for id_ in ids[:12] for edge in found[id_])
    sure = 0.94 if question.terms("noun") or question.terms("relation") or question.terms("status") else 0.82
    return Draft(
        upper(text), value, (*about, *ids), label, receipts, frozenset(used), sure, catalogue.as_of if stamp else None
    )


def _bilateral(catalogue: Catalogue, ids: list[str], parties: int) -> set[str]:
    """Those of the agreements that have no more parties than are named."""
    marks = ",".join("?" * len(ids))
    return {
        id_ for id_, size in catalogue.db.execute(
            f"SELECT object, count(DISTINCT subject) FROM relation WHERE name = 'party-to' AND object IN ({marks}) GROUP BY object", ids)
        if size <= parties
    }  # fmt: skip


def _by_relation(
    speaker: Speaker, found: dict[str, list[Edge]], ids: list[str], parts: list[str], condition: Condition, most: int, stamp: str
) -> tuple[str, str]:  # fmt: skip
    """A list under one relation, led by the words of the vocabulary for the end that is named."""
    entry = vocabulary().entry("relation", condition.phrase)
    edge = found[ids[0]][0]
    mine = edge.subject in condition.ids
    given = edge.subject if mine else condition.ids[0]
    form = str(entry["subject" if mine else "object"])
    lead = form.format(name=speaker.the(given), Name=speaker.The(given))
    last = form.rsplit(" ", 1)[-1]
    return lead, f"{lead}{' ' if last in _JOINED else ': '}{row(parts, most)}{stamp}."


_JOINED = ("is", "borders", "crosses", "bypasses", "promotes", "by", "of", "in", "to", "from", "against", "wrote")


def _any_receipt(catalogue: Catalogue, conditions: list[Condition]) -> tuple[Receipt, ...]:
    one = catalogue.db.execute("SELECT source, as_of FROM entity WHERE id = ?", (conditions[0].ids[0],)).fetchone()
    return (Receipt(one[0], one[1]),) if one else ()


def _ordered(catalogue: Catalogue, found: dict[str, list[Edge]], conditions: list[Condition], kind: str) -> list[str]:
    """In the order of the file for a route, the fewest parties first for agreements, else that of the pane."""
    ids = list(found)
    if not ids:
        return []
    marks = ",".join("?" * len(ids))
    place = {
        id_: index for index, (id_,) in enumerate(catalogue.db.execute(
            f"SELECT id FROM entity WHERE id IN ({marks}) ORDER BY grp_pos, grp, sort, id", ids))
    }  # fmt: skip
    if kind == "agreements":
        sizes = dict(catalogue.db.execute(
            f"SELECT object, count(*) FROM relation WHERE name = 'party-to' AND object IN ({marks}) GROUP BY object", ids))  # fmt: skip
        day = dates(catalogue, ids)
        return sorted(
            ids,
            key=lambda id_: (sizes.get(id_, 99), "".join(chr(255 - ord(c)) for c in day.get(id_, "")) or "~~~", id_),
        )
    if (
        len(conditions) == 1
        and kind != "corridors"
        and {"crosses", "on-route", "borders"} & set(conditions[0].relations)
    ):
        return ids
    return sorted(ids, key=lambda id_: place.get(id_, 9999))


_WORDS = {
    "member-of": "in",
    "party-to": "of",
    "crosses": "across",
    "located-in": "in",
    "took-part-in": "of",
    "promotes": "of",
    "on-route": "of",
    "part-of": "of",
    "seated-in": "in",
    "borders": "bordering",
}


def _phrase(speaker: Speaker, conditions: list[Condition], kind: str) -> str:
    """The conditions in words, after a noun."""
    said = []
    for condition in conditions:
        name = speaker.the(condition.ids[0])
        if condition.phrase and condition.phrase != "member-of":
            words = {"crosses": "across", "bypasses": "that bypass", "promotes": "promoted by", "borders": "bordering", "party-to": "of",
                     "located-in": "in", "took-part": "in", "route": "on the route of", "rivals": "that rival", "seat": "seated in", "authored": "by",
                     "uses-idea": "used by", "opposed": "set against", "parts": "within", "part-of": "above", "successor": "after", "predecessor": "before",
                     "founded-by": "that founded", "organised": "organised by", "led-to": "that came of", "held-at": "of", "nationality": "of"}  # fmt: skip
            word = words.get(condition.phrase, "with")
            if condition.phrase == "crosses" and kind != "corridors":
                word = "on"
        elif condition.statuses and condition.statuses != ("member",):
            word = f"with the status of {' or '.join(s.replace('-', ' ') for s in condition.statuses)} in"
        else:
            word = _WORDS.get(condition.relations[0], "of")
            if ("crosses" in condition.relations and kind not in ("corridors", "countries")) or (
                condition.relations[0] == "crosses" and kind != "corridors"
            ):
                word = "on"
        said.append(f"{'not ' if condition.not_ else ''}{word} {name}")
    # "of A and of B" reads better as "of A and B".
    merged: list[str] = []
    for text in said:
        head = text.split(" ")[0]
        if merged and merged[-1].startswith(f"{head} ") and head in ("of", "in", "across", "bordering", "that"):
            merged.append(text[len(head) + 1 :] if head != "that" else text)
        else:
            merged.append(text)
    return " and ".join(merged)
