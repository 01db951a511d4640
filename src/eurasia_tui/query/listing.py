"""The list of a kind: groups, order, filter; only the rows asked for are read. As of a date without what began later."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from ..named_tuple import NamedTuple
from ..text import MAX_LENGTH, MAX_WORDS, words
from ..units import base
from . import sets
from .beginnings import BEGUN
from .catalogue import Catalogue, Unknown
from .columns import ListCell, acronyms, column, flagged, held_then
from .sets import Condition
from .sql import LISTED, listed


class Group(NamedTuple):
    """A run of ``size`` rows under one heading; ``first`` is the index of its first row."""

    name: str
    first: int
    size: int


class Row(NamedTuple):
    """One row of a list: the entity, its acronym, and a cell for each column."""

    id: str
    name: str
    group: str
    cells: tuple[ListCell, ...] = ()
    acronym: str = ""
    contested: bool = False
    former: bool = False


class Listing(NamedTuple):
    """What to list: a kind, a filter over names, and a sort field ('' for the order of the pane).

    With ``grouped`` a sort field orders the rows within their groups, else across them.
    """

    kind: str
    filter: str = ""
    sort: str = ""
    grouped: bool = False

    def _where(self, catalogue: Catalogue, only: Condition | None = None) -> tuple[str, list[Any]]:
        terms = words(self.filter[:MAX_LENGTH])[:MAX_WORDS]
        of = sets.kind_in(self.kind)
        of = of.both(only) if only else of
        of = of.both(Condition(BEGUN, (catalogue.day, catalogue.day))) if catalogue.as_of else of
        where, values = of.sql, [*of.values]
        for term in terms:
            where += " AND EXISTS (SELECT 1 FROM name n WHERE n.entity = e.id AND n.fold LIKE ?)"
            values.append(f"%{term}%")
        return where, values

    def groups(self, catalogue: Catalogue) -> list[Group]:
        """Groups in order with the number of rows of each; one nameless group when sorted by a field."""
        where, values = self._where(catalogue)
        rows = catalogue.db.execute(
            f"SELECT e.grp, count(*) FROM entity e WHERE {where} GROUP BY e.grp_pos, e.grp ORDER BY e.grp_pos, e.grp",
            values,
        ).fetchall()
        if self.sort and not self.grouped:
            return [Group("", 0, sum(count for _, count in rows))] if rows else []
        names = catalogue.names([name for name, _ in rows])
        groups, first = list[Group](), 0
        for name, count in rows:
            title = names[name]
            groups.append(Group(title[:1].upper() + title[1:], first, count))
            first += count
        return groups

    def rows(self, catalogue: Catalogue, offset: int = 0, limit: int = -1, only: Condition | None = None) -> list[Row]:
        """The rows from ``offset``, at most ``limit``; of the entities that satisfy a condition alone."""
        where, values = self._where(catalogue, only)
        groups = "e.grp_pos, e.grp, " if self.grouped else ""
        if self.sort.lstrip("<").partition(":")[0] in catalogue.relation_types:
            found = self._by_cell(catalogue, where, values)[offset : None if limit < 0 else offset + limit]
        elif self.sort in ("", "name"):
            order = "e.grp_pos, e.grp, e.sort, e.id" if not self.sort else f"{groups}e.name COLLATE NOCASE"
            found = catalogue.db.execute(
                f"SELECT e.id, e.name, e.grp FROM entity e WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
                [*values, limit, offset],
            ).fetchall()
        else:
            field = (
                f"SELECT {_FIELD} FROM {catalogue.fact} f WHERE f.entity = e.id AND f.key = ? AND {held_then(catalogue)} "
                "ORDER BY f.since_day DESC, f.seq LIMIT 1"
            )
            found = catalogue.db.execute(
                f"SELECT e.id, e.name, e.grp, ({field}) AS field "
                f"FROM entity e WHERE {where} ORDER BY {groups}field IS NULL, typeof(field) = 'text', field DESC, e.sort LIMIT ? OFFSET ?",
                [self.sort, *values, limit, offset],
            ).fetchall()
        ids = [row[0] for row in found]
        names = catalogue.names(ids) if catalogue.language else {}
        table = [column(catalogue, ids, key) for key, _, _ in self.columns(catalogue)]
        short, (contested, former) = acronyms(catalogue, ids), flagged(catalogue, ids)
        return [
            Row(
                id_,
                names.get(id_, name),
                group,
                tuple(cells.get(id_, ListCell()) for cells in table),
                short.get(id_, ""),
                id_ in contested,
                id_ in former,
            )
            for id_, name, group, *_ in found
        ]

    def columns(self, catalogue: Catalogue) -> tuple[tuple[str, str, int], ...]:
        """(key, heading, cells) of the columns: those of the kind, the last replaced where the order is by another field."""
        declared = catalogue.kinds[self.kind].columns
        if self.sort in ("", "name") or self.sort in [key for key, _, _ in declared]:
            return declared
        row = catalogue.db.execute("SELECT label FROM fact WHERE key = ? LIMIT 1", (self.sort,)).fetchone()
        heading = str(row[0]) if row else self.sort.replace("-", " ")
        return (*declared[:-1], (self.sort, heading, max(7, min(12, len(heading)))))

    def _by_cell(self, catalogue: Catalogue, where: str, values: Sequence[str]) -> list[tuple[str, str, str]]:
        """Id, name and group of every row by its cell; those without one last.

        The most other ends of a relation are first, or these by name; of dates the newest.
        """
        rows = catalogue.db.execute(
            f"SELECT e.id, e.name, e.grp, e.grp_pos, e.sort FROM entity e WHERE {where} ORDER BY e.sort", values
        )
        found = rows.fetchall()
        cells = column(catalogue, [row[0] for row in found], self.sort)
        dated = ":" in self.sort
        known = [row for row in found if row[0] in cells and (cells[row[0]].text or cells[row[0]].number)]
        if cells and all(cell.number is not None for cell in cells.values()):
            known.sort(key=lambda row: -(cells[row[0]].number or 0))
        else:
            known.sort(key=lambda row: cells[row[0]].text, reverse=dated)
        kept = {row[0] for row in known}
        ordered = [*known, *(row for row in found if row[0] not in kept)]
        if self.grouped:
            ordered.sort(key=lambda row: (row[3], row[2]))
        return [(id_, name, group) for id_, name, group, *_ in ordered]

    def place_of(self, catalogue: Catalogue, id_: str) -> int | None:
        """Position of an entity in the list, None when it is not there."""
        where, values = self._where(catalogue)
        if self.sort:
            ids = [row.id for row in self.rows(catalogue)]
            return ids.index(id_) if id_ in ids else None
        group_row = catalogue.db.execute(
            "SELECT grp_pos, grp, sort, id FROM entity WHERE id = ? AND kind = ?", (id_, self.kind)
        ).fetchone()
        if (
            not group_row
            or not catalogue.db.execute(f"SELECT 1 FROM entity e WHERE {where} AND e.id = ?", [*values, id_]).fetchone()
        ):
            return None
        row = catalogue.db.execute(
            f"SELECT count(*) FROM entity e WHERE {where} AND (e.grp_pos, e.grp, e.sort, e.id) < (?, ?, ?, ?)",
            [*values, *group_row],
        ).fetchone()
        return int(row[0])


_FIELD = "CASE WHEN f.type = 'date' THEN f.since_day WHEN f.number IS NULL THEN f.value ELSE f.number * unit_factor(f.unit) END"
"""Figures in one unit, so that they are in order; see :mod:`..units`."""


def select(
    catalogue: Catalogue, kind: str, where: Sequence[tuple[str, str]] = (), sort: str = "", top: int = -1
) -> list[dict[str, Any]]:
    """Records of a kind for a table: id, kind, name, group and every scalar fact, filtered and sorted.

    Raises Unknown for a field no entity of the kind has.
    """
    name = catalogue.kind(kind).name
    known = _fields(catalogue, name) if sort or where else set()
    if sort and sort != "name" and sort.replace("_", "-") not in known:
        raise _unknown(name, sort, known)
    only: Condition | None = None
    fields = []
    for field, wanted in where:
        if field in _COLUMNS or field.replace("_", "-") in known:
            fields.append((field.replace("-", "_"), words(wanted)))
        elif field in catalogue.relation_types:
            related = _related(catalogue, field, wanted)
            only = only.both(related) if only else related
        else:
            raise _unknown(name, field, known)
    rows = Listing(name, "", sort).rows(catalogue, 0, -1 if fields else top, only)
    records = {row.id: {"id": row.id, "kind": name, "name": row.name, "group": row.group} for row in rows}
    for entity, key, value, figure, type_, since, unit, *_ in _scalars(catalogue, list(records)):
        number = None if figure is None else figure * base(unit)[1]
        whole = int(number) if number is not None and number.is_integer() else number
        shown: Any = since if type_ == "date" else value if number is None else whole
        records[entity].setdefault(key.replace("-", "_"), shown)
    found = sets.of_ids(records)
    for field, target in fields:
        fit = [id_ for id_, record in records.items() if words(str(record.get(field, ""))) == target]
        found = sets.both(found, sets.of_ids(fit))
    chosen = [records[id_] for id_ in found]
    return chosen[:top] if top >= 0 else chosen


def receipts_of(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, dict[str, dict[str, Any]]]:
    """For each entity the sources and the date of every field that :func:`select` gives, by the field's name."""
    found: dict[str, dict[str, dict[str, Any]]] = {id_: {} for id_ in ids}
    for entity, key, *_, source, as_of in _scalars(catalogue, ids):
        receipt = {"sources": (source or "").split(), "as_of": as_of}
        found[entity].setdefault(key.replace("-", "_"), receipt)
    return found


def _scalars(catalogue: Catalogue, ids: Sequence[str]) -> Iterator[Any]:
    """Facts of the entities, the latest first; as of a date without what changes and was stated later. Asked for by id, since a stack of packs has no other way to them."""
    yield from catalogue.db.execute(
        "SELECT entity, key, value, number, type, since, unit, since_day, seq, source, as_of "
        f"FROM {catalogue.fact} f WHERE entity IN {LISTED} AND {held_then(catalogue)} ORDER BY since_day DESC, seq",
        (listed(ids),),
    )


_COLUMNS = ("id", "kind", "name", "group")
"""Fields that every record has."""


def _fields(catalogue: Catalogue, kind: str) -> set[str]:
    """The keys of the facts that entities of a kind have."""
    asked = "SELECT DISTINCT key FROM fact WHERE entity IN (SELECT id FROM entity WHERE kind = ?)"
    return {row[0] for row in catalogue.db.execute(asked, (kind,))}


def _unknown(kind: str, field: str, known: Collection[str]) -> Unknown:
    import difflib

    near = difflib.get_close_matches(field, sorted(known), 3, 0.4)
    return Unknown(field, near, sorted(known), message=f"{kind} have no field {field!r}")


def _related(catalogue: Catalogue, relation: str, wanted: str) -> Condition:
    """Related, either way, to what is named: ``--where member-of=eaeu``."""
    from .resolve import resolve

    target = [resolve(catalogue, wanted)]
    of, to = (sets.linked(catalogue, [relation], target, side) for side in ("object", "subject"))
    return of.either(to)


def first_kind(catalogue: Catalogue) -> str:
    """The first kind that has entities; the first of all in an empty pack."""
    for kind in catalogue.kinds:
        if catalogue.db.execute("SELECT 1 FROM entity WHERE kind = ? LIMIT 1", (kind,)).fetchone():
            return kind
    return next(iter(catalogue.kinds))
