"""A widget of lines that repaints only the cells that changed.

Textual sends a whole widget when it is refreshed.  This one remembers what it shows, and
asks for a refresh of only the span of each row that differs, which keeps a key cheap on a
slow line.  A line is computed when it comes into view.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment as RichSegment
from rich.style import Style
from textual import events
from textual.geometry import NULL_SIZE, Region
from textual.strip import Strip
from textual.widget import Widget

from ..query.addresses import split
from ..render.lines import Segment
from ..sanitize import clean_line
from ..text import transliterate
from .faults import FaultGuard, close_view
from .session import Session
from .styles import roles


class Lines(FaultGuard, Widget):
    """Base of the list, the page, the map and the bars. Subclasses give ``count`` and ``line``."""

    ALLOW_SELECT = False

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session
        self.glyphs = session.glyphs
        self.top = 0
        """Index of the first line in view."""
        self._shown: list[Strip] = []
        self._fitted = NULL_SIZE
        """The size it was laid out for."""
        self._styles: dict[str, Style] = {}

    # --- what a subclass gives -----------------------------------------------

    def count(self) -> int:
        """Number of lines there are."""
        raise NotImplementedError

    def line(self, index: int) -> Iterable[Segment]:
        """The segments of a line."""
        raise NotImplementedError

    # --- painting ------------------------------------------------------------

    @property
    def height(self) -> int:
        """Rows that show lines."""
        return self.size.height

    @property
    def styles_of(self) -> dict[str, Style]:
        """Style of each role under the present theme."""
        if not self._styles:
            kinds = {kind.name: kind.colour for kind in self.session.catalogue.kinds.values()}
            self._styles = roles(self.app.current_theme, kinds, self.app.console.color_system)
        return self._styles

    def strip(self, segments: Iterable[Segment], width: int | None = None) -> Strip:
        """A row of exactly so many cells, by default the widget's width."""
        if self.glyphs.ascii:
            segments = in_ascii(segments)
        cleaned = [RichSegment(clean_line(part.text), self._style(self._role(part))) for part in segments]
        return Strip(cleaned).adjust_cell_length(self.size.width if width is None else width)

    def _style(self, role: str) -> Style | None:
        style = self.styles_of.get(role)
        if style is None and role.startswith("map:"):  # maps have too many roles to make the styles of all at the start
            from .map_styles import map_style

            style = self.styles_of[role] = map_style(self.app, self.session, role)
        return self.styles_of["strong"] if style is None and role.endswith("-strong") else style

    def _role(self, part: Segment) -> str:
        """The role of a segment; that of a link is the colour of the kind it leads to."""
        if part.link and part.role in ("link", "former-link"):
            id_, _ = split(part.link)
            kind = self.session.catalogue.kinds_of([id_]).get(id_, "")
            return f"kind-{kind}" if kind else part.role
        return part.role

    def draw_row(self, y: int) -> Strip:
        """Row ``y`` of the widget: a line, or nothing."""
        index = self.top + y
        return self.strip(self.line(index) if 0 <= index < self.count() else ())

    def _row(self, y: int) -> Strip:
        try:
            return self.draw_row(y)
        except Exception as error:  # whatever drawing may raise; what is not a view's is raised again
            if not close_view(self, error):
                raise
            return Strip.blank(self.size.width)

    def draw_rows(self) -> list[Strip]:
        """All rows. Equal neighbours are one object, which Textual filters and cuts once."""
        rows: list[Strip] = []
        for y in range(self.size.height):
            row = self._row(y)
            rows.append(rows[-1] if rows and rows[-1] == row else row)
        return rows

    def repaint(self, *, whole: bool = False) -> None:
        """Show what is to be shown now; only what differs is sent."""
        if not self.is_mounted:
            return
        if not self.size.width:  # hidden: it may come back at the size it had, with other lines
            self._shown, self._fitted = [], NULL_SIZE
            return
        if whole or len(self._shown) != self.size.height:
            self._shown = []  # rows are drawn when Textual asks for them: at a start that is once, not at each change
            self.refresh()
            return
        rows = self.draw_rows()
        old, self._shown = self._shown, rows
        regions = [
            Region(first, y, last - first, 1)
            for y, (before, after) in enumerate(zip(old, rows, strict=True))
            if before != after
            for first, last in [changed(before, after)]
            if last > first
        ]
        if regions:
            self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        """A row as last painted."""
        self._fit()
        if len(self._shown) != self._fitted.height:
            self._shown = self.draw_rows()
        return self._shown[y] if y < len(self._shown) else Strip.blank(self.size.width)

    def notify_style_update(self) -> None:
        """A theme was chosen."""
        super().notify_style_update()
        self._styles = {}
        self._shown = []

    def watch_virtual_size(self) -> None:
        """Lay out for a new size. Textual sets it before it paints, and sends Resize after: so no frame shows less."""
        try:
            self._fit()
        except Exception as error:  # whatever laying out may raise; what is not a view's is raised again
            if not close_view(self, error):
                raise

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for a new size, where that was not known before."""
        self._fit()

    def _fit(self) -> None:
        if self._fitted != self.size:
            self._fitted = self.size
            self._shown = []
            self.resized()
            self.scroll_by(0)

    def resized(self) -> None:
        """Called when the size has changed, before painting."""

    # --- moving --------------------------------------------------------------

    def scroll_by(self, lines: int) -> None:
        """Move the view by lines, within bounds, without animation."""
        self.top = max(0, min(self.top + lines, self.count() - self.height))
        self.repaint()

    def scroll_into_view(self, index: int, margin: int = 0) -> None:
        """Move the view as little as needed to show a line."""
        if index - margin < self.top:
            self.top = max(0, index - margin)
        elif index + margin >= self.top + self.height:
            self.top = index + margin - self.height + 1
        self.top = max(0, min(self.top, self.count() - self.height))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Mouse wheel."""
        event.stop()
        self.scroll_by(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Mouse wheel."""
        event.stop()
        self.scroll_by(-3)


def in_ascii(segments: Iterable[Segment]) -> list[Segment]:
    """The segments transliterated; the next run of spaces absorbs what they grow or shrink by, so columns stay."""
    result: list[Segment] = []
    over = 0
    for part in segments:
        text = part.text
        if not text.isascii():
            text = transliterate(clean_line(text))
            over += len(text) - cell_len(part.text)
        elif over and "  " in text:
            space = len(text) - len(text.lstrip(" ")) if text.startswith("  ") else 0
            if space > 1:
                taken = max(over, 0) if over < space else space - 1
                text = " " * (space - taken if over > 0 else space - over) + text[space:]
                over = over - taken if over > 0 else 0
        result.append(Segment(text, part.role, part.link))
    return result


def changed(before: Strip, after: Strip) -> tuple[int, int]:
    """First and one past the last cell in which two rows of one width differ."""
    first = _same(list(before), list(after))
    last = max(before.cell_length, after.cell_length) - _same(_reversed(before), _reversed(after))
    return first, max(last, first)


def _reversed(strip: Strip) -> list[RichSegment]:
    return [RichSegment(text[::-1], style) for text, style, _ in reversed(list(strip))]


def _same(left: list[RichSegment], right: list[RichSegment]) -> int:
    """Cells that two runs have in common at the beginning, in whole characters of one style."""
    cells = 0
    a, b = iter(left), iter(right)
    ours, theirs = next(a, None), next(b, None)
    text, other = (ours.text if ours else ""), (theirs.text if theirs else "")
    while ours and theirs and ours.style == theirs.style:
        size = min(len(text), len(other))
        if text[:size] != other[:size]:
            same = next(i for i in range(size) if text[i] != other[i])
            return cells + cell_len(text[:same])
        cells += cell_len(text[:size])
        text, other = text[size:], other[size:]
        if not text:
            ours = next(a, None)
            text = ours.text if ours else ""
        if not other:
            theirs = next(b, None)
            other = theirs.text if theirs else ""
    return cells
