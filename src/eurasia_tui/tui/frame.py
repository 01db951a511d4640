"""A frame around a list or a page: rounded and faint without focus, heavy and in the colour of its kind with it.

Its lines carry what would else take rows of the content: where one is, the order, the range in view, a message.
The edges are widgets of their own, so that a key sends them only when they change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from ..render.glyphs import Glyphs
from ..render.lines import Segment, cut, width
from .lines import Lines
from .same_rows import SameRows
from .session import Session

EDGES = ("top", "bottom", "left", "right")
COMMAND = "!"
"""How the link of a text begins that runs a command; no id begins so."""


UPPER, LOWER = (0, 2), (4, 5)
"""The corners of each edge among the characters of a frame."""


def edge(
    signs: Glyphs,
    corners: tuple[int, int],
    focus: str,
    cells: int,
    left: Sequence[Segment] = (),
    right: Sequence[Segment] = (),
) -> list[Segment]:
    """The upper or lower edge of a frame with texts at both ends; ``focus`` is its role with the focus, else empty."""
    glyphs = signs.frame_focus if focus else signs.frame
    role = focus or "faint"
    first, last = (glyphs[at] for at in corners)
    room = cells - 4
    right = list(right) if right and width(right) + 8 < room else []
    left = cut(left, room - (width(right) + 4 if right else 0) - 2, signs.ellipsis)
    filled = width(left) + (2 if left else 0) + (width(right) + 2 if right else 0)
    return [
        Segment(first + glyphs[1], role),
        *([Segment(" "), *left, Segment(" ")] if left else []),
        Segment(glyphs[1] * max(0, room - filled), role),
        *([Segment(" "), *right, Segment(" ")] if right else []),
        Segment(glyphs[1] + last, role),
    ]


def side(signs: Glyphs, focus: str) -> Segment:
    """One character of a side of a frame."""
    return Segment((signs.frame_focus if focus else signs.frame)[3], focus or "faint")


class FrameRule(Lines):
    """The upper or lower line of a frame, with texts at both ends."""

    DEFAULT_CSS = "FrameRule { height: 1; }"

    def __init__(self, session: Session, corners: tuple[int, int]) -> None:
        super().__init__(session)
        self._corners = corners
        self.left: Sequence[Segment] = ()
        self.right: Sequence[Segment] = ()
        self.focused = False
        self.colour = "faint"

    def update(self, left: Sequence[Segment], right: Sequence[Segment] = ()) -> None:
        """Show texts at the left and right end."""
        self.left, self.right = left, right
        self.repaint()

    def focus_frame(self, focused: bool, colour: str) -> None:
        """Draw with or without focus."""
        self.focused, self.colour = focused, colour
        self.repaint()

    def count(self) -> int:
        """One line."""
        return 1

    def line(self, index: int) -> Iterable[Segment]:
        """Corner, text, rule, text, corner."""
        role = self.colour if self.focused else ""
        return edge(self.glyphs, self._corners, role, self.size.width, self.left, self.right)

    async def on_click(self, event: events.Click) -> None:
        """Run the command of the text that was clicked, where it has one."""
        at = 0
        for part in self.line(0):
            end = at + width([part])
            if at <= event.x < end and (part.link or "").startswith(COMMAND):
                await self.screen.run_action((part.link or "").removeprefix(COMMAND))
                return
            at = end


def command(text: str, role: str, action: str) -> Segment:
    """A text on a frame that runs an action of the screen when it is clicked."""
    return Segment(text, role, f"{COMMAND}{action}")


class Side(Lines, SameRows):
    """The left or right line of a frame, which the mouse can drag."""

    class Dragged(Message):
        """The mouse drags this side to a column of the screen."""

        def __init__(self, side: Side, column: int) -> None:
            super().__init__()
            self.side, self.column = side, column

    DEFAULT_CSS = "Side { width: 1; height: 1fr; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.focused = False
        self.colour = "faint"

    def focus_frame(self, focused: bool, colour: str) -> None:
        """Draw with or without focus."""
        self.focused, self.colour = focused, colour
        self.repaint()

    def count(self) -> int:
        """As many lines as rows."""
        return self.height

    def line(self, index: int) -> list[Segment]:
        """One character."""
        return [side(self.glyphs, self.colour if self.focused else "")]

    def on_mouse_down(self) -> None:
        """Begin to drag."""
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag."""
        if self.app.mouse_captured is self:
            self.post_message(self.Dragged(self, event.screen_x))

    def on_mouse_up(self) -> None:
        """End dragging."""
        self.release_mouse()


class Frame(Vertical, SameRows):
    """Edges and sides around other widgets."""

    DEFAULT_CSS = "Frame { height: 1fr; }"

    def __init__(self, session: Session, *inside: Widget, id: str) -> None:
        super().__init__(id=id)
        self.upper, self.lower = FrameRule(session, UPPER), FrameRule(session, LOWER)
        self.sides = (Side(session), Side(session))
        # Each takes its edge of what those before it left. Containers would do the same, and be drawn with every row.
        for part, edge in zip((self.upper, self.lower, *self.sides), EDGES, strict=True):
            part.styles.split = edge
        self.inside = inside

    def compose(self) -> ComposeResult:
        """The edges, and the content between them."""
        yield self.upper
        yield self.lower
        yield from self.sides
        yield from self.inside

    def focus_frame(self, focused: bool, colour: str) -> None:
        """Draw the frame with or without focus; ``colour`` is the role of its kind."""
        for part in (self.upper, self.lower, *self.sides):
            if (part.focused, part.colour) != (focused, colour):
                part.focus_frame(focused, colour)
