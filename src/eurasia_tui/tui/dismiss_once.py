"""A screen that is dismissed once, however quickly keys and clicks come."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class DismissOnce(Screen[ScreenResultType]):
    """Base of screens that return a result.

    Textual removes a screen a moment after ``dismiss``. A second click in that moment would return a second
    result, which is an error that ends the application; ``dismiss`` of a screen that lies under another would
    remove that other screen.
    """

    ended = False
    """True once it was dismissed."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with a result, the first time and only on top."""
        if self.ended or not self.is_current:
            return AwaitComplete()
        self.ended = True
        return super().dismiss(result)
