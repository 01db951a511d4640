"""Matches in the full-text index: its query language, ranking, and how common a word is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from .catalogue import Catalogue
from .sets import Condition
from .sql import LISTED, listed
from .tokens import Token

RANKED = 600
"""Of more matches than this not all are ranked: words in every second text tell nothing apart, and cost most."""


def terms(typed: Sequence[Token]) -> list[str]:
    """Each word as the index has it; characters of a script without spaces that are together are one phrase."""
    found: list[str] = []
    last: Token | None = None
    for token in typed:
        if last and last.single and token.single and last.end == token.start:
            found[-1] += f" {token.fold}"
        else:
            found.append(token.stem)
        last = token
    return found


def every(parts: Iterable[str], *, begun: bool = False) -> str:
    """A query for texts with all of the words and phrases; ``begun`` when the last may be the beginning of a word."""
    quoted = [f'"{part}"' for part in parts]
    if quoted and begun:
        quoted[-1] += " *"
    return " ".join(quoted)


def either(parts: Iterable[str]) -> str:
    """A query for texts with any of the words and phrases."""
    return " OR ".join(f'"{part}"' for part in parts)


def matching(catalogue: Catalogue, match: str, limit: int, only: Condition | None, columns: str = "") -> list[str]:
    """Ids of full-text matches, best first; of very many the first RANKED in the order of the catalogue are ranked."""
    found: list[tuple[float, str]] = []
    wanted = f"{{{columns}}} : ({match})" if columns else match
    for index in range(len(catalogue.opened.uris)):
        # The plus keeps SQLite from looking each of them up in the full-text index by itself.
        among = f"AND +rowid IN (SELECT e.n FROM p{index}.entity e WHERE {only.sql})" if only else ""
        rows = catalogue.db.execute(
            f"SELECT bm25(search, 8.0, 1.0, 0.6), rowid FROM p{index}.search WHERE search MATCH ? {among} LIMIT ?",
            (wanted, *(only.values if only else ()), RANKED),
        )
        best = {n: rank for rank, n in sorted(rows)[:limit]}
        ids = f"SELECT n, id FROM p{index}.entity WHERE n IN {LISTED}"
        found += [(best[n], id_) for n, id_ in catalogue.db.execute(ids, (listed(best),))]
    return list(dict.fromkeys(id_ for _, id_ in sorted(found)))[:limit]


def bearing(catalogue: Catalogue, words: Iterable[str], ids: Collection[str]) -> set[str]:
    """The ids whose names or texts contain one of the words."""
    found: set[str] = set()
    for index in range(len(catalogue.opened.uris)) if ids else ():
        among = f"SELECT n FROM p{index}.entity WHERE id IN {LISTED}"
        rows = catalogue.db.execute(
            f"SELECT e.id FROM p{index}.entity e WHERE e.n IN "
            f"(SELECT rowid FROM p{index}.search WHERE search MATCH ? AND +rowid IN ({among}))",
            (either(words), listed(ids)),
        )
        found |= {row[0] for row in rows}
    return found


def known(catalogue: Catalogue, word: str) -> bool:
    """True when a word that begins so is in any name or text."""
    packs = range(len(catalogue.opened.uris))
    for match in (f'"{word}"', f'"{word}" *'):  # the second reads every word that begins so
        for index in packs:
            asked = f"SELECT 1 FROM p{index}.search WHERE search MATCH ? LIMIT 1"
            if catalogue.db.execute(asked, (match,)).fetchone():
                return True
    return False


def rarest(catalogue: Catalogue, parts: Sequence[str]) -> list[str]:
    """The parts, the rarest first, as many as together match at most RANKED texts."""
    counted = sorted((count(catalogue, f'"{part}"'), part) for part in dict.fromkeys(parts))
    found: list[str] = []
    total = 0
    for texts, part in counted:
        total += texts
        if texts and (not found or total <= RANKED):
            found.append(part)
    return found


def count(catalogue: Catalogue, match: str) -> int:
    """How many texts match, counted to RANKED."""
    return sum(
        catalogue.db.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM p{index}.search WHERE search MATCH ? LIMIT {RANKED})", (match,)
        ).fetchone()[0]
        for index in range(len(catalogue.opened.uris))
    )


def held(catalogue: Catalogue, id_: str, parts: Sequence[str]) -> int:
    """How many of the words and phrases are in the names, texts and links of an entity."""
    return sum(
        any(
            catalogue.db.execute(
                f"SELECT 1 FROM p{index}.search WHERE search MATCH ? AND +rowid = "
                f"(SELECT n FROM p{index}.entity WHERE id = ?)",
                (f'"{part}"', id_),
            ).fetchone()
            for index in range(len(catalogue.opened.uris))
        )
        for part in parts
    )
