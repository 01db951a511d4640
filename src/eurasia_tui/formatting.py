"""Figures and dates as a reader sees them."""

from __future__ import annotations

from math import isfinite

from .preferences import READING

_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def exact(value: float) -> str:
    """The figure itself, thousands apart: ``7,221,868``, ``0.35``."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.10g}"


def rounded(value: float, digits: int = 3) -> str:
    """A large figure in words: ``20.3 million``; smaller ones exactly."""
    for size, word in _LARGE:
        if abs(value) >= size:
            return f"{_round(value / size, digits)} {word}"
    return exact(value)


def short(value: float) -> str:
    """A figure for a narrow column: ``20.3 m``, ``13.9 bn``, ``486``."""
    for size, word in ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e4, "k")):
        if abs(value) >= size:
            return f"{_round(value / (1e3 if word == 'k' else size), 3)} {word}"
    return exact(value)


def _round(value: float, digits: int) -> str:
    whole = len(str(int(abs(value)))) if isfinite(value) else 0
    return f"{value:,.{max(0, digits - whole)}f}"


def with_unit(text: str, unit: str) -> str:
    """A figure with its unit: % and ° stand close, people is understood."""
    if not unit or unit == "people":
        return text
    return f"{text}{unit}" if unit in ("%", "°") else f"{text} {unit}"


_IMPERIAL = {
    "km": (0.621371192, "mi"),
    "km²": (0.386102159, "sq mi"),
    "m": (3.280839895, "ft"),
    "ha": (2.471053815, "acres"),
}
"""Factors of the international yard and pound agreement of 1959 (a mile is 1,609.344 m)."""


def imperial(value: float, unit: str) -> str:
    """A length or area in miles for readers who want them, to three figures or the unit; else nothing."""
    if READING.units != "imperial" or unit not in _IMPERIAL or not value:
        return ""
    factor, name = _IMPERIAL[unit]
    result = value * factor
    return f"{result:,.0f} {name}" if abs(result) >= 100 else f"{result:,.3g} {name}"


def labelled(label: str, unit: str) -> str:
    """A label with the unit of its figures, unless it names it itself: ``Area, km²``, ``Military, % of GDP``."""
    if not unit or unit == "people" or unit.casefold() in label.casefold().replace(",", " ").split():
        return label
    return f"{label}, {unit}"
