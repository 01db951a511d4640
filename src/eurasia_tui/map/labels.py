"""Puts names on a map so that none covers another, the important ones first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..named_tuple import NamedTuple
from ..render.lines import cell_len
from ..text import transliterate
from .cell_grid import CellGrid, CellText

Run = tuple[int, int, int]
"""Row, first cell, one past the last."""

MARKED, NAMED = 1, 2
"""What is in a cell: a mark, or a letter of a name."""
GAP = 2
"""Blank cells between two names on a row, so that they do not read as one."""
WRONG_SIDE, NEAR = 6, 12
"""What it weighs, in columns, that a name is above that of a state to the north of its own, or the reverse; how near such states are."""


class Label(NamedTuple):
    """A name as it stands: its first cell, and the id of what it names (empty for a sea)."""

    id: str
    text: str
    x: int
    y: int
    kind: str

    @property
    def size(self) -> int:
        """Length of the name in cells."""
        return cell_len(self.text)


class Labels:
    """The names and marks on a picture."""

    def __init__(self, grid: CellGrid, *, ascii: bool = False) -> None:
        self.grid, self.ascii = grid, ascii
        self.cols, self.rows = grid.cols, grid.rows
        self._taken = bytearray(grid.cols * grid.rows)
        self.placed: list[Label] = []
        self._middles: dict[Label, tuple[float, float, float]] = {}
        """The middle of what is seen of each state named, in cells, and its latitude."""
        self.marks: dict[tuple[int, int], tuple[str, str]] = {}
        self.signs: dict[str, str] = {}
        """What the signs drawn mean, where nothing else says it."""
        self.kept_free: set[tuple[int, int]] = set()
        """Cells of marks still to be made, which names of states avoid where they can."""

    def free(self, x: int, y: int, size: int, gap: int = GAP) -> bool:
        """True when nothing is written on so many cells, nor right before or behind, no name within the gap, and they are on the map."""
        if not (0 <= y < self.rows and x >= 0 and x + size <= self.cols):
            return False
        base = y * self.cols
        if any(self._taken[base + max(0, x - 1) : base + min(self.cols, x + size + 1)]):
            return False
        gap = gap if size > 1 else 1  # a sign, or a letter of a name that runs down, needs less
        return NAMED not in self._taken[base + max(0, x - gap) : base + min(self.cols, x + size + gap)]

    def mark(self, x: int, y: int, sign: str, kind: str, means: str = "") -> bool:
        """A sign of one cell, unless something is there; ``means`` is for the legend."""
        cell = y * self.cols + x
        if not (0 <= x < self.cols and 0 <= y < self.rows) or self._taken[cell]:
            return False
        self._taken[cell] = MARKED
        self.marks[x, y] = sign, kind
        if means:
            self.signs.setdefault(sign, means)
        return True

    def write(self, id_: str, text: str, x: int, y: int, kind: str) -> None:
        """A name whose place is known to be free."""
        size = cell_len(text)
        self._taken[y * self.cols + x : y * self.cols + x + size] = bytes([NAMED]) * size
        self.placed.append(Label(id_, text, x, y, kind))

    def erase(self, label: Label) -> None:
        """Take a name away again."""
        first = label.y * self.cols + label.x
        self._taken[first : first + label.size] = bytes(label.size)
        self.placed.remove(label)
        self._middles.pop(label, None)

    def beside(self, id_: str, text: str, x: int, y: int, kind: str, gap: int = GAP) -> bool:
        """A name right, left, below or above of the mark at a cell: where it covers least of a route."""
        text = self._letters(text)
        size = cell_len(text)
        spots = (
            (x + 2, y),
            (x - size - 1, y),
            (x - size // 2, y + 1),
            (x - size // 2, y - 1),
            (x + 1, y + 1),
            (x + 1, y - 1),
            (x - size, y + 1),
            (x - size, y - 1),
        )
        free = [(n, spot) for n, spot in enumerate(spots) if self.free(*spot, size, gap)]
        found = [(self.grid.covered(*spot, size), n, spot) for n, spot in free]
        if not found:
            return False
        self.write(id_, text, *min(found)[2], kind)
        return True

    def state(
        self,
        id_: str,
        forms: Sequence[str],
        runs: Sequence[Run],
        kind: str,
        *,
        over: bool = False,
        reach: int = 0,
        lat: float = 0.0,
    ) -> bool:
        """A name on the fill of a state: the longest form that fits, near the middle of what is seen of it.

        ``over`` lets a name reach over the border by half its length; where no form fits, the shortest may
        stand so many columns off as ``reach``. By ``lat`` a name keeps off the wrong side of a neighbour's.
        """
        cells = sum(end - first for _, first, end in runs) or 1
        middle_x = sum((first + end) / 2 * (end - first) for _, first, end in runs) / cells
        middle_y = sum(y * (end - first) for y, first, end in runs) / cells
        forms = [self._letters(form) for form in forms]
        for text in forms:
            size = cell_len(text)
            for share in (1.0, 0.5) if over else (1.0,):
                spots = self._on_runs(runs, size, size * share, middle_x, middle_y, lat)
                for _, x, y in spots:
                    if self.free(x, y, size):
                        self.write(id_, text, x, y, kind)
                        self._middles[self.placed[-1]] = middle_x, middle_y, lat
                        return True
        if reach and forms:
            text = min(forms, key=cell_len)
            size = cell_len(text)
            spots = sorted(_around(int(middle_x) - size // 2, round(middle_y), reach))
            for gap in (GAP, 1):  # closer to another name rather than not at all
                for _, x, y in spots:
                    if self.free(x, y, size, gap):
                        self.write(id_, text, x, y, kind)
                        self._middles[self.placed[-1]] = middle_x, middle_y, lat
                        return True
        return False

    def _on_runs(
        self, runs: Sequence[Run], size: int, least: float, middle_x: float, middle_y: float, lat: float
    ) -> list[tuple[float, int, int]]:
        """Places for a name on runs of so many cells at least, the best first."""
        found = []
        near = self._neighbours(middle_x, middle_y, lat)
        for y, first, end in runs:
            if end - first < least:
                continue
            if end - first >= size:
                x = min(max(round(middle_x - size / 2), first), end - size)
            else:
                x = round((first + end - size) / 2)
            x = min(max(x, 0), self.cols - size)
            if x >= 0:
                away = abs(x + size / 2 - middle_x) + 2.5 * abs(y - middle_y) + 4 * self.grid.covered(x, y, size)
                away += 12 * sum((cell, y) in self.kept_free for cell in range(x - 1, x + size + 1))
                away += WRONG_SIDE * sum(
                    (y - label.y) * south < 0 and label.x < x + size and x < label.x + label.size
                    for label, south in near
                )
                found.append((away, x, y))
        return sorted(found)

    def _neighbours(self, middle_x: float, middle_y: float, lat: float) -> list[tuple[Label, float]]:
        """Names of states whose middles are near one, and by how many degrees it lies south of theirs."""
        return [
            (label, other - lat)
            for label, (x, y, other) in self._middles.items()
            if abs(middle_x - x) < NEAR and abs(middle_y - y) < NEAR / 2
        ]

    def water(self, text: str, spots: Sequence[tuple[int, int]], margin: int = 1) -> bool:
        """A name of a sea on the first of some cells around which all of it, and a margin, lies on water."""
        text = self._letters(text)
        size = cell_len(text)
        for x, y in spots:
            left = x - size // 2
            if self._apart(left, y, size) and self.free(left, y, size) and self._wet(left, y, size, margin):
                self.write("", text, left, y, "water")
                return True
        return False

    def water_down(self, text: str, spots: Sequence[tuple[int, int]]) -> bool:
        """A name of a narrow sea from north to south, a label a letter, around the first cell where all of it is wet."""
        text = self._letters(text).upper()
        for x, y in spots:
            rows = range(y - len(text) // 2, y - len(text) // 2 + len(text))
            if all(self.free(x, row, 1) and self._wet(x, row, 1, 0) and not self._crossed(x, row, 1) for row in rows):
                for row, letter in zip(rows, text, strict=True):
                    self.write("", letter, x, row, "water")
                return True
        return False

    def water_across(self, text: str, spots: Sequence[tuple[int, int]]) -> bool:
        """A name of a narrow sea that reaches over its shores, where at least a quarter of it is wet and no route is covered."""
        text = self._letters(text)
        size = cell_len(text)
        shifts = sorted(range(size), key=lambda shift: abs(shift - size // 2))
        for x, y in spots:
            for left in (x - shift for shift in shifts):
                if not self.free(left, y, size) or self._crossed(left, y, size):
                    continue
                if sum(self._wet(cell, y, 1, 0) for cell in range(left, left + size)) * 4 >= size:
                    self.write("", text, left, y, "water")
                    return True
        return False

    def _apart(self, left: int, y: int, size: int) -> bool:
        """True when no other name of water is near."""
        return all(
            abs(other.y - y) > 2 or other.x > left + size or other.x + other.size < left
            for other in self.placed
            if other.kind == "water"
        )

    def _crossed(self, x: int, y: int, size: int) -> bool:
        """True when a route or a mark still to be made would be covered."""
        kept = any((cell, y) in self.kept_free for cell in range(x - 1, x + size + 1))
        return kept or self.grid.covered(x, y, size) > 0

    def _wet(self, x: int, y: int, size: int, margin: int) -> bool:
        first, end = max(0, 2 * (x - margin)), 2 * (x + size + margin)
        upper, lower = self.grid.tints[2 * y], self.grid.tints[2 * y + 1]
        return not any(upper[first:end]) and not any(lower[first:end])

    def _letters(self, text: str) -> str:
        return transliterate(text) if self.ascii and not text.isascii() else text

    def characters(self) -> dict[int, CellText]:
        """What is written, by number of the cell; a wide character leaves the next one empty."""
        result = {y * self.cols + x: CellText(sign, kind) for (x, y), (sign, kind) in self.marks.items()}
        for label in self.placed:
            spell(result, label, self.cols)
        return result


def _around(x: int, y: int, reach: int) -> Iterator[tuple[float, int, int]]:
    """Cells around one, and how far off they are; rows are twice as high as columns are wide."""
    high = reach // 2
    for dy in range(-high, high + 1):
        for dx in range(-reach, reach + 1):
            yield abs(dx) + 2.5 * abs(dy), x + dx, y + dy


def spell(characters: dict[int, CellText], label: Label, cols: int) -> None:
    """Write the characters of a label into cells."""
    cell = label.y * cols + label.x
    for char in label.text:
        size = cell_len(char)
        if size < 1:
            continue
        characters[cell] = CellText(char, label.kind)
        for more in range(1, size):
            characters[cell + more] = CellText("", label.kind)
        cell += size
