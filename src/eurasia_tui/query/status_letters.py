"""The letter that stands for each status of a member, in matrices and after short names."""

from __future__ import annotations

LETTERS = {
    "observer": "o",
    "partner": "p",
    "dialogue-partner": "d",
    "candidate": "c",
    "associate": "a",
    "guest": "g",
}
"""What is after the name of a body of which an entity is not a full member."""

CAPITALS = {"member": "M", "participant": "T"} | {status: letter.upper() for status, letter in LETTERS.items()}
"""What is in a cell of a matrix; the same in colour and without."""
