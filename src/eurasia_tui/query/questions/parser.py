"""The chart: items over spans of the question, joined by the rules of the grammar, the cheapest kept."""

from __future__ import annotations

from .items import Item, Lattice
from .lexicon import lexicon

BEAM = 16
"""Constituents kept for each span."""
PER_CATEGORY = 5
_ROOTS = frozenset(
    (
        "E",
        "V",
        "Pair",
        "Pairs",
        "Test",
        "Threshold",
        "Versus",
        "Held",
        "Term",
        "Fold",
        "Shared",
        "Share",
        "Y",
        "G",
        "Gor",
        "XE",
        "XV",
        "T",
        "O",
        "Left",
        "Overtaken",
        "Choice",
        "Before",
        "Then",
        "Rank",
        "Far",
        "Quantified",
    )
)


def parse(lattice: Lattice) -> list[Item]:
    """Constituents that cover the whole question, the cheapest first."""
    chart: dict[tuple[int, int], list[Item]] = {
        (start, end): items for start, ends in lattice.items.items() for end, items in ends.items()
    }
    bounds = sorted({place for span in chart for place in span})
    places = len(bounds)
    for width in range(2, places):
        from .rules.grammar import combine

        for first in range(places - width):
            start, end = bounds[first], bounds[first + width]
            found = list(chart.get((start, end), ()))
            for middle in bounds[first + 1 : first + width]:
                left, right = chart.get((start, middle)), chart.get((middle, end))
                if left and right:
                    for item in left:
                        for other in right:
                            found += combine(item, other)
            if found:
                chart[start, end] = _kept(found)
    roots = []
    for end, tail in lattice.tails.items():
        for item in chart.get((0, end), ()):
            if item.cat in ("F", "XF") and not item.asked | tail:
                from .rules.grammar import order_of_states

                item = order_of_states(item)
            if item.cat in _ROOTS:
                asked = item.asked | tail
                if not _confirms(lattice):
                    asked -= {"yes-no"}
                roots.append(item._replace(asked=asked))
    return sorted(roots, key=lambda item: item.cost)


def _confirms(lattice: Lattice) -> bool:
    """True when the question may be answered by yes or no: the verb comes first, or a word says so."""
    folded = [token.fold for token in lattice.tokens]
    first = lexicon().at(folded, 0)
    head = any(sense == ("ask", "yes-no") for senses in first.values() for sense in senses)
    return head or any(word in ("li", "ma", "mi", "mu", "true") for word in folded)


def _kept(found: list[Item]) -> list[Item]:
    found.sort(key=lambda item: item.cost)
    kept: list[Item] = []
    seen: set[tuple[str, object]] = set()
    by_category: dict[str, int] = {}
    for item in found:
        key = (item.cat, item.sem)
        if key in seen or by_category.get(item.cat, 0) >= PER_CATEGORY:
            continue
        seen.add(key)
        by_category[item.cat] = by_category.get(item.cat, 0) + 1
        kept.append(item)
        if len(kept) >= BEAM:
            break
    return kept
