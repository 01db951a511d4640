"""What lines are made of. A module of its own, since a command that measures no cells need not load what does."""

from __future__ import annotations

from ..named_tuple import NamedTuple


class Segment(NamedTuple):
    """A run of text in one role; ``link`` is the id it leads to."""

    text: str
    role: str = ""
    link: str | None = None
