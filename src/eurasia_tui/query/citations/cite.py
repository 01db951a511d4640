"""Citations: a fact, quotation, membership, passage or page with who says so, as of when, and where."""

from __future__ import annotations

import re
from typing import Any

from ...text import transliterate
from ..blocks import (
    Page,
    Quotation,
)
from ..catalogue import Catalogue
from .bibliography import documents, written
from .bibliography_entry import BibliographyEntry
from .cite_page import ended, page_citation
from .statements import statements
from .styles import Citation


def cite(catalogue: Catalogue, page: Page, subject: Any = None) -> Citation:
    """A citation of a statement on a page (a row or block of it); of the page itself when there is none."""
    if subject is None or isinstance(subject, Page):
        own = next((block for block in page.blocks if isinstance(block, Quotation) and block.id == page.id), None)
        if own is None:
            return page_citation(catalogue, page)
        subject = own
    stated = list(statements(catalogue, page, subject))
    if not stated:
        return page_citation(catalogue, page)
    known = {item.id: item for item in documents(catalogue, (id_ for item in stated for id_ in item.sources))}
    if not known:  # a statement without a source is cited from the page: a document of itself, or an entry of ours
        own_page = page_citation(catalogue, page)
        texts = [ended(f"{item.text} {own_page.plain}") for item in stated]
        bare = "\n".join(dict.fromkeys(item.value for item in stated))
        return Citation("\n".join(texts), own_page.entries, bare, stated[0].as_of, own_page.sources)
    plain, entries, marked = list[str](), dict[str, BibliographyEntry](), list[str]()
    for item in stated:
        cited = [known[id_] for id_ in item.sources]
        where = "; ".join(written(document, item) for document in cited) or f"{page.name} (no source is given)"
        plain.append(ended(f"{item.text} {where}"))
        for document in cited:
            note = ", ".join(filter(None, (item.text, item.locator)))
            entry = BibliographyEntry(_key(item.slot or page.id, document.id), document, note, item.date)
            number = 1
            while entries.get(entry.key, entry) != entry:  # two values of one source: a letter tells them apart
                number += 1
                entry = entry._replace(key=f"{_key(item.slot or page.id, document.id)}-{number}")
            entries[entry.key] = entry
        if item.passage:
            quoted = "\n>\n".join(f"> {part}" for part in item.passage.split("\n\n"))
            marked.append(f"{quoted}\n>\n> {ended(f'– {where}')}")
    value = "\n\n".join(marked) if marked else "\n".join(dict.fromkeys(item.value for item in stated))
    return Citation("\n".join(plain), tuple(entries.values()), value, stated[0].as_of, tuple(known.values()))


def _key(slot: str, source: str) -> str:
    """The key of an entry: what is stated, then the source; letters, digits, colons and hyphens only."""
    if slot == source:
        return source
    return ":".join(
        "-".join(re.findall(r"[a-z0-9]+", transliterate(part).lower())) for part in (*slot.split(":"), source)
    )
