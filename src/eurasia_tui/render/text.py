"""A page as plain text: the lines of the screen, 72 columns, links listed with their ids."""

from __future__ import annotations

from collections.abc import Iterable

from ..query.blocks import Page
from ..sanitize import clean
from .glyphs import UNICODE, Glyphs
from .layout import Layout
from .lines import NO_BREAK, Segment, wrap

WIDTH = 72


def text(page: Page, glyphs: Glyphs = UNICODE, width: int = WIDTH) -> str:
    """The page in lines of at most ``width`` cells (one that is an address excepted)."""
    layout = Layout(page, width, glyphs)
    lines = [line.text.rstrip() for line in layout.lines]
    lines += links((link for *_, link in layout.links), width)
    return clean("\n".join(lines)) + "\n"


def links(ids: Iterable[str], width: int = WIDTH) -> list[str]:
    """What can be opened from a page, numbered."""
    run = "  ".join(f"{number}{NO_BREAK}{id_}" for number, id_ in enumerate(dict.fromkeys(ids), 1))
    if not run:
        return []
    return [
        "",
        "Links",
        *(
            "".join(part.text for part in line).replace(NO_BREAK, " ").rstrip()
            for line in wrap([Segment(run)], width, 2)
        ),
    ]
