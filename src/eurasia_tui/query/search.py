"""Search over everything: names first, then words in texts; spelling is mended where that finds too little."""

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from .catalogue import Catalogue
from .facets import Condition, condition
from .parse import Query, parse

TOO_FEW = 3
RANKED = 1000
"""Of more matches than this not all are ranked: words in every second text tell nothing apart, and cost most."""
Scores = dict[str, tuple[float, str, tuple[str, ...]]]


class Hit(NamedTuple):
    """One result; ``matched`` says how (name, prefix, words, text, spelling) and ``terms`` what to highlight."""

    id: str
    kind: str
    name: str
    score: float
    matched: str
    terms: tuple[str, ...]


class Results(NamedTuple):
    """Ranked hits, and what the reader should know of how the query was read."""

    query: str
    hits: tuple[Hit, ...]
    notices: tuple[str, ...] = ()


def search(catalogue: Catalogue, text: str, limit: int = 50) -> Results:
    """Hits for what a person typed; facets, phrases and exclusions as in :mod:`.parse`."""
    query = parse(text)
    notices = list(query.notices)
    only, more = condition(catalogue, query)
    notices += more
    scores: Scores = {}
    if query.words or query.phrases:
        _find(catalogue, query, only, limit, scores, 1.0, "")
        if len(scores) < TOO_FEW and query.words:
            from .spelling import variants

            for mended in variants(catalogue, query.words, query.raw):
                changed = Query(mended, query.phrases, query.excluded, query.facets, query.raw, ())
                _find(catalogue, changed, only, limit, scores, 0.7, "spelling")
        if not scores and len(query.words) > 1:
            _any(catalogue, query, only, limit, scores)
    elif only is not None:
        rows = catalogue.db.execute(
            f"SELECT e.id FROM entity e WHERE {only.sql} ORDER BY e.kind, e.grp_pos, e.grp, e.sort, e.id LIMIT ?",
            (*only.values, RANKED),
        )
        scores = {id_: (1.0, "facet", ()) for (id_,) in rows}
    if query.excluded:
        for id_ in _bearing(catalogue, query.excluded, scores):
            del scores[id_]
    return Results(text, _hits(catalogue, scores, limit), tuple(notices))


def _find(
    catalogue: Catalogue, query: Query, only: Condition | None, limit: int, scores: Scores, weight: float, how: str
) -> None:
    terms = (*query.words, *(word for phrase in query.phrases for word in phrase.split()))

    def add(id_: str, score: float, matched: str) -> None:
        if score * weight > scores.get(id_, (0.0,))[0]:
            scores[id_] = (score * weight, how or matched, terms)

    if query.words and not query.phrases:
        folded = " ".join(query.words)
        named = catalogue.db.execute("SELECT entity, type, 0 FROM name WHERE fold = ? LIMIT 400", (folded,)).fetchall()
        begun = catalogue.db.execute(
            "SELECT entity, type, length(fold) FROM name WHERE fold > ? AND fold < ? ORDER BY fold LIMIT 200",
            (folded, folded + "\U0010ffff"),
        ).fetchall()
        fit = _fit(catalogue, {row[0] for row in (*named, *begun)}, only)
        for id_, type_, _ in named:
            if id_ in fit:
                add(id_, 100.0 if type_ in ("name", "id") else 97.0 if type_ in ("acronym", "code") else 95.0, "name")
        for id_, type_, size in begun:
            if id_ in fit:
                add(id_, (90.0 if type_ == "name" else 85.0) - min(size - len(folded), 40) / 4, "prefix")
    parts = [f'"{word}"' for word in query.words]
    if parts and len(query.words[-1]) > 1:
        parts[-1] += " *"
    elif len(parts) > 1 and query.words[-1].isalpha():
        parts.pop()  # a letter just begun says nothing of texts yet
    parts += [f'"{phrase}"' for phrase in query.phrases]
    match = " ".join(parts)
    without = f" NOT ({_either(query.excluded)})" if query.excluded else ""
    in_names = _match(catalogue, f"({{names}} : ({match})){without}", limit, only)
    for rank, id_ in enumerate(in_names):
        add(id_, 75.0 - 15.0 * rank / (rank + 10), "words")
    if len(in_names) < limit:  # what is found only in texts ranks behind
        for rank, id_ in enumerate(_match(catalogue, f"({match}){without}", limit, only)):
            add(id_, 55.0 - 25.0 * rank / (rank + 10), "text")


def _any(catalogue: Catalogue, query: Query, only: Condition | None, limit: int, scores: Scores) -> None:
    for rank, id_ in enumerate(_match(catalogue, _either(query.words), limit, only)):
        scores[id_] = (20.0 - 10.0 * rank / (rank + 10), "some words", query.words)


def _either(words: Iterable[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)


def _fit(catalogue: Catalogue, ids: Collection[str], only: Condition | None) -> Collection[str]:
    """Those of the ids that satisfy the condition."""
    if only is None or not ids:
        return ids
    fit: set[str] = set()
    every = list(ids)
    for start in range(0, len(every), 400):
        some = every[start : start + 400]
        asked = f"SELECT e.id FROM entity e WHERE e.id IN ({','.join('?' * len(some))}) AND {only.sql}"
        fit.update(row[0] for row in catalogue.db.execute(asked, (*some, *only.values)))
    return fit


def _match(catalogue: Catalogue, match: str, limit: int, only: Condition | None) -> list[str]:
    """Ids of full-text matches, best first; of very many the first RANKED in the order of the catalogue are ranked."""
    found: list[tuple[float, str]] = []
    for index in range(len(catalogue.opened.uris)):
        # The plus keeps SQLite from looking each of them up in the full-text index by itself.
        among = f"AND +rowid IN (SELECT e.n FROM p{index}.entity e WHERE {only.sql})" if only else ""
        rows = catalogue.db.execute(
            f"SELECT bm25(search, 8.0, 1.0, 0.6), rowid FROM p{index}.search WHERE search MATCH ? {among} LIMIT ?",
            (match, *(only.values if only else ()), RANKED),
        )
        best = dict((n, rank) for rank, n in sorted(rows)[:limit])  # noqa: C402 - the other way round
        ids = f"SELECT n, id FROM p{index}.entity WHERE n IN (SELECT value FROM json_each(?))"
        found += [(best[n], id_) for n, id_ in catalogue.db.execute(ids, (json.dumps([*best]),))]
    return list(dict.fromkeys(id_ for _, id_ in sorted(found)))[:limit]


def _bearing(catalogue: Catalogue, words: Iterable[str], ids: Collection[str]) -> set[str]:
    """Those of the ids in whose names or texts one of the words stands."""
    found: set[str] = set()
    for index in range(len(catalogue.opened.uris)):
        among = f"SELECT n FROM p{index}.entity WHERE id IN (SELECT value FROM json_each(?))"
        rows = catalogue.db.execute(
            f"SELECT e.id FROM p{index}.entity e WHERE e.n IN "
            f"(SELECT rowid FROM p{index}.search WHERE search MATCH ? AND +rowid IN ({among}))",
            (_either(words), json.dumps([*ids])),
        )
        found |= {row[0] for row in rows}
    return found


def _hits(catalogue: Catalogue, scores: Scores, limit: int) -> tuple[Hit, ...]:
    order = {name: index for index, name in enumerate(catalogue.kinds)}
    top = sorted(scores, key=lambda id_: -scores[id_][0])[: 2 * limit]
    kinds = catalogue.kinds_of(top)
    names = catalogue.names(top)
    # Countries and organisations come before the rest among equals.
    ranked = sorted(
        (id_ for id_ in top if id_ in kinds),
        key=lambda id_: (-scores[id_][0] + order[kinds[id_]] * 0.3, names[id_]),
    )
    return tuple(
        Hit(id_, kinds[id_], names[id_], round(scores[id_][0], 2), scores[id_][1], scores[id_][2])
        for id_ in ranked[:limit]
    )
