"""Checks the JSON in a catalogue made elsewhere: declarations of kinds and indicators, yearly figures, metadata."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from .layout import BLOCKS

LARGEST = 1e30
"""No figure is larger: the schema's own limit."""


_ONE, _MANY = ("block", "title", "relation", "side", "style"), ("rows", "columns", "kinds")
"""Keys of a section of a page."""


_KIND: dict[str, type] = {
    "singular": str,
    "label": str,
    "key": str,
    "tab": str,
    "sign": list,
    "colour": str,
    "columns": list,
    "badge": str,
    "sorts": list,
    "sums": list,
    "opinion": bool,
    "page": list,
    "array": str,
}
"""What the declaration of a kind holds."""


def is_texts(text: str, type_: type) -> bool:
    """JSON of a list of texts, or of lists of texts by name."""
    result = _loaded(text)
    return isinstance(result, type_) and all(map(_are_texts, result.values() if isinstance(result, dict) else [result]))


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def is_kind(data: str, relations: Collection[str]) -> bool:
    """True for the declaration of a kind that names only relations declared too."""
    result = _loaded(data)
    return (
        isinstance(result, dict)
        and result.keys() == _KIND.keys()
        and all(isinstance(result[name], type_) for name, type_ in _KIND.items())
        and _are_texts(result["sorts"])
        and _are_texts(result["sign"])
        and len(result["sign"]) == 2
        and all(_is_column(column) for column in result["columns"])
        and all(_are_texts(pair) and len(pair) == 2 for pair in result["sums"])
        and all(_is_section(section, relations) for section in result["page"])
    )


def _is_column(column: Any) -> bool:
    return (
        isinstance(column, list)
        and len(column) == 3
        and _are_texts(column[:2])
        and isinstance(column[2], int)
        and 0 < column[2] <= 40
    )


def _is_section(section: Any, relations: Collection[str]) -> bool:
    return (
        isinstance(section, dict)
        and section.get("block") in BLOCKS
        and section.get("relation", "self") in (*relations, "", "self")
        and section.get("side", "subject") in ("subject", "object", "both", "")
        and all(
            isinstance(value, str) if key in _ONE else key in _MANY and _are_texts(value)
            for key, value in section.items()
        )
    )


_INDICATOR: dict[str, type | tuple[type, ...]] = {
    "code": (str, type(None)),
    "method": (str, type(None)),
    "breaks": list,
    "never_with": list,
    "pairs": bool,
    "chart": bool,
}
"""What the declaration of an indicator holds."""


def is_indicator(data: str) -> bool:
    """True for the declaration of an indicator."""
    result = _loaded(data)
    return (
        isinstance(result, dict)
        and result.keys() == _INDICATOR.keys()
        and all(isinstance(result[name], type_) for name, type_ in _INDICATOR.items())
        and _are_texts(result["never_with"])
        and all(_is_break(part) for part in result["breaks"])
    )


def _is_break(part: Any) -> bool:
    return (
        isinstance(part, dict)
        and isinstance(part.get("year"), int)
        and isinstance(part.get("says"), str)
        and _are_texts(part.get("who", []))
    )


def is_series(points: str) -> bool:
    """True for figures by year."""
    result = _loaded(points)
    return isinstance(result, dict) and all(
        len(year) == 4
        and year.isdecimal()
        and year.isascii()
        and isinstance(value, int | float)
        and abs(value) <= LARGEST
        for year, value in result.items()
    )
