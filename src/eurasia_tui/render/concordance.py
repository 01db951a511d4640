"""A concordance in lines: where a term stands, by whom and when, with the term in one column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..dates import show
from ..query.documents.concordance import ConcordanceLine
from .glyphs import Glyphs
from .lines import Segment, cell_len, fit, pad

SPEAKER = 14
"""Cells that the speaker of a passage has at least; where that leaves too few, of its address only the paragraph is there."""


def head(line: ConcordanceLine, width: int, glyphs: Glyphs) -> tuple[Segment, ...]:
    """Date, speaker and address of a passage, on one line."""
    passage = line.passage
    where = f"[{passage.address}]"
    if width - 13 - cell_len(where) - 2 < SPEAKER:
        where = f"[#{passage.address.rpartition('#')[2]}]"
    who = passage.speaker or passage.title
    room = width - 13 - cell_len(where) - 2
    date = Segment(f"{pad(show(passage.date), 11)}  ", "label")
    return date, Segment(f"{pad(fit(who, room, glyphs.ellipsis), room)}  "), Segment(where, "link")


def split(line: ConcordanceLine, width: int, glyphs: Glyphs) -> tuple[str, str, str]:
    """The words before, the term, the words after, cut so that the term begins in one column whatever is before it."""
    left = max(8, (width - 4) * 2 // 5)
    before = " ".join(line.before.split())
    if line.before.endswith(" ") and before:
        before += " "
    if cell_len(before) > left:
        kept = before
        while cell_len(kept) > left - cell_len(glyphs.ellipsis) - 1:
            kept = kept.partition(" ")[2] if " " in kept.rstrip() else kept[1:]
        before = f"{glyphs.ellipsis} {kept}"
    term = fit(line.term, width - 4 - left, glyphs.ellipsis)
    after = fit(" ".join(line.after.split()), max(0, width - 4 - left - cell_len(term) - 1), glyphs.ellipsis)
    space = " " if line.after[:1].isspace() else ""
    return pad(before, left, right=True), term, space + after


def keyword(line: ConcordanceLine, width: int, glyphs: Glyphs) -> tuple[Segment, ...]:
    """The term among its words."""
    before, term, after = split(line, width, glyphs)
    return Segment(f"    {before}"), Segment(term, "match"), Segment(after.rstrip())


def years(counts: Sequence[tuple[int, int]], width: int, glyphs: Glyphs) -> Iterator[str]:
    """A bar a year in which there is a passage."""
    most = max(count for _, count in counts)
    digits = len(str(most))
    room = max(1, min(width, 60) - 8 - digits)
    for year, count in counts:
        bar = glyphs.heavy * max(1, count * room // most)
        yield f"{year}  {count:>{digits}}  {bar}"


def states(
    counts: Sequence[tuple[str, Sequence[tuple[int, int]]]], width: int, glyphs: Glyphs, most: int = 12
) -> Iterator[str]:
    """A line a state: its name, how many passages, and how many of each year."""
    label = min(max(cell_len(name) for name, _ in counts[:most]), max(8, width // 3))
    for name, years in counts[:most]:
        total = sum(count for _, count in years)
        detail = f" {glyphs.dot} ".join(f"{year} {count}" for year, count in years)
        line = f"{pad(fit(name, label, glyphs.ellipsis), label)}  {total:>4}  {detail}"
        yield fit(line, width, glyphs.ellipsis)
    if len(counts) > most:
        yield f"{glyphs.ellipsis} and {len(counts) - most} more"
