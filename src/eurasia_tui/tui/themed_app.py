"""The theme of the explorer: chosen by the user, else that for the background of the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from .session import Session
from .styles import EITHER, own_themes, terminal_name, theme_for, theme_of_environment
from .type_ahead import opening

if TYPE_CHECKING:
    from .terminal.keys import TerminalBackground


class ThemedApp(App[None]):
    """Base of the explorer that changes themes."""

    session: Session
    """Set before :meth:`start_theme`."""

    def start_theme(self, *wanted: str | None) -> None:
        """Take the first of some themes that there is, else that of the environment, else the last one of this terminal."""
        for own in own_themes():
            self.register_theme(own)
        kept = self.session.themes
        self.session.themes = {name: own for name, own in kept.items() if own in self.available_themes}
        chosen = [name for name in (*wanted, theme_of_environment()) if name in self.available_themes]
        self._theme_follows_terminal = not chosen
        self.theme = chosen[0] if chosen else self._theme_of_terminal
        self._first_theme = self.theme

    @property
    def _theme_of_terminal(self) -> str:
        return self.session.themes.get(terminal_name(), EITHER)

    @property
    def next_theme(self) -> str:
        """The theme of the next start with the same options."""
        return self._theme_of_terminal if self._theme_follows_terminal else self._first_theme

    def on_terminal_background(self, message: TerminalBackground) -> None:
        """The terminal has reported its background: take the theme for it, unless one was chosen. Maps have darker land on black."""
        self.session.background = message.rgb
        theme = theme_for(*message.rgb)
        self.session.themes[terminal_name()] = theme
        if self._theme_follows_terminal and self.theme != theme:
            self.theme = theme

    def action_change_theme(self) -> None:
        """Choose a theme; from then on the terminal's background changes nothing."""
        opening(self.screen, self._choose_theme())

    async def _choose_theme(self) -> None:
        from .choose import Choose

        rows = [(name, name, "now" if name == self.theme else "") for name in sorted(self.available_themes)]
        if chosen := await self.push_screen_wait(Choose(self.session, "Theme", rows)):
            self._theme_follows_terminal = False
            self.theme = chosen
