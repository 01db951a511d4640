"""The keys of the search, beside those of its answer."""

from __future__ import annotations

from textual.binding import Binding, BindingType

BINDINGS: list[BindingType] = [
    Binding("down,ctrl+n", "move(1)", "next", id="search.down", tooltip="Next hit", priority=True),
    Binding(
        "up,ctrl+p",
        "move(-1)",
        "previous",
        id="search.up",
        tooltip="Previous hit; above the first the answer",
        priority=True,
    ),
    Binding("pagedown", "move(8)", "down", id="search.page_down", tooltip="Several hits down", priority=True),
    Binding("pageup", "move(-8)", "up", id="search.page_up", tooltip="Several hits up", priority=True),
    Binding("tab", "kind(1)", "kind", id="search.kind", tooltip="Hits of the next kind", priority=True),
    Binding("shift+tab", "kind(-1)", "previous kind", show=False, tooltip="Hits of the previous kind", priority=True),
    Binding(
        "ctrl+g",
        "find(1)",
        "passage",
        id="search.passage",
        tooltip="Next match on the page of the hit",
        priority=True,
    ),
    Binding("escape", "out", "back", id="search.out", tooltip="From the answer to the box; return", priority=True),
]
"""Moving among the hits, their kinds, and the passage on the page beside."""
