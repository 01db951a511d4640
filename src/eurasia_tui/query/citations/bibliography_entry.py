"""A source as an entry of a bibliography, in whatever style it is written."""

from __future__ import annotations

from ...dates import bounds
from ...named_tuple import NamedTuple
from .bibliography import CitedSource


class BibliographyEntry(NamedTuple):
    """A document as an entry of a bibliography; ``note`` says which statement of it is meant."""

    key: str
    document: CitedSource
    note: str = ""
    date: str = ""
    """That of the statement, where it is not the document's."""
    own_note: str = ""
    """The user's note on the document."""

    @property
    def issued(self) -> str:
        """The date of the entry, empty where it is none."""
        date = self.date or self.document.date
        return date if is_date(date) else ""


def is_date(date: str) -> bool:
    """True for a partial date, False for an empty text and anything else."""
    try:
        return bool(date and bounds(date))
    except ValueError:
        return False
