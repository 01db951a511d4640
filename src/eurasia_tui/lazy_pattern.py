"""Regular expressions that are compiled when they are first used.

Compiling those of the questions when their modules are loaded takes 8 ms of each command, most of which use few of them.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class _LazyPattern:
    """Stands for a compiled pattern and has its methods."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern, self._flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._compiled, name)


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern with the methods of ``re.compile(pattern, flags)``; raises ``re.error`` at its first use if it is malformed."""
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))
