"""What may be done in kiosk: an allow-list of actions, like LESSSECURE of less.

Browse, search, ask, relate, map.  Whatever is not named here does nothing in kiosk, wherever it
is asked from: a key, the palette, the mouse.  So a new action is refused until somebody has
thought about it; a test holds that each action of ours is named here or below.
"""

from __future__ import annotations

from typing import Any

from textual.actions import ActionError, parse

ALLOWED = frozenset(
    {
        # ours: moving, looking, asking
        "add",
        "among",
        "as_of",
        "back",
        "back_from_view",
        "beside",
        "clear_all",
        "columns",
        "courses",
        "differences",
        "end",
        "enter",
        "everything",
        "figure",
        "by",
        "find",
        "term",
        "unfold",
        "follow",
        "groups",
        "forward",
        "help",
        "indicator",
        "inside",
        "jump",
        "keep",
        "kind",
        "layer",
        "leave",
        "legend",
        "line",
        "link",
        "map",
        "mark",
        "move",
        "narrow",
        "neighbours",
        "open_row",
        "order",
        "out",
        "outline",
        "outside",
        "over",
        "page",
        "pair",
        "pan",
        "pane",
        "panes",
        "period",
        "pick",
        "present",
        "places",
        "quit",
        "redraw",
        "reset",
        "rival",
        "scale",
        "section",
        "sort",
        "step",
        "stop",
        "swap",
        "view",
        "walk",
        "who",
        "year",
        "zoom",
        # Textual's: leaving, the palette, themes, focus and scrolling
        "bell",
        "blur",
        "change_theme",
        "command_palette",
        "dismiss",
        "escape",
        "focus",
        "focus_next",
        "focus_previous",
        "help_quit",
        "minimize",
        "pop_screen",
        "toggle_dark",
        "scroll_up",
        "scroll_down",
        "scroll_left",
        "scroll_right",
        "scroll_home",
        "scroll_end",
        "page_up",
        "page_down",
        "page_left",
        "page_right",
        # Textual's lists and boxes
        "command_list",
        "cursor_up",
        "cursor_down",
        "first",
        "last",
        "select",
        "submit",
        "cursor_left",
        "cursor_right",
        "cursor_left_word",
        "cursor_right_word",
        "cursor_line_start",
        "cursor_line_end",
        "home",
        "delete_left",
        "delete_right",
        "delete_left_word",
        "delete_right_word",
        "delete_left_all",
        "delete_right_all",
        "select_all",
        "paste",
    }
)
"""Names of actions, whatever they belong to. ``paste`` puts in what was typed in the same session, nothing else."""

REFUSED = frozenset(
    {
        "bookmark",
        "copy",
        "edit",
        "note",
        "quote",
        "open_source",
        "save",
        "suspend_process",
        "write",
    }
)
"""Actions of ours that write, copy, run or stop a program, or open an address. Named only so that none is forgotten."""


def allows(action: object) -> bool:
    """True when an action, as Textual writes it or parsed, may be run in kiosk."""
    name: Any = action
    if isinstance(action, str):
        try:
            name = parse(action)[1]
        except ActionError:
            return False
    elif isinstance(action, tuple):
        name = action[1]
    return name in ALLOWED
