"""Letting go of the mouse, so that the terminal itself can select text, and taking it again.

Textual turns mouse reports on when it starts and has no command to turn them off.  A driver may
write to its terminal, so ours is Textual's own with one method more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.driver import Driver

if TYPE_CHECKING:
    from .app import EurasiaApp

OFF = "\x1b[?1000l\x1b[?1003l"
"""No reports of buttons and moves; how they are written stays as it was."""
ON = "\x1b[?1000h\x1b[?1003h"


class MouseDriver(Driver):
    """To be put before a driver of Textual's; the app is told of it under ``mouse``."""

    is_free = False
    """True while the terminal has the mouse."""

    def __init__(self, app: EurasiaApp, **options: Any) -> None:
        super().__init__(app, **options)
        app.mouse = self

    def start_application_mode(self) -> None:
        """Start, or come back from the shell or an editor, with the mouse as it was left."""
        super().start_application_mode()  # type: ignore[safe-super] # abstract in Driver; there is one behind this class
        if self.is_free:
            self.write(OFF)

    def let_go(self, free: bool) -> None:
        """Hand the mouse to the terminal, or take it."""
        self.is_free = free
        self.write(OFF if free else ON)


def with_mouse(driver: type[Driver]) -> type[Driver]:
    """The driver with the method to let go of the mouse."""
    return type("OwnDriver", (MouseDriver, driver), {})
