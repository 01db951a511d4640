"""The help of a screen, built from its bindings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import compress, groupby, pairwise, product, zip_longest
from operator import not_
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from ..render.glyphs import LEGEND
from ..render.lines import NO_BREAK, Segment, width, wrap
from .dismiss_once import DismissOnce
from .frame import Frame, command
from .keys import on_both_layouts
from .scroll_lines import ScrollLines
from .session import Session
from .views import every_key, shown

GROUPS = ("Here", "Find", "Move", "Views", "Your data", "Help")
"""Groups of commands, in the order of the help."""
TWO_COLUMNS = 100
"""Columns from which the help has two columns."""
MARKED = ("marked", "marked for comparing")
"""The sign on rows marked, and its meaning."""
OWN_MARKS = (("bookmark note", "a bookmark, a note of yours"),)
"""(glyphs, meaning) of the marks of what is the user's own."""
LATER = ("later", "of a later date than the one shown")
"""The word on statements that are newer than the date chosen, and what it means."""
LEAD, NARROW_LEAD = 14, 11
"""Cells that the keys of a command may take; more keys go on below."""

Line = tuple[Segment, ...]


class HelpLines(ScrollLines):
    """Keys by group, then what the marks mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "page(1)", "page down", show=False)]

    def __init__(
        self,
        session: Session,
        rows: list[tuple[str, str, str]],
        legend: Sequence[tuple[str, str]],
        scrolled: Callable[[], None],
    ) -> None:
        super().__init__(session)
        self.rows = rows
        """(group, keys, what they do)."""
        marks = (*LEGEND, MARKED) if session.kiosk else (*LEGEND, MARKED, *OWN_MARKS)
        self.legend = [
            *legend,
            *((" ".join(getattr(self.glyphs, name) for name in names.split()), meaning) for names, meaning in marks),
        ]
        if session.catalogue.as_of:
            self.legend.append(LATER)
        self._scrolled = scrolled
        """Called when another part is in view."""
        self.lines_: list[Line] = []

    def resized(self) -> None:
        """Lay out for the width: two columns of groups where there is room for them."""
        room = max(20, self.size.width)
        if room < TWO_COLUMNS:
            self.lines_ = [line for block in self._blocks(room) for line in (*block, ())][:-1]
            return
        column = room // 2 - 1
        sides = _in_two(self._blocks(column), self.height)
        gap = [()] if max(_rows(side) + len(side) for side in sides) <= self.height else []
        left, right = ([line for block in side for line in (*block, *gap)] for side in sides)
        self.lines_ = [
            (*at_left, Segment(" " * max(1, column + 2 - width(at_left))), *at_right)
            for at_left, at_right in zip_longest(left, right, fillvalue=())
        ]

    def _blocks(self, room: int) -> list[list[Line]]:
        """The groups of keys, the signs of the kinds and the marks, each under its title."""
        blocks: list[list[Line]] = []
        for name, rows in groupby(self.rows, key=lambda row: row[0]):
            blocks.append([_title(name)])
            for _, keys, what in rows:
                blocks[-1] += self._command(keys, what, room)
        signs = [_title("Kinds")]
        named = list[Segment]()
        for kind in self.session.catalogue.kinds.values():
            sign = kind.sign_ascii if self.glyphs.ascii else kind.sign
            if kind.key:
                label = f"{NO_BREAK}{kind.label}".replace(" ", NO_BREAK)
                named += [Segment(kind.key, "key"), Segment(f"{NO_BREAK}{sign}", f"sign-{kind.name}")]
                named.append(Segment(label, f"kind-{kind.name}"))
                named.append(Segment("  "))
        for line in wrap(named, room, 2):
            signs.append(tuple(part._replace(text=part.text.replace(NO_BREAK, " ")) for part in line))
        marks = [_title("Marks")]
        for mark, meaning in self.legend:
            marks += wrap([Segment(f"{mark} ", "mark"), Segment(meaning)], room, 2, 4)
        return [*blocks, signs, marks]

    def _command(self, keys: str, what: str, room: int) -> list[Line]:
        """Keys at the left, what they do beside them, each over as many lines as it needs."""
        size = LEAD if room >= 45 else NARROW_LEAD
        lead = wrap([Segment(keys, "key")], size + 2, 2)
        meaning = wrap([Segment(what)], room, size + 3)
        rows = list[Line]()
        for left, right in zip_longest(lead, meaning, fillvalue=()):
            rows.append((*left, Segment(" " * (size + 3 - width(left))), *right[1:]))
        return rows

    def scroll_by(self, lines: int) -> None:
        """Scroll, and report it."""
        super().scroll_by(lines)
        self._scrolled()

    @property
    def place(self) -> str:
        """Which screenful is in view of how many; empty where all is."""
        height = max(1, self.height)
        if self.count() <= height:
            return ""
        step = max(1, height - 2)
        return f"{-(-self.top // step) + 1}/{-(-(self.count() - height) // step) + 1}"

    @property
    def at_end(self) -> bool:
        """True where the last line is in view."""
        return self.top + max(1, self.height) >= self.count()

    def count(self) -> int:
        """Lines of the help."""
        return len(self.lines_)

    def line(self, index: int) -> Iterable[Segment]:
        """A line."""
        return self.lines_[index]


def _title(name: str) -> Line:
    return (Segment(f" {name}", "group"),)


def _in_two(blocks: list[list[Line]], height: int) -> tuple[list[list[Line]], list[list[Line]]]:
    """The blocks in two columns, each in their order: so that both are in view, then with the fewest jumps, then evenly."""

    def cost(rest: tuple[bool, ...]) -> tuple[int, int, int]:
        left, right = (_rows(compress(blocks, side)) for side in (map(not_, (False, *rest)), (False, *rest)))
        jumps = sum(before != after for before, after in pairwise((False, *rest)))
        return max(0, max(left, right) - height), jumps, abs(left - right)

    at_right = (False, *min(product((False, True), repeat=len(blocks) - 1), key=cost))
    return list(compress(blocks, map(not_, at_right))), list(compress(blocks, at_right))


def _rows(blocks: Iterable[list[Line]]) -> int:
    return sum(map(len, blocks))


class Help(DismissOnce[None], ModalScreen[None]):
    """Help for a screen."""

    DEFAULT_CSS = "Help Frame { margin: 0 1; }"
    AUTO_FOCUS = "HelpLines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("escape,q,question_mark"), "leave", "back"),
    ]

    def __init__(
        self, session: Session, screen: Screen[Any], legend: Sequence[tuple[str, str]] = (), title: str = ""
    ) -> None:
        super().__init__()
        self.title_text = f"Keys{f': {title.lower()}' if title else ''}"
        self.help_lines = HelpLines(session, rows_of(screen), legend, self._update)
        self.frame = Frame(session, self.help_lines, id="help")

    def compose(self) -> ComposeResult:
        """The lines in a frame."""
        yield self.frame

    def on_mount(self) -> None:
        """Show the frame."""
        self.frame.focus_frame(True, "bar")
        self._update()

    def _update(self) -> None:
        """Say which part is in view."""
        place = self.help_lines.place
        close = [command("esc", "strong", "leave"), command(" close", "quiet", "leave")]
        self.frame.upper.update([Segment(self.title_text, "strong")], close)
        more = [command("PgDn", "strong", "page(1)"), command(" more", "quiet", "page(1)")]
        self.frame.lower.update([] if self.help_lines.at_end else more, [Segment(place, "quiet")] if place else [])

    def action_page(self, screens: int) -> None:
        """Scroll by screenfuls."""
        self.help_lines.action_page(screens)

    def action_leave(self) -> None:
        """Return."""
        self.dismiss(None)


_ON_KEYBOARD = {"esc": "Esc", "enter": "Enter", "tab": "Tab", "shift": "Shift", "ctrl": "Ctrl", "alt": "Alt"}
_ON_KEYBOARD |= {
    "space": "Space",
    "backspace": "Backspace",
    "home": "Home",
    "end": "End",
    "right": "Right",
    "down": "Down",
    "up": "Up",
    "left": "Left",
}


def as_on_keyboard(key: str) -> str:
    """A key as it is written on keyboards: ``Ctrl+F``, ``Enter``; letters by themselves stay, since ``s`` is not ``S``."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    last = _ON_KEYBOARD.get(last, last.upper() if held and len(last) == 1 else last)
    return "+".join([*(_ON_KEYBOARD.get(part, part) for part in held), last])


def rows_of(screen: Screen[Any]) -> list[tuple[str, str, str]]:
    """(group, keys, what they do) of every command that a screen offers; a command and its opposite are one row."""
    declared = {key.id: key for key in every_key()}
    rows: dict[tuple[str, str], list[str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if (binding.id or binding.tooltip) and binding.key.isascii() and binding.key not in ("full_stop", "comma"):
            key = declared.get(binding.id or "")
            own = isinstance(active.node, Screen) and not (binding.id or "").startswith("view.")
            group = key.group if key else "Here" if own else "Help"
            what = (key and key.both) or binding.tooltip or binding.description
            rows.setdefault((group, what), []).append(shown(binding.key))
    listed = [(group, " ".join(dict.fromkeys(map(as_on_keyboard, keys))), what) for (group, what), keys in rows.items()]
    return sorted(listed, key=lambda row: GROUPS.index(row[0]) if row[0] in GROUPS else len(GROUPS))
