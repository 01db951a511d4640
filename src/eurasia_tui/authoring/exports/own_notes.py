"""The user's own notes and bookmarks, by the id they are on: every format takes them along in its own way."""

from __future__ import annotations

from collections.abc import Mapping

from ...query.blocks import Page
from ...query.catalogue import Catalogue
from ...query.notes import noted
from ...query.pages.page import page
from ...userdata.files import Notify
from ...userdata.notes import Note, notes

OwnNotes = Mapping[str, Note]
NO_NOTES: OwnNotes = {}


def own_notes(notify: Notify) -> OwnNotes:
    """Every note and bookmark, the last changed first; those on entities that are gone too."""
    return {note.id: note for note in notes(notify)}


def text_on(user_notes: OwnNotes, id_: str) -> str:
    """The note on an entity, empty where there is none."""
    return user_notes[id_].text if id_ in user_notes else ""


def is_bookmarked(user_notes: OwnNotes, id_: str) -> bool:
    """True for what is bookmarked."""
    return id_ in user_notes and user_notes[id_].bookmarked


def page_with_note(catalogue: Catalogue, id_: str, user_notes: OwnNotes) -> Page:
    """The page of an entity, with the note on it at its end."""
    return noted(catalogue, page(catalogue, id_), text_on(user_notes, id_))
