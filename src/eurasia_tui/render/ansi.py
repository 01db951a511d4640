"""A page for a colour terminal without the explorer: the sixteen colours, on its own background."""

from __future__ import annotations

from ..query.blocks import Page
from ..sanitize import clean, isolated
from ..text import transliterate
from .glyphs import Glyphs
from .layout import Layout

STYLES = {
    "title": "1",
    "heading": "1",
    "label": "2",
    "quiet": "2",
    "source": "36",
    "link": "36",
    "former-link": "36;2",
    "quiet-link": "36",
    "mark": "33",
    "as-of": "33",
    "quote": "3",
    "paragraph": "2",
    "quoted": "1",
    "quoted-link": "1;36",
    "bar": "34",
    "match": "1;33",
    "address": "4",
}
"""SGR parameters of each role."""


def ansi(page: Page, glyphs: Glyphs, width: int) -> str:
    """The page with colours."""
    made = []
    for line in Layout(page, width, glyphs).lines:
        for segment in line.segments:
            style = STYLES.get(segment.role)
            text = transliterate(clean(segment.text)) if glyphs.ascii else isolated(clean(segment.text))
            made.append(f"\x1b[{style}m{text}\x1b[0m" if style else text)
        made.append("\n")
    return "".join(made)
