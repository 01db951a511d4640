"""Merges the text of a note that two explorers changed at once."""

from __future__ import annotations

from ..sanitize import clean


def merged(base: str, mine: str, theirs: str) -> str:
    """My text with the lines that others added to the base since I read it, below it."""
    base = clean(base).strip()
    if theirs in (base, mine) or not theirs:
        return mine
    if mine == base:
        return theirs
    known = {*base.splitlines(), *mine.splitlines()}
    added = [line for line in theirs.splitlines() if line.strip() and line not in known]
    return "\n\n".join(filter(None, (mine, "\n".join(added))))
