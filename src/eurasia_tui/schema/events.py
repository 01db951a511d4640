"""Dated happenings."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from . import relations as r
from .entity import Entity
from .page import ABOUT_IT, Colour, Column, Section
from .stored import AsFact, AsRelation
from .types import EdgeOrId, PartialDate


class Event(Entity):
    """Something that happened on a day, in a month, in a year, or over a time."""

    kind: ClassVar[str] = "events"
    singular: ClassVar[str] = "event"
    label: ClassVar[str] = "Events"
    tab: ClassVar[str] = "Events"
    sign: ClassVar[tuple[str, str]] = ("*", "*")
    colour: ClassVar[Colour] = "red"
    columns: ClassVar[tuple[Column, ...]] = (("date", "date", 11),)
    key: ClassVar[str] = "7"
    group_by: ClassVar[str] = "date"
    badge: ClassVar[str] = "date"
    sort_by: ClassVar[str] = "date"
    sorts: ClassVar[tuple[str, ...]] = ("date",)
    page: ClassVar[tuple[Section, ...]] = (
        Section("facts", "Event", rows=("date", "held-at", "type", "<organised"), style="glance"),
        Section("relations", "Took part", relation="took-part-in", side="object", style="chips"),
        Section("chain", "Causes and effects", relation="led-to"),
        Section("contested", "Contested"),
        Section("prose"),
        Section("links", "About", relation="about"),
        *ABOUT_IT,
        Section("facts", "Further facts"),
    )

    date: Annotated[PartialDate, AsFact("Date", type="date")] = Field(description="Day, month, year or range.")
    type: Annotated[
        Literal[
            "summit",
            "conference",
            "founding",
            "accession",
            "withdrawal",
            "crisis",
            "conflict",
            "border settlement",
            "opening",
            "election",
            "decision",
            "visit",
            "other",
        ],
        AsFact("Type"),
    ] = Field(description="What sort of event it is.")
    place: Annotated[list[EdgeOrId], AsRelation(r.HELD_AT)] = Field(
        default_factory=list, description="Where: place or country ids."
    )
    participants: Annotated[list[EdgeOrId], AsRelation(r.TOOK_PART, owner="object")] = Field(
        default_factory=list, description="Who took part: states, bodies, people."
    )
    organisers: Annotated[list[EdgeOrId], AsRelation(r.ORGANISED, owner="object")] = Field(
        default_factory=list, description="Who organised it."
    )
    about: Annotated[list[EdgeOrId], AsRelation(r.ABOUT)] = Field(
        default_factory=list, description="What it concerns: agreements, corridors, concepts."
    )
    led_to: Annotated[list[EdgeOrId], AsRelation(r.LED_TO)] = Field(
        default_factory=list, description="Agreements or events that resulted from it."
    )
