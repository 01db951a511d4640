"""The documents of all packs in one list, without their texts: by whom, of when, and where their paragraphs are.

Read once for a catalogue: a search of paragraphs finds rows, and needs to know at once whose they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from typing import NamedTuple

from ..dates import bounds
from .catalogue import Catalogue
from .document_givers import dates_of, given_by, speaks_for, ties_of

Place = tuple[int, int]
"""The index of a volume and the number of a paragraph."""


class Volume(NamedTuple):
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


class Shelf:
    """The volumes, in the order of their dates."""

    def __init__(self, volumes: Iterable[Volume]) -> None:
        self.volumes = sorted(volumes, key=lambda item: (item.date or "", item.document))
        self.index = {volume.document: at for at, volume in enumerate(self.volumes)}
        self._packs: dict[int, tuple[list[int], list[int]]] = {}
        for pack in {volume.pack for volume in self.volumes}:
            mine = sorted((volume.first, at) for at, volume in enumerate(self.volumes) if volume.pack == pack)
            self._packs[pack] = ([first for first, _ in mine], [at for _, at in mine])

    def places(self, pack: int, rows: Iterable[int]) -> list[Place]:
        """Volume and paragraph of rows of a pack; rows of documents that a pack above hides have none."""
        firsts, indexes = self._packs.get(pack, ([], []))
        found: list[Place] = []
        for n in rows:
            at = bisect_right(firsts, n) - 1
            if at >= 0:
                number = n - firsts[at] + 1
                if number <= self.volumes[indexes[at]].paragraphs:
                    found.append((indexes[at], number))
        return found

    def row(self, place: Place) -> int:
        """The row of a paragraph in its pack."""
        return self.volumes[place[0]].first + place[1] - 1

    def rows(self, pack: int, among: Collection[int], most: int) -> list[int] | None:
        """The rows of some volumes of a pack; None when they are more than ``most``."""
        mine = [self.volumes[at] for at in among if self.volumes[at].pack == pack]
        if sum(volume.paragraphs for volume in mine) > most:
            return None
        return [n for volume in mine for n in range(volume.first, volume.first + volume.paragraphs)]


def shelf(catalogue: Catalogue) -> Shelf:
    """The shelf of a catalogue."""
    if not catalogue.shelf:
        catalogue.shelf.append(_read(catalogue))
    found = catalogue.shelf[0]
    assert isinstance(found, Shelf)
    return found


def _read(catalogue: Catalogue) -> Shelf:
    pack = "0" if len(catalogue.opened.uris) == 1 else "pack"
    rows = catalogue.db.execute(f"SELECT entity, {pack}, first, paragraphs FROM document").fetchall()
    ids = [row[0] for row in rows]
    dates, given = dates_of(catalogue, ids), given_by(catalogue, ids)
    ties = ties_of(catalogue, {who for each in given.values() for who in each})
    volumes = []
    for id_, number, first, paragraphs in rows:
        date, speakers = dates.get(id_), given.get(id_, [])
        states = dict.fromkeys(speaks_for(who, ties.get(who, []), date or "") for who in speakers)
        volumes.append(Volume(id_, number, first, paragraphs, date, tuple(speakers), tuple(states)))
    return Shelf(volumes)
