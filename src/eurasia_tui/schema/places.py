"""Cities, ports, crossings, regions."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from . import relations as r
from .coordinates import Latitude, Longitude, both_or_neither
from .entity import Entity
from .page import ABOUT_IT, Column, Section
from .stored import AsFact, AsRelation
from .types import EdgeOrId, list_of_one

PlaceType = Literal[
    "capital", "city", "port", "border crossing", "rail junction", "region", "sea", "river", "exclave", "other"
]


class Place(Entity):
    """A point with coordinates, or a region without."""

    kind: ClassVar[str] = "places"
    singular: ClassVar[str] = "place"
    label: ClassVar[str] = "Places"
    tab: ClassVar[str] = "Places"
    sign: ClassVar[tuple[str, str]] = ("●", "o")
    columns: ClassVar[tuple[Column, ...]] = (("located-in", "state", 12),)
    array: ClassVar[str] = "place"
    group_by: ClassVar[str] = "located-in"
    badge: ClassVar[str] = "type"
    sorts: ClassVar[tuple[str, ...]] = ("population",)
    page: ClassVar[tuple[Section, ...]] = (
        Section("facts", rows=("type", "located-in", "<has-capital", "lat", "lon", "population")),
        Section("contested", "Contested"),
        Section("map"),
        Section("prose"),
        Section("links", "On the route of", relation="on-route"),
        Section("links", "Sites here", relation="at-place", side="object"),
        Section("links", "Seat of", relation="seated-in", side="object"),
        Section("relations", "Events here", relation="held-at", side="object", columns=("date",)),
        Section("links", "Signed here", relation="signed-at", side="object"),
        *ABOUT_IT,
        Section("facts", "Further facts"),
    )

    type: Annotated[
        list[PlaceType],
        BeforeValidator(list_of_one, json_schema_input_type=PlaceType | list[PlaceType]),
        AsFact("Type"),
    ] = Field(min_length=1, description="What sort of place it is.")
    country: Annotated[list[EdgeOrId], AsRelation(r.LOCATED_IN)] = Field(
        default_factory=list, description="State or states it lies in."
    )
    lat: Latitude = None
    lon: Longitude = None

    _check_coordinates = model_validator(mode="after")(both_or_neither)
