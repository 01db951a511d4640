"""A problem in a pack, with its position and what to do about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ..sanitize import clean_line


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem. ``line`` and ``column`` count from 1; ``file`` is relative to the pack."""

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""

    def as_data(self) -> dict[str, Any]:
        """The record that ``eurasia check --json`` prints."""
        return {key: clean_line(value) if isinstance(value, str) else value for key, value in asdict(self).items()}

    def __str__(self) -> str:
        tail = f"  ({self.hint})" if self.hint else ""
        return clean_line(f"{self.file}:{self.line}:{self.column}: {self.code}: {self.message}{tail}")
