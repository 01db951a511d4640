"""Names of entities in the paragraphs of documents: whole words, the longest name first.

The names are those of the catalogue in English forms and acronyms.  A name counts only as it is written in English
print: an acronym in capitals, a proper name with a capital, the name of an idea also in small letters.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from zlib import crc32

from ..named_tuple import NamedTuple
from ..schema import KINDS
from ..text import fold, words

TYPES = ("name", "full", "acronym", "alias", "former", "translation")
"""Types of names that are looked for; of translations those in English."""
_RANK = {type_: rank for rank, type_ in enumerate(TYPES)}
_PIECE = re.compile(
    r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|[^\W_]+(?:['\u2018\u2019\u02bb\u02bc][^\W_]+)*|(?<=\w)\+(?=\W|\d|$)"
)
_GAP = re.compile(r"[\s\u2010-\u2015\-/&'\u2019+]*")
"""What may be between two words of one name."""
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2c00-\uabff\uac00-\ufdff]")
_SHORTEST = 2
LONGEST_ACRONYM = 4
"""Letters of a word in capitals that is taken for an acronym, and so for no other name."""
PARTICULAR = 13
"""Letters of a single word in small letters that is taken for another name of an idea: "trust" is not."""
TOGETHER = 200
"""Words asked for in one look at the full-text index."""
_SMALL_WORDS = frozenset(("the", "of", "and", "in", "on", "for"))


class Mention(NamedTuple):
    """An entity named at a place of a text."""

    start: int
    size: int
    entity: str


class EntityName(NamedTuple):
    """A name as the catalogue has it."""

    fold: str
    text: str
    type: str
    entity: str
    kind: str


def names(db: sqlite3.Connection) -> list[EntityName]:
    """The names of a catalogue, or of a stack, that may be in an English text; in an order of their own."""
    kinds = [kind for kind, declared in KINDS.items() if declared.named_in_texts]
    rows = db.execute(
        "SELECT n.fold, n.text, n.type, n.entity, e.kind FROM name n JOIN entity e ON e.id = n.entity "
        "WHERE n.type IN (SELECT value FROM json_each(?)) AND n.lang IN ('', 'en') AND (n.type <> 'translation' OR n.lang = 'en') "
        "AND length(n.fold) >= ? AND e.kind IN (SELECT value FROM json_each(?)) ORDER BY n.fold, n.entity, n.type",
        (json.dumps(TYPES), _SHORTEST, json.dumps(kinds)),
    )
    return [EntityName(*row) for row in rows if not _NOT_LATIN.search(row[1])]


def stamp(found: Iterable[EntityName]) -> str:
    """Changes when any of the names does."""
    return f"{crc32(repr([(name.text, name.entity) for name in found]).encode()):08x}"


class Finder:
    """Finds names in texts."""

    def __init__(self, found: Sequence[EntityName]) -> None:
        order = {kind: place for place, kind in enumerate(KINDS)}
        best: dict[tuple[str, ...], list[tuple[int, int, str, str]]] = defaultdict(list)
        for name in found:
            parts = tuple(name.fold.removeprefix("the ").split())
            if any(part not in _SMALL_WORDS for part in parts) and not name.fold.isdigit():
                best[parts].append((_RANK[name.type], order[name.kind], name.entity, name.text.removeprefix("The ")))
        self._names: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
        for parts, ranked in best.items():
            ranked.sort()
            alike = {entity for rank, kind, entity, _ in ranked if (rank, kind) == ranked[0][:2]}
            if len(alike) == 1:  # else it is not known which of them is meant
                self._names[parts[0]].append((parts, ranked[0][2], ranked[0][3]))
        for each in self._names.values():
            each.sort(key=lambda entry: -len(entry[0]))
        self._own = {name.entity: name.fold for name in found if KINDS[name.kind].common_noun and name.type == "name"}
        """Own names of the entities whose names are common nouns."""
        self._folded: dict[str, list[str]] = {}

    @property
    def first_words(self) -> list[str]:
        """The folded words with which names begin."""
        return list(self._names)

    def find(self, text: str) -> list[Mention]:
        """The names in a text, in order; none within another."""
        tokens = list(self._tokens(text))
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            for parts, entity, written in self._names.get(tokens[at][0], ()):
                end = at + len(parts)
                run = tokens[at:end]
                if [token[0] for token in run] == list(parts) and self._is_meant(text, run, entity, written):
                    found.append(Mention(run[0][1], run[-1][2] - run[0][1], entity))
                    at = end
                    break
            else:
                at += 1
        return found

    def _tokens(self, text: str) -> Iterator[tuple[str, int, int]]:
        """(folded word, start, end) of each word; what folds to several words or to none is not a name."""
        known = self._folded
        for match in _PIECE.finditer(text):
            piece = match[0]
            folded = known.get(piece)
            if folded is None:
                folded = known[piece] = ["plus"] if piece == "+" else words(piece)
            for word in folded:
                yield word, match.start(), match.end()

    def _is_meant(self, text: str, run: list[tuple[str, int, int]], entity: str, written: str) -> bool:
        """True when the words are together and are written as a name is."""
        for (_, _, end), (_, start, _) in pairwise(run):
            if start > end and not _GAP.fullmatch(text, end, start):
                return False
        surface = text[run[0][1] : run[-1][2]]
        if written.isupper() or (surface.isupper() and len(surface) <= LONGEST_ACRONYM):
            return written.isupper() and surface.isupper()
        if surface[:1].isupper():
            return True
        if len(run) == 1 and len(surface) < PARTICULAR and fold(written) != self._own.get(entity):
            return False
        return not written[:1].isupper() or entity in self._own


def holding(below: sqlite3.Connection, first_words: list[str]) -> Iterator[tuple[str, int, str]]:
    """Paragraphs of packs below in which one of the words stands, as (document, number, text)."""
    packs = [name for _, name, _ in below.execute("PRAGMA database_list") if re.fullmatch(r"p\d+", name)]
    for pack in packs:
        rows: set[int] = set()
        for start in range(0, len(first_words), TOGETHER):
            match = " OR ".join(f'"{word}"' for word in first_words[start : start + TOGETHER])
            asked = f"SELECT rowid FROM {pack}.paragraph_search WHERE paragraph_search MATCH ?"
            rows.update(n for (n,) in below.execute(asked, (match,)))
        for n in sorted(rows):
            yield from below.execute(f"SELECT document, number, text FROM {pack}.paragraph WHERE n = ?", (n,))


def add(db: sqlite3.Connection, finder: Finder, paragraphs: Iterable[tuple[str, int, str]]) -> None:
    """Write the mentions in paragraphs, given as (document, number, text)."""
    db.executemany(
        "INSERT OR IGNORE INTO mention VALUES (?, ?, ?, ?, ?)",
        (
            (mention.entity, document, number, mention.start, mention.size)
            for document, number, text in paragraphs
            for mention in finder.find(text)
        ),
    )


def renew(db: sqlite3.Connection, below: sqlite3.Connection | None, touched: set[str]) -> None:
    """Find the names of entities in documents: in those that changed; in all, when names did.

    ``below`` holds the packs below, ``touched`` the files that are new, changed or gone.
    """
    own = names(db)
    own_stamp = stamp(own)
    last = db.execute("SELECT value FROM meta WHERE key = 'names'").fetchone()
    anew = not last or last[0] != own_stamp
    db.execute("INSERT OR REPLACE INTO meta VALUES ('names', ?)", (own_stamp,))
    asked = "SELECT document, number, text FROM paragraph"
    values: list[str] = []
    if anew:
        db.execute("DELETE FROM mention")
    else:
        asked += " WHERE document IN (SELECT entity FROM document WHERE file IN (SELECT value FROM json_each(?)))"
        values = [json.dumps(sorted(touched))]
    paragraphs = db.execute(asked, values).fetchall()
    if paragraphs:
        add(db, Finder([*own, *(names(below) if below else [])]), paragraphs)
    if below and anew and own:
        finder = Finder(own)
        add(db, finder, holding(below, finder.first_words))
