"""The picture of the map: a camera over a scene, painted by lines so that only changed cells are sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.style import Style
from textual import events
from textual.message import Message

from ..map import legend
from ..map.camera import Camera
from ..map.canvas import HIGH, WIDE
from ..map.scene import LAYERS, Drawing, Scene, Target
from ..map.sphere import degrees_of
from ..render.lines import Segment
from .lines import Lines
from .session import Session
from .styles import BLUE, BRICK, MAGENTA, QUIET, TEAL, VIOLET

ZOOM = 1.5
"""Factor of one step."""


def map_roles(own: bool) -> dict[str, Style]:
    """The style of each role of a map; under other themes than ours the sixteen colours of the terminal."""
    names = {
        "fill-1": TEAL,
        "fill-2": VIOLET,
        "fill-3": BLUE,
        "fill-4": BRICK,
        "fill-5": MAGENTA,
        "fill-6": QUIET,
        "route-1": MAGENTA,
        "route-2": BLUE,
        "route-3": TEAL,
        "route-4": BRICK,
    }
    plain = dict(
        zip(names, ("cyan", "magenta", "blue", "red", "yellow", "cyan", "magenta", "blue", "green", "red"), strict=True)
    )
    styles = {
        role: Style.parse(f"{'bold ' if role.startswith('route') else ''}{f'color({number})' if own else plain[role]}")
        for role, number in names.items()
    }
    quiet = Style.parse(f"color({QUIET})") if own else Style.parse("dim")
    return styles | {
        "outline": Style(),
        "state": quiet,
        "place": quiet,
        "here": Style.parse("bold"),
        "stop": Style.parse("bold"),
        "subject": Style.parse("bold"),
    }


class MapLines(Lines):
    """Lines in the roles of a map."""

    @property
    def styles_of(self) -> dict[str, Style]:
        """The roles of a map beside those of text."""
        styles = super().styles_of
        if "outline" not in styles:
            styles.update(map_roles(self.app.theme.startswith("eurasia-")))
        return styles


class MapCanvas(MapLines, can_focus=True):
    """Shows a scene. ``camera`` says from where, ``cursor`` is the id of what is gone to."""

    DEFAULT_CSS = "MapCanvas { width: 1fr; height: 1fr; }"

    class Picked(Message):
        """What has the cursor is to be opened."""

    def __init__(self, session: Session, scene: Scene, moved: Callable[[], None]) -> None:
        super().__init__(session, id="map")
        self.scene = scene
        self.moved = moved
        """Called when camera, cursor or names changed: at once, so that all changes make one update of the screen."""
        self.camera: Camera | None = None
        self.drawing = Drawing((), (), (), ())
        self.shown_names = LAYERS[0]
        self.cursor: str | None = None
        self.reading = False
        """True while the whole legend is shown in place of the picture."""
        self._legend: list[tuple[Segment, ...]] = []
        self._home = True

    # --- painting ------------------------------------------------------------

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
        else:
            self.camera = self.camera.resized(cols, rows)
        self.reading = False
        self._draw()

    def _draw(self) -> None:
        if self.camera and self.size.width:
            self.drawing = self.scene.draw(self.camera, self.shown_names, self.cursor)
            self.repaint()
            self.moved()

    # --- moving --------------------------------------------------------------

    def look(self, camera: Camera, home: bool = False) -> None:
        """Look from another place."""
        self.camera, self._home = camera, home
        self._draw()

    def pan(self, cols: int, rows: int) -> None:
        """Move the view by steps of about an eighth of it; in the legend, scroll."""
        if self.reading:
            self.scroll_by(rows)
        elif self.camera:
            step_x, step_y = max(2, self.camera.cols // 8), max(1, self.camera.rows // 6)
            self.look(self.camera.moved(cols * step_x, rows * step_y))

    def zoom(self, steps: int, x: int | None = None, y: int | None = None) -> None:
        """Nearer or farther around a cell, or around the middle."""
        if self.camera and not self.reading:
            self.look(self.camera.zoomed(ZOOM**steps, x, y))

    def reset(self) -> None:
        """All that is shown; from there, the whole of Eurasia."""
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
            self._legend = [*legend.lines(self.scene, self.drawing, room), *legend.disclaimer(room)]
        self.repaint()

    # --- what is gone to -----------------------------------------------------

    @property
    def target(self) -> Target | None:
        """What has the cursor, when it is in view."""
        return next((target for target in self.drawing.targets if target.id == self.cursor), None)

    def step(self, by: int) -> None:
        """To the next or previous place or state in view."""
        ids = list(dict.fromkeys(target.id for target in self.drawing.targets))
        if ids and not self.reading:
            at = ids.index(self.cursor) + by if self.cursor in ids else (0 if by > 0 else -1)
            self.cursor = ids[at % len(ids)]
            self._draw()

    def go_to(self, id_: str | None) -> None:
        """Put the cursor on something, or nowhere."""
        self.cursor = id_
        self._draw()

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
        """To what is near the pointer, else the state under it; a second click opens it."""
        if self.reading or not self.camera:
            return
        near = [target for target in self.drawing.targets if not target.state and _near(target, event.x, event.y)]
        found = near[0].id if near else self._state_at(event.x, event.y)
        if found and found == self.cursor:
            self.post_message(self.Picked())
        elif found:
            self.go_to(found)

    def _state_at(self, x: int, y: int) -> str | None:
        place = self.camera.place(x * WIDE + 1, y * HIGH + 2) if self.camera else None
        code = self.scene.outlines.at(*degrees_of(place)) if place else None
        id_ = self.scene.states.get(code or "", ("", ""))[0]
        return id_ or None


def _near(target: Target, x: int, y: int) -> bool:
    return target.y == y and abs(target.x - x) <= 1
