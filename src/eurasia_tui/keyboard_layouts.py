"""Keyboard layouts: which character the same physical key gives on Cyrillic layouts.

Russian, Ukrainian, Belarusian and Kazakh. One letter is on three keys: ``і`` is the S key of the Ukrainian, the B
key of the Belarusian and the 3 key of the Kazakh layout; the locale decides, and without one it is Ukrainian.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю."
_UKRAINIAN = {"s": "і", "'": "є", "]": "ї", "\\": "ґ"}
_BELARUSIAN = {"b": "і", "o": "ў"}
_KAZAKH = dict(zip("2345890-=", "әіңғүұқөһ", strict=True))
_SHARED = "і"


def characters(language: str) -> dict[str, tuple[str, ...]]:
    """For each Latin key the characters of the same physical key, for a language code such as ``uk``."""
    owner = {"be": _BELARUSIAN, "kk": _KAZAKH}.get(language, _UKRAINIAN)
    found: dict[str, list[str]] = {latin: [other] for latin, other in zip(_LATIN, _RUSSIAN, strict=True)}
    for layout in (_UKRAINIAN, _BELARUSIAN, _KAZAKH):
        for latin, other in layout.items():
            if other != _SHARED or layout is owner:
                found.setdefault(latin, []).append(other)
    for latin in list(found):
        capitals = [other.upper() for other in found[latin]]
        if latin.isalpha():
            found[latin.upper()] = capitals
        elif not latin.isdigit():  # a letter on the key of a mark means it with shift too
            found[latin] += [other for other in capitals if other not in found[latin]]
    found["?"] = [","]
    return {latin: tuple(others) for latin, others in found.items()}


def language(environ: Mapping[str, str] = os.environ) -> str:
    """The language of the locale, two letters."""
    name = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    return name[:2].lower()


CHARACTERS = characters(language())
"""Latin character to those of the same key."""
_BACK = {other: latin for latin, others in CHARACTERS.items() for other in others}


def latin(char: str) -> str:
    """The character that the same key gives on a Latin layout."""
    return _BACK.get(char, char)


_TO_CYRILLIC = str.maketrans(_LATIN + _LATIN.upper(), _RUSSIAN + _RUSSIAN.upper())
_TO_LATIN = str.maketrans(_RUSSIAN + _RUSSIAN.upper(), _LATIN + _LATIN.upper())


def other_layout(text: str) -> str:
    """A text as the same keys give it on the other of the Latin and the Russian layout."""
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in text)
    return text.translate(_TO_LATIN if cyrillic else _TO_CYRILLIC)
