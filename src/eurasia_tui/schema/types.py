"""Value types shared by every kind: ids, partial dates, prose, and statements with a receipt."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal, Protocol, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from ..dates import bounds

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

LONGEST_ID = 100
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]

WINDOWS_NAMES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""File names that Windows reserves for devices, whatever their ending
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""


def why_not_an_id(text: str) -> str:
    """Why a text cannot be the id of a new entity, in one line; empty when it can."""
    if not re.match(ID_PATTERN, text):
        return f"{text!r} is not an id; write lower-case letters, digits and hyphens, as in great-river-council"
    if len(text) > LONGEST_ID:
        return f"an id has at most {LONGEST_ID} characters"
    if text in WINDOWS_NAMES:
        return f"{text} cannot be the name of a file on Windows; choose another id"
    return ""


def _one_line(text: str) -> str:
    """White space folded: what is one line in every list is one line in the catalogue."""
    return text if text.isprintable() else " ".join(text.split())


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000), AfterValidator(_one_line)
]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50_000)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=2_000)]


def _partial_date(value: object) -> object:
    """Accept TOML's own date, a bare year, or text; give back the ISO text."""
    if isinstance(value, datetime.datetime):
        raise ValueError("give a date without a time")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value:04d}"
    if isinstance(value, str):
        bounds(value)
    return value


PartialDate = Annotated[str, BeforeValidator(_partial_date, json_schema_input_type=str | int)]


def list_of_one(value: object) -> object:
    """Let an editor write a text alone where a list of texts is meant."""
    return [value] if isinstance(value, str) else value


SourceIds = Annotated[list[Id], BeforeValidator(list_of_one, json_schema_input_type=Id | list[Id]), Field(min_length=1)]

MAX_NUMBER = 1e30
"""No figure of the world is larger, and sums of such figures are still numbers."""


def _reasonable(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("true and false are not figures; write a number or text")
    if isinstance(value, int | float) and not abs(value) <= MAX_NUMBER:  # so written, nan is caught too
        raise ValueError("a figure is finite and at most 10 to the power of 30")
    return value


Number = Annotated[int | float, BeforeValidator(_reasonable, json_schema_input_type=int | float)]
NumberOrText = Annotated[int | float | Text, BeforeValidator(_reasonable, json_schema_input_type=int | float | Text)]


class Model(BaseModel):
    """Base of every record: immutable, and no key that the schema does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


Evidenced = Literal["document", "page", "record"]
"""document: a stored text or data file says it; page: a public page was seen to say it; record: neither."""


class Checkable(Protocol):
    """What says how it was checked."""

    evidence: Evidenced | None
    seen: PartialDate | None


_Checkable = TypeVar("_Checkable", bound=Checkable)


def page_and_day(checked: _Checkable) -> _Checkable:
    """A page was seen on some day; what was not on a page was not seen there. Raises ValueError."""
    if checked.evidence == "page" and not checked.seen:
        raise ValueError("evidence page needs seen, the day on which the page was seen")
    if checked.seen and checked.evidence not in (None, "page"):
        raise ValueError(f"seen is only for evidence page, not for {checked.evidence}; remove one of them")
    return checked


class Statement(Model):
    """Something asserted, with its receipt. Source and as-of fall back on the entity's own."""

    source: SourceIds | None = Field(None, description="Id (or ids) of the source that says so.")
    as_of: PartialDate | None = Field(None, description="The date for which the source says so.")
    undated: bool = Field(
        False, description="true when the source gives no date; that of the entity is not used instead."
    )
    evidence: Evidenced | None = Field(
        None, description="How it was checked; needed only where it differs from that of its first source."
    )
    seen: PartialDate | None = Field(
        None, description="When the page was seen to say it, where that differs from its source; implies evidence page."
    )
    contested: bool = Field(False, description="true when sources or parties disagree; say how in note.")
    note: Text | None = Field(None, description="A short remark shown beside the statement.")

    _page_and_day = model_validator(mode="after")(page_and_day)

    @model_validator(mode="after")
    def _dated_or_not(self) -> Self:
        if self.undated and self.as_of:
            raise ValueError("undated and as_of cannot be combined; remove one")
        return self


class Fact(Statement):
    """One labelled value. Several facts with one key and other sources stand side by side."""

    label: Text = Field(description="Label that is shown, such as Population.")
    key: Id | None = Field(None, description="Stable key; made from the label when absent.")
    value: NumberOrText = Field(description="A number, or text with links.")
    unit: Text | None = Field(None, description="Unit of a number, such as km, people, US$.")


class Dated(Statement):
    """A value that held for a time, such as the status of a corridor."""

    value: Text = Field(description="The value, in a few words.")
    from_: PartialDate | None = Field(None, alias="from", description="When it began to hold.")
    until: PartialDate | None = Field(None, description="When it ceased to hold.")


class Series(Statement):
    """Yearly figures for a chart."""

    key: Id = Field(description="Key of the fact it continues, such as population.")
    label: Text = Field(description="What the figures are.")
    unit: Text = Field(description="Unit of the figures.")
    points: dict[Annotated[str, StringConstraints(pattern=r"^\d{4}$")], Number] = Field(
        description="Year to figure, such as {2023 = 7.1, 2024 = 7.2}."
    )


class Prose(Statement):
    """A passage of our own words; [[id]] and [[id|text]] make links. as_of is when it was written."""

    heading: Text = Field(description="Heading of the passage.")
    text: LongText = Field(description="Paragraphs, separated by an empty line.")


class Edge(Statement):
    """A relation to another entity with its receipt, and dates where known."""

    to: Id = Field(description="Id of the other entity.")
    from_: PartialDate | None = Field(None, alias="from", description="When it began.")
    until: PartialDate | None = Field(None, description="When it ended.")
    value: Number | None = Field(None, description="A figure that belongs to the relation, such as km of border.")
    unit: Text | None = Field(None, description="Unit of the figure.")
    role: Text | None = Field(None, description="In what capacity, in a few words.")


def _edge(value: object) -> object:
    """Let an editor write a bare id where no receipt of its own is needed."""
    return {"to": value} if isinstance(value, str) else value


EdgeOrId = Annotated[Edge, BeforeValidator(_edge, json_schema_input_type=Edge | Id)]

MembershipStatus = Literal[
    "member", "associate", "candidate", "partner", "dialogue-partner", "observer", "participant", "guest", "former"
]
"""Statuses of participants, the fullest first: lists and tables are ordered so."""


class Membership(Statement):
    """One participant of an organisation, with status and term."""

    who: Id = Field(description="Id of the state or body.")
    status: MembershipStatus | None = Field(
        None, description="Its status while the term lasts: member, or participant in a dialogue format, if absent."
    )
    from_: PartialDate | None = Field(None, alias="from", description="When this status began.")
    until: PartialDate | None = Field(None, description="When this status ended; a past date makes it former.")
    participation: Literal["frozen", "suspended"] | None = Field(
        None, description="Set when the status continues but participation is frozen or suspended."
    )
    participation_from: PartialDate | None = Field(None, description="Since when it is frozen or suspended.")
    participation_until: PartialDate | None = Field(None, description="When it was resumed.")


class Roll(Statement):
    """A list of participants that one source gives with one status and no dates of its own."""

    status: MembershipStatus | None = Field(None, description="Status of all of them, as for a membership.")
    who: list[Id] = Field(description="Ids of the states or bodies.")


class Position(Statement):
    """What one side holds on a contested matter."""

    holder: Id | None = Field(None, description="Entity that holds it, where there is one.")
    says: Text = Field(description="The position, in our words.")


class Contested(Statement):
    """A matter on which sides or sources differ. We report each side and take none."""

    topic: Text = Field(description="What is contested, in a few words.")
    positions: list[Position] = Field(min_length=1, description="Each side's position.")


OfficeRank = Literal["head-of-state", "head-of-government", "head-of-organisation", "minister", "other"]
"""Ranks of offices, the highest first: office-holders are listed so, in one rank the latest first."""


class Term(Edge):
    """An office held at an entity."""

    title: Text = Field(description="Title of the office, such as President.")
    acting: bool = Field(False, description="true when the office was held for the time being, or not yet confirmed.")
    rank: OfficeRank = Field("other", description="Which place the office has on the page of the entity.")


class Witness(Edge):
    """A source that bears on a claim."""

    says: Text | None = Field(None, description="What the source reports, in our words.")
    supports: bool | None = Field(
        None, description="true when it supports the claim, false when it contradicts it, absent when it does neither."
    )


WitnessOrId = Annotated[Witness, BeforeValidator(_edge, json_schema_input_type=Witness | Id)]


class Branch(Statement):
    """A part of a corridor: places in order."""

    name: Text = Field(description="Name of the branch, such as eastern branch; main for the trunk.")
    places: list[Id] = Field(min_length=2, description="Ids of places in the order of travel.")
