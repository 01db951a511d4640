"""The command palette: every command of a key by its tooltip, themes, and releasing the mouse."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from ..sanitize import clean_line
from . import kiosk
from .dismiss_once import DismissOnce
from .help import key_of
from .keys import MOTION
from .views import every_key

if TYPE_CHECKING:
    from .app import EurasiaApp
    from .mouse import MouseDriver


class Palette(CommandPalette, DismissOnce[None]):
    """Textual's palette. Its page keys fail before its list has been laid out, so they move the cursor here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", "Next page", show=False),
        Binding("pageup", "page(-1)", "Previous page", show=False),
    ]

    def action_page(self, screens: int) -> None:
        """Move the cursor by a screenful, not past the ends."""
        for commands in self.query(CommandList):
            if commands.option_count and commands.size.height:
                at = (commands.highlighted or 0) + screens * commands.size.height
                commands.highlighted = max(0, min(at, commands.option_count - 1))


class Commands(Provider):
    """Textual's provider with titles and remarks as written: a pack names panes, and Textual would read markup in them."""

    async def discover(self) -> Hits:
        """Every command, in the order of the names."""
        for title, remark, callback, _ in sorted(
            self.app.get_system_commands(self.screen), key=lambda command: command[0]
        ):
            yield DiscoveryHit(_shown(title), callback, title, _shown(remark))

    async def search(self, query: str) -> Hits:
        """The commands whose names are like what is typed."""
        matcher = self.matcher(query)
        for title, remark, callback, _ in self.app.get_system_commands(self.screen):
            if (score := matcher.match(title)) > 0:
                yield Hit(score, _shown(title), callback, title, _shown(remark))


def _shown(text: str) -> Any:
    """As Textual shows it without reading markup in it; for remarks it says it wants a str, and takes this."""
    return Content(clean_line(text))


def commands(app: EurasiaApp, screen: Screen[Any]) -> Iterable[SystemCommand]:
    """Commands for a screen."""
    session, browser = app.session, app.browse
    for kind in session.catalogue.kinds.values():
        key = f" ({kind.key})" if kind.key else ""
        yield SystemCommand(kind.label, f"Open this pane{key}", partial(browser.action_pane, kind.name))
    if screen is browser:
        for command in every_key():
            if command in MOTION or (session.kiosk and not kiosk.allows(command.action)):
                continue
            title = command.tooltip.partition(";")[0]
            yield SystemCommand(title, key_of(session, command.id), partial(app.run_action, command.action, browser))
    if mouse := app.mouse:
        title = "Use the mouse here again" if mouse.is_released else "Release the mouse"
        yield SystemCommand(
            title, "While it is released, the terminal selects and copies text", partial(_toggle_mouse, app, mouse)
        )
    yield SystemCommand("Change theme", "Own and Textual's, light and dark", app.action_change_theme)
    yield SystemCommand("Quit", "Leave the explorer", app.action_quit)


def _toggle_mouse(app: EurasiaApp, mouse: MouseDriver) -> None:
    mouse.release(not mouse.is_released)
    released = "The terminal has the mouse; ctrl+p, Use the mouse here again, ends this."
    app.browse.show_status(released if mouse.is_released else "The mouse works in the explorer.")
