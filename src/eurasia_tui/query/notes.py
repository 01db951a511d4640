"""The user's own note on the page it is about."""

from __future__ import annotations

import re

from ..userdata import notes
from .blocks import Page, ProseText, Receipt
from .catalogue import Catalogue

TITLE = "Your note"

_LIST = re.compile(r"\s*([-*+]|\d+[.)]|#{1,6})\s")


def with_note(catalogue: Catalogue, page: Page) -> Page:
    """The page with the note on it at its end, marked as the user's own."""
    return noted(catalogue, page, notes.note(page.id).text) if notes.is_id(page.id) else page


def noted(catalogue: Catalogue, page: Page, text: str) -> Page:
    """The page with a text at its end as the user's note; an empty text is none."""
    if not text:
        return page
    paragraphs = tuple(catalogue.inline(part) for part in _paragraphs(text))
    return page._replace(blocks=(*page.blocks, ProseText(TITLE, paragraphs, Receipt())))


def _paragraphs(text: str) -> list[str]:
    """Paragraphs of Markdown; items of a list and headings stay on lines of their own."""
    result: list[str] = []
    for part in text.split("\n\n"):
        lines = [line for line in part.splitlines() if line.strip()]
        if any(_LIST.match(line) for line in lines):
            result += [" ".join(line.split()) for line in lines]
        elif lines:
            result.append(" ".join(" ".join(lines).split()))
    return result
