"""The keys of the map."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from .keys import on_both_layouts

BINDINGS: list[BindingType] = [
    Binding(on_both_layouts("left,h"), "pan(-1, 0)", "west", show=False, tooltip="Move west by a third of the view"),
    Binding(on_both_layouts("right,l"), "pan(1, 0)", "east", show=False, tooltip="Move east"),
    Binding(on_both_layouts("up,k"), "pan(0, -1)", "north", show=False, tooltip="Move north"),
    Binding(on_both_layouts("down,j"), "pan(0, 1)", "south", show=False, tooltip="Move south"),
    Binding(
        on_both_layouts("plus,equals_sign"),
        "zoom(1)",
        "nearer",
        tooltip="Zoom in at the cursor; also the mouse wheel",
    ),
    Binding(on_both_layouts("minus,underscore"), "zoom(-1)", "farther", tooltip="Zoom out; also the mouse wheel"),
    Binding(on_both_layouts("0"), "reset", "all", tooltip="Fit what is shown; again: the core of Eurasia"),
    Binding("tab", "step(1)", "next", tooltip="To the next name in view, from west to east"),
    Binding("shift+tab", "step(-1)", "previous", show=False, tooltip="To the previous name in view"),
    Binding("enter", "enter", "open", tooltip="Open the place or state with the cursor"),
    Binding(on_both_layouts("slash"), "find", "find", tooltip="Go to a state or place by its name"),
    Binding(on_both_layouts("y"), "year(1)", "year", tooltip="The year of the next change of members"),
    Binding(
        on_both_layouts("Y"),
        "year(-1)",
        "previous year",
        show=False,
        tooltip="The year of the previous change of members",
    ),
    Binding(on_both_layouts("v"), "rival", "rival", tooltip="Overlay the next rival corridor"),
    Binding(on_both_layouts("c"), "figure", "figure", tooltip="Tint states by a figure"),
    Binding(on_both_layouts("p"), "places", "places", tooltip="Mark all places of a type"),
    Binding(on_both_layouts("n"), "neighbours", "neighbours", tooltip="The neighbours of the state"),
    Binding(on_both_layouts("L"), "layer", "names", tooltip="All names, only those of what is shown, none"),
    Binding(on_both_layouts("i"), "legend", "notes", tooltip="Show or hide the whole legend and disputed areas"),
    Binding("escape", "out", "back", show=False, tooltip="Close the legend; return"),
    Binding(on_both_layouts("q,backspace,m"), "leave", "back", show=False),
]
"""Moving, stepping and questions of the map."""


def footer(*, steps: bool, rivals: bool) -> list[tuple[str, str]]:
    """Keys for the footer, the likeliest first: with ``steps`` that for years of change, with ``rivals`` that for those of a corridor."""
    keys = [("esc", "back"), ("tab", "next"), ("enter", "open"), ("/", "find")]
    keys += [("y", "year")] if steps else []
    keys += [("v", "rival")] if rivals else []
    keys += [("p", "places"), ("+ -", "zoom"), ("hjkl", "move"), ("c", "figure"), ("0", "whole")]
    return [*keys, ("i", "notes"), ("L", "names"), ("n", "neighbours"), ("?", "help")]
