"""Writing a note: a text box that saves on leaving, when the keys rest, and when the terminal goes away."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import TextArea

from ..render.glyphs import Glyphs
from ..sanitize import clean
from ..userdata import notes
from ..userdata.files import Unwritable
from .autosave import Unsaved
from .dismiss_once import Once
from .header_footer import Crumbs, KeyBar

REST = 2.0
"""Seconds without a key after which what was typed is saved."""


class NoteArea(TextArea):
    """A text box into which nothing but text is pasted."""

    def on_paste(self, event: events.Paste) -> None:
        """Paste without control sequences, in place of the base class's."""
        event.prevent_default()
        event.stop()
        pasted = clean(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        self.move_cursor(self.replace(pasted, *self.selection, maintain_selection_offset=False).end_location)


class NoteScreen(Unsaved, Once[bool], ModalScreen[bool]):
    """Returns True when the note was changed. ``keep`` saves what is typed so far."""

    DEFAULT_CSS = """
    NoteScreen { align: center middle; }
    NoteScreen NoteArea:focus { border: none; }
    NoteScreen NoteArea { border: none; padding: 0 1; height: 1fr; background: ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", tooltip="Save and go on writing", priority=True),
        Binding("escape", "leave", "save and close", tooltip="Save and go back", priority=True),
    ]

    def __init__(self, id_: str, name: str, glyphs: Glyphs) -> None:
        super().__init__()
        self.entity, self.entity_name, self.glyphs = id_, name, glyphs
        self.said = ""
        self.base = notes.note(id_, self._corrupt).text
        self.saved = self.base
        self.failing = ""
        self._timer: Timer | None = None

    def _corrupt(self, path: object) -> None:
        self.said = f"The note was not readable; it is kept as {path}"

    def compose(self) -> ComposeResult:
        """On what, the box, the keys."""
        yield Crumbs(self.glyphs)
        self.area = NoteArea(
            f"{self.base}\n\n" if self.base else "", soft_wrap=True, show_line_numbers=False, tab_behavior="focus"
        )
        yield self.area
        yield KeyBar(self.glyphs)

    def on_mount(self) -> None:
        """Begin below what is there."""
        self.query_one(Crumbs).tell(["Note", self.entity_name], "Markdown; [[id]] links ")
        self.area.move_cursor(self.area.document.end)
        self.area.focus()
        self._tell(self.said)

    def _tell(self, said: str = "") -> None:
        self.query_one(KeyBar).tell([("esc", "save and close"), ("ctrl+s", "save")], said)

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(REST, self._rested)

    def _rested(self) -> None:
        self._timer = None
        if not self.keep():
            self._tell(f"Not saved: {self.failing}")

    def keep(self) -> bool:
        """Save what is typed so far; True when it is safe."""
        text = clean(self.area.text).strip()
        if text == self.saved:
            return True
        try:
            notes.write(self.entity, text, self.base, self._corrupt)
            self.saved = self.base = text
        except Unwritable as error:
            self.failing = str(error)
            return False
        self.failing = ""
        return True

    def on_unmount(self) -> None:
        """Keep the text also when an error inside ends the explorer."""
        self.keep()

    def action_save(self) -> None:
        """Save and go on."""
        self._tell("Saved." if self.keep() else f"Not saved: {self.failing}")

    def action_leave(self) -> None:
        """Save and go back; a text that cannot be saved stays on the screen until escape is pressed again."""
        failed_before = self.failing
        if self.keep() or (failed_before and failed_before == self.failing):
            self.dismiss(not self.failing)
        else:
            self._tell(f"Not saved: {self.failing}; esc again leaves it")
