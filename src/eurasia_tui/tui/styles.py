"""Themes and the look of each role.

Our own themes draw on the terminal's background with colours of the 256-colour cube whose
contrast is at least 4.5:1 against both black and white, so they suit every terminal; a test
computes it.  Under Textual's themes the roles take the theme's colours.
"""

from __future__ import annotations

import os
from dataclasses import replace

from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

# 8-bit colours between 4.5:1 on black and 4.5:1 on white (WCAG 2 relative luminance).
QUIET, TEAL, BLUE, VIOLET, BRICK, MAGENTA = 243, 29, 63, 98, 131, 163

_VARIABLES = BUILTIN_THEMES["ansi-dark"].variables | {
    "border": "#00875f",
    "border-blurred": "#767676",
    "block-cursor-foreground": "ansi_default",
    "block-cursor-background": "ansi_default",
    "block-cursor-text-style": "reverse",
    "block-cursor-blurred-text-style": "reverse",
    "block-cursor-blurred-foreground": "ansi_default",
    "block-cursor-blurred-background": "ansi_default",
    "block-hover-background": "ansi_default",
    "input-cursor-background": "ansi_default",
    "input-cursor-foreground": "ansi_default",
    "input-cursor-text-style": "reverse",
    "input-selection-background": "ansi_default",
    "input-selection-foreground": "ansi_default",
}
"""Textual's own widgets under our themes: the terminal's colours, and the chosen row told by reversing it."""

WIDGETS = """
Screen, ModalScreen { background: ansi_default; }
Input:ansi > .input--cursor { background: ansi_default; color: ansi_default; text-style: reverse; }
Input > .input--selection { text-style: reverse; }
Input:ansi > .input--placeholder { text-style: none; color: #767676; }
CommandPalette Vertical { background: ansi_default; }
CommandPalette SearchIcon { color: #767676; }
CommandPalette #--input { border: hkey #767676; }
CommandPalette CommandList { border-bottom: hkey #767676; }
CommandPalette CommandList > .option-list--option-highlighted { text-style: reverse; }
CommandPalette > .command-palette--help-text { color: #767676; text-style: none; }
"""
"""CSS of Textual's own widgets, so that they suit every background and show what is chosen without colour."""

_OWN = {
    "eurasia-dark": {"link": TEAL, "source": TEAL, "bar": BLUE, "mark": BRICK, "match": MAGENTA, "title": TEAL},
    "eurasia-light": {"link": BLUE, "source": BLUE, "bar": TEAL, "mark": BRICK, "match": MAGENTA, "title": BLUE},
}


def own_theme(name: str, *, dark: bool) -> Theme:
    """One of our themes: Textual's for the terminal's own colours, with our name and roles."""
    return replace(BUILTIN_THEMES["ansi-dark"], name=name, dark=dark, variables=_VARIABLES)


def own_themes() -> tuple[Theme, Theme]:
    """The dark and the light theme."""
    return own_theme("eurasia-dark", dark=True), own_theme("eurasia-light", dark=False)


def default_theme() -> str:
    """Ours, for the background the terminal reports (COLORFGBG), else dark."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return "eurasia-light" if background in ("7", "15") else "eurasia-dark"


def roles(theme: Theme, colours: str | None = "256") -> dict[str, Style]:
    """The style of each role under a theme; ``colours`` is Rich's name of what the terminal has.

    With sixteen colours quiet text has the terminal's own: their grey cannot be read on many.
    """
    if theme.name in _OWN:
        colour = {name: f"color({number})" for name, number in _OWN[theme.name].items()}
        quiet = "not dim" if colours == "standard" else f"color({QUIET})"
    else:
        accent = theme.accent or theme.primary
        colour = {
            "link": accent,
            "source": accent,
            "bar": theme.primary,
            "title": accent,
            "match": theme.warning or accent,
            "mark": theme.warning or accent,
        }
        quiet = ""
    if any(value.startswith("ansi_") for value in colour.values()):
        colour = {name: value.removeprefix("ansi_") for name, value in colour.items()}
    make = Style.parse
    return {
        "": Style(),
        "title": make(f"bold {colour['title']}"),
        "heading": make("bold"),
        "label": make(quiet) if quiet else make("dim"),
        "quiet": make(quiet) if quiet else make("dim"),
        "link": make(colour["link"]),
        "former-link": make(colour["link"]),
        "quiet-link": make(f"{quiet} underline") if quiet else make("dim underline"),
        "source": make(colour["source"]),
        "address": make("underline"),
        "mark": make(colour["mark"]),
        "as-of": make(f"bold {colour['mark']}"),
        "quote": make("italic"),
        "bar": make(colour["bar"]),
        "match": make(f"bold {colour['match']}"),
        "found": make("reverse"),
        "cursor": make("reverse"),
        "selected": make("bold"),
        "hint": make("reverse bold"),
        "strong": make("bold"),
        "rule": make(quiet) if quiet else make("dim"),
        "key": make(f"bold {colour['title']}"),
        "group": make(f"bold {colour['title']}"),
    }
