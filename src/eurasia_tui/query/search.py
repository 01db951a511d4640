"""Search over everything: names first, then words in texts; spelling is mended where that finds too little."""

from typing import NamedTuple

from ..text import words
from .catalogue import Catalogue
from .facets import allowed
from .parse import Query, parse

TOO_FEW = 3


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
    only, more = allowed(catalogue, query)
    notices += more
    scores: dict[str, tuple[float, str, tuple[str, ...]]] = {}
    if query.words or query.phrases:
        _find(catalogue, query, only, limit, scores, 1.0, "")
        if len(scores) < TOO_FEW and query.words:
            from .spelling import variants

            for mended in variants(catalogue, query.words, query.raw):
                changed = Query(mended, query.phrases, query.excluded, query.facets, query.raw, ())
                _find(catalogue, changed, only, limit, scores, 0.5, "spelling")
        if not scores and len(query.words) > 1:
            _any(catalogue, query.words, only, limit, scores)
    elif only is not None:
        scores = dict.fromkeys(only, (1.0, "facet", ()))
    if query.excluded:
        for id_ in _match(catalogue, " OR ".join(f'"{word}"' for word in query.excluded), 100_000):
            scores.pop(id_, None)
    return Results(text, _hits(catalogue, scores, limit), tuple(notices))


def _find(
    catalogue: Catalogue, query: Query, only: set[str] | None, limit: int,
    scores: dict[str, tuple[float, str, tuple[str, ...]]], weight: float, how: str,
) -> None:  # fmt: skip
    terms = (*query.words, *(word for phrase in query.phrases for word in phrase.split()))

    def add(id_: str, score: float, matched: str) -> None:
        if (only is None or id_ in only) and score * weight > scores.get(id_, (0.0,))[0]:
            scores[id_] = (score * weight, how or matched, terms)

    if query.words and not query.phrases:
        folded = " ".join(query.words)
        for id_, type_ in catalogue.db.execute("SELECT entity, type FROM name WHERE fold = ? LIMIT 400", (folded,)):
            add(id_, 100.0 if type_ in ("name", "id") else 97.0 if type_ in ("acronym", "code") else 95.0, "name")
        for id_, type_, size in catalogue.db.execute(
            "SELECT entity, type, length(fold) FROM name WHERE fold > ? AND fold < ? ORDER BY fold LIMIT 200",
            (folded, folded + "\x7f"),
        ):
            add(id_, (90.0 if type_ == "name" else 85.0) - min(size - len(folded), 40) / 4, "prefix")
    last = len(query.words) - 1
    parts = [f'"{word}"{" *" if index == last else ""}' for index, word in enumerate(query.words)]
    parts += [f'"{phrase}"' for phrase in query.phrases]
    match = " ".join(parts)
    room = limit if only is None else 100_000
    for rank, id_ in enumerate(_match(catalogue, f"{{names}} : ({match})", room)):
        add(id_, 75.0 - 15.0 * rank / (rank + 10), "words")
    for rank, id_ in enumerate(_match(catalogue, match, room)):
        add(id_, 55.0 - 25.0 * rank / (rank + 10), "text")


def _any(
    catalogue: Catalogue, terms: tuple[str, ...], only: set[str] | None, limit: int,
    scores: dict[str, tuple[float, str, tuple[str, ...]]],
) -> None:  # fmt: skip
    match = " OR ".join(f'"{word}"' for word in terms)
    for rank, id_ in enumerate(_match(catalogue, match, limit if only is None else 100_000)):
        if only is None or id_ in only:
            scores[id_] = (20.0 - 10.0 * rank / (rank + 10), "some words", terms)


def _match(catalogue: Catalogue, match: str, limit: int) -> list[str]:
    """Ids of full-text matches, best first."""
    found: list[tuple[float, str]] = []
    for index in range(len(catalogue.opened.uris)):
        found += catalogue.db.execute(
            f"SELECT bm25(search, 8.0, 1.0, 0.6), e.id FROM p{index}.search s JOIN p{index}.entity e ON e.n = s.rowid "
            "WHERE search MATCH ? ORDER BY 1 LIMIT ?",
            (match, limit),
        ).fetchall()
    return list(dict.fromkeys(id_ for _, id_ in sorted(found)))[:limit]


def _hits(catalogue: Catalogue, scores: dict[str, tuple[float, str, tuple[str, ...]]], limit: int) -> tuple[Hit, ...]:
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


def suggest(catalogue: Catalogue, text: str, limit: int = 3) -> list[str]:
    """Ids that may be meant by a text that names nothing."""
    return [hit.id for hit in search(catalogue, " ".join(words(text)), limit).hits]
