"""The base of screens that hold text not yet saved."""

from __future__ import annotations

from abc import abstractmethod


class Autosave:
    """A screen whose text is saved when the session ends, however it ends."""

    failing = ""
    """Why the last attempt to save failed."""

    @abstractmethod
    def save(self) -> bool:
        """Save what is typed so far; True when it is stored, else ``failing`` says why not."""
