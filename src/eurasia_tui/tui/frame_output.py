"""What becomes of the frames that Textual paints: sent, held back behind an early frame, or recorded for the next start.

See :mod:`eurasia_tui.early_frame`. Everything that is no frame (modes, questions to the terminal, the clipboard) is
always sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from time import monotonic

ALTERNATE_SCREEN = "\x1b[?1049h"
"""Some terminals clear the screen when they are told this again."""
_FRAME = re.compile(r"(?:\x1b\[[\d;]*[Hm]|[^\x00-\x1f\x7f]++|\n)*")
WHOLE = 2_000
"""Characters from which a frame is held to be a whole screen or most of it."""
AGAIN = 0.3
"""Seconds within which the same frame is not sent again: when a screen opens Textual paints it two or three times."""
_ASIDE = re.compile(r"\x1b\[\d+;\d+H|\x1b\[\?2026[hl]")
"""Moves and the limits of an update, which change nothing of what is on the screen."""


class FrameOutput:
    """Stands before ``send``, which writes to the terminal; ``behind`` when an early frame is on the screen."""

    def __init__(self, send: Callable[[str], None], *, behind: bool) -> None:
        self._send = send
        self.behind = behind
        """True while frames are held back behind an early one."""
        self._recorded: list[str] | None = None
        self._last, self._sent = "", 0.0
        """The frame that is on the screen, and when it was sent; nothing is remembered of smaller ones."""

    def write(self, data: str) -> None:
        """Send this; a frame only where none is held back or recorded."""
        if (self.behind or self._recorded is not None) and _FRAME.fullmatch(data):
            if self._recorded is not None:
                self._recorded.append(data)
        else:
            data = data.replace(ALTERNATE_SCREEN, "") if self.behind else data
            if not self._is_again(data):
                self._send(data)

    def _is_again(self, data: str) -> bool:
        if _ASIDE.fullmatch(data):
            return False
        now, whole = monotonic(), len(data) >= WHOLE and data.startswith("\x1b[")
        if whole and data == self._last and now - self._sent < AGAIN:
            return True
        self._last, self._sent = data if whole else "", now
        return False

    def release(self) -> None:
        """From now on all is sent. What was held back is not: the whole screen is to be painted anew."""
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
