"""Units of one dimension: figures in them are brought to one before they are compared.

Factors: the international yard and pound agreement of 1959 (a mile is 1,609.344 m, an acre 4,046.8564224 m²), SI
prefixes, and number words of the short scale.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SAME = {
    "people": ("persons", "person", "inhabitants"),
    "km²": ("km2", "km^2", "sq km", "sq. km", "square kilometres", "square kilometers"),
    "sq mi": ("mi²", "sq. mi", "square miles"),
    "km": ("kilometres", "kilometers"),
    "mi": ("miles",),
    "m": ("metres", "meters"),
    "ha": ("hectares",),
    "t": ("tonnes", "tons", "metric tons"),
    "US$": ("USD", "US dollars", "$"),
    "€": ("EUR", "euros"),
}
_USUAL = {name: usual for usual, names in _SAME.items() for name in names}
_OF = {
    "km²": ("km²", 1.0),
    "ha": ("km²", 0.01),
    "m²": ("km²", 1e-6),
    "sq mi": ("km²", 2.589988110336),
    "acres": ("km²", 0.0040468564224),
    "km": ("km", 1.0),
    "m": ("km", 0.001),
    "mi": ("km", 1.609344),
    "t": ("t", 1.0),
    "kt": ("t", 1e3),
    "Mt": ("t", 1e6),
    "kW": ("MW", 0.001),
    "MW": ("MW", 1.0),
    "GW": ("MW", 1e3),
    "TW": ("MW", 1e6),
    "bcm": ("bcm", 1.0),
    "mcm": ("bcm", 0.001),
}
_RATE = re.compile(r" (?:a|per) (?:year|month|day)$|/(?:year|y|yr|a|day|d)$")


@lru_cache(1024)
def base(unit: str) -> tuple[str, float]:
    """The unit to which a figure in another of its dimension is brought, and the factor.

    ``thousand people`` is 1,000 ``people``, ``sq mi`` 2.59 ``km²``, ``million t a year`` 1,000,000 ``t a year``. A unit
    that is not known is its own.
    """
    text, factor, rate = " ".join(unit.split()), 1.0, ""
    if match := _RATE.search(text):
        text, rate = text[: match.start()], match[0]
    first, _, rest = text.partition(" ")
    if first.lower() in _SCALES:
        text, factor = rest, _SCALES[first.lower()]
    text = _USUAL.get(text, text)
    text, size = _OF.get(text, (text, 1.0))
    return text + rate, factor * size


_FIGURE = re.compile(
    r"[-+]?(?P<digits>\d{1,3}(?:[ \u00a0\u202f,.'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?: ?(?P<scale>thousand|million|billion|trillion|mln?|bn|tn|k|m))?"
)


def is_figure(text: str) -> bool:
    """True for a text that is a figure and nothing else: ``7,221,868``, ``7.2 million``. A year alone is none."""
    match = _FIGURE.fullmatch(text.strip())
    return match is not None and (bool(match["scale"]) or len(match["digits"]) > 4)
