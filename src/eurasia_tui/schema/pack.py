"""What pack.toml may say."""

from __future__ import annotations

from pydantic import Field

from .types import Id, LongText, Model, PartialDate, Text


class PackInfo(Model):
    """Name, version and date of a pack, and the order in which its kinds and groups are listed."""

    name: Text = Field("Own pack", description="Name of the pack, shown where its statements are.")
    version: Text = Field("1", description="Version of the pack.")
    data_date: PartialDate | None = Field(None, description="The date of the data: the present, in the interface.")
    description: LongText | None = Field(None, description="What the pack holds.")
    standalone: bool = Field(False, description="true to open it alone, not stacked on the built-in pack.")
    updates: bool = Field(
        False, description="true for a pack of fetched figures: its date is that of its own statements alone."
    )
    kinds: list[Text] = Field(default_factory=list, description="Order of the kinds.")
    groups: dict[str, list[Text]] = Field(default_factory=dict, description="Order of the groups of each kind.")
    first: dict[str, list[Id]] = Field(
        default_factory=dict, description="Ids that stand first in their groups, by kind, in this order."
    )
