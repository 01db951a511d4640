"""The command palette: every command with its key, a line each, and below them the entities that are typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from ..named_tuple import NamedTuple
from ..query.search import search
from ..render.lines import Segment, cell_len, fit, pad
from ..sanitize import clean_line
from ..text import fold
from . import kiosk
from .cursor_list import CursorList
from .dismiss_once import DismissOnce
from .faults import FaultGuard, guarded
from .frame import Frame, command
from .keys import MOTION
from .session import Session
from .text_box import LONGEST_LINE
from .view import View
from .views import VIEWS, every_key, key_of, shown

if TYPE_CHECKING:
    from .app import EurasiaApp
    from .mouse_release import MouseDriver

ENTITIES = 8
"""Entities offered below the commands."""
RECENT = 5
"""Commands used last that come first while nothing is typed."""


class PaletteRow(NamedTuple):
    """A row of the palette: what it does, its key, and what runs it; ``kind`` for entities."""

    title: str
    key: str
    run: Callable[[], Awaitable[Any] | None]
    kind: str = ""


class CommandRows(CursorList, can_focus=False):
    """Commands and entities, one a line."""

    PICKS_AT_ONCE = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.rows: list[PaletteRow] = []

    def load(self, rows: list[PaletteRow]) -> None:
        """Show other rows."""
        self.rows, self.total, self.cursor, self.top = rows, len(rows), 0, 0
        self.repaint()

    def count(self) -> int:
        """The rows, or a line that says there are none."""
        return max(1, self.total)

    def line(self, index: int) -> Iterable[Segment]:
        """Sign of an entity, title, key."""
        room = self.size.width - 5
        if not self.rows:
            return [Segment(" No such command or name.", "quiet")]
        row = self.rows[index]
        chosen = index == self.cursor
        kind = self.session.catalogue.kinds.get(row.kind)
        sign = (kind.sign_ascii if self.glyphs.ascii else kind.sign) if kind else " "
        key = row.key or (kind.singular if kind else "")
        title = fit(clean_line(row.title), room - cell_len(key) - 1, self.glyphs.ellipsis)
        return [
            Segment(f"{self.glyphs.cursor if chosen else ' '} ", "strong"),
            Segment(f"{sign} ", f"sign-{row.kind}" if kind else ""),
            Segment(pad(title, room - cell_len(key)), "cursor" if chosen else f"kind-{row.kind}" if kind else ""),
            Segment(key, "cursor" if chosen else "key" if row.key else "quiet"),
        ]


class PaletteBox(FaultGuard, Input):
    """The box of the palette."""


class Palette(DismissOnce["PaletteRow | None"], ModalScreen["PaletteRow | None"]):
    """Returns the command chosen, or None."""

    DEFAULT_CSS = """
    Palette { align: center top; }
    Palette Frame { width: 70; max-width: 100%; height: 80%; margin-top: 1; }
    Palette Input, Palette Input:focus { height: 1; border: none; padding: 0 1; }
    """
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "leave", "back"),
        Binding("down,ctrl+n", "move(1)", "next", priority=True),
        Binding("up", "move(-1)", "previous", priority=True),
        Binding("pagedown", "page(1)", "down", priority=True),
        Binding("pageup", "page(-1)", "up", priority=True),
    ]

    def __init__(self, session: Session, rows: list[PaletteRow], entity: Callable[[str], None]) -> None:
        super().__init__()
        self.session = session
        self.commands, self._entity = rows, entity
        """Every command, and what opens an entity."""

    def compose(self) -> ComposeResult:
        """Box and rows in a frame."""
        self.box = PaletteBox(placeholder="A command, or the name of anything", max_length=LONGEST_LINE)
        self.rows = CommandRows(self.session)
        self.frame = Frame(self.session, self.box, self.rows, id="palette")
        yield self.frame

    def on_mount(self) -> None:
        """Show every command, those used last first."""
        self.frame.focus_frame(True, "bar")
        self.frame.upper.update(
            [Segment("Commands", "strong")], [command("esc", "strong", "leave"), command(" close", "quiet", "leave")]
        )
        self._look_up("")

    @on(Input.Changed)
    @guarded
    def _typed(self, event: Input.Changed) -> None:
        self._look_up(clean_line(event.value))

    def _look_up(self, text: str) -> None:
        words = fold(text).split()
        rows = [row for row in self.commands if all(word in fold(row.title) for word in words)]
        if words:
            rows.sort(key=lambda row: not fold(row.title).startswith(words[0]))
            hits = search(self.session.catalogue, text, ENTITIES).hits
            rows += [PaletteRow(hit.name, "", partial(self._entity, hit.id), hit.kind) for hit in hits]
        else:
            recent = self.session.commands[:RECENT]
            rows.sort(key=lambda row: recent.index(row.title) if row.title in recent else RECENT)
        self.rows.load(rows)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self.rows.move(rows)

    def action_page(self, screens: int) -> None:
        """Move the cursor by a screenful."""
        self.rows.action_page(screens)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    @on(Input.Submitted)
    @on(CommandRows.Picked)
    @guarded
    def _pick(self, event: events.Event) -> None:
        if self.rows.rows:
            self.dismiss(self.rows.rows[self.rows.cursor])


async def choose_command(app: EurasiaApp) -> None:
    """Open the palette over the present screen, and run what is chosen there."""
    screen = app.screen

    def entity(id_: str) -> None:
        screen.open(id_) if isinstance(screen, View) else app.browse.body.open_entity(id_)

    chosen = await app.push_screen_wait(Palette(app.session, list(commands(app, screen)), entity))
    if chosen is None:
        return
    if not chosen.kind:
        app.session.commands = [chosen.title, *(title for title in app.session.commands if title != chosen.title)]
    result = chosen.run()
    if isawaitable(result):
        await result


def commands(app: EurasiaApp, screen: Screen[Any]) -> Iterable[PaletteRow]:
    """Commands for a screen: those of a view come before the kinds."""
    session, browser = app.session, app.browse
    target = screen if isinstance(screen, View) else browser
    if isinstance(screen, View):
        yield from _own_commands(app, screen)
    for kind in session.catalogue.kinds.values():
        yield PaletteRow(kind.label, kind.key or "", partial(target.action_pane, kind.name))
    if screen is browser:
        for command in every_key():
            if command in MOTION or not _allowed(session, command.action):
                continue
            title = command.tooltip.partition(";")[0]
            yield PaletteRow(title, key_of(session, command.id), partial(app.run_action, command.action, browser))
        for name, view in VIEWS.items():
            if view.title and not view.key and not (view.own and session.kiosk):
                yield PaletteRow(view.title, "", partial(browser.action_view, name))
    if mouse := app.mouse:
        title = "Use the mouse" if mouse.is_released else "Release the mouse, so that the terminal selects text"
        yield PaletteRow(title, "", partial(_toggle_mouse, app, mouse))
    yield PaletteRow("Change theme", "", app.action_change_theme)
    yield PaletteRow("Quit the explorer", "q", app.action_quit)


def _own_commands(app: EurasiaApp, view: View) -> Iterable[PaletteRow]:
    """What the keys of a view do, a command of several keys once."""
    found: dict[str, PaletteRow] = {}
    for active in view.active_bindings.values():
        binding = active.binding
        if active.node is view and binding.tooltip and _allowed(app.session, binding.action):
            run = partial(app.run_action, binding.action, view)
            found.setdefault(binding.tooltip, PaletteRow(binding.tooltip, shown(binding.key), run))
    yield from found.values()


def _allowed(session: Session, action: str) -> bool:
    """False for what the kiosk refuses, in kiosk."""
    return not session.kiosk or kiosk.allows(action)


def _toggle_mouse(app: EurasiaApp, mouse: MouseDriver) -> None:
    mouse.release(not mouse.is_released)
    released = "The mouse is released; to use it again: ctrl+p, Use the mouse."
    app.browse.show_status(released if mouse.is_released else "The mouse works in the explorer.")
