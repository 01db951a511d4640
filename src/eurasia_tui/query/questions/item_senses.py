"""The items of a lattice: what a phrase of the lexicon or a name can mean in a question."""

from __future__ import annotations

from functools import lru_cache

from ...text import fold
from .. import names
from ..catalogue import Catalogue
from ..in_office import in_office
from .items import Item
from .lexicon import Lexicon
from .logical_form import Ids, Kind, Region

NAME_COST = (0.0, 0.0, 0.05, 0.05, 0.1, 0.15, 0.35)
"""By tier of the name (``TIERS`` in :mod:`..names`), in its order."""
OTHER = 0.15
"""Cost of what a name also means, for each place down the list."""
_MOST_NAMES = 3
TIMES = {"twice": 2.0, "double": 2.0, "triple": 3.0, "thrice": 3.0, "half": 0.5, "vdvoe": 2.0, "vtroe": 3.0, "v": 2.0}
_CATEGORIES = {
    "fact": "F",
    "relation": "R",
    "kind": "K",
    "office": "O",
    "status": "S",
    "act": "A",
    "pick": "P",
    "order": "X",
    "say": "Y",
    "trait": "Tr",
    "good": "Good",
    "deed": "Deed",
    "ordinals": "ord",
}


def item_of(words: Lexicon, category: str, key: str, text: str) -> Item | None:
    """The item for a phrase of the lexicon."""
    entry = words.entry(category, key)
    if category == "kind":
        return Item("E", Kind(key), 0.05, frozenset((entry["kind"],)), word=text)
    if category == "numbers":
        return Item("N", (float(key), ""), 0.2, word=text)
    if category == "op":
        number = TIMES.get(text.split()[0], 1.0) if key == "times" else 0.0
        return Item("vs" if key == "versus" else key, number or key, 0.0, word=text)
    if category in _CATEGORIES:
        return Item(_CATEGORIES[category], key, 0.0 if category != "order" else 0.05, word=text)
    if category == "top":
        return Item("top", key, 0.1, word=text)
    return None


@lru_cache(4)
def _groups_of(groups: tuple[str, ...]) -> dict[str, str]:
    return {fold(group): group for group in groups if not group.lower().startswith("other")}


_GROUPS: dict[str, dict[str, str]] = {}


def groups_of(catalogue: Catalogue, key: str) -> dict[str, str]:
    """The groups of the list of countries by their folded name."""
    if key not in _GROUPS:
        rows = catalogue.db.execute("SELECT DISTINCT grp FROM entity WHERE kind = 'countries' AND grp IS NOT NULL")
        _GROUPS.clear()
        _GROUPS[key] = _groups_of(tuple(row[0] for row in rows))
    return _GROUPS[key]


def named_items(catalogue: Catalogue, span: names.NameSpan, folded: list[str]) -> list[Item]:
    """Items for what a run of words may name, the likeliest first; a region also stands for its states."""
    found = []
    span = span._replace(found=in_office(catalogue, span.found))
    groups = groups_of(catalogue, catalogue.opened.uris[0])
    form = 0.1 if span.how == "form" else 0.0
    text = " ".join(folded[span.start : span.end])
    for place, entity in enumerate(span.found[:_MOST_NAMES]):
        cost = NAME_COST[min(entity.tier, 6)] + OTHER * place + form
        kinds = frozenset((entity.kind,))
        if group := groups.get(fold(catalogue.name(entity.id))):
            found.append(Item("E", Region(group), cost, frozenset(("countries",)), word=text))
            cost += 0.1
        found.append(Item("E", Ids((entity.id,)), cost, kinds, named=True, word=text, type=entity.type))
    return found
