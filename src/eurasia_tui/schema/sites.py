"""Dams, mines, fields, canals, bases and other works that states depend on or differ over."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from . import relations as r
from .coordinates import Latitude, Longitude, both_or_neither
from .entity import Entity
from .page import ABOUT_IT, Colour, Column, Section
from .stored import AsFact, AsRelation
from .types import Dated, EdgeOrId, PartialDate, list_of_one

SiteType = Literal[
    "dam",
    "power station",
    "nuclear power plant",
    "mine",
    "oil field",
    "gas field",
    "canal",
    "reservoir",
    "transmission line",
    "pipeline node",
    "refinery",
    "plant",
    "military base",
    "test site",
    "cosmodrome",
    "special zone",
    "port",
    "dry port",
    "airport",
    "railway works",
    "other",
]


class Site(Entity):
    """A work or installation: where it is, whose it is, what it yields, who depends on it."""

    kind: ClassVar[str] = "sites"
    singular: ClassVar[str] = "site"
    label: ClassVar[str] = "Sites"
    tab: ClassVar[str] = "Sites"
    sign: ClassVar[tuple[str, str]] = ("▲", "^")
    colour: ClassVar[Colour] = "brown"
    columns: ClassVar[tuple[Column, ...]] = (("status", "state", 10), ("located-in", "country", 12))
    array: ClassVar[str] = "site"
    group_by: ClassVar[str] = "type"
    badge: ClassVar[str] = "capacity"
    sorts: ClassVar[tuple[str, ...]] = ("capacity", "output", "opened")
    page: ClassVar[tuple[Section, ...]] = (
        Section(
            "facts",
            rows=(
                "type",
                "located-in",
                "at-place",
                "part-of",
                "status",
                "capacity",
                "output",
                "reserves",
                "storage",
                "height",
                "length",
                "area",
                "personnel",
                "cost",
                "construction",
                "opened",
                "closed",
                "based-on",
            ),
        ),
        Section("contested", "Contested"),
        Section("relations", "Owners", relation="owns", side="object", columns=("role", "since", "until")),
        Section("relations", "Operators", relation="operates", side="object", columns=("role", "since", "until")),
        Section(
            "relations", "Financing", relation="finances", side="object", columns=("value", "role", "since", "until")
        ),
        Section("relations", "Who depends on it", relation="depends-on", side="object", columns=("role",)),
        Section("map"),
        Section("prose"),
        Section("series"),
        Section("links", "Parts", relation="part-of", side="object"),
        *ABOUT_IT,
        Section("facts", "Further facts"),
    )

    type: Annotated[
        list[SiteType], BeforeValidator(list_of_one, json_schema_input_type=SiteType | list[SiteType]), AsFact("Type")
    ] = Field(min_length=1, description="What sort of site it is; the first groups the list.")
    country: Annotated[list[EdgeOrId], AsRelation(r.LOCATED_IN)] = Field(
        min_length=1, description="State or states it lies in."
    )
    place: Annotated[list[EdgeOrId], AsRelation(r.AT_PLACE)] = Field(
        default_factory=list, description="Town, river, sea or region it is at (place ids)."
    )
    lat: Latitude = None
    lon: Longitude = None
    status: Annotated[list[Dated], AsFact("Status")] = Field(
        default_factory=list,
        description="Planned, under construction, operating, suspended, closed ..., with dates.",
    )
    construction: Annotated[PartialDate | None, AsFact("Construction began", type="date")] = Field(
        None, description="When construction began."
    )
    opened: Annotated[PartialDate | None, AsFact("Opened", type="date")] = Field(
        None, description="When it began to operate: first unit, first oil, opening of a base."
    )
    closed: Annotated[PartialDate | None, AsFact("Closed", type="date")] = Field(None, description="When it closed.")
    owners: Annotated[list[EdgeOrId], AsRelation(r.OWNS, owner="object")] = Field(
        default_factory=list, description="Who owns it; role for the share, such as 20 %."
    )
    operators: Annotated[list[EdgeOrId], AsRelation(r.OPERATES, owner="object")] = Field(
        default_factory=list, description="Who runs it; role such as lease, with from and until."
    )
    financiers: Annotated[list[EdgeOrId], AsRelation(r.FINANCES, owner="object")] = Field(
        default_factory=list, description="Who pays for it; value and unit of the sum, role such as loan or grant."
    )
    dependents: Annotated[list[EdgeOrId], AsRelation(r.DEPENDS_ON, owner="object")] = Field(
        default_factory=list, description="Who depends on it; role says for what, such as irrigation water."
    )
    part_of: Annotated[list[EdgeOrId], AsRelation(r.PART_OF)] = Field(
        default_factory=list, description="Cascade, project, corridor or body it is part of."
    )
    based_on: Annotated[list[EdgeOrId], AsRelation(r.BASED_ON)] = Field(
        default_factory=list, description="Agreements it is based on, such as a lease."
    )

    _check_coordinates = model_validator(mode="after")(both_or_neither)
