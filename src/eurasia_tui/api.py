"""The query layer for a notebook or another program.

>>> from eurasia_tui import open_catalogue
>>> eurasia = open_catalogue()
>>> eurasia.get("kyrgyzstan").name
'Kyrgyzstan'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .query.blocks import Page
from .query.catalogue import Catalogue
from .query.listing import select
from .query.members import Cell, cells
from .query.page import page
from .query.passages import Passages, passages
from .query.path import Chain, paths
from .query.relate import Related, relate
from .query.resolve import resolve
from .query.search import Hit, search
from .query.timeline import Entry, timeline


class Eurasia:
    """An open catalogue. Entities are named as on the command line: id, name, alias, acronym or code."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __enter__(self) -> Eurasia:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the catalogue."""
        self.catalogue.close()

    def at(self, as_of: str | None) -> Eurasia:
        """The same as it stood on a date (2016, 2016-06, 2016-06-30). Raises ValueError for an impossible one."""
        return Eurasia(self.catalogue.at(as_of))

    def id(self, name: str) -> str:
        """The id of what is named. Raises LookupError (Unknown or Ambiguous)."""
        return resolve(self.catalogue, name)

    def get(self, name: str) -> Page:
        """The page of an entity. Raises LookupError."""
        return page(self.catalogue, self.id(name))

    def search(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Ranked hits; facets, phrases and exclusions as in the search box."""
        answer = self.ask(query)
        return search(self.catalogue, query, limit, answer.about if answer else ()).hits

    def ask(self, question: str) -> Any:
        """The answer to a question in plain words, or None when it was not understood."""
        from .query.questions import ask

        return ask(self.catalogue, question)

    def passages(
        self,
        words: str = "",
        *,
        by: Sequence[str] = (),
        about: Sequence[str] = (),
        start: str | None = None,
        end: str | None = None,
        limit: int = 20,
        order: str = "best",
    ) -> Passages:
        """Passages of documents that hold the words, said by any of ``by``, naming all of ``about``.

        ``start`` and ``end`` are partial dates; ``order`` is "best", "date" or "speaker". Raises LookupError for
        a name that is not known, ValueError for a date that is none.
        """
        speakers, matters = map(self.id, by), map(self.id, about)
        return passages(
            self.catalogue,
            words,
            by=[*speakers],
            about=[*matters],
            start=start,
            end=end,
            limit=limit,
            order=order,
        )

    def members(self, organisation: str, *, former: bool = False) -> list[Cell]:
        """Who takes part in an organisation, with status and dates."""
        return cells(self.catalogue, [self.id(organisation)], former=former)

    def relate(self, a: str, b: str) -> Related:
        """Everything two entities share."""
        return relate(self.catalogue, self.id(a), self.id(b))

    def paths(self, a: str, b: str) -> list[Chain]:
        """The few best cited chains between two entities."""
        return paths(self.catalogue, self.id(a), self.id(b))

    def timeline(self, *names: str, start: str | None = None, end: str | None = None) -> list[Entry]:
        """Dated things in order."""
        return timeline(self.catalogue, [self.id(name) for name in names], start, end)

    def list(self, kind: str, sort: str = "", top: int = -1, **where: str) -> list[dict[str, Any]]:
        """Records of a kind with their facts, such as ``list("countries", sort="population", top=5)``."""
        return select(self.catalogue, kind, [*where.items()], sort, top)


def open_catalogue(content: str | None = None, as_of: str | None = None) -> Eurasia:
    """Open the built-in content, with the pack at ``content`` and one's own stacked on it.

    Raises catalogue.files.PackError when ``content`` cannot be opened, ValueError for an impossible date.
    """
    return Eurasia(Catalogue.open(content, as_of))
