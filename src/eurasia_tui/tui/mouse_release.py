"""Releasing the mouse, so that the terminal itself can select text.

Textual turns mouse reports on when it starts and has no command to turn them off. A driver may
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
    """Mixed into a driver of Textual's; the application has it as ``mouse``."""

    is_released = False
    """True while the terminal has the mouse."""

    def __init__(self, app: EurasiaApp, **options: Any) -> None:
        super().__init__(app, **options)
        app.mouse = self

    def start_application_mode(self) -> None:
        """Start, or come back from the shell or an editor, with the mouse as it was left."""
        super().start_application_mode()  # type: ignore[safe-super] # abstract in Driver; there is one behind this class
        if self.is_released:
            self.write(OFF)

    def release(self, released: bool) -> None:
        """Leave the mouse to the terminal, or take it back."""
        self.is_released = released
        self.write(OFF if released else ON)


def with_mouse(driver: type[Driver]) -> type[Driver]:
    """The driver with the method to release the mouse."""
    return type("OwnDriver", (MouseDriver, driver), {})
