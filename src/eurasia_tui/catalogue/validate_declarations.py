"""Checks the JSON in a catalogue made elsewhere: declarations of kinds and indicators, yearly figures, metadata."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Any

from .layout import BLOCKS, BLOCKS_OF_ITSELF, BLOCKS_OF_RELATIONS, COLOURS, KIND_KEYS, RELATION_COLUMNS, STYLES

LARGEST = 1e30
"""No figure is larger: the schema's own limit."""


MOST_KINDS = 50
MOST_PARTS = 100
"""Sections of a page, orders of a list, columns of a table."""
LONGEST_LABEL = 60
_KEY = re.compile(r"<?[a-z0-9][a-z0-9-]{0,99}(:[a-z0-9-]{1,100})?")
"""A fact, or a relation, read from the object's side with ``<``, and what of it."""

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


def are_kinds(declarations: Sequence[str], relations: Collection[str]) -> bool:
    """True for declarations of kinds that name only what the program and the catalogue know, no two with the same key."""
    kinds = [_loaded(data) for data in declarations[: MOST_KINDS + 1]]
    if len(kinds) > MOST_KINDS or not all(_is_kind(kind, relations) for kind in kinds):
        return False
    keys = [kind["key"] for kind in kinds if kind["key"]]
    return len(keys) == len({*keys})


def _is_kind(kind: Any, relations: Collection[str]) -> bool:
    return (
        isinstance(kind, dict)
        and kind.keys() == _KIND.keys()
        and all(isinstance(kind[name], type_) for name, type_ in _KIND.items())
        and all(kind[name] and _is_label(kind[name]) for name in ("singular", "label", "tab"))
        and kind["key"] in ("", *KIND_KEYS)
        and kind["colour"] in ("", *COLOURS)
        and all(not kind[name] or _is_key(kind[name]) for name in ("badge", "array"))
        and _are_few_texts(kind["sorts"])
        and all(map(_is_key, kind["sorts"]))
        and _is_sign(kind["sign"])
        and all(len(kind[name]) <= MOST_PARTS for name in ("columns", "sums", "page"))
        and all(map(_is_column, kind["columns"]))
        and all(
            _are_texts(pair) and len(pair) == 2 and _is_key(pair[0]) and _is_label(pair[1]) for pair in kind["sums"]
        )
        and all(_is_section(section, relations) for section in kind["page"])
    )


def _are_few_texts(value: Any) -> bool:
    return _are_texts(value) and len(value) <= MOST_PARTS


def _is_key(text: str) -> bool:
    return bool(_KEY.fullmatch(text))


def _is_label(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and text.isprintable()


def _is_sign(sign: list[Any]) -> bool:
    """True for two characters of one cell each, the second in ASCII."""
    return (
        _are_texts(sign)
        and [len(character) for character in sign] == [1, 1]
        and all(
            unicodedata.category(character)[0] in "LNPS" and unicodedata.east_asian_width(character) not in "WF"
            for character in sign
        )
        and sign[1].isascii()
    )


def _is_column(column: Any) -> bool:
    return (
        isinstance(column, list)
        and len(column) == 3
        and _are_texts(column[:2])
        and _is_key(column[0])
        and _is_label(column[1])
        and type(column[2]) is int
        and 0 < column[2] <= 40
    )


def _is_section(section: Any, relations: Collection[str]) -> bool:
    if not isinstance(section, dict) or section.get("block") not in BLOCKS:
        return False
    block = section["block"]
    itself = ("self",) if block in BLOCKS_OF_ITSELF else ()
    allowed: dict[str, Collection[str]] = {
        "block": BLOCKS,
        "relation": (*relations, *itself),
        "side": ("subject", "object", "both"),
        "style": STYLES.get(block, ()),
    }
    return ("relation" in section or block not in BLOCKS_OF_RELATIONS) and all(
        isinstance(value, str) and value in allowed[key]
        if key in allowed
        else isinstance(value, str) and _is_label(value)
        if key == "title"
        else key in ("rows", "columns", "kinds")
        and _are_few_texts(value)
        and all(text in RELATION_COLUMNS if key == "columns" else _is_label(text) for text in value)
        for key, value in section.items()
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
