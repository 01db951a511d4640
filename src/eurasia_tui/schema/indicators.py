"""Yearly figures of many entities: what an indicator is, beside its table of figures.

An indicator is a TOML file in the folder ``series`` and a CSV table of the same name: a row an entity (and, where the
figures are of two entities, with whom), a column a year.
"""

from __future__ import annotations

from pydantic import Field

from .types import Id, Model, Statement, Text

FOLDER = "series"
"""Folder of a pack that holds indicators."""


class Break(Model):
    """A year from which figures are not comparable with those before."""

    year: int = Field(ge=1000, le=2200, description="First year counted in the new way.")
    who: list[Id] = Field(default_factory=list, description="Ids of the entities concerned; all if empty.")
    says: Text = Field(description="What changed.")


class Indicator(Statement):
    """Yearly figures of one kind from one source. Its file name is its key."""

    label: Text = Field(description="What the figures are, such as Population.")
    unit: Text = Field(description="Unit of the figures, such as people, US$, %.")
    topic: Text = Field(description="Heading it is listed under; the order of headings is in pack.toml, groups.series.")
    order: int = Field(
        500, ge=0, le=9999, description="Position under its heading; equal positions are ordered by label."
    )
    code: Text | None = Field(None, description="The publisher's code.")
    method: Text | None = Field(None, description="How the figures were calculated, where they are not as published.")
    breaks: list[Break] = Field(default_factory=list, description="Years from which figures are not comparable.")
    never_with: list[Id] = Field(
        default_factory=list, description="Keys of indicators of other sources or vintages, never to be mixed with it."
    )
    pairs: bool = Field(
        False, description="true when each figure is between two entities: the table then has a column named with."
    )
    chart: bool = Field(False, description="true when it is drawn where entities are compared.")
    origin: Text | None = Field(None, description="From where scripts/import_series.py takes it.")
