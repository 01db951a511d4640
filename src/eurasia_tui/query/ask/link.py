"""Entities named in a question: exact names in any language, then parts of names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..catalogue import Catalogue
from .question import Named
from .tokens import Token, forms, stem
from .vocabulary import vocabulary

LONGEST = 20
_TIERS = {"id": 0, "name": 0, "acronym": 1, "full": 1, "code": 2, "translation": 1, "alias": 2, "former": 3}


@lru_cache(1)
def _order() -> dict[str, int]:
    return {kind: index for index, kind in enumerate(vocabulary().entry("link", "order")["words"])}


def _ranked(rows: Iterable[Named]) -> tuple[Named, ...]:
    best: dict[str, Named] = {}
    for row in rows:
        if row.id not in best or row.tier < best[row.id].tier:
            best[row.id] = row
    order = _order()
    return tuple(
        sorted(best.values(), key=lambda one: (one.tier > 2, one.tier > 1, order.get(one.kind, 50), one.tier, one.id))
    )


def spans(
    catalogue: Catalogue, tokens: Sequence[Token], common: frozenset[int]
) -> dict[tuple[int, int], tuple[Named, ...]]:
    """(start, end) of each run of words that is a whole name, with the entities that bear it.

    ``common`` holds the positions of words the vocabulary knows: there a short code is
    taken for a name only when typed in capitals.
    """
    wanted: dict[str, set[tuple[int, int]]] = {}
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + LONGEST, len(tokens)) + 1):
            run = tokens[start:end]
            if len(run) == 1:
                keys = forms(run[0])
            else:
                joint = " "
                keys = [joint.join(token.fold for token in run)]
                if run[-1].cyrillic:
                    keys += [joint.join([*(token.fold for token in run[:-1]), last]) for last in forms(run[-1])[1:]]
            for key in keys:
                wanted.setdefault(key, set()).add((start, end))
    found: dict[tuple[int, int], list[Named]] = {}
    skip = vocabulary().entry("link", "skip")["words"]
    shouting = len(tokens) > 2 and all(token.typed.isupper() for token in tokens if token.typed.isalpha())
    marks = ",".join("?" * len(wanted))
    rows = catalogue.db.execute(
        f"SELECT fold, entity, type FROM name WHERE fold IN ({marks}) AND type <> 'demonym'", list(wanted)
    ).fetchall()
    kinds = catalogue.kinds_of(id_ for _, id_, _ in rows)
    for fold, id_, type_ in rows:
        kind = kinds.get(id_)
        if kind is None or kind in skip:
            continue
        for start, end in wanted[fold]:
            first = tokens[start]
            loud = first.typed.isupper() and not shouting
            if end - start == 1 and not _fair(fold, type_, first, loud, start in common):
                continue
            found.setdefault((start, end), []).append(Named(id_, kind, _TIERS.get(type_, 2)))
    return {span: _ranked(rows) for span, rows in found.items()}


def _fair(fold: str, type_: str, token: Token, loud: bool, common: bool) -> bool:
    """True unless a short code or transliteration only happens to look like the word typed."""
    foreign = not token.typed.isascii()
    if type_ == "code" and foreign:
        return False
    if type_ == "translation" and not foreign and len(fold) <= 3:
        return False
    weak = type_ in ("code", "acronym", "alias", "translation")
    return not (common and weak and not (loud and len(fold) > 1))


def known(catalogue: Catalogue, ids: Sequence[str]) -> tuple[Named, ...]:
    """Entities by id, those that exist."""
    kinds = catalogue.kinds_of(ids)
    return _ranked(Named(id_, kinds[id_], 1) for id_ in ids if id_ in kinds)


def completed(catalogue: Catalogue, run: Sequence[Token]) -> tuple[tuple[Named, ...], float]:
    """Entities whose names hold all the words of a run, and how much to trust that one is meant."""
    weak = set(vocabulary().entry("link", "weak")["words"])
    stems = [stem(token) for token in run]
    if not stems or all(token.fold in weak or len(token.fold) < 3 for token in run):
        return (), 0.0
    match = "{names} : (" + " ".join(f'"{word}" *' if len(word) > 3 else f'"{word}"' for word in stems) + ")"
    skip = vocabulary().entry("link", "skip")["words"]
    ids: dict[str, str] = {}
    for index in range(len(catalogue.opened.uris)):
        for id_, kind in catalogue.db.execute(
            f"SELECT e.id, e.kind FROM p{index}.search s JOIN p{index}.entity e ON e.n = s.rowid "
            "WHERE search MATCH ? ORDER BY bm25(search, 8.0, 0.0, 0.0) LIMIT 60",
            (match,),
        ):
            if kind not in skip:
                ids.setdefault(id_, kind)
    if not ids:
        return (), 0.0
    marks = ",".join("?" * len(ids))
    best: dict[str, float] = {}
    for id_, fold in catalogue.db.execute(f"SELECT entity, fold FROM name WHERE entity IN ({marks})", list(ids)):
        score = _share(fold.split(), stems, ids[id_] == "people", weak)
        best[id_] = max(best.get(id_, 0.0), score)
    top = max(best.values(), default=0.0)
    if top < (0.3 if len(stems) == 1 else 0.2):
        return (), 0.0
    order = _order()
    near = [id_ for id_, score in best.items() if score >= top - 0.05]
    near.sort(key=lambda id_: (order.get(ids[id_], 50), id_))
    if sum(ids[id_] == ids[near[0]] for id_ in near) > 2:
        return (), 0.0
    return tuple(Named(id_, ids[id_], 2) for id_ in near), min(1.0, 0.72 + 0.3 * top)


def _share(name: list[str], stems: list[str], person: bool, weak: set[str]) -> float:
    """How much of a name its words are; a surname alone is nearly the whole of it."""
    if not all(any(word.startswith(one) for word in name) for one in stems):
        return 0.0
    if person and len(stems) == 1:
        return 0.95 if name[-1].startswith(stems[0]) and len(stems[0]) >= len(name[-1]) - 3 else 0.3
    total = sum(0.4 if word in weak else 1.0 for word in name)
    matched = sum(
        max(
            (0.4 if word in weak else min(1.0, (len(one) + 2) / len(word)) for word in name if word.startswith(one)),
            default=0,
        )
        for one in stems
    )
    return min(1.0, matched / total) if total else 0.0
