"""Pages and answers as plain data for JSON, with stable keys."""

from __future__ import annotations

from typing import Any

from ..query.blocks import Facts, Page, Receipt, Span, YearlyFigures, span_text

_PLAIN = (str, bool, int, float, type(None))


def data(value: Any) -> Any:
    """Blocks as plain data: inline text as text, receipts as source, as_of and marks."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind in (tuple, list, frozenset):
        if kind is tuple and value and type(value[0]) is Span and all(type(item) is Span for item in value):
            return span_text(value)
        return [data(item) for item in value]
    if kind is Span:
        return {"id": value.link, "name": value.text}
    if kind is Receipt:
        return _receipt(value)
    result: dict[str, Any] = {}
    for name, part in zip(kind._fields, value, strict=True):
        if name == "receipt":
            result.update(_receipt(part))
        else:
            result[name] = part if type(part) in _PLAIN else data(part)
    return result


def _receipt(value: Receipt) -> dict[str, Any]:
    return {
        "source": value.sources[0] if value.sources else None,
        "sources": list(value.sources),
        "as_of": value.as_of,
        "evidence": value.evidence or None,
        "seen": value.seen,
        "contested": value.contested,
        "old": value.old,
        "fetched": value.fetched,
        "later": value.later,
        "note": span_text(value.note) or None,
    }


def page_data(page: Page) -> dict[str, Any]:
    """The record that ``eurasia show --json`` prints."""
    facts = [
        {
            "label": row.label,
            "key": row.key,
            "value": value.number if value.number is not None else span_text(value.value),
            "unit": value.unit,
            "as_of": value.receipt.as_of,
            "source": value.receipt.sources[0] if value.receipt.sources else None,
            "evidence": value.receipt.evidence or None,
            "seen": value.receipt.seen,
            "contested": value.receipt.contested,
            "sources": list(value.receipt.sources),
            "note": span_text(value.receipt.note) or None,
            "ids": [span.link for span in value.value if span.link],
            "since": value.since,
        }
        for block in page.blocks
        if isinstance(block, Facts)
        for row in block.rows
        for value in row.values
    ]
    facts += [
        {
            "label": row.label,
            "key": row.key,
            "value": row.value,
            "unit": row.unit,
            "as_of": str(row.year),
            "source": row.receipt.sources[0] if row.receipt.sources else None,
            "evidence": row.receipt.evidence or None,
            "seen": row.receipt.seen,
            "contested": row.receipt.contested,
            "sources": list(row.receipt.sources),
            "note": span_text(row.receipt.note) or None,
            "ids": [],
            "since": None,
        }
        for block in page.blocks
        if isinstance(block, YearlyFigures)
        for row in block.rows
        if not row.other
    ]
    relations = [
        {
            "relation": row.relation,
            "to": row.id,
            "name": row.name,
            "kind": row.kind,
            "from": row.since,
            "until": row.until,
            "status": "former" if row.former else row.status,
            "participation": row.participation,
            "role": row.role,
            "value": row.value,
            "unit": row.unit,
            "inverse": row.inverse,
            "stated_by": row.owner,
            "source": row.receipt.sources[0] if row.receipt.sources else None,
            "as_of": row.receipt.as_of,
            "evidence": row.receipt.evidence or None,
            "seen": row.receipt.seen,
            "contested": row.receipt.contested,
            "sources": list(row.receipt.sources),
            "note": span_text(row.receipt.note) or None,
        }
        for row in page.relations
    ]
    blocks = [quotation_data(block) if block.type == "quotation" else data(block) for block in page.blocks]
    return {
        "id": page.id,
        "kind": page.kind,
        "name": page.name,
        "lead": span_text(page.lead),
        "lead_evidence": page.lead_receipt.evidence or None,
        "aliases": list(page.aliases),
        "facts": facts,
        "relations": relations,
        "backlinks": data(page.backlinks),
        "blocks": blocks,
        "sources": data(page.sources),
        "as_of": page.as_of,
        "opinion": page.opinion,
        "draft": page.draft,
        "pack": page.own or None,
    }


def quotation_data(block: Any) -> dict[str, Any]:
    """A quotation or claim: text, speaker, source and locator by id."""
    result = data(block)
    result["speaker"], result["speaker_name"] = block.speaker.link, block.speaker.text
    result["source"] = block.source
    result["type"] = "quotation" if block.verbatim else "claim"
    return dict(result)
