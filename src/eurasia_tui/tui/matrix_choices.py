"""What can be chosen in the matrix, as rows (value, text, remark): a heading to go to, a field of bodies, an order."""

from __future__ import annotations

from collections.abc import Mapping

from ..query.catalogue import Catalogue
from ..query.matrix import Matrix, columns_of, groups_of
from ..render.chips import group_label

Rows = list[tuple[str, str, str]]


def headings(matrix: Matrix, groups: Mapping[str, str]) -> Rows:
    """Every body and every state; ``groups`` gives the group of each by id."""
    names = matrix.names
    bodies = [
        (id_, f"{matrix.heading(id_)}  {names[id_]}" if matrix.acronyms.get(id_) else names[id_])
        for id_ in matrix.columns
    ]
    states = [(id_, names[id_], groups.get(id_, "")) for id_ in matrix.rows]
    return [*((id_, text, group_label(groups.get(id_, ""))) for id_, text in bodies), *states]


def fields(catalogue: Catalogue) -> Rows:
    """The main bodies, all bodies, and the fields of bodies."""
    every = columns_of(catalogue, "*")
    named = dict.fromkeys(groups_of(catalogue, every).values())
    rows = [("", "The main bodies", ""), ("*", "All bodies", f"{len(every)}")]
    return rows + [(field, group_label(field).capitalize(), "") for field in named if field]


def orders(matrix: Matrix, column: str) -> Rows:
    """The orders of the states; the last is that by the column under the cursor."""
    return [
        ("", "In groups", ""),
        ("name", "By name", ""),
        ("count", "By number of memberships", ""),
        (column, f"By {matrix.heading(column)}", ""),
    ]
