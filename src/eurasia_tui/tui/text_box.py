"""Text boxes: their limits, and what a paste puts into them.

A paste of several lines becomes one line of words, also in Textual's own box of the palette, which would take the first
line alone. What is longer than the box takes is cut, and a message says so. Outside a text box a paste does nothing.
"""

from __future__ import annotations

from textual import events, on
from textual.app import App
from textual.widgets import Input

from ..sanitize import clean, clean_line
from .type_ahead import TakesKeys

LONGEST_LINE = 400
"""Characters of a box of one line, where it does not say otherwise."""
LONGEST_TEXT = 100_000
"""Characters of a box of several lines."""


class LongBox(TakesKeys):
    """Mixed into the box of several lines. Textual's TextArea loads tree-sitter, so its module waits for a note."""

    text: str
    selected_text: str


class TextBoxApp(App[None]):
    """Base of the explorer that keeps boxes within their limits."""

    _given: events.Paste | None = None
    """The last paste given to a box."""

    @on(events.DescendantFocus)
    def _limit(self, event: events.DescendantFocus) -> None:
        """Every box of one line has a limit and a cursor that does not blink: it would load a slow line."""
        box = event.widget
        if isinstance(box, Input):
            box.cursor_blink = False
            box.max_length = box.max_length or LONGEST_LINE

    async def on_event(self, event: events.Event) -> None:
        """Make a paste fit the box that has the focus.

        Where none has it, the paste is handled after the keys before it, one of which may open a box.
        """
        if isinstance(event, events.Paste) and self.screen_stack:
            if event is self._given:  # it has come back from its box
                return
            if isinstance(self.focused, (Input, LongBox)):
                if text := self._fitted(event.text):
                    self._given = events.Paste(text)
                    await super().on_event(self._given)
                return
            if event.is_forwarded:
                return
        await super().on_event(event)

    def _fitted(self, text: str) -> str:
        """What of a paste the box takes that has the focus."""
        box = self.focused
        if isinstance(box, Input):
            limit = box.max_length or LONGEST_LINE
            # Enough for any limit after cleaning; a megabyte is not cleaned whole.
            line = " ".join(clean_line(text[: 20 * limit + 1_000].replace("\r", "\n")).split())
            room = limit - len(box.value) + len(box.selected_text)
            return self._cut(line, max(0, room), len(text) > 20 * limit + 1_000)
        if isinstance(box, LongBox):
            room = LONGEST_TEXT - len(box.text) + len(box.selected_text)
            lines = clean(text[: LONGEST_TEXT + 1].replace("\r\n", "\n").replace("\r", "\n"))
            return self._cut(lines, max(0, room), len(text) > LONGEST_TEXT)
        return ""

    def _cut(self, text: str, room: int, is_cut: bool) -> str:
        if len(text) > room or is_cut:
            self.notify(f"The pasted text was cut to {min(room, len(text)):,} characters.", markup=False)
        return text[:room]
