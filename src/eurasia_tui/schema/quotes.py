"""Verbatim quotations."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, field_validator

from . import relations as r
from .entity import Entity, opening
from .page import Colour, Column, Section
from .stored import AsFact, AsProse, AsRelation
from .types import Id, LongText, PartialDate, Text

MAX_WORDS = 40


class Quote(Entity):
    """At most 40 words, word for word, of one speaker in one source."""

    kind: ClassVar[str] = "quotes"
    singular: ClassVar[str] = "quote"
    label: ClassVar[str] = "Quotes"
    tab: ClassVar[str] = "Quotes"
    sign: ClassVar[tuple[str, str]] = ("“", '"')
    colour: ClassVar[Colour] = "magenta"
    columns: ClassVar[tuple[Column, ...]] = (("date", "year", 4), ("spoke", "speaker", 14))
    key: ClassVar[str] = "4"
    array: ClassVar[str] = "quote"
    group_by: ClassVar[str] = "speaker"
    badge: ClassVar[str] = "date"
    sort_by: ClassVar[str] = "date"
    opinion: ClassVar[bool] = True
    named_in_texts: ClassVar[bool] = False
    page: ClassVar[tuple[Section, ...]] = (
        Section(
            "quotations",
            relation="self",
            style="large",
            rows=("role", "date", "language", "locator", "paragraph"),
        ),
        Section("links", "About", relation="about"),
        Section("others", "Other quotations on the subject", relation="about"),
        Section("facts", "Source", rows=("<spoke", "from-source")),
        Section("prose"),
    )

    text: Annotated[LongText, AsProse("quotation")] = Field(description="The words, verbatim; 40 at most.")
    speaker: Annotated[Id, AsRelation(r.SPOKE, owner="object")] = Field(description="Person or body that says it.")
    role: Annotated[Text | None, AsFact("In what capacity")] = Field(None, description="Office held when saying it.")
    quoted_from: Annotated[Id, AsRelation(r.FROM_SOURCE)] = Field(description="Source id of the document it is in.")
    locator: Annotated[Text | None, AsFact("Locator")] = Field(None, description="Where in the document.")
    paragraph: Annotated[int | None, AsFact("Paragraph", type="number")] = Field(
        None, ge=1, le=100_000, description="Paragraph number, counting paragraphs with visible text."
    )
    date: Annotated[PartialDate, AsFact("Date", type="date")] = Field(description="When it was said or published.")
    about: Annotated[list[Id], AsRelation(r.ABOUT)] = Field(min_length=1, description="Who and what it is about.")
    language: Annotated[Text, AsFact("Language", type="id")] = Field("en", description="Language code of the text.")

    @field_validator("text")
    @classmethod
    def short(cls, text: str) -> str:
        """Forty words is the most we quote."""
        if (count := len(text.split())) > MAX_WORDS:
            raise ValueError(f"a quotation has at most {MAX_WORDS} words; this one has {count}")
        return text

    def title(self) -> str:
        """The name, or the first words."""
        return self.name or opening(self.text)
