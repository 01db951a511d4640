"""States by organisations, with the status in each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .catalogue import Catalogue
from .columns import acronyms
from .members import LAST, Cell, cells, organisations_with_members
from .sql import LISTED, listed
from .status_letters import CAPITALS

GROUPS = 3
"""Groups of states that say which bodies are the main ones."""
SEVERAL = 6
"""Weight of participation (a member counts three) from which a body is one of the region."""
MAIN = 24
"""Columns when none are named."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns by id, cells by (row, column)."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]
    names: dict[str, str]
    acronyms: dict[str, str]
    statuses: tuple[str, ...]
    """Those that occur, the fullest first."""

    def heading(self, column: str) -> str:
        """The acronym of a column, or its name."""
        return self.acronyms.get(column) or self.names[column]

    def columns_by(self, row: str) -> Matrix:
        """The same with the columns ordered by the status of a row: its own bodies first."""
        standing = {status: place for place, status in enumerate(self.statuses)}
        order = sorted(self.columns, key=lambda column: _place(self.cells.get((row, column)), standing))
        return replace(self, columns=tuple(order))

    def mark(self, row: str, column: str, former: str) -> str:
        """What is in a cell: a letter for the status, ! when the part is frozen or suspended."""
        cell = self.cells.get((row, column))
        if cell is None:
            return "."
        mark = former if cell.status == "former" else CAPITALS.get(cell.status, "?")
        return f"{mark}!" if cell.participation else mark

    def legend(self, former: str) -> list[tuple[str, str]]:
        """(status, mark) of what occurs."""
        found = [(status, former if status == "former" else CAPITALS.get(status, "?")) for status in self.statuses]
        if any(cell.participation for cell in self.cells.values()):
            found.append(("frozen or suspended", "!"))
        return found


def matrix(
    catalogue: Catalogue,
    organisations: Sequence[str] = (),
    inside: Sequence[str] = (),
    outside: Sequence[str] = (),
    sort: str = "",
) -> Matrix:
    """Participations as of the catalogue's day.

    ``inside`` and ``outside`` keep only states that take part, or do not, in these bodies as
    full members.  ``sort`` is '' for the order of the pane, name, count, or the id of a column.
    """
    named = list(dict.fromkeys([*organisations, *inside, *outside]))
    columns = named or _main(catalogue)
    found = {(cell.country, cell.organisation): cell for cell in cells(catalogue, columns, former=True)}
    rows = {cell.country for cell in found.values()}

    def member(row: str, column: str) -> bool:
        cell = found.get((row, column))
        return cell is not None and cell.status == "member"

    rows = {
        row
        for row in rows
        if all(member(row, item) for item in inside) and not any(member(row, item) for item in outside)
    }
    names, standing = catalogue.names([*rows, *columns]), catalogue.standing
    ordered = _ordered(catalogue, rows)
    if sort == "name":
        ordered.sort(key=lambda row: names[row])
    elif sort == "count":
        count = {row: sum(member(row, column) for column in columns) for row in rows}
        ordered.sort(key=lambda row: -count[row])
    elif sort:
        ordered.sort(key=lambda row: _place(found.get((row, sort)), standing))
    shown = {pair: cell for pair, cell in found.items() if pair[0] in rows}
    used = sorted({cell.status for cell in shown.values()}, key=lambda status: standing.get(status, LAST))
    return Matrix(tuple(ordered), tuple(columns), shown, names, acronyms(catalogue, columns), tuple(used))


def columns_of(catalogue: Catalogue, field: str = "") -> list[str]:
    """Ids of bodies with participants: the main ones, all of them (``*``), or those of a group of their list."""
    if not field:
        return _main(catalogue)
    every = organisations_with_members(catalogue)
    groups = groups_of(catalogue, every)
    return [id_ for id_ in every if field in ("*", groups.get(id_))]


def groups_of(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, str]:
    """The group of each entity in the list of its kind."""
    rows = catalogue.db.execute(f"SELECT id, grp FROM entity WHERE id IN {LISTED}", (listed(ids),))
    return {id_: group or "" for id_, group in rows}


def _place(cell: Cell | None, standing: Mapping[str, int]) -> int:
    return LAST + 1 if cell is None else standing.get(cell.status, LAST)


def _main(catalogue: Catalogue) -> list[str]:
    """The bodies in which the first groups of the first pane take part most: the main bodies of the region."""
    every = organisations_with_members(catalogue)
    kind = next(iter(catalogue.kinds))
    first = catalogue.db.execute(
        "SELECT id FROM entity WHERE kind = ? AND grp_pos IN (SELECT DISTINCT grp_pos FROM entity WHERE kind = ? ORDER BY 1 LIMIT ?)",
        (kind, kind, GROUPS),
    ).fetchall()
    weight: dict[str, int] = {}
    for cell in cells(catalogue, (), [row[0] for row in first]):
        weight[cell.organisation] = weight.get(cell.organisation, 0) + (3 if cell.status == "member" else 1)
    # Of the bodies in which several take part, those with the most statements.
    regional = [item for item in every if weight.get(item, 0) >= SEVERAL] or every
    rows = catalogue.db.execute(
        f"SELECT object, entity FROM relation WHERE object IN {LISTED} AND name <> 'member-of'", (listed(regional),)
    )
    linked = Counter(object_ for object_, _ in set(rows))
    chosen = sorted(regional, key=lambda body: (-linked[body], every.index(body)))[:MAIN]
    groups = groups_of(catalogue, chosen)
    place = {
        group: index
        for index, group in enumerate(dict.fromkeys(groups[body] for body in sorted(chosen, key=every.index)))
    }
    return sorted(chosen, key=lambda body: (place[groups[body]], -linked[body]))


def _ordered(catalogue: Catalogue, rows: set[str]) -> list[str]:
    order = [row[0] for row in catalogue.db.execute("SELECT id FROM entity ORDER BY kind, grp_pos, grp, sort, id")]
    place = {id_: index for index, id_ in enumerate(order)}
    return sorted(rows, key=lambda row: place.get(row, len(order)))
