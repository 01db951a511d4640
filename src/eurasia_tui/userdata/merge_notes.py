"""Merges the text of a note that two explorers changed at once."""

from __future__ import annotations

from ..sanitize import clean


def merged(base: str, ours: str, theirs: str) -> str:
    """My text with the lines that others added to the base since I read it, below it."""
    base = clean(base).strip()
    if theirs in (base, ours) or not theirs:
        return ours
    if ours == base:
        return theirs
    known = {*base.splitlines(), *ours.splitlines()}
    added = [line for line in theirs.splitlines() if line.strip() and line not in known]
    return "\n\n".join(filter(None, (ours, "\n".join(added))))
