"""Assertions that somebody makes."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from . import relations as r
from .entity import Entity, opening
from .page import Column, Section
from .stored import AsFact, AsProse, AsRelation
from .types import Id, LongText, PartialDate, Text, WitnessOrId


class Claim(Entity):
    """One assertion, in our words, with who makes it and how it fares against other sources."""

    kind: ClassVar[str] = "claims"
    singular: ClassVar[str] = "claim"
    label: ClassVar[str] = "Claims"
    tab: ClassVar[str] = "Claims"
    sign: ClassVar[tuple[str, str]] = ("?", "?")
    columns: ClassVar[tuple[Column, ...]] = (("asserts", "by", 14),)
    array: ClassVar[str] = "claim"
    group_by: ClassVar[str] = "status"
    badge: ClassVar[str] = "claim-kind"
    opinion: ClassVar[bool] = True
    named_in_texts: ClassVar[bool] = False
    page: ClassVar[tuple[Section, ...]] = (
        Section("claims", relation="self"),
        Section("facts", rows=("<asserts", "claim-kind", "status", "date", "from-source", "locator", "paragraph")),
        Section("relations", "Evidence", relation="evidence", columns=("note",)),
        Section("links", "About", relation="about"),
        Section("links", "Answers", relation="answers"),
        Section("links", "Answered by", relation="answers", side="object"),
        Section("prose"),
    )

    statement: Annotated[LongText, AsProse("claim")] = Field(description="The assertion, in our words; links allowed.")
    asserted_by: Annotated[Id, AsRelation(r.ASSERTS, owner="object")] = Field(
        description="Person or body that asserts it."
    )
    made_in: Annotated[Id, AsRelation(r.FROM_SOURCE)] = Field(description="Source id of the document that makes it.")
    locator: Annotated[Text | None, AsFact("Locator")] = Field(None, description="Where in the document.")
    paragraph: Annotated[int | None, AsFact("Paragraph", type="number")] = Field(
        None, ge=1, le=100_000, description="Paragraph number, counting paragraphs with visible text."
    )
    date: Annotated[PartialDate | None, AsFact("Date", type="date")] = Field(None, description="When it was made.")
    about: Annotated[list[Id], AsRelation(r.ABOUT)] = Field(min_length=1, description="Who and what it is about.")
    claim_kind: Annotated[Literal["fact", "figure", "opinion", "forecast"], AsFact("Kind of claim")] = Field(
        description="What sort of assertion it is."
    )
    status: Annotated[Literal["confirmed", "contradicted", "partly", "unverified"], AsFact("Status")] = Field(
        description="How far other sources confirm it."
    )
    checked_against: Annotated[list[WitnessOrId], AsRelation(r.EVIDENCE)] = Field(
        default_factory=list, description="Sources that speak for or against it."
    )
    finding: Annotated[LongText | None, AsProse("Finding")] = Field(
        None, description="What the evidence shows, in our words; links allowed."
    )
    answers: Annotated[list[Id], AsRelation(r.ANSWERS)] = Field(
        default_factory=list, description="Claims of others that this one contradicts or qualifies."
    )

    @model_validator(mode="after")
    def opinions_are_not_confirmed(self) -> Claim:
        """An opinion or forecast can be supported, never confirmed."""
        if self.claim_kind in ("opinion", "forecast") and self.status == "confirmed":
            raise ValueError(f"an {self.claim_kind} is never confirmed; use partly or unverified")
        return self

    def title(self) -> str:
        """The name, or the first words."""
        return self.name or opening(self.statement)
