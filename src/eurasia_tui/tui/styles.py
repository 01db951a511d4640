"""Themes and the look of each role.

Our own themes draw on the terminal's background with colours of the 256-colour cube whose
contrast is at least 4.5:1 against every common background of their sort; a test computes it.  Under Textual's themes the roles take the theme's colours.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
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
"""Textual's own widgets under our themes: the terminal's colours, and the chosen row shown in reverse video."""

WIDGETS = """
Screen { background: ansi_default; }
ModalScreen > * { background: ansi_default; }
Input:ansi > .input--cursor { background: ansi_default; color: ansi_default; text-style: reverse; }
Input > .input--selection { text-style: reverse; }
Input:ansi > .input--placeholder { text-style: italic; color: ansi_default; }
"""
"""CSS of Textual's own widgets, so that they suit every background and show what is chosen without colour."""

COLOURS = {
    "green": (78, 22, TEAL),
    "blue": (75, 26, BLUE),
    "orange": (214, 94, BRICK),
    "magenta": (176, 127, MAGENTA),
    "teal": (80, 24, BLUE),
    "olive": (186, 58, VIOLET),
    "red": (210, 125, BRICK),
    "violet": (147, 56, VIOLET),
    "brown": (180, 94, BRICK),
}
"""Colours of kinds on a dark and a light background, and on one of which nothing is known.

Numbers of the 256-colour cube: at least 4.5:1 on black, #1e1e1e, #282c34, #2e3440 and #002b36 (dark), on white, #f5f5f5,
#fdf6e3 and #eff1f5 (light), and on black and white (the third).
"""
ROLE_COLOURS = {
    "quiet": (248, 241, QUIET),
    "warn": (209, 124, BRICK),
    "note": (180, 94, BRICK),
    "match": (228, 90, MAGENTA),
    "water": (110, 25, BLUE),
    "bar": (75, 26, BLUE),
}
"""Colours of other roles, as those of kinds."""
LINES = ("green", "orange", "blue", "magenta", "red", "olive")
"""The colours of the lines of a chart, in order."""
FAINT = (240, 247, QUIET)
"""Frames and rules, which are no text and may be weaker."""
STANDARD = {
    "green": (10, 2, 2),
    "blue": (14, 4, 6),
    "orange": (11, 5, 5),
    "magenta": (13, 5, 5),
    "teal": (14, 6, 6),
    "olive": (15, 0, 5),
    "red": (9, 1, 1),
    "violet": (7, 8, 6),
    "brown": (11, 3, 1),
}
"""On a dark and a light background, and on one of which nothing is known: there without black, white, grey and yellow, which may
not be seen on it. With sixteen colours only signs, bars, frames with focus and the open tab are coloured; names have the colour of text."""

DARK, LIGHT, EITHER = "eurasia-dark", "eurasia-light", "eurasia"


def own_theme(name: str, *, dark: bool) -> Theme:
    """One of our themes: Textual's for the terminal's own colours, with our name and roles."""
    return replace(BUILTIN_THEMES["ansi-dark"], name=name, dark=dark, variables=_VARIABLES)


def own_themes() -> tuple[Theme, ...]:
    """For a dark background, a light one, and one of which nothing is known."""
    return own_theme(DARK, dark=True), own_theme(LIGHT, dark=False), own_theme(EITHER, dark=True)


def theme_of_environment() -> str:
    """The theme for the background that COLORFGBG names; empty where it names none."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    if not background.isdecimal():
        return ""
    return LIGHT if background in ("7", "15") else DARK


def terminal_name() -> str:
    """What the theme of a terminal is remembered by."""
    return os.environ.get("TERM_PROGRAM") or os.environ.get("TERM", "")


def theme_for(red: int, green: int, blue: int) -> str:
    """The theme for a background of this colour (0 to 255 each), by its relative luminance (WCAG 2)."""
    return LIGHT if luminance(red, green, blue) > 0.18 else DARK


def luminance(red: int, green: int, blue: int) -> float:
    """Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    channels = [value / 255 for value in (red, green, blue)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def roles(theme: Theme, kinds: Mapping[str, str], colours: str | None = "256") -> dict[str, Style]:
    """The style of each role under a theme; ``colours`` is Rich's name of what the terminal has.

    ``kinds`` gives the name of each kind's colour. A kind has the role ``kind-NAME`` for names, ``sign-NAME`` for its sign
    and what is drawn in its colour, each with ``-strong`` after it in bold (the open tab is a sign), and ``frame-NAME`` for
    a frame with focus; without a colour it has the colour of text.
    """
    own = {DARK: 0, LIGHT: 1, EITHER: 2}.get(theme.name)
    if own is None:
        colour = dict.fromkeys((*COLOURS, "bar"), _plain(theme.accent or theme.primary))
        colour |= dict.fromkeys(("warn", "note", "match"), _plain(theme.warning or theme.accent or theme.primary))
        signs, quiet, faint = colour, "dim", "dim"
    elif colours == "standard":
        colour = dict.fromkeys((*COLOURS, *ROLE_COLOURS), "default")
        signs = {name: f"color({values[own]})" for name, values in STANDARD.items()}
        colour["bar"] = signs["blue"]
        quiet = faint = "not dim"
    else:
        colour = {name: f"color({values[own]})" for name, values in (COLOURS | ROLE_COLOURS).items()}
        signs, quiet, faint = colour, colour["quiet"], f"color({FAINT[own]})"
    make = Style.parse
    styles = {
        "": Style(),
        "title": make("bold"),
        "heading": make("bold underline"),
        "heading-rest": make(f"{quiet} underline"),
        "label": make(quiet),
        "quiet": make(quiet),
        "faint": make(faint),
        "rule": make(faint),
        "link": Style(),
        "former-link": Style(),
        "quiet-link": make(f"{quiet} underline"),
        "source": make(quiet),
        "address": make("underline"),
        "mark": make(colour["warn"]),
        "warn": make(colour["warn"]),
        "note": make(colour["note"]),
        "water": make(f"italic {colour.get('water', quiet)}"),
        "as-of": make(f"bold {colour['warn']}"),
        "quote": make("bold"),
        "paragraph": make(quiet),
        "quoted": make("bold"),
        "quoted-link": make("bold underline"),
        "bar": make(colour["bar"]),
        "band-0": make(f"bold reverse {colour['orange']}"),
        "band-1": make(f"reverse {colour['orange']}"),
        "set-first": make(f"bold {colour['bar']}"),
        "set-both": make(f"bold {colour['green']}"),
        "set-second": make(f"bold {colour['note']}"),
        "match": make(f"bold underline {colour['match']}"),
        "found": make("reverse"),
        "cursor": make("reverse"),
        "selected": make("bold"),
        "hint": make("reverse bold"),
        "strong": make("bold"),
        "key": make("bold"),
        "group": make("bold"),
    }
    styles |= {f"line-{number}": make(colour[name]) for number, name in enumerate(LINES)}
    for kind, name in kinds.items():
        styles[f"kind-{kind}"] = make(colour.get(name, ""))
        styles[f"kind-{kind}-strong"] = make(f"bold {colour.get(name, '')}")
        styles[f"sign-{kind}"] = make(signs.get(name, ""))
        styles[f"sign-{kind}-strong"] = make(f"bold {signs.get(name, '')}")
        styles[f"frame-{kind}"] = make(signs.get(name, ""))
    return styles


def _plain(colour: str) -> str:
    """A colour of Textual's as Rich writes it."""
    return colour.removeprefix("ansi_")
