"""The map: where things are, which way routes go, who belongs to what."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult

from ..dates import show
from ..map import legend, legend_rows
from ..map.question import MapQuestion
from ..map.text import crossing, title
from ..map.world import world
from ..named_tuple import NamedTuple
from ..query.catalogue import Catalogue
from ..query.geography.figures import indicators
from ..query.geography.places import about, coordinates
from ..query.geography.questions import place_types, rivals, state_around, years_of_change
from ..query.geography.steps import step_year, with_next_rival
from ..render.lines import Segment, cell_len
from . import map_keys
from .choose_typed import ChooseTyped
from .faults import guarded
from .filter_box import BoxFrame, FilterBox
from .header_footer import Crumbs
from .map_bars import Foot, MapKeys, short_fact
from .map_canvas import MapCanvas, MapState
from .session import Session
from .type_ahead import opening
from .view import View

LEAST_ROWS = 16
"""Rows of the screen under which the title gives way to the picture."""


ROOM_FOR_ROWS = 20
"""Rows of the screen from which the legend may have two."""


class ViewState(NamedTuple):
    """What the view shows, so that back returns to it."""

    question: MapQuestion
    as_of: str | None
    canvas: MapState


class MapView(View):
    """The map of some entities; of none, the core of Eurasia."""

    title_text = "Map"
    AUTO_FOCUS = "MapCanvas"
    BINDINGS = map_keys.BINDINGS

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session, ids)
        self.question = MapQuestion(ids)
        self.dated: Catalogue = self.catalogue
        """The catalogue as of the year that was stepped to."""
        self.world = world(self.catalogue)
        self.lost = ""
        self._first: MapState | None = None

    @property
    def state(self) -> ViewState:
        """What is shown, to return to."""
        return ViewState(self.question, self.dated.as_of, self.canvas.state)

    def resume(self, state: object) -> None:
        """Show what was shown when the view was left; called before it is mounted."""
        if isinstance(state, ViewState):
            self.question, self._first = state.question, state.canvas
            self.dated = self.catalogue.at(state.as_of)

    def compose(self) -> ComposeResult:
        """Title, picture, legend, keys."""
        scene = self.question.scene(self.dated, self.world, self.session.glyphs)
        found = scene.geo
        if found.ids and not (found.routes or found.areas or found.points):
            names = ", ".join(found.names[id_] for id_ in found.ids[:4])
            self.lost = f"No place on the map for {names}; the whole map is shown."
        self.canvas = MapCanvas(self.session, scene, self.update)
        if self._first:
            self.canvas.resume(self._first)
        self.crumbs, self.foot, self.keys = Crumbs(self.session), Foot(self.session), MapKeys(self.session)
        self.crumbs.display = self.app.size.height >= LEAST_ROWS
        yield self.crumbs
        yield self.canvas
        yield self.foot
        yield self.keys

    def on_mount(self) -> None:
        """Show the keys."""
        self._update_keys()

    def on_resize(self, event: events.Resize) -> None:
        """Another width has room for other words; a low screen has none for the title."""
        if self.crumbs.display != (event.size.height >= LEAST_ROWS):
            self.crumbs.display = event.size.height >= LEAST_ROWS
        if self.canvas.camera:
            self.update()

    def update(self) -> None:
        """Show what is seen and what the cursor is on."""
        canvas, camera = self.canvas, self.canvas.camera
        if camera is None:
            return
        scene, ascii = canvas.scene, self.session.glyphs.ascii
        when = f", as of {show(self.dated.as_of)}" if self.dated.as_of else ""
        long = f"1 column = {camera.km_per_cell:,.0f} km   {legend.scale_bar(camera, ascii)}"
        position = long if self.size.width >= 100 else legend.scale_bar(camera, ascii)
        name = title(scene) + when
        room = self.size.width - 2
        states = crossing(scene, room - cell_len(f"Map x {name}: {position}") - 2)
        self.crumbs.update(["Map", f"{name}: {states}" if states else name], position)
        target = canvas.target
        if target:
            own = coordinates(self.catalogue, [target.id]).get(target.id)
            right = legend.under_cursor(scene, camera, target, about(self.catalogue, target.id), own)
        elif self.lost:
            right = [Segment(self.lost, "strong")]
        else:
            right = [Segment(short_fact(scene, canvas.drawing, titled=self.crumbs.display), "quiet")]
        most = 2 if self.size.height >= ROOM_FOR_ROWS else 1
        self.foot.update(legend_rows.rows(scene, canvas.drawing, canvas.way, room, right, most))
        self.keys.right = legend.outside(canvas.drawing, 3)
        self.keys.repaint()

    def _update_keys(self) -> None:
        if self.canvas.reading:
            self.keys.update([("i", "map"), ("esc", "map")])
            return
        self.keys.update(map_keys.footer(steps=self._has_years, rivals=self._has_rivals))

    @property
    def _has_years(self) -> bool:
        """True where members changed in some year."""
        return bool(years_of_change(self.catalogue, self.question.ids))

    @property
    def _has_rivals(self) -> bool:
        """True where a corridor is shown that has a rival."""
        return bool(self.ids and self.canvas.scene.geo.routes and rivals(self.catalogue, self.ids[0]))

    def show_status(self, message: str) -> None:
        """Show a message before the keys until the next one."""
        self._update_keys()
        self.keys.update(self.keys.keys, message)

    def _ask(self, question: MapQuestion) -> None:
        """Show the answer to another question."""
        try:
            scene = question.scene(self.dated, self.world, self.session.glyphs)
        except LookupError as error:
            self.show_status(f"{error}.")
            return
        self.question, self.lost = question, ""
        self.canvas.show(scene)
        self._update_keys()

    # --- keys ------------------------------------------------------------------

    def action_pan(self, cols: int, rows: int) -> None:
        """Move over the map."""
        self.canvas.pan(cols, rows)

    def action_zoom(self, steps: int) -> None:
        """Nearer or farther."""
        self.canvas.zoom(steps)

    def action_reset(self) -> None:
        """All that is shown, then the core of Eurasia; out of a figure or of places, what was asked first."""
        if self.question != MapQuestion(self.ids):
            self._ask(MapQuestion(self.ids))
        self.canvas.reset()

    def action_step(self, by: int) -> None:
        """To the next or previous name."""
        self.canvas.step(by)

    def action_layer(self) -> None:
        """Other names."""
        self.canvas.next_layer()
        self.show_status(f"{self.canvas.shown_names[0].upper()}{self.canvas.shown_names[1:]}.")

    def action_legend(self) -> None:
        """The whole legend, and back."""
        self.canvas.show_legend()
        self._update_keys()

    def action_out(self) -> None:
        """Out of the legend, else out of the map."""
        if self.canvas.reading:
            self.action_legend()
        else:
            self.action_leave()

    def action_enter(self) -> None:
        """Open what has the cursor."""
        if target := self.canvas.target:
            self.open(target.id)

    @guarded
    def on_map_canvas_picked(self) -> None:
        """Opened with the mouse."""
        self.action_enter()

    # --- questions -------------------------------------------------------------

    def action_find(self) -> None:
        """Ask for a name; the cursor goes there while it is typed."""
        opening(self, self._open_find_box())

    async def _open_find_box(self) -> None:
        await self.query(BoxFrame).remove()
        box = FilterBox("a state, a city, a route", "", self.canvas, self._find, self._update_keys)
        keys = [("enter", "go there"), ("esc", "clear")]
        await self.mount(BoxFrame(self.session, box, "Find on the map", keys), before=self.keys)
        self.set_focus(box)

    def _find(self, text: str) -> None:
        if not text.strip():
            self._update_keys()
            return
        found = self.canvas.find(text)
        self.keys.update([("enter", "back to the map"), ("esc", "clear")], found or "No such name on the map.")

    def action_year(self, by: int) -> None:
        """Show members as of the year of the next or previous change; after the last, the present."""
        if dated := step_year(self.catalogue, self.dated, self.question.ids, by):
            self.dated = dated
            self._ask(self.question)
        else:
            self.show_status("No dates of membership to step through.")

    def action_rival(self) -> None:
        """Lay the next rival over the corridor; after the last, the corridor alone."""
        if not self.canvas.scene.geo.routes or not self.ids:
            self.show_status("No corridor is shown.")
        elif ids := with_next_rival(self.catalogue, self.ids, self.question.ids):
            self._ask(MapQuestion(ids))
        else:
            self.show_status("No rival of this corridor is known.")

    def action_figure(self) -> None:
        """Choose a figure to tint states by."""
        opening(self, self._choose_figure())

    async def _choose_figure(self) -> None:
        rows = [(indicator.key, indicator.label, indicator.unit) for indicator in indicators(self.catalogue)]
        chosen = await self.app.push_screen_wait(ChooseTyped(self.session, "Tint states by", rows))
        if chosen:
            self._ask(self.question._replace(figure=chosen))

    def action_places(self) -> None:
        """Choose a type of places to mark."""
        opening(self, self._choose_places())

    async def _choose_places(self) -> None:
        rows = [(name, name, str(count)) for name, count in place_types(self.catalogue)]
        chosen = await self.app.push_screen_wait(ChooseTyped(self.session, "Mark all places of type", rows))
        if chosen:
            self._ask(MapQuestion(places=chosen))

    def action_neighbours(self) -> None:
        """Show the neighbours of the state with the cursor or around what has it, or of the one asked for."""
        wanted = self.canvas.cursor or (self.ids[0] if len(self.ids) == 1 else "")
        if state := state_around(self.catalogue, wanted):
            self._ask(MapQuestion(neighbours=state))
        else:
            self.show_status("Put the cursor on a state, or on what lies in one, first.")


class WholeMapView(MapView):
    """The core of Eurasia, whatever page it is opened from."""

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session)
