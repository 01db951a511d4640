"""Treaties, agreements, declarations."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from . import relations as r
from .entity import Entity
from .page import ABOUT_IT, Colour, Column, Section
from .stored import AsFact, AsProse, AsRelation
from .types import EdgeOrId, LongText, PartialDate, Text


class Agreement(Entity):
    """A treaty or other instrument between parties."""

    kind: ClassVar[str] = "agreements"
    singular: ClassVar[str] = "agreement"
    label: ClassVar[str] = "Agreements"
    tab: ClassVar[str] = "Agreements"
    sign: ClassVar[tuple[str, str]] = ("§", "$")
    colour: ClassVar[Colour] = "teal"
    columns: ClassVar[tuple[Column, ...]] = (("signed", "year", 4), ("<party-to", "parties", 7))
    key: ClassVar[str] = "5"
    group_by: ClassVar[str] = "type"
    badge: ClassVar[str] = "signed"
    sorts: ClassVar[tuple[str, ...]] = ("signed", "in-force")
    page: ClassVar[tuple[Section, ...]] = (
        Section("steps", rows=("signed=Signed", "in-force=In force", "ended=Ended")),
        Section("relations", "Parties", relation="party-to", side="object", columns=("since", "role"), style="chips"),
        Section("facts", "Instrument", rows=("type", "signed-at", "status", "instruments")),
        Section("contested", "Contested"),
        Section("prose"),
        Section("links", "Founding act of", relation="founded-by", side="object"),
        Section("links", "Basis of", relation="based-on", side="object"),
        Section("chain", "Causes and effects", relation="led-to"),
        *ABOUT_IT,
        Section("facts", "Further facts"),
    )

    type: Annotated[
        Literal[
            "founding treaty",
            "border treaty",
            "friendship and alliance treaty",
            "trade agreement",
            "transport agreement",
            "energy agreement",
            "security agreement",
            "declaration",
            "pending agreement",
            "other",
        ],
        AsFact("Type"),
    ] = Field(description="What sort of instrument it is.")
    parties: Annotated[list[EdgeOrId], AsRelation(r.PARTY_TO, owner="object")] = Field(
        min_length=1,
        description="States and bodies that are party to it; from and until where they joined later or left.",
    )
    signed: Annotated[PartialDate | None, AsFact("Signed", type="date")] = Field(
        None, description="When it was signed."
    )
    in_force: Annotated[PartialDate | None, AsFact("In force since", type="date")] = Field(
        None, description="When it entered into force."
    )
    ended: Annotated[PartialDate | None, AsFact("Ended", type="date")] = Field(None, description="When it ended.")
    signed_at: Annotated[list[EdgeOrId], AsRelation(r.SIGNED_AT)] = Field(
        default_factory=list, description="Place of signature."
    )
    status: Annotated[Text | None, AsFact("Status")] = Field(None, description="In force, pending, ended ...")
    settles: Annotated[LongText | None, AsProse("What it settles")] = Field(
        None, description="What it settles, in our words; links allowed."
    )
    instruments: Annotated[list[Text], AsFact("Instruments")] = Field(
        default_factory=list, description="Protocols, annexes and related instruments."
    )
