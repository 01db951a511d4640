"""Entries of a bibliography as RIS, which EndNote, RefWorks, Zotero and Mendeley import.

Tags are those of the RIS format specification of 2011 (https://en.wikipedia.org/wiki/RIS_(file_format)).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .authors import OTHERS
from .bibliography_entry import BibliographyEntry, is_date
from .person_names import AuthorName

_TYPES = {
    "article": "MGZN",
    "data file": "DATA",
    "entry": "ENCYC",
    "law": "STAT",
    "news report": "NEWS",
    "report": "RPRT",
    "web page": "ELEC",
}
"""Types of documents; anything else is generic, as RIS has no speeches and no treaties."""
_IN = {"MGZN", "NEWS", "ENCYC"}
"""Types whose publisher is what they are in: a magazine, a newspaper, a reference work."""


def ris(entries: Sequence[BibliographyEntry]) -> str:
    """The entries as RIS."""
    return "\n\n".join("\n".join(f"{tag}  - {value}".rstrip(" ") for tag, value in _lines(entry)) for entry in entries)


def _lines(entry: BibliographyEntry) -> Iterator[tuple[str, str]]:
    document, type_ = entry.document, _TYPES.get(entry.document.type, "GEN")
    seen = document.seen if document.url and is_date(document.seen) else ""
    fields = [
        ("ID", entry.key),
        *(("AU", _name(name)) for name in document.authors if name != OTHERS),
        ("TI", document.title),
        ("T2" if type_ in _IN else "PB", document.publisher),
        ("PY", entry.issued[:4]),
        ("DA", _date(entry.issued)),
        ("UR", document.url),
        ("Y2", _date(seen)),
        ("LA", document.language),
        ("N1", entry.note),
        ("N1", entry.own_note),
    ]
    yield "TY", type_
    yield from ((tag, " ".join(value.split())) for tag, value in fields if value.strip())
    yield "ER", ""


def _name(name: AuthorName) -> str:
    """``Family, Given``; a comma in the name of a body would make a person of it."""
    return name.literal.replace(",", ";") if name.literal else ", ".join(filter(None, (name.family, name.given)))


def _date(date: str) -> str:
    """``2024/05/16/``: year, month, day and nothing else; of a period its first day."""
    parts = date.partition("/")[0].split("-") if date else []
    return "/".join([*parts, "", "", ""][:4]) if parts else ""
