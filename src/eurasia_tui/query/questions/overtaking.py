"""Overtaking of one figure by another, time between two dates, and figures of several years."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise

from ...dates import show
from .. import sets
from ..rows import FactRecord
from .answer import Draft
from .context import Context, receipt
from .draft_parts import figure
from .durations import duration
from .english import amount, capitalised, comma_list
from .logical_form import Ids, Measure, Or, Overtaken, Value


def overtaken_draft(context: Context, sem: Overtaken) -> Draft | None:
    """The year from which a figure of one has been above that of another, of yearly figures from one source."""
    if not isinstance(sem.first, Ids) or not isinstance(sem.second, Ids) or sem.measure is None:
        return None
    a, b = sem.first.ids[0], sem.second.ids[0]
    for key in context.evaluator.keys(sem.measure):
        for source in sources(context, a, key) & sources(context, b, key):
            if draft := _crossing(context, sem.measure, key, source, (a, b)):
                return draft
    return None


def _crossing(context: Context, measure: Measure, key: str, source: str, two: tuple[str, str]) -> Draft | None:
    a, b = (series(context, id_, key, source) for id_ in two)
    years = sorted(set(a) & set(b))
    if len(years) < 2:
        return None
    label, name = context.wording.measure(measure), context.speaker
    above = [a[year] > b[year] for year in years]
    understood = f"when the {label} of {name.name(two[0])} overtook that of {name.name(two[1])}"
    last = years[-1]
    if not above[-1] or all(above):
        state = "is above" if all(above) else "is not above"
        since = f"in every year on record since {years[0]}" if all(above) else f"in {last}"
        text = f"The {label} of {name.the(two[0])} {state} that of {name.the(two[1])} {since}"
        shown, value = [last], None
    else:
        at = max(place for place, higher in enumerate(above) if not higher) + 1
        shown, value = [years[at - 1], years[at]], years[at]
        text = f"The {label} of {name.the(two[0])} has been above that of {name.the(two[1])} since {years[at]}"
        if sum(leader != other for leader, other in pairwise(above)) > 1:
            first = above.index(True)
            text += f", for the first time in {years[first]}" if first < at else ""
    rows = [series_figures(context, two, key, year, source) for year in shown]
    parts = [
        f"{year} {' against '.join(amount(record.number or 0, record.unit) for record in each)}"
        for year, each in zip(shown, rows, strict=True)
    ]
    flat = [record for each in rows for record in each]
    return Draft(
        f"{text}: {'; '.join(parts)}.", value, two, understood, tuple(map(receipt, flat)), tuple(map(figure, flat))
    )


def _rows(context: Context, id_: str, key: str) -> list[tuple[str, str]]:
    asked = "SELECT source, points FROM series WHERE key = ? AND other = '' AND entity = ?"
    return [
        ((source or "").split(" ")[0], points) for source, points in context.catalogue.db.execute(asked, (key, id_))
    ]


def sources(context: Context, id_: str, key: str) -> set[str]:
    """The sources of the yearly figures of one."""
    return {source for source, _ in _rows(context, id_, key)}


def series(context: Context, id_: str, key: str, source: str) -> dict[str, float]:
    """The figures of one by year, from one source, up to the day of the data."""
    last = context.catalogue.day[:4]
    points = next((points for own, points in _rows(context, id_, key) if own == source), "{}")
    return {year: float(value) for year, value in json.loads(points).items() if year <= last}


def series_figures(context: Context, two: tuple[str, ...], key: str, year: str, source: str) -> list[FactRecord]:
    """The figures of some in one year, from one source."""
    found = sets.yearly(context.catalogue, list(two), key, year, year)
    own = [record for record in found if (record.source or "").split(" ")[0] == source]
    return sorted(own, key=lambda record: two.index(record.entity))


def years_draft(context: Context, sem: Value, number: int) -> Draft | None:
    """The figures of the last years on record of one entity."""
    return _years(context, sem, lambda years: years[-number:], f"the last {number} years on record")


def years_between_draft(context: Context, sem: Value) -> Draft | None:
    """The figures of one entity in all years of an interval, from the first to the last."""
    if sem.when is None:
        return None
    first, last = sem.when.first[:4], sem.when.last[:4]

    def within(years: list[str]) -> list[str]:
        known = [year for year in years if first <= year <= last]
        return known if known[:1] == [first] and known[-1:] == [last] else []

    return _years(context, sem, within, sem.when.text)


def some_years_draft(context: Context, sem: Value) -> Draft | None:
    """The figures of one entity in those years of an interval that are on record, its first or its last among them."""
    if sem.when is None:
        return None
    first, last = sem.when.first[:4], sem.when.last[:4]

    def within(years: list[str]) -> list[str]:
        known = [year for year in years if first <= year <= last]
        return known if {first, last} & {*known} else []

    draft = _years(context, sem, within, sem.when.text)
    return draft and draft._replace(text=f"{draft.text} This source has no other year {sem.when.text}.", cost=0.3)


def years_since_draft(context: Context, sem: Value) -> Draft | None:
    """The figures of one entity from the first year of an interval to the last on record."""
    first = sem.when.first[:4] if sem.when else ""
    return _years(context, sem, lambda years: [year for year in years if first <= year], f"since {first}")


def _years(context: Context, sem: Value, choose: Callable[[list[str]], list[str]], text_of: str) -> Draft | None:
    if not isinstance(sem.of, Ids) or len(sem.measures) != 1:
        return None
    id_, measure = sem.of.ids[0], sem.measures[0]
    for key in context.evaluator.keys(measure):
        latest = sets.facts_of(context.catalogue, [id_], [key])
        known = sorted(sources(context, id_, key), key=lambda source: source not in {row.source for row in latest[:1]})
        for source in known:
            years = choose(sorted(series(context, id_, key, source)))
            rows = [record for year in years for record in series_figures(context, (id_,), key, year, source)]
            if rows:
                label = context.wording.measure(measure)
                each = [f"{record.as_of} {amount(record.number or 0, record.unit)}" for record in rows]
                text = f"{capitalised(label)} of {context.speaker.the(id_)}: {comma_list(each)}."
                understood = f"{label} of {context.speaker.name(id_)}, {text_of}"
                value = {str(record.as_of): record.number for record in rows}
                return Draft(text, value, (id_,), understood, tuple(map(receipt, rows)), tuple(map(figure, rows)))
    return None


def apart_draft(context: Context, sem: Value) -> Draft | None:
    """The time between the dates of two entities: ``years between the founding of the CIS and of the EAEU``."""
    if isinstance(sem.of, Ids):
        return _between_dates(context, sem.of.ids[0], sem)
    parts = sem.of.parts if isinstance(sem.of, Or) else ()
    ids = [part.ids[0] for part in parts if isinstance(part, Ids)]
    if len(ids) != 2 or len(sem.measures) != 1:
        return None
    keys = () if sem.measures[0].key == "date" else context.evaluator.keys(sem.measures[0])
    dates = sets.own_dates(context.catalogue, ids, keys)
    rows = sorted(dates.values(), key=lambda record: record.since_day or "")
    if len(rows) != 2 or not all(record.since for record in rows):
        return None
    value = duration(str(rows[0].since), str(rows[1].since))
    each = [f"{context.speaker.name(record.entity)} ({show(record.since)})" for record in rows]
    text = f"{capitalised(value)} passed between {each[0]} and {each[1]}."
    understood = f"time between the dates of {comma_list([context.speaker.name(record.entity) for record in rows])}"
    return Draft(text, value, tuple(ids), understood, tuple(map(receipt, rows)), tuple(map(figure, rows)))


def _between_dates(context: Context, id_: str, sem: Value) -> Draft | None:
    """The time between two dates of one entity: ``between the signing and the entry into force of the treaty``."""
    each = [
        sets.own_dates(context.catalogue, [id_], context.evaluator.keys(measure)).get(id_) for measure in sem.measures
    ]
    rows = sorted((record for record in each if record and record.since), key=lambda record: record.since_day or "")
    if len(rows) != 2 or len(each) != 2 or rows[0].key == rows[1].key:
        return None
    value = duration(str(rows[0].since), str(rows[1].since))
    labels = [f"{context.wording.measure(Measure(record.key))} ({show(record.since)})" for record in rows]
    text = f"{context.speaker.The(id_)}: {value} between {labels[0]} and {labels[1]}."
    understood = f"time between two dates of {context.speaker.name(id_)}"
    return Draft(text, value, (id_,), understood, tuple(map(receipt, rows)), tuple(map(figure, rows)))
