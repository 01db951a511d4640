"""The hits of the search: the first with each key, all of them once they are needed."""

from __future__ import annotations

from collections.abc import Sequence

from ..query.notes_search import with_notes
from ..query.search import Hit, Results, search
from .session import Session

FIRST_HITS = 40
"""Hits that are read with each key; all of them once no key comes, or a key asks for more."""
MOST_HITS = 2_000
"""Hits that are read at most."""


class FoundHits:
    """What a text has found, of all kinds, with the user's notes outside kiosk."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.results = Results("", ())
        self.is_whole = True
        """True when all hits are read."""
        self._text = ""
        self._about: Sequence[str] = ()

    def read_first(self, text: str, about: Sequence[str]) -> None:
        """Read the first hits of a text; ``about`` are the entities of its answer."""
        self._text, self._about = text, about
        self.results = self._search(FIRST_HITS)
        self.is_whole = len(self.results.hits) < FIRST_HITS

    def read_all(self) -> bool:
        """Add the hits behind the first, which stay in front; False where all were read before."""
        if self.is_whole:
            return False
        self.is_whole = True
        first = self.results.hits
        known = {hit.id for hit in first}
        rest = [hit for hit in self._search(MOST_HITS).hits if hit.id not in known]
        self.results = self.results._replace(hits=(*first, *rest))
        return True

    def of_kind(self, kind: str) -> Results:
        """The hits of a kind; all of them where it is empty."""
        hits = self.results.hits
        return self.results._replace(hits=tuple(hit for hit in hits if hit.kind == kind) if kind else hits)

    @property
    def first(self) -> Hit | None:
        """The best hit."""
        return self.results.hits[0] if self.results.hits else None

    @property
    def kinds(self) -> list[str]:
        """The kind of each hit."""
        return [hit.kind for hit in self.results.hits]

    def _search(self, most: int) -> Results:
        catalogue = self.session.catalogue
        results = search(catalogue, self._text, most, self._about)
        return results if self.session.kiosk else with_notes(catalogue, results, most)
