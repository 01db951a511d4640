"""The citation of a whole page: a source as itself, a treaty by its date, anything else as an entry of its pack."""

from __future__ import annotations

import re

from ...dates import show
from ..blocks import Page, span_text
from ..catalogue import Catalogue
from .bibliography import CitedSource, documents, written
from .bibliography_entry import BibliographyEntry
from .person_names import AuthorName
from .styles import Citation

DOCUMENTS, TREATIES = "sources", "agreements"


def ended(text: str) -> str:
    """With a full stop, unless an address ends it."""
    return text if re.search(r"(https?://\S+|[.?!])$", text) else f"{text}."


def page_citation(catalogue: Catalogue, page: Page) -> Citation:
    """The page as a document of itself or as an entry of the pack it is in, with its main sources."""
    if page.kind == DOCUMENTS:
        (document,) = documents(catalogue, [page.id])
        return _of(document, written(document), document.date)
    row = catalogue.db.execute("SELECT source, as_of, pack FROM entity WHERE id = ?", (page.id,)).fetchone()
    source, as_of, pack = row or ("", None, 0)
    used = (
        documents(catalogue, (source or "").split())
        if row
        else [*documents(catalogue, (item.id for item in page.sources))][:3]
    )
    after = "; ".join(map(written, used))
    url = used[0].url if used else ""
    if page.kind == TREATIES and (signed := _signed(catalogue, page.id)):
        parties = _parties(catalogue, page.id)
        treaty = CitedSource(
            page.id, page.name, tuple(AuthorName(literal=name) for name in parties), "", signed, url, "treaty"
        )
        words = [", ".join(parties), f"“{page.name}”", f"signed {show(signed)}"]
        plain = ", ".join(filter(None, words))
        return _of(
            treaty,
            f"{plain}. {after}" if after else plain,
            signed,
            note=f"After: {after}" if after else "",
            sources=used,
        )
    meta = catalogue.meta[pack]
    date = page.as_of or meta["data_date"] or catalogue.now
    where = f"{meta['name']}, version {meta['version']}" if meta.get("version") else meta["name"]
    stood = f"as it stood on {show(page.as_of)}, " if page.as_of else ""
    entry = f"“{page.name}”, in: {where}, {stood}data of {show(meta['data_date'] or catalogue.now)}, entry {page.id}"
    plain = f"{entry}. After: {after}" if after else entry
    of_pack = CitedSource(f"eurasia-{page.id}".replace("+", "-"), page.name, (), where, date, "", "entry")
    note = f"Entry {page.id}, {stood}data of {show(meta['data_date'])}{f'. After: {after}' if after else ''}"
    return _of(of_pack, plain, page.as_of or as_of, note=note, sources=used, lead=span_text(page.lead))


def _of(
    document: CitedSource,
    plain: str,
    as_of: str | None,
    *,
    note: str = "",
    sources: list[CitedSource] | None = None,
    lead: str = "",
) -> Citation:
    plain = ended(plain)
    value = f"> {lead}\n>\n> – {plain}" if lead else plain
    return Citation(
        plain, (BibliographyEntry(document.id, document, note),), value, as_of or None, tuple(sources or (document,))
    )


def _signed(catalogue: Catalogue, id_: str) -> str:
    """When an agreement was signed, else when it entered into force; empty when neither is known."""
    rows = catalogue.db.execute(
        "SELECT key, since FROM fact WHERE entity = ? AND key IN ('signed', 'in-force') AND since IS NOT NULL", (id_,)
    )
    known = dict(rows.fetchall())
    return str(known.get("signed") or known.get("in-force") or "")


def _parties(catalogue: Catalogue, id_: str) -> list[str]:
    """The parties in the order of the file, where they are few; of many a citation names none."""
    rows = catalogue.db.execute(
        "SELECT subject FROM relation WHERE object = ? AND name = 'party-to' ORDER BY seq", (id_,)
    ).fetchall()
    names = catalogue.names([subject for (subject,) in rows])
    return list(names.values()) if len(names) <= FEW else []


FEW = 3
"""Parties that a citation names."""
