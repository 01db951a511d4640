"""Cells of CSV and TSV files: numbers stay numbers, and no text is taken for a formula."""

from __future__ import annotations

import re
from typing import Any

from ..sanitize import clean

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\Z")
_FORMULA = ("=", "+", "-", "@")


def cell(value: Any) -> Any:
    """The value for a spreadsheet: a text that begins like a formula has an apostrophe before it; None is empty.

    A text that is wholly a number is none (OWASP, "CSV injection").
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, str):
        return value
    text = clean(value)
    return f"'{text}" if text[:1] in _FORMULA and not _NUMBER.match(text) else text
