"""Numbers with their scale and unit."""

from __future__ import annotations

from ..tokens import Token

OF_GDP = "% of GDP"
"""The unit of a share of output: ``5% of GDP``."""

_SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "mln": 1e6,
    "bn": 1e9,
    "m": 1e6,
    "tn": 1e12,
}


_RU_SCALES = {
    "tysyach": 1e3,
    "millionov": 1e6,
    "million": 1e6,
    "milliona": 1e6,
    "mln": 1e6,
    "milliardov": 1e9,
    "mlrd": 1e9,
    "milliarda": 1e9,
}


_WORDS = {
    "one": 1.0,
    "a": 1.0,
    "half": 0.5,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
    "eleven": 11.0,
    "twelve": 12.0,
    "fifteen": 15.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
    "hundred": 100.0,
}
"""Numbers in words, before a scale: ``one million``."""


_UNITS = {
    "km": "km",
    "kilometres": "km",
    "kilometers": "km",
    "kilometer": "km",
    "kilometre": "km",
    "metres": "m",
    "meters": "m",
    "metre": "m",
    "meter": "m",
    "people": "people",
    "inhabitants": "people",
    "percent": "%",
    "bcm": "bcm",
    "km2": "km²",
    "dollars": "US$",
    "usd": "US$",
    "years": "years",
    "chelovek": "people",
    "members": "members",
    "mw": "MW",
    "megawatts": "MW",
    "megawatt": "MW",
}


_HIGH = [[unit, word] for unit in ("m", "metres", "meters", "metre", "meter") for word in ("high", "tall")]


def numbers(typed: list[Token], start: int) -> list[tuple[int, tuple[float, str]]]:
    """A number with its scale and unit: ``50 million people``, ``1,000 km``."""
    end = start + 1
    text = typed[start].fold
    while end < len(typed) and len(typed[end].fold) == 3 and typed[end].fold.isdigit() and len(text) <= 12:
        text += typed[end].fold
        end += 1
    value = _WORDS.get(text) or float(text)
    if [token.fold for token in typed[end : end + 2]] in _HIGH:  # not 100 million
        return [(end + 2, (value, "m"))]
    plain = (end, (value, ""))
    scale = _SCALES.get(typed[end].fold, _RU_SCALES.get(typed[end].fold)) if end < len(typed) else None
    if scale:
        value, end = value * scale, end + 1
    found = [(end, (value, ""))]
    if [token.fold for token in typed[end : end + 2]] in (["of", "gdp"], ["k", "vvp"], ["ot", "vvp"]):  # "5% of GDP"
        found.append((end + 2, (value, OF_GDP)))
    if end < len(typed) and (unit := _UNITS.get(typed[end].fold)):
        found.append((end + 1, (value, unit)))
    return found if scale else [plain, *found[1:]]


def spelled(typed: list[Token], start: int) -> list[tuple[int, tuple[float, str]]]:
    """A number in words with its scale: ``one million people``, ``half a million``."""
    half = [token.fold for token in typed[start : start + 2]] == ["half", "a"]
    after = start + 1 + half
    if typed[start].fold not in _WORDS or after >= len(typed) or typed[after].fold not in _SCALES:
        return []
    begin = [typed[start], *typed[after:]]
    return [(end + start + half, number) for end, number in numbers(begin, 0)]
