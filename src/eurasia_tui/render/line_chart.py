"""Several courses of yearly figures in one chart: braille lines over an axis, each named by a letter at its end."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..formatting import short, with_unit
from ..named_tuple import NamedTuple
from .glyphs import Glyphs
from .lines import Segment, cell_len, fit, pad
from .strokes import Strokes

MOST = 6
"""Lines in one chart."""
LETTERS = "abcdef"
LEAST = (24, 4)
"""Columns and rows under which no chart is drawn."""


class Course(NamedTuple):
    """Yearly figures of one entity, the oldest first; ``id`` is what its name links to."""

    name: str
    points: tuple[tuple[int, float], ...]
    id: str | None = None


def role_of(number: int) -> str:
    """The role of a line's colour."""
    return f"line-{number % MOST}"


def says_nothing(courses: Sequence[Course]) -> bool:
    """True where a chart would show no change: a single year, or one and the same figure throughout."""
    values = {value for course in courses for _, value in course.points}
    return len(values) < 2 or len({year for course in courses for year, _ in course.points}) < 2


def chart(
    courses: Sequence[Course], cols: int, rows: int, glyphs: Glyphs, *, year: int | None = None, log: bool = False
) -> list[list[Segment]]:
    """``rows`` lines of ``cols`` cells; nothing where there is no room or nothing to show.

    ``year`` is marked on the axis. With ``log`` the scale is logarithmic, where all figures are above zero.
    """
    if cols < LEAST[0] or rows < LEAST[1] or says_nothing(courses):
        return []
    scale = _Scale([value for course in courses for _, value in course.points], log)
    marks = [short(scale.at(part)) for part in (1.0, 0.5, 0.0)]
    label = max(map(cell_len, marks))
    wide, high = cols - label - 4, rows - 1
    first = min(course.points[0][0] for course in courses if course.points)
    last = max(course.points[-1][0] for course in courses if course.points)
    owner: dict[int, int] = {}
    layer = Strokes(wide, high)
    ends: list[tuple[int, int]] = []
    across = (layer.width - 1) / (last - first)
    for number, course in enumerate(courses):
        own = Strokes(wide, high)
        dots = [((at - first) * across, (1 - scale.part(value)) * (layer.height - 1)) for at, value in course.points]
        own.line(dots if len(dots) > 1 else [*dots, *dots])
        for cell, bits in enumerate(own.bits):
            if bits:
                layer.bits[cell] |= bits
                owner[cell] = number
        if dots:
            ends.append((int(dots[-1][1]) // 4, number))
    at_end = _letters(ends, high)
    tick, wall, corner = ("|", "|", "+") if glyphs.ascii else ("┤", "│", "└")
    lines: list[list[Segment]] = []
    for row in range(high):
        mark = {0: marks[0], high // 2: marks[1], high - 1: marks[2]}.get(row, "")
        parts = [Segment(f"{pad(mark, label, right=True)} {tick if mark else wall}", "quiet")]
        parts += _coloured(layer.text(row, glyphs.ascii), row * wide, owner)
        ending = at_end.get(row)
        parts.append(Segment("  ") if ending is None else Segment(f" {LETTERS[ending]}", role_of(ending)))
        lines.append(parts)
    lines.append([Segment(f"{' ' * (label + 1)}{corner}", "quiet"), *_axis(first, last, wide, glyphs, year)])
    return lines


class _Scale:
    """From a figure to its height, 0 to 1."""

    def __init__(self, values: Sequence[float], log: bool) -> None:
        low, high = min(values), max(values)
        self.log = log and low > 0
        if self.log:
            self.low, self.high = math.log10(low), math.log10(high)
        else:
            self.low, self.high = (low if low < 0 or low > high / 2 else 0.0), high
        if self.high <= self.low:
            self.high = self.low + 1

    def part(self, value: float) -> float:
        """The height of a figure."""
        shown = math.log10(value) if self.log else value
        return (shown - self.low) / (self.high - self.low)

    def at(self, part: float) -> float:
        """The figure at a height."""
        value = self.low + part * (self.high - self.low)
        return float(10**value) if self.log else value


def _letters(ends: Sequence[tuple[int, int]], rows: int) -> dict[int, int]:
    """Line number by row: each at its end, or in the nearest free row."""
    found: dict[int, int] = {}
    for row, number in ends:
        free = [at for at in range(rows) if at not in found]
        if free:
            found[min(free, key=lambda at: abs(at - row))] = number
    return found


def _coloured(text: str, start: int, owner: dict[int, int]) -> list[Segment]:
    """Runs of cells of one line."""
    parts: list[Segment] = []
    for index, char in enumerate(text):
        number = owner.get(start + index)
        role = role_of(number) if number is not None else ""
        if parts and (parts[-1].role == role or char == " "):
            parts[-1] = parts[-1]._replace(text=parts[-1].text + char)
        else:
            parts.append(Segment(char, role))
    return parts


def _axis(first: int, last: int, cols: int, glyphs: Glyphs, year: int | None) -> list[Segment]:
    """The first and last year, and the marked one where it has room."""
    head, tail = str(first), str(last)
    at = round((year - first) / (last - first) * (cols - 1)) if year is not None and first <= year <= last else None
    if at is None or year is None:
        return [Segment(f"{head}{glyphs.rule * (cols - len(head) - len(tail))}{tail}", "quiet")]
    middle = max(0, min(at - 2, cols - 4))
    left = f"{head}{glyphs.rule * cols}" if middle > len(head) else glyphs.rule * cols
    right = f"{glyphs.rule * cols}{tail}" if middle + 4 < cols - len(tail) else glyphs.rule * cols
    rest = cols - middle - 4
    return [Segment(left[:middle], "quiet"), Segment(str(year), "key"), Segment(right[-rest:] if rest else "", "quiet")]


def legend(
    courses: Sequence[Course], unit: str, room: int, glyphs: Glyphs, year: int | None = None
) -> list[list[Segment]]:
    """A line a course: letter, name, its first and last figure (or that of a year)."""
    lines = []
    for number, course in enumerate(courses):
        letter = Segment(f"{LETTERS[number]} ", role_of(number))
        if not course.points:
            lines.append(
                [
                    letter,
                    Segment(fit(course.name, room - 12, glyphs.ellipsis), "link", course.id),
                    Segment(" no figures", "quiet"),
                ]
            )
            continue
        shown = dict(course.points)
        last, value = (year, shown[year]) if year in shown else course.points[-1]
        figure = f"{with_unit(short(value), unit if cell_len(unit) < 8 else '')}"
        first = f"{course.points[0][0]} {short(course.points[0][1])} {glyphs.arrow} " if room > 44 else ""
        tail = f"{first}{last} "
        name = fit(course.name, room - cell_len(tail) - cell_len(figure) - 3, glyphs.ellipsis)
        space = max(1, room - 2 - cell_len(name) - cell_len(tail) - cell_len(figure))
        parts = [letter, Segment(name, "link", course.id), Segment(" " * space)]
        lines.append([*parts, Segment(tail, "quiet"), Segment(figure, "value")])
    return lines
