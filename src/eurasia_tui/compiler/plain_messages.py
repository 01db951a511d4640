"""What the schema says is wrong with a value, in words for an editor.

The texts of pydantic name its own types; here each kind of error has a sentence of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_EXPECTED = {
    "string_type": "expected a text, in quotes",
    "list_type": "expected a list, in square brackets",
    "dict_type": "expected a table",
    "model_type": "expected a table",
    "model_attributes_type": "expected a table",
    "bool_type": "expected true or false",
    "bool_parsing": "expected true or false",
    "int_type": "expected a whole number",
    "int_parsing": "expected a whole number",
    "int_from_float": "expected a whole number",
    "float_type": "expected a number",
    "float_parsing": "expected a number",
    "finite_number": "expected a finite number",
    "string_too_short": "is empty",
    "string_unicode": "contains half of a surrogate pair (an incomplete character)",
}
_LIMITS = {
    "greater_than_equal": ("ge", "is out of range: at least {}"),
    "greater_than": ("gt", "is out of range: above {}"),
    "less_than_equal": ("le", "is out of range: at most {}"),
    "less_than": ("lt", "is out of range: below {}"),
    "string_too_long": ("max_length", "has over {:,} characters"),
    "too_long": ("max_length", "has over {:,} items"),
    "too_short": ("min_length", "needs at least {} items"),
    "literal_error": ("expected", "is not one of: {}"),
}
_FORMS = {
    r"^\d{4}$": "expected a year of four digits, in quotes or as a key",
    r"^\d{3}$": "expected three digits",
    r"^https?://[^\s]+$": "expected an address that begins with http:// or https://",
    r"^[A-Z]{2}$": "expected two capital letters",
    r"^[A-Z]{3}$": "expected three capital letters",
}
_OURS = ("Value error, ", "Assertion failed, ")


def sentence(kind: str, message: str, context: Mapping[str, Any]) -> str:
    """What is wrong, from the type, message and context of an error of pydantic's."""
    if kind in _EXPECTED:
        return _EXPECTED[kind]
    if kind in _LIMITS:
        name, text = _LIMITS[kind]
        value = context.get(name, "")
        return text.format(value.replace("'", "").replace(" or ", ", ") if isinstance(value, str) else value)
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        return _FORMS.get(pattern, "expected an id: lower-case letters, digits and hyphens")
    for prefix in _OURS:
        message = message.removeprefix(prefix)
    return message
