"""What must hold of the entities looked for, and for which of them it holds on the day."""

from typing import Any, NamedTuple

from ..catalogue import Catalogue
from .answer import Receipt
from .question import Question
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


def conditions_of(
    question: Question, noun: dict[str, Any], relations: list[tuple[int, str]], statuses: list[tuple[int, str]]
) -> tuple[list[Condition], set[int]]:
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
        elsewhere = any(question.items[i].kind == "organisations" for i in question.entities if i != at)
        if not body and elsewhere:
            status_here = []  # a status in a body is no status in a region
        if noun.get("kind", "countries") not in ("countries", "organisations"):
            status_here = []
        if status_here:
            states = tuple(s for _, key in status_here for s in vocabulary().entry("status", key)["statuses"])
            if "member" in states and len(states) > 1:
                states = tuple(s for s in states if s != "member")
            used |= {i for i, _ in status_here}
        if chosen and noun.get("kind") == "organisations" and chosen[1] in ("part-of", "parts", "located-in"):
            used.add(chosen[0])
            chosen = None
        if chosen and body and chosen[1] == "borders":
            chosen = None  # a body borders nothing: its members are meant
        if chosen and not (body and status_here):
            names = tuple(vocabulary().entry("relation", chosen[1])["names"])
            given = vocabulary().entry("relation", chosen[1]).get("given", "")
            used |= {i for i, key in relations if key == chosen[1]}
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


def edges_of(catalogue: Catalogue, condition: Condition, kind: str) -> dict[str, list[Edge]]:
    """Entities for which a condition holds on the day, with the relations that say so."""
    day = catalogue.day
    marks, names = ",".join("?" * len(condition.ids)), ",".join("?" * len(condition.relations))
    found: dict[str, list[Edge]] = {}
    rank = {name: index for index, name in enumerate(condition.relations)}
    for column, other in (("subject", "object"), ("object", "subject")):
        if condition.given and condition.given != column:
            continue
        for one in catalogue.db.execute(
            f"SELECT {other}, name, subject, coalesce(status, ''), since, source, as_of, evidence, contested FROM relation "
            f"WHERE {column} IN ({marks}) AND name IN ({names}) AND (since_day IS NULL OR since_day <= ?) "
            "AND (until_day IS NULL OR until_day > ?) AND coalesce(status, '') <> 'former' ORDER BY seq",
            (*condition.ids, *condition.relations, day, day),
        ):
            id_, name, subject, status, since, source, as_of, evidence, contested = one
            if name == "member-of":
                if condition.statuses and status not in condition.statuses:
                    continue
                if not condition.statuses and kind == "countries" and status != "member":
                    continue
            edge = Edge(id_, name, subject, status, since, Receipt(source, as_of, evidence, bool(contested)))
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
            return {id_: [Edge(id_, "located-in", id_, "", None, page_receipt(catalogue, id_))] for id_ in lying}
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


def page_receipt(catalogue: Catalogue, id_: str) -> Receipt:
    """What an entity's page as a whole rests on."""
    one = catalogue.db.execute("SELECT source, as_of FROM entity WHERE id = ?", (id_,)).fetchone()
    return Receipt(one[0], one[1]) if one else Receipt(None, None)
