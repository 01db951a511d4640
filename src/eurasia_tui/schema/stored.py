"""How a schema field is stored in the catalogue, said beside the field itself.

A field without an annotation becomes a fact with the field's name as key.  The
annotations below say otherwise.  The compiler reads them and knows no kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .relations import Relation


@dataclass(frozen=True, slots=True)
class AsFact:
    """A scalar (or list of scalars) that becomes one fact row a value."""

    label: str = ""
    unit: str = ""
    type: Literal["text", "number", "date", "day", "id"] = "text"
    """A date says when the entity happened or came to be; a day is any other date."""


@dataclass(frozen=True, slots=True)
class AsRelation:
    """An id, an edge, or a list of either, that becomes relation rows.

    ``owner`` says which end the file that states it is: subject or object.
    """

    relation: Relation
    owner: Literal["subject", "object"] = "subject"


@dataclass(frozen=True, slots=True)
class AsName:
    """A string, list or language table that becomes names of the entity."""

    type: Literal["alias", "acronym", "former", "code", "full", "translation", "demonym"]


@dataclass(frozen=True, slots=True)
class AsProse:
    """Text with links that becomes a prose row under the given section."""

    section: str


@dataclass(frozen=True, slots=True)
class Unstored:
    """Read for checking or by the compiler itself; no row of its own."""
