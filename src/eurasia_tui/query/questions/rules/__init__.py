"""The rules by which two neighbours become one constituent. Each gives steps, and what the step costs is added."""

from __future__ import annotations

from . import compared, facts, goods, joined, offices, orders, related, times
from .base import combine

__all__ = ["combine", "compared", "facts", "goods", "joined", "offices", "orders", "related", "times"]
