"""Documents that statements are based on."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from . import relations as r
from .entity import Entity
from .page import Column, Section
from .stored import AsFact, AsRelation
from .types import EdgeOrId, Evidenced, PartialDate, Text, Url


class Source(Entity):
    """A document or data file; ``name`` is its title."""

    kind: ClassVar[str] = "sources"
    singular: ClassVar[str] = "source"
    label: ClassVar[str] = "Sources"
    tab: ClassVar[str] = "Sources"
    sign: ClassVar[tuple[str, str]] = ("¶", "&")
    columns: ClassVar[tuple[Column, ...]] = (("date", "date", 11),)
    array: ClassVar[str] = "source"
    group_by: ClassVar[str] = "type"
    badge: ClassVar[str] = "date"
    named_in_texts: ClassVar[bool] = False
    page: ClassVar[tuple[Section, ...]] = (
        Section("contents"),
        Section(
            "facts",
            "Source",
            rows=(
                "type",
                "author",
                "<authored",
                "publisher",
                "<issued",
                "date",
                "url",
                "licence",
                "language",
                "extent",
                "evidence",
                "seen",
            ),
        ),
        Section("prose"),
        Section("quotations", "Quoted here", relation="from-source", side="object", kinds=("quotes",)),
        Section("links", "Claims made in it", relation="from-source", side="object", kinds=("claims",)),
        Section("links", "Evidence for", relation="evidence", side="object"),
        Section("facts", "Further facts"),
        Section("text", "Text"),
    )

    evidence: Annotated[Evidenced | None, AsFact("Evidence")] = Field(
        None,
        description="How it was read, and so the evidence of statements that cite it: document when its text or data is "
        "stored; page when the address was seen, with seen; record, the default, when neither. A data file is a document.",
    )
    seen: Annotated[PartialDate | None, AsFact("Seen", type="day")] = Field(
        None, description="When the page at the address was seen; implies evidence page."
    )
    type: Annotated[
        Literal[
            "article", "speech", "treaty", "statement", "data file", "report", "web page", "news report", "law", "other"
        ],
        AsFact("Type"),
    ] = Field(description="What sort of document it is.")
    author: Annotated[Text | None, AsFact("Author")] = Field(None, description="Author as printed.")
    authors: Annotated[list[EdgeOrId], AsRelation(r.AUTHORED, owner="object")] = Field(
        default_factory=list, description="Author entities, where they have pages."
    )
    publisher: Annotated[Text | None, AsFact("Publisher")] = Field(None, description="Who published it.")
    issuers: Annotated[list[EdgeOrId], AsRelation(r.ISSUED, owner="object")] = Field(
        default_factory=list, description="Issuing bodies, where they have pages."
    )
    date: Annotated[PartialDate | None, AsFact("Date", type="date")] = Field(None, description="Date of the document.")
    url: Annotated[Url | None, AsFact("Address")] = Field(None, description="Address where a reader can check it.")
    licence: Annotated[Text, AsFact("Licence")] = Field(description="Licence or terms, in a few words.")
    language: Annotated[Text, AsFact("Language", type="id")] = Field("en", description="Language code.")
    extent: Annotated[Text | None, AsFact("What was read")] = Field(
        None, description="Full text, excerpt, or only a lead; with version or commit where there is one."
    )
