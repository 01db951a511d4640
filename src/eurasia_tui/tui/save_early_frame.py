"""At the end of a session: draws what the next start will show first, unseen, and keeps it (:mod:`eurasia_tui.early_frame`).

The screen is made as a start makes it, from the place that was just saved, and painted by Textual into a record. So
there is one way to draw, and the early frame is what Textual will paint over it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual.screen import Screen

from .. import early_frame
from .after_refresh import refreshed
from .too_small import TooSmall

if TYPE_CHECKING:
    from .app import EurasiaApp
    from .terminal.frame_output import FrameOutput

MOST = 10
"""Refreshes of the screen after which nothing is kept."""


async def keep(app: EurasiaApp, output: FrameOutput) -> None:
    """Draw the first frame of the next start, and keep it where that is wanted."""
    arguments = sys.argv[1:]
    if not wanted(app, arguments):
        return
    screen = app.next_browser()
    if screen is None:
        return
    output.record()
    try:
        await app.push_screen(screen)
        for _ in range(2):  # scroll positions are restored in the second
            await refreshed(screen)
        screen.body.update_marks()
        screen.body.complete()
        await refreshed(screen)
        output.record()
        screen.refresh()
        frame = await _painted(screen, output)
    finally:
        output.end()
    if frame:
        early_frame.save(early_frame.key(arguments), frame.encode())


async def _painted(screen: Screen[None], output: FrameOutput) -> str:
    """The whole screen, once it was painted; empty when it is not."""
    for _ in range(MOST):
        await refreshed(screen)
        if output.recorded:
            return output.recorded
    return ""


def wanted(app: EurasiaApp, arguments: list[str]) -> bool:
    """True when the next start may show an early frame."""
    return (
        app.session.settings.early_frame == "on"
        and not (app.session.kiosk or app.is_headless)
        and early_frame.is_allowed(arguments)
        and (sys.__stderr__ is not None and sys.__stderr__.encoding.lower() == "utf-8")
        and not any(isinstance(screen, TooSmall) for screen in app.screen_stack)
    )
