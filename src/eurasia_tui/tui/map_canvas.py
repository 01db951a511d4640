"""The picture of the map: a camera over a scene, painted by lines so that only changed cells are sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from textual import events
from textual.message import Message
from textual.timer import Timer

from ..map import legend
from ..map.camera import Camera
from ..map.cell_grid import PLAIN, SMOOTH
from ..map.drawing import LAYERS, Drawing, Target
from ..map.scene import Scene
from ..named_tuple import NamedTuple
from ..render.lines import Segment, wrap
from .lines import Lines
from .map_styles import way_of
from .session import Session

ZOOM = 1.5
"""Factor of one step."""
REST = 0.2
"""Seconds between keys under which a key counts as held: the map is drawn with plain edges, and smooth when it rests."""


class MapState(NamedTuple):
    """What a view of the map is, so that back returns to it."""

    camera: Camera | None
    home: bool
    cursor: str | None
    layer: str


class MapCanvas(Lines, can_focus=True):
    """Shows a scene. ``camera`` is the view, ``cursor`` the id of what is gone to."""

    DEFAULT_CSS = "MapCanvas { width: 1fr; height: 1fr; }"

    class Picked(Message):
        """What has the cursor is to be opened."""

    def __init__(self, session: Session, scene: Scene, moved: Callable[[], None]) -> None:
        super().__init__(session, id="map")
        self.scene = scene
        self.moved = moved
        """Called when camera, cursor or names changed: at once, so that all changes make one update of the screen."""
        self.camera: Camera | None = None
        self.drawing = Drawing()
        self.shown_names = LAYERS[0]
        self.cursor: str | None = None
        self.reading = False
        """True while the whole legend is shown in place of the picture."""
        self._legend: list[tuple[Segment, ...]] = []
        self._home = True
        self._look = ("", "")
        """Theme and way of the last picture."""
        self._drawn = 0.0
        self._rest: Timer | None = None

    # --- painting ------------------------------------------------------------

    @property
    def way(self) -> str:
        """How the picture is drawn on this terminal."""
        return way_of(self.app, self.session)

    def count(self) -> int:
        """Rows of the picture, or lines of the legend."""
        return len(self._legend) if self.reading else self.height

    def line(self, index: int) -> Iterable[Segment]:
        """A row of the picture, or a line of the legend."""
        if self.reading:
            return [Segment(" "), *self._legend[index]]
        return self.drawing.rows[index] if index < len(self.drawing.rows) else []

    def resized(self) -> None:
        """Keep what is seen; at the beginning, all that is shown."""
        cols, rows = self.size.width, max(1, self.height)
        if self.camera is None or self._home:
            self.camera = self.scene.fit(cols, rows)
        elif (self.camera.cols, self.camera.rows) != (cols, rows):
            self.camera = self.camera.resized(cols, rows)
        self.reading = False
        self._draw()

    def _redraw(self, way: str | None = None) -> None:
        if self.camera:
            self._look = self.app.theme, self.way
            self.drawing = self.scene.draw(self.camera, self.shown_names, self.cursor, way or self.way)

    def show(self, scene: Scene) -> None:
        """Show another scene from the same view; one that was fitted is fitted again."""
        self.scene = scene
        if self.camera and self._home:
            self.camera = scene.fit(self.camera.cols, self.camera.rows)
        self.reading = False
        self._draw()

    def _draw(self, way: str | None = None) -> None:
        if self.camera and self.size.width:
            self._redraw(way)
            self.repaint()
            self.moved()

    def notify_style_update(self) -> None:
        """Another theme: other colours, and perhaps another way to draw. Textual calls this for other changes too."""
        if self.is_mounted and self._look != (self.app.theme, self.way):
            super().notify_style_update()
            self._draw()

    # --- moving --------------------------------------------------------------

    @property
    def state(self) -> MapState:
        """The view, to return to."""
        return MapState(self.camera, self._home, self.cursor, self.shown_names)

    def resume(self, state: MapState) -> None:
        """Return to a view."""
        self.camera, self._home, self.cursor, self.shown_names = state

    def look(self, camera: Camera, home: bool = False) -> None:
        """Look from another place. While a key is held the edges are plain."""
        self.camera, self._home = camera, home
        now = monotonic()
        held = now - self._drawn < REST and self.way == SMOOTH
        self._drawn = now
        if self._rest:
            self._rest.stop()
            self._rest = None
        self._draw(PLAIN if held else None)
        if held:
            self._rest = self.set_timer(REST, self._draw)

    def pan(self, cols: int, rows: int) -> None:
        """Move the view by a third of it; in the legend, scroll."""
        if self.reading:
            self.scroll_by(rows)
        elif self.camera:
            step_x, step_y = max(2, self.camera.cols // 3), max(1, self.camera.rows // 3)
            self.look(self.camera.moved(cols * step_x, rows * step_y))

    def zoom(self, steps: int, x: int | None = None, y: int | None = None) -> None:
        """Nearer or farther around a cell, or around the cursor, else the middle."""
        if self.camera and not self.reading:
            if x is None and steps > 0 and self.target:
                x, y = self.target.x, self.target.y
            self.look(self.camera.zoomed(ZOOM**steps, x, y))

    def reset(self) -> None:
        """All that is shown; from there, the core of Eurasia."""
        if self.camera:
            cols, rows = self.camera.cols, self.camera.rows
            fitted = self.scene.fit(cols, rows)
            self.look(self.scene.frame.whole(cols, rows) if self._home and self.camera == fitted else fitted, home=True)

    def next_layer(self) -> None:
        """Other names."""
        self.shown_names = LAYERS[(LAYERS.index(self.shown_names) + 1) % len(LAYERS)]
        self._draw()

    def show_legend(self) -> None:
        """The whole legend in place of the picture, and back."""
        self.reading = not self.reading
        self.top = 0
        if self.reading:
            room = max(10, self.size.width - 2)
            lines = legend.lines(self.scene, self.drawing, room, self.way)
            titles = legend.sources(self.scene)
            sources = wrap([Segment(f"sources: {titles}", "quiet")], room, 0, 2) if titles else []
            self._legend = [*lines, *sources, (), *legend.disclaimer(room)]
        self.repaint()

    # --- what is gone to -----------------------------------------------------

    @property
    def target(self) -> Target | None:
        """What has the cursor, when it is in view."""
        return next((target for target in self.drawing.targets if target.id == self.cursor), None)

    def step(self, by: int) -> None:
        """To the next or previous name in view, from west to east."""
        targets = self.drawing.targets
        if not targets or self.reading or not self.camera:
            return
        ids = [target.id for target in targets]
        if self.cursor in ids:
            self.go_to(ids[(ids.index(self.cursor) + by) % len(ids)])
            return
        # The first key goes to the westernmost of what is shown; where nothing is asked, to the middle.
        shown = [target for target in targets if target.detail]
        middle_x, middle_y = self.camera.cols / 2, self.camera.rows / 2
        nearest = min(targets, key=lambda target: abs(target.x - middle_x) + 2 * abs(target.y - middle_y))
        self.go_to(shown[0 if by > 0 else -1].id if shown else nearest.id)

    def go_to(self, id_: str | None) -> None:
        """Put the cursor on something, or nowhere."""
        self.cursor = id_
        self._draw()

    def find(self, text: str) -> str | None:
        """Put the cursor on what a text names: in view where it can be, else the view moves there; the name found.

        What is no entity, such as a sea or a range, comes to the middle.
        """
        found = self.scene.find(text, self.camera) if self.camera else None
        if found is None or self.camera is None:
            return None
        self.cursor = found.id or None
        if not found.id or self.camera.cell(found.place) is None:
            self.camera, self._home = self.camera.centred(found.place), False
        self._draw()
        return found.name

    # --- mouse ---------------------------------------------------------------

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Farther, or on in the legend."""
        event.stop()
        self.scroll_by(3) if self.reading else self.zoom(-1, event.x, event.y)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Nearer, or back in the legend."""
        event.stop()
        self.scroll_by(-3) if self.reading else self.zoom(1, event.x, event.y)

    def on_click(self, event: events.Click) -> None:
        """To the name or mark under the pointer, else the state whose fill it is; a second click opens it."""
        if self.reading or not self.camera:
            return
        found = self._at(event.x, event.y)
        if found and found == self.cursor:
            self.post_message(self.Picked())
        elif found:
            self.go_to(found)

    def _at(self, x: int, y: int) -> str | None:
        near = [target for target in self.drawing.targets if not target.state and target.y == y]
        near = [target for target in near if abs(target.x - x) <= 1]
        if near:
            return near[0].id
        label = next((name for name in self.drawing.labels if name.y == y and name.x <= x < name.x + name.size), None)
        if label and label.id:
            return label.id
        return self.scene.state_at(x, y) if 0 <= x < self.drawing_cols and 0 <= y < len(self.drawing.rows) else None

    @property
    def drawing_cols(self) -> int:
        """Columns of the picture."""
        return self.camera.cols if self.camera else 0
