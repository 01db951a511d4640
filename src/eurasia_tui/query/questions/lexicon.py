"""The words people use when they ask, from the TOML files in ``words``.

Reading them takes longer than answering, so their index is kept as JSON in the user's cache folder and made again when a file
changes.
"""

from __future__ import annotations

import contextlib
import json
import os
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

from ... import paths, systems
from .phrases import Phrase, Phrases, as_texts
from .phrases import Sense as Sense

FOLDER = Path(__file__).with_name("words")
FORMAT = 14
"""Raised when the index is built differently."""
LONGEST, SHORT, LONG = 7, 8, 5
SLIPPED = 4
"""Letters of the shortest word in which a slip is corrected."""
REMEMBERED = 4_000
"""Places in questions, and words, of which it is remembered what may begin there."""


class Lexicon:
    """Phrases to senses, and what each entry says of itself."""

    def __init__(self, index: dict[str, Any]) -> None:
        self._exact = Phrases(index["exact"])
        self._starred = Phrases(index["starred"])
        self.entries: dict[str, dict[str, dict[str, Any]]] = index["entries"]
        self._words: list[str] = index["words"].split()
        self._known = frozenset(self._words)
        self._stems = frozenset(index["stems"].split())
        self._own: dict[str, list[str]] = index["own"]
        self._senses = lru_cache(REMEMBERED)(self._senses_of)
        self._begun = lru_cache(REMEMBERED)(self._begun_by)

    @cached_property
    def _near(self) -> dict[str, list[str]]:
        """Words by each of their first two letters; asked for only where a word is none that is known."""
        found: dict[str, list[str]] = {}
        for word in self._words:
            if len(word) >= SLIPPED:
                for letter in {word[0], word[1]}:
                    found.setdefault(letter, []).append(word)
        return found

    def entry(self, category: str, key: str) -> dict[str, Any]:
        """The attributes of an entry; empty when there is none. A figure per capita has the label of that figure."""
        found = self.entries.get(category, {}).get(key, {})
        if not found and category == "fact" and key.endswith("/population"):
            whole = self.entry("fact", key.removesuffix("/population"))
            return {"kinds": ["countries"], "label": f"{whole.get('label', '')} per capita"}
        return found

    def languages(self, words: list[str]) -> frozenset[str]:
        """Languages beside English and Russian of which there are words in a text that are no English ones."""
        return frozenset(language for word in words for language in self._own.get(word, ()))

    def at(
        self,
        words: list[str],
        start: int,
        *,
        latin: bool = False,
        cyrillic: bool = False,
        languages: frozenset[str] = frozenset(),
    ) -> dict[int, list[Sense]]:
        """Senses of the phrases that begin at a word, by their number of words.

        Words that are also English count in another language only where that is one of ``languages``.

        What is short and written in Cyrillic is not looked for in words typed in Latin letters, nor the reverse.
        """
        ahead = tuple(words[start : start + LONGEST])
        return self._senses(ahead, latin, cyrillic, languages) if ahead else {}

    def _senses_of(
        self, words: tuple[str, ...], latin: bool, cyrillic: bool, languages: frozenset[str]
    ) -> dict[int, list[Sense]]:
        """Senses of the phrases that words begin with: every question asks for those of one place many times."""
        found: dict[int, list[Sense]] = {}
        for size in range(1, len(words) + 1):
            phrase = " ".join(words[:size])
            for _, sense, foreign, language in self._exact.same(phrase):
                other_script = (latin and foreign) or (cyrillic and not foreign)
                if not (other_script and len(phrase) < SHORT) and (not language or language in languages):
                    found.setdefault(size, []).append(sense)
        for text, sense, foreign, _ in self._begun(words[0]):
            parts = text.split()
            size = len(parts)
            if latin and foreign and len(parts[0]) < SHORT:
                continue
            if size <= len(words) and all(map(_may_be, words[1:size], parts[1:])):
                found.setdefault(size, []).append(sense)
        return {size: list(dict.fromkeys(senses)) for size, senses in found.items()}

    def _begun_by(self, word: str) -> list[Phrase]:
        """Phrases with an open ending that a word may be the first of."""
        return [phrase for phrase in self._starred.like(word) if _may_be(word, phrase.text.partition(" ")[0])]

    def senses_in(self, words: list[str]) -> set[Sense]:
        """What the phrases of folded words may mean, wherever they begin."""
        each = (self.at(words, at).values() for at in range(len(words)))
        return {sense for found in each for senses in found for sense in senses}

    def in_texts(self, word: str) -> tuple[str, ...]:
        """Beginnings of the English words by which texts have what a folded word of a question is about."""
        senses = self.at([word], 0).get(1, ())
        return tuple(begun for sense in senses for begun in self.entry(*sense).get("in-texts", ()))

    def ways(self, sense: Sense) -> tuple[str, ...]:
        """English phrases that have a sense."""
        return tuple(self._phrases.get(sense, ()))

    @cached_property
    def _phrases(self) -> dict[Sense, list[str]]:
        found: dict[Sense, list[str]] = {}
        for text, sense, foreign, language in self._exact:
            if not foreign and not language and text.isascii() and len(text) >= SLIPPED:
                found.setdefault(sense, []).append(text)
        return found

    def knows(self, word: str) -> bool:
        """True when the word stands in some phrase."""
        return word in self._known or any(
            _may_be(word, part) for phrase in self._starred.like(word) for part in phrase.text.split()
        )

    def nearest(self, word: str) -> str | None:
        """The word of the lexicon that is meant by one with a slip: one letter, two from nine letters.

        In a short word one letter for another makes another word (team, term): only one left out, doubled or swapped is corrected.
        """
        if not SLIPPED <= len(word) <= 20 or not word.isalpha():
            return None
        allowed = 1 if len(word) < 9 else 2
        from rapidfuzz.distance import OSA

        best: tuple[int, int, str] | None = None
        for other in self._near.get(word[0], ()):
            longer = len(word) - len(other)
            if -longer > allowed or longer > (4 if other in self._stems else allowed):
                continue
            distance = OSA.distance(word, other, score_cutoff=allowed)
            if other in self._stems and len(word) >= len(other):  # of a stem: the beginning of the word
                begun = (OSA.distance(word[:size], other) for size in (len(other) - 1, len(other), len(other) + 1))
                distance = min(distance, *begun)
            if distance > allowed or (len(word) < 6 and len(other) == len(word) and sorted(other) != sorted(word)):
                continue
            if other[0] == word[0] or sorted(other[:2]) == sorted(word[:2]):
                # A letter is oftener left out, or two are swapped, than one is another or too many.
                kind = 0 if longer < 0 or sorted(other) == sorted(word) else 1 if longer == 0 else 2
                rank = (distance, kind, other)
                best = min(best or rank, rank)
        return best[2] if best else None


def _may_be(word: str, part: str) -> bool:
    """True for a word and a part of a phrase that is the word, or the beginning of it before a star."""
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


def _index(tables: list[tuple[Path, dict[str, Any]]]) -> dict[str, Any]:
    from ...text import words

    exact: list[Phrase] = []
    english: set[str] = set()
    own: dict[str, list[str]] = {}
    stems: set[str] = set()
    from ..function_words import is_empty

    starred: list[Phrase] = []
    entries: dict[str, dict[str, Any]] = {}
    single: set[str] = set()

    def add(phrase: str, category: str, key: str, language: str = "") -> None:
        parts: list[str] = []
        for word in phrase.split():
            folded = words(word.rstrip("*"))
            parts += folded
            if word.endswith("*") and folded:
                parts[-1] += "*"
        if not parts:
            return
        joined = " ".join(parts)
        foreign = any("\u0400" <= char <= "\u052f" for char in phrase)
        other = language not in ("", "en", "ru", "other")
        common = joined in english or (len(joined) < LONG and is_empty(joined))  # German "was" and "die"
        shared = language if other and common else ""
        if other and not shared and joined.isascii() and len(joined) > 2:
            for word in joined.split():
                if word not in english and language not in own.setdefault(word.rstrip("*"), []):
                    own[word.rstrip("*")].append(language)
        single.update(part for part in parts if part.isascii() and not part.endswith("*"))
        stems.update(part[:-1] for part in parts if part.endswith("*") and len(part) > 6)
        if "*" in joined:
            starred.append(Phrase(joined, Sense(category, key), foreign))
        else:
            exact.append(Phrase(joined, Sense(category, key), foreign, shared))

    for path, data in tables:  # no word of another language takes the place of an English or Russian one
        if path.parent == FOLDER:
            for table in data.values():
                for entry in table.values():
                    listed = (*entry.get("en", ()), *entry.get("ru", ())) if isinstance(entry, dict) else entry
                    english.update(" ".join(words(phrase)) for phrase in listed if "*" not in phrase)
    for path, data in tables:
        for category, table in data.items():
            known = entries.setdefault(category, {})
            for key, entry in table.items():
                if category == "say-words":
                    known[key] = {"words": entry}
                    continue
                if isinstance(entry, list):
                    known.setdefault(key, {})
                    for phrase in entry:
                        add(phrase, category, "" if category == "stop" else key, language_of(path, category, key))
                    continue
                known.setdefault(key, {}).update(
                    {name: value for name, value in entry.items() if name not in ("en", "ru", "other")}
                )
                for language in ("en", "ru", "other"):
                    for phrase in entry.get(language, ()):
                        add(phrase, category, key, language)
                        if category == "fact" and language == "en" and phrase[-1:] not in "sy*":
                            add(f"{phrase}s", category, key, language)  # "unemployment rates"
    return {
        "exact": as_texts(exact),
        "own": own,
        "stems": " ".join(sorted(stems)),
        "starred": as_texts(starred),
        "entries": entries,
        "words": " ".join(sorted(single | stems)),
    }


def language_of(path: Path, category: str, key: str) -> str:
    """The language of a list of words: that of its file, or the key of those that say nothing."""
    return path.stem if path.parent != FOLDER else key if category == "stop" else "en"


def _files() -> list[Path]:
    return [*sorted(FOLDER.glob("*.toml")), *sorted(FOLDER.glob("*/*.toml"))]


@lru_cache(1)
def lexicon() -> Lexicon:
    """The lexicon; from the cache when it is of these files."""
    files = _files()
    stats = [path.stat() for path in files]
    stamp = [FORMAT, [[path.name, stat.st_size, stat.st_mtime_ns] for path, stat in zip(files, stats, strict=True)]]
    # One file for each copy of the program: two that are used in turn would build it again each time.
    cached = paths.cache_dir() / f"lexicon-{crc32(os.fsencode(FOLDER)):08x}.json"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        with open(os.open(cached, systems.READ), "rb") as handle:  # a pipe in its place is empty
            kept = json.loads(handle.read())
        if kept["stamp"] == stamp:
            return Lexicon(kept["index"])
    import tomllib

    from ...userdata.files import write_text

    index = _index([(path, tomllib.loads(path.read_text(encoding="utf-8"))) for path in files])
    if not paths.is_kiosk():
        with contextlib.suppress(OSError):
            write_text(cached, json.dumps({"stamp": stamp, "index": index}))
    return Lexicon(index)
