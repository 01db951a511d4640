"""The command palette: every key's command by its tooltip, themes, and letting go of the mouse."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from ..sanitize import clean_line
from . import kiosk
from .help import all_keys, key_of

if TYPE_CHECKING:
    from .app import EurasiaApp
    from .mouse import MouseDriver


class Commands(Provider):
    """Textual's provider with titles and remarks as written: a pack names panes, and Textual would read markup in them."""

    async def discover(self) -> Hits:
        """Every command, in the order of the names."""
        for title, remark, callback, _ in sorted(self.app.get_system_commands(self.screen), key=lambda one: one[0]):
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
    for kind in app.catalogue.kinds.values():
        yield SystemCommand(kind.label, f"To this pane{f' ({kind.key})' if kind.key else ''}", _pane(app, kind.name))
    if screen is app.browse:
        for key in all_keys():
            if app.kiosk and not kiosk.allows(key.action):
                continue
            title = key.tooltip.partition(";")[0]
            yield SystemCommand(title, key_of(app, key.id), _run(app, key.action))
    if mouse := app.mouse:
        title = "Take the mouse again" if mouse.is_free else "Let go of the mouse"
        yield SystemCommand(
            title, "While it is let go, the terminal itself selects and copies text", _mouse(app, mouse)
        )
    yield SystemCommand("Change theme", "Ours and Textual's, light and dark", app.action_change_theme)
    yield SystemCommand("Quit", "Leave the explorer", app.action_quit)


def _run(app: EurasiaApp, action: str) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        await app.run_action(action, app.browse)

    return run


def _mouse(app: EurasiaApp, mouse: MouseDriver) -> Callable[[], None]:
    def toggle() -> None:
        mouse.let_go(not mouse.is_free)
        app.browse.say(
            "The terminal has the mouse; ctrl+p gives it back." if mouse.is_free else "The mouse works here."
        )

    return toggle


def _pane(app: EurasiaApp, kind: str) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        app.browse.action_pane(kind)

    return run
