"""Rules for all and any: ``are all EAEU members in the CSTO``, ``do any NATO members border Iran``."""

from __future__ import annotations

from ..items import Item
from ..logical_form import Join, Kind, Quantified
from .base import COUNTRIES, MEMBER, ORGANISATIONS, Step, Steps, rule


@rule("every E", "any E")
def quantified(left: Item, right: Item) -> Steps:
    """``are all EAEU members``."""
    if not right.named and right.kinds == COUNTRIES:
        yield Step(left.cat.capitalize(), right.sem, right.kinds)


@rule("Every E", "Any E")
def quantified_within(left: Item, right: Item) -> Steps:
    """``are all EAEU members in the CSTO``."""
    sem = right.sem
    if right.named and right.kinds == ORGANISATIONS:
        sem = Join("member", ("member-of",), "object", sem, MEMBER)
    elif right.named or right.kinds != COUNTRIES:
        return
    if isinstance(sem, Join | Kind):
        yield Step("Quantified", Quantified(left.sem, sem, left.cat == "Every"), cost=-0.3)
