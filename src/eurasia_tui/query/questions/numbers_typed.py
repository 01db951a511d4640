"""Numbers with their scale and unit."""

from __future__ import annotations

from ..tokens import Token
from .lexicon import Lexicon

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


_UNITS = {
    "km": "km", "kilometres": "km", "kilometers": "km", "kilometer": "km", "kilometre": "km", "people": "people", "inhabitants": "people",
    "percent": "%", "bcm": "bcm", "km2": "km²", "dollars": "US$", "usd": "US$", "years": "years", "chelovek": "people", "members": "members",
    "mw": "MW", "megawatts": "MW", "megawatt": "MW",
}  # fmt: skip


def numbers(words: Lexicon, typed: list[Token], start: int) -> list[tuple[int, tuple[float, str]]]:
    """A number with its scale and unit: ``50 million people``, ``1,000 km``."""
    end = start + 1
    text = typed[start].fold
    while end < len(typed) and len(typed[end].fold) == 3 and typed[end].fold.isdigit() and len(text) <= 12:
        text += typed[end].fold
        end += 1
    value = float(text)
    plain = (end, (value, ""))
    scale = _SCALES.get(typed[end].fold, _RU_SCALES.get(typed[end].fold)) if end < len(typed) else None
    if scale:
        value, end = value * scale, end + 1
    found = [(end, (value, ""))]
    if end < len(typed) and (unit := _UNITS.get(typed[end].fold)):
        found.append((end + 1, (value, unit)))
    return found if scale else [plain, *found[1:]]
