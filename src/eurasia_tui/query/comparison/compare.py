"""Several entities side by side: every field, with a mark where figures differ in year or unit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ...named_tuple import NamedTuple
from ..blocks import Inline, Span
from ..catalogue import Catalogue
from ..rows import RelationRecord, relations
from ..series import declared
from ..sql import LISTED, listed


class ComparedValue(NamedTuple):
    """A figure or text with its receipt. ``text`` holds the links of a text."""

    value: float | str
    as_of: str | None
    source: str
    evidence: str
    contested: bool
    unit: str = ""
    seen: str | None = None
    text: Inline = ()
    differs: bool = False
    """True for a figure of another year, or in another unit, than the first of its row."""


class CompareRow(NamedTuple):
    """One field: a label, a unit, and a value for each entity that has one."""

    key: str
    label: str
    unit: str
    source: str
    """The source of all figures of the row; empty where they have several."""
    values: dict[str, ComparedValue]

    @property
    def numeric(self) -> bool:
        """True when all values are figures."""
        return all(isinstance(value.value, int | float) for value in self.values.values())

    @property
    def same(self) -> bool:
        """True when at least two entities have a value and all values are equal."""
        return len(self.values) > 1 and len({value.value for value in self.values.values()}) == 1


class SeriesRow(NamedTuple):
    """Yearly figures of each entity that has some."""

    key: str
    label: str
    unit: str
    points: dict[str, tuple[tuple[int, float], ...]]
    sources: tuple[str, ...]


_SKIPPED = ("lat", "lon", "latitude", "longitude", "numeric", "paragraph", "coverage")


def compare(catalogue: Catalogue, ids: Sequence[str]) -> list[CompareRow]:
    """A row a field: figures first, in the order of the indicators, then texts, as the pages of the kinds list them.

    Figures of a row come from one source as far as one has them, of several the one that pages and rankings show; an
    entity that it leaves out has its newest one from another.
    """
    figures: dict[str, dict[tuple[str, str], dict[str, ComparedValue]]] = {}
    texts: dict[str, dict[str, ComparedValue]] = {}
    labels: dict[str, str] = {}
    for (
        entity,
        key,
        label,
        value,
        number,
        unit,
        source,
        as_of,
        evidence,
        seen,
        contested,
        since,
        _,
    ) in catalogue.db.execute(
        "SELECT entity, key, label, value, number, unit, source, as_of, evidence, seen, contested, since, seq "
        f"FROM {catalogue.fact} WHERE entity IN {LISTED} AND type <> 'id' ORDER BY seq",
        (listed(ids),),
    ):
        if key in _SKIPPED:
            continue
        labels.setdefault(key, label)
        main, unit = (source or "").split(" ")[0], unit or ""
        receipt = (as_of, main, evidence, bool(contested), unit, seen)
        if number is not None:
            found, newer = figures.setdefault(key, {}).setdefault((main, unit), {}), ComparedValue(number, *receipt)
        else:
            text = since if since and value == since else value
            found, newer = texts.setdefault(key, {}), ComparedValue(text, *receipt, text=catalogue.inline(text))
        here = found.get(entity) if number is not None else texts[key].get(entity)
        if here is None or (newer.as_of or "") > (here.as_of or ""):
            found[entity] = newer
    rows = [_figures(key, labels[key], groups, ids, bool(catalogue.updated)) for key, groups in figures.items()]
    rows += [CompareRow(key, labels[key], "", "", found) for key, found in texts.items()]
    rows += _ends(catalogue, ids)
    on_page = [name.partition("=")[0] for section in _sections(catalogue, ids) for name in section.get("rows", ())]
    place = {key: index for index, key in enumerate(dict.fromkeys([*on_page, *declared(catalogue), *labels]))}
    return sorted(rows, key=lambda row: (not row.numeric, place[row.key]))


def _sections(catalogue: Catalogue, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The sections of the pages of the entities' kinds."""
    kinds = dict.fromkeys(catalogue.kinds_of(ids).values())
    return [section for kind in kinds for section in catalogue.kinds[kind].page]


def _figures(
    key: str, label: str, groups: dict[tuple[str, str], dict[str, ComparedValue]], ids: Sequence[str], updated: bool
) -> CompareRow:
    """Of the figures of several sources those of the one that has most.

    Of several such sources the one that the first entities have, and that stands first, as on pages; after an update
    the one with the newest figures.
    """

    def order(group: tuple[str, str]) -> tuple[int, str, list[bool]]:
        values = groups[group]
        newest = min(value.as_of or "" for value in values.values()) if updated else ""
        return len(values), newest, [id_ in values for id_ in ids]

    best = max(groups, key=order)  # of equals the first
    values = dict(groups[best])
    for id_ in ids:
        others = [found[id_] for found in groups.values() if id_ in found]
        if id_ not in values and others:
            values[id_] = max(others, key=lambda value: value.as_of or "")
    first: ComparedValue | None = None
    for id_ in ids:
        if id_ not in values:
            continue
        first = first or values[id_]
        other_year = (values[id_].as_of or "")[:4] != (first.as_of or "")[:4]
        values[id_] = values[id_]._replace(differs=other_year or values[id_].unit != first.unit)
    sources = {value.source for value in values.values()}
    return CompareRow(key, label, best[1], sources.pop() if len(sources) == 1 else "", values)


def _ends(catalogue: Catalogue, ids: Sequence[str]) -> list[CompareRow]:
    """Rows of the relations that the pages of the kinds list among the facts: capital, head of state, seat."""
    found: dict[str, CompareRow] = {}
    kinds = catalogue.kinds_of(ids)
    for id_ in ids:
        records = [record for record in relations(catalogue, id_) if not record.ended(catalogue.day)]
        for named in (row for section in catalogue.kinds[kinds[id_]].page for row in section.get("rows", ())):
            name, _, label = named.partition("=")
            type_, rank = catalogue.relation_types.get(name.lstrip("<").partition(":")[0]), name.partition(":")[2]
            if type_ is None:
                continue
            object_ = name.startswith("<")
            ends = [
                record
                for record in records
                if record.name == type_.name
                and (record.object if object_ else record.subject) == id_
                and (not rank or record.rank == rank)
            ]
            if ends:
                title = label or (rank.replace("-", " ").capitalize() if rank else "")
                title = title or (type_.inverse if object_ else type_.label)
                row = found.setdefault(name, CompareRow(name, title, "", "", {}))
                row.values[id_] = _end(catalogue, id_, ends)
    return list(found.values())


def _end(catalogue: Catalogue, id_: str, records: Sequence[RelationRecord]) -> ComparedValue:
    spans: list[Span] = []
    for record in records:
        other = record.other(id_)
        spans += [*([Span(", ")] if spans else []), Span(catalogue.name(other), other)]
    first = records[0]
    source, text = (first.source or "").split(" ")[0], "".join(span.text for span in spans)
    return ComparedValue(text, first.as_of, source, first.evidence, bool(first.contested), "", first.seen, tuple(spans))


def series(catalogue: Catalogue, ids: Sequence[str]) -> list[SeriesRow]:
    """Yearly figures that at least one of the entities has: those of indicators to be drawn, and those of no indicator."""
    known = declared(catalogue)
    limit = int(catalogue.day[:4])
    found: dict[str, SeriesRow] = {}
    for entity, key, label, unit, points, source in catalogue.db.execute(
        f"SELECT entity, key, label, unit, points, source FROM series WHERE other = '' AND entity IN {LISTED}",
        (listed(ids),),
    ):
        if key in known and not known[key].chart:
            continue
        row = found.get(key) or SeriesRow(key, label, unit, {}, ())
        own = tuple((int(year), float(value)) for year, value in json.loads(points).items() if int(year) <= limit)
        if own and len(own) > len(row.points.get(entity, ())):  # of two series of one figure the longer one
            sources = (*row.sources, *((source or "").split(" ")[:1]))
            found[key] = row._replace(points=row.points | {entity: own}, sources=tuple(dict.fromkeys(sources)))
    return list(found.values())
