"""A view with the header of the browser, its content in a frame, and a footer: timeline, matrix, compare, figures.

What else would take rows of the content is in the frame's lines: the way here, what the keys at hand do, the range
in view, a message until the next key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from ..dates import show
from ..render.lines import Segment, fit, width
from .frame import Frame, command
from .header_footer import HeaderBar, KeyBar
from .session import Session
from .view import View
from .views import key_of

SMALL_ROWS = 9
"""Rows of the screen from which the header is shown."""
EDGES = 10
"""Cells of a frame around its two upper texts."""
SHORTEST = 16
"""Cells under which a text at the upper right is left out."""


class FramedView(View):
    """Subclasses give ``content``, ``crumbs``, ``keys`` and, where they have one, ``range``."""

    FRAME_ID = "view"

    def __init__(self, session: Session, ids: tuple[str, ...] = ()) -> None:
        super().__init__(session, ids)
        self.message = ""
        self.header = HeaderBar(session)
        self.bar = KeyBar(session)

    def content(self) -> Iterable[Widget]:
        """The widgets inside the frame, from the top."""
        raise NotImplementedError

    def crumbs(self) -> list[Segment]:
        """The way here, for the frame's upper left."""
        return [command(self.title_text, "strong", "leave")]

    def hint(self) -> list[Segment]:
        """What is at the frame's upper right."""
        return []

    def in_room(self, text: str) -> list[Segment]:
        """A text for the upper right, cut to the room that the way here leaves; nothing where that is little."""
        room = self.app.size.width - width(self.crumbs()) - EDGES
        return [Segment(fit(text, room, self.session.glyphs.ellipsis), "quiet")] if room >= SHORTEST else []

    def range(self) -> str:
        """Which part is in view."""
        return ""

    def below(self) -> str:
        """What is at the frame's lower left while there is no message, such as a filter."""
        return ""

    def keys(self) -> list[tuple[str, str]]:
        """Keys for the footer, in the order of use."""
        return []

    @property
    def kind(self) -> str:
        """The kind whose tab and colour the view has."""
        kinds = self.catalogue.kinds_of(self.ids[:1])
        return next(iter(kinds.values()), next(iter(self.catalogue.kinds)))

    def compose(self) -> ComposeResult:
        """Header, frame, footer."""
        self.header.display = self.app.size.height >= SMALL_ROWS
        yield self.header
        self.frame = Frame(self.session, *self.content(), id=self.FRAME_ID)
        yield self.frame
        yield self.bar

    def on_mount(self) -> None:
        """Show header, frame and keys."""
        as_of = self.catalogue.as_of
        date = f"AS OF {show(as_of)}" if as_of else show(self.catalogue.now[:7])
        self.header.update(self.kind, date, bool(as_of))
        self.frame.focus_frame(True, f"frame-{self.kind}")
        self.update_frame()

    def update_frame(self) -> None:
        """Bring the frame's lines and the footer up to date."""
        if not self.is_mounted:
            return
        self.frame.upper.update(self.crumbs(), self.hint())
        left = [Segment(self.message, "strong")] if self.message else _text(self.below(), "note")
        self.frame.lower.update(left, _text(self.range(), "quiet"))
        self.bar.update(self._with_search(self.keys()))

    def _with_search(self, keys: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The keys of the footer with that of the search behind the first two, unless the view has another use for it."""
        search = key_of(self.session, "search")
        return keys if any(key == search for key, _ in keys) else [*keys[:2], (search, "ask"), *keys[2:]]

    def crumb(self, *names: Sequence[Segment]) -> list[Segment]:
        """Names with the sign between them."""
        parts: list[Segment] = [command(self.title_text, "strong", "leave")]
        for name in names:
            parts += [Segment(f" {self.session.glyphs.crumb} ", "quiet"), *name]
        return parts

    def show_status(self, message: str) -> None:
        """Show a message on the frame, until the next key."""
        self.message = message
        self.update_frame()

    def on_key(self, event: events.Key) -> None:
        """A key takes the message away."""
        if self.message:
            self.message = ""
            self.update_frame()

    def on_resize(self, event: events.Resize) -> None:
        """The header gives way where there is hardly room."""
        if self.header.display != (event.size.height >= SMALL_ROWS):
            self.header.display = event.size.height >= SMALL_ROWS
        self.call_after_refresh(self.update_frame)


def _text(text: str, role: str) -> list[Segment]:
    return [Segment(text, role)] if text else []
