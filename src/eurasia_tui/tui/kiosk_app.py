"""The base of the application: the allow-list of kiosk, output filters, and terminals too small to draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from textual import events
from textual.actions import ActionParseResult
from textual.app import App, SuspendNotSupported
from textual.dom import DOMNode
from textual.filter import LineFilter

from . import kiosk
from .faults import close_view
from .session import Session
from .sized_screen import is_too_small
from .terminal import output_filters


class KioskApp(App[None]):
    """Base of the explorer; subclasses set ``session`` before it runs."""

    session: Session
    _outgoing: tuple[LineFilter, ...] = ()

    # --- kiosk -----------------------------------------------------------------

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action, whatever asked for it: a key, a click, the palette. In kiosk only what is allowed."""
        if self.session.kiosk and not kiosk.allows(action):
            return False
        screen = self.screen
        if default_namespace is screen and not screen.children:
            return False  # a key that came before the view was composed: there is nothing yet that it could act on
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Exception as error:  # whatever a view's action may raise; what is not a view's is raised again
            if not close_view(screen, error):
                raise
            return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In kiosk what is not allowed is not offered either."""
        if self.session.kiosk and not kiosk.allows((None, action, parameters)):
            return False
        return super().check_action(action, parameters)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open an address, http and https only. Not in kiosk."""
        if not self.session.kiosk and url.startswith(("http://", "https://")):
            super().open_url(url, new_tab=new_tab)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Hand the terminal to another program. Raises SuspendNotSupported in kiosk."""
        if self.session.kiosk:
            raise SuspendNotSupported("not in kiosk")
        with super().suspend():
            yield

    def save_screenshot(
        self, filename: str | None = None, path: str | None = None, time_format: str | None = None
    ) -> str:
        """Write a picture of the screen. Does nothing in kiosk."""
        return "" if self.session.kiosk else super().save_screenshot(filename, path, time_format)

    def deliver_text(self, *arguments: Any, **options: Any) -> str | None:
        """Hand a file to the user. Does nothing in kiosk."""
        return None if self.session.kiosk else super().deliver_text(*arguments, **options)

    def deliver_binary(self, *arguments: Any, **options: Any) -> str | None:
        """Hand a file to the user. Does nothing in kiosk."""
        return None if self.session.kiosk else super().deliver_binary(*arguments, **options)

    # --- terminals -------------------------------------------------------------

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The final filters of every line sent: only colours that the terminal has, and only text."""
        if not self._outgoing:
            self._outgoing = (output_filters.Outgoing(ascii=self.session.glyphs.ascii),)
            if not output_filters.wanted():
                self._outgoing = (output_filters.WithoutColour(), *self._outgoing)
        return self._outgoing if len(self._outgoing) > 1 else [*super().get_line_filters(), *self._outgoing]

    def on_resize(self, event: events.Resize) -> None:
        """Show a message where there is no room to draw anything."""
        if not is_too_small(event.size):
            return
        from .too_small import TooSmall

        if not any(isinstance(screen, TooSmall) for screen in self.screen_stack):
            self.push_screen(TooSmall(self.session))
