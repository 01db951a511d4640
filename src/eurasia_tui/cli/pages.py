"""Prints a page in the way the output wants."""

from __future__ import annotations

import os
import sys

from ..query.blocks import Page
from .context import CommandContext


def print_page(context: CommandContext, page: Page, format_: str = "text") -> None:
    """Print a page as text (with colours on a terminal that wants them), Markdown or HTML."""
    if format_ == "markdown":
        from ..render.markdown import markdown

        context.print(markdown(page))
    elif format_ == "html":
        from ..render.html import html

        context.print(html(page))
    elif context.colour:
        from ..render.ansi import ansi

        context.write(ansi(page, context.glyphs, context.width, hyperlinks=shows_hyperlinks()))
    else:
        from ..render.text import text

        context.print(text(page, context.glyphs, context.width))


_KNOWN = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal")
_SET_BY = ("KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "ALACRITTY_WINDOW_ID")


def shows_hyperlinks() -> bool:
    """True on a terminal known to show OSC 8 hyperlinks, and where ``FORCE_HYPERLINK`` asks for them.

    The list is that of https://github.com/Alhadis/OSC8-Adoption; others might show the address as text.
    """
    environ = os.environ
    if forced := environ.get("FORCE_HYPERLINK"):
        return forced != "0"
    if not sys.stdout.isatty() or environ.get("TERM", "").startswith(("screen", "tmux", "linux")):
        return False
    vte = environ.get("VTE_VERSION", "")
    term = environ.get("TERM", "").startswith(("foot", "contour", "xterm-kitty", "xterm-ghostty", "alacritty"))
    return (
        term
        or environ.get("TERM_PROGRAM", "") in _KNOWN
        or (vte.isdecimal() and int(vte) >= 5000)
        or any(name in environ for name in _SET_BY)
    )
