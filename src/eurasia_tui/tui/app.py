"""The application: wires catalogue, themes and screens, and does little else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from ..query.catalogue import Catalogue
from ..render.glyphs import ASCII, UNICODE, Glyphs
from .browser import Browser
from .freshness import Freshness
from .keys import on_both_layouts
from .styles import default_theme, own_themes


class EurasiaApp(App[None]):
    """The explorer."""

    TITLE = "Eurasia"
    ENABLE_COMMAND_PALETTE = True
    CSS = "Screen { background: ansi_default; } ModalScreen { background: ansi_default; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", "quit", show=False, priority=True)]

    def __init__(
        self, catalogue: Catalogue, *, content: str | None = None, kiosk: bool = False, fresh: bool = False,
        ascii: bool = False, theme: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.catalogue = catalogue
        self.content = content
        self.kiosk = kiosk
        self.fresh = fresh
        self.glyphs: Glyphs = ASCII if ascii else UNICODE
        self.remapped: dict[str, str] = {}
        self.animation_level = "none"
        for own in own_themes():
            self.register_theme(own)
        self.theme = theme if theme in self.available_themes else default_theme()
        self.freshness = Freshness(content, not kiosk, self._say)
        self.browse = Browser(catalogue, self.glyphs)
        for kind in catalogue.kinds.values():
            if kind.key:
                self.bind(kind.key, f"screen.pane('{kind.name}')", description=kind.label, show=False)

    def get_default_screen(self) -> Screen[None]:
        """The browser is the first screen."""
        return self.browse

    def on_mount(self) -> None:
        """Look for changes once the first frame stands."""
        self.call_after_refresh(self._look)

    @work(thread=True, group="freshness")
    def _look(self) -> None:
        self._renew()
        self.freshness.watch(self._renew)

    def _renew(self) -> None:
        """On a thread: bring the catalogue up to date and show it."""
        if new := self.freshness.check(self.catalogue):
            self.call_from_thread(self._show, new)

    def _show(self, new: Catalogue) -> None:
        old, self.catalogue = self.catalogue, new
        self.browse.reload(new)
        old.close()

    def on_unmount(self) -> None:
        """Stop watching."""
        self.freshness.stop.set()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Commands of the palette: ours by their keys, then Textual's."""
        from .palette import commands

        yield from commands(self, screen)

    def _say(self, message: str) -> None:
        """From a thread: a line in the key bar."""
        self.call_from_thread(self.browse.say, message)

    def set_keys(self, keymap: dict[str, str]) -> None:
        """Remap commands: id to keys; the same physical keys work on a Russian layout too."""
        self.remapped = keymap
        self.set_keymap({id_: on_both_layouts(keys) for id_, keys in keymap.items()})


def glyphs_of(app: App[Any]) -> Glyphs:
    """The characters the app draws with."""
    return app.glyphs if isinstance(app, EurasiaApp) else UNICODE
