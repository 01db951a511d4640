"""Entries of a bibliography as BibTeX: the fields of btxdoc, with ``date`` and ``urldate`` of BibLaTeX."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .authors import OTHERS
from .bibliography_entry import BibliographyEntry, is_date
from .person_names import AuthorName

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


_ENTRIES = {
    "article": ("article", "journal"),
    "news report": ("article", "journal"),
    "report": ("techreport", "institution"),
}
"""Entry and field of the publisher by type of document; anything else is ``misc``, as BibTeX has no web pages."""


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in " ".join(text.split()))


def _address(url: str) -> str:
    """An address as BibTeX takes it: braces and backslashes by their numbers."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _bibtex_name(name: AuthorName) -> str:
    """``Family, Given``; a name with "and" or a comma in a part, and a body, is in braces of its own."""
    if name == OTHERS:
        return "others"
    if name.literal:
        return f"{{{_tex(name.literal)}}}"
    return ", ".join(_tex(part) for part in (name.family, name.given) if part)


def bibtex(entries: Sequence[BibliographyEntry]) -> str:
    """The entries as BibTeX."""
    return "\n\n".join(map(_bibtex, entries))


def _bibtex(entry: BibliographyEntry) -> str:
    document, date = entry.document, entry.issued
    type_, holder = _ENTRIES.get(document.type, ("misc", "howpublished"))
    if not document.publisher:
        type_, holder = "misc", "howpublished"
    month = _MONTHS[int(date[5:7]) - 1] if re.match(r"\d{4}-\d{2}", date) else ""
    fields = [
        ("author", " and ".join(map(_bibtex_name, document.authors))),
        ("title", f"{{{_tex(document.title)}}}"),
        (holder, _tex(document.publisher)),
        ("year", date[:4]),
        ("month", month),
        ("date", date),
        ("url", _address(document.url)),
        ("urldate", document.seen if document.url and is_date(document.seen) else ""),
        ("note", _tex(entry.note)),
        ("annote", _tex(entry.own_note)),
    ]
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields if value]
    return f"@{type_}{{{entry.key},\n" + "\n".join(lines) + "\n}"
