"""A screen that is dismissed once, however quickly keys and clicks come."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.await_complete import AwaitComplete
from textual.color import Color
from textual.screen import ScreenResultType

from .faults import ClosesOnFault, FaultGuard, guarded_compose
from .sized_screen import SizedScreen
from .type_ahead import ends

TRANSPARENT = Color(0, 0, 0, 0)


class DismissOnce(FaultGuard, ClosesOnFault, SizedScreen[ScreenResultType]):
    """Base of screens that return a result.

    Textual removes a screen a moment after ``dismiss``. A second click in that moment would return a second
    result, which is an error that ends the application; ``dismiss`` of a screen that lies under another would
    remove that other screen.
    """

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if "compose" in cls.__dict__:
            cls.compose = guarded_compose(cls.compose)  # type: ignore[assignment, method-assign] # the same method, with a guard

    def on_mount(self) -> None:
        """A window over a screen lets the screen be seen around it."""
        if self.is_modal:
            self.styles.background = TRANSPARENT

    async def on_click(self, event: events.Click) -> None:
        """A click beside a window leaves it, as its key does."""
        if self.is_modal and event.widget is self and hasattr(self, "action_leave"):
            await self.run_action("leave")

    def close_after_fault(self) -> None:
        """Close without a result; what lies over the screen is closed first."""
        self.dismiss(None)

    def on_screen_resume(self) -> None:
        """What lay over the screen has gone."""
        if self.faulty:
            self.dismiss(None)

    @property
    def is_on_top(self) -> bool:
        """True while nothing lies over the screen; Textual calls a screen below a window current too."""
        return self.app.screen_stack[-1:] == [self]

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with a result, the first time and only on top. Otherwise nothing is done."""
        if self.ended or not self.is_on_top:
            return AwaitComplete()
        self.ended = True
        ends(self)
        return super().dismiss(result)
