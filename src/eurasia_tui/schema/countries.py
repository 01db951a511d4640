"""States."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, StringConstraints

from . import relations as r
from .entity import Entity
from .page import ABOUT_IT, Colour, Column, Section
from .stored import AsFact, AsName, AsRelation
from .types import Edge, EdgeOrId, Text


def _three_digits(value: object) -> object:
    """Let an editor write the code as a number."""
    return f"{value:03d}" if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else value


class Country(Entity):
    """A state. Memberships, offices, agreements and corridors are stated elsewhere and shown here."""

    kind: ClassVar[str] = "countries"
    singular: ClassVar[str] = "country"
    label: ClassVar[str] = "Countries"
    tab: ClassVar[str] = "Countries"
    sign: ClassVar[tuple[str, str]] = ("■", "#")
    colour: ClassVar[Colour] = "green"
    columns: ClassVar[tuple[Column, ...]] = (("population", "people", 6), ("gdp", "GDP $", 7))
    key: ClassVar[str] = "1"
    group_by: ClassVar[str] = "group"
    badge: ClassVar[str] = "population"
    sorts: ClassVar[tuple[str, ...]] = ("population", "gdp", "area")
    sums: ClassVar[tuple[tuple[str, str], ...]] = (("population", "people"), ("gdp", "GDP"), ("area", "area"))
    page: ClassVar[tuple[Section, ...]] = (
        Section(
            "facts",
            "State",
            style="glance",
            rows=(
                "has-capital",
                "<holds-office:head-of-state",
                "<holds-office:head-of-government=Head of gov.",
                "government",
                "independence",
                "languages",
                "ethnic-groups",
                "religions",
                "currency",
            ),
        ),
        Section(
            "facts",
            "Key figures",
            style="grid",
            rows=(
                "population",
                "area",
                "gdp",
                "gdp-per-capita-ppp=Per cap. PPP",
                "gdp-growth",
                "inflation",
                "exports",
                "imports",
                "life-expectancy=Life expect.",
                "railways",
            ),
        ),
        Section("relations", "Member of", relation="member-of", columns=("since", "status"), style="chips"),
        Section("relations", "Neighbours", relation="borders", side="both", columns=("value", "role"), style="chips"),
        Section("links", "Corridors through it", relation="crosses", side="object"),
        Section("prose"),
        Section("contested", "Contested"),
        Section("relations", "Agreements", relation="party-to", columns=("date",)),
        Section("links", "Bypassed by", relation="bypasses", side="object"),
        Section("links", "Sites in it", relation="located-in", side="object", kinds=("sites",)),
        Section("relations", "Sites it depends on", relation="depends-on", columns=("role",)),
        Section("bars", "Exports to", relation="exports-to"),
        Section("bars", "Imports from", relation="imports-from"),
        Section("series"),
        Section("relations", "Events", relation="took-part-in", columns=("date",)),
        *ABOUT_IT,
        Section("relations", "Office-holders", relation="holds-office", side="object", columns=("role", "since")),
        Section("facts", "Further facts"),
    )

    group: Annotated[Text, AsFact("Region in the list", type="id")] = Field(
        description="Group of the list, as named in pack.toml."
    )
    demonyms: Annotated[dict[str, Text | list[Text]], AsName("demonym")] = Field(
        default_factory=dict,
        description="Adjectives and names of its people by language code, as in Kazakh, Kazakhstani: they stand for the state in questions and searches.",
    )
    region: Annotated[Text | None, AsFact("Region (UN M49)")] = Field(None, description="UN M49 subregion.")
    iso2: Annotated[
        Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] | None,
        AsFact("Two-letter code (ISO 3166-1, or user-assigned)", type="id"),
        AsName("code"),
    ] = Field(None, description="Two-letter code.")
    iso3: Annotated[
        Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")] | None,
        AsFact("Three-letter code (ISO 3166-1, or user-assigned)", type="id"),
        AsName("code"),
    ] = Field(None, description="Three-letter code.")
    numeric: Annotated[
        Annotated[
            str, BeforeValidator(_three_digits, json_schema_input_type=str | int), StringConstraints(pattern=r"^\d{3}$")
        ]
        | None,
        AsFact("ISO 3166-1 numeric", type="id"),
        AsName("code"),
    ] = Field(None, description="Three-digit code.")
    flag: Annotated[Text | None, AsFact("Flag", type="id")] = Field(None, description="Flag as a character.")
    coverage: Annotated[Text, AsFact("Coverage", type="id")] = Field(
        "full", description="full, or basic for states shown only for their memberships."
    )
    capital: Annotated[list[EdgeOrId], AsRelation(r.CAPITAL)] = Field(
        default_factory=list, description="Capital city (place ids)."
    )
    neighbours: Annotated[list[Edge], AsRelation(r.BORDERS)] = Field(
        default_factory=list,
        description="Land borders with length in km, stated on the country whose id comes first in the alphabet; a stretch a row, "
        "with its role, where there are several.",
    )
    export_partners: Annotated[list[Edge], AsRelation(r.EXPORTS_TO)] = Field(
        default_factory=list, description="Main buyers, share of exports in %."
    )
    import_partners: Annotated[list[Edge], AsRelation(r.IMPORTS_FROM)] = Field(
        default_factory=list, description="Main suppliers, share of imports in %."
    )
