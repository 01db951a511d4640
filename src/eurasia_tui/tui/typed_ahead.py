"""Keys typed while a view is still opening: held, and given to the view once it has the focus.

On a slow line keys come in bundles.  Without this ``/cica`` would search for less than that, and
its letters would be taken for commands of the screen below.
"""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from textual import events
from textual.app import App
from textual.screen import Screen


class TypedAhead(App[None]):
    """Base of the explorer that loses no key between a command and its screen."""

    _waiting = False
    _held: tuple[list[events.Key], list[events.Key]] = ([], [])

    def hold_keys(self) -> None:
        """From now until a widget of another screen has the focus, keys are kept."""
        self._waiting, self._held = True, ([], [])

    async def release_keys(self) -> None:
        """Give out what was kept, in order. Does nothing when nothing waits."""
        if self._waiting:
            self._waiting = False
            older, newer = self._held
            for key in (*older, *newer):
                await super().on_event(key)

    async def on_event(self, event: events.Event) -> None:
        """Keep keys while a view opens: those that come back from the screen below are older than those that come anew."""
        if self._waiting and isinstance(event, events.Key) and event.key != "ctrl+c":
            self._held[0 if event.is_forwarded else 1].append(events.Key(event.key, event.character))
        else:
            await super().on_event(event)

    async def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A screen is ready for keys."""
        if event.widget.screen is self.screen and len(self.screen_stack) > 1:
            await self.release_keys()


def opening(below: Screen[Any], opens: Coroutine[Any, Any, None]) -> None:
    """Run what opens a screen over ``below``; keys typed meanwhile are for that screen."""
    app = below.app

    async def run() -> None:
        try:
            await opens
        finally:
            if isinstance(app, TypedAhead):
                await app.release_keys()

    if isinstance(app, TypedAhead):
        app.hold_keys()
    below.run_worker(run())
