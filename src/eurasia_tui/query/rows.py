"""Rows of one entity as records, dated for the catalogue's day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ..catalogue.layout import columns
from ..named_tuple import NamedTuple
from .catalogue import Catalogue
from .sql import LISTED, listed

MANY, SOME = 600, 30
"""Of an entity with more than so many relations, so many of each are shown."""
MENTIONS = "mentions"
"""The most frequent relation by far, and all that is asked of it is who mentions: read by itself."""


class FactRecord(NamedTuple):
    """A row of table ``fact``."""

    entity: str
    slot: str
    seq: int
    key: str
    label: str
    value: str
    number: float | None
    unit: str
    type: str
    since: str | None
    since_day: str | None
    until: str | None
    until_day: str | None
    source: str | None
    as_of: str | None
    evidence: str
    inherits: int
    seen: str | None
    contested: int
    note: str | None
    loc: str


class RelationRecord(NamedTuple):
    """A row of table ``relation``; ``entity`` is the file that states it."""

    entity: str
    slot: str
    seq: int
    subject: str
    name: str
    object: str
    branch: str | None
    status: str | None
    role: str | None
    rank: str | None
    value: float | None
    unit: str | None
    since: str | None
    since_day: str | None
    until: str | None
    until_day: str | None
    part: str | None
    part_since: str | None
    part_since_day: str | None
    part_until: str | None
    part_until_day: str | None
    source: str | None
    as_of: str | None
    evidence: str
    inherits: int
    seen: str | None
    contested: int
    note: str | None
    loc: str

    def began(self, day: str) -> bool:
        """True unless it begins after the day."""
        return not self.since_day or self.since_day <= day

    def ended(self, day: str) -> bool:
        """True when it had ended by the day."""
        return self.status == "former" or bool(self.until_day and self.until_day <= day)

    def participation(self, day: str) -> str | None:
        """Frozen or suspended where the part taken is so on the day, else None."""
        if not self.part or (self.part_since_day and self.part_since_day > day):
            return None
        return None if self.part_until_day and self.part_until_day <= day else self.part

    def other(self, id_: str) -> str:
        """The end that is not the given one."""
        return self.object if self.subject == id_ else self.subject


_FACT = ", ".join(columns("fact"))
_RELATION = ", ".join(columns("relation"))


def facts(catalogue: Catalogue, id_: str) -> list[FactRecord]:
    """The facts of an entity that had begun by the day, in the order of its file."""
    day = catalogue.day if catalogue.as_of else "9999-12-31"
    rows = catalogue.db.execute(f"SELECT {_FACT} FROM {catalogue.fact} WHERE entity = ? ORDER BY seq", (id_,))
    found = [
        row for row in map(FactRecord._make, rows) if row.type == "date" or not row.since_day or row.since_day <= day
    ]
    # Where yearly figures give the one of that time, a single figure of later is not shown beside it.
    dated = {row.key for row in found if row.type == "figure"} if catalogue.as_of else ()
    return [row for row in found if row.key not in dated or row.type == "figure" or (row.as_of or "") <= catalogue.day]


_SIDES = {"subject": "subject = ?", "object": "object = ? AND subject <> object"}
_BEGAN = "(since_day IS NULL OR since_day <= ? OR (? AND since_day <= as_of))"
"""Began by the day. Without an as-of date also what a source reports after it began: fetched figures are newer than the data."""


def relations(catalogue: Catalogue, id_: str, without: str = "") -> list[RelationRecord]:
    """The relations of an entity, from either end, that had begun by the day; without those of one name."""
    found: list[RelationRecord] = []
    for where in _SIDES.values():
        found += _records(
            catalogue, f"{where} AND name <> ? AND {_BEGAN}", (id_, without, catalogue.day, not catalogue.as_of)
        )
    return found


def mentioned_by(catalogue: Catalogue, id_: str, *, every: bool = True) -> tuple[list[str], int]:
    """Ids of the entities whose texts mention one, and how many are left out: of over MANY all but SOME."""
    where, values, left = "object = ? AND name = ?", (id_, MENTIONS), 0  # a mention has no date
    if not every:
        count = catalogue.db.execute(f"SELECT count(*) FROM relation WHERE {where}", values).fetchone()[0]
        left = count - SOME if count > MANY else 0
    limit = f" LIMIT {SOME}" if left else ""
    rows = catalogue.db.execute(f"SELECT entity FROM relation WHERE {where} AND subject <> object{limit}", values)
    return list(dict.fromkeys(row[0] for row in rows)), left


def _records(catalogue: Catalogue, where: str, values: Sequence[object]) -> Iterator[RelationRecord]:
    rows = map(RelationRecord._make, catalogue.db.execute(f"SELECT {_RELATION} FROM relation WHERE {where}", values))
    types = catalogue.relation_types  # the index of a damaged file may name one that is not declared
    return (record for record in rows if record.name in types)


def some_relations(
    catalogue: Catalogue, id_: str, whole: Collection[str], by_kind: Mapping[str, Sequence[tuple[str, ...]]]
) -> tuple[list[RelationRecord], dict[tuple[str, str, tuple[str, ...]], int]]:
    """As :func:`relations`, but of an entity with over MANY only SOME of each relation, so that no hub is slow to show.

    Mentions are left to :func:`mentioned_by`.  Relations in ``whole`` are read whole; those in ``by_kind`` by the kinds
    of the other end that sections ask for.  Also gives how many were left out, by relation, side and kinds.
    """
    counts = {
        side: dict(
            catalogue.db.execute(
                f"SELECT name, count(*) FROM relation WHERE {side} = ? AND name <> ? GROUP BY name", (id_, MENTIONS)
            ).fetchall()
        )
        for side in _SIDES
    }
    left: dict[tuple[str, str, tuple[str, ...]], int] = {}
    if sum(sum(count.values()) for count in counts.values()) <= MANY:
        return relations(catalogue, id_, MENTIONS), left
    found: list[RelationRecord] = []
    for side, where in _SIDES.items():
        for name, count in counts[side].items():
            group, values = f"{where} AND name = ? AND {_BEGAN}", (id_, name, catalogue.day, not catalogue.as_of)
            if name in whole or count <= SOME:
                found += _records(catalogue, group, values)
                continue
            for kinds in by_kind.get(name, ((),)):
                some = group
                if kinds:
                    other = "object" if side == "subject" else "subject"
                    named = ", ".join(f"'{kind}'" for kind in kinds if kind.isalpha())
                    some += f" AND (SELECT kind FROM entity e WHERE e.id = relation.{other}) IN ({named})"
                read = list(_records(catalogue, f"{some} LIMIT {SOME}", values))
                if len(read) == SOME:
                    if kinds or catalogue.as_of:  # the count above is that of the index, which knows neither
                        exact = catalogue.db.execute(f"SELECT count(*) FROM relation WHERE {some}", values)
                        count = exact.fetchone()[0]
                    left[name, side, kinds] = count - SOME
                found += read
    return found, left


def dates(catalogue: Catalogue, ids: list[str]) -> dict[str, str]:
    """Each entity's own date: the first dated fact of its file."""
    found: dict[str, str] = {}
    for entity, since, _ in catalogue.db.execute(
        f"SELECT entity, since, seq FROM fact WHERE entity IN {LISTED} AND type = 'date' ORDER BY seq", (listed(ids),)
    ):
        found.setdefault(entity, since)
    return found
