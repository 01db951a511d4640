"""Through the explorer in a terminal: pages, views and boxes."""

from __future__ import annotations

from .terminal import EURASIA, Terminal

FRESH = [*EURASIA, "--fresh"]


EVERY_VIEW = ("/", "x", "t", "p", "9", "0", "s", "?", "a", "ctrl+p", "ctrl+f", "n")
"""Keys of views and boxes that escape leaves again."""


def tour(terminal: Terminal) -> None:
    """Through pages, views and boxes."""
    terminal.until("Kazakhstan").until_quiet().press("enter", "pagedown", "tab", "f").until_quiet(2).press(
        "escape", "escape"
    )
    for key in EVERY_VIEW:
        terminal.press(key).until_quiet(3)
        if key in ("/", "ctrl+f"):
            terminal.press(*"iran").until_quiet(3)
        terminal.press("escape").until_quiet(2)
    terminal.press("/", *"iran").until_quiet().press("enter").until("Iran").until_quiet()
