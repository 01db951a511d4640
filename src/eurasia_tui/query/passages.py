"""Passages of documents: paragraphs in which words stand, by whom they were said, about what and when.

For the concordance, for full-text search and for questions of what somebody said about something.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from ..dates import bounds, year_of
from .addresses import address
from .catalogue import Catalogue
from .document_givers import as_printed, dates_of, given_by, given_by_any, speaks_for, ties_of
from .sql import LISTED, listed
from .tokens import tokens

MOST = 20_000
"""Paragraphs of one pack that are counted; of commoner words the first so many."""
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


class _Group(NamedTuple):
    """A document with what the passages of it are sorted by."""

    document: str
    first: int
    pack: int
    date: str | None


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

    Raises ValueError for a date that is none.
    """
    match = phrase(words, whole=whole)
    if words.strip() and not match:
        return Passages((), 0, False, 0, (), ())
    groups = _documents(catalogue, by, start, end)
    numbers = [_about(catalogue, group, about) for group in groups] if about else []
    found: list[tuple[_Group, int]] = []
    more = False
    for pack in range(len(catalogue.opened.uris)):
        mine = sorted((group for group in groups if group.pack == pack), key=lambda group: group.first)
        if not mine:
            continue
        if match:
            rows, cut = _matching(catalogue, pack, match, [group.document for group in mine] if by or about else None)
            more = more or cut
            found += _placed(mine, rows, catalogue, pack)
        elif not about:
            found += _every(catalogue, pack, mine)
    if about:
        held = {(group.document, number) for group, some in zip(groups, numbers, strict=True) for number in some}
        if match:
            found = [(group, number) for group, number in found if (group.document, number) in held]
        else:
            found = [(group, number) for group, some in zip(groups, numbers, strict=True) for number in sorted(some)]
    return _result(catalogue, found, match, limit, order, more, about)


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
    found: list[tuple[float, str, int]] = []
    for pack in range(len(catalogue.opened.uris)):
        among, values = _among(pack, documents)
        rows = catalogue.db.execute(
            f"SELECT bm25(paragraph_search), rowid FROM p{pack}.paragraph_search WHERE paragraph_search MATCH ? {among} LIMIT ?",
            (match, *values, RANKED),
        ).fetchall()
        rows.sort()
        numbers = {n: (document, number) for n, document, number in _numbers(catalogue, pack, [n for _, n in rows])}
        found += [(rank, *numbers[n]) for rank, n in rows if n in numbers]
    seen: dict[str, int] = {}
    for _, document, number in sorted(found):
        seen.setdefault(document, number)
    return list(seen.items())[:limit]


def _among(pack: int, documents: Collection[str] | None) -> tuple[str, tuple[str, ...]]:
    """SQL that keeps to some documents; the plus keeps SQLite from looking each up in the full-text index by itself."""
    if documents is None:
        return "", ()
    return (
        f"AND +rowid IN (SELECT p.n FROM p{pack}.paragraph p WHERE p.document IN {LISTED})",
        (listed(documents),),
    )


def _numbers(catalogue: Catalogue, pack: int, rows: Iterable[int]) -> list[tuple[int, str, int]]:
    """(row, document, paragraph) of rows of a pack, of documents that no pack above has."""
    above = "".join(
        f" AND NOT EXISTS (SELECT 1 FROM p{other}.document d WHERE d.entity = p.document)" for other in range(pack)
    )
    asked = f"SELECT p.n, p.document, p.number FROM p{pack}.paragraph p WHERE p.n IN {LISTED}{above}"
    return catalogue.db.execute(asked, (listed(rows),)).fetchall()


def _documents(catalogue: Catalogue, by: Sequence[str], start: str | None, end: str | None) -> list[_Group]:
    """The documents of the speakers and years asked for, up to the catalogue's day."""
    first = bounds(start)[0] if start else ""
    last = min(bounds(end)[1] if end else "9999-12-31", catalogue.day)
    wanted = given_by_any(catalogue, by) if by else None
    pack = "0" if len(catalogue.opened.uris) == 1 else "pack"
    rows = [
        row
        for row in catalogue.db.execute(f"SELECT entity, first, {pack} FROM document")
        if wanted is None or row[0] in wanted
    ]
    dates = dates_of(catalogue, [id_ for id_, _, _ in rows])
    groups = [_Group(id_, n, pack, dates.get(id_)) for id_, n, pack in rows]
    return [
        group
        for group in groups
        if not (group.date or first)
        or (group.date and bounds(group.date)[0] <= last and bounds(group.date)[1] >= first)
    ]


def _about(catalogue: Catalogue, group: _Group, about: Sequence[str]) -> set[int]:
    """The paragraphs of a document that name every one of the entities."""
    found: set[int] | None = None
    for id_ in about:
        rows = catalogue.db.execute(
            "SELECT paragraph FROM mention WHERE entity = ? AND document = ?", (id_, group.document)
        )
        some = {number for (number,) in rows}
        found = some if found is None else found & some
    return found or set()


def _matching(catalogue: Catalogue, pack: int, match: str, documents: Collection[str] | None) -> tuple[list[int], bool]:
    """Rows of a pack that a full-text query finds, and whether there are more of them."""
    among, values = _among(pack, documents)
    rows = [
        n
        for (n,) in catalogue.db.execute(
            f"SELECT rowid FROM p{pack}.paragraph_search WHERE paragraph_search MATCH ? {among} LIMIT ?",
            (match, *values, MOST + 1),
        )
    ]
    return rows[:MOST], len(rows) > MOST


def _placed(groups: list[_Group], rows: Iterable[int], catalogue: Catalogue, pack: int) -> list[tuple[_Group, int]]:
    """The document and paragraph of each row; ``groups`` are in the order of their rows."""
    firsts = [group.first for group in groups]
    sizes = dict(catalogue.db.execute(f"SELECT entity, paragraphs FROM p{pack}.document"))
    placed = []
    for n in rows:
        at = bisect_right(firsts, n) - 1
        if at >= 0 and n < groups[at].first + sizes[groups[at].document]:
            placed.append((groups[at], n - groups[at].first + 1))
    return placed


def _every(catalogue: Catalogue, pack: int, groups: list[_Group]) -> list[tuple[_Group, int]]:
    sizes = dict(catalogue.db.execute(f"SELECT entity, paragraphs FROM p{pack}.document"))
    return [(group, number) for group in groups for number in range(1, sizes[group.document] + 1)][:MOST]


def _result(
    catalogue: Catalogue,
    found: list[tuple[_Group, int]],
    match: str,
    limit: int,
    order: str,
    more: bool,
    about: Sequence[str],
) -> Passages:
    documents = list(dict.fromkeys(group.document for group, _ in found))
    given = given_by(catalogue, documents)
    titles = catalogue.names([*documents, *(who for each in given.values() for who in each)])
    printed = as_printed(catalogue, [document for document in documents if not given.get(document)])

    def speaker(document: str) -> str:
        return ", ".join(titles[who] for who in given.get(document, ())) or printed.get(document, "")

    ranks: dict[tuple[str, int], float] = {}
    if order == "best" and match:
        ranks = _ranks(catalogue, match, found[:RANKED])
    elif order == "best" and about:
        ranks = {place: -rank for place, rank in _named(catalogue, about, documents).items()}

    def key(entry: tuple[_Group, int]) -> tuple[object, ...]:
        group, number = entry
        date = group.date or ""
        if order == "best":
            return (ranks.get((group.document, number), 0.0), "".join(chr(255 - ord(char)) for char in date), number)
        named = speaker(group.document) if order == "speaker" else ""
        return (named, date, group.document, number)

    top = sorted(found, key=key)[: max(0, limit)]
    texts = _texts(catalogue, top)
    rows = tuple(
        Passage(
            group.document,
            number,
            texts.get((group.document, number), ""),
            titles[group.document],
            speaker(group.document),
            tuple(given.get(group.document, ())),
            group.date,
        )
        for group, number in top
    )
    years = Counter(year for group, _ in found if (year := year_of(group.date)) is not None)
    said = Counter(who for group, _ in found for who in given.get(group.document, ()))
    return Passages(
        rows,
        len(found),
        more,
        len(documents),
        tuple(sorted(years.items())),
        tuple(said.most_common()),
        _by_state(catalogue, found, given),
        match,
    )


def _by_state(
    catalogue: Catalogue, found: list[tuple[_Group, int]], given: dict[str, list[str]]
) -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
    """Passages by year of each state or body for which the documents were given."""
    speakers = {who for each in given.values() for who in each}
    ties = ties_of(catalogue, speakers)
    counts: dict[str, Counter[int]] = {}
    for group, _ in found:
        if (year := year_of(group.date)) is not None:
            for state in {
                speaks_for(who, ties.get(who, []), group.date or "") for who in given.get(group.document, ())
            }:
                counts.setdefault(state, Counter())[year] += 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    return tuple((state, tuple(sorted(years.items()))) for state, years in ranked)


def _ranks(catalogue: Catalogue, match: str, found: list[tuple[_Group, int]]) -> dict[tuple[str, int], float]:
    """How well passages fit a full-text query; lower is better."""
    ranks: dict[tuple[str, int], float] = {}
    for pack in {group.pack for group, _ in found}:
        rows = {group.first + number - 1: (group.document, number) for group, number in found if group.pack == pack}
        for rank, n in catalogue.db.execute(
            f"SELECT bm25(paragraph_search), rowid FROM p{pack}.paragraph_search WHERE paragraph_search MATCH ? "
            f"AND +rowid IN {LISTED}",
            (match, listed(rows)),
        ):
            ranks[rows[n]] = rank
    return ranks


def _named(catalogue: Catalogue, about: Sequence[str], documents: Sequence[str]) -> dict[tuple[str, int], float]:
    """How often each paragraph names the entities."""
    rows = catalogue.db.execute(
        f"SELECT document, paragraph FROM mention WHERE entity IN {LISTED} AND document IN {LISTED}",
        (listed(about), listed(documents)),
    )
    return {place: float(count) for place, count in Counter(rows.fetchall()).items()}


def _texts(catalogue: Catalogue, found: Sequence[tuple[_Group, int]]) -> dict[tuple[str, int], str]:
    texts: dict[tuple[str, int], str] = {}
    for pack in {group.pack for group, _ in found}:
        rows = {group.first + number - 1: (group.document, number) for group, number in found if group.pack == pack}
        asked = f"SELECT n, text FROM p{pack}.paragraph WHERE n IN {LISTED}"
        for n, text in catalogue.db.execute(asked, (listed(rows),)):
            texts[rows[n]] = text
    return texts
