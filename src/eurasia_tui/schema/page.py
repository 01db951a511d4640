"""What a page of a kind shows, in which order: a declaration that travels in the catalogue.

The query layer turns each section into blocks; a section without content disappears.
What no section names is still shown, in general tables, after these.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Column = tuple[str, str, int]
"""A column of a list: key, heading, width in cells. The key is that of a fact, or a relation whose first other end is
named; ``<relation`` counts those at the other end, ``relation:since`` gives the year in which the first one began."""


Colour = Literal["", "green", "blue", "orange", "magenta", "teal", "olive", "red", "violet", "brown"]
"""The colour of a kind in the explorer, which has a tone of each for every background; empty is that of text."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page.

    block: facts, relations, links, quotations, claims, prose, series, bars, route, map, contested,
           growth (members over time), table (itself beside those of a relation), steps (dates in order),
           chain (causes and effects), others (of the same kind, joined to the same by a relation),
           contents and text (of a document; the text is last on the page)
    rows: for facts, the keys of facts and names of relations in order (``relation:role`` narrows by rank,
          ``<relation`` reads it from the object's side, ``key=Label`` gives it another label); for table and steps
          the columns; for series the facts to set beside the years; for quotations the facts that these say
    relation: for relation blocks, the name, read from ``side``
    columns: for relations, which of since, until, status, role, value, note, date to print
    kinds: only entities of these kinds
    style: for facts ``glance`` or ``grid``, for relations ``chips`` or ``rail``, for a route ``strip``, for series
           ``years``, for quotations ``large``: see query.blocks
    """

    block: str
    title: str = ""
    rows: tuple[str, ...] = ()
    relation: str = ""
    side: Literal["subject", "object", "both"] = "subject"
    columns: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    style: str = ""

    def as_data(self) -> dict[str, Any]:
        """Plain data for the catalogue, empty parts left out."""
        return {key: value for key, value in asdict(self).items() if value}


ABOUT_IT: tuple[Section, ...] = (
    Section("relations", "Related events", relation="about", side="object", columns=("date",), kinds=("events",)),
    Section("quotations", "Quotations about it", relation="about", side="object", kinds=("quotes",)),
    Section("links", "Claims about it", relation="about", side="object", kinds=("claims",)),
)
"""The statements of others about an entity, at the end of its page."""
