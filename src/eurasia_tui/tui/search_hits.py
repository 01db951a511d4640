"""The hits of a search."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.cells import cell_len

from ..query.notes_search import snippet
from ..query.search import Hit, Results
from ..render.lines import Segment, fit, segments, width, wrap
from .cursor_list import CursorList
from .session import Session

HINTS = (
    "A name in any script, words, or a question: when did iran join sco",
    'To narrow: kind:corridor  in:eaeu  about:kazakhstan  by:tkachenko  year:2023  "a phrase"  -not',
    "Arrows choose, enter opens, esc returns.",
)
PICKING = ("Type a name; enter takes the hit under the cursor.", "Arrows choose, esc returns.")
"""What is said instead where one entity is to be picked."""
NOTHING = ("Nothing found. Try fewer words, another spelling or another script.", "esc returns.")


class Hits(CursorList, can_focus=False):
    """Hits, two lines each: name and kind, then the passage that matched."""

    ROW_LINES = 2
    PICKS_AT_ONCE = True

    def __init__(self, session: Session, moved: Callable[[], None], picking: bool = False) -> None:
        super().__init__(session, moved)
        self._hints = PICKING if picking else HINTS
        self.catalogue = session.catalogue
        self.results = Results("", ())
        self.led = False
        """True while the answer above has the cursor."""
        self._snippets: dict[str, tuple[Segment, ...]] = {}
        self._empty: list[tuple[Segment, ...]] = []
        """What is in place of hits."""

    def load(self, results: Results) -> None:
        """Show other hits."""
        self.results, self.total, self.cursor, self.top = results, len(results.hits), 0, 0
        self.resized()
        self.repaint()

    def extend(self, hits: tuple[Hit, ...]) -> None:
        """Show more hits behind those shown."""
        self.results, self.total = self.results._replace(hits=hits), len(hits)
        self.repaint()

    def resized(self) -> None:
        """Cut passages and wrap hints for the width."""
        self._snippets = {}
        texts = NOTHING if self.results.query.strip() else self._hints
        room = max(10, self.size.width - 1)
        self._empty = [] if self.total else [line for text in texts for line in wrap([Segment(text, "quiet")], room, 1)]

        super().resized()

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor."""
        hits = self.results.hits
        return hits[self.cursor] if hits else None

    def count(self) -> int:
        """Notices, then two lines a hit, or hints."""
        return len(self.results.notices) + len(self._empty) + self.ROW_LINES * self.total

    def line_of(self, index: int) -> int:
        """The first line of a hit."""
        return len(self.results.notices) + self.ROW_LINES * index

    def index_at(self, line: int) -> int | None:
        """The hit on a line."""
        return super().index_at((line - len(self.results.notices)) // self.ROW_LINES)

    def line(self, index: int) -> Iterable[Segment]:
        """A notice, a hit's name or its passage."""
        room = self.size.width
        notices = self.results.notices
        if index < len(notices):
            return [Segment(fit(f" {notices[index]}", room, self.glyphs.ellipsis), "as-of")]
        if self._empty:
            return self._empty[index - len(notices)]
        number, second = divmod(index - len(notices), self.ROW_LINES)
        hit = self.results.hits[number]
        if second:
            return [Segment("    "), *self._snippet(hit, room - 5)]
        kind = self.catalogue.kinds[hit.kind]
        sign = kind.sign_ascii if self.glyphs.ascii else kind.sign
        chosen = number == self.cursor and not self.led
        # The sign says the kind too; a long name needs the room of its word.
        word = kind.singular if cell_len(hit.name) <= room - len(kind.singular) - 8 else ""
        name = fit(hit.name, max(6, room - len(word) - 7), self.glyphs.ellipsis)
        gap = max(1, room - cell_len(name) - len(word) - 6)
        return [
            Segment(self.glyphs.cursor if chosen else " ", "strong"),
            Segment(f" {sign} ", f"sign-{kind.name}-strong"),
            Segment(name, "cursor" if chosen else f"kind-{kind.name}-strong"),
            Segment(f"{' ' * gap}{word} ", "quiet"),
        ]

    def _snippet(self, hit: Hit, room: int) -> tuple[Segment, ...]:
        if hit.id not in self._snippets:
            parts: list[Segment] = []
            for part in segments(snippet(self.catalogue, hit, max(20, room)), "quiet"):
                part = Segment(part.text, part.role if part.role == "match" else "quiet")
                if width(parts) + width([part]) > room:
                    parts.append(Segment(fit(part.text, room - width(parts), self.glyphs.ellipsis), part.role))
                    break
                parts.append(part)
            self._snippets[hit.id] = tuple(parts)
        return self._snippets[hit.id]
