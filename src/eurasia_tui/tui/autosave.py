"""What screens that hold something not yet saved have in common."""

from __future__ import annotations

from abc import abstractmethod


class Unsaved:
    """A screen whose text is kept when the session ends, however it ends."""

    failing = ""
    """Why the last attempt to save failed."""

    @abstractmethod
    def keep(self) -> bool:
        """Save what is typed so far; True when it is safe."""
