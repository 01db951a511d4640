"""The newest of yearly figures as a row of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rows import Row


def figure(entity: str, key: str, label: str, unit: str, year: str, value: float, receipt: Row, loc: str) -> Row:
    """The newest of yearly figures as a row of facts."""
    return {
        "entity": entity,
        "slot": f"{key}@{(receipt['source'] or '').split(' ')[0]}",
        "seq": 0,  # before the facts of the entity's file: figures over time lead
        "key": key,
        "label": label,
        "value": str(int(value)) if value.is_integer() else f"{value:g}",
        "number": value,
        "unit": unit,
        "type": "figure",
        **receipt,
        "as_of": year,
        "loc": loc,
    }
