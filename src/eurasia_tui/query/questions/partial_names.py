"""Entities whose names hold several words of a question: *the Kazan summit*, *the second Karabakh war*."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...text import fold
from .. import full_text, names
from ..catalogue import Catalogue
from ..function_words import is_empty, is_function_word
from ..kind_words import KIND_WORDS
from ..sql import LISTED, listed
from ..tokens import Token
from .lexicon import lexicon

LONGEST, TRIES, LOOKED_AT = 10, 32, 12
"""Words of a run that is looked up, runs that are, and names of one run that are compared."""
MANY = 3
"""Words that may be spread over several names of one treaty."""
SHORT = 6
"""Letters of a Cyrillic word that is looked up as it is alone."""
MOSTLY, ENDING = 0.5, 3
"""Share of the words of a name that a question must hold; letters that may follow a word there."""

Held = tuple[int, int, tuple[str, ...]]
"""A run of words, from and to, and the ids of what it names."""


def held_names(
    catalogue: Catalogue, typed: Sequence[Token], spans: Sequence[names.NameSpan], must: Collection[int], *, wide: bool
) -> list[Held]:
    """Runs with one of the words that are in ``must``, or any run of two content words when wide, the longest first."""
    units = _units(catalogue, typed, names.longest(spans))
    found: list[Held] = []
    taken: set[int] = set()
    tried = 0
    parting = {i for i, token in enumerate(typed) if _parts(token)}
    needed = set(must)
    runs = [(a, b) for a in range(len(units)) for b in range(a + 1, min(a + LONGEST, len(units)) + 1)]
    for a, b in sorted(runs, key=lambda run: run[0] - run[1]):
        run = units[a:b]
        start, end = run[0][0], run[-1][1]
        within = set(range(start, end))
        content = [unit for unit in run if unit[2]]
        if parting & within:
            continue
        if not run[0][2] or not run[-1][2] or not content or (taken & within) or tried >= TRIES:
            continue
        if not (within & needed if needed else wide and len(content) > 1):
            continue
        if (all(unit[3] for unit in run) and not wide) or (
            sum(1 for unit in content) == 1 and len(typed[start].fold) < 4
        ):
            continue
        tried += 1
        plain = all(not unit[3] and _common(unit[2][0]) for unit in content)
        if ids := _holding(catalogue, content, 0.8 if plain else MOSTLY):
            found.append((start, end, ids))
            taken |= within
    return found


Unit = tuple[int, int, tuple[str, ...], str]
"""From and to, what may stand for it in a name (nothing for a function word), and the id of the entity it names."""


def _units(catalogue: Catalogue, typed: Sequence[Token], spans: Sequence[names.NameSpan]) -> list[Unit]:
    units: list[Unit] = []
    at = 0
    by_start = {span.start: span for span in spans}
    while at < len(typed):
        if span := by_start.get(at):
            text = " ".join(token.fold for token in typed[at : span.end])
            id_ = span.found[0].id
            ways = dict.fromkeys((text, fold(catalogue.name(id_)), id_.replace("-", " ")))
            units.append((at, span.end, tuple(ways), id_))
            at = span.end
        else:
            token = typed[at]
            ways = {} if _empty(token) else dict.fromkeys(_stems(token))
            units.append((at, at + 1, tuple(ways), ""))
            at += 1
    return units


def _parts(token: Token) -> bool:
    """True for a word that separates the words before it from those after it."""
    senses = lexicon().at([token.fold], 0, latin=token.latin, cyrillic=token.cyrillic).get(1, ())
    return any(
        sense.category == "order" or (sense.category == "op" and sense.key in ("or", "not", "versus", "than"))
        for sense in senses
    )


def _empty(token: Token) -> bool:
    """True for a word that is not used to look up names."""
    senses = lexicon().at([token.fold], 0, latin=token.latin, cyrillic=token.cyrillic).get(1, ())
    says_nothing = bool(senses) and all(sense.category in ("stop", "prep", "ask") for sense in senses)
    return says_nothing or is_function_word(token) or (token.fold.isdigit() and len(token.fold) < 4)


def _stems(token: Token) -> tuple[str, ...]:
    """The word without a plural ending; a Cyrillic one also without a case ending."""
    word = _stem(token)
    return (word, word[:-1]) if token.cyrillic and len(word) > SHORT else (word,)


def _stem(token: Token) -> str:
    word = token.stem
    return word[:-1] if len(word) > 4 and word.endswith("s") else word


def _stands(way: str, name: str) -> bool:
    """True when a name has the words, except for an ending of the last one."""
    at = f" {name}".find(f" {way}")
    rest = name[at + len(way) :].partition(" ")[0] if at >= 0 else ""
    return at >= 0 and len(rest) <= ENDING and (not rest or len(way) > ENDING + 1)


def _common(word: str) -> bool:
    """True for a word of the lexicon, or one that only says what kind of thing is meant."""
    forms = (word, f"{word}s", f"{word[:-2]}y" if word.endswith("ie") else word)
    return any(lexicon().knows(form) or form in KIND_WORDS for form in forms)


def _holding(catalogue: Catalogue, units: Sequence[Unit], share_needed: float) -> tuple[str, ...]:
    """Entities whose name has all the units and few other words, the best match first."""
    match = " AND ".join("(" + " OR ".join(f'"{way}" *' for way in unit[2] if way) + ")" for unit in units)
    ids = full_text.matching(catalogue, match, LOOKED_AT, None, "names")
    if not ids:
        return ()
    kinds = catalogue.kinds_of(ids)
    proper = [id_ for id_ in ids if kinds.get(id_) not in names.TITLES]
    shares: dict[str, float] = {}
    every: dict[str, list[str]] = {}
    for id_, name in catalogue.db.execute(f"SELECT entity, fold FROM name WHERE entity IN {LISTED}", (listed(proper),)):
        words = [word for word in name.split() if not is_empty(word)]
        if not words:
            continue
        every.setdefault(id_, []).append(name)
        held = [max((len(way.split()) for way in unit[2] if _stands(way, name)), default=0) for unit in units]
        if all(held):
            shares[id_] = max(shares.get(id_, 0.0), sum(held) / len(words))
    for id_, known in every.items():  # a short name and the words of the long one together
        if len(units) >= MANY and kinds.get(id_) == "agreements" and id_ not in shares:
            parts = [
                max(max((len(way.split()) for way in unit[2] if _stands(way, name)), default=0) for name in known)
                for unit in units
            ]
            if all(parts):
                shares[id_] = 1.0
    for id_ in shares:
        if kinds.get(id_) in ("countries", "organisations", "people") and shares[id_] < 0.9:
            shares[id_] = 0.0  # these have short names that are known
    good = sorted(
        (id_ for id_, share in shares.items() if share >= share_needed),
        key=lambda id_: (-shares[id_], proper.index(id_)),
    )
    return tuple(id_ for id_ in good if shares[id_] >= shares[good[0]] - 0.01)[:3]
