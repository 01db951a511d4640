"""Loads what the first question needs once the start screen stands, so that the first letter typed does not wait."""

from __future__ import annotations

import importlib
from typing import Any

from textual.screen import Screen

PARTS = ("query.search", "query.pages.page", "query.questions", "tui.search_view")
"""Modules of the search, those first that others need."""
REST = 1.0
"""Seconds after the start screen before the first of them is loaded: a start itself loads and holds no more than before."""
BETWEEN = 0.05
"""Seconds between two of them, for keys."""


def preload(screen: Screen[Any]) -> None:
    """Load the modules, then the vocabulary of questions, one after the other while the screen is there."""
    left = list(reversed(PARTS))

    def load() -> None:
        if left:
            importlib.import_module(f"eurasia_tui.{left.pop()}")
            screen.set_timer(BETWEEN, load)
        else:
            importlib.import_module("eurasia_tui.query.questions.lexicon").lexicon()

    screen.set_timer(REST, load)
