"""Transport and energy routes."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from . import relations as r
from .entity import Entity
from .page import ABOUT_IT, Colour, Column, Section
from .stored import AsFact, AsRelation
from .types import Branch, Dated, EdgeOrId


class Corridor(Entity):
    """A route: places in order, with branches, and whom it serves and avoids."""

    kind: ClassVar[str] = "corridors"
    singular: ClassVar[str] = "corridor"
    label: ClassVar[str] = "Corridors"
    tab: ClassVar[str] = "Corridors"
    sign: ClassVar[tuple[str, str]] = ("═", "=")
    colour: ClassVar[Colour] = "orange"
    columns: ClassVar[tuple[Column, ...]] = (("length", "km", 6), ("status", "state", 10))
    key: ClassVar[str] = "3"
    group_by: ClassVar[str] = "mode"
    badge: ClassVar[str] = "length"
    sorts: ClassVar[tuple[str, ...]] = ("length",)
    page: ClassVar[tuple[Section, ...]] = (
        Section("route", "Route", relation="on-route", side="object", style="strip"),
        Section("links", "Crosses", relation="crosses"),
        Section("links", "Bypasses", relation="bypasses"),
        Section("series", style="years", rows=("capacity", "goal")),
        Section(
            "table",
            "Rivals",
            relation="rival-of",
            side="both",
            rows=("length=km", "traffic=carried", "crosses=leads through"),
        ),
        Section(
            "facts",
            "Facts",
            rows=("mode", "status", "length", "capacity", "traffic", "cost", "<promotes", "based-on", "part-of"),
        ),
        Section("contested", "Contested"),
        Section("route", "Stops", relation="on-route", side="object"),
        Section("map"),
        Section("prose"),
        *ABOUT_IT,
        Section("facts", "Further facts"),
    )

    mode: Annotated[Literal["rail", "road", "sea", "multimodal", "gas pipeline", "oil pipeline"], AsFact("Mode")] = (
        Field(description="Means of transport.")
    )
    branches: Annotated[list[Branch], AsRelation(r.ON_ROUTE, owner="object")] = Field(
        default_factory=list, description="Places in order; the first branch is the trunk."
    )
    countries: Annotated[list[EdgeOrId], AsRelation(r.CROSSES)] = Field(
        default_factory=list, description="States it crosses, in the order of travel."
    )
    bypasses: Annotated[list[EdgeOrId], AsRelation(r.BYPASSES)] = Field(
        default_factory=list, description="States it was drawn to avoid, or avoids in effect."
    )
    promoters: Annotated[list[EdgeOrId], AsRelation(r.PROMOTES, owner="object")] = Field(
        default_factory=list, description="Who promotes it."
    )
    rivals: Annotated[list[EdgeOrId], AsRelation(r.RIVAL_OF)] = Field(
        default_factory=list, description="Competing corridors; stated on one of the two."
    )
    based_on: Annotated[list[EdgeOrId], AsRelation(r.BASED_ON)] = Field(
        default_factory=list, description="Agreements it is based on."
    )
    part_of: Annotated[list[EdgeOrId], AsRelation(r.PART_OF)] = Field(
        default_factory=list, description="Larger corridor or programme it belongs to."
    )
    status: Annotated[list[Dated], AsFact("Status")] = Field(
        default_factory=list, description="Operating, under construction, planned, suspended ..., with dates."
    )
