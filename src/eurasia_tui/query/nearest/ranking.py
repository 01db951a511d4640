"""The statements of the reference that come nearest to a question without a certain answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ...named_tuple import NamedTuple
from ...text import fold
from .. import full_text
from ..catalogue import Catalogue
from ..questions.lexicon import Sense, lexicon
from ..questions.question_units import DENIAL
from ..sets import kind_not_in
from .question_terms import QuestionTerms, Word, question_terms
from .statements import (
    PageStatement,
    bound,
    dates_of,
    of_facts,
    of_figures,
    of_positions,
    of_relations,
    of_texts,
)

MOST = 3
"""Statements that are shown."""
PAGES = 24
"""Pages that are looked through."""
NEAREST = 3
"""Pages beside those named of which the relations are looked through."""
ENOUGH, ENOUGH_UNNAMED = 0.5, 0.65
"""Share of what the words of the question tell that a statement must hold; of a question without a name more."""
ENOUGH_STATED = 0.25
ALIKE = 0.6
"""Weight of a word that only means the same."""
TITLED = 0.8
"""Weight of a word that stands in the title of the page."""
CLOSE, CLOSE_ADDING = 0.75, 0.5
"""Share of the best statement's score below which another is not shown; of one with a word that the others lack."""
ADDS = 3.0
"""What such a word adds to a score."""
LONGEST = 600
"""Letters of a statement that is shown."""
_DATED = re.compile(r"\b(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:1[5-9]|20)\d\d\b|\b\d{1,2} [A-Z][a-z]{2,8}\b")
"""A year, with day and month where they are given; a day of a month."""
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|hundred|thousand|million|billion|dozen)\b"
)
_STATED = ("fact", "attribute", "relation")
"""Categories of words that ask for what a label says."""
_WHO = frozenset(("people", "organisations", "countries"))
_BODIES = ("organisations", "people")
_WHERE = frozenset(("places", "countries"))


class Near(NamedTuple):
    """A statement that holds part of what a question seeks, with how much, and which of its words it lacks."""

    statement: PageStatement
    score: float
    held: float
    missing: tuple[str, ...]


def ranked(catalogue: Catalogue, text: str) -> list[Near]:
    """The statements nearest to a question, the best first; none where all would mislead."""
    wanted = question_terms(catalogue, text)
    if not wanted.words and not (wanted.names and wanted.asked):
        return []
    pages = _pages(catalogue, wanted)
    statements = list(_statements(catalogue, wanted, pages))
    linked = {id_ for statement in statements for id_ in statement.linked}
    known = Pages(
        {id_: fold(name) for id_, name in catalogue.names(pages).items()},
        catalogue.kinds_of({*pages, *linked}),
        dates_of(catalogue, pages),
        bound(catalogue, pages),
        catalogue.day[:4],
    )
    found = [near for statement in statements if (near := _near(known, wanted, statement))]
    return _best(_typed(known, wanted, found))


class Pages(NamedTuple):
    """What is known of the pages that are looked through: titles, kinds, own dates, entities they have to do with."""

    titles: dict[str, str]
    kinds: dict[str, str]
    dates: dict[str, str]
    bound: dict[str, set[str]]
    year: str
    """The year of the catalogue's day."""


def _pages(catalogue: Catalogue, wanted: QuestionTerms) -> list[str]:
    """Pages that are named, then those that hold all names and the most of the words."""
    names = " AND ".join(unit.match for unit in wanted.names)
    words = " OR ".join(word.unit.match for word in wanted.words if word.weight > 1)
    found: list[str] = []
    for match in (names and words and f"{names} AND ({words})", "" if names else words, names):
        if match and len(found) < PAGES:
            found += full_text.matching(catalogue, match, PAGES, kind_not_in("sources"))
    return list(dict.fromkeys((*wanted.ids, *found)))[: PAGES + len(wanted.ids)]


def _statements(catalogue: Catalogue, wanted: QuestionTerms, pages: Sequence[str]) -> Iterator[PageStatement]:
    """All statements of the pages; yearly figures only of what is asked for."""
    keys = {key for word in wanted.words for sense in word.senses for key in _fact_keys(sense)}
    yield from of_texts(catalogue, pages)
    yield from of_positions(catalogue, pages)
    yield from of_facts(catalogue, pages)
    yield from of_relations(catalogue, pages[: len(wanted.ids) + NEAREST], wanted.ids)
    if keys:
        yield from of_figures(catalogue, wanted.ids, keys, sorted(wanted.years))


def _near(pages: Pages, wanted: QuestionTerms, statement: PageStatement) -> Near | None:
    """The score of a statement; None where it lacks a name, a year or too many words, or states what has ended."""
    folded = fold(f"{statement.section} {statement.label if statement.is_list else statement.text}")
    named = _named(pages, wanted, statement, folded)
    whole = f"{pages.titles[statement.entity]} {folded}"
    if named is None or not all(pick.search(whole) for pick in wanted.picks):
        return None
    if not all(_of_year(pages, wanted, statement, year, folded) for year in wanted.years):
        return None
    if statement.structured and ((statement.until and not wanted.past) or not wanted.words):
        return None
    missing, held, stated = [*wanted.unread], 0.0, False
    for word in wanted.words:
        states = any(_states(sense, statement) for sense in word.senses)
        share = 1.0 if states else _share(pages, word, statement, folded)
        held += word.weight * share
        stated = stated or states
        if word.needed and not share:
            return None
        if not share:
            missing.append(word.typed)
    if wanted.denied and not DENIAL.pattern.search(folded):
        missing.append("not")
        held -= 1
    total = sum(word.weight for word in wanted.words)
    if statement.structured and not held:
        return None
    if total and held / total < _enough(wanted, statement, stated):
        return None
    if not wanted.words and wanted.unread and len(wanted.names) < 2:
        return None
    score = held + 0.7 * named + stated + statement.lead * (statement.entity in wanted.all_ids)
    return Near(statement, score - len(statement.text) / 300, held, tuple(missing))


def _named(pages: Pages, wanted: QuestionTerms, statement: PageStatement, folded: str) -> float | None:
    """How well the names of the question are held, by the statement, its page or what that is about; None where one is not."""
    named, title = 0.0, pages.titles[statement.entity]
    of_kind = any(word.kinds and word.unit.pattern.search(title) for word in wanted.words)
    for unit in wanted.names:
        own = statement.entity in unit.ids or bool(unit.pattern.search(title))
        has_name = not statement.structured and bool(unit.pattern.search(folded))
        within = has_name or bool(statement.linked & {*unit.ids})
        about = not statement.structured or statement.entity in wanted.all_ids or of_kind
        if not (own or within or (about and pages.bound.get(statement.entity, set()) & {*unit.ids})):
            return None
        named += 1 + (statement.entity in unit.ids) + within
    return named


def _enough(wanted: QuestionTerms, statement: PageStatement, stated: bool) -> float:
    """The share of the words that a statement must hold: less of what the page that is meant states under a label."""
    if statement.holder not in ("", statement.entity) and {statement.holder, statement.entity} <= wanted.all_ids:
        return 0.0  # the position of one on another
    if stated and statement.structured and statement.entity in wanted.all_ids:
        return ENOUGH_STATED
    return ENOUGH if wanted.all_ids else ENOUGH_UNNAMED


def _share(pages: Pages, word: Word, statement: PageStatement, folded: str) -> float:
    """How much of a word a statement has: the word itself, an entity of its kind, or a synonym."""
    if statement.structured and any(sense.category in _STATED for sense in word.senses):
        folded = fold(statement.label)  # what a fact states is what its label says
    if word.unit.stands_in(statement.text, folded) or statement.entity in word.unit.ids:
        return 1.0
    bound = pages.bound.get(statement.entity, set())
    if word.unit.stands_in("", pages.titles[statement.entity]) or bound & {*word.unit.ids}:
        return TITLED
    if word.kinds & {pages.kinds.get(id_, "") for id_ in statement.linked}:
        return ALIKE
    return ALIKE if word.alike and word.alike.search(folded) else 0.0


def _states(sense: Sense, statement: PageStatement) -> bool:
    """True where a fact or a relation states what a word of the lexicon means."""
    if not statement.says:
        return False
    entry = lexicon().entry(*sense)
    if sense.category == "attribute":
        begun = tuple(f"label:{label}" for label in entry.get("labels", ()))
        return any(key.startswith(begun) for key in statement.says) if begun else False
    keys = {f"fact:{key}" for key in _fact_keys(sense)}
    if sense.category == "relation":
        keys |= {f"relation:{name}" for name in entry.get("names", ())}
    if sense.category == "say":
        keys.add("said")
    if sense.category in ("status", "act"):
        keys.add(f"{sense.category}:{sense.key}")
    if sense.category == "office":
        keys |= {f"rank:{rank}" for rank in entry.get("ranks", ())}
    return bool(keys & statement.says)


def _fact_keys(sense: Sense) -> tuple[str, ...]:
    """The keys of facts that a word of the lexicon means."""
    return (sense.key, *lexicon().entry(*sense).get("keys", ())) if sense.category == "fact" else ()


def _of_year(pages: Pages, wanted: QuestionTerms, statement: PageStatement, year: str, folded: str) -> bool:
    """True where a statement is of a year: it says so, its event fell then, or it held then."""
    term = f"{statement.since} {statement.until}"
    if (
        year in folded
        or year in statement.text
        or year in term
        or (year in pages.dates.get(statement.entity, "") and not statement.structured)
    ):
        return True
    began = any(sense.category == "act" for word in wanted.words for sense in word.senses)  # joined in that year
    is_relation = any(key.startswith("relation:") for key in statement.says)
    until = statement.until or pages.year
    return bool(is_relation and statement.since and not began and statement.since[:4] <= year <= until[:4])


def _typed(pages: Pages, wanted: QuestionTerms, found: Iterable[Near]) -> list[Near]:
    """Those that may answer what is asked for: a number, a date; a person or a place counts for more."""
    asked, named = wanted.asked, {*wanted.ids}
    of_states = any("countries" in word.kinds for word in wanted.words)
    typed = []
    for near in found:
        statement = near.statement
        if of_states and pages.kinds.get(statement.entity) in _BODIES and statement.entity not in named:
            continue  # which state produces the most is not which company
        others = {pages.kinds.get(id_, "") for id_ in statement.linked - named}
        dated = bool(statement.since or _DATED.search(statement.text))
        if "when" in asked and not dated and not (statement.structured and len(wanted.words) > 1):
            continue
        if "how-many" in asked and not _NUMBER.search(_DATED.sub("", statement.text).lower()):
            continue
        more = 1.0 * ("who" in asked and bool(others & _WHO)) + 1.0 * ("where" in asked and bool(others & _WHERE))
        typed.append(near._replace(score=near.score + more + ("when" in asked and dated)))
    return sorted(typed, key=lambda near: -near.score)


def _best(found: Sequence[Near]) -> list[Near]:
    """The best, and others that come close, first those with words that the others lack."""
    kept: list[Near] = []
    left = [near for near in found if len(near.statement.text) <= LONGEST]
    while left and len(kept) < MOST:
        lacking = set.intersection(*({*near.missing} for near in kept)) if kept else set()
        best = max(left, key=lambda near: near.score + ADDS * bool(lacking - {*near.missing}))
        adds = bool(lacking - {*best.missing})
        close = CLOSE_ADDING if adds else CLOSE
        if kept and (best.score < kept[0].score * close or (best.held < kept[0].held * close and not adds)):
            break
        kept.append(best)
        left = [near for near in left if near.statement.text != best.statement.text]
    return kept
