"""All rules together. They are loaded when a question has two neighbours: a name that stands alone needs none of these modules."""

from __future__ import annotations

from . import (
    choices,
    compared,
    conjunction,
    facts,
    goods,
    joined,
    negation,
    offices,
    orders,
    quantified,
    ranks,
    related,
    times,
    versus,
)
from .base import combine
from .orders import order_of_states

__all__ = [
    "choices",
    "combine",
    "compared",
    "conjunction",
    "facts",
    "goods",
    "joined",
    "negation",
    "offices",
    "order_of_states",
    "orders",
    "quantified",
    "ranks",
    "related",
    "times",
    "versus",
]
