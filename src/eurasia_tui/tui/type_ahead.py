"""Keys and pastes that come while a view opens or ends are kept, and given to the screen they are meant for once it is ready.

On a slow line keys come in bundles. Without this ``/cica`` would search for less than that and its letters would be
taken for commands of the screen below, and keys after Enter would go to a view that is gone.
"""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, cast

from textual import events
from textual.app import App
from textual.screen import Screen

from ..crash import is_debugging
from .faults import report
from .recovery import Recovery


class EndsView:
    """Mixed into a box in which Enter ends the view: keys after it wait for what comes of it.

    Where nothing comes of it the view calls :func:`release`.
    """


class TypeAheadApp(App[None]):
    """Base of the explorer that loses no key between a command and its screen."""

    recovery: Recovery
    """Set before the application runs."""
    _openers: tuple[Screen[Any], ...] = ()
    """Screens that opened what lies over them by :func:`opening`, and so take the keys again when it ends."""
    _waiting = False
    _enter: events.Event | None = None
    """The Enter that other keys wait for; it comes back from the box before its binding is looked up."""
    _held: tuple[list[events.Key | events.Paste], list[events.Key | events.Paste]] = ([], [])
    """Keys that came back from the screen below, and keys that came anew."""

    def hold_keys(self) -> None:
        """From now until a widget of another screen has the focus, keys are kept."""
        if not self._waiting:
            self._waiting, self._held = True, ([], [])

    def hold_keys_for_below(self) -> None:
        """The view on top ends: keys are kept until the screen that opened it has done what it opened it for."""
        if self._is_taken_back:
            self.hold_keys()

    @property
    def _is_taken_back(self) -> bool:
        """True when the screen below will give out again what is kept while the view on top ends."""
        return len(self.screen_stack) > 1 and self.screen_stack[-2] in self._openers

    async def release_keys(self) -> None:
        """Give out what was kept, in order. Does nothing when nothing waits."""
        if self._waiting:
            self._waiting = False
            older, newer = self._held
            for key in (*older, *newer):
                if self._waiting:  # one of them opened or ended a view
                    self._held[0].append(key)
                else:
                    await self._give(key)

    async def _give(self, event: events.Event) -> None:
        enters = isinstance(event, events.Key) and event.key == "enter" and not event.is_forwarded
        if enters and self._is_taken_back and isinstance(self.focused, EndsView):
            self.hold_keys()
            self._enter = event
        await super().on_event(event)

    async def on_event(self, event: events.Event) -> None:
        """Keep keys while a view opens or ends."""
        held = self._held[0 if event.is_forwarded else 1]
        if self._waiting and isinstance(event, events.Key) and event.key != "ctrl+c" and event is not self._enter:
            held.append(events.Key(event.key, event.character))
        elif self._waiting and isinstance(event, events.Paste):
            held.append(events.Paste(event.text))
        else:
            await self._give(event)

    async def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A screen over the browser is ready for keys."""
        if len(self.screen_stack) > 1 and event.widget.is_attached and event.widget.screen is self.screen:
            await self.release_keys()


def opening(below: Screen[Any], opens: Coroutine[Any, Any, None]) -> None:
    """Run what opens a screen over ``below``; keys typed meanwhile are for that screen. A screen that has gone opens none."""
    app = _app(below)
    if below not in app.screen_stack:
        opens.close()
        return

    async def run() -> None:
        app._openers = (*app._openers, below)
        try:
            await opens
        except Exception as error:  # whatever a view may raise while it opens; the screen below goes on
            if is_debugging():
                raise
            if not app.recovery.handles(error):
                report(below, error)
        finally:
            app._openers = app._openers[:-1]
        await app.release_keys()

    app.hold_keys()
    # Of the application: Textual may wait in it until ``below`` has gone, and would cancel a worker of ``below`` then,
    # which cancels what removes ``below``, and with it the loop of the application.
    app.run_worker(run())


def ends(view: Screen[Any]) -> None:
    """A view on top is about to be dismissed; keys typed meanwhile are for the screen below."""
    _app(view).hold_keys_for_below()


async def release(view: Screen[Any]) -> None:
    """Enter did not end the view after all: its keys go on."""
    await _app(view).release_keys()


def _app(screen: Screen[Any]) -> TypeAheadApp:
    return cast("TypeAheadApp", screen.app)
