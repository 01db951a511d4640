"""Addresses of passages: the id of a source and a paragraph, as in ``un78-kazakhstan#16``."""

from __future__ import annotations


def address(document: str, paragraph: int) -> str:
    """The address that opens a document at a paragraph."""
    return f"{document}#{paragraph}"


def split(text: str) -> tuple[str, int]:
    """The id and the paragraph of an address; 0 for an id without one."""
    id_, _, number = text.partition("#")
    return (id_, int(number)) if number.isascii() and number.isdecimal() and len(number) < 8 else (text, 0)
