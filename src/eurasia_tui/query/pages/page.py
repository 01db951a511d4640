"""Assembles the page of an entity from its rows, by the sections its kind declares."""

from __future__ import annotations

from collections.abc import Iterable

from ...dates import show
from ..blocks import Backlink, Block, Inline, Notice, Page, Quotation, Receipt, Span
from ..catalogue import Catalogue
from ..rows import MENTIONS
from .draft import PageDraft, written_later
from .sections import BUILDERS, remaining

LAST = "text"
"""The block that comes after all others: it may be long."""


def page(catalogue: Catalogue, id_: str, *, rows: bool = True) -> Page:
    """The page of an entity; of a document at a paragraph for an address. Raises Unknown when there is none of that id.

    Without ``rows`` the lists of all relations and backlinks, which no screen prints, are left out, and of an
    entity with thousands of relations some are shown and the others counted.
    """
    draft = PageDraft(catalogue, id_, rows=rows)
    id_ = draft.id
    summary = catalogue.db.execute(
        "SELECT text, as_of, evidence, seen, contested FROM prose WHERE entity = ? AND section = 'summary'", (id_,)
    ).fetchone()
    lead: Inline = catalogue.inline(summary[0]) if summary else ()
    known = (
        Receipt(as_of=summary[1], evidence=summary[2], seen=summary[3], contested=bool(summary[4]))
        if summary
        else Receipt()
    )
    if lead and written_later(catalogue):
        lead = (Span(f"Summary of {show(known.as_of or catalogue.now)}: ", role="as-of"), *lead)
    blocks: list[Block] = list(_notices(draft))
    for section in draft.kind.page:
        if section["block"] != LAST:
            blocks += BUILDERS[section["block"]](draft, section)
    blocks += remaining(draft)
    for section in draft.kind.page:
        if section["block"] == LAST:
            blocks += BUILDERS[LAST](draft, section)
    relations_ = tuple(draft.row(record, printed=False) for record in draft.relations if rows)
    backlinks = _backlinks(draft) if rows else ()
    aliases, subtitle = _names(draft)
    pack = catalogue.opened.packs[draft.pack]
    return Page(
        id_,
        draft.kind.name,
        draft.kind.label,
        draft.name,
        lead,
        subtitle,
        aliases,
        tuple(blocks),
        relations_,
        backlinks,
        draft.sources(),
        catalogue.as_of,
        draft.kind.opinion,
        bool(draft.draft),
        "" if pack.builtin else catalogue.meta[draft.pack]["name"],
        (draft.kind.sign, draft.kind.sign_ascii),
        next((block.passage for block in blocks if isinstance(block, Quotation) and block.id == id_), ""),
        known,
    )


def _notices(draft: PageDraft) -> Iterable[Notice]:
    catalogue = draft.catalogue
    pack = catalogue.opened.packs[draft.pack]
    if not pack.builtin:
        name = catalogue.meta[draft.pack]["name"]
        below = range(draft.pack + 1, len(catalogue.opened.uris))
        over = any(
            catalogue.db.execute(f"SELECT 1 FROM p{i}.entity WHERE id = ?", (draft.id,)).fetchone() for i in below
        )
        yield Notice((Span(f"{'Changed' if over else 'Added'} by the pack {name}.", role="quiet"),))
    if draft.draft:
        yield Notice((Span("Draft: still being written.", role="quiet"),))


def _backlinks(draft: PageDraft) -> tuple[Backlink, ...]:
    stated = [(record.name, record.entity) for record in draft.relations if record.entity != draft.id]
    stated += [(MENTIONS, id_) for id_ in draft.mentioned]
    return tuple(
        Backlink(name, id_, draft.names.get(id_, id_), draft.kinds.get(id_, "")) for name, id_ in dict.fromkeys(stated)
    )


def _names(draft: PageDraft) -> tuple[tuple[str, ...], str]:
    """Other names in order, and the line under the title: full name, acronym, codes."""
    names: dict[str, str] = {}
    full, codes = "", list[str]()
    for text, type_, lang in draft.catalogue.db.execute(
        "SELECT text, type, lang FROM name WHERE entity = ? AND type NOT IN ('id', 'name', 'demonym', 'world')",
        (draft.id,),
    ):
        if type_ == "full":
            full = text
        elif (type_ == "code" and not text.isdigit()) or (type_ == "acronym" and lang == "en"):
            codes.append(text)
        names.setdefault(text, type_)
    parts = [full] if full and full != draft.name else []
    return tuple(names), " · ".join([*parts, *[code for code in dict.fromkeys(codes) if code != draft.name]])
