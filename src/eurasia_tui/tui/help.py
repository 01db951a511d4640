"""The help of a screen, built from its bindings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from ..render.glyphs import LEGEND
from ..render.lines import Segment, fit, pad, width, wrap
from .dismiss_once import DismissOnce
from .keys import on_both_layouts
from .scroll_lines import ScrollLines
from .session import Session
from .views import every_key, shown

GROUPS = ("Here", "Find", "Move", "Panes", "Views", "Your data", "Help")
"""Groups of commands, in the order of the help."""
TWO_COLUMNS = 100
"""Columns from which the help has two columns."""


class HelpLines(ScrollLines):
    """Keys by group, then what the marks mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "page(1)", "page down", show=False)]

    def __init__(
        self, session: Session, rows: list[tuple[str, str, str]], legend: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(session)
        self.rows = rows
        """(group, keys, what they do)."""
        self.legend = [*legend, *((getattr(self.glyphs, name), meaning) for name, meaning in LEGEND)]
        self.lines_: list[tuple[Segment, ...]] = []

    def resized(self) -> None:
        """Lay out for the width: two columns of groups where there is room for them."""
        room = max(20, self.size.width - 2)
        columns = 2 if room >= TWO_COLUMNS else 1
        width_ = room // columns - (1 if columns > 1 else 0)
        blocks = self._blocks(width_)
        self.lines_ = [(Segment(" Keys of this screen", "heading"), Segment("   esc: back", "quiet"))]
        if columns == 1:
            self.lines_ += [line for block in blocks for line in block]
            return
        half = sum(map(len, blocks)) / 2
        left, right = list[tuple[Segment, ...]](), list[tuple[Segment, ...]]()
        for block in blocks:
            (left if not right and len(left) + len(block) / 2 <= half else right).extend(block)
        for one, other in zip_longest(left, right, fillvalue=()):
            gap = Segment(" " * max(1, width_ + 1 - width(one)))
            self.lines_.append((*one, gap, *other))

    def _blocks(self, room: int) -> list[list[tuple[Segment, ...]]]:
        """The groups of keys, the signs of the kinds and the marks, each with a blank line and its title."""
        lead_width = 22 if room >= 60 else 15 if room >= 45 else 11
        blocks: list[list[tuple[Segment, ...]]] = []
        group = ""
        for name, keys, what in self.rows:
            if name != group:
                group = name
                blocks.append([(), (Segment(f" {group}", "group"),)])
            lead = f"  {pad(fit(keys, lead_width, self.glyphs.ellipsis), lead_width)} "
            for index, line in enumerate(wrap([Segment(what)], room, len(lead))):
                blocks[-1].append((Segment(lead, "key"), *line[1:]) if index == 0 else line)
        signs: list[tuple[Segment, ...]] = [(), (Segment(" Kinds", "group"),)]
        for kind in self.session.catalogue.kinds.values():
            sign = kind.sign_ascii if self.glyphs.ascii else kind.sign
            if kind.key:
                signs.append(
                    (
                        Segment(f"  {sign} ", f"kind-{kind.name}"),
                        Segment(fit(kind.label, room - 4), f"kind-{kind.name}"),
                    )
                )
        marks: list[tuple[Segment, ...]] = [(), (Segment(" Marks", "group"),)]
        for mark, meaning in self.legend:
            marks += wrap([Segment(f"{mark} ", "mark"), Segment(meaning)], room, 2, 4)
        return [*blocks, signs, marks]

    def count(self) -> int:
        """Lines of the help."""
        return len(self.lines_)

    def line(self, index: int) -> Iterable[Segment]:
        """A line."""
        return self.lines_[index]


class Help(DismissOnce[None], ModalScreen[None]):
    """Help for a screen."""

    DEFAULT_CSS = "Help HelpLines { border: round ansi_default; margin: 0 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("escape,q,question_mark"), "leave", "back"),
    ]

    def __init__(self, session: Session, screen: Screen[Any], legend: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.session, self.rows, self.legend = session, rows_of(screen), legend

    def compose(self) -> ComposeResult:
        """The lines."""
        yield HelpLines(self.session, self.rows, self.legend)

    def action_leave(self) -> None:
        """Return."""
        self.dismiss(None)


def rows_of(screen: Screen[Any]) -> list[tuple[str, str, str]]:
    """(group, keys, what they do) of every command that a screen and what has its focus offer."""
    groups = {key.id: key.group for key in every_key()}
    rows: dict[tuple[str, str], list[str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if (binding.id or binding.tooltip) and binding.key.isascii() and binding.key not in ("full_stop", "comma"):
            group = groups.get(binding.id or "", "Here" if isinstance(active.node, Screen) else "Help")
            rows.setdefault((group, binding.tooltip or binding.description), []).append(shown(binding.key))
    listed = [(group, " ".join(dict.fromkeys(keys)), what) for (group, what), keys in rows.items()]
    return sorted(listed, key=lambda row: GROUPS.index(row[0]) if row[0] in GROUPS else len(GROUPS))
