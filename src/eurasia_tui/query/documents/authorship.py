"""Authors and issuers of documents, and the states and bodies they spoke for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...dates import bounds
from ...named_tuple import NamedTuple
from ..catalogue import Catalogue
from ..sql import LISTED, listed


def documents_by(catalogue: Catalogue, by: Sequence[str]) -> set[str]:
    """The sources given by some entities: as author or issuer, through their nationals, or through their office-holders at the time."""
    wanted = set(by)
    own = f"SELECT object FROM relation WHERE subject IN {LISTED} AND name IN ('authored', 'issued')"
    found = {source for (source,) in catalogue.db.execute(own, (listed(by),))}
    tied = f"SELECT subject FROM relation WHERE object IN {LISTED} AND name IN ('national-of', 'holds-office')"
    people = {who for (who,) in catalogue.db.execute(tied, (listed(by),))}
    authored = f"SELECT subject, object FROM relation WHERE subject IN {LISTED} AND name = 'authored'"
    given = catalogue.db.execute(authored, (listed(people),)).fetchall()
    if given:
        ties = ties_of(catalogue, {who for who, _ in given})
        dates = dates_of(catalogue, {source for _, source in given})
        found |= {source for who, source in given if _spoke_for(ties[who], wanted, dates.get(source, ""))}
    return found


def _spoke_for(ties: list[Tie], wanted: set[str], date: str) -> bool:
    """True when one of the entities is the person's state, or had the person in an office on a date."""
    first, last = bounds(date) if date else ("", "9999")
    return any(
        tie.to in wanted and (tie.name == "national-of" or (tie.since <= last and tie.until >= first)) for tie in ties
    )


def issued(catalogue: Catalogue, ids: Sequence[str]) -> list[str]:
    """Those of the entities that issue documents of which the text is there."""
    asked = f"SELECT subject, object FROM relation WHERE subject IN {LISTED} AND name = 'issued'"
    rows = catalogue.db.execute(asked, (listed(ids),)).fetchall()
    held = f"SELECT entity FROM document WHERE entity IN {LISTED}"
    texts = {id_ for (id_,) in catalogue.db.execute(held, (listed({source for _, source in rows}),))}
    return [id_ for id_ in ids if any(who == id_ and source in texts for who, source in rows)]


def dates_of(catalogue: Catalogue, documents: Iterable[str]) -> dict[str, str]:
    """The date of each document that has one."""
    asked = f"SELECT entity, value FROM fact WHERE entity IN {LISTED} AND key = 'date'"
    return dict(catalogue.db.execute(asked, (listed(documents),)).fetchall())


def authors_of(catalogue: Catalogue, documents: Sequence[str]) -> dict[str, list[str]]:
    """Ids of the authors of documents; of a document without one, of those who issued it."""
    found: dict[str, dict[str, list[str]]] = {}
    rows = catalogue.db.execute(
        f"SELECT seq, subject, name, object FROM relation WHERE object IN {LISTED} AND name IN ('authored', 'issued')",
        (listed(documents),),
    )
    for _, subject, name, object_ in sorted(rows):
        found.setdefault(object_, {}).setdefault(name, []).append(subject)
    return {document: names.get("authored") or names["issued"] for document, names in found.items()}


def as_printed(catalogue: Catalogue, documents: Sequence[str]) -> dict[str, str]:
    """Author or publisher of documents whose author has no page."""
    rows = catalogue.db.execute(
        f"SELECT key, entity, value FROM fact WHERE entity IN {LISTED} AND key IN ('author', 'publisher')",
        (listed(documents),),
    )
    return {id_: value for _, id_, value in sorted(rows, reverse=True)}  # the author replaces the publisher


class Tie(NamedTuple):
    """A person's nationality, or an office with its term."""

    name: str
    to: str
    since: str
    until: str


def ties_of(catalogue: Catalogue, people: Iterable[str]) -> dict[str, list[Tie]]:
    """Nationalities and offices of people."""
    found: dict[str, list[Tie]] = {}
    asked = (
        f"SELECT subject, name, object, since_day, until_day FROM relation WHERE subject IN {LISTED} "
        "AND name IN ('national-of', 'holds-office')"
    )
    for who, name, other, since, until in catalogue.db.execute(asked, (listed(people),)):
        found.setdefault(who, []).append(Tie(name, other, since or "", until or "9999"))
    return found


def speaks_for(who: str, ties: list[Tie], date: str) -> str:
    """The person's own state if an office of it was held then, else the body of an office, else the state."""
    first, last = bounds(date) if date else ("", "9999")
    nations = [tie.to for tie in ties if tie.name == "national-of"]
    bodies = [tie.to for tie in ties if tie.name == "holds-office" and tie.since <= last and tie.until >= first]
    own = [nation for nation in nations if nation in bodies]
    return [*own, *bodies, *nations, who][0]
