"""Questions that the catalogue can answer, made from its data: examples for new users.

They are about the first state of the list of countries and what it belongs to, so that another pack gets its own examples.
Every query starts from one id, so that the size of a pack does not matter.
"""

from __future__ import annotations

from collections.abc import Callable

from ..named_tuple import NamedTuple
from ..text import fold
from .catalogue import Catalogue

SHORT = 16
"""Letters of a name in a question that stands in a frame of the start screen."""


class Example(NamedTuple):
    """A question, and the kind that it is about."""

    kind: str
    question: str


def examples(catalogue: Catalogue) -> list[Example]:
    """At most one question a kind, in the order of the kinds; empty for a catalogue without countries."""
    home = catalogue.db.execute(
        "SELECT id, name FROM entity WHERE kind = 'countries' ORDER BY grp_pos, grp, sort, id LIMIT 1"
    ).fetchone()
    if home is None:
        return []
    questions = {kind: make(catalogue, *home) for kind, make in _QUESTIONS.items() if kind in catalogue.kinds}
    return [Example(kind, questions[kind]) for kind in catalogue.kinds if questions.get(kind)]


def _country(catalogue: Catalogue, id_: str, name: str) -> str:
    return f"What is the population of {name}?"


def _organisation(catalogue: Catalogue, id_: str, name: str) -> str:
    """The body with an acronym that has the fewest members, at least five."""
    row = catalogue.db.execute(
        "SELECT (SELECT n.text FROM name n WHERE n.entity = r.object AND n.type = 'acronym' LIMIT 1) AS acronym,"
        " (SELECT count(*) FROM relation m WHERE m.object = r.object AND m.name = 'member-of' AND m.status = 'member'"
        "  AND m.until_day IS NULL) AS members"
        " FROM relation r WHERE r.subject = ? AND r.name = 'member-of' AND r.status = 'member' AND r.until_day IS NULL"
        " AND acronym IS NOT NULL AND members > 4 ORDER BY members, r.object LIMIT 1",
        (id_,),
    ).fetchone()
    return f"Who is in the {row[0]}?" if row else ""


def _corridor(catalogue: Catalogue, id_: str, name: str) -> str:
    """The corridor through the state that crosses the most states and whose length is known."""
    row = catalogue.db.execute(
        "SELECT r.subject FROM relation r WHERE r.object = ? AND r.name = 'crosses'"
        " AND EXISTS (SELECT 1 FROM fact f WHERE f.entity = r.subject AND f.key = 'length')"
        " ORDER BY (SELECT count(*) FROM relation m WHERE m.subject = r.subject AND m.name = 'crosses') DESC, r.subject"
        " LIMIT 1",
        (id_,),
    ).fetchone()
    return f"How long is the {catalogue.name(row[0])}?" if row else ""


def _quote(catalogue: Catalogue, id_: str, name: str) -> str:
    """A concept of a short name on which the head of the state is quoted."""
    row = catalogue.db.execute(
        "SELECT o.subject, a.object FROM relation o JOIN relation s ON s.subject = o.subject AND s.name = 'spoke'"
        " JOIN relation a ON a.subject = s.object AND a.name = 'about'"
        f" JOIN entity c ON c.id = a.object AND c.kind = 'concepts' AND length(c.name) <= {SHORT}"
        " WHERE o.object = ? AND o.name = 'holds-office' AND o.until_day IS NULL"
        " ORDER BY (SELECT count(*) FROM relation m WHERE m.object = a.object AND m.name = 'about') DESC, a.object LIMIT 1",
        (id_,),
    ).fetchone()
    return f"What did {_family_name(catalogue, row[0])} say on {_within(catalogue.name(row[1]))}?" if row else ""


def _within(name: str) -> str:
    """The name of a concept within a sentence: the multipolar world, parallel imports, Global South."""
    words = name.split()
    if len(words) < 2 or not all(word.islower() for word in words[1:]) or words[0].endswith(("an", "ern")):
        return name
    article = "" if name.endswith("s") else "the "
    return f"{article}{name[0].lower()}{name[1:]}"


def _family_name(catalogue: Catalogue, id_: str) -> str:
    """The word of the name by which a person is sorted, else the whole name."""
    name: str
    sort: str
    name, sort = catalogue.db.execute("SELECT name, sort FROM entity WHERE id = ?", (id_,)).fetchone()
    return next((word for word in name.split() if fold(word) == sort.partition(" ")[0]), name)


def _agreement(catalogue: Catalogue, id_: str, name: str) -> str:
    """The treaty of a short name that the state signed last."""
    row = catalogue.db.execute(
        "SELECT r.subject, r.object FROM relation r JOIN entity a ON a.id = r.object"
        f" WHERE r.subject = ? AND r.name = 'party-to' AND length(a.name) <= {SHORT} ORDER BY r.since_day DESC LIMIT 1",
        (id_,),
    ).fetchone()
    return f"When was the {catalogue.name(row[1])} signed?" if row else ""


def _event(catalogue: Catalogue, id_: str, name: str) -> str:
    return f"What happened in {int(catalogue.now[:4]) - 1}?"


_QUESTIONS: dict[str, Callable[[Catalogue, str, str], str]] = {
    "countries": _country,
    "organisations": _organisation,
    "corridors": _corridor,
    "quotes": _quote,
    "agreements": _agreement,
    "events": _event,
}
