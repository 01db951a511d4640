"""What becomes of the frames that Textual paints: sent, held back behind an early frame, or recorded for the next start.

See :mod:`eurasia_tui.early_frame`. Everything that is no frame (modes, questions to the terminal, the clipboard) is
always sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable

ALTERNATE_SCREEN = "\x1b[?1049h"
"""Some terminals clear the screen when they are told this again."""
_FRAME = re.compile(r"(?:\x1b\[[\d;]*[Hm]|[^\x00-\x1f\x7f]|\n)*")


class FrameOutput:
    """Stands before ``send``, which writes to the terminal; ``behind`` when an early frame is on the screen."""

    def __init__(self, send: Callable[[str], None], *, behind: bool) -> None:
        self._send = send
        self.behind = behind
        """True while frames are held back behind an early one."""
        self._recorded: list[str] | None = None

    def write(self, data: str) -> None:
        """Send this; a frame only where none is held back or recorded."""
        if (self.behind or self._recorded is not None) and _FRAME.fullmatch(data):
            if self._recorded is not None:
                self._recorded.append(data)
        else:
            self._send(data.replace(ALTERNATE_SCREEN, "") if self.behind else data)

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
