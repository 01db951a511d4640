"""Search over everything: names in the phrase first, then the entities of an answer, then names and texts that hold its words.

Not every word need match. The result says which words were ignored, corrected or read as names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ..named_tuple import NamedTuple
from ..text import fold
from . import full_text
from .addresses import address
from .catalogue import Catalogue
from .facets import condition, of_documents
from .in_office import in_office
from .kind_words import TEXT_WORDS
from .names import TIERS, TITLES, Named, named
from .parse import Query, parse
from .search_name_matches import beside_names, is_year, more_than_names, mostly, of_kind, of_years
from .search_passages import paragraphs
from .search_words import Reading, read
from .sets import Condition, among, members
from .sql import LISTED, listed

EXACT = {0: 100.0, 1: 100.0, 2: 97.0, 3: 95.0, 4: 95.0, 5: 94.0, 6: 77.0}
"""Scores of what the whole text names, by tier of the name."""
WHOLE, SPAN, RIVAL, ANSWER, PARTLY, TITLE, TEXT, SOME = 93.0, 92.0, 79.0, 88.0, 75.0, 68.0, 55.0, 30.0
"""Scores of a name that is little more than the words; of a name in the phrase, and what else it may mean; of an entity
of the answer; of names that hold all the words; of titles and texts that do; of texts that hold some."""
PASSAGE, PASSAGES = 50.0, 12
"""Score of the best passage of documents, and how many documents are found by one."""
SOURCE, SOME_SOURCE = TEXT - 21.0, SOME - 21.0
"""Of sources whose titles hold all the words, or some: after what the reference itself says of them."""
WHERE = ("countries", "organisations", "places")
"""Kinds that a phrase names to say where or of whom; what it names beside them is more particular, and comes first."""
_BEGUN = 200
LAST_GROUP, UNORDERED = 12, 9999
"""Of names that begin alike those of the first groups of their list come first, up to this one;
the place of groups without an order, which count as those in the middle."""
FEW_LETTERS = 3
"""So many letters of one word may begin anything: a name that has another word beginning so is not meant by them."""


class Hit(NamedTuple):
    """One result.

    ``matched`` says how: name, whole, prefix, answer, words, text, passage, some words, spelling. ``terms`` are the words
    to highlight. ``paragraph`` is the number of the best paragraph of a document, 0 for other entities.
    """

    id: str
    kind: str
    name: str
    score: float
    matched: str
    terms: tuple[str, ...]
    paragraph: int = 0

    @property
    def address(self) -> str:
        """What opens it: its id, or the passage of the document."""
        return address(self.id, self.paragraph) if self.paragraph else self.id


class Results(NamedTuple):
    """Ranked hits, and how the query was read.

    ``notices`` are remarks to the reader; ``ignored`` words that carry no meaning; ``corrected``
    pairs of what was typed and what was read; ``understood`` pairs of words and the id of the entity they name.
    """

    query: str
    hits: tuple[Hit, ...]
    notices: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    understood: tuple[tuple[str, str], ...] = ()


class _Scores:
    """The best score of each entity found, of those that the facets allow."""

    def __init__(self, catalogue: Catalogue, only: Condition | None) -> None:
        self.catalogue, self.only = catalogue, only
        self.best: dict[str, tuple[float, str, tuple[str, ...]]] = {}
        self.paragraphs: dict[str, int] = {}
        """Of documents found by a passage, its number."""

    def add(self, found: Iterable[tuple[str, float]], matched: str, terms: Sequence[str]) -> None:
        """Take ids with their scores, those that the facets allow."""
        scored = list(found)
        fit = _fit(self.catalogue, {id_ for id_, _ in scored}, self.only)
        self._take(((id_, score) for id_, score in scored if id_ in fit), matched, terms)

    def _take(self, found: Iterable[tuple[str, float]], matched: str, terms: Sequence[str]) -> None:
        for id_, score in found:
            if score > self.best.get(id_, (0.0,))[0]:
                self.best[id_] = (score, matched, tuple(terms))

    def ranked(self, ids: Sequence[str], top: float, span: float, matched: str, terms: Sequence[str]) -> None:
        """Take ids that the facets allow, in order: the first has the score ``top``, the last not quite ``span`` less."""
        self._take(((id_, top - span * rank / (rank + 10)) for rank, id_ in enumerate(ids)), matched, terms)


def search(catalogue: Catalogue, text: str, limit: int = 50, answer: Sequence[str] = ()) -> Results:
    """Hits for what a person typed; facets, phrases and exclusions as in :mod:`.parse`.

    ``answer`` holds the ids of the entities of an answer to the same text: they come after those it names.
    """
    query = parse(text)
    only, more = condition(catalogue, query)
    reading = Reading((), (), ())
    scores = _Scores(catalogue, only)
    if query.words or query.phrases:
        reading = read(catalogue, query)
        _names(catalogue, query, reading, scores)
        scores.add(((id_, ANSWER - 0.05 * min(at, 100)) for at, id_ in enumerate(answer)), "answer", query.words)
        _texts(catalogue, query, reading, scores, limit, answer)
    elif only is not None:
        rows = catalogue.db.execute(
            f"SELECT e.id FROM entity e WHERE {only.sql} ORDER BY e.kind, e.grp_pos, e.grp, e.sort, e.id LIMIT ?",
            (*only.values, full_text.RANKED),
        )
        scores.best = {id_: (1.0, "facet", ()) for (id_,) in rows}
    passages = paragraphs(catalogue, query, reading, only, min(limit, PASSAGES))
    for id_, number in passages:
        if scores.best.get(id_, (0.0,))[0] < EXACT[5]:
            scores.paragraphs[id_] = number
    scores.ranked([id_ for id_, _ in passages], TITLE if of_documents(query) else PASSAGE, 12.0, "passage", query.words)
    if query.excluded:
        for id_ in full_text.bearing(catalogue, query.excluded, scores.best):
            del scores.best[id_]
    return Results(
        text,
        _hits(catalogue, scores, limit, bool(reading.corrected)),
        (*query.notices, *more, *(f"read as {read!r}: {typed}" for typed, read in reading.corrected)),
        query.ignored,
        reading.corrected,
        tuple(
            (" ".join(t.typed for t in reading.tokens[span.start : span.end]), span.found[0].id)
            for span in reading.names
        ),
    )


def _names(catalogue: Catalogue, query: Query, reading: Reading, scores: _Scores) -> None:
    """What the whole text names or begins to name, then the names within it."""
    content = reading.content
    words = [token.fold for token in content]
    if query.phrases:
        return
    whole = named(catalogue, " ".join(token.typed for token in reading.tokens) if reading.corrected else query.typed)
    meant = in_office(catalogue, tuple(whole))
    scores.add(((item.id, EXACT[item.tier] - 0.01 * at) for at, item in enumerate(meant)), "name", words)
    folded = {" ".join(words), fold(query.typed)} - {""}
    for key in folded:
        rows = catalogue.db.execute(
            f"SELECT entity, type, length(fold) FROM name WHERE fold > ? AND fold < ? "
            f"ORDER BY type <> 'name', length(fold), fold LIMIT {_BEGUN}",
            (key, key + "\U0010ffff"),
        ).fetchall()
        placed = {
            id_: (kind, min(group, LAST_GROUP) if group < UNORDERED else LAST_GROUP // 2)
            for id_, kind, group in catalogue.db.execute(
                f"SELECT id, kind, CAST(grp_pos AS INTEGER) FROM entity WHERE id IN {LISTED}",
                (listed([row[0] for row in rows]),),
            )
        }
        begun = [
            (id_, (90.0 if type_ == "name" else 85.0) - min(size - len(key), 40) / 4 - placed[id_][1] / 4)
            for id_, type_, size in rows
            if id_ in placed
        ]
        scores.add(((id_, score) for id_, score in begun if placed[id_][0] != "sources"), "prefix", words)
        scores.add(((id_, SOURCE) for id_, _ in begun if placed[id_][0] == "sources"), "prefix", words)
    order = sorted(reading.names, key=lambda span: (_weak(span.found[0]), span.found[0].kind in WHERE, span.start))
    for place, span in enumerate(order):
        first = span.found[0]
        terms = [token.fold for token in reading.tokens[span.start : span.end]]
        alike = [item for item in span.found if item.tier == first.tier]
        others = [item for item in span.found if item.tier != first.tier]
        scores.add([(item.id, SPAN - 0.2 * place - 0.01 * at) for at, item in enumerate(alike)], "name", terms)
        scores.add([(item.id, RIVAL - 0.2 * place - 0.01 * at) for at, item in enumerate(others)], "name", terms)


def _weak(named: Named) -> bool:
    return named.tier > TIERS["world"]


def _texts(
    catalogue: Catalogue, query: Query, reading: Reading, scores: _Scores, limit: int, answer: Sequence[str]
) -> None:
    """Names that hold all the words, then texts that do, then texts that hold some of them."""
    parts = [*full_text.terms(reading.content), *query.phrases]
    words = [word for part in parts for word in part.split()]
    begun = not query.phrases and not parts[-1].isdigit() and len(parts[-1]) > 1
    if len(parts) > 1 and len(parts[-1]) == 1 and parts[-1].isascii() and parts[-1].isalpha():
        parts = parts[:-1]  # a single letter is no word of a text yet
    without = f" NOT ({full_text.either(query.excluded)})" if query.excluded else ""
    match = full_text.every(parts, begun=begun)
    only = scores.only
    years = [part for part in parts if is_year(part)] if len(parts) > 1 else []
    bare = [part for part in parts if part not in years] or parts
    in_names = full_text.matching(
        catalogue, f"({{names}} : ({full_text.every(bare, begun=begun and not years)})){without}", limit, only
    )
    kinds = catalogue.kinds_of(in_names)
    proper = of_years(catalogue, [id_ for id_ in in_names if kinds.get(id_) not in TITLES], years)
    if not query.phrases:
        barely = len(words) == 1 and begun and len(words[0]) <= FEW_LETTERS
        held = [] if barely else mostly(catalogue, proper, [word for part in bare for word in part.split()])
        meant = [*(held if more_than_names(reading) else ()), *of_kind(catalogue, reading)]
        meant += beside_names(catalogue, reading, only)
        free = not answer or not reading.rest
        # Texts outside the answer are not meant: for "capital of kazakhstan" not the move of the capital.
        scores.add(((id_, WHOLE - 0.1 * at) for at, id_ in enumerate(meant) if free or id_ in answer), "whole", words)
    scores.ranked(proper, PARTLY, 8.0, "words", words)
    titles = [id_ for id_ in in_names if kinds.get(id_) in TITLES]
    scores.ranked([id_ for id_ in titles if kinds[id_] != "sources"], TITLE, 8.0, "words", words)
    scores.ranked([id_ for id_ in titles if kinds[id_] == "sources"], SOURCE, 4.0, "words", words)
    if len(in_names) < limit:
        found = full_text.matching(catalogue, f"({match}){without}", limit, only)
        scores.ranked(found, TEXT, 20.0, "text", words)
        if len(found) < limit and len(parts) > 1 and not query.phrases:
            rest = [token for token in reading.rest if token.typed.lower() not in TEXT_WORDS] or reading.rest
            some = [] if _unknown_name(reading, found) else full_text.terms(rest) or parts
            some = full_text.rarest(catalogue, some)
            others = full_text.matching(catalogue, f"({full_text.either(some)}){without}", limit, only) if some else []
            kinds = catalogue.kinds_of(others)
            entities, sources = (
                [id_ for id_ in others if (kinds.get(id_) == "sources") is wanted] for wanted in (False, True)
            )
            scores.ranked(entities, SOME, 20.0, "some words", words)
            scores.ranked(sources, SOME_SOURCE, 8.0, "some words", words)


def _unknown_name(reading: Reading, found: Sequence[str]) -> bool:
    """True for two words of which nothing holds both: a name that is not in the reference, such as "nord stream".

    A text with only one of them is not meant.
    """
    asked_for = [token for token in reading.content if token.typed.lower() not in TEXT_WORDS]
    return len(asked_for) == 2 and not (reading.names or found or reading.corrected)


def _fit(catalogue: Catalogue, ids: Collection[str], only: Condition | None) -> Collection[str]:
    """Those of the ids that satisfy the condition."""
    if only is None or not ids:
        return ids
    return members(catalogue, among(ids).both(only))


def _hits(catalogue: Catalogue, scores: _Scores, limit: int, corrected: bool) -> tuple[Hit, ...]:
    best = scores.best
    order = {name: index for index, name in enumerate(catalogue.kinds)}
    top = sorted(best, key=lambda id_: -best[id_][0])[: 2 * limit]
    kinds = catalogue.kinds_of(top)
    names = catalogue.names(top)

    def rank(id_: str) -> tuple[float, str]:
        score, matched, _ = best[id_]
        # Countries and organisations come before the rest among equals; names in a phrase as they are there.
        placed = matched in ("name", "answer", "whole") and score < EXACT[5]
        return (-score + (0 if placed else order[kinds[id_]] * 0.3), names[id_])

    ranked = sorted((id_ for id_ in top if id_ in kinds), key=rank)
    return tuple(
        Hit(
            id_,
            kinds[id_],
            names[id_],
            round(score, 2),
            "spelling" if corrected else matched,
            terms,
            scores.paragraphs.get(id_, 0),
        )
        for id_, (score, matched, terms) in ((id_, best[id_]) for id_ in ranked[:limit])
    )
