"""Builders of yearly figures and of the number of members by year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..blocks import (
    Block,
    Receipt,
    SeriesChart,
    SeriesMark,
    Span,
    YearlyFigure,
    YearlyFigures,
)
from ..series import declared, of_entity
from .draft import PageDraft, ReceiptFields

Section = dict[str, Any]


def series(draft: PageDraft, section: Section) -> Iterator[Block]:
    """Yearly figures: those of indicators by topic, others as a chart each."""
    catalogue = draft.catalogue
    known = declared(catalogue)
    topics: dict[str, list[tuple[int, YearlyFigure]]] = {}
    order = {key: place for place, key in enumerate(known)}
    found = of_entity(catalogue, draft.id)
    names = catalogue.names([item.other for item in found if item.other])
    for item in found:
        receipt = draft.receipt(
            ReceiptFields(item.source, str(item.latest[0]), item.evidence, item.seen, item.contested, item.note)
        )
        if item.key not in known:
            style = section.get("style", "")
            marks = tuple(_marks(draft, section, item.unit)) if style else ()
            yield SeriesChart(item.label, item.unit, item.points, receipt, style=style, marks=marks)
            continue
        year, value = item.latest
        other = Span(names[item.other], item.other) if item.other else None
        row = YearlyFigure(item.key, item.label, item.unit, value, year, item.points, receipt, other)
        topics.setdefault(known[item.key].topic, []).append((order[item.key], row))
    for topic in sorted(topics, key=lambda name: min(place for place, _ in topics[name])):
        rows = sorted(topics[topic], key=lambda item: (item[0], -item[1].year, -item[1].value if item[1].other else 0))
        yield YearlyFigures(topic, tuple(row for _, row in rows))


def _marks(draft: PageDraft, section: Section, unit: str) -> Iterator[SeriesMark]:
    """The facts that a section names, where they are in the unit of the series or in it by the year."""
    for key in section.get("rows", ()):
        for fact in draft.facts.get(key, ()):
            if fact.number is not None and fact.unit.removesuffix(" a year") == unit:
                yield SeriesMark(fact.label, fact.number, fact.unit, draft.receipt(fact))


def growth(draft: PageDraft, section: Section) -> Iterator[Block]:
    """Number of members by year, from the join and leave dates; only where most are dated."""
    members = [
        r for r in draft.relations if r.name == section["relation"] and r.object == draft.id and r.status == "member"
    ]
    dated = [record for record in members if record.since_day]
    if len(dated) < 3 or len(dated) < 0.8 * len(members):
        return
    first = min(int(record.since_day[:4]) for record in dated if record.since_day)
    last = int(draft.catalogue.day[:4])
    points = []
    for year in range(first, last + 1):
        day = min(f"{year}-12-31", draft.catalogue.day)
        points.append((year, float(sum(r.began(day) and not r.ended(day) for r in members))))
    yield SeriesChart(section.get("title", ""), "members", tuple(points), Receipt(), step=True)
