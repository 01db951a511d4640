"""What every block is made of: texts with links, and figures with the receipt of who says so."""

from typing import NamedTuple


class Span(NamedTuple):
    """A run of text; ``link`` is the id of an entity, ``role`` how it is to look."""

    text: str
    link: str | None = None
    role: str = ""


Inline = tuple[Span, ...]


def span_text(inline: Inline) -> str:
    """Inline text without links."""
    return "".join(span.text for span in inline)


RECORD = "record"
"""Evidence of a statement that was seen neither in a stored text nor on a page; marked wherever it is printed."""


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


class FactValue(NamedTuple):
    """One value of a fact; ``number`` is exact, ``value`` links."""

    value: Inline
    number: float | None
    unit: str
    receipt: Receipt
    since: str | None = None
    until: str | None = None
