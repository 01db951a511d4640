"""Prints a page in the way the output wants."""

from __future__ import annotations

from ..query.blocks import Page
from .door import Door


def print_page(door: Door, page: Page, format_: str = "text") -> None:
    """Print a page as text (with colours on a terminal that wants them), Markdown or HTML."""
    if format_ == "markdown":
        from ..render.markdown import markdown

        door.print(markdown(page))
    elif format_ == "html":
        from ..render.html import html

        door.print(html(page))
    elif door.colour:
        from ..render.ansi import ansi

        print(ansi(page, door.glyphs, door.width), end="")
    else:
        from ..render.text import text

        door.print(text(page, door.glyphs))
