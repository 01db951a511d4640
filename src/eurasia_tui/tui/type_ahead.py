"""Keys and pastes that come while a view opens or ends are kept, and given to the screen they are meant for once it is ready.

On a slow line keys come in bundles. Without this ``/cica`` would search for less than that and its letters would be
taken for commands of the screen below, and keys after Enter would go to a view, or into a box, that is gone.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from typing import Any, cast

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from ..crash import is_debugging
from .catalogue_recovery import Recovery
from .faults import report

FROM_TERMINAL = (events.InputEvent, events.Paste)
"""What reaches an application at any time."""
PATIENCE = 2.0
"""Seconds that keys wait at most for a widget to do what the key before them asked for."""


class TakesKeys:
    """Mixed into a widget that takes keys which elsewhere are commands: a box, a list with numbers, a page with hints."""

    def may_end(self, key: events.Key) -> bool:
        """True for a key after which the next one may be for another widget: of a box every key that is no character."""
        return not key.is_printable


class TypeAheadApp(App[None]):
    """Base of the explorer that loses no key between a command and its screen."""

    recovery: Recovery
    """Set before the application runs."""
    _openers: tuple[Screen[Any], ...] = ()
    """Screens that opened what lies over them by :func:`opening`, and so take the keys again when it ends."""
    _waiting = False
    _command: events.Key | None = None
    """The key that a box was given last for which other keys wait. It comes back from the box before its binding is looked up."""
    _passing = False
    """True while keys wait for that key alone, and for nothing that it opened or ended."""
    _held: tuple[list[events.Key | events.Paste], list[events.Key | events.Paste]] = ([], [])
    """Keys that came back from the screen below, and new keys."""

    @property
    def holds_keys(self) -> bool:
        """True while keys are kept."""
        return self._waiting

    def hold_keys(self) -> None:
        """From now until a widget of another screen has the focus, keys are kept."""
        self._passing = False
        if not self._waiting:
            self._waiting, self._held = True, ([], [])

    def hold_keys_for_below(self) -> None:
        """The view on top ends: keys are kept until the screen that opened it has done what it opened it for."""
        if self._is_taken_back:
            self.hold_keys()

    @property
    def _is_taken_back(self) -> bool:
        """True when the screen below will deliver what is kept while the view on top ends."""
        return len(self.screen_stack) > 1 and self.screen_stack[-2] in self._openers

    async def release_keys(self) -> None:
        """Deliver what was kept, in order. Does nothing when nothing waits."""
        if self._waiting:
            self._waiting = self._passing = False
            older, newer = self._held
            for key in (*older, *newer):
                if self._waiting:  # one of them opened or ended a view
                    self._held[0].append(key)
                else:
                    await self._give(key)

    async def _give(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded and (box := self._box_for(event)):
            self.hold_keys()
            self._command, self._passing = event, True
            self.run_worker(self._pass_on(event, box))
        else:
            await super().on_event(event)

    def _box_for(self, key: events.Key) -> Widget | None:
        """The widget with the focus where the next keys must wait for what it makes of this one."""
        box = self.focused if self.screen_stack and key.key != "ctrl+c" else None
        takes = box.may_end(key) if isinstance(box, TakesKeys) else isinstance(box, Input) and not key.is_printable
        return box if takes else None

    async def _pass_on(self, key: events.Key, box: Widget) -> None:
        """Give a key to a widget once it has taken those before; those after it wait until all is done that it asks for."""
        way = (box, box, *box.ancestors)  # a message is handled by the widget that sends it, then by each of these
        await _all_done(*way)
        self.post_message(key)
        await _all_done(self, *way)
        await _all_done(*way)
        if self._passing and self._command is key:
            await self.release_keys()

    async def on_event(self, event: events.Event) -> None:
        """Keep keys while a view opens or ends."""
        held = self._held[0 if event.is_forwarded else 1]
        if isinstance(event, (events.AppFocus, events.AppBlur)):
            return  # Textual would take the focus away, and a view that opens meanwhile would get none, and so no key
        if isinstance(event, FROM_TERMINAL) and not self.screen_stack:
            return  # the application ends, and the last screen has gone
        if event is self._command:
            await super().on_event(event)
        elif self._waiting and isinstance(event, events.Key) and event.key != "ctrl+c":
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


async def _all_done(*nodes: DOMNode) -> None:
    """Wait until each of these has handled what was sent to it so far, one after the other."""
    for node in nodes:
        done = asyncio.Event()
        if node.call_later(done.set):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await done.wait()


def _app(screen: Screen[Any]) -> TypeAheadApp:
    return cast("TypeAheadApp", screen.app)
