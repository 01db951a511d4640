"""The map: where things are, which way routes go, who belongs to what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ..dates import show
from ..map import legend
from ..map.scene import LAYERS, Scene
from ..map.text import title
from ..query.geo import about, gazetteer, geo, states
from ..render.lines import Segment
from .header_footer import Crumbs, KeyBar
from .keys import on_both_layouts
from .map_canvas import MapCanvas, MapLines
from .session import Session
from .view import View


class Foot(MapLines):
    """The legend, as much as has room, and under it the disclaimer, whole."""

    DEFAULT_CSS = "Foot { height: 1; }"

    def __init__(self, session: Session, canvas: MapCanvas) -> None:
        super().__init__(session, id="foot")
        self.canvas = canvas
        self.legend_rows = 0
        self._lines: list[Iterable[Segment]] = []

    def make_room(self, cols: int, rows: int) -> None:
        """Take the height that suits the size of the screen."""
        self.legend_rows = 5 if rows >= 34 else 3 if rows >= 20 else 1 if rows >= 15 else 0
        self.styles.height = self.legend_rows + len(legend.disclaimer(max(10, cols - 2)))

    def update(self) -> None:
        """Show the legend of the present view."""
        room = max(10, self.size.width - 2)
        scene, drawing = self.canvas.scene, self.canvas.drawing
        shown: list[Iterable[Segment]] = list(legend.lines(scene, drawing, room))
        if len(shown) > self.legend_rows > 0:
            # What is disputed keeps at least a line, by name alone; the rest gives way.
            plain = legend.lines(scene, drawing._replace(disputed=()), room)
            named = legend.disputed(drawing, room)
            kept = [*plain[: self.legend_rows - bool(named)], *named][: self.legend_rows]
            last = legend.cut(kept[-1], room - 8, scene.glyphs.ellipsis)
            shown = [*kept[:-1], [*last, Segment("  i", "key"), Segment(" more", "quiet")]]
        shown = shown[: self.legend_rows]
        shown += [()] * (self.legend_rows - len(shown))
        self._lines = [*shown, *legend.disclaimer(room)]
        self.repaint()

    def count(self) -> int:
        """Lines."""
        return len(self._lines)

    def line(self, index: int) -> Iterable[Segment]:
        """A line of the legend or of the disclaimer."""
        return [Segment(" "), *self._lines[index]]

    def resized(self) -> None:
        """Wrap for the width."""
        self.update()


class MapView(View):
    """The map of some entities; of none, the whole."""

    title_text = "Map"
    AUTO_FOCUS = "MapCanvas"
    DEFAULT_CSS = """
    MapView #about { height: 1; }
    MapView.-low Crumbs { display: none; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(on_both_layouts("left,h"), "pan(-1, 0)", "west", show=False, tooltip="Move west"),
        Binding(on_both_layouts("right,l"), "pan(1, 0)", "east", show=False, tooltip="Move east"),
        Binding(on_both_layouts("up,k"), "pan(0, -1)", "north", show=False, tooltip="Move north"),
        Binding(on_both_layouts("down,j"), "pan(0, 1)", "south", show=False, tooltip="Move south"),
        Binding(on_both_layouts("plus,equals_sign"), "zoom(1)", "nearer", tooltip="Nearer; also the mouse wheel"),
        Binding(on_both_layouts("minus,underscore"), "zoom(-1)", "farther", tooltip="Farther; also the mouse wheel"),
        Binding(on_both_layouts("0"), "reset", "all", tooltip="All that is shown; once more, the whole of Eurasia"),
        Binding("tab", "step(1)", "next", tooltip="To the next place or state in view"),
        Binding("shift+tab", "step(-1)", "previous", show=False, tooltip="To the previous place or state in view"),
        Binding("enter", "enter", "open", tooltip="Open the place or state with the cursor"),
        Binding(on_both_layouts("L"), "layer", "names", tooltip="All names, only those of what is shown, none"),
        Binding(on_both_layouts("i"), "legend", "legend", tooltip="The whole legend, and back to the map"),
        Binding("escape", "out", "back", show=False, tooltip="Out of the legend; return to where you were"),
        Binding(on_both_layouts("q,backspace,m"), "leave", "back", show=False),
    ]

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session, ids)
        self.lost = ""

    def compose(self) -> ComposeResult:
        """What is shown, the picture, what the cursor is on, the legend, the keys."""
        found = geo(self.catalogue, self.ids)
        if found.ids and not (found.routes or found.areas or found.points):
            names = ", ".join(found.names[id_] for id_ in found.ids)
            self.lost = f"Nothing of {names} has a place on the map; this is the whole."
        self.scene = Scene(found, states(self.catalogue), gazetteer(self.catalogue), self.session.glyphs)
        self.canvas = MapCanvas(self.session, self.scene, self.update)
        self.crumbs, self.about, self.keys = Crumbs(self.session), KeyBar(self.session), KeyBar(self.session)
        self.about.id = "about"
        self.foot = Foot(self.session, self.canvas)
        self.foot.make_room(self.app.size.width, self.app.size.height)
        yield self.crumbs
        yield self.canvas
        yield self.about
        yield self.foot
        yield self.keys

    def on_mount(self) -> None:
        """Show the keys."""
        self._update_keys()

    def on_resize(self, event: events.Resize) -> None:
        """As much legend as the screen has room for."""
        self.foot.make_room(event.size.width, event.size.height)

    def update(self) -> None:
        """Show what is in view and what the cursor is on."""
        camera = self.canvas.camera
        when = f", as of {show(self.catalogue.as_of)}" if self.catalogue.as_of else ""
        scale = f"1 column = {camera.km_per_cell:,.0f} km" if camera else ""
        self.crumbs.update(["Map", title(self.scene) + when], scale)
        target = self.canvas.target
        if target:
            parts = (target.name, target.detail, about(self.catalogue, target.id))
            sep = f" {self.scene.glyphs.dot} "
            self.about.update([], sep.join(filter(None, parts)))
        elif self.lost:
            self.about.update([], self.lost)
        else:
            shown = title(self.scene) if self.has_class("-low") else ""
            self.about.update([("tab", "goes from place to place")], shown)
        self.foot.update()

    def _update_keys(self) -> None:
        if self.canvas.reading:
            self.keys.update([("i", "map"), ("esc", "map")])
            return
        names = LAYERS[(LAYERS.index(self.canvas.shown_names) + 1) % len(LAYERS)]
        self.keys.update(
            [
                ("esc", "back"),
                ("tab", "next"),
                ("enter", "open"),
                ("+ -", "zoom"),
                ("0", "all"),
                ("L", names),
                ("i", "legend"),
            ]
        )

    def action_pan(self, cols: int, rows: int) -> None:
        """Move over the map."""
        self.canvas.pan(cols, rows)

    def action_zoom(self, steps: int) -> None:
        """Nearer or farther."""
        self.canvas.zoom(steps)

    def action_reset(self) -> None:
        """All that is shown, then the whole of Eurasia."""
        self.canvas.reset()

    def action_step(self, by: int) -> None:
        """To the next or previous place or state."""
        self.canvas.step(by)

    def action_layer(self) -> None:
        """Other names."""
        self.canvas.next_layer()
        self._update_keys()

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

    def on_map_canvas_picked(self) -> None:
        """Opened with the mouse."""
        self.action_enter()


class WholeMapView(MapView):
    """The whole of Eurasia, whatever page lies below."""

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session)
