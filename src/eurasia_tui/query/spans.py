"""Texts with links: what every statement of a page is made of, and all that a list needs of a page."""

from __future__ import annotations

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
