"""The rules by which two neighbours become one constituent. Each gives steps, and what the step costs is added."""

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
    "orders",
    "quantified",
    "ranks",
    "related",
    "times",
    "versus",
]
