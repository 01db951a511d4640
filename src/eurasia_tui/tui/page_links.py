"""The links of a laid out page by their number: those in view, the next one, the one under the mouse."""

from __future__ import annotations

from collections.abc import Sequence

Link = tuple[int, int, int, str]
"""Line, first cell, end cell, address."""


def in_view(links: Sequence[Link], top: int, end: int) -> list[int]:
    """Those on the lines from ``top`` to before ``end``."""
    return [number for number, link in enumerate(links) if top <= link[0] < end]


def next_link(links: Sequence[Link], current: int, step: int, top: int, end: int) -> int:
    """The one ``step`` after the current one; where that is out of view, the first or last in view, else the nearest to it."""
    if current >= 0 and top <= links[current][0] < end:
        return (current + step) % len(links)
    ahead = [number for number, link in enumerate(links) if (link[0] >= top if step > 0 else link[0] < end)]
    choice = in_view(links, top, end) or ahead or [0]
    return choice[0] if step > 0 else choice[-1]


def link_at(links: Sequence[Link], line: int, cell: int) -> int | None:
    """The one that covers a cell."""
    covering = (number for number, (at, start, end, _) in enumerate(links) if at == line and start <= cell < end)
    return next(covering, None)
