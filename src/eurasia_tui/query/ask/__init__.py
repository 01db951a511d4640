"""Answers questions as people type them: one line, with its date and its source.

A question is read into entities, terms, a date and what was not understood
(:mod:`.read`); each answerer offers drafts, and the draft that makes use of most of the
question is the answer (:mod:`.weigh`).  Words of the question that no draft accounts for
count against it, so that nothing is answered but what was asked.
"""

from __future__ import annotations

from .answer import Answer, Cited
from .weigh import ask

__all__ = ["Answer", "Cited", "ask"]
