"""The answer over the hits of a search: its sentence, its entities to open, what else can be done with it, its sources."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.timer import Timer

from ..query.nearest import Nearest
from ..query.questions import Answer
from ..render.lines import Segment, fit, width, wrap
from .answer_parts import dated, named_parts, short_names
from .keys import on_both_layouts
from .lines import Lines
from .nearest_lines import NearestLine, Offered, nearest_lines
from .session import Session

TALL = 20
"""Rows of a screen that has room to spare."""
MOST = 3
"""Lines of the sentence; on smaller screens :data:`FEW`."""
FEW = 2
ROOMY = 30
"""Rows of a screen on which a statement that comes near has two lines."""


REST = 0.8
"""Seconds without a key after which a card without an answer says so, and offers questions that have one."""
NONE = "No single answer; the nearest results are below."


class AnswerCard(Lines, can_focus=True):
    """Shows an answer, else what comes near, else questions, or takes no room. With the focus one of its rows or chips is chosen."""

    DEFAULT_CSS = "AnswerCard { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("left,h"), "link(-1)", "previous", tooltip="Previous entity of the answer"),
        Binding(on_both_layouts("right,l"), "link(1)", "next", tooltip="Next entity of the answer"),
    ]

    def __init__(
        self,
        session: Session,
        picked: Callable[[], None],
        resized: Callable[[], None],
        offered: Callable[[], Offered],
    ) -> None:
        super().__init__(session)
        self._resized = resized
        """Called when it takes another number of rows."""
        self._picked = picked
        """Called when a chip was clicked; it is the chosen one then."""
        self._offered = offered
        """What is offered for a text without an answer."""
        self.answer: Answer | None = None
        self.near: tuple[Nearest, ...] = ()
        self.questions: tuple[str, ...] = ()
        """Statements that come near, and questions, that are offered where there is no answer."""
        self.chosen = 0
        """Index of what is chosen: of the entities that the answer is about, of the statements or of the questions."""
        self.led = False
        """True while enter opens what shows the answer."""
        self.room = 0
        """Rows it takes."""
        self._later: Timer | None = None
        self._lines: list[list[Segment]] = []
        self._near_lines: list[NearestLine] = []
        self._places: list[tuple[int, int, int]] = []
        """(index, first cell, end cell) of each chip in view."""

    @property
    def current(self) -> str | None:
        """The entity chosen."""
        about = self._about
        return about[self.chosen] if about else None

    @property
    def _about(self) -> tuple[str, ...]:
        return self.answer.about if self.answer else tuple(near.about for near in self.near)

    @property
    def statement(self) -> Nearest | None:
        """The statement chosen of those that come near."""
        return self.near[self.chosen] if self.near else None

    @property
    def question(self) -> str:
        """The question chosen; empty where none are offered."""
        return self.questions[self.chosen] if self.questions else ""

    @property
    def has_chips(self) -> bool:
        """True where there is something to choose."""
        return bool(self.questions or self.current)

    @property
    def alike(self) -> tuple[str, ...]:
        """Those compared, as they were named; else the first entities as far as they are of one kind: two to four, or none."""
        if self.answer and self.answer.shown and self.answer.shown.view == "compare":
            return self.answer.shown.ids
        about = self.answer.about if self.answer else ()
        kinds = self.session.catalogue.kinds_of(about[:4])
        found = tuple(itertools.takewhile(lambda id_: kinds[id_] == kinds[about[0]], about[:4]))
        return found if len(found) > 1 else ()

    @property
    def several(self) -> bool:
        """True where the answer is about more than one entity."""
        answer = self.answer
        return bool(answer and len({*answer.about, *(answer.shown.ids if answer.shown else ())}) > 1)

    def load(self, answer: Answer | None, *, typing: bool = False) -> None:
        """Show another answer, or none. While one is typing the room stays, so that the hits below do not jump."""
        kept = self.room if typing and self.app.size.height >= TALL else 0
        if answer and answer == self.answer and kept:
            return
        self.answer, self.chosen, self.near, self.questions = answer, 0, (), ()
        self._lay_out(self.size.width or self.app.size.width - 2)
        self._make_room(max(kept, len(self._lines)))
        self.repaint()
        if self._later is not None:
            self._later.stop()
        if typing and not self._lines and self.app.size.height >= TALL:
            self._later = self.set_timer(REST, self.offer)

    def offer(self) -> None:
        """Typing has paused, and there is no answer: what comes near is shown, else a line says so; the hits have the rest."""
        if self.answer is None:
            self.near, self.questions = self._offered()
            self._lay_out(self.size.width or self.app.size.width - 2)
            self._make_room(len(self._near_lines) or (2 if self.questions else min(self.room, 1)))
            self._resized()
            self.repaint()

    def _make_room(self, rows: int) -> None:
        if self.room != rows:
            self.room = rows
            self._resized()

    def resized(self) -> None:
        """Wrap again. Where there is no width the room stays: without it the width would return, and so on without end."""
        if self.size.width:
            self._lay_out(self.size.width)
            self._make_room(self.count())

    def _lay_out(self, room: int) -> None:
        answer, high = self.answer, self.app.size.height >= TALL
        most = 1 if self.app.size.height < ROOMY else FEW
        self._near_lines = nearest_lines(self.session.catalogue, self.near, room - 2, most, self.glyphs)
        if answer is None:
            self._lines = []  # where the room stays for the next answer, a line says that there is none
            return
        self._lines = self._sentence(answer, room - 2, MOST if high else FEW)
        if answer.about and high:
            self._lines.append([])  # the row of entities, drawn when asked for
        self._lines.append(self._receipt(answer, room - 2))

    def _sentence(self, answer: Answer, room: int, most: int) -> list[list[Segment]]:
        parts = named_parts(self.session.catalogue, answer)
        marks = [Segment(f" {getattr(self.glyphs, mark)}", "mark") for mark in answer.marks]
        lines = [list(line) for line in wrap([*parts, *marks], max(10, room), 1)]
        if len(lines) <= most:
            return lines
        ellipsis = self.glyphs.ellipsis
        last = "".join(part.text for part in lines[most - 1])
        tail = width(marks) + len(ellipsis)
        end, left = fit(last, max(10, room - tail), ""), answer.text.count("; ")
        if left > 1 and "; " in end:  # a list is cut between two of its rows, and says how many are left
            end = fit(last, max(10, room - tail - len(" 100 more")), "")
            end = end[: end.rfind("; ")] if "; " in end else end
            shown = "".join(part.text for line in lines[: most - 1] for part in line).count(";") + end.count(";")
            ellipsis = f"; {ellipsis} {left - shown} more"
        cut = end.rstrip(" ,;:") + ellipsis
        return [*lines[: most - 1], [Segment(cut, "strong"), *marks]]

    def _receipt(self, answer: Answer, room: int) -> list[Segment]:
        parts = [dated(answer)] if dated(answer) and self.app.size.height < TALL else []
        parts += [source.title for source in answer.sources[:2]]
        more = f" +{len(answer.sources) - 2}" if len(answer.sources) > 2 else ""
        text = f" {self.glyphs.dot} ".join(parts) + more
        return [Segment(f" {fit(text, max(1, room), self.glyphs.ellipsis)}", "quiet")]

    def count(self) -> int:
        """Lines of the card."""
        return len(self._lines or self._near_lines) or min(self.room, 2 if self.questions else 1)

    def line(self, index: int) -> Iterable[Segment]:
        """One line."""
        if self._near_lines:
            at, parts = self._near_lines[index]
            return [Segment("".join(part.text for part in parts), "cursor")] if self._is_at(at) else parts
        if not self._lines:
            return self._chips("ask", self._question_chips()) if index else [Segment(f" {NONE}", "quiet")]
        if not self._lines[index]:
            return self._chips("open", self._entity_chips())
        first, *rest = self._lines[index]
        if index == 0 and self.led and not self.has_focus:  # in place of the space before the sentence
            first = Segment(self.glyphs.cursor, "strong")
        return [first, *rest]

    def _is_at(self, place: int) -> bool:
        """True for what is chosen, while the card has the focus."""
        return self.has_focus and place == self.chosen

    def _entity_chips(self) -> list[list[Segment]]:
        about = self.answer.about if self.answer else ()
        names, kinds = short_names(self.session.catalogue, about), self.session.catalogue.kinds_of(about)
        chips: list[list[Segment]] = []
        for id_ in about:
            kind = self.session.catalogue.kinds[kinds[id_]]
            sign = kind.sign_ascii if self.glyphs.ascii else kind.sign
            name = f" {fit(names[id_], 30, self.glyphs.ellipsis)} "
            chips.append([Segment(f" {sign}", f"sign-{kind.name}"), Segment(name, f"kind-{kind.name}")])
        return chips

    def _question_chips(self) -> list[list[Segment]]:
        room = max(10, self.size.width - 14)
        return [[Segment(f" {fit(question, room, self.glyphs.ellipsis)} ")] for question in self.questions]

    def _chips(self, lead: str, chips: list[list[Segment]]) -> list[Segment]:
        """As many chips as fit, the chosen one among them, and how many more there are."""
        first = 0
        while True:
            parts, self._places = [Segment(f" {lead} ", "quiet")], []
            for at in range(first, len(chips)):
                chip = [Segment("".join(part.text for part in chips[at]), "cursor")] if self._is_at(at) else chips[at]
                if width(parts) + width(chip) + 6 > self.size.width:
                    break
                self._places.append((at, width(parts), width(parts) + width(chip)))
                parts += chip
            else:
                return parts
            if self.chosen < first + len(self._places) or not self._places:
                return [*parts, Segment(f" +{len(chips) - first - len(self._places)}", "quiet")]
            first += 1

    # --- choosing --------------------------------------------------------------

    def action_link(self, step: int) -> None:
        """To the next or previous chip."""
        if self.has_chips:
            self.chosen = (self.chosen + step) % len(self.questions or self._about)
            self.repaint()

    def step(self, rows: int) -> bool:
        """To the statement above or below; False where there is none."""
        if not 0 <= self.chosen + rows < len(self.near):
            return False
        self.chosen += rows
        self.repaint()
        return True

    def on_click(self, event: events.Click) -> None:
        """Take the chip or the statement under the mouse."""
        if self._near_lines and 0 <= event.y < len(self._near_lines):
            self.chosen = self._near_lines[event.y].statement
            self._picked()
            return
        if event.y == (next((at for at, line in enumerate(self._lines) if not line), -1) if self._lines else 1):
            for at, start, end in self._places:
                if start <= event.x < end:
                    self.chosen = at
                    self._picked()

    def on_focus(self) -> None:
        """The chosen chip looks different with the focus."""
        self.repaint()

    def on_blur(self) -> None:
        """The chosen chip looks different without the focus."""
        self.repaint()
