"""Search over everything: names in the phrase first, then the entities of an answer, then names and texts that hold its words.

Not every word need match. What was passed over, mended or taken for a name is said in the result.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from ..text import fold
from . import full_text
from .catalogue import Catalogue
from .facets import Condition, condition
from .function_words import is_empty, is_function_word
from .kind_words import KIND_WORDS
from .names import TIERS, TITLES, Named, Span, longest, named, spans
from .parse import Query, parse
from .spelling import SHORTEST, mended, relaid
from .tokens import Token

EXACT = {0: 100.0, 1: 100.0, 2: 97.0, 3: 95.0, 4: 95.0, 5: 94.0, 6: 77.0}
"""Scores of what the whole text names, by tier of the name."""
WHOLE, SPAN, RIVAL, ANSWER, PARTLY, TITLE, TEXT, SOME = 93.0, 92.0, 79.0, 88.0, 75.0, 68.0, 55.0, 30.0
"""Scores of a name that is little more than the words; of a name in the phrase, and what else it may mean; of an entity
of the answer; of names that hold all the words; of titles and texts that do; of texts that hold some."""
MOSTLY = 0.65
"""Share of a name's words from which the name rather than a shorter one within the phrase is meant."""
WHERE = ("countries", "organisations", "places")
"""Kinds that a phrase names to say where or of whom; what it names beside them is more particular, and comes first."""
_BEGUN = 200


class Hit(NamedTuple):
    """One result; ``matched`` says how (name, whole, prefix, answer, words, text, some words, spelling), ``terms`` what to highlight."""

    id: str
    kind: str
    name: str
    score: float
    matched: str
    terms: tuple[str, ...]


class Results(NamedTuple):
    """Ranked hits, and how the query was read.

    ``notices`` are remarks to the reader; ``ignored`` words that say nothing and were not looked for; ``mended``
    pairs of what was typed and what was read; ``understood`` pairs of words and the id of the entity they name.
    """

    query: str
    hits: tuple[Hit, ...]
    notices: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    understood: tuple[tuple[str, str], ...] = ()


class _Reading(NamedTuple):
    """The words as read: mended where they stood nowhere, with the names among them."""

    tokens: tuple[Token, ...]
    names: tuple[Span, ...]
    mended: tuple[tuple[str, str], ...]

    @property
    def content(self) -> list[Token]:
        """The words that say something."""
        return [token for token in self.tokens if not is_function_word(token)] or [*self.tokens]

    @property
    def rest(self) -> list[Token]:
        """Those of them that belong to no name."""
        within = {index for span in self.names for index in range(span.start, span.end)}
        return [t for i, t in enumerate(self.tokens) if i not in within and not is_function_word(t)]


class _Scores:
    """The best score of each entity found, of those that the facets allow."""

    def __init__(self, catalogue: Catalogue, only: Condition | None, how: str) -> None:
        self.catalogue, self.only, self.how = catalogue, only, how
        self.best: dict[str, tuple[float, str, tuple[str, ...]]] = {}

    def add(self, found: Iterable[tuple[str, float]], matched: str, terms: Sequence[str]) -> None:
        """Take ids with their scores, those that the facets allow."""
        scored = list(found)
        fit = _fit(self.catalogue, {id_ for id_, _ in scored}, self.only)
        self._take(((id_, score) for id_, score in scored if id_ in fit), matched, terms)

    def _take(self, found: Iterable[tuple[str, float]], matched: str, terms: Sequence[str]) -> None:
        for id_, score in found:
            if score > self.best.get(id_, (0.0,))[0]:
                self.best[id_] = (score, self.how or matched, tuple(terms))

    def ranked(self, ids: Sequence[str], top: float, span: float, matched: str, terms: Sequence[str]) -> None:
        """Take ids that the facets allow, in order: the first has the score ``top``, the last not quite ``span`` less."""
        self._take(((id_, top - span * rank / (rank + 10)) for rank, id_ in enumerate(ids)), matched, terms)


def search(catalogue: Catalogue, text: str, limit: int = 50, answer: Sequence[str] = ()) -> Results:
    """Hits for what a person typed; facets, phrases and exclusions as in :mod:`.parse`.

    ``answer`` holds the ids of the entities of an answer to the same text: they come after those it names.
    """
    query = parse(text)
    only, more = condition(catalogue, query)
    reading = _Reading((), (), ())
    if query.words or query.phrases:
        reading = _read(catalogue, query)
        scores = _Scores(catalogue, only, "spelling" if reading.mended else "")
        _names(catalogue, query, reading, scores)
        scores.add(((id_, ANSWER - 0.05 * min(at, 100)) for at, id_ in enumerate(answer)), "answer", query.words)
        _texts(catalogue, query, reading, scores, limit)
        if not query.phrases:
            scores.add(((id_, WHOLE) for id_ in _of_kind(catalogue, reading)), "whole", query.words)
    else:
        scores = _Scores(catalogue, only, "")
        if only is not None:
            rows = catalogue.db.execute(
                f"SELECT e.id FROM entity e WHERE {only.sql} ORDER BY e.kind, e.grp_pos, e.grp, e.sort, e.id LIMIT ?",
                (*only.values, full_text.RANKED),
            )
            scores.best = {id_: (1.0, "facet", ()) for (id_,) in rows}
    if query.excluded:
        for id_ in full_text.bearing(catalogue, query.excluded, scores.best):
            del scores.best[id_]
    return Results(
        text,
        _hits(catalogue, scores, limit),
        (*query.notices, *more, *(f"read as {read!r}: {typed}" for typed, read in reading.mended)),
        query.ignored,
        reading.mended,
        tuple(
            (" ".join(t.typed for t in reading.tokens[span.start : span.end]), span.found[0].id)
            for span in reading.names
        ),
    )


def _read(catalogue: Catalogue, query: Query) -> _Reading:
    names = _found(catalogue, query.tokens)
    reading = _Reading(query.tokens, names, ())
    long = [token for token in reading.rest if len(token.fold) >= SHORTEST]
    unknown = [token for token in long if not full_text.known(catalogue, token.stem)]
    if not unknown or query.phrases:
        return reading
    if all(t in unknown or len(t.fold) < SHORTEST for t in reading.content) and (
        other := relaid(catalogue, query.typed)
    ):
        typed = " ".join(token.typed for token in other)
        return _Reading(other, _found(catalogue, other), ((query.typed, typed),))
    read = mended(catalogue, query.tokens, unknown)
    changed = tuple((a.typed, b.typed) for a, b in zip(query.tokens, read, strict=True) if a != b)
    return _Reading(read, _found(catalogue, read), changed) if changed else reading


def _found(catalogue: Catalogue, typed: Sequence[Token]) -> tuple[Span, ...]:
    return tuple(longest(spans(catalogue, typed)))


def _names(catalogue: Catalogue, query: Query, reading: _Reading, scores: _Scores) -> None:
    """What the whole text names or begins to name, then the names within it."""
    content = reading.content
    words = [token.fold for token in content]
    if query.phrases:
        return
    whole = named(catalogue, " ".join(token.typed for token in reading.tokens) if reading.mended else query.typed)
    scores.add(((one.id, EXACT[one.tier]) for one in whole), "name", words)
    folded = {" ".join(words), fold(query.typed)} - {""}
    for key in folded:
        rows = catalogue.db.execute(
            f"SELECT entity, type, length(fold) FROM name WHERE fold > ? AND fold < ? ORDER BY fold LIMIT {_BEGUN}",
            (key, key + "\U0010ffff"),
        ).fetchall()
        begun = [(id_, (90.0 if type_ == "name" else 85.0) - min(size - len(key), 40) / 4) for id_, type_, size in rows]
        scores.add(begun, "prefix", words)
    order = sorted(reading.names, key=lambda span: (_weak(span.found[0]), span.found[0].kind in WHERE, span.start))
    for place, span in enumerate(order):
        first = span.found[0]
        terms = [token.fold for token in reading.tokens[span.start : span.end]]
        alike = [one for one in span.found if one.tier == first.tier]
        others = [one for one in span.found if one.tier != first.tier]
        scores.add([(one.id, SPAN - 0.2 * place - 0.01 * at) for at, one in enumerate(alike)], "name", terms)
        scores.add([(one.id, RIVAL - 0.2 * place - 0.01 * at) for at, one in enumerate(others)], "name", terms)


def _weak(one: Named) -> bool:
    return one.tier > TIERS["world"]


def _texts(catalogue: Catalogue, query: Query, reading: _Reading, scores: _Scores, limit: int) -> None:
    """Names that hold all the words, then texts that do, then texts that hold some of them."""
    parts = [*full_text.terms(reading.content), *query.phrases]
    words = [word for part in parts for word in part.split()]
    begun = not query.phrases and not parts[-1].isdigit() and len(parts[-1]) > 1
    if len(parts) > 1 and len(parts[-1]) == 1 and parts[-1].isascii() and parts[-1].isalpha():
        parts = parts[:-1]  # a letter just begun says nothing of texts yet
    without = f" NOT ({full_text.either(query.excluded)})" if query.excluded else ""
    match = full_text.every(parts, begun=begun)
    only = scores.only
    years = [part for part in parts if _is_year(part)] if len(parts) > 1 else []
    bare = [part for part in parts if part not in years] or parts
    in_names = full_text.matching(
        catalogue, f"({{names}} : ({full_text.every(bare, begun=begun and not years)})){without}", limit, only
    )
    kinds = catalogue.kinds_of(in_names)
    proper = _of_years(catalogue, [id_ for id_ in in_names if kinds.get(id_) not in TITLES], years)
    if not query.phrases and _more_than_names(reading):
        mostly = _mostly(catalogue, proper[:20], [word for part in bare for word in part.split()])
        scores.ranked([id_ for id_ in proper[:20] if id_ in mostly], WHOLE, 0.5, "whole", words)
    scores.ranked(proper, PARTLY, 8.0, "words", words)
    scores.ranked([id_ for id_ in in_names if kinds.get(id_) in TITLES], TITLE, 8.0, "words", words)
    if len(in_names) < limit:
        found = full_text.matching(catalogue, f"({match}){without}", limit, only)
        scores.ranked(found, TEXT, 20.0, "text", words)
        if len(found) < limit and len(parts) > 1 and not query.phrases:
            some = full_text.rarest(catalogue, full_text.terms(reading.rest) or parts)
            if some:
                others = full_text.matching(catalogue, f"({full_text.either(some)}){without}", limit, only)
                scores.ranked(others, SOME, 20.0, "some words", words)


def _of_kind(catalogue: Catalogue, reading: _Reading) -> list[str]:
    """The entity meant by words such as "cica summit astana": of the kind said, and holding most of the other words."""
    rest = reading.rest
    kind = next((KIND_WORDS[word] for t in rest if (word := t.typed.lower()) in KIND_WORDS), "")
    others = [token for token in rest if KIND_WORDS.get(token.typed.lower()) != kind and not _is_year(token.fold)]
    if not kind or len(reading.names) + len(others) < 2 or kind in {span.found[0].kind for span in reading.names}:
        return []
    ids = [span.found[0].id for span in reading.names]
    parts = [id_.replace("-", " ") for id_ in ids] + full_text.terms(others)
    only = Condition("e.kind = ?", (kind,))
    found = full_text.matching(catalogue, full_text.every(parts), 2, only, "names links")
    if found or not others:
        return _of_years(catalogue, found, [t.fold for t in rest if _is_year(t.fold)])[:1]
    some = full_text.either(full_text.terms(others))
    match = f"{full_text.every(parts[: len(ids)])} AND ({some})" if ids else some
    near = full_text.matching(catalogue, match, 1, only)
    return near if near and full_text.held(catalogue, near[0], parts) >= MOSTLY * len(parts) else []


def _is_year(part: str) -> bool:
    return part.isdigit() and len(part) == 4 and "1500" <= part <= "2100"


def _of_years(catalogue: Catalogue, ids: list[str], years: Sequence[str]) -> list[str]:
    """The ids, those with a date in one of the years first."""
    if not years or not ids:
        return ids
    some = ids[:100]
    dated: set[str] = set()
    for year in years:
        rows = catalogue.db.execute(
            f"SELECT entity FROM fact WHERE entity IN ({','.join('?' * len(some))}) AND type = 'date' "
            "AND since_day BETWEEN ? AND ?",
            (*some, f"{year}-01-01", f"{year}-12-31"),
        )
        dated.update(id_ for (id_,) in rows)
    return sorted(ids, key=lambda id_: id_ not in dated)


def _more_than_names(reading: _Reading) -> bool:
    """True when a name that holds all the words says more than the names in the phrase: not for states and bodies alone."""
    kinds = {span.found[0].kind for span in reading.names}
    return bool(reading.rest) or len(reading.names) > 2 or (len(reading.names) > 1 and "places" in kinds)


def _mostly(catalogue: Catalogue, ids: Sequence[str], words: Sequence[str]) -> set[str]:
    """Those of the ids with a name that holds all the words and little more."""
    if not ids:
        return set()
    rows = catalogue.db.execute(
        f"SELECT entity, fold FROM name WHERE entity IN ({','.join('?' * len(ids))})", list(ids)
    )
    found = set()
    for id_, key in rows:
        parts = [part for part in key.split() if not is_empty(part)]
        held = sum(any(part.startswith(word) for part in parts) for word in words)
        if held == len(words) and held >= MOSTLY * len(parts):
            found.add(id_)
    return found


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


def _hits(catalogue: Catalogue, scores: _Scores, limit: int) -> tuple[Hit, ...]:
    best = scores.best
    order = {name: index for index, name in enumerate(catalogue.kinds)}
    top = sorted(best, key=lambda id_: -best[id_][0])[: 2 * limit]
    kinds = catalogue.kinds_of(top)
    names = catalogue.names(top)

    def rank(id_: str) -> tuple[float, str]:
        score, matched, _ = best[id_]
        # Countries and organisations come before the rest among equals; names in a phrase as they stand there.
        placed = matched in ("name", "answer", "whole") and score < EXACT[5]
        return (-score + (0 if placed else order[kinds[id_]] * 0.3), names[id_])

    ranked = sorted((id_ for id_ in top if id_ in kinds), key=rank)
    return tuple(Hit(id_, kinds[id_], names[id_], round(best[id_][0], 2), *best[id_][1:]) for id_ in ranked[:limit])
