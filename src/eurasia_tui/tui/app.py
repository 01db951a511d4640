"""The application: connects catalogue, themes and screens."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from .. import paths, preferences, systems
from ..query.catalogue import Catalogue
from ..query.listing import Listing
from ..render.glyphs import ASCII, UNICODE
from ..userdata.files import cannot_write
from ..userdata.settings import Settings
from .browser import Browser
from .catalogue_recovery import Recovery
from .keys import LEAVE, MOTION, on_both_layouts
from .kiosk_app import KioskApp
from .mouse_release import with_mouse
from .reloading_app import ReloadingApp
from .session import Session
from .styles import WIDGETS
from .text_box import TextBoxApp
from .themed_app import ThemedApp
from .type_ahead import TypeAheadApp, opening
from .view import View
from .visited_place import VisitedPlace

if TYPE_CHECKING:
    from .mouse_release import MouseDriver
    from .terminal.frame_output import FrameOutput
    from .terminal.stop_signals import StopSignals

WARNED_AFTER = 0.3
"""Seconds after the start at which warnings are shown: then what opens at the start stands."""


class EurasiaApp(ReloadingApp, ThemedApp, TypeAheadApp, TextBoxApp, KioskApp):
    """The explorer: opens the browser, keeps notes and the place at the end."""

    TITLE = "Eurasia"
    ENABLE_COMMAND_PALETTE = False  # ours is smaller, and offers entities too
    CSS = WIDGETS
    mouse: MouseDriver | None = None
    output: FrameOutput | None = None
    """What the driver does with frames, where it is ours."""
    stops: StopSignals | None = None
    """How the driver stops the program, where it is ours."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit", "quit", show=False, priority=True),
        Binding("ctrl+q", "quit", "quit", show=False, priority=True, tooltip=LEAVE),
        Binding("ctrl+l", "redraw", "redraw", show=False, priority=True),
        Binding(on_both_layouts("ctrl+z"), "suspend_process", "stop", show=False),
        Binding(
            f"ctrl+p,{on_both_layouts('colon')}",
            "command_palette",
            "commands",
            id="commands",
            tooltip="Commands and entities by name",
        ),
    ]

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
        start: str | None = None,
    ) -> None:
        """``start`` is the kind of the pane to open; by default the last session's place, or the start screen."""
        super().__init__()
        settings = settings or Settings()
        preferences.use(settings.date_style, settings.units)
        catalogue.language = settings.names
        self.session = Session(catalogue, ASCII if ascii else UNICODE, kiosk, settings=settings)
        self.renew_from(content, own=not kiosk)
        self.fresh = fresh
        self._kept = self._leaving = False
        self.unkept: list[str] = []
        """What could not be saved at the end."""
        self.animation_level = "none"
        self.warnings: list[str] = []
        """Messages shown once the first frame is shown."""
        self._begun = False
        """True after the first frame."""
        kept = self._kept_state()
        self.session.themes = kept["themes"]
        self.start_theme(theme, settings.theme)
        self.faults: list[str] = []
        """Tracebacks of faults that closed a view."""
        self.recovery = Recovery(self)
        self._pane = start or settings.start
        self._date = catalogue.as_of
        place = self._start(kept["place"])
        self.welcome = place is None
        """True where the start screen is over the browser at first."""
        self.browse = Browser(self.session, place, covered=self.welcome)
        for kind in catalogue.kinds.values():
            if kind.key:
                self.bind(on_both_layouts(kind.key), f"screen.pane('{kind.name}')", description=kind.label, show=False)
        self.set_keys(settings.keys)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue shown."""
        return self.session.catalogue

    def _kept_state(self) -> dict[str, Any]:
        """The state of the last session; an empty one with ``fresh`` and in kiosk."""
        if self.fresh or self.session.kiosk:
            return {"place": {}, "themes": {}}
        from ..userdata import state

        if problem := cannot_write(paths.data_dir()):
            self.warnings.append(problem)
        return state.load(self.warnings.append)

    def _start(self, kept: dict[str, Any]) -> VisitedPlace | None:
        """The pane asked for, the place at the end of the last session, or a pane in place of the start screen."""
        if self._pane in self.catalogue.kinds:
            return VisitedPlace(Listing(self._pane))
        if kept:
            from .session_state import place_of

            if place := place_of(self.catalogue, kept):
                return place
        first = os.environ.get("EURASIA_START", "")
        return VisitedPlace(Listing(first)) if first in self.catalogue.kinds else None

    def next_browser(self) -> Browser | None:
        """What the next start will show first, made as this one was; None where that is not known, or the start screen."""
        place = self._start(self._kept_state()["place"])
        if place is None or self.next_theme != self.theme or self.fresh or self.unkept:
            return None
        now = self.session
        catalogue = now.catalogue.at(self._date)
        session = Session(catalogue, now.glyphs, keymap=now.keymap, settings=now.settings, background=now.background)
        return Browser(session, place)

    def get_default_screen(self) -> Screen[None]:
        """The browser is the first screen."""
        return self.browse

    def on_mount(self) -> None:
        """Show the start screen where it is wanted. Look for changes of the content once the first frame is shown."""
        self.call_after_refresh(self._begin)
        self.screen_change_signal.subscribe(self, self._screen_changed)
        if not self.is_headless:
            from . import signal_handling

            signal_handling.listen(self)
        if self.warnings:
            self.set_timer(WARNED_AFTER, self._warn)

    def _screen_changed(self, _: object) -> None:
        self.call_later(self._close_outdated)
        if not self._begun:  # a screen covered before its first frame has none: the first is that of what covers it
            self.call_after_refresh(self._begin)

    def _warn(self) -> None:
        if self.browse.covered or self.browse.list.listing.kind:
            self.show_fault("; ".join(self.warnings))
        else:  # the list is not loaded yet, and what loads it takes messages away
            self.set_timer(WARNED_AFTER, self._warn)

    def _begin(self) -> None:
        """After the first frame: changes, the marks of the user's own, after which frames are no longer held back."""
        if self._begun:
            return
        self._begun = True
        self._look()
        self.browse.body.update_marks()
        if self.output and self.output.behind:
            self.browse.call_after_refresh(self._show_frames, self.output)

    def _show_frames(self, output: FrameOutput) -> None:
        """The place with its scroll positions stands now: complete it to what is on the screen, and show it."""
        if not self.browse.covered:
            self.browse.body.complete()
        output.release()
        self.screen.refresh()

    def action_redraw(self) -> None:
        """Send the whole screen, where something else has written on it."""
        if self.output:
            self.output.forget()
        self.screen.refresh()

    def action_suspend_process(self) -> None:
        """Stop for the shell until ``fg``, where there is one and the driver is ours."""
        if self.stops and systems.has_shell():
            self.stops.stop_job()
        elif self.stops:
            self.notify("There is no shell to return to; the explorer is not stopped.", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Terminals move or clear what they show when their size changes."""
        if self.output:
            self.output.forget()

    def on_unmount(self) -> None:
        """Stop watching, and save."""
        self.watcher.end()
        self.keep()

    async def action_quit(self) -> None:
        """Save everything, keep what the next start will show first, and leave."""
        self.keep()
        if self.output and not self._leaving:
            self._leaving = True
            self.hold_keys()
            # Not in this handler: screens are made with messages to the application.
            self.run_worker(self._leave(self.output), group="leaving", exit_on_error=False)
        else:
            self.exit()

    async def _leave(self, output: FrameOutput) -> None:
        from .save_early_frame import keep

        try:
            await keep(self, output)
        finally:
            self.exit()

    def keep(self) -> None:
        """Save a note being written, the place, and what was read. Safe to call more than once."""
        if self.session.kiosk or self._kept:
            return
        from .signal_handling import keep

        self.unkept = keep(self)
        self._kept = not self.unkept

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by OSC 52; in tmux also by its own command, since it takes no clipboard from programs. Not in kiosk."""
        if self.session.kiosk:
            return
        super().copy_to_clipboard(text)
        if os.environ.get("TMUX") and not self.is_headless:
            from .clipboard import to_tmux

            self.run_worker(partial(to_tmux, text), thread=True, group="clipboard")

    def show_fault(self, line: str) -> None:
        """Show a line about a view that failed, on the screens that stay."""
        for screen in self.screen_stack:
            if isinstance(screen, View) and not screen.faulty:
                screen.show_status(line)
        self.browse.show_status(line)

    def get_driver_class(self) -> type[Driver]:
        """A driver with input of our own, that can release the mouse, and whose clipboard works through tmux and screen."""
        from .clipboard import driver_for

        return with_mouse(driver_for(super().get_driver_class()))

    def action_command_palette(self) -> None:
        """Open the palette; keys typed meanwhile are for it."""
        if isinstance(self.screen, (Browser, View)):
            opening(self.screen, self._show_palette())

    async def _show_palette(self) -> None:
        from .palette import choose_command

        await choose_command(self)

    def set_keys(self, keymap: Mapping[str, str]) -> None:
        """Change the keys of commands: id to keys. The same physical keys work on Cyrillic layouts too."""
        self.session.keymap = keymap
        mapped = {id_: on_both_layouts(keys) for id_, keys in keymap.items()}
        taken = {key for keys in mapped.values() for key in keys.split(",")}
        for motion in MOTION:  # list and page come before the screen, so the keys of the screen are disabled here
            keys = on_both_layouts(motion.keys).split(",")
            if motion.id not in mapped and taken & set(keys):
                mapped[motion.id] = ",".join(key for key in keys if key not in taken)
        self.set_keymap(mapped)
