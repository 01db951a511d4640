"""What becomes of the frames that Textual paints: sent, held back behind an early frame, or recorded for the next start.

See :mod:`eurasia_tui.early_frame`. Of a frame only the cells that it changes are sent. Everything that is no frame
(modes, questions to the terminal, the clipboard) is always sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .columns import hold_columns
from .screen_copy import FRAME, ScreenCopy
from .sgr import shorten

ALTERNATE_SCREEN = "\x1b[?1049h"
"""Some terminals clear the screen when this is sent again."""
_ASIDE = re.compile(r"\x1b\[\?2026[hl]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
"""The limits of an update, and strings for the terminal, which change nothing of what is on the screen."""


class FrameOutput:
    """Stands before ``send``, which writes to the terminal; ``behind`` when an early frame is on the screen."""

    def __init__(
        self, send: Callable[[str], None], *, behind: bool, size: Callable[[], tuple[int, int] | None] = lambda: None
    ) -> None:
        """``size`` says how many columns and rows the terminal has now, None where that is not known."""
        self._send = send
        self._size = size
        self.behind = behind
        """True while frames are held back behind an early one."""
        self._recorded: list[str] | None = None
        self._copy = ScreenCopy()

    def write(self, data: str) -> None:
        """Send this; a frame only where none is held back or recorded."""
        if not FRAME.fullmatch(data):
            if not _ASIDE.fullmatch(data):
                self._copy.forget()
            self._send(data.replace(ALTERNATE_SCREEN, "") if self.behind else _short(data))
        elif self._recorded is not None:
            self._recorded.append(_short(data))
        elif not self.behind and (changes := self._copy.changes(data)):
            self._send(_short(changes))
            # Painted before the change of size was handled: the terminal has put it into other rows.
            if (now := self._size()) and self._copy.is_beyond(*now):
                self._copy.forget()

    def forget(self) -> None:
        """The next frame is sent whole: what is on the screen is not known."""
        self._copy.forget()

    def release(self) -> None:
        """From now on all is sent. What was held back is not: the whole screen is to be painted again."""
        self.behind = False

    def record(self) -> None:
        """From now on frames are kept instead of sent."""
        self._recorded = []

    @property
    def recorded(self) -> str:
        """The frames kept so far, one after the other."""
        return "".join(self._recorded or ()).replace("\n", "")

    def end(self) -> None:
        """Stop recording."""
        self._recorded = None


def _short(data: str) -> str:
    """In as few bytes as show the same, with no text that terminals measure differently moving another."""
    return hold_columns(shorten(data))
