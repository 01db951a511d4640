"""A bibliography: documents with their authors, and how each is written in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...dates import show
from ...named_tuple import NamedTuple
from ...text import fold
from ..catalogue import Catalogue
from ..sql import LISTED, listed
from .authors import OTHERS, KnownNames, names_in, split
from .person_names import AuthorName, person


class CitedSource(NamedTuple):
    """A source as cited: every part may be empty."""

    id: str
    title: str
    authors: tuple[AuthorName, ...]
    publisher: str
    date: str
    url: str
    type: str
    seen: str = ""
    """When the page at the address was seen."""
    language: str = ""

    @property
    def author(self) -> str:
        """The authors in reading order."""
        names = [name.written if name != OTHERS else "others" for name in self.authors]
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


class CitedStatement(NamedTuple):
    """What is cited: ``text`` names it in one line, ``value`` is the bare value, ``passage`` the words themselves."""

    text: str
    value: str
    passage: str
    sources: tuple[str, ...]
    as_of: str | None
    locator: str = ""
    speaker: str = ""
    date: str = ""
    slot: str = ""
    """What tells the statement from others, for the key of its entry: kazakhstan:population."""


def documents(catalogue: Catalogue, ids: Iterable[str]) -> list[CitedSource]:
    """The sources by id, with their authors."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    values: dict[str, dict[str, str]] = {id_: {} for id_ in wanted}
    for entity, key, value, _ in catalogue.db.execute(
        f"SELECT entity, key, value, seq FROM fact WHERE entity IN {LISTED} "
        "AND key IN ('author', 'publisher', 'date', 'url', 'type', 'seen', 'language') ORDER BY seq",
        (listed(wanted),),
    ):
        values[entity].setdefault(key, value)
    linked: dict[tuple[str, str], list[str]] = {}
    for relation, subject, object_, _ in catalogue.db.execute(
        f"SELECT name, subject, object, seq FROM relation WHERE object IN {LISTED} AND name IN ('authored', 'issued') ORDER BY seq",
        (listed(wanted),),
    ):
        linked.setdefault((object_, relation), []).append(subject)
    authored = [id_ for (_, relation), ids in linked.items() if relation == "authored" for id_ in ids]
    lines = [value["author"] for value in values.values() if "author" in value]
    known = _known_names(catalogue, authored, lines)
    names = catalogue.names([*wanted, *(id_ for ids in linked.values() for id_ in ids)])
    result = []
    for id_ in wanted:
        of = values[id_]
        publisher = of.get("publisher", "")
        authors = split(of.get("author", ""), known)
        if not authors:
            authors = tuple(person(names[item], known.people) for item in linked.get((id_, "authored"), ()))
        if not authors:
            authors = tuple(AuthorName(literal=names[item]) for item in linked.get((id_, "issued"), ()))
        if [name.written for name in authors] == [publisher]:
            authors = ()
        result.append(
            CitedSource(
                id_,
                names[id_],
                authors,
                publisher,
                of.get("date", ""),
                of.get("url", ""),
                of.get("type", ""),
                of.get("seen", ""),
                of.get("language", ""),
            )
        )
    return result


def _known_names(catalogue: Catalogue, authors: Sequence[str], lines: Sequence[str]) -> KnownNames:
    """The people, bodies and states among the authors and in the lines of authors, by all their names."""
    folded = sorted({fold(name) for line in lines for name in names_in(line)} - {""})
    asked = (
        "SELECT e.kind, e.name, e.sort, n.fold FROM name n JOIN entity e ON e.id = n.entity "
        f"WHERE (n.fold IN {LISTED} OR e.id IN {LISTED}) AND e.kind IN ('people', 'organisations', 'countries')"
    )
    people, bodies = {}, set()
    for kind, name, sort, way in catalogue.db.execute(asked, (listed(folded), listed(authors))):
        if kind != "people":
            bodies.add(way)
            continue
        family = sort.removesuffix(fold(name)).strip()  # what lists sort by is the family name, then the name
        if way == fold(name) or f" {family} " in f" {way} ":
            people[way] = family
    return KnownNames(people, bodies)


def written(document: CitedSource, statement: CitedStatement | None = None) -> str:
    """In a sentence; of a statement with who said it, when and where in the document."""
    speaker = statement.speaker if statement else ""
    author = "" if speaker and document.author.startswith(speaker) else document.author
    date = (statement.date if statement else "") or document.date
    locator = statement.locator if statement else ""
    parts = [speaker, author, f"“{document.title}”", document.publisher, show(date), locator]
    text = ", ".join(part for part in parts if part)
    seen = f" (seen {show(document.seen)})" if statement and document.seen else ""
    return f"{text}. {document.url}{seen}" if document.url else text
