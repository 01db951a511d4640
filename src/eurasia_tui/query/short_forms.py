"""Short forms of names and statuses for narrow columns, where a cut end would lose the distinction."""

from __future__ import annotations

import re

from .citations.family_first import is_family_first

STATES = (
    ("under construction", "building"),
    ("in part under construction", "building"),
    ("in part operating", "part open"),
    ("operating in part", "part open"),
    ("partly operating", "part open"),
    ("operating", "operating"),
    ("preparatory works", "preparing"),
    ("leased", "leased"),
    ("planned", "planned"),
    ("extended", "extended"),
    ("feasibility study", "studied"),
    ("survey works", "surveyed"),
    ("in development", "developing"),
    ("to be built", "planned"),
    ("producing", "producing"),
    ("described", "described"),
    ("launch under talks", "in talks"),
    ("works stopped", "stopped"),
    ("under modernisation", "upgrading"),
    ("regular service", "operating"),
    ("agreement", "agreed"),
    ("intergovernmental agreement", "agreed"),
    ("studies under way", "studied"),
    ("programme adopted", "adopted"),
)
"""How states begin, and the word for each."""


def short_state(text: str) -> str:
    """The word for a status; without one its first clause."""
    for beginning, word in STATES:
        if text.startswith(beginning):
            return word
    return re.split(r"[;,]", text, maxsplit=1)[0]


def short_person(name: str) -> str:
    """The family name with the first letter of the given name: K. Tokayev; as it is where the family name is first."""
    words = name.split()
    return name if len(words) < 2 or is_family_first(words) else f"{words[0][0]}. {words[-1]}"
