"""The bookmark of an entity, added or removed by a key."""

from __future__ import annotations

from ..userdata import notes
from ..userdata.files import Unwritable


def toggle_bookmark(id_: str, name: str) -> str:
    """Add or remove the bookmark of an entity; returns the message for the footer."""
    unreadable: list[str] = []
    try:
        bookmarked = not notes.note(id_).bookmarked
        notes.bookmark(id_, bookmarked, unreadable.append)
    except Unwritable as error:
        return f"Not saved: {error}"
    if unreadable:
        return unreadable[0]
    return f"{'Bookmarked' if bookmarked else 'Bookmark removed'}: {name}"
