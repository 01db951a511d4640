"""A screen that ends once, however quickly one clicks or types."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Once(Screen[ScreenResultType]):
    """Base of screens that give a result.

    Textual leaves a screen a moment after it is dismissed; a second click in that moment would give a second
    result, which ends the application, and a dismissal under another screen would take that one away.
    """

    ended = False

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with a result, the first time and only on top."""
        if self.ended or not self.is_current:
            return AwaitComplete()
        self.ended = True
        return super().dismiss(result)
