"""A constituent of a question, and the lattice of all of them."""

from __future__ import annotations

from typing import Any

from ...named_tuple import NamedTuple
from .. import names
from ..tokens import Token


class Item(NamedTuple):
    """A constituent: its category, its meaning, what it cost, and what stands before it.

    ``asked`` are the question words skipped within it; ``prep`` the last preposition before it.
    """

    cat: str
    sem: Any
    cost: float
    kinds: frozenset[str] = frozenset()
    prep: str = ""
    asked: frozenset[str] = frozenset()
    named: bool = False
    word: str = ""
    type: str = ""
    """Of a name: its type, such as former or demonym."""
    swapped: bool = False
    """True when a rule that has it first found it second."""


class Lattice(NamedTuple):
    """Items by the place where they begin and where they end; ``tail`` the question words behind the last."""

    size: int
    items: dict[int, dict[int, list[Item]]]
    tails: dict[int, frozenset[str]]
    tokens: tuple[Token, ...]
    named: tuple[names.NameSpan, ...]
    corrected: tuple[tuple[str, str], ...]
    typed: tuple[Token, ...] = ()
    """The words as typed, before any was corrected."""
    held: tuple[tuple[int, int, tuple[str, ...], str], ...] = ()
    """Runs that longer names hold: from and to, ids, and the kind of the first."""
    kind: str = ""
    """Of the things that ``which`` asks for."""
    widened: bool = False
    """True when runs of words were also looked for within longer names."""
