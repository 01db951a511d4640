"""References in the styles of bibliographies: BibTeX, CSL-JSON, RIS, Chicago (author-date) and APA.

CSL-JSON is what pandoc and Zotero read (https://github.com/citation-style-language/schema); BibTeX is in
:mod:`.bibtex`, RIS in :mod:`.ris`. Chicago is the author-date style of the Manual of Style,
17th edition, chapter 15; APA the 7th edition of its Publication Manual, chapters 9 and 10.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...named_tuple import NamedTuple
from .authors import OTHERS
from .bibliography import CitedSource
from .bibliography_entry import BibliographyEntry, is_date
from .bibtex import bibtex
from .person_names import AuthorName

STYLES = ("plain", "bibtex", "csl-json", "ris", "chicago", "apa")


class Citation(NamedTuple):
    """A formatted citation, and the entries of a bibliography that it was made of."""

    plain: str
    entries: tuple[BibliographyEntry, ...]
    """Each statement by each of its sources: what a bibliography holds."""
    value: str
    """The bare value; for a passage, the passage with its citation as Markdown."""
    as_of: str | None
    sources: tuple[CitedSource, ...]

    @property
    def bibtex(self) -> str:
        """As BibTeX, an entry a statement and source."""
        return bibtex(self.entries)


def _web(url: str) -> bool:
    return url.startswith(("http://", "https://"))


# --- CSL-JSON ------------------------------------------------------------------

_CSL = {
    "article": "article",
    "data file": "dataset",
    "law": "legislation",
    "news report": "article-newspaper",
    "report": "report",
    "speech": "speech",
    "treaty": "treaty",
    "web page": "webpage",
    "entry": "entry-encyclopedia",
}
"""Types of documents as CSL names them."""
_IN = {"article", "article-newspaper", "webpage", "entry-encyclopedia"}
"""Types of CSL whose publisher is what they are in: a newspaper, a site, a reference work."""


def _csl_type(document: CitedSource) -> str:
    """The type in CSL; what has none there is a web page, or without an address an article.

    CSL 1.0.2 calls such a thing a ``document``, but Zotero's import refused a whole file for one type that is not of 1.0.1.
    """
    return _CSL.get(document.type) or ("webpage" if _web(document.url) else "article")


def _csl_name(name: AuthorName) -> dict[str, str]:
    if name == OTHERS:
        return {"literal": "others"}
    return {"literal": name.literal} if name.literal else {"family": name.family, "given": name.given}


def _parts(date: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in item.split("-")] for item in date.split("/")]}


def csl(entries: Sequence[BibliographyEntry]) -> list[dict[str, Any]]:
    """The entries as CSL-JSON items."""
    items = []
    for entry in entries:
        document, type_ = entry.document, _csl_type(entry.document)
        item: dict[str, Any] = {"id": entry.key, "type": type_, "title": document.title}
        if document.authors:
            item["author"] = [_csl_name(name) for name in document.authors]
        if document.publisher:
            item["container-title" if type_ in _IN else "publisher"] = document.publisher
        if entry.issued:
            item["issued"] = _parts(entry.issued)
        if document.url and _web(document.url):
            item["URL"] = document.url
            if is_date(document.seen):
                item["accessed"] = _parts(document.seen)
        if document.language:
            item["language"] = document.language
        if entry.note:
            item["note"] = entry.note
        if entry.own_note:
            item["annote"] = entry.own_note
        items.append(item)
    return items


# --- sentences -----------------------------------------------------------------

_LONG = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _dot(text: str) -> str:
    return text if not text or text.endswith((".", "?", "!", ".”", "?”", "!”")) else f"{text}."


def _month_day(date: str) -> str:
    """``May 16``, ``May``, ``May 16–17``; empty for a year."""
    start, _, end = date.partition("/")
    year, *rest = start.split("-")
    if not rest:
        return ""
    text = " ".join([_LONG[int(rest[0]) - 1], *(str(int(day)) for day in rest[1:])])
    last = end.split("-")
    if end and last[:2] == [year, rest[0]] and len(rest) == len(last) - 1 == 2:
        return f"{text}–{int(last[2])}"
    if end and len(last) > 1:
        tail = " ".join([_LONG[int(last[1]) - 1], *(str(int(day)) for day in last[2:])])
        return f"{text}–{tail}" if last[0] == year else f"{text}–{tail}, {last[0]}"
    return text


def _joined(names: Sequence[str], ending: str) -> str:
    """Names with commas and a last word before the last; ``others`` are et al."""
    if names[-1] == OTHERS.literal:
        return f"{', '.join(names[:-1])}, et al."
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, {ending} {names[-1]}"


def _by_title(entry: BibliographyEntry) -> str:
    """Whether both styles begin with the title: ``entry`` of a reference work, or ``treaty`` of no named parties."""
    document = entry.document
    return document.type if not document.authors and document.type in ("entry", "treaty") else ""


def _treaty(entry: BibliographyEntry) -> str:
    """``Title, May 29, 2014.``, as both styles have it."""
    date = entry.issued
    when = ", ".join(part for part in (_month_day(date), date[:4]) if part)
    return _dot(f"{entry.document.title}, {when}" if when else entry.document.title)


def chicago(entries: Sequence[BibliographyEntry]) -> list[str]:
    """The documents of the entries as references in Chicago's author-date style."""
    return list(dict.fromkeys(_chicago(entry) for entry in entries))


def _chicago(entry: BibliographyEntry) -> str:
    document, date = entry.document, entry.issued
    if (kind := _by_title(entry)) == "treaty":
        return " ".join(filter(None, (_treaty(entry), _dot(document.publisher), _dot(document.url))))
    names = [
        name.literal or (f"{name.family}, {name.given}" if not index else name.written)
        for index, name in enumerate(document.authors)
    ]
    year = date[:4] or "n.d."
    title = _dot(f"“{_dot(document.title)}”")
    author = _joined(names, "and") if names else "" if kind else document.publisher
    lead = [_dot(author), _dot(year), title] if author else [title, _dot(year)]
    publisher = document.publisher if document.publisher != author else ""
    publisher = f"In {publisher}" if kind and publisher else publisher
    day = _month_day(date)
    seen = document.seen if not date and document.url and is_date(document.seen) else ""
    accessed = f"Accessed {_month_day(seen)}, {seen[:4]}" if seen else ""
    parts = [*lead, _dot(publisher), _dot(day), _dot(accessed), _dot(document.url)]
    return " ".join(part for part in parts if part)


def apa(entries: Sequence[BibliographyEntry]) -> list[str]:
    """The documents of the entries as references in APA style."""
    return list(dict.fromkeys(_apa(entry) for entry in entries))


def _initials(given: str) -> str:
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())


def _apa(entry: BibliographyEntry) -> str:
    document, date = entry.document, entry.issued
    if (kind := _by_title(entry)) == "treaty":
        return " ".join(filter(None, (_treaty(entry), _dot(document.publisher), document.url)))
    names = [name.literal or f"{name.family}, {_initials(name.given)}" for name in document.authors]
    day = _month_day(date)
    when = f"({f'{date[:4]}, {day}' if day else date[:4] or 'n.d.'})."
    author = _joined(names, "&") if names else "" if kind else document.publisher
    title = _dot(document.title)
    lead = [_dot(author), when, title] if author else [title, when]
    publisher = document.publisher if document.publisher != author else ""
    publisher = f"In {publisher}" if kind and publisher else publisher
    return " ".join(part for part in (*lead, _dot(publisher), document.url) if part)
