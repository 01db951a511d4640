"""Intergovernmental bodies, forums, ministries, companies, clubs."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from . import relations as r
from .entity import Entity
from .page import ABOUT_IT, Colour, Column, Section
from .stored import AsFact, AsRelation, Unstored
from .types import Edge, EdgeOrId, Membership, PartialDate, Roll, Text, Url

OrganisationType = Literal[
    "economic union",
    "security organisation",
    "regional organisation",
    "forum",
    "dialogue format",
    "development bank",
    "transport programme",
    "international organisation",
    "sectoral organisation",
    "state body",
    "company",
    "think tank",
    "university",
    "payment system",
    "initiative",
    "other",
]


class Organisation(Entity):
    """A body with or without members. Its file is the only place where memberships are stated."""

    kind: ClassVar[str] = "organisations"
    singular: ClassVar[str] = "organisation"
    label: ClassVar[str] = "Organisations"
    tab: ClassVar[str] = "Orgs"
    sign: ClassVar[tuple[str, str]] = ("◎", "O")
    colour: ClassVar[Colour] = "blue"
    columns: ClassVar[tuple[Column, ...]] = (("founded", "since", 5), ("<member-of", "states", 6))
    key: ClassVar[str] = "2"
    group_by: ClassVar[str] = "type"
    badge: ClassVar[str] = "founded"
    sorts: ClassVar[tuple[str, ...]] = ("founded",)
    page: ClassVar[tuple[Section, ...]] = (
        Section(
            "facts",
            "Body",
            style="glance",
            rows=(
                "type",
                "founded",
                "seated-in",
                "<holds-office:head-of-organisation=Head",
                "<chairs",
                "purpose",
                "part-of",
                "succeeds",
                "<succeeds",
                "founded-by",
                "dissolved",
                "website",
            ),
        ),
        Section(
            "relations",
            "Members and participants",
            relation="member-of",
            side="object",
            columns=("status", "since"),
            style="rail",
        ),
        Section("contested", "Contested"),
        Section("relations", "Chairs", relation="chairs", side="object", columns=("role", "since", "until")),
        Section("growth", "Members over time", relation="member-of", side="object"),
        Section("prose"),
        Section("relations", "Member of", relation="member-of", columns=("since", "status")),
        Section("links", "Bodies", relation="part-of", side="object"),
        Section("links", "Owns", relation="owns"),
        Section("links", "Operates", relation="operates"),
        Section("links", "Finances", relation="finances"),
        Section("links", "Corridors", relation="promotes"),
        Section("relations", "Agreements", relation="party-to", columns=("date",)),
        Section("relations", "Events", relation="organised", columns=("date",)),
        Section("relations", "Took part in", relation="took-part-in", columns=("date",)),
        *ABOUT_IT,
        Section("facts", "Further facts"),
    )

    type: Annotated[OrganisationType, AsFact("Type")] = Field(description="What sort of body it is.")
    founded: Annotated[PartialDate | None, AsFact("Founded", type="date")] = Field(
        None, description="When it was founded."
    )
    dissolved: Annotated[PartialDate | None, AsFact("Ended", type="date")] = Field(
        None, description="When it ceased to exist."
    )
    seat: Annotated[list[EdgeOrId], AsRelation(r.SEATED_IN)] = Field(
        default_factory=list, description="Place (or country) of the seat."
    )
    purpose: Annotated[Text | None, AsFact("Purpose")] = Field(None, description="What it is for, in our words.")
    website: Annotated[Url | None, AsFact("Website")] = Field(None, description="Address of its own site.")
    part_of: Annotated[list[EdgeOrId], AsRelation(r.PART_OF)] = Field(
        default_factory=list, description="Parent bodies."
    )
    succeeds: Annotated[list[EdgeOrId], AsRelation(r.SUCCEEDS)] = Field(
        default_factory=list, description="Bodies it succeeded."
    )
    founded_by: Annotated[list[EdgeOrId], AsRelation(r.FOUNDED_BY)] = Field(
        default_factory=list, description="Founding agreements or events."
    )
    no_members: Annotated[bool, Unstored()] = Field(
        False, description="true for bodies that have no members by nature, such as ministries."
    )
    members: Annotated[list[Membership], AsRelation(r.MEMBER_OF, owner="object")] = Field(
        default_factory=list, description="Participants, each with its own status, dates and receipt."
    )
    chairs: Annotated[list[Edge], AsRelation(r.CHAIRS, owner="object")] = Field(
        default_factory=list,
        description="Who held the chair, by term: from and until; role where the office is not simply the chair.",
    )
    rolls: Annotated[list[Roll], AsRelation(r.MEMBER_OF, owner="object")] = Field(
        default_factory=list, description="Participants given by one source as a list without dates."
    )

    def usual_status(self) -> str:
        """No state is a member of a series of meetings: states take part in it."""
        return "participant" if self.type == "dialogue format" else "member"
