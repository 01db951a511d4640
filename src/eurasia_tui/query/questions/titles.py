"""Titles of offices as the catalogue writes them: *Supreme Leader*, *President of the European Commission*."""

from __future__ import annotations

from typing import Any

from ...text import fold
from ..catalogue import Catalogue
from .lexicon import lexicon

_KNOWN: dict[str, dict[str, list[tuple[str, ...]]]] = {}
_EMPTY = frozenset(("the", "of", "for", "and"))


def titles(catalogue: Catalogue) -> dict[str, list[tuple[str, ...]]]:
    """The folded words of every title of two words or more, by the first of them."""
    key = str(catalogue.opened.uris)
    if key not in _KNOWN:
        found: dict[str, list[tuple[str, ...]]] = {}
        for (role,) in catalogue.db.execute(
            "SELECT DISTINCT role FROM relation WHERE name = 'holds-office' AND role IS NOT NULL"
        ):
            words = plain(role)
            if len(words) > 1:
                found.setdefault(words[0], []).append(words)
        _KNOWN.clear()
        _KNOWN[key] = found
    return _KNOWN[key]


def plain(text: str) -> tuple[str, ...]:
    """The folded words of a title without articles."""
    return tuple(word for word in fold(text).split() if word not in _EMPTY)


def at(catalogue: Catalogue, folded: list[str], start: int) -> dict[int, str]:
    """Titles that begin at a word, by where they end."""
    found = {}
    for words in titles(catalogue).get(folded[start], ()):
        place, left = start, list(words)
        while place < len(folded) and left:
            if folded[place] == left[0]:
                left.pop(0)
            elif folded[place] not in _EMPTY:
                break
            place += 1
        if not left:
            found[place] = "=" + " ".join(words)
    return found


def office(key: str) -> dict[str, Any]:
    """The entry of an office of the lexicon, or of a title of the catalogue."""
    if key.startswith("="):
        return {"label": key[1:], "titles": [key[1:]], "exact": True, "ranks": []}
    return lexicon().entry("office", key)
