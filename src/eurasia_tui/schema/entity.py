"""The base of every kind. A subclass with a ``kind`` is registered when it is defined."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, model_validator

from ..text import link_words
from .page import Colour, Column, Section
from .relations import SEE_ALSO
from .stored import AsFact, AsName, AsProse, AsRelation, Unstored
from .types import (
    Contested,
    Evidenced,
    Fact,
    Id,
    LongText,
    Model,
    PartialDate,
    Prose,
    Series,
    SourceIds,
    Statement,
    Text,
    page_and_day,
)

KINDS: dict[str, type[Entity]] = {}


class Entity(Model):
    """What every page has, whatever its kind."""

    kind: ClassVar[str] = ""
    """Folder under the pack, plural; also the kind's name in commands."""
    singular: ClassVar[str] = ""
    label: ClassVar[str] = ""
    """Heading of the pane."""
    key: ClassVar[str] = ""
    """Key of the mode; empty for panes found under 0."""
    array: ClassVar[str] = ""
    """Table name when one file may hold a group, such as quote for [[quote]]."""
    tab: ClassVar[str] = ""
    """Heading of the pane in six cells, for narrow terminals; the label where it is empty."""
    sign: ClassVar[tuple[str, str]] = ("·", ".")
    """The sign of the kind before a name, and its form in ASCII."""
    colour: ClassVar[Colour] = ""
    """The colour of the sign, and of names of the kind."""
    group_by: ClassVar[str] = ""
    """Field whose value groups the list."""
    columns: ClassVar[tuple[Column, ...]] = ()
    """Columns of the list."""
    badge: ClassVar[str] = ""
    """Fact or relation printed at the right of a list row."""
    sort_by: ClassVar[str] = "name"
    """Field that orders the list within a group: name, or a dated fact."""
    sorts: ClassVar[tuple[str, ...]] = ()
    """Further fields the list can be sorted by."""
    sums: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Facts whose figures may be added up over several entities: key, and what the sum is called."""
    page: ClassVar[tuple[Section, ...]] = ()
    """Sections of the page in order."""
    opinion: ClassVar[bool] = False
    """Pages of this kind carry opinion and are marked so."""

    named_in_texts: ClassVar[bool] = True
    """False for kinds whose names are titles or first words: they are not looked for in documents."""
    common_noun: ClassVar[bool] = False
    """True for kinds whose names are common nouns: in a text they are in small letters too."""

    id: Annotated[Id, Unstored()] = Field(description="Lower-case kebab-case; the file name, or given in a group file.")
    name: Annotated[Text, Unstored()] = Field("", description="Common English name, after United Nations usage.")
    full_name: Annotated[Text | None, AsName("full")] = Field(None, description="Full or official name in English.")
    names: Annotated[dict[str, Text | list[Text]], AsName("translation")] = Field(
        default_factory=dict, description="Names in other languages, by language code."
    )
    acronyms: Annotated[dict[str, Text | list[Text]], AsName("acronym")] = Field(
        default_factory=dict, description="Acronyms by language code."
    )
    former_names: Annotated[list[Text], AsName("former")] = Field(
        default_factory=list, description="Names no longer in use; search finds them."
    )
    aliases: Annotated[list[Text], AsName("alias")] = Field(
        default_factory=list, description="Other names, a party's own terms, spellings people type."
    )
    summary: Annotated[LongText | None, AsProse("summary")] = Field(
        None, description="The lead: one to four neutral sentences; links allowed."
    )
    prose: Annotated[list[Prose], AsProse("prose")] = Field(default_factory=list, description="Passages with headings.")
    facts: Annotated[list[Fact], Unstored()] = Field(
        default_factory=list, description="Labelled values with their sources."
    )
    series: Annotated[list[Series], Unstored()] = Field(default_factory=list, description="Yearly figures.")
    contested: Annotated[list[Contested], Unstored()] = Field(
        default_factory=list, description="Matters on which sides or sources differ."
    )
    see_also: Annotated[list[Id], AsRelation(SEE_ALSO)] = Field(default_factory=list, description="Related entities.")
    source: Annotated[SourceIds | None, Unstored()] = Field(
        None, description="Source of every statement here that names none of its own."
    )
    as_of: Annotated[PartialDate | None, Unstored()] = Field(
        None, description="Date of every statement here that gives none of its own."
    )
    evidence: Annotated[Evidenced | None, Unstored()] = Field(
        None,
        description="How the statements without a source of their own were checked, where it differs from their source.",
    )
    seen: Annotated[PartialDate | None, Unstored()] = Field(
        None, description="When the page was seen to say them; implies evidence page."
    )
    receipts: Annotated[dict[str, Statement], Unstored()] = Field(
        default_factory=dict,
        description="Receipts of fields that cannot hold one, by field, where they differ from the entity's: "
        "summary, purpose, founded, signed ...",
    )
    draft: Annotated[bool, Unstored()] = Field(False, description="true while the entity is being written.")

    _page_and_day = model_validator(mode="after")(page_and_day)

    @model_validator(mode="after")
    def receipts_of_fields(self) -> Self:
        """A receipt belongs to a field that is given and holds none itself. Raises ValueError."""
        for name in self.receipts:
            if name not in self.model_fields_set:
                raise ValueError(f"receipts.{name}: the field {name} is not given here")
            value = getattr(self, name)
            first = value[0] if isinstance(value, list) and value else value
            marks = type(self).model_fields[name].metadata
            if isinstance(first, Statement) or not any(isinstance(mark, AsFact | AsProse) for mark in marks):
                raise ValueError(f"receipts.{name}: the field {name} takes its receipt where it is given")
        return self

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.__dict__.get("kind"):
            KINDS[cls.kind] = cls

    def usual_status(self) -> str:
        """Status of a participant whose own is not given."""
        return "member"

    def sort_name(self) -> str:
        """What orders the entity in a list by name."""
        return self.title()

    def title(self) -> str:
        """Name shown; kinds without names of their own make one from their text."""
        return self.name or self.id.replace("-", " ").capitalize()


def opening(text: str, words: int = 9) -> str:
    """The first words of a text, for a list; links by the words they show."""
    text = link_words(text)
    parts = text.split()
    lead = "… " if text[:1].islower() else ""
    return lead + " ".join(parts[:words]) + (" …" if len(parts) > words else "")
