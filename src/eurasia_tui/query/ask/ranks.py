"""Largest, smallest, most populous ...: entities in order of one figure from one source."""

from __future__ import annotations

from typing import Any

from ...dates import show
from ..catalogue import Catalogue
from ..members import cells
from ..rows import FactRecord
from .answer import Draft, Receipt
from .groups import filtered, group_of, one_source
from .question import Question
from .say import Speaker, amount, row, upper
from .vocabulary import vocabulary

MOST = 15
"""So many are told whole when a ranking is asked for, not how many."""
_TOP = ("top", "ranking", "rank", "rankings", "ranked", "reyting", "ranking of", "rating")


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts for superlatives over the members of a body, a region, a kind; and for "is A larger than B"."""
    orders = question.terms("order")
    top = _ranking(question)
    if not orders and top is None:
        return []
    order = vocabulary().entry("order", orders[0][1]) if orders else {}
    facts = [(i, key) for i, key in question.terms("fact") if not vocabulary().entry("fact", key).get("date")]
    nouns = question.terms("noun")
    noun = vocabulary().entry("noun", nouns[0][1]) if nouns else {}
    by = order.get("by") or (facts[0][1] if facts else "") or noun.get("order", "")
    if by == "length" and facts:  # "the longest life expectancy"
        by = facts[0][1]
    narrower = next((key for _, key in facts if by and key.startswith(f"{by}-")), "")
    by = narrower or by  # "the largest GDP" with "per capita" after it
    kind = str(noun.get("kind", "countries"))
    if not by:
        by = {"countries": "area", "corridors": "length"}.get(kind, "")
    if orders and order.get("by") == "length" and any(key == "borders" for _, key in question.terms("relation")):
        return []
    if not by:
        return []
    used = {i for i, _ in orders} | {i for i, _ in nouns[:1]} | ({top} if top is not None else set())
    used |= {
        i
        for i, key in facts
        if key == by or vocabulary().entry("fact", key).get("keys") == vocabulary().entry("fact", by).get("keys")
    }
    used |= {i for i, key in question.terms("fact") if by == "founded" and key in ("founded", "date")}
    used |= {i for i, key in question.terms("cue") if key in ("world", "top", "how-many", "list")}
    used |= {i for i, _ in question.terms("status")} if question.entities else set()
    where = question.entities
    entry = vocabulary().entry("fact", by)
    if (
        question.cue("than") is not None
        or question.cue("compare") is not None
        or (len(where) >= 2 and all(question.items[i].kind == kind for i in where))
    ):
        return _than(question, catalogue, speaker, by, entry, used, bool(order.get("up")))
    ids: list[str] = []
    about: tuple[str, ...] = ()
    scope = ""
    if where:
        used.add(where[0])
        for one in question.items[where[0]].named:
            ids, scope = _scope(catalogue, speaker, one.id, kind)
            if ids:
                about = (one.id,)
                break
        if not ids:
            return []
        if len(where) > 1:
            return []
    else:
        ids = [
            one
            for (one,) in catalogue.db.execute(
                "SELECT id FROM entity WHERE kind = ? ORDER BY grp_pos, grp, sort, id", (kind,)
            )
        ]
        scope, about = f"among all {catalogue.kinds[kind].label.lower()} here" if kind in catalogue.kinds else "", ()
    ids = filtered(catalogue, ids, noun.get("where", {}))
    return _ranked(
        question,
        catalogue,
        speaker,
        ids,
        scope,
        about,
        by,
        entry,
        noun,
        used,
        bool(order.get("up")),
        about_first=bool(where),
    )


def _ranking(question: Question) -> int | None:
    """Position of a word that asks for a ranking: ``top``, or the ``by`` of ``countries by population``."""
    items, facts = question.items, {i for i, _ in question.terms("fact")}
    listed = any(
        key in ("country", "economy", "member", "city")
        for name in ("noun", "status")
        for _, key in question.terms(name)
    )
    for i, key in question.terms("cue"):
        if key == "top" and (items[i].text in _TOP or (items[i].text in ("by", "po") and i + 1 in facts and listed)):
            return i
    return None


def _scope(catalogue: Catalogue, speaker: Speaker, id_: str, kind: str) -> tuple[list[str], str]:
    """The entities of a kind that belong to one, and how to say so."""
    if kind == "countries":
        members = group_of(catalogue, id_)
        bodies = {cell.organisation for cell in cells(catalogue, [id_])}
        return members, f"among the members of {speaker.the(id_)}" if bodies else f"in {speaker.the(id_)}"
    rows = catalogue.db.execute(
        "SELECT e.id, r.name FROM relation r JOIN entity e ON e.id = CASE WHEN r.object = :id THEN r.subject ELSE r.object END "
        "WHERE (r.object = :id OR r.subject = :id) AND e.kind = :kind AND r.name IN ('located-in', 'crosses', 'member-of', 'part-of') ",
        {"id": id_, "kind": kind},
    ).fetchall()
    if not rows and (states := group_of(catalogue, id_)):
        marks = ",".join("?" * len(states))
        rows = catalogue.db.execute(
            f"SELECT DISTINCT e.id, r.name FROM relation r JOIN entity e ON e.id = r.subject WHERE r.object IN ({marks}) AND e.kind = ? "
            "AND r.name IN ('located-in', 'crosses')",
            [*states, kind],
        ).fetchall()
    word = "through" if any(name == "crosses" for _, name in rows) else "in"
    return list(dict.fromkeys(one for one, _ in rows)), f"{word} {speaker.the(id_)}"


def _ranked(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    ids: list[str],
    scope: str,
    about: tuple[str, ...],
    by: str,
    entry: dict[str, Any],
    noun: dict[str, Any],
    used: set[int],
    up: bool,
    *,
    about_first: bool,
) -> list[Draft]:
    keys = [str(key) for key in entry["keys"]]
    label = str(entry["label"])
    if entry.get("date"):
        return _by_date(question, catalogue, speaker, ids, scope, about, keys[0], label, noun, used, up)
    source, figures = "", dict[str, FactRecord]()
    for key in keys:
        if key in catalogue.relation_types:
            continue
        source, figures = one_source(catalogue, ids, key)
        if figures:
            break
    if not figures:
        return []
    if len(figures) * 3 < len(ids) and noun.get("kind", "countries") != "countries":
        # No source speaks of most of them: each one's own, and it is said.
        from .figures import facts_of

        source = ""
        figures = {one.entity: one for one in reversed(facts_of(catalogue, ids, keys[:1])) if one.number is not None}
    ordered = sorted(figures, key=lambda id_: ((figures[id_].number or 0) * (1 if up else -1), id_))
    number = question.number
    if number:
        used.add(number[0])
    every = len(figures) <= MOST and not question.terms("order") and _few(question) > 1
    size = max(1, min(number[1] if number else MOST if every else _few(question), 20))
    chosen = ordered[:size]
    if (ordinals := question.terms("ordinals")) and int(ordinals[0][1]) <= len(ordered):
        used.add(ordinals[0][0])
        size, chosen = 1, ordered[int(ordinals[0][1]) - 1 : int(ordinals[0][1])]
    parts = [f"{speaker.name(id_)} ({amount(figures[id_].number or 0, figures[id_].unit)})" for id_ in chosen]
    missing = [id_ for id_ in ids if id_ not in figures]
    high, low = (
        ("Longest", "Shortest")
        if by == "length"
        else ("Largest", "Smallest")
        if entry.get("sum")
        else ("Highest", "Lowest")
    )
    what = str(noun.get("many" if size > 1 else "one", "")) if str(noun.get("kind", "countries")) != "countries" else ""
    if what:
        lead = f"{low if up else high} {what} {scope}{'' if by == 'length' else f' by {label}'}"
    elif by in ("area", "population", "gdp") and size == 1:
        lead = f"{low if up else high} {'economy' if by == 'gdp' else 'country by ' + label} {scope}"
    else:
        lead = f"{low if up else high} {label} {scope}"
    if ordinals:
        place = ("", "", "Second", "Third", "Fourth", "Fifth")[int(ordinals[0][1])]
        lead = f"{place} {lead[0].lower()}{lead[1:]}"
    lead = " ".join(lead.split())
    years = sorted({(figures[id_].as_of or "")[:4] for id_ in chosen if figures[id_].as_of})
    note = (
        f" ({years[0] if len(years) == 1 else f'{years[0]} to {years[-1]}'}; {_from(speaker, source)}"
        if years
        else f" ({_from(speaker, source)}"
    )
    gap = (
        f"; no figure for {speaker.names(missing, 6)}"
        if missing and len(missing) <= 12
        else f"; {len(missing)} without a figure"
        if missing
        else ""
    )
    text = (
        f"{lead}: {', '.join(f'{n} {part}' for n, part in enumerate(parts, 1)) if size > 1 else parts[0]}{note}{gap})."
    )
    receipts = tuple(
        Receipt(source or figures[id_].source, figures[id_].as_of, figures[id_].evidence, bool(figures[id_].contested))
        for id_ in chosen
    )
    value: object = chosen if size > 1 else chosen[0]
    return [
        Draft(
            text,
            value,
            (*about, *chosen),
            f"{lead[0].lower()}{lead[1:]}",
            receipts,
            frozenset(used),
            0.95,
            catalogue.as_of,
        )
    ]


def _from(speaker: Speaker, source: str) -> str:
    return f"all figures from {speaker.name(source)}" if source else "each figure from its own source"


_PLURAL = {
    "economies",
    "countries",
    "states",
    "cities",
    "corridors",
    "railways",
    "pipelines",
    "top",
    "ranking",
    "rank",
    "organisations",
    "organizations",
    "ports",
    "members",
    "strany",
    "goroda",
    "ekonomiki",
    "krupneyshie",
    "samye",
    "spisok",
    "reyting",
    "list",
    "nations",
}


def _few(question: Question) -> int:
    """One for a singular, five for a plural or a ranking."""
    return 5 if _PLURAL & set(question.words) else 1


def _by_date(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    ids: list[str],
    scope: str,
    about: tuple[str, ...],
    key: str,
    label: str,
    noun: dict[str, Any],
    used: set[int],
    up: bool,
) -> list[Draft]:
    from .figures import facts_of

    kind = str(noun.get("kind", "organisations"))
    if not noun:
        ids = [one for (one,) in catalogue.db.execute("SELECT id FROM entity WHERE kind = 'organisations'")]
    rows = [one for one in facts_of(catalogue, ids[:900], [key]) if one.since_day]
    if not rows:
        return []
    rows.sort(key=lambda one: (one.since_day or "", one.entity), reverse=not up)
    chosen = rows[: question.number[1] if question.number else _few(question)]
    names = row([f"{speaker.name(one.entity)} ({show(one.since)})" for one in chosen])
    text = f"{'Oldest' if up else 'Newest'} {noun.get('one', catalogue.kinds[kind].singular)} {scope}: {names}."
    return [
        Draft(
            text,
            [one.entity for one in chosen],
            tuple(one.entity for one in chosen),
            f"{'oldest' if up else 'newest'} by {label}",
            tuple(Receipt(one.source, one.as_of, one.evidence, bool(one.contested)) for one in chosen),
            frozenset(used),
            0.9,
        )
    ]


def _than(
    question: Question, catalogue: Catalogue, speaker: Speaker, by: str, entry: dict[str, Any], used: set[int], up: bool
) -> list[Draft]:
    """Which of several is the larger by one figure."""
    where = question.entities
    ids = [question.items[i].id for i in where]
    used |= set(where) | {i for i, key in question.terms("cue") if key in ("than", "compare", "both")}
    for key in entry["keys"]:
        source, figures = one_source(catalogue, ids, str(key))
        if len(figures) == len(ids) > 1:
            ordered = sorted(ids, key=lambda id_: -(figures[id_].number or 0))
            parts = [f"{speaker.name(id_)} {amount(figures[id_].number or 0, figures[id_].unit)}" for id_ in ordered]
            yes = ""
            if question.cue("than") is not None and len(ids) == 2:
                yes = "Yes. " if (ordered[0] == ids[0]) != up else "No. "
            text = f"{yes}{upper(str(entry['label']))}: {row(parts)} ({speaker.name(source)}, {show(figures[ordered[0]].as_of)})."
            receipts = tuple(Receipt(source, f.as_of, f.evidence, bool(f.contested)) for f in figures.values())
            winner = ordered[-1] if up else ordered[0]
            return [
                Draft(
                    text,
                    winner,
                    tuple(ids),
                    f"{entry['label']} of {row([speaker.name(i) for i in ids])}",
                    receipts,
                    frozenset(used),
                    0.94,
                )
            ]
    return []
