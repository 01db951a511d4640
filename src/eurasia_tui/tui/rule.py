"""The thin rule between list and page."""

from __future__ import annotations

from ..render.lines import Segment
from .lines import Lines
from .session import Session


class Rule(Lines):
    """A column of one character."""

    DEFAULT_CSS = "Rule { width: 1; height: 1fr; }"

    def __init__(self, session: Session) -> None:
        super().__init__(session, id="rule")

    def count(self) -> int:
        """As many lines as there are rows."""
        return self.height

    def line(self, index: int) -> list[Segment]:
        """The character."""
        return [Segment(self.glyphs.vertical, "rule")]
