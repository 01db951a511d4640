"""Office-holders and authors."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from pydantic import Field

from . import relations as r
from .entity import Entity
from .page import Colour, Column, Section
from .stored import AsFact, AsRelation, Unstored
from .types import EdgeOrId, PartialDate, Term, Text

_AFTER = re.compile(r"[IVX]+|Jr\.?|Sr\.?")
_ARTICLE = re.compile(r"^(al|el|ad|ar|as|at|az)-", re.IGNORECASE)


class Person(Entity):
    """A person with offices. Terms are stated here and shown on the pages of states and bodies."""

    kind: ClassVar[str] = "people"
    singular: ClassVar[str] = "person"
    label: ClassVar[str] = "People"
    tab: ClassVar[str] = "People"
    sign: ClassVar[tuple[str, str]] = ("@", "@")
    colour: ClassVar[Colour] = "olive"
    columns: ClassVar[tuple[Column, ...]] = (("holds-office", "of", 12), ("holds-office:since", "since", 5))
    key: ClassVar[str] = "6"
    group_by: ClassVar[str] = "group"
    badge: ClassVar[str] = "holds-office"
    page: ClassVar[tuple[Section, ...]] = (
        Section("relations", "Offices", relation="holds-office", columns=("role", "since", "until"), style="rail"),
        Section("facts", rows=("national-of", "born", "died", "occupation")),
        Section("contested", "Contested"),
        Section("prose"),
        Section("relations", "Took part in", relation="took-part-in", columns=("date",)),
        Section("relations", "Related events", relation="about", side="object", columns=("date",), kinds=("events",)),
        Section("quotations", "Said", relation="spoke", kinds=("quotes",)),
        Section("links", "Claims", relation="asserts", kinds=("claims",)),
        Section("links", "Author of", relation="authored"),
        Section("quotations", "Quotations about", relation="about", side="object", kinds=("quotes",)),
        Section("links", "Claims about", relation="about", side="object", kinds=("claims",)),
        Section("facts", "Further facts"),
    )

    family_name: Annotated[Text | None, Unstored()] = Field(
        None, description="What lists sort by, where it is not the last word of the name: Xi, bin Salman, Charles."
    )
    group: Annotated[Text, AsFact("Group in the list", type="id")] = Field(
        "Others",
        description="Group of the list: Heads of state, Heads of government, Heads of organisations, Authors, Others.",
    )
    offices: Annotated[list[Term], AsRelation(r.HOLDS_OFFICE)] = Field(
        default_factory=list, description="Offices held, with terms."
    )
    nationality: Annotated[list[EdgeOrId], AsRelation(r.NATIONAL_OF)] = Field(
        default_factory=list, description="Country ids."
    )
    born: Annotated[PartialDate | None, AsFact("Born", type="date")] = Field(None, description="Date of birth.")
    died: Annotated[PartialDate | None, AsFact("Died", type="date")] = Field(None, description="Date of death.")
    occupation: Annotated[Text | None, AsFact("Occupation")] = Field(None, description="For those without an office.")

    def sort_name(self) -> str:
        """The family name first: the last word that is neither a number nor a particle."""
        words = [word for word in self.title().split() if not _AFTER.fullmatch(word)]
        family = self.family_name or _ARTICLE.sub("", words[-1] if words else self.title())
        return f"{family} {self.title()}"
