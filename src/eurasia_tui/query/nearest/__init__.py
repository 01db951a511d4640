"""Statements of the reference near a question that has no certain answer, shown as what they are.

The terms of a question (:mod:`.question_terms`) are compared with every statement of the pages that may hold it (:mod:`.statements`), and
the statements are ranked (:mod:`.ranking`). None is shown that lacks a name or a year of the question.
"""

from __future__ import annotations

from .nearest_statements import Nearest, nearest

__all__ = ["Nearest", "nearest"]
