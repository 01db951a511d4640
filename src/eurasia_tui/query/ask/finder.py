"""Lists of entities that satisfy all that is said of them: routes that cross one state and bypass another,
agreements of two states, members of one body that are not in another."""

from __future__ import annotations

from ..catalogue import Catalogue
from .answer import Draft
from .conditions import Condition, Edge, conditions_of, edges_of
from .listed import listed
from .membership import with_members
from .question import Named, Question
from .say import Speaker
from .vocabulary import vocabulary

MOST = 4
"""Of so many the figures are told, not of more."""


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
    border = {i for i, key in relations if key == "borders"}
    if border and nouns and all(vocabulary().entry("noun", key)["kind"] == "agreements" for _, key in nouns):
        nouns = [(i, "border-treaty") for i, _ in nouns]  # "treaty, border"
        relations = [one for one in relations if one[0] not in border]
    options: list[tuple[int | None, str]] = [(i, key) for i, key in nouns] or [(None, "")]
    if question.cue("where") is not None and [key for _, key in relations] == ["located-in"] and not nouns:
        return []  # where one thing lies is told elsewhere
    options.sort(
        key=lambda one: (one[1] in ("country", "organisation"), not vocabulary().entry("noun", one[1]).get("where"))
    )
    first = vocabulary().entry("noun", options[0][1]).get("kind") if nouns else None
    same = {i for i, key in nouns if vocabulary().entry("noun", key).get("kind") == first}
    same |= border if first == "agreements" else set()
    found = []
    takes_part = any(key == "took-part" for _, key in relations) or any(key == "participant" for _, key in statuses)
    if takes_part and first == "events" and (draft := _at_event(question, catalogue, speaker, nouns[0])):
        return [draft]
    figures = [(i, key) for i, key in question.terms("fact") if not vocabulary().entry("fact", key).get("date")]
    if len(figures) == len(nouns) == 1 and first == "corridors" and question.cue("how-many") is None:
        return _figures(question, catalogue, speaker, nouns[0], relations, figures[0])
    for noun_at, noun in options[:2]:
        if draft := _listed(question, catalogue, speaker, noun_at, noun, relations, statuses):
            found.append(draft._replace(used=draft.used | same) if noun == options[0][1] else draft)
    return found


def _at_event(question: Question, catalogue: Catalogue, speaker: Speaker, noun: tuple[int, str]) -> Draft | None:
    """Who took part in an event that is not named but found: ``participants of the Kazan summit``."""
    draft = _listed(question, catalogue, speaker, noun[0], noun[1], [], [])
    events = [id_ for id_ in draft.about if catalogue.kinds_of([id_]).get(id_) == "events"] if draft else []
    if draft is None or len(events) != 1:
        return None
    items = [item if item.date else item._replace(named=()) for item in question.items]
    items[noun[0]] = items[noun[0]]._replace(named=(Named(events[0], "events", 0),))
    there = _listed(question._replace(items=items), catalogue.at(None), speaker, None, "", [(-1, "took-part")], [])
    asked = {i for i, key in question.terms("relation") if key == "took-part"} | {
        i for i, _ in question.terms("status")
    }
    return there._replace(used=there.used | draft.used | asked) if there else None


def _figures(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    noun: tuple[int, str],
    relations: list[tuple[int, str]],
    figure: tuple[int, str],
) -> list[Draft]:
    """A fact of what is found: ``china kazakhstan pipeline length``."""
    from .figures import joined, value_of

    draft = _listed(question, catalogue, speaker, noun[0], noun[1], relations, [])
    if draft is None:
        return []
    each = []
    ids = [id_ for id_ in draft.about if catalogue.kinds_of([id_]).get(id_) == "corridors"]
    for id_ in ids if len(ids) <= MOST else []:
        item = question.items[noun[0]]._replace(named=(Named(id_, "corridors", 0),))
        items = [*question.items[: noun[0]], item, *question.items[noun[0] + 1 :]]
        each.append(value_of(question._replace(items=items), catalogue, speaker, [figure[0]], figure[1], noun[0]))
    good = [one for one in each if one]
    if not good:
        return []
    label = vocabulary().entry("fact", figure[1])["label"]
    missing = [id_ for id_, one in zip(ids, each, strict=True) if one is None]
    every = joined(good)
    text = f"{every.text} No {label} is recorded for {speaker.names(missing)}." if missing else every.text
    return [
        every._replace(
            text=text,
            about=(*draft.about, *every.about),
            used=draft.used | every.used,
            understood=f"{label} of {draft.understood}",
        )
    ]


def _listed(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    noun_at: int | None,
    noun: str,
    relations: list[tuple[int, str]],
    statuses: list[tuple[int, str]],
) -> Draft | None:
    where: set[int] = set()
    if not noun and statuses and len(question.entities) == 1:
        ids = [one.id for one in question.items[question.entities[0]].named]
        if not with_members(catalogue, ids):  # "Turkmenistan observer in": of what
            noun, where = "organisation", {i for i, key in question.terms("cue") if key == "where"}
    entry = vocabulary().entry("noun", noun) if noun else {}
    conditions, used = conditions_of(question, entry, relations, statuses)
    if not conditions:
        return None
    kind = entry.get("kind", "")
    if not kind and (statuses or all("member-of" in c.relations for c in conditions)):
        kind = "countries"
    found: dict[str, list[Edge]] | None = None
    for condition in conditions:
        edges = edges_of(catalogue, condition, kind)
        if condition.not_:
            continue
        found = edges if found is None else {id_: [*found[id_], *edges[id_]] for id_ in found if id_ in edges}
    if found is None or (not found and _elsewhere(catalogue, conditions, kind)):
        return None
    for condition in conditions:
        if condition.not_:
            away = edges_of(catalogue, condition, kind)
            found = {id_: edges for id_, edges in found.items() if id_ not in away}
    kinds = catalogue.kinds_of(list(found))
    if kind:
        found = {id_: edges for id_, edges in found.items() if kinds.get(id_) == kind}
    else:
        found = {id_: edges for id_, edges in found.items() if kinds.get(id_) not in ("sources", None)}
    named = {id_ for c in conditions for id_ in c.ids}
    found = {id_: edges for id_, edges in found.items() if id_ not in named}
    if entry.get("where") and found:
        from .groups import of_sort

        good = set(of_sort(catalogue, list(found), entry))
        found = {id_: edges for id_, edges in found.items() if id_ in good}
    used |= where
    if noun_at is not None:
        used.add(noun_at)
    wanted = {vocabulary().entry("relation", c.phrase).get("kind") for c in conditions}
    if not kind and len(wanted) == 1 and (only := wanted.pop()):
        found = {id_: edges for id_, edges in found.items() if kinds.get(id_) == only} or found
    return listed(question, catalogue, speaker, found, entry, kind, conditions, used)


def _elsewhere(catalogue: Catalogue, conditions: list[Condition], kind: str) -> bool:
    """True when what is no state or body has nothing of the kind at all: that none is recorded would say too much."""
    kinds = catalogue.kinds_of([condition.ids[0] for condition in conditions])
    return any(
        kinds.get(c.ids[0]) in ("places", "corridors", "people") and not edges_of(catalogue, c, kind)
        for c in conditions
    )
