"""Quotations and claims as blocks, with their speakers and the documents they are in."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import address
from ..blocks import Quotation, Span
from .draft import ReceiptFields, Receipts


def quotations(draft: Receipts, ids: list[str]) -> Iterator[Quotation]:
    """Quotations and claims by id, newest last."""
    catalogue = draft.catalogue
    for id_ in ids:
        prose = catalogue.db.execute(
            "SELECT section, text, source, as_of, evidence, seen, contested, note FROM prose WHERE entity = ? "
            "AND section IN ('quotation', 'claim')",
            (id_,),
        ).fetchone()
        if not prose:
            continue
        values = dict(catalogue.db.execute("SELECT key, value FROM fact WHERE entity = ?", (id_,)))
        ends = dict(
            catalogue.db.execute(
                "SELECT name, subject FROM relation WHERE object = ? AND name IN ('spoke', 'asserts')", (id_,)
            ).fetchall()
        )
        source = catalogue.db.execute(
            "SELECT object FROM relation WHERE subject = ? AND name = 'from-source'", (id_,)
        ).fetchone()
        speaker = ends.get("spoke") or ends.get("asserts") or ""
        source_id = source[0] if source else ""
        locator = values.get("locator", "")
        if values.get("paragraph"):
            locator = " ".join(filter(None, (f"§ {values['paragraph']}", locator)))
        passage = catalogue.db.execute("SELECT document, paragraph FROM passage WHERE entity = ?", (id_,)).fetchone()
        yield Quotation(
            id_,
            catalogue.inline(prose[1]),
            Span(catalogue.name(speaker), speaker),
            values.get("role", ""),
            values.get("date"),
            source_id,
            catalogue.name(source_id),
            locator,
            draft.receipt(ReceiptFields(source_id or prose[2], *prose[3:])),
            prose[0] == "quotation",
            values.get("status", ""),
            values.get("claim-kind", ""),
            passage=address(*passage) if passage else "",
        )
