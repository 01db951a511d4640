"""Writing a note: a text box that saves on leaving, after a pause in typing, and when the session ends."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import TextArea

from ..render.lines import Segment
from ..sanitize import clean
from ..userdata import notes
from ..userdata.files import Unwritable
from .autosave import Autosave
from .dismiss_once import DismissOnce
from .faults import guarded
from .frame import Frame
from .header_footer import KeyBar
from .session import Session
from .text_box import LONGEST_TEXT, LongBox

PAUSE = 2.0
"""Seconds without a key after which the text is saved."""
WIDE = 60
"""Columns from which the frame has room for what can be written beside the name of the entity."""


class NoteBox(LongBox, TextArea):
    """The box of a note; its cursor does not blink."""

    def __init__(self, text: str) -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.cursor_blink = False


class NoteScreen(Autosave, DismissOnce[bool], ModalScreen[bool]):
    """Returns True when the note was saved."""

    DEFAULT_CSS = """
    NoteScreen { align: center middle; }
    NoteScreen NoteBox:focus { border: none; }
    NoteScreen NoteBox { border: none; padding: 0 1; height: 1fr; background: ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", tooltip="Save and continue", priority=True),
        Binding("escape", "leave", "save and close", tooltip="Save and go back", priority=True),
    ]

    def __init__(self, session: Session, id_: str, name: str) -> None:
        super().__init__()
        self.session, self.entity, self.entity_name = session, id_, name
        self._warning = ""
        self.base = notes.note(id_, self._unreadable).text
        self.saved = self.base
        self.failing = ""
        self._timer: Timer | None = None

    def _unreadable(self, text: str) -> None:
        self._warning = text

    def compose(self) -> ComposeResult:
        """The entity, the box, the keys."""
        self.area = NoteBox(f"{self.base}\n\n" if self.base else "")
        self.frame = Frame(self.session, self.area, id="note")
        yield self.frame
        yield KeyBar(self.session)

    def on_mount(self) -> None:
        """Begin below what is there."""
        self.frame.focus_frame(True, "bar")
        self.frame.upper.update(
            [
                Segment("Note", "quiet"),
                Segment(f" {self.session.glyphs.crumb} ", "quiet"),
                Segment(self.entity_name, "strong"),
            ],
            [Segment("Markdown; [[id]] links", "quiet")] if self.app.size.width >= WIDE else [],
        )
        self.area.move_cursor(self.area.document.end)
        self.area.focus()
        self.show_status(self._warning)

    def show_status(self, message: str) -> None:
        """Show a message before the keys."""
        self.query_one(KeyBar).update([("esc", "save and close"), ("ctrl+s", "save")], message)

    @on(TextArea.Changed)
    @guarded
    def _changed(self) -> None:
        if len(self.area.text) > LONGEST_TEXT:
            self.area.undo()
            self.show_status(f"A note has at most {LONGEST_TEXT:,} characters.")
            return
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._paused)

    def _paused(self) -> None:
        self._timer = None
        if not self.save():
            self.show_status(f"Not saved: {self.failing}")

    def save(self) -> bool:
        """Save what is typed so far; True when it is stored."""
        text = clean(self.area.text).strip()
        if text == self.saved:
            return True
        try:
            notes.write(self.entity, text, self.base, self._unreadable)
            self.saved = self.base = text
        except Unwritable as error:
            self.failing = str(error)
            return False
        self.failing = ""
        return True

    def close_after_fault(self) -> None:
        """Close with the text saved."""
        self.save()
        super().close_after_fault()

    def on_unmount(self) -> None:
        """Save the text also when an internal error ends the explorer."""
        self.save()

    def action_save(self) -> None:
        """Save and continue writing."""
        self.show_status("Saved." if self.save() else f"Not saved: {self.failing}")

    def action_leave(self) -> None:
        """Save and return; a text that cannot be saved stays on the screen until escape is pressed again."""
        failed_before = self.failing
        if self.save() or (failed_before and failed_before == self.failing):
            self.dismiss(not self.failing)
        else:
            self.show_status(f"Not saved: {self.failing}; press esc again to discard it")
