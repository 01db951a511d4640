"""What can be done with the answer of a search: its entities opened, shown on the map or side by side, copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from ..query.columns import beside
from ..query.questions.quotations import wordings
from ..render.lines import Segment
from .answer_card import AnswerCard
from .answer_parts import as_text
from .answer_views import view_of
from .choose import Choose
from .clipboard import Copier
from .frame import Frame
from .keys import on_both_layouts
from .nearest_lines import beginnings
from .search_box import SearchBox
from .type_ahead import opening
from .view import View
from .views import VIEWS

if TYPE_CHECKING:
    from ..query.questions import Showing


class AnswerActions(View):
    """Base of the search: the keys of its answer, whose card has the focus for them."""

    answer: AnswerCard
    answer_frame: Frame
    box: SearchBox
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "open", show=False, tooltip="Open the entity of the answer"),
        Binding(on_both_layouts("m"), "over('map')", "map", tooltip="The entities of the answer on the map"),
        Binding(
            on_both_layouts("t"), "over('timeline')", "timeline", tooltip="The timeline of the entities of the answer"
        ),
        Binding(on_both_layouts("c"), "over('compare')", "compare", tooltip="Compare the first entities of the answer"),
        Binding(on_both_layouts("e"), "everything", "all", tooltip="Every entity of the answer as a list"),
        Binding("ctrl+o", "map", "map", id="search.map", tooltip="All entities found, on the map", priority=True),
        Binding(on_both_layouts("y,Y"), "copy('citation')", "copy", tooltip="Copy the answer with its sources"),
    ]

    # --- opening ---------------------------------------------------------------

    def action_enter(self) -> None:
        """Ask the question, or open the entity, that is chosen in the answer."""
        if self.focused is self.answer:
            self.take_chip()

    def take_chip(self) -> None:
        """Ask the question chosen, or open the entity, at the statement that was chosen."""
        if question := self.answer.question:
            self.ask(question)
        elif current := self.answer.current:
            self.opens_at = beginnings(self.answer.statement) if self.answer.statement else ()
            self.open(current)

    def ask(self, question: str) -> None:
        """Ask another question."""
        raise NotImplementedError

    def open(self, id_: str) -> None:
        """Open the page of an entity; that of one of the answer at the row that answered."""
        answer = self.answer.answer
        self.opens_answer = answer if answer and id_ in answer.about else None
        super().open(id_)

    def open_answer(self, shown: Showing) -> None:
        """Open what shows the answer."""
        if shown.view == "page":
            self.opens_as_of = shown.when
            self.open(shown.ids[0])
        elif shown.view == "list":
            opening(self, self._choose(shown.ids))
        else:
            view, answer = view_of(self.session, shown), self.answer.answer
            if answer and len(answer.values) <= len(shown.ids):  # of several facts no row is the one that answered
                view.opens_answer = answer
            opening(self, self._push(view))

    def action_over(self, name: str) -> None:
        """Show the entities of the answer on the map, on the timeline or, those of one kind, side by side."""
        answer = self.answer.answer
        if answer and answer.shown and answer.shown.view == name:  # with the period, the order or the date asked for
            opening(self, self._push(view_of(self.session, answer.shown)))
        elif about := self.answer.alike if name == "compare" else answer.about if answer else ():
            opening(self, self._push(VIEWS[name].load()(self.session, about)))

    def action_map(self) -> None:
        """Where everything found is."""
        if ids := self.ids_found():
            opening(self, self._push(VIEWS["map"].load()(self.session, ids)))

    def ids_found(self) -> tuple[str, ...]:
        """What was found, of the kind chosen."""
        raise NotImplementedError

    async def _push(self, view: View) -> None:
        if chosen := await self.app.push_screen_wait(view):
            self.open(chosen)
        elif view.next_action:
            self.leave_for(view.next_action)
        else:
            self.box.select_all()  # another question replaces the one answered

    def action_everything(self) -> None:
        """Every entity of the answer, to choose from; where it names one of several, those too."""
        if (answer := self.answer.answer) and answer.about:
            listed = answer.shown.ids if answer.shown and answer.shown.view == "list" else ()
            opening(self, self._choose(tuple(dict.fromkeys((*listed, *answer.about)))))

    async def _choose(self, ids: tuple[str, ...]) -> None:
        words = wordings(self.catalogue, ids)
        names, remarks = self.catalogue.names(ids) | words, beside(self.catalogue, ids)
        amounts = self.answer.answer.amounts() if self.answer.answer else {}
        rows = [(id_, names[id_], amounts.get(id_, remarks[id_])) for id_ in ids]
        if chosen := await self.app.push_screen_wait(Choose(self.session, "The answer", rows, long=bool(words))):
            self.open(chosen)
        else:
            self.box.select_all()

    # --- copying ---------------------------------------------------------------

    def action_copy(self, what: str) -> None:
        """Copy the answer, or the statement chosen, with its date and sources."""
        if found := self.answer.answer or self.answer.statement:
            self._copier = self._copier or Copier(self.app, self.session, self.show_status)
            self._copier.copy(as_text(found))

    def show_status(self, message: str) -> None:
        """Show a message on the frame of the answer."""
        self.answer_frame.lower.update([Segment(message, "strong")])
