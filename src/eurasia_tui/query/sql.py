"""How queries take lists of values: as one parameter, a JSON array, whatever their number.

Over several packs a table is a view of them all (catalogue/stack.py). SQLite looks each value up in the index of each
pack as long as the query has neither DISTINCT nor an aggregate and orders only by columns that it returns; otherwise
it would read the view whole. What must be counted is therefore counted in Python.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

IN_EFFECT = "(since_day IS NULL OR since_day <= ?) AND (until_day IS NULL OR until_day > ?) AND coalesce(status, '') <> 'former'"
"""True of a relation that holds on a day; its parameters are the day, twice."""
LISTED = "(SELECT value FROM json_each(?))"
"""Stands after IN; its parameter is a :func:`listed` value."""


def listed(values: Iterable[str | int]) -> str:
    """The parameter for LISTED."""
    return json.dumps([*values], ensure_ascii=False)
