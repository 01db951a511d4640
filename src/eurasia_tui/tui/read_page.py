"""The page of an entity as the explorer shows it."""

from __future__ import annotations

from ..query.blocks import Page
from ..query.notes import with_note
from ..query.pages.page import page
from .session import Session


def read_page(session: Session, address: str) -> Page:
    """The page of an entity or a document, with the user's own note at its end. Raises Unknown for no such entity."""
    found = page(session.catalogue, address, rows=False)
    return found if session.kiosk else with_note(session.catalogue, found)
