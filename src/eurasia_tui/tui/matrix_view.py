"""The matrix: states by organisations, with the cell under the cursor in words and the signs always below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ..query.citations.cite import cite
from ..query.find_statement import find
from ..query.matrix import columns_of, groups_of, matrix
from ..query.pages.page import page
from ..render.chips import group_label
from ..render.lines import Segment
from . import matrix_choices
from .choose import Choose
from .choose_typed import ChooseTyped
from .faults import guarded
from .framed_view import FramedView
from .keys import on_both_layouts
from .matrix_cell import CellInWords, cell_in_words, signs
from .matrix_grid import Grid
from .session import Session
from .type_ahead import opening
from .view import CITE

if TYPE_CHECKING:
    from ..query.citations.styles import Citation
    from ..query.questions import Showing


class MatrixView(FramedView):
    """Who is in what, with filters and sorting."""

    title_text = "Matrix"
    AUTO_FOCUS = "Grid"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("down,j"), "move(1, 0)", "down", show=False),
        Binding(on_both_layouts("up,k"), "move(-1, 0)", "up", show=False),
        Binding(on_both_layouts("right,l"), "move(0, 1)", "right", show=False),
        Binding(on_both_layouts("left,h"), "move(0, -1)", "left", show=False),
        Binding("pagedown,ctrl+d", "move(15, 0)", "page down", show=False),
        Binding("pageup,ctrl+u", "move(-15, 0)", "page up", show=False),
        Binding("home", "move(0, -1000)", "first column", show=False),
        Binding("end", "move(0, 1000)", "last column", show=False),
        Binding("enter", "enter", "open", tooltip="Open the organisation; its page gives the source of the membership"),
        Binding(on_both_layouts("o"), "open_row", "open state", tooltip="Open the state of the row"),
        Binding(on_both_layouts("slash"), "jump", "find", tooltip="Go to a body or a state by its name"),
        Binding(on_both_layouts("i"), "inside", "in", tooltip="Only members of the column's body; again: all"),
        Binding(
            on_both_layouts("n,e"), "outside", "not in", tooltip="Only those that are not members of the column's body"
        ),
        Binding(on_both_layouts("s"), "sort", "order", tooltip="Order by region, name, number, or the column"),
        Binding(on_both_layouts("c"), "columns", "columns", tooltip="The bodies of the state first, or by field"),
        Binding(on_both_layouts("g"), "groups", "fields", tooltip="The bodies of one field, the main ones, or all"),
        *CITE,
        Binding(on_both_layouts("q,backspace"), "leave", "back", show=False),
    ]

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session, ids)
        self.inside: list[str] = []
        self.outside: list[str] = []
        self.sort = ""
        self.field = ""
        """Empty for the main bodies, * for all, else the field whose bodies are shown."""
        self.by_row = False
        """True when the bodies of the row under the cursor are first."""
        self._cursor: tuple[str, str] | None = None

    @property
    def state(self) -> object:
        """Filters, order, field, cursor."""
        return (tuple(self.inside), tuple(self.outside), self.sort, self.field, self.by_row, self._at())

    def resume(self, state: object) -> None:
        """Show the same."""
        if isinstance(state, tuple):
            inside, outside, self.sort, self.field, self.by_row, self._cursor = state
            self.inside, self.outside = list(inside), list(outside)

    def show_answer(self, showing: Showing) -> None:
        """Those in some bodies and not in others; all bodies where these are not among the main ones."""
        self.inside, self.outside = list(showing.ids), list(showing.without)
        asked = {*self.inside, *self.outside}
        self.field = "" if asked <= set(columns_of(self.catalogue)) else "*"

    def content(self) -> Iterable[Widget]:
        """The grid, what the cell means and the signs."""
        self.grid = Grid(self.session, self._moved)
        self.foot = CellInWords(self.session)
        yield self.grid
        yield self.foot

    def on_mount(self) -> None:
        """Show the main bodies, with the cursor on the entity of the page where it is among them."""
        super().on_mount()
        self._load(self._cursor)
        found = self.grid.matrix
        for id_ in self.ids if found and not self._cursor else ():
            if found and id_ in found.rows:
                self.grid.put(found.rows.index(id_), self.grid.column)
            elif found and id_ in found.columns:
                self.grid.put(self.grid.row, found.columns.index(id_))
        self._moved()

    def _load(self, at: tuple[str, str] | None = None) -> None:
        """Read the matrix; the cursor stays on its cell where that is still there."""
        at = at or self._at()
        columns = columns_of(self.catalogue, self.field)
        found = matrix(self.catalogue, columns, self.inside, self.outside, self.sort)
        if self.by_row and at and at[0] in found.rows:
            found = found.columns_by(at[0])
        self.grid.load(found, groups_of(self.catalogue, (*found.rows, *found.columns)), not self.sort)
        if at:
            row = found.rows.index(at[0]) if at[0] in found.rows else self.grid.row
            column = found.columns.index(at[1]) if at[1] in found.columns else self.grid.column
            self.grid.put(row, column)
        self._moved()

    def _moved(self) -> None:
        self.foot.update(cell_in_words(self.catalogue, self.grid.matrix, self._at()), self._signs())
        self.update_frame()

    # --- frame ---------------------------------------------------------------

    @property
    def kind(self) -> str:
        """The kind of the bodies."""
        found = self.grid.matrix if hasattr(self, "grid") else None
        kinds = self.catalogue.kinds_of(found.columns[:1]) if found else {}
        return next(iter(kinds.values()), super().kind)

    def crumbs(self) -> list[Segment]:
        """What is shown, and the filters."""
        names = self.catalogue.names([*self.inside, *self.outside])
        acronyms = self.grid.matrix.acronyms if self.grid.matrix else {}
        filters = [f"in {acronyms.get(id_, names[id_])}" for id_ in self.inside]
        filters += [f"not in {acronyms.get(id_, names[id_])}" for id_ in self.outside]
        what = ", ".join(filters) or "memberships"
        return self.crumb([Segment(what, "key" if filters else "quiet")])

    def hint(self) -> list[Segment]:
        """How much of it."""
        found = self.grid.matrix
        if not found:
            return []
        field = {"": "main bodies", "*": "all bodies"}.get(self.field, group_label(self.field))
        sign = "x" if self.session.glyphs.ascii else "×"
        return [Segment(f"{len(found.rows)} {sign} {len(found.columns)} {field}", "quiet")]

    def range(self) -> str:
        """Rows in view."""
        first, last = self.grid.rows_in_view()
        return (
            f"{first}{self.session.glyphs.dash}{last} of {len(self.grid.matrix.rows)}"
            if self.grid.matrix and last
            else ""
        )

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the footer."""
        return [
            ("enter", "open"),
            ("o", "state"),
            ("/", "find"),
            ("i", "in"),
            ("e", "not in"),
            ("s", "order"),
            ("c", "by field" if self.by_row else "its bodies first"),
            ("g", "fields"),
            ("y", "cite"),
            ("esc", "back"),
            ("?", "help"),
        ]

    def _signs(self) -> list[tuple[str, str, str]]:
        return signs(self.grid.matrix, self.grid.full, f"sign-{self.kind}", self.session.glyphs)

    def legend(self) -> list[tuple[str, str]]:
        """What the signs in the cells mean."""
        return [(sign, meaning) for sign, meaning, _ in self._signs()]

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor."""
        self.grid.move(rows, columns)

    def _at(self) -> tuple[str, str] | None:
        found = self.grid.matrix
        return (
            (found.rows[self.grid.row], found.columns[self.grid.column])
            if found and found.rows and found.columns
            else None
        )

    def cited(self) -> Citation | None:
        """The membership under the cursor, with its source."""
        at, found = self._at(), self.grid.matrix
        if at is None or found is None or at not in found.cells:
            return None
        body = page(self.catalogue, at[1])
        row = find(body, at[0])
        return cite(self.catalogue, body, row) if row else None

    def action_enter(self) -> None:
        """Open the organisation, where the membership is given with its source."""
        if at := self._at():
            self.open(at[1])

    def action_open_row(self) -> None:
        """Open the state."""
        if at := self._at():
            self.open(at[0])

    @on(Grid.Opened)
    @guarded
    def _opened(self, message: Grid.Opened) -> None:
        self.open(message.id)

    def action_jump(self) -> None:
        """To a body or a state by what is typed."""
        opening(self, self._jump())

    async def _jump(self) -> None:
        found = self.grid.matrix
        if not found:
            return
        rows = matrix_choices.headings(found, self.grid.groups)
        chosen = await self.app.push_screen_wait(ChooseTyped(self.session, "To", rows))
        if chosen in found.columns:
            self.grid.put(self.grid.row, found.columns.index(chosen))
        elif chosen in found.rows:
            self.grid.put(found.rows.index(chosen), self.grid.column)

    def action_columns(self) -> None:
        """The bodies of the state under the cursor first, or all by field."""
        self.by_row = not self.by_row
        self._load()

    def action_groups(self) -> None:
        """Choose whose bodies are shown."""
        opening(self, self._choose_field())

    async def _choose_field(self) -> None:
        rows = matrix_choices.fields(self.catalogue)
        chosen = await self.app.push_screen_wait(Choose(self.session, "Bodies", rows))
        if chosen is not None:
            self.field = chosen
            self._load()

    def action_inside(self) -> None:
        """Only members of the column's body."""
        self._filter(self.inside, self.outside)

    def action_outside(self) -> None:
        """Only those not in the column's body."""
        self._filter(self.outside, self.inside)

    def _filter(self, wanted: list[str], opposite: list[str]) -> None:
        found = self.grid.matrix
        if found and found.columns:
            column = found.columns[self.grid.column]
            if column in wanted:
                wanted.remove(column)
            else:
                wanted.append(column)
                if column in opposite:
                    opposite.remove(column)
            self._load()

    def action_sort(self) -> None:
        """Sort the rows."""
        opening(self, self._choose_sort())

    async def _choose_sort(self) -> None:
        found = self.grid.matrix
        if not found or not found.columns:
            return
        rows = matrix_choices.orders(found, found.columns[self.grid.column])
        chosen = await self.app.push_screen_wait(Choose(self.session, "Sort the states", rows))
        if chosen is not None:
            self.sort = chosen
            self._load()
