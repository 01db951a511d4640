"""The indicators that an update asks for, read from ``indicators.toml`` beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ..named_tuple import NamedTuple

OFFICES = "offices"
"""Name of the office-holders beside the names of indicators."""


class UpdatedIndicator(NamedTuple):
    """One indicator: its name here, its code at the World Bank, its place in the reference, and what is possible."""

    name: str
    code: str
    key: str
    label: str
    unit: str
    low: float
    high: float
    topic: str = "Other figures"
    """The heading it is listed under where the reference has no such indicator."""
    jump: float | None = None
    """The largest relative change that is taken without being accepted; None for rates."""

    @property
    def source(self) -> str:
        """Id of the source entity that its figures cite."""
        return f"worldbank-api-{self.code.lower().replace('.', '-')}"

    @property
    def page(self) -> str:
        """The page where a reader finds the figures."""
        return f"https://data.worldbank.org/indicator/{self.code}"


@cache
def indicators() -> dict[str, UpdatedIndicator]:
    """All indicators by name."""
    tables = tomllib.loads((Path(__file__).parent / "indicators.toml").read_text(encoding="utf-8"))
    return {row["name"]: UpdatedIndicator(**row) for row in tables["indicator"]}


def choose(names: Sequence[str]) -> tuple[list[UpdatedIndicator], bool]:
    """The indicators named, and whether office-holders are; everything when none is named.

    Raises ValueError for a name that is none.
    """
    known = indicators()
    if not names:
        return list(known.values()), True
    for name in names:
        if name not in known and name != OFFICES:
            raise ValueError(f"no indicator named {name!r}; choose from {', '.join((*known, OFFICES))}")
    return [known[name] for name in dict.fromkeys(names) if name in known], OFFICES in names
