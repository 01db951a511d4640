"""The application: wires catalogue, themes and screens, and does little else."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from .. import paths, preferences
from ..query.catalogue import Catalogue
from ..query.listing import Listing
from ..render.glyphs import ASCII, UNICODE, Glyphs
from ..userdata.files import cannot_write
from ..userdata.settings import Settings
from .browser import Browser
from .catalogue_watcher import Freshness
from .keys import on_both_layouts
from .kiosk_app import Guarded
from .place import Place
from .styles import WIDGETS, default_theme, own_themes
from .type_ahead import TypedAhead

if TYPE_CHECKING:
    from .mouse import MouseDriver


class EurasiaApp(TypedAhead, Guarded):
    """The explorer."""

    TITLE = "Eurasia"
    ENABLE_COMMAND_PALETTE = True
    CSS = WIDGETS
    mouse: MouseDriver | None = None
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", "quit", show=False, priority=True)]

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        content: str | None = None,
        kiosk: bool = False,
        fresh: bool = False,
        ascii: bool = False,
        theme: str | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        settings = settings or Settings()
        preferences.use(settings.date_style, settings.units)
        catalogue.language = settings.names
        self.catalogue = catalogue
        self.content = content
        self.kiosk = kiosk
        self.fresh = fresh
        self.glyphs: Glyphs = ASCII if ascii else UNICODE
        self.remapped: Mapping[str, str] = {}
        self._kept = False
        self.unkept: list[str] = []
        """What could not be written at the end."""
        self.animation_level = "none"
        for own in own_themes():
            self.register_theme(own)
        wanted = [name for name in (theme, settings.theme) if name in self.available_themes]
        self.theme = wanted[0] if wanted else default_theme()
        self.freshness = Freshness(content, not kiosk, self._say)
        self._outdated: list[Catalogue] = []
        """Catalogues that a view over the browser may still read."""
        self.warnings: list[str] = []
        """What the user is to be told once the first frame stands."""
        self.browse = Browser(catalogue, self.glyphs, self._start(settings.start), kiosk=kiosk)
        for kind in catalogue.kinds.values():
            if kind.key:
                self.bind(kind.key, f"screen.pane('{kind.name}')", description=kind.label, show=False)
        self.set_keys(settings.keys)

    def _start(self, pane: str) -> Place | None:
        """The pane of the settings, or where one left off."""
        if pane in self.catalogue.kinds:
            return Place(Listing(pane))
        if self.fresh or self.kiosk:
            return None
        from .session_state import restore

        if problem := cannot_write(paths.data_dir()):
            self.warnings.append(problem)
        return restore(self.catalogue, lambda path: self.warnings.append(f"Not readable, kept as {path}"))

    def get_default_screen(self) -> Screen[None]:
        """The browser is the first screen."""
        return self.browse

    def on_mount(self) -> None:
        """Look for changes once the first frame stands."""
        self.call_after_refresh(self._look)
        if not self.is_headless:
            from . import ending, signals

            ending.listen(self)
            signals.listen(self)
        if self.warnings:
            self.call_after_refresh(self.browse.say, "; ".join(self.warnings))

    # A check that fails, or that comes when one is already leaving, does not end the session.
    @work(thread=True, group="freshness", exit_on_error=False)
    def _look(self) -> None:
        # What the start made stays: from now on garbage is looked for often, but only among what came since.
        gc.freeze()
        gc.set_threshold(2_000, 10, 10)
        self._renew()
        self.freshness.watch(self._renew)

    def look_again(self) -> None:
        """Watch anew, after the user's pack may have come into being."""
        self.freshness.end()
        self.freshness = Freshness(self.content, not self.kiosk, self._say)
        self._look()

    def _renew(self) -> None:
        """On a thread: bring the catalogue up to date and show it."""
        if new := self.freshness.check(self.catalogue):
            self.call_from_thread(self._show, new)

    def _show(self, new: Catalogue) -> None:
        old, self.catalogue = self.catalogue, new
        new.language = old.language
        said = self.browse.bar.message
        self.browse.reload(new)
        if said:
            self.browse.say(said)
        self._outdated.append(old)
        while self._outdated and self.screen is self.browse:
            self._outdated.pop().close()

    def on_unmount(self) -> None:
        """Stop watching; keep what is to be kept."""
        self.freshness.end()
        self.keep()

    async def action_quit(self) -> None:
        """Leave, with everything kept."""
        self.keep()
        self.exit()

    def keep(self) -> None:
        """Keep the user's own: a note being written, the place, what was looked at. Safe to call more than once."""
        if self.kiosk or self._kept:
            return
        from .ending import keep

        self.unkept = keep(self)
        self._kept = not self.unkept

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by OSC 52; in tmux also by its own command, since it takes no clipboard from programs. Not in kiosk."""
        if self.kiosk:
            return
        super().copy_to_clipboard(text)
        if os.environ.get("TMUX") and not self.is_headless:
            from .clipboard import to_tmux

            self.run_worker(partial(to_tmux, text), thread=True, group="clipboard")

    def get_driver_class(self) -> type[Driver]:
        """A driver that can let go of the mouse and gets the clipboard through tmux and screen."""
        from .mouse import with_mouse

        driver = super().get_driver_class()
        if not (os.environ.get("TMUX") or os.environ.get("STY") or os.environ.get("TERM", "").startswith("tmux")):
            return with_mouse(driver)
        from .clipboard import driver_for

        return with_mouse(driver_for(driver))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Commands of the palette: ours by their keys, then Textual's."""
        from .palette import commands

        yield from commands(self, screen)

    def _say(self, message: str) -> None:
        """From a thread: a line in the key bar."""
        self.call_from_thread(self.browse.say, message)

    def set_keys(self, keymap: Mapping[str, str]) -> None:
        """Remap commands: id to keys; the same physical keys work on a Russian layout too."""
        self.remapped = keymap
        self.set_keymap({id_: on_both_layouts(keys) for id_, keys in keymap.items()})


def glyphs_of(app: App[Any]) -> Glyphs:
    """The characters the app draws with."""
    return app.glyphs if isinstance(app, EurasiaApp) else UNICODE
