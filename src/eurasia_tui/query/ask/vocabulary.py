"""The words people use when they ask, from ``vocabulary.toml``.

Reading the file takes longer than answering, so its index is kept as JSON in the user's
cache folder and made anew when the file changes.
"""

from __future__ import annotations

import contextlib
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from ... import paths

FILE = Path(__file__).with_name("vocabulary.toml")
FORMAT = 6
"""Raised when the index is built differently."""
_LANGUAGES = ("en", "ru", "other")
LONGEST = 6


class Sense(NamedTuple):
    """What a phrase may mean: an entry of the vocabulary."""

    category: str
    key: str


class Vocabulary:
    """Phrases to senses, and what each entry says of itself."""

    def __init__(self, index: dict[str, Any]) -> None:
        self._exact: dict[str, list[list[str]]] = index["exact"]
        self._starred: dict[str, list[list[Any]]] = index["starred"]
        self.entries: dict[str, dict[str, dict[str, Any]]] = index["entries"]

    def entry(self, category: str, key: str) -> dict[str, Any]:
        """What an entry says of itself; empty when there is none."""
        return self.entries.get(category, {}).get(key, {})

    def at(
        self, words: list[str], start: int, joint: str = " ", *, latin: bool = False
    ) -> dict[int, tuple[Sense, ...]]:
        """Senses of the phrases that begin at a word, by their number of words; ``joint`` is between words.

        A short Russian beginning of a word is not looked for in a word typed in Latin letters.
        """
        found: dict[int, list[Sense]] = {}
        for size in range(1, min(LONGEST, len(words) - start) + 1):
            for category, key in self._exact.get(joint.join(words[start : start + size]), ()):
                found.setdefault(size, []).append(Sense(category, key))
        for parts, category, key, foreign in self._starred.get(words[start][:2], ()):
            size = len(parts)
            if latin and foreign and len(parts[0]) < 8:
                continue
            if start + size <= len(words) and all(
                word.startswith(part[:-1]) if part.endswith("*") else word == part
                for part, word in zip(parts, words[start : start + size], strict=True)
            ):
                found.setdefault(size, []).append(Sense(category, key))
        return {size: tuple(dict.fromkeys(senses)) for size, senses in found.items()}

    def words(self) -> set[str]:
        """Every single word of a phrase, for mending slips."""
        found = {word for phrase in self._exact for word in phrase.split()}
        return found | {
            part.rstrip("*")
            for group in self._starred.values()
            for parts, *_ in group
            for part in parts
            if len(part) > 5
        }


def _index(data: dict[str, Any]) -> dict[str, Any]:
    from ...text import words

    exact: dict[str, list[list[str]]] = {}
    starred: dict[str, list[list[Any]]] = {}
    entries: dict[str, dict[str, Any]] = {}

    def add(phrase: str, category: str, key: str) -> None:
        parts: list[str] = []
        for word in phrase.split():
            folded = words(word.rstrip("*"))
            parts += folded
            if word.endswith("*") and folded:
                parts[-1] += "*"
        if not parts:
            return
        if any(part.endswith("*") for part in parts):
            starred.setdefault(parts[0].rstrip("*")[:2], []).append([parts, category, key, not phrase.isascii()])
        elif [category, key] not in exact.setdefault(" ".join(parts), []):
            exact[" ".join(parts)].append([category, key])

    for category, table in data.items():
        entries[category] = {}
        for key, entry in table.items():
            if category in ("say", "link"):
                entries[category][key] = {"words": entry}
                continue
            if isinstance(entry, list):  # demonyms, months, words that ask nothing
                for phrase in entry:
                    add(phrase, category, "" if category == "stop" else key)
                continue
            entries[category][key] = {name: value for name, value in entry.items() if name not in _LANGUAGES}
            for language in _LANGUAGES:
                for phrase in entry.get(language, ()):
                    add(phrase, category, key)
    return {"exact": exact, "starred": starred, "entries": entries}


@lru_cache(1)
def vocabulary() -> Vocabulary:
    """The vocabulary; from the cache when it is of this file."""
    stat = FILE.stat()
    stamp = [FORMAT, stat.st_size, stat.st_mtime_ns, str(FILE)]
    # One file for each copy of the program: two that are used in turn would make it anew each time.
    cached = paths.cache_dir() / f"ask-vocabulary-{crc32(os.fsencode(FILE)):08x}.json"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(cached.read_bytes())
        if kept["stamp"] == stamp:
            return Vocabulary(kept["index"])
    import tomllib

    from ...userdata.files import write_text

    index = _index(tomllib.loads(FILE.read_text(encoding="utf-8")))
    with contextlib.suppress(OSError):
        write_text(cached, json.dumps({"stamp": stamp, "index": index}))
    return Vocabulary(index)
