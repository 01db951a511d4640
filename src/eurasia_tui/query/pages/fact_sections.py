"""Builders of the tables of facts: a row for each key or relation, with the figures of every source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..age import STEADY, changes, is_old
from ..blocks import (
    Block,
    FactRow,
    Facts,
    FactValue,
    RankPlace,
    Span,
)
from ..rows import FactRecord
from .draft import PageDraft

Section = dict[str, Any]

HIDDEN = ("id",)
"""Types of facts that serve lists and lookups and are not printed on pages."""

FIGURE = "figure"
"""Type of a fact that is the newest of yearly figures."""


def facts(draft: PageDraft, section: Section) -> Iterator[Block]:
    """A table of the facts that the section names, or of all that are left."""
    wanted = section.get("rows")
    rows = []
    if wanted:
        for named in wanted:
            name, _, label = named.partition("=")
            found = _relation_fact(draft, name) or _fact_row(draft, name)
            rows += [row._replace(label=label) for row in found] if label else found
    else:
        for key in draft.facts:
            rows += _fact_row(draft, key, hidden=(*HIDDEN, FIGURE))  # these are among the yearly figures
    if not rows:
        return
    style, title = section.get("style", ""), section.get("title", "")
    places = _places(draft, rows) if style == "grid" else ()
    yield Facts(title, tuple(rows), style=style, places=places, map=(draft.id,) if style == "glance" else ())


def _places(draft: PageDraft, rows: list[FactRow]) -> tuple[tuple[str, RankPlace], ...]:
    """Where the first figure of each row is among those of the kind with the same source, as of the date shown.

    None where it is not one of those ranked, or is of later.
    """
    catalogue = draft.catalogue
    found = []
    for row in rows:
        value = row.values[0]
        if value.number is None or not value.receipt.sources or (value.receipt.later and row.key not in STEADY):
            continue
        source = value.receipt.sources[0]
        larger, total, own = catalogue.db.execute(
            "SELECT count(DISTINCT CASE WHEN f.number > ? THEN f.entity END), count(DISTINCT f.entity), "
            f"max(f.entity = ?) FROM {catalogue.fact} f "
            "JOIN fact c ON c.entity = f.entity AND c.key = 'coverage' AND c.value = 'full' "
            "WHERE f.key = ? AND f.number IS NOT NULL AND (f.source = ? OR f.source LIKE ?)",
            (value.number, draft.id, row.key, source, f"{source} %"),
        ).fetchone()
        if own and total > 1:
            found.append((row.key, RankPlace(larger + 1, total)))
    return tuple(found)


def _fact_row(draft: PageDraft, key: str, hidden: tuple[str, ...] = HIDDEN) -> list[FactRow]:
    found = [fact for fact in draft.facts.get(key, ()) if fact.type not in hidden]
    if not found or key in draft.used_facts:
        return []
    draft.used_facts.add(key)
    if draft.catalogue.updated:  # fetched figures are newer: they are first
        found = sorted(found, key=lambda fact: fact.as_of or "", reverse=True) if found[0].number is not None else found
    if any(fact.since and fact.type != "date" for fact in found):
        found.sort(key=lambda fact: fact.since_day or "", reverse=True)
    return [FactRow(key, found[0].label, tuple(_value(draft, fact) for fact in found))]


def _value(draft: PageDraft, fact: FactRecord) -> FactValue:
    dated = fact.type == "date"
    receipt = draft.receipt(fact)
    verdict = fact.key == "status" and "claim-kind" in draft.facts  # a single statement does not become outdated
    if changes(fact.key, is_figure=fact.number is not None, is_dated=bool(fact.since) and not dated) and not verdict:
        receipt = receipt._replace(old=is_old(fact.as_of, draft.catalogue.day, fact.key))
    return FactValue(
        (Span(fact.value, role="date"),) if dated else draft.catalogue.inline(fact.value),
        fact.number,
        fact.unit,
        receipt,
        None if dated else fact.since,
        fact.until,
    )


def _relation_fact(draft: PageDraft, name: str) -> list[FactRow]:
    """A row of the fact table made of a relation: ``<name:rank`` is read from the object's side."""
    side = "object" if name.startswith("<") else "subject"
    relation, _, rank = name.lstrip("<").partition(":")
    type_ = draft.catalogue.relation_types.get(relation)
    if not type_:
        return []
    records = [record for record in draft.matching(relation, side, rank=rank) if not record.ended(draft.catalogue.day)]
    if not records:
        return []
    label = rank.replace("-", " ").capitalize() if rank else type_.label if side == "subject" else type_.inverse
    values = tuple(
        FactValue(
            (
                Span(draft.names[record.other(draft.id)], record.other(draft.id)),
                *([Span(" (acting)")] if record.status == "acting" else []),
            ),
            record.value,
            record.unit or "",
            draft.receipt(record)._replace(old=bool(rank) and is_old(record.as_of, draft.catalogue.day, "")),
            record.since,
            record.until,
        )
        for record in records
    )
    return [FactRow(relation, label, values)]
