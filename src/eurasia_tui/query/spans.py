"""Texts with links: the parts of every statement of a page, and all that a list needs."""

from __future__ import annotations

from ..named_tuple import NamedTuple


class Span(NamedTuple):
    """A run of text; ``link`` is the id of an entity, ``role`` its style."""

    text: str
    link: str | None = None
    role: str = ""


Inline = tuple[Span, ...]


def span_text(inline: Inline) -> str:
    """Inline text without links."""
    return "".join(span.text for span in inline)
