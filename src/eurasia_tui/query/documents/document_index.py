"""The documents of all packs in one list, without their texts: by whom, of when, and where their paragraphs are.

Read once for a catalogue: a search of paragraphs finds rows, and needs to know at once whose they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable

from ...dates import bounds
from ...named_tuple import NamedTuple
from ..catalogue import Catalogue
from .authorship import authors_of, dates_of, speaks_for, ties_of

Place = tuple[int, int]
"""A document by its number in the index, and a paragraph by its number in the document, counted from 1."""


class IndexedDocument(NamedTuple):
    """A document: its source, its pack and first row there, who gave it and for which states or bodies."""

    document: str
    pack: int
    first: int
    paragraphs: int
    date: str | None
    speakers: tuple[str, ...]
    states: tuple[str, ...]

    def is_of(self, first: str, last: str) -> bool:
        """True when it may be of a day from ``first`` to ``last``; without a date when no first day is asked for."""
        if not self.date:
            return not first
        begin, end = bounds(self.date)
        return begin <= last and end >= first


class DocumentIndex:
    """The documents of all packs in the order of their dates; ``numbers`` holds the place of each by its id."""

    def __init__(self, entries: Iterable[IndexedDocument]) -> None:
        self.entries = sorted(entries, key=lambda item: (item.date or "", item.document))
        self.numbers = {entry.document: at for at, entry in enumerate(self.entries)}
        self._packs: dict[int, tuple[list[int], list[int]]] = {}
        for pack in {entry.pack for entry in self.entries}:
            pack_entries = sorted((entry.first, at) for at, entry in enumerate(self.entries) if entry.pack == pack)
            self._packs[pack] = ([first for first, _ in pack_entries], [at for _, at in pack_entries])

    def places(self, pack: int, rows: Iterable[int]) -> list[Place]:
        """Document and paragraph of rows of a pack; rows of documents that a pack above hides have none."""
        firsts, indexes = self._packs.get(pack, ([], []))
        found: list[Place] = []
        for n in rows:
            at = bisect_right(firsts, n) - 1
            if at >= 0:
                number = n - firsts[at] + 1
                if number <= self.entries[indexes[at]].paragraphs:
                    found.append((indexes[at], number))
        return found

    def row(self, place: Place) -> int:
        """The row of a paragraph in its pack."""
        return self.entries[place[0]].first + place[1] - 1

    def rows(self, pack: int, among: Collection[int], most: int) -> list[int] | None:
        """The rows of some volumes of a pack; None when they are more than ``most``."""
        pack_entries = [self.entries[at] for at in among if self.entries[at].pack == pack]
        if sum(entry.paragraphs for entry in pack_entries) > most:
            return None
        return [n for entry in pack_entries for n in range(entry.first, entry.first + entry.paragraphs)]


def document_index(catalogue: Catalogue) -> DocumentIndex:
    """The index of the documents of a catalogue, read when it is first asked for."""
    if not catalogue.document_index:
        catalogue.document_index.append(_read(catalogue))
    found = catalogue.document_index[0]
    assert isinstance(found, DocumentIndex)
    return found


def _read(catalogue: Catalogue) -> DocumentIndex:
    pack = "0" if len(catalogue.opened.uris) == 1 else "pack"
    rows = catalogue.db.execute(f"SELECT entity, {pack}, first, paragraphs FROM document").fetchall()
    ids = [row[0] for row in rows]
    dates, given = dates_of(catalogue, ids), authors_of(catalogue, ids)
    ties = ties_of(catalogue, {who for each in given.values() for who in each})
    entries = []
    for id_, number, first, paragraphs in rows:
        date, speakers = dates.get(id_), given.get(id_, [])
        states = dict.fromkeys(speaks_for(who, ties.get(who, []), date or "") for who in speakers)
        entries.append(IndexedDocument(id_, number, first, paragraphs, date, tuple(speakers), tuple(states)))
    return DocumentIndex(entries)
