"""A page in ASCII, transliterated before it is laid out, so that what grows by it wraps and aligns."""

from __future__ import annotations

from typing import Any, TypeVar

from ..text import transliterate

T = TypeVar("T")


def in_ascii(value: T) -> T:
    """The value (a page, a block, a row) with every text in it transliterated."""
    result: Any = value
    if isinstance(result, str):
        result = transliterate(result)
    elif isinstance(result, tuple) and hasattr(result, "_fields"):
        result = type(result)(*map(in_ascii, result))
    elif isinstance(result, tuple | list):
        result = type(result)(map(in_ascii, result))
    elif isinstance(result, dict):
        result = {in_ascii(key): in_ascii(item) for key, item in result.items()}
    return result  # type: ignore[no-any-return] # of the same type as the value
