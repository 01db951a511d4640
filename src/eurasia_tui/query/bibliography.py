"""A bibliography: documents with their authors, and how each is written, in a sentence or as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..dates import bounds, show
from .catalogue import Catalogue
from .sql import LISTED, listed


class Document(NamedTuple):
    """A source as cited: every part may be empty."""

    id: str
    title: str
    author: str
    publisher: str
    date: str
    url: str
    type: str
    seen: str = ""
    """When the page at the address was seen."""


class Statement(NamedTuple):
    """What is cited: ``text`` names it in one line, ``value`` is the bare value, ``passage`` the words themselves."""

    text: str
    value: str
    passage: str
    sources: tuple[str, ...]
    as_of: str | None
    locator: str = ""
    speaker: str = ""
    date: str = ""


def documents(catalogue: Catalogue, ids: Iterable[str]) -> list[Document]:
    """The sources by id, with their authors' names."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    values: dict[str, dict[str, str]] = {id_: {} for id_ in wanted}
    for entity, key, value, _ in catalogue.db.execute(
        f"SELECT entity, key, value, seq FROM fact WHERE entity IN {LISTED} "
        "AND key IN ('author', 'publisher', 'date', 'url', 'type', 'seen') ORDER BY seq",
        (listed(wanted),),
    ):
        values[entity].setdefault(key, value)
    people: dict[str, list[str]] = {}
    for relation, subject, object_, _ in catalogue.db.execute(
        f"SELECT name, subject, object, seq FROM relation WHERE object IN {LISTED} AND name IN ('authored', 'issued') ORDER BY seq",
        (listed(wanted),),
    ).fetchall():
        if relation == "authored" or object_ not in people:
            people.setdefault(object_, []).append(catalogue.name(subject))
    names = catalogue.names(wanted)
    made = []
    for id_ in wanted:
        of = values[id_]
        author = of.get("author", "") or " and ".join(dict.fromkeys(people.get(id_, ())))
        publisher = of.get("publisher", "")
        made.append(
            Document(
                id_,
                names[id_],
                "" if author == publisher else author,
                publisher,
                of.get("date", ""),
                of.get("url", ""),
                of.get("type", ""),
                of.get("seen", ""),
            )
        )
    return made


def written(document: Document, statement: Statement | None = None) -> str:
    """In a sentence; of a statement with who said it, when and where in the document."""
    speaker = statement.speaker if statement else ""
    author = "" if speaker and document.author.startswith(speaker) else document.author
    date = (statement.date if statement else "") or document.date
    locator = statement.locator if statement else ""
    parts = [speaker, author, f"“{document.title}”", document.publisher, show(date), locator]
    text = ", ".join(part for part in parts if part)
    seen = f" (seen {show(document.seen)})" if statement and document.seen else ""
    return f"{text}. {document.url}{seen}" if document.url else text


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
_ENTRIES = {"article": ("article", "journal"), "report": ("techreport", "institution")}


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in " ".join(text.split()))


def _address(url: str) -> str:
    """An address as BibTeX takes it: braces and backslashes by their numbers."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def bibtex(document: Document, note: str, statement: Statement | None) -> str:
    """As a BibTeX entry, its note in it."""
    date = (statement.date if statement else "") or document.date
    entry, holder = _ENTRIES.get(document.type, ("misc", "howpublished"))
    if not document.publisher:
        entry, holder = "misc", "howpublished"
    notes = [note, statement.locator if statement else ""]
    fields = [
        ("author", f"{{{_tex(document.author)}}}" if document.author else ""),
        ("title", f"{{{_tex(document.title)}}}"),
        (holder, _tex(document.publisher)),
        ("year", _year(date)),
        ("month", _month(date)),
        ("date", date if _year(date) else ""),
        ("url", _address(document.url)),
        ("urldate", document.seen if document.url and _is_date(document.seen) else ""),
        ("note", _tex(", ".join(filter(None, notes)))),
    ]
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields if value]
    return f"@{entry}{{{document.id},\n" + "\n".join(lines) + "\n}"


def _year(date: str) -> str:
    return date[:4] if _is_date(date) else ""


def _month(date: str) -> str:
    return _MONTHS[int(date[5:7]) - 1] if _is_date(date) and re.match(r"\d{4}-\d{2}", date) else ""


def _is_date(date: str) -> bool:
    try:
        return bool(date and bounds(date))
    except ValueError:
        return False
