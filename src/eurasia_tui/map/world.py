"""What a map needs to know of the catalogue whatever it shows: states by code, places, whose names come first."""

from __future__ import annotations

from ..named_tuple import NamedTuple
from ..query.catalogue import Catalogue
from ..query.geography.places import GeoPoint, covered_states, gazetteer, neighbours, states

CORE = frozenset("KAZ KGZ TJK TKM UZB RUS BLR UKR MDA ARM AZE GEO CHN MNG TUR IRN AFG PAK IND".split())
"""States of the region itself and its large neighbours: their names come first and are bold."""

SHORT = {
    "KAZ": "Kazakh.",
    "KGZ": "Kyrgyz.",
    "TJK": "Tajik.",
    "TKM": "Turkmen.",
    "UZB": "Uzbek.",
    "AZE": "Azerb.",
    "AFG": "Afghan.",
    "MNG": "Mong.",
    "PRK": "DPR Korea",
    "KOR": "Rep. Korea",
    "BIH": "Bosnia",
    "ARE": "UAE",
    "GBR": "UK",
    "USA": "US",
    "SAU": "S. Arabia",
    "RUS": "Russia",
    "IRN": "Iran",
    "SYR": "Syria",
    "COD": "DR Congo",
    "CAF": "C. African R.",
}
"""Shorter forms of names in English, by code of the state."""


class World(NamedTuple):
    """``states`` is id and name by three-letter code; ``covered`` the codes of states described in full."""

    states: dict[str, tuple[str, str]]
    covered: frozenset[str]
    places: tuple[GeoPoint, ...]
    borders: dict[str, tuple[str, ...]]
    """Codes of the neighbours of each state."""
    english: bool = True

    @property
    def codes(self) -> dict[str, str]:
        """The three-letter code of each state by its id."""
        return {id_: code for code, (id_, _) in self.states.items()}

    def forms(self, code: str, name: str) -> tuple[str, ...]:
        """A state's name, its shorter form and its code, the longest first."""
        short = SHORT.get(code) if self.english else None
        return tuple(dict.fromkeys(filter(None, (name, short, code if not code.startswith("_") else ""))))


def world(catalogue: Catalogue, *, places: bool = True) -> World:
    """The states of a catalogue, and its places unless they are not needed."""
    return World(
        states(catalogue),
        covered_states(catalogue),
        gazetteer(catalogue) if places else (),
        neighbours(catalogue),
        catalogue.language in ("", "en"),
    )
