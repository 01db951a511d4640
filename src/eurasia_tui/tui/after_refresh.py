"""Waiting until what has changed is laid out and drawn."""

from __future__ import annotations

import asyncio
import contextlib

from textual.widget import Widget

AGAIN = 0.1
"""Seconds after which Textual is asked again: it asks the screen on top, and what that owes is lost when it goes."""


async def refreshed(widget: Widget) -> None:
    """Wait until the screen has been drawn. Returns at once where the widget has gone."""
    done = asyncio.Event()
    while not done.is_set() and widget.call_after_refresh(done.set):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), AGAIN)
