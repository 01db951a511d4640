"""When something happened, was founded or signed: found by the words of the question among dated entities."""

from __future__ import annotations

from ..catalogue import Catalogue
from ..rows import dates
from .answer import Draft, Receipt
from .question import Question
from .say import Speaker, clause, on
from .tokens import stem, tokens
from .vocabulary import vocabulary

_DATED = ("events", "agreements")
_UNDATED = ("places", "people", "concepts")


def drafts(question: Question, catalogue: Catalogue, speaker: Speaker) -> list[Draft]:
    """Drafts that tell of an event or agreement whose name holds what the question says."""
    items = question.items
    when, where = question.cue("when"), question.cue("where")
    if when is None:
        when = next((i for i, key in question.terms("fact") if vocabulary().entry("fact", key).get("date")), None)
    if not any(not item.stop and (item.unknown or item.named or item.key("noun") or item.key("cue")) for item in items):
        return []
    # A single entity that is itself dated is spoken of elsewhere.
    content = [
        i
        for i, item in enumerate(items)
        if not item.stop
        and not (
            item.key("cue")
            and item.key("cue")
            in ("when", "where", "who", "what", "yes-no", "list", "both", "on", "since", "how-many", "world")
        )
        and not (item.date and i in question.date_items and len(items) > 1)
        and not (item.key("fact") in ("date",) and not item.named)
    ]
    if not content or len(content) > 7:
        return []
    if not any(items[i].named or items[i].unknown for i in content):
        return []  # "agreements of 2024", "railways": no name to find
    if question.terms("office"):
        return []  # who holds an office is no event
    if any(vocabulary().entry("noun", key).get("kind") in _UNDATED for _, key in question.terms("noun")):
        return []
    if when is None and where is None and not question.date and all(items[i].named for i in content):
        return []
    groups = [_alternatives(catalogue, question, i) for i in content]
    match = " AND ".join("(" + " OR ".join(group) + ")" for group in groups if group)
    if not match:
        return []
    rows: dict[str, tuple[str, float]] = {}
    for index in range(len(catalogue.opened.uris)):
        for id_, kind, rank in catalogue.db.execute(
            f"SELECT e.id, e.kind, bm25(search, 10.0, 1.0, 1.0) FROM p{index}.search s JOIN p{index}.entity e ON e.n = s.rowid "
            f"WHERE search MATCH ? AND e.kind IN ({','.join('?' * len(_DATED))}) ORDER BY 3, 1 LIMIT 30",
            (match, *_DATED),
        ):
            rows.setdefault(id_, (kind, rank))
    if not rows:
        return []
    days = dates(catalogue, list(rows))
    year = question.date[:4] if question.date else None
    ids = [
        id_ for id_ in rows if id_ in days and (not year or year in (days[id_][:4], days[id_].partition("/")[2][:4]))
    ]
    if not ids:
        return []
    scored = sorted(ids, key=lambda id_: (-_in_name(catalogue, question, id_, content), rows[id_][1]))
    last, first = question.cue("last"), question.cue("first")
    best = scored[0]
    named = _in_name(catalogue, question, best, content)
    if last is not None or first is not None:
        near = [id_ for id_ in scored if _in_name(catalogue, question, id_, content) >= named]
        best = (max if last is not None else min)(near, key=lambda id_: days[id_])
    share = named / max(1, len(content))
    if share < 0.5 or (when is None and where is None and share < 0.75):
        return []
    return [_draft(question, catalogue, speaker, best, days[best], content, share, where is not None)]


def _alternatives(catalogue: Catalogue, question: Question, i: int) -> list[str]:
    """Full-text terms any of which stands for an item: its words, or the names of its entity."""
    item = question.items[i]
    if item.key("cue") in ("last", "first"):
        return []
    words = [stem(token) for token in tokens(item.text.split())]
    own = " ".join(f'"{word}" *' if len(word) > 3 else f'"{word}"' for word in words)
    found = [f"({own})"] if own else []
    for one in item.named[:2]:
        name = [stem(token) for token in tokens(catalogue.name(one.id).split())]
        found.append(
            "(" + " ".join(f'"{word}" *' if len(word) > 3 else f'"{word}"' for word in name) + ")"
            if name
            else f'"{one.id}"'
        )
        found.append(f'"{one.id.replace("-", " ")}"')
    noun = vocabulary().entry("noun", item.key("noun") or "")
    if noun and not item.named and not noun.get("where"):
        found += [f'"{stem(tokens([word])[0])}" *' for word in str(noun["one"]).split() if len(word) > 3]
    join = {
        "join": ("join", "accession", "admi"),
        "leave": ("leav", "withdraw", "departure", "end"),
        "suspend": ("freez", "suspen"),
    }
    found += [f'"{word}" *' for word in join.get(item.key("cue") or "", ())]
    if item.key("fact") == "founded":
        found += [f'"{word}" *' for word in ("found", "creat", "establ", "launch", "begin", "open", "start")]
    if item.key("fact") == "ended":
        found += [f'"{word}" *' for word in ("dissol", "end", "collapse")]
    if item.key("fact") == "signed":
        found += [f'"{word}" *' for word in ("sign",)]
    return [term for term in found if term != "()"]


def _in_name(catalogue: Catalogue, question: Question, id_: str, content: list[int]) -> float:
    """How many of the items stand in one of the entity's names."""
    names = [fold for (fold,) in catalogue.db.execute("SELECT fold FROM name WHERE entity = ?", (id_,))]
    total = 0.0
    own = set()
    for (object_,) in catalogue.db.execute(
        "SELECT object FROM relation WHERE subject = ? AND name IN ('held-at', 'signed-at', 'about') UNION SELECT subject FROM relation WHERE object = ? AND name IN ('took-part-in', 'organised', 'party-to')",
        (id_, id_),
    ):
        own.add(object_)
    for i in content:
        item = question.items[i]
        terms = [term.strip("()") for term in _alternatives(catalogue, question, i)]
        if not terms:
            total += 1
            continue
        if any(
            all(
                any(word.startswith(part.strip('"')) for word in name.split())
                for part in term.replace(" *", "").split('" "')
                for part in part.split()
            )
            for term in terms
            for name in names
        ):
            total += 1
        elif item.named and any(one.id in own for one in item.named):
            total += 0.85
        elif not item.named and not item.unknown:
            total += 0.3
    return total


def _draft(
    question: Question,
    catalogue: Catalogue,
    speaker: Speaker,
    id_: str,
    day: str,
    content: list[int],
    share: float,
    where: bool,
) -> Draft:
    fact = catalogue.db.execute(
        "SELECT key, source, as_of, evidence, contested FROM fact WHERE entity = ? AND type = 'date' ORDER BY seq",
        (id_,),
    ).fetchone()
    summary = catalogue.db.execute("SELECT text FROM prose WHERE entity = ? AND section = 'summary'", (id_,)).fetchone()
    name = speaker.name(id_)
    verb = {"signed": "signed", "in-force": "in force"}.get(fact[0], "")
    lead = clause("".join(span.text for span in catalogue.inline(summary[0]))) if summary else ""
    text = f"{name}: {verb}{on(day)}".replace(":  ", ": ").strip()
    text = text.replace(": on ", ": ").replace(": in ", ": ") if not verb else text
    text = f"{text}. {lead}".strip() if lead else f"{text}."
    value: object = day
    about = [id_]
    receipts = [Receipt(fact[1], fact[2], fact[3], bool(fact[4]))]
    if where:
        place = catalogue.db.execute(
            "SELECT object FROM relation WHERE subject = ? AND name IN ('held-at', 'signed-at')", (id_,)
        ).fetchone()
        if place:
            value = speaker.name(place[0])
            about.append(place[0])
            text = f"{name}{on(day)}: in {value}."
    used = (
        set(content)
        | {
            i
            for i, key in question.terms("cue")
            if key in ("when", "where", "who", "what", "last", "first", "how-many", "join", "leave")
        }
        | set(question.date_items)
    )
    used |= {i for i, key in question.terms("fact") if vocabulary().entry("fact", key).get("date")}
    return Draft(
        text,
        value,
        tuple(about),
        f"{'where' if where else 'when'}: {name}",
        tuple(receipts),
        frozenset(used),
        0.6 + 0.3 * share,
        day if question.date else None,
    )
