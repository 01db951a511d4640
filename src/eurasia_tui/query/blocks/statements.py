"""The parts of every block: figures and texts, each with its receipt."""

from __future__ import annotations

from ...catalogue.layout import RECORD
from ...named_tuple import NamedTuple
from ..spans import Inline, Span, span_text

__all__ = ["RECORD", "FactValue", "Inline", "Receipt", "Span", "span_text"]


class Receipt(NamedTuple):
    """Who says so, as of when, and how that was checked.

    ``evidence`` is document (a stored text or data file says it), page (a public page was seen to say it, on the
    day ``seen``), record (general public record), or empty where nothing is stated.
    """

    sources: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    as_of: str | None = None
    evidence: str = ""
    seen: str | None = None
    contested: bool = False
    note: Inline = ()
    old: bool = False
    """True for a statement over two years old in a field that changes."""
    fetched: bool = False
    """True for a figure or office that ``eurasia update`` brought."""
    later: bool = False
    """True under an as-of date for a statement of after it that does not say since when it holds."""


class FactValue(NamedTuple):
    """One value of a fact; ``number`` is exact, ``value`` links."""

    value: Inline
    number: float | None
    unit: str
    receipt: Receipt
    since: str | None = None
    until: str | None = None
