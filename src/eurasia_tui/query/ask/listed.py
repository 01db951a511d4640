"""A list of entities found, as a sentence."""

from __future__ import annotations

from typing import Any

from ...dates import show
from ..catalogue import Catalogue
from ..rows import dates
from .answer import Draft, Receipt
from .conditions import Condition, Edge
from .question import Question
from .say import Speaker, count, row, upper
from .vocabulary import vocabulary


def listed(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    found: dict[str, list[Edge]],
    noun: dict[str, Any],
    kind: str,
    conditions: list[Condition],
    used: set[int],
) -> Draft | None:
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
            pair = row([speaker.the(c.ids[0]) for c in conditions])
            text = f"{upper(one) if len(own) == 1 else count(len(own), one, many)} between {pair}: {'; '.join(parts)}; and {count(number - len(own), one, many)} with other parties too."
        else:
            text = f"{lead}: {'; '.join(parts[:6])}{f'; and {number - 6} more' if number > 6 else ''}."
    elif kind in ("agreements", "events") and number > 1:
        text = f"{lead}: {'; '.join(parts[:6])}{f'; and {number - 6} more' if number > 6 else ''}."
    if not many and len(conditions) == 1 and conditions[0].phrase in vocabulary().entries["relation"]:
        on_branch = ""
        if found[ids[0]][0].name == "on-route" and (branch := _branch(catalogue, conditions[0].ids[0])):
            parts, most = [speaker.name(id_) for id_ in branch[1]], 30
            on_branch = f" ({branch[0]})"
        lead, text = _by_relation(speaker, found, ids, parts, conditions[0], most, on_branch + stamp)
        label = f"{_end(catalogue, found, ids, conditions[0])}: {speaker.name(conditions[0].ids[0])}{stamp}"
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
    if not many and question.cue("how-many") is not None:
        text = f"{text[:-1]} ({number} on record)."
    value: object = number if question.cue("how-many") is not None else ids
    if not many and number == 1 and question.cue("how-many") is None:
        value = parts[0]
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
        id_
        for id_, size in catalogue.db.execute(
            f"SELECT object, count(DISTINCT subject) FROM relation WHERE name = 'party-to' AND object IN ({marks}) GROUP BY object",
            ids,
        )
        if size <= parties
    }


def _end(catalogue: Catalogue, found: dict[str, list[Edge]], ids: list[str], condition: Condition) -> str:
    """The label of the relation as the page of the named entity says it."""
    edge = found[ids[0]][0]
    kind = catalogue.relation_types[edge.name]
    return (kind.label if edge.subject in condition.ids else kind.inverse).lower()


def _branch(catalogue: Catalogue, corridor: str) -> tuple[str, list[str]] | None:
    """The branch with the most stops, with these in order; None where there are not several."""
    branches: dict[str, list[str]] = {}
    for stop, branch in catalogue.db.execute(
        "SELECT subject, branch FROM relation WHERE object = ? AND name = 'on-route' AND branch <> '' ORDER BY seq",
        (corridor,),
    ):
        branches.setdefault(branch, []).append(stop)
    if len(branches) < 2:
        return None
    name, stops = max(branches.items(), key=lambda one: len(one[1]))
    return f"branch: {name}; {count(len(branches) - 1, 'other branch', 'other branches')}", stops


def _by_relation(
    speaker: Speaker,
    found: dict[str, list[Edge]],
    ids: list[str],
    parts: list[str],
    condition: Condition,
    most: int,
    stamp: str,
) -> tuple[str, str]:
    """A list under one relation, led by the words of the vocabulary for the end that is named."""
    entry = vocabulary().entry("relation", condition.phrase)
    edge = found[ids[0]][0]
    mine = edge.subject in condition.ids
    given = edge.subject if mine else condition.ids[0]
    form = str(entry["subject" if mine else "object"])
    lead = form.format(name=speaker.the(given), Name=speaker.The(given))
    last = form.rsplit(" ", 1)[-1]
    return lead, f"{lead}{' ' if last in _JOINED else ': '}{row(parts, most)}{stamp}."


_JOINED = ("is", "on", "borders", "crosses", "bypasses", "promotes", "by", "of", "in", "to", "from", "against", "wrote")


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
        id_: index
        for index, (id_,) in enumerate(
            catalogue.db.execute(f"SELECT id FROM entity WHERE id IN ({marks}) ORDER BY grp_pos, grp, sort, id", ids)
        )
    }
    if kind == "agreements":
        sizes = dict(
            catalogue.db.execute(
                f"SELECT object, count(*) FROM relation WHERE name = 'party-to' AND object IN ({marks}) GROUP BY object",
                ids,
            )
        )
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


_PHRASES = {
    "crosses": "across",
    "bypasses": "that bypass",
    "promotes": "promoted by",
    "borders": "bordering",
    "party-to": "of",
    "located-in": "in",
    "took-part": "in",
    "route": "on the route of",
    "rivals": "that rival",
    "seat": "seated in",
    "authored": "by",
    "uses-idea": "used by",
    "opposed": "set against",
    "parts": "within",
    "part-of": "above",
    "successor": "after",
    "predecessor": "before",
    "founded-by": "that founded",
    "organised": "organised by",
    "led-to": "that came of",
    "held-at": "in",
    "nationality": "of",
}


def _phrase(speaker: Speaker, conditions: list[Condition], kind: str) -> str:
    """The conditions in words, after a noun; what has the same word before it stands in one row."""
    said: dict[str, list[str]] = {}
    kinds = speaker.catalogue.kinds_of([condition.ids[0] for condition in conditions])
    for condition in conditions:
        if condition.phrase == "route" and kind == "corridors":
            word = "that link" if len(conditions) > 1 else "by way of"
        elif condition.phrase and condition.phrase != "member-of":
            word = _PHRASES.get(condition.phrase, "with")
            if condition.phrase == "crosses" and kind != "corridors":
                word = "on"
        elif condition.statuses and condition.statuses != ("member",):
            word = f"with the status of {' or '.join(s.replace('-', ' ') for s in condition.statuses)} in"
        elif kind in ("events", "agreements") and kinds.get(condition.ids[0]) == "places":
            word = "in"
        else:
            word = _WORDS.get(condition.relations[0], "of")
            if ("crosses" in condition.relations and kind not in ("corridors", "countries")) or (
                condition.relations[0] == "crosses" and kind != "corridors"
            ):
                word = "on"
        said.setdefault(f"not {word}" if condition.not_ else word, []).append(speaker.the(condition.ids[0]))
    texts = [f"{word} {row(names)}" for word, names in said.items()]
    if any(text.startswith("that ") for text in texts):  # "routes that bypass Russia and cross Kazakhstan"
        texts.sort(key=lambda text: not text.startswith("that "))
        texts = [text.replace("across ", "cross ", 1) if text.startswith("across ") else text for text in texts]
    if kind in ("events", "agreements"):  # "summits of BRICS in Kazan"
        texts.sort(key=lambda text: text.startswith("in "))
        return " and ".join(texts).replace(" and in ", " in ")
    return " and ".join(texts)
