"""Passages of documents: paragraphs in which words stand, by whom they were said, about what and when.

For the concordance, for full-text search and for questions of what somebody said about something.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from heapq import nsmallest

from ...dates import between, year_of
from ...named_tuple import NamedTuple
from ..addresses import address
from ..catalogue import Catalogue
from ..sql import LISTED, listed
from ..tokens import tokens
from .authorship import as_printed, documents_by
from .document_index import DocumentIndex, Place, document_index

MOST = 5_000
"""Paragraphs of one pack that are counted; of commoner words the first so many."""
FEW = 4_000
"""Documents with together no more paragraphs are looked through by themselves, others within all."""
RANKED = 600
"""Of more paragraphs than this not all are ranked by how well they fit."""
ORDERS = ("best", "date", "speaker")


class Passage(NamedTuple):
    """A paragraph of a document. ``speakers`` are ids of those who gave it, ``speaker`` their names as printed."""

    document: str
    paragraph: int
    text: str
    title: str
    speaker: str
    speakers: tuple[str, ...]
    date: str | None

    @property
    def address(self) -> str:
        """What opens the document at the passage: ``un78-kazakhstan#12``."""
        return address(self.document, self.paragraph)


class Passages(NamedTuple):
    """Passages found, with how many there are (``more`` when they were not all counted), by year and by speaker."""

    rows: tuple[Passage, ...]
    total: int
    more: bool
    documents: int
    years: tuple[tuple[int, int], ...]
    speakers: tuple[tuple[str, int], ...]
    """Ids of speakers with the number of their passages, most first."""
    states: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = ()
    """Ids of the states and bodies for which the documents were given, with passages by year, most first."""
    match: str = ""
    """What was looked for, in the language of the full-text index; empty without words."""


def passages(
    catalogue: Catalogue,
    words: str = "",
    *,
    by: Sequence[str] = (),
    about: Sequence[str] = (),
    start: str | None = None,
    end: str | None = None,
    limit: int = 20,
    order: str = "best",
    whole: bool = False,
) -> Passages:
    """Paragraphs that hold ``words``, were said by any of ``by`` and name all of ``about`` (ids of entities).

    ``words`` stand anywhere in the paragraph, or one after the other when ``whole``; a last word that ends in ``*`` may
    be the beginning of a word.  ``by`` takes people, the states whose people they are, and bodies that issued the
    document.  ``start`` and ``end`` are partial dates, both included; what is dated after the catalogue's day is
    left out.  ``order`` is "best", "date" or "speaker"; ``limit`` the number of rows.  Without words, and about
    nothing, every paragraph of the documents fits.

    >>> passages(catalogue, "transit", by=["kassym-jomart-tokayev"], limit=3)

    Raises ValueError for another order, for a date that is none and for an end before the start.
    """
    if order not in ORDERS:
        raise ValueError(f"{order!r} is no order; orders are {', '.join(ORDERS)}")
    match = phrase(words, whole=whole)
    if words.strip() and not match:
        return Passages((), 0, False, 0, (), ())
    index = document_index(catalogue)
    first, last = between(start, end)
    last = min(last, catalogue.day)
    given = documents_by(catalogue, by) if by else None
    among = {
        at
        for at, entry in enumerate(index.entries)
        if entry.is_of(first, last) and (given is None or entry.document in given)
    }
    found: list[Place] = []
    more = False
    if match:
        for pack in range(len(catalogue.opened.uris)):
            rows = _matching(catalogue, pack, match, index.rows(pack, among, FEW))
            more = more or len(rows) > MOST
            found += [place for place in index.places(pack, rows[:MOST]) if place[0] in among]
    elif not about:
        found = [(at, number) for at in sorted(among) for number in range(1, index.entries[at].paragraphs + 1)]
        more, found = len(found) > MOST, found[:MOST]
    times: Counter[Place] = Counter()
    for id_ in about:
        named, cut = _named(catalogue, index, id_)
        more = more or cut
        held = {place for place in named if place[0] in among}
        found = [place for place in found if place in held] if match or times else [*held]
        times.update(named)
    if order == "best" and match:
        # Words too common to be counted are not ranked: they distinguish nothing and cost most.
        ranks = {} if more else _ranks(catalogue, index, match, found[:RANKED])
        chosen = nsmallest(limit, found, key=lambda place: (ranks.get(place, 0.0), -place[0], place[1]))
    elif order == "best":
        chosen = nsmallest(limit, found, key=lambda place: (-times[place], -place[0], place[1]))
    elif order == "date":
        chosen = nsmallest(limit, found)
    else:
        names = _speakers(catalogue, index, {at for at, _ in found})
        chosen = nsmallest(limit, found, key=lambda place: (names[place[0]], place))
    return _result(catalogue, index, found, chosen, match, more)


def phrase(words: str, *, whole: bool = False) -> str:
    """What is typed in the language of the full-text index: words, or one phrase; empty when there is none in it."""
    parts = [token.stem for token in tokens(words)]
    if not parts:
        return ""
    begun = " *" if words.rstrip().endswith("*") else ""
    if whole:
        return f'"{" ".join(parts)}"{begun}'
    return " ".join(f'"{part}"' for part in parts) + begun


def best(
    catalogue: Catalogue, match: str, limit: int, documents: Collection[str] | None = None
) -> list[tuple[str, int]]:
    """(document, paragraph) of the passages that fit a full-text query best, one a document; of those documents only."""
    index = document_index(catalogue)
    among = None if documents is None else {index.numbers[id_] for id_ in documents if id_ in index.numbers}
    found: list[tuple[float, Place]] = []
    for pack in range(len(catalogue.opened.uris)):
        if among is None:
            asked = f"SELECT rowid, bm25(paragraph_search) FROM p{pack}.paragraph_search WHERE paragraph_search MATCH ? LIMIT ?"
            ranks = dict(catalogue.db.execute(asked, (match, RANKED)))
            places = index.places(pack, ranks)
            found += [(ranks[index.row(place)], place) for place in places]
        else:
            rows = _matching(catalogue, pack, match, index.rows(pack, among, FEW))
            places = [place for place in index.places(pack, rows) if place[0] in among][:RANKED]
            found += [(rank, place) for place, rank in _ranks(catalogue, index, match, places).items()]
    seen: dict[int, int] = {}
    for _, (at, number) in sorted(found):
        seen.setdefault(at, number)
    return [(index.entries[at].document, number) for at, number in seen.items()][:limit]


def _matching(catalogue: Catalogue, pack: int, match: str, rows: list[int] | None) -> list[int]:
    """Rows of a pack that a full-text query finds, of those given or of all; at most one more than MOST."""
    if rows is not None and not rows:
        return []
    # The plus keeps SQLite from looking each of them up in the full-text index by itself.
    among, values = ("", ()) if rows is None else (f"AND +rowid IN {LISTED} ", (listed(rows),))
    asked = f"SELECT rowid FROM p{pack}.paragraph_search WHERE paragraph_search MATCH ? {among}LIMIT ?"
    return [n for (n,) in catalogue.db.execute(asked, (match, *values, MOST + 1))]


def _named(catalogue: Catalogue, index: DocumentIndex, id_: str) -> tuple[Counter[Place], bool]:
    """How often each paragraph names an entity, and whether there are more of them."""
    rows = catalogue.db.execute(
        "SELECT document, paragraph FROM mention WHERE entity = ? LIMIT ?", (id_, MOST + 1)
    ).fetchall()
    places = [
        (at, number)
        for document, number in rows[:MOST]
        if (at := index.numbers.get(document, -1)) >= 0 and 1 <= number <= index.entries[at].paragraphs
    ]
    return Counter(places), len(rows) > MOST


def _ranks(catalogue: Catalogue, index: DocumentIndex, match: str, places: Sequence[Place]) -> dict[Place, float]:
    """How well passages fit a full-text query; lower is better."""
    ranks: dict[Place, float] = {}
    for pack in {index.entries[at].pack for at, _ in places}:
        rows = {index.row(place): place for place in places if index.entries[place[0]].pack == pack}
        asked = (
            f"SELECT rowid, bm25(paragraph_search) FROM p{pack}.paragraph_search WHERE paragraph_search MATCH ? "
            f"AND +rowid IN {LISTED}"
        )
        ranks.update((rows[n], rank) for n, rank in catalogue.db.execute(asked, (match, listed(rows))))
    return ranks


def _speakers(catalogue: Catalogue, index: DocumentIndex, among: Collection[int]) -> dict[int, str]:
    """Who gave some documents, as it is printed."""
    entries = {at: index.entries[at] for at in among}
    names = catalogue.names({who for entry in entries.values() for who in entry.speakers})
    printed = as_printed(catalogue, [entry.document for entry in entries.values() if not entry.speakers])
    return {
        at: ", ".join(names[who] for who in entry.speakers) or printed.get(entry.document, "")
        for at, entry in entries.items()
    }


def _result(
    catalogue: Catalogue, index: DocumentIndex, found: list[Place], chosen: list[Place], match: str, more: bool
) -> Passages:
    """The passages chosen, with the counts of all that were found."""
    times = Counter(at for at, _ in found)
    years: Counter[int] = Counter()
    by_speaker: Counter[str] = Counter()
    states: dict[str, Counter[int]] = {}
    for at, count in times.items():
        entry = index.entries[at]
        by_speaker.update(dict.fromkeys(entry.speakers, count))
        if (year := year_of(entry.date)) is not None:
            years[year] += count
            for state in entry.states:
                states.setdefault(state, Counter())[year] += count
    ranked = sorted(states.items(), key=lambda item: (-item[1].total(), item[0]))
    speakers = _speakers(catalogue, index, {at for at, _ in chosen})
    titles = catalogue.names({index.entries[at].document for at, _ in chosen})
    texts = _texts(catalogue, index, chosen)
    rows = [(index.entries[at], at, number) for at, number in chosen]
    return Passages(
        tuple(
            Passage(
                entry.document,
                number,
                texts[at, number],
                titles[entry.document],
                speakers[at],
                entry.speakers,
                entry.date,
            )
            for entry, at, number in rows
        ),
        len(found),
        more,
        len(times),
        tuple(sorted(years.items())),
        tuple(sorted(by_speaker.items(), key=lambda item: (-item[1], item[0]))),
        tuple((state, tuple(sorted(counts.items()))) for state, counts in ranked),
        match,
    )


def _texts(catalogue: Catalogue, index: DocumentIndex, places: Sequence[Place]) -> dict[Place, str]:
    texts: dict[Place, str] = {}
    for pack in {index.entries[at].pack for at, _ in places}:
        rows = {index.row(place): place for place in places if index.entries[place[0]].pack == pack}
        asked = f"SELECT n, text FROM p{pack}.paragraph WHERE n IN {LISTED}"
        texts.update((rows[n], text) for n, text in catalogue.db.execute(asked, (listed(rows),)))
    return texts
