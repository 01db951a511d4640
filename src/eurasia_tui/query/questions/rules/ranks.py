"""Rules for places in an order: ``where does Kazakhstan rank by GDP among the members of the CIS``."""

from __future__ import annotations

from ..items import Item
from ..logical_form import Ids, Join, Measure, Rank
from .base import COUNTRIES, MEMBER, ORGANISATIONS, Step, Steps, both_ways, rule


@both_ways("rank E")
def rank_of(left: Item, right: Item) -> Steps:
    """``Kazakhstan's rank``."""
    if right.named and right.kinds & COUNTRIES and right.type != "capital":
        yield Step("Rk", Rank(right.sem, Measure("")), right.kinds)


@both_ways("rank V")
def rank_of_value(left: Item, right: Item) -> Steps:
    """``the rank of Kazakhstan's GDP``."""
    if isinstance(right.sem.of, Ids) and len(right.sem.measures) == 1 and right.kinds & COUNTRIES:
        yield Step("Rank", Rank(right.sem.of, right.sem.measures[0], None, right.sem.when), right.kinds)


@both_ways("Rk F")
def rank_by(left: Item, right: Item) -> Steps:
    """``Kazakhstan's rank by GDP``."""
    yield Step("Rank", left.sem._replace(measure=Measure(right.sem)), left.kinds)


@rule("Rk E", "Rank E", "E Rank")
def rank_among(left: Item, right: Item) -> Steps:
    """``rank by GDP among the members of the SCO``."""
    rank, of = (right, left) if right.cat == "Rank" else (left, right)
    if rank.sem.of is not None:
        return
    if of.named and of.kinds & ORGANISATIONS:
        yield Step(rank.cat, rank.sem._replace(of=Join("member", ("member-of",), "object", of.sem, MEMBER)), rank.kinds)
    elif of.kinds & COUNTRIES and not of.named:
        yield Step(rank.cat, rank.sem._replace(of=of.sem), rank.kinds)


@both_ways("Rank T")
def rank_then(left: Item, right: Item) -> Steps:
    """``in 2020``."""
    if left.sem.when is None:
        yield Step("Rank", left.sem._replace(when=right.sem), left.kinds)
