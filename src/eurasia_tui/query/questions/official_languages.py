"""Languages that are official somewhere, as the lists of languages of states say: ``Russian (official) 71.4%``."""

from __future__ import annotations

from ...text import fold
from .. import sets
from ..catalogue import Catalogue
from ..sets import Member, Set
from .english import pieces

KEY = "languages"
_WORDS = ("official", "state language")


def official_in(catalogue: Catalogue, people: str) -> Set:
    """The states of which the list of languages calls one that is named after a people official."""
    states = [id_ for (id_,) in catalogue.db.execute("SELECT DISTINCT entity FROM fact WHERE key = ?", (KEY,))]
    return {
        row.entity: Member(row.entity, facts=(row,))
        for row in sets.facts_of(catalogue, states, [KEY])
        if official(catalogue, row.value, people)
    }


def official(catalogue: Catalogue, value: str, people: str) -> str:
    """The part of a list that calls the language official; empty where none does."""
    rows = catalogue.db.execute("SELECT text FROM name WHERE entity = ? AND type = 'demonym'", (people,))
    names = {fold(text) for (text,) in rows}
    parts = (part for part in pieces(value) if any(word in part for word in _WORDS))
    return next((part for part in parts if fold(part.split(" ")[0]) in names), "")
