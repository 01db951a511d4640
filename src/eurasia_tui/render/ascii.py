"""A page in ASCII, transliterated before it is laid out, so that what grows by it wraps and aligns."""

from __future__ import annotations

from typing import Any, TypeVar

from ..text import transliterate

T = TypeVar("T")


def in_ascii(value: T) -> T:
    """The value (a page, a block, a row) with every text in it transliterated."""
    made: Any = value
    if isinstance(made, str):
        made = transliterate(made)
    elif isinstance(made, tuple) and hasattr(made, "_fields"):
        made = type(made)(*map(in_ascii, made))
    elif isinstance(made, tuple | list):
        made = type(made)(map(in_ascii, made))
    elif isinstance(made, dict):
        made = {in_ascii(key): in_ascii(item) for key, item in made.items()}
    return made  # type: ignore[no-any-return] # of the same type as the value
