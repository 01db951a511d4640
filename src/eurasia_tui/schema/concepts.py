"""Ideas and doctrines."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from . import relations as r
from .entity import Entity
from .page import ABOUT_IT, Colour, Column, Section
from .stored import AsFact, AsRelation
from .types import EdgeOrId


class Concept(Entity):
    """An idea the debate uses: what it means, who uses it, against what."""

    kind: ClassVar[str] = "concepts"
    singular: ClassVar[str] = "concept"
    label: ClassVar[str] = "Concepts"
    tab: ClassVar[str] = "Ideas"
    sign: ClassVar[tuple[str, str]] = ("~", "~")
    colour: ClassVar[Colour] = "violet"
    columns: ClassVar[tuple[Column, ...]] = (("<uses-idea", "users", 5),)
    key: ClassVar[str] = "8"
    group_by: ClassVar[str] = "field"
    opinion: ClassVar[bool] = True
    common_noun: ClassVar[bool] = True
    page: ClassVar[tuple[Section, ...]] = (
        Section("facts", rows=("field",)),
        Section("contested", "Contested"),
        Section("prose"),
        Section("relations", "Used by", relation="uses-idea", side="object", columns=("role", "note")),
        Section("links", "Opposed to", relation="opposed-to", side="both"),
        *ABOUT_IT,
        Section("facts", "Further facts"),
    )

    field: Annotated[
        Literal["order", "integration", "security", "economy", "transport", "principle", "region"], AsFact("Field")
    ] = Field(description="Which debate it belongs to.")
    users: Annotated[list[EdgeOrId], AsRelation(r.USES_IDEA, owner="object")] = Field(
        default_factory=list, description="Who uses it; role says how."
    )
    opposed_to: Annotated[list[EdgeOrId], AsRelation(r.OPPOSED_TO)] = Field(
        default_factory=list, description="Ideas it is opposed to; stated on one of the two."
    )
