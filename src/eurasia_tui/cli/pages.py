"""Prints a page in the way the output wants."""

from __future__ import annotations

from ..query.blocks import Page
from .context import Context


def print_page(context: Context, page: Page, format_: str = "text") -> None:
    """Print a page as text (with colours on a terminal that wants them), Markdown or HTML."""
    if format_ == "markdown":
        from ..render.markdown import markdown

        context.print(markdown(page))
    elif format_ == "html":
        from ..render.html import html

        context.print(html(page))
    elif context.colour:
        from ..render.ansi import ansi

        print(ansi(page, context.glyphs, context.width), end="")
    else:
        from ..render.text import text

        context.print(text(page, context.glyphs))
