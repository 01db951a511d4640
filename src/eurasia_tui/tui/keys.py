"""Every key of the browser, declared once: footer, help, palette and remapping follow from this table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..keyboard_layouts import CHARACTERS
from ..named_tuple import NamedTuple

if TYPE_CHECKING:
    from textual.binding import Binding

NAMED = {
    "slash": "/",
    "question_mark": "?",
    "full_stop": ".",
    "comma": ",",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "apostrophe": "'",
    "semicolon": ";",
    "colon": ":",
    "backslash": "\\",
    "grave_accent": "`",
}
"""Textual's names of keys that people call by their character."""


_NAMES = {char: name for name, char in NAMED.items()}


def on_both_layouts(keys: str) -> str:
    """Comma-separated keys with those that the same physical keys give on Cyrillic layouts."""
    result: list[str] = []
    for key in keys.split(","):
        result.append(key)
        head, _, last = key.rpartition("+")
        if not head or head == "shift":
            result += [_NAMES.get(other, other) for other in CHARACTERS.get(NAMED.get(last, last), ())]
    return ",".join(dict.fromkeys(result))


class Key(NamedTuple):
    """A command of the browser. Which actions may be run in kiosk is declared in tui/kiosk.py."""

    id: str
    keys: str
    action: str
    description: str
    tooltip: str
    group: str
    show: bool = False
    both: str = ""
    """What this key and that of the opposite command do, for the one row that they have in the help."""

    def binding(self) -> Binding:
        """The Textual binding."""
        from textual.binding import Binding  # here, so that the command line can name the keys without Textual

        return Binding(
            on_both_layouts(self.keys),
            self.action,
            self.description,
            id=self.id,
            tooltip=self.tooltip,
            show=self.show,
            key_display=self.keys.split(",")[0],
        )


MOTION: tuple[Key, ...] = (
    Key("down", "j,down", "move(1)", "down", "Down one line", "Move", both="Down or up one line"),
    Key("up", "k,up", "move(-1)", "up", "Up one line", "Move", both="Down or up one line"),
    Key("page_down", "pagedown,ctrl+d", "page(1)", "page down", "Down one screenful", "Move"),
    Key("page_up", "pageup,ctrl+u", "page(-1)", "page up", "Up one screenful", "Move"),
    Key("first", "g,home", "end(-1)", "first", "To the first line", "Move", both="To the first or last line"),
    Key("last", "G,end", "end(1)", "last", "To the last line", "Move", both="To the first or last line"),
)
"""The keys that move a cursor or scroll, the same in every list and text."""

_STOPS, _SECTIONS = "To the next or previous stop of a route", "To the next or previous section"
_LINKS, _WALK = "To the next or previous link", "The next or previous quotation, claim or concept"
_MATCHES = "Next or previous match in the page"
_FOLLOW, _ORDER = "Label links, or links to sources", "Order by a column or any figure"
_DATES, _COPIES = "Show a date; return to the present", "Copy the row's citation or value"

LEAVE = "Leave the program"

BROWSE: tuple[Key, ...] = (
    Key("search", "slash", "view('search')", "search", "Ask, or search everything", "Find", show=True),
    Key("next_stop", "right", "stop(1)", "next stop", "To the next stop of a route", "Move", both=_STOPS),
    Key("previous_stop", "left", "stop(-1)", "previous stop", "To the previous stop of a route", "Move", both=_STOPS),
    Key("enter", "enter,l,right", "enter", "open", "Read the page; open the chosen link", "Move", show=True),
    Key("out", "escape,left", "out", "list", "From the page to the list", "Move"),
    Key("follow", "f", "follow", "follow", "Label each link in view with a letter", "Move", show=True, both=_FOLLOW),
    Key("follow_sources", "F", "follow(True)", "follow", "Label the links to sources", "Move", both=_FOLLOW),
    Key("back", "backspace,alt+left", "back", "back", "Back to the previous page", "Move", show=True),
    Key("forward", "alt+right", "forward", "forward", "Forward to the next page", "Move"),
    Key("next_link", "tab", "link(1)", "next link", "To the next link of the page", "Move", both=_LINKS),
    Key("previous_link", "shift+tab", "link(-1)", "previous link", "To the previous link", "Move", both=_LINKS),
    *MOTION,
    Key(
        "next_section",
        "right_square_bracket",
        "section(1)",
        "next section",
        "To the next section of the page",
        "Move",
        both=_SECTIONS,
    ),
    Key(
        "previous_section",
        "left_square_bracket",
        "section(-1)",
        "previous section",
        "To the previous section",
        "Move",
        both=_SECTIONS,
    ),
    Key("unfold", "plus", "unfold", "whole section", "Show the rest of a section, at its +N", "Move"),
    Key("outline", "O", "outline", "sections", "Choose a section of the page", "Move"),
    Key("next", "n", "walk(1)", "next", "On a quotation, claim or concept: the next one", "Move", both=_WALK),
    Key(
        "previous",
        "p",
        "walk(-1)",
        "previous",
        "On a quotation, claim or concept: the previous one",
        "Move",
        both=_WALK,
    ),
    Key("narrow", "ctrl+f", "narrow", "filter, find", "Filter the list, or find in the page", "Find"),
    Key("find_next", "ctrl+n", "find(1)", "next match", "Next match in the page", "Find", both=_MATCHES),
    Key("find_previous", "ctrl+b", "find(-1)", "previous match", "Previous match in the page", "Find", both=_MATCHES),
    Key("sort", "s", "sort", "order", "Order the list by its next column", "Find", both=_ORDER),
    Key("order", "S", "order", "order by", "Order the list by any figure or field", "Find", both=_ORDER),
    Key("panes", "0", "panes", "other panes", "More kinds, and all views", "Views"),
    Key("mark", "space", "mark", "mark", "Mark for comparing", "Views"),
    Key("as_of", "a", "as_of", "as of", "Show everything as it stood on a date", "Views", both=_DATES),
    Key("present", "A", "present", "present", "Return from a date to the present", "Views", both=_DATES),
    Key(
        "copy",
        "y",
        "copy('citation')",
        "cite",
        "Copy the citation of the chosen row",
        "Your data",
        show=True,
        both=_COPIES,
    ),
    Key(
        "copy_value", "Y", "copy('value')", "copy", "Copy its value, or passage as Markdown", "Your data", both=_COPIES
    ),
    Key("bookmark", "b", "bookmark", "bookmark", "Add or remove a bookmark", "Your data"),
    Key("quote", "w", "quote", "quote", "Add a sentence to your quotations", "Your data"),
    Key("note", "N,n", "note", "note", "Write a note on the entity", "Your data"),
    Key("open_source", "o", "open_source", "open source", "Open the source's address in a browser", "Your data"),
    Key("edit", "e", "edit", "edit", "Edit your own file on the entity", "Your data"),
    Key("help", "question_mark", "help", "help", "The keys of this screen", "Help", show=True),
    Key("quit", "q", "app.quit", "quit", LEAVE, "Help"),
)
"""Keys of the browser; those that views add are in :mod:`.views`."""
