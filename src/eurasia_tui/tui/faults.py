"""Faults inside a view close that view: one line says so, a report holds the traceback, the explorer keeps running.

Textual ends the application when a handler, a callback or a drawing fails. What runs for a view is therefore called
through here: events and timers of its widgets (:class:`FaultGuard`), messages (:func:`guarded`), actions, drawing and
what opens a view (:func:`close_view`). A fault of the browser itself still ends the explorer,
with its own report, as there is nothing below it to go on with; unless it comes from a catalogue that has
changed on the disk, which is opened again (:mod:`.catalogue_recovery`).
"""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Callable, Iterable, Iterator
from functools import wraps
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual import events
from textual.dom import DOMNode, NoScreen
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from ..crash import is_debugging, summary, write_report
from ..sanitize import clean_line

if TYPE_CHECKING:
    from .app import EurasiaApp

H = TypeVar("H", bound=Callable[..., Any])


class ClosesOnFault:
    """Mixed into screens that can be closed when something in them fails."""

    faulty = False
    """True once something failed; then nothing more is reported, and the screen closes as soon as it is on top."""
    ended = False

    def close_after_fault(self) -> None:
        """Close the screen."""
        raise NotImplementedError


class FaultGuard(MessagePump):
    """Mixed into widgets and screens: an event whose handling fails closes the view."""

    async def on_event(self, event: events.Event) -> None:
        """Handle an event."""
        try:
            await super().on_event(event)
        except Exception as error:  # whatever a view's code may raise; what is not a view's is raised again
            if not close_view(cast("DOMNode", self), error):
                raise

    def set_timer(
        self,
        delay: float,
        callback: Callable[[], Awaitable[Any]] | Callable[[], Any] | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Call something later; its failure closes the view too."""

        async def call() -> None:
            try:
                result = callback() if callback is not None else None
                if isawaitable(result):
                    await result
            except Exception as error:  # as above
                if not close_view(cast("DOMNode", self), error):
                    raise

        return super().set_timer(delay, call, name=name, pause=pause)


def guarded(handler: H) -> H:
    """A handler of a message, whose failure closes the view."""

    @wraps(handler)
    async def call(node: DOMNode, *arguments: Any) -> None:
        try:
            result = handler(node, *arguments)
            if isawaitable(result):
                await result
        except Exception as error:  # as above
            if not close_view(node, error):
                raise

    return cast("H", call)


def guarded_compose(compose: Callable[[Any], Iterable[Widget]]) -> Callable[[Any], Iterable[Widget]]:
    """A screen's ``compose`` whose failure closes the screen; Textual would end the application."""

    def call(screen: Any) -> Iterator[Widget]:
        try:
            yield from compose(screen)
        except Exception as error:  # as above
            if not close_view(screen, error):
                raise

    return call


def close_view(node: DOMNode, error: Exception) -> bool:
    """Close the view in which something failed and report it; False where it was in no view, or when debugging."""
    try:
        screen = node.screen
    except NoScreen:
        return True  # the widget has gone from the screen; what it failed to do is not seen
    recovers = cast("EurasiaApp", screen.app).recovery.handles(error)
    if not isinstance(screen, ClosesOnFault) or is_debugging():
        return recovers
    first = not screen.faulty and not screen.ended and not recovers
    screen.faulty = True
    if first:
        report(screen, error)
    try:
        screen.close_after_fault()
    except Exception as another:  # saving may be what fails
        report(screen, another)
        Screen.dismiss(screen)
    return True


def report(screen: Screen[Any], error: Exception) -> None:
    """Write the report and show the line."""
    app = cast("EurasiaApp", screen.app)
    trace = "".join(traceback.format_exception(error))
    line = f"Internal error in {type(screen).__name__} ({summary(str(error) or type(error).__name__)})"
    if not app.session.kiosk:
        line += f"; {write_report(trace)}"
    app.faults.append(trace)
    app.show_fault(clean_line(line))
