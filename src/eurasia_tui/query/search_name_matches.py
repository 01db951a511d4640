"""Entities whose names hold the words of a phrase: they are meant rather than the states and bodies in it."""

from __future__ import annotations

from collections.abc import Sequence

from . import full_text
from .catalogue import Catalogue
from .function_words import is_empty
from .kind_words import KIND_WORDS
from .names import TITLES
from .narrower import WORKS, beginning, narrower
from .search_words import Reading
from .sets import Condition, kind_in
from .sql import LISTED, listed
from .tokens import Token

MOSTLY = 0.65
"""Share of a name's words from which the name rather than a shorter one within the phrase is meant."""
LOOKED_AT = 20
"""Names that hold the words, of which it is asked whether they hold little more."""


def beside_names(catalogue: Catalogue, reading: Reading, only: Condition | None) -> list[str]:
    """Entities named by the words that belong to no other name: the air base of "russian base in kant"."""
    rest = [token for token in reading.rest if not is_year(token.fold)]
    ids = [span.found[0].id for span in reading.names]
    if not rest and len(ids) > 2:  # three names: entities related to all of them
        return _one_event(catalogue, narrower(catalogue, ids, (), only=only))
    if not rest or not reading.names:
        return []
    years = [token.fold for token in reading.rest if is_year(token.fold)]
    whole = any(span.found[0].kind in WORKS for span in reading.names)  # a gas pipeline is named, not a gas field
    words = [] if whole else [_beginnings(token) for token in rest]
    of_names = of_years(catalogue, narrower(catalogue, ids, words, only=only) if words else [], years)
    if not of_names and len(ids) > 1 and len(words) > 1:  # two names and some of the words may fit only one
        some = narrower(catalogue, ids, [[begun for each in words for begun in each]], only=only)
        of_names = _one_event(catalogue, some)
    if len(rest) < 2:
        return of_names
    match = full_text.every(full_text.terms(rest))
    found = full_text.matching(catalogue, match, LOOKED_AT, only, "names")
    kinds = catalogue.kinds_of(found)
    proper = [id_ for id_ in found if kinds.get(id_) not in TITLES]
    return [*mostly(catalogue, proper, [token.fold for token in rest]), *of_names]


def _one_event(catalogue: Catalogue, ids: list[str]) -> list[str]:
    """The event among the ids, where there is one alone."""
    events = [id_ for id_, kind in catalogue.kinds_of(ids).items() if kind == "events"]
    return events if len(events) == 1 else []


def _beginnings(token: Token) -> list[str]:
    """Beginnings that stand for a word in names; in English too for a Russian one."""
    if not token.cyrillic:
        return [beginning(token.fold)]
    from .questions.lexicon import lexicon  # read only for such words: it takes as long as a search

    return [beginning(token.fold), *lexicon().in_texts(token.fold)]


def of_kind(catalogue: Catalogue, reading: Reading) -> list[str]:
    """The entity meant by words such as "cica summit astana": of the kind said, and holding most of the other words."""
    rest = reading.rest
    kind_tokens = [t for t in rest if t.typed.lower() in KIND_WORDS]
    if not kind_tokens:
        return []
    head = kind_tokens[0] if kind_tokens[0].cyrillic else kind_tokens[-1]  # English has its head last
    kind = KIND_WORDS[head.typed.lower()]
    others = [token for token in rest if KIND_WORDS.get(token.typed.lower()) != kind and not is_year(token.fold)]
    if kind in {span.found[0].kind for span in reading.names}:
        return []
    ids = [span.found[0].id for span in reading.names]
    parts = [id_.replace("-", " ") for id_ in ids] + full_text.terms(others)
    only = kind_in(kind)
    if len(parts) < 2:  # too little for a choice between several
        found = full_text.matching(catalogue, full_text.every(parts), 2, only, "names") if parts else []
        return found if len(found) == 1 else []
    found = full_text.matching(catalogue, full_text.every(parts), 2, only, "names links")
    if found or not others:
        return of_years(catalogue, found, [t.fold for t in rest if is_year(t.fold)])[:1]
    some = full_text.either(full_text.terms(others))
    match = f"{full_text.every(parts[: len(ids)])} AND ({some})" if ids else some
    near = full_text.matching(catalogue, match, 1, only)
    return near if near and full_text.held(catalogue, near[0], parts) >= MOSTLY * len(parts) else []


def is_year(part: str) -> bool:
    """True for four digits that may be a year."""
    return part.isdigit() and len(part) == 4 and "1500" <= part <= "2100"


def of_years(catalogue: Catalogue, ids: list[str], years: Sequence[str]) -> list[str]:
    """The ids, those with a date in one of the years first."""
    if not years or not ids:
        return ids
    some = listed(ids[:100])
    dated: set[str] = set()
    for year in years:
        rows = catalogue.db.execute(
            f"SELECT entity FROM fact WHERE entity IN {LISTED} AND type = 'date' AND since_day BETWEEN ? AND ?",
            (some, f"{year}-01-01", f"{year}-12-31"),
        )
        dated.update(id_ for (id_,) in rows)
    return sorted(ids, key=lambda id_: id_ not in dated)


def more_than_names(reading: Reading) -> bool:
    """True when a name that holds all the words says more than the names in the phrase: not for states and bodies alone."""
    kinds = {span.found[0].kind for span in reading.names}
    return bool(reading.rest) or len(reading.names) > 2 or (len(reading.names) > 1 and "places" in kinds)


def mostly(catalogue: Catalogue, ids: Sequence[str], words: Sequence[str]) -> list[str]:
    """Those of the ids with a name that holds all the words and little more, in their order."""
    some = ids[:LOOKED_AT]
    rows = catalogue.db.execute(f"SELECT entity, fold FROM name WHERE entity IN {LISTED}", (listed(some),))
    found = set()
    for id_, key in rows if some else ():
        parts = [part for part in key.split() if not is_empty(part)]
        held = sum(any(part.startswith(word) for part in parts) for word in words)
        if held == len(words) and held >= MOSTLY * len(parts):
            found.add(id_)
    return [id_ for id_ in some if id_ in found]
