"""Bytes of whole screens: what ctrl+l sends, which draws all of a screen again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .ground import Ground
from .terminal import Terminal


class FullScreen(NamedTuple):
    """A screen, its size in columns and rows, the bytes it may take, the pane it is reached from, and the keys to it."""

    name: str
    size: tuple[int, int]
    budget: int
    pane: str
    keys: tuple[str, ...] = ()


LARGE, WIDE, SMALL, LEAST = (120, 36), (160, 48), (80, 24), (40, 12)
SCREENS = (
    FullScreen("start", LARGE, 11_064, ""),
    FullScreen("country", LARGE, 11_774, "countries", ("enter",)),
    FullScreen("country", WIDE, 18_803, "countries", ("enter",)),
    FullScreen("country", SMALL, 5_679, "countries", ("enter",)),
    FullScreen("country", LEAST, 1_518, "countries", ("enter",)),
    FullScreen("organisation", LARGE, 11_850, "organisations", ("enter",)),
    FullScreen("corridor", LARGE, 11_385, "corridors", ("enter",)),
    FullScreen("quotation", SMALL, 4_216, "quotes", ("enter",)),
    FullScreen("search and ask", LARGE, 10_271, "countries", ("/", "who is in the eaeu")),
    FullScreen("compare", LARGE, 12_603, "countries", ("c", "uzbekistan", "enter")),
    FullScreen("matrix", LARGE, 12_010, "countries", ("x",)),
    FullScreen("timeline", LARGE, 10_269, "countries", ("t",)),
    FullScreen("map of an organisation", LARGE, 18_349, "organisations", ("m",)),
    FullScreen("map of an organisation", SMALL, 10_450, "organisations", ("m",)),
    FullScreen("map of a corridor", LARGE, 19_436, "corridors", ("m",)),
)
"""Budgets: what the design of the screens counted on, and a tenth."""


def full_screens(ground: Ground) -> Iterator[tuple[FullScreen, int]]:
    """Each screen with the bytes that it took."""
    for screen in SCREENS:
        env = {**ground.env, "EURASIA_START": screen.pane}
        with Terminal(ground.explorer(ground.shipped), env, screen.size) as terminal:
            terminal.wait_for("Eurasia" if screen.size == LARGE and screen.pane else "Ask" if not screen.pane else "1")
            terminal.settle(2)
            for key in screen.keys:
                terminal.press(key)
                terminal.settle(0.5)
            yield screen, terminal.press("ctrl+l").bytes
