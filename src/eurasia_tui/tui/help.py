"""The help of a screen, made of its bindings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from ..render.glyphs import LEGEND, UNICODE, Glyphs
from ..render.lines import Segment, fit, pad, wrap
from .keys import NAMED, Key, on_both_layouts
from .lines import Lines
from .views import every_key

_SHOWN = NAMED | {"escape": "esc", "pagedown": "PgDn", "pageup": "PgUp"}


def all_keys() -> list[Key]:
    """Every key of the browser."""
    return every_key()


def key_of(app: App[Any], id_: str) -> str:
    """The key that runs a command now, as printed; remapped keys included."""
    remapped: Mapping[str, str] = getattr(app, "remapped", {})
    for key in all_keys():
        if key.id == id_:
            return shown(remapped.get(id_, key.keys).split(",")[0])
    return ""


def shown(key: str) -> str:
    """A key as printed."""
    head, plus, last = key.rpartition("+")
    return f"{head}{plus}{_SHOWN.get(last, last)}"


class HelpLines(Lines, can_focus=True):
    """Keys by group, then what the marks mean."""

    DEFAULT_CSS = "HelpLines { width: 1fr; height: 1fr; }"

    def __init__(
        self, rows: list[tuple[str, str, str]], legend: Sequence[tuple[str, str]] = (), glyphs: Glyphs = UNICODE
    ) -> None:
        super().__init__()
        self.rows, self.glyphs = rows, glyphs
        self.legend = [*legend, *((getattr(glyphs, name), says) for name, says in LEGEND)]
        self.lines_: list[tuple[Segment, ...]] = []

    def resized(self) -> None:
        """Lay out for the width."""
        room = max(20, self.size.width - 2)
        lead_width = 22 if room >= 60 else 11
        self.lines_ = [(Segment(" Keys of this screen", "heading"), Segment("   esc: back", "quiet"))]
        group = ""
        for of, keys, what in self.rows:
            if of != group:
                group = of
                self.lines_ += [(), (Segment(f" {group}", "group"),)]
            lead = f"  {pad(fit(keys, lead_width, self.glyphs.ellipsis), lead_width)} "
            for index, line in enumerate(wrap([Segment(what)], room, len(lead))):
                self.lines_.append((Segment(lead, "key"), *line[1:]) if index == 0 else line)
        self.lines_ += [(), (Segment(" Marks", "group"),)]
        for mark, says in self.legend:
            self.lines_ += wrap([Segment(f"{mark} ", "mark"), Segment(says)], room, 2, 4)

    def count(self) -> int:
        """Lines of the help."""
        return len(self.lines_)

    def line(self, index: int) -> Iterable[Segment]:
        """A line."""
        return self.lines_[index]


class Help(ModalScreen[None]):
    """Help for a screen."""

    DEFAULT_CSS = "Help HelpLines { border: round ansi_default; margin: 0 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("escape,q,question_mark"), "app.pop_screen", "back"),
        Binding(on_both_layouts("down,j"), "scroll(1)", "down"),
        Binding(on_both_layouts("up,k"), "scroll(-1)", "up"),
        Binding("pagedown,space", "scroll(15)", "down"),
        Binding("pageup", "scroll(-15)", "up"),
    ]

    def __init__(self, of: Screen[Any], legend: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        rows: dict[tuple[str, str], list[str]] = {}
        groups = {key.id: key.group for key in all_keys()}
        for active in of.active_bindings.values():
            binding = active.binding
            if binding.id or binding.tooltip:
                own = "Here" if isinstance(active.node, Screen) else "Help"
                said = (groups.get(binding.id or "", own), binding.tooltip or binding.description)
                if binding.key.isascii() and binding.key not in ("full_stop", "comma"):
                    rows.setdefault(said, []).append(shown(binding.key))
        order = ["Here", "Find", "Move", "Panes", "Views", "Yours", "Help"]
        listed = [(group, " ".join(dict.fromkeys(keys)), what) for (group, what), keys in rows.items()]
        rows_ = sorted(listed, key=lambda row: order.index(row[0]) if row[0] in order else 9)
        self.body = HelpLines(rows_, legend, getattr(of.app, "glyphs", UNICODE))

    def compose(self) -> ComposeResult:
        """The lines."""
        yield self.body

    def action_scroll(self, lines: int) -> None:
        """Scroll the help."""
        self.body.scroll_by(lines)
