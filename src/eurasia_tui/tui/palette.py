"""The command palette: every key's command by its tooltip, themes, and letting go of the mouse."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen

from .help import all_keys, key_of

if TYPE_CHECKING:
    from .app import EurasiaApp


def commands(app: EurasiaApp, screen: Screen[Any]) -> Iterable[SystemCommand]:
    """Commands for a screen."""
    for kind in app.catalogue.kinds.values():
        yield SystemCommand(kind.label, f"To this pane{f' ({kind.key})' if kind.key else ''}", _pane(app, kind.name))
    if screen is app.browse:
        for key in all_keys():
            if key.writes and app.kiosk:
                continue
            title = key.tooltip.partition(";")[0]
            yield SystemCommand(title, key_of(app, key.id), _run(app, key.action))
    yield SystemCommand("Change theme", "Ours and Textual's, light and dark", app.action_change_theme)
    yield SystemCommand("Quit", "Leave the explorer", app.action_quit)


def _run(app: EurasiaApp, action: str) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        await app.run_action(action, app.browse)

    return run


def _pane(app: EurasiaApp, kind: str) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        app.browse.action_pane(kind)

    return run
