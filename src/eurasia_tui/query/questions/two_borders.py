"""Which of two borders is the longer: ``the Uzbek-Afghan border or the Tajik-Afghan one, and by how many km``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..names import NameSpan
from ..rows import RelationRecord, relations
from .answer import Draft
from .context import Context, receipt, valued
from .english import amount
from .items import Lattice
from .lexicon import Sense, lexicon

STATES = 4
_BORDER = Sense("relation", "borders")
_ORDERS = {Sense("order", "longest"): False, Sense("order", "shortest"): True}
"""Which of the two is asked for: true for the shorter."""
_NOTHING_MORE = frozenset(("stop", "ask", "prep", "order", "op", "relation", "unit", "fact"))
"""Categories of the other words of such a question."""


def asks_of_two_borders(read: Lattice) -> bool:
    """True where a border is asked for by its length, and no other words stand beside the names."""
    if len(read.named) < STATES:
        return False
    senses = _beside(read)
    return (
        any(_BORDER in each for each in senses)
        and any(order in each for each in senses for order in _ORDERS)
        and all(not each or any(sense.category in _NOTHING_MORE for sense in each) for each in senses)
    )


def two_borders_draft(context: Context, read: Lattice, spans: Sequence[NameSpan]) -> Draft | None:
    """Both borders with the difference; None where not two pairs of states are named, or a pair has no border on record."""
    states = [span.found[0].id for span in spans if span.found[0].kind == "countries"]
    if len(states) != len(spans) or len(states) != STATES or not _parted(read, spans):
        return None
    first, second = _border(context, *states[:2]), _border(context, *states[2:])
    if not first or not second:
        return None
    lengths = [sum(record.value or 0.0 for record in rows) for rows in (first, second)]
    shorter = any(_ORDERS.get(sense, False) for each in _beside(read) for sense in each)
    pairs = sorted(zip(lengths, (first, second), strict=True), key=lambda pair: pair[0], reverse=not shorter)
    difference = amount(abs(lengths[0] - lengths[1]), first[0].unit)
    from .relation_text import border_text

    texts = [border_text(context, rows) for _, rows in pairs]
    return Draft(
        f"{texts[0]}, {texts[1]}: the first is {difference} {'shorter' if shorter else 'longer'}.",
        [states[:2], states[2:]][lengths.index(pairs[0][0])],
        tuple(dict.fromkeys(states)),
        f"which of two borders is {'shorter' if shorter else 'longer'}",
        tuple(receipt(record) for _, rows in pairs for record in rows),
        tuple(valued(record.subject, record.value, record, record.unit or "") for _, rows in pairs for record in rows),
    )


def _beside(read: Lattice) -> list[set[Sense]]:
    """The possible meanings of each word beside the names."""
    named = {at for span in read.named for at in range(span.start, span.end)}
    folded = [token.fold for token in read.tokens]
    return [
        {sense for size, each in lexicon().at(folded, at).items() if size == 1 for sense in each}
        for at in range(len(folded))
        if at not in named
    ]


def _parted(read: Lattice, spans: Sequence[NameSpan]) -> bool:
    """True where *or* or *than* stands between the two pairs of names and not within one."""
    folded = [token.fold for token in read.tokens]
    parts = [
        any(
            sense in (Sense("op", "or"), Sense("op", "than"))
            for word in folded[first.end : second.start]
            for sense in lexicon().at([word], 0).get(1, ())
        )
        for first, second in pairwise(spans)
    ]
    return parts == [False, True, False]


def _border(context: Context, a: str, b: str) -> list[RelationRecord]:
    rows = relations(context.catalogue, a)
    return [record for record in rows if record.name == "borders" and record.other(a) == b and record.value]
