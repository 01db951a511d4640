"""The cell of the matrix under the cursor in words, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterable

from ..dates import show
from ..query.catalogue import Catalogue
from ..query.matrix import Matrix
from ..query.status_letters import LETTERS
from ..render.glyphs import Glyphs
from ..render.lines import Segment, cut, fit, width
from .lines import Lines
from .session import Session


class CellInWords(Lines):
    """The cell under the cursor in words, and the signs: on one line where there is room, else on two."""

    DEFAULT_CSS = "CellInWords { height: 2; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.words: list[Segment] = []
        self.signs: list[tuple[str, str, str]] = []
        """(sign, meaning, role) of each."""

    def update(self, words: list[Segment], signs: list[tuple[str, str, str]]) -> None:
        """Show a cell."""
        self.words, self.signs = words, signs
        self.repaint()

    def count(self) -> int:
        """Words and signs."""
        return 2

    def line(self, index: int) -> Iterable[Segment]:
        """The words, or the signs with as much of their meaning as there is room for."""
        if index == 0:
            return [Segment(" "), *cut(self.words, self.size.width - 1, self.glyphs.ellipsis)]
        for size, gap in ((20, "  "), (20, " "), (9, "  "), (4, "  "), (0, "  ")):
            parts: list[Segment] = []
            for sign, meaning, role in self.signs:
                text = fit(meaning, size, self.glyphs.ellipsis) if size < 20 else meaning
                parts += [
                    Segment(gap if parts else " "),
                    Segment(sign, role),
                    Segment(f" {text}" if size else "", "quiet"),
                ]
            if width(parts) <= self.size.width:
                break
        return parts


def cell_in_words(catalogue: Catalogue, found: Matrix | None, at: tuple[str, str] | None) -> list[Segment]:
    """A cell (state, organisation) in words: the status, since when, by which source."""
    if not found or not found.columns:
        return [Segment("No membership is recorded here.", "strong")]
    if at is None:
        return [Segment("No state matches; press i or e on the column again to remove the filter.", "strong")]
    row, column = at
    cell = found.cells.get(at)
    names = [
        Segment(found.names[row], "link", row),
        Segment(" in ", "quiet"),
        Segment(found.heading(column), "link", column),
    ]
    if cell is None:
        return [*names, Segment(": no membership recorded", "quiet")]
    status = f"{cell.was or 'member'}, former" if cell.status == "former" else cell.status.replace("-", " ")
    begun = f"since {show(cell.participation_since)}" if cell.participation_since else ""
    parts = [
        f"since {show(cell.since)}" if cell.since else "start date not known" if catalogue.as_of else "",
        f"until {show(cell.until)}" if cell.until else "",
        f"{cell.participation} {begun}".strip() if cell.participation else "",
        "contested" if cell.contested else "",
    ]
    when = ", ".join(filter(None, parts))
    source = catalogue.name(cell.source.split(" ")[0])
    status_parts = [Segment(": "), Segment(status, "strong"), Segment(f" {when}" if when else "")]
    return [*names, *status_parts, Segment(f"  {source}", "quiet")]


def signs(found: Matrix | None, full: str, role: str, glyphs: Glyphs) -> list[tuple[str, str, str]]:
    """(sign, meaning, role) of the signs that occur; ``full`` is the sign of a full member, in ``role``."""
    if not found:
        return []
    used = {cell.status for cell in found.cells.values()}
    result = [(full, "member", role)]
    result += [(letter, status.replace("-", " "), "note") for status, letter in LETTERS.items() if status in used]
    result += [(glyphs.former, "former", "quiet")] if "former" in used else []
    marked = any(cell.participation or cell.contested for cell in found.cells.values())
    return [*result, (glyphs.contested, "contested", "warn")] if marked else result
