"""Eurasia: a terminal reference on wider Eurasia."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from .api import Ambiguous, Answer, Citation, Eurasia, Page, Unknown, frame, open_catalogue

__all__ = ["Ambiguous", "Answer", "Citation", "Eurasia", "Page", "Unknown", "__version__", "frame", "open_catalogue"]


def __getattr__(name: str) -> Any:
    """Load the query layer only for those who ask for it, so that the commands start fast."""
    if name in __all__:
        from . import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}; it has {', '.join(__all__)}")
