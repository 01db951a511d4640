"""Phrases of the lexicon as texts, one for all whose first word begins with the same two letters.

A question asks for those of a few words, so that of some ten thousand phrases a few dozen become objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from ...named_tuple import NamedTuple

BETWEEN, WITHIN = ";", "|"
"""Between phrases, and between the parts of one; folded words and keys have neither."""


class Sense(NamedTuple):
    """What a phrase may mean: an entry of the lexicon."""

    category: str
    key: str


class Phrase(NamedTuple):
    """Words, or beginnings of words before a star, with a sense."""

    text: str
    sense: Sense
    foreign: bool
    """Written in Cyrillic."""
    language: str = ""
    """The only language in which the words have this sense; empty for all."""


class Phrases:
    """Phrases by the first letters of their first word, in the order in which they were written."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self._like = cache(self._read)
        self._same = cache(self._grouped)

    def _read(self, letters: str) -> list[Phrase]:
        text = self._texts.get(letters)
        return [_phrase(each) for each in text.split(BETWEEN)] if text else []

    def _grouped(self, letters: str) -> dict[str, list[Phrase]]:
        found: dict[str, list[Phrase]] = {}
        for phrase in self._like(letters):
            found.setdefault(phrase.text, []).append(phrase)
        return found

    def like(self, word: str) -> list[Phrase]:
        """Phrases whose first word begins as a word does."""
        return self._like(_letters(word))

    def same(self, text: str) -> list[Phrase]:
        """Phrases of these very words, one for each sense."""
        return self._same(_letters(text)).get(text, [])

    def __iter__(self) -> Iterator[Phrase]:
        return (phrase for letters in self._texts for phrase in self._like(letters))


def _letters(text: str) -> str:
    return text.partition(" ")[0].rstrip("*")[:2]


def _phrase(text: str) -> Phrase:
    words, category, key, foreign, language = text.split(WITHIN)
    return Phrase(words, Sense(category, key), bool(foreign), language)


def as_texts(phrases: Iterable[Phrase]) -> dict[str, str]:
    """What :class:`Phrases` reads; a phrase that is there twice is kept once."""
    found: dict[str, list[str]] = {}
    for text, (category, key), foreign, language in dict.fromkeys(phrases):
        parts = (text, category, key, "foreign" if foreign else "", language)
        found.setdefault(_letters(text), []).append(WITHIN.join(parts))
    return {letters: BETWEEN.join(group) for letters, group in found.items()}
