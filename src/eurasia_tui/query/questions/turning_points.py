"""The year in which a figure was highest or lowest, and the year in which it crossed a number."""

from __future__ import annotations

from itertools import pairwise

from .. import sets
from .answer import Draft
from .context import Context, receipt
from .draft_parts import figure
from .english import amount
from .logical_form import Ids, Threshold, Value
from .overtaking import series, series_figures, sources

FEW = 3
"""Years of which one is called the highest."""


def peak_draft(context: Context, sem: Value, *, highest: bool) -> Draft | None:
    """The year on record in which a figure was highest or lowest."""
    if not isinstance(sem.of, Ids) or len(sem.of.ids) != 1 or len(sem.measures) != 1:
        return None
    id_ = sem.of.ids[0]
    for key, source, points in _series(context, sem):
        first, last = (sem.when.first[:4], sem.when.last[:4]) if sem.when else ("0", "9999")
        years = {year: value for year, value in points.items() if first <= year <= last}
        if len(years) < FEW:
            continue
        best = (max if highest else min)(years, key=lambda year: years[year])
        rows = series_figures(context, (id_,), key, best, source)
        label, word = context.wording.measure(sem.measures[0]), "highest" if highest else "lowest"
        text = (
            f"The {label} of {context.speaker.the(id_)} was {word} in {best}, "
            f"{amount(years[best], rows[0].unit)}, of the {len(years)} years on record from {min(years)} to {max(years)}."
        )
        understood = f"year in which the {label} of {context.speaker.name(id_)} was {word}"
        return Draft(text, best, (id_,), understood, tuple(map(receipt, rows)), tuple(map(figure, rows)))
    return None


def crossing_draft(context: Context, sem: Threshold) -> Draft | None:
    """The first year on record in which a figure was above or below a number, after one in which it was not."""
    if (
        not isinstance(sem.value.of, Ids)
        or len(sem.value.of.ids) != 1
        or len(sem.value.measures) != 1
        or sem.than is not None
    ):
        return None
    id_ = sem.value.of.ids[0]
    for key, source, points in _series(context, sem.value):
        above = sem.op == "more"
        years = sorted(points)
        crossed = [
            (before, year)
            for before, year in pairwise(years)
            if (points[before] > sem.number) != above and (points[year] > sem.number) == above
        ]
        label, word = context.wording.measure(sem.value.measures[0]), "above" if above else "below"
        rows = series_figures(context, (id_,), key, years[-1], source)
        bound = amount(sem.number, rows[0].unit if rows else sem.unit)
        name = context.speaker.the(id_)
        understood = f"when the {label} of {context.speaker.name(id_)} went {word} {bound}"
        if sem.pick == "last":
            if not (on := [year for year in years if (points[year] > sem.number) == above]):
                return None
            rows = series_figures(context, (id_,), key, on[-1], source)
            text = (
                f"The {label} of {name} was last {word} {bound} in {on[-1]}: {amount(points[on[-1]], rows[0].unit)}; "
                f"the figures on record end in {years[-1]}."
            )
            understood = f"when the {label} of {context.speaker.name(id_)} was last {word} {bound}"
            return Draft(text, on[-1], (id_,), understood, tuple(map(receipt, rows)), tuple(map(figure, rows)))
        if not crossed:
            return None
        before, year = crossed[0]
        rows = [record for each in (before, year) for record in series_figures(context, (id_,), key, each, source)]
        shown = "; ".join(f"{record.as_of} {amount(record.number or 0, record.unit)}" for record in rows)
        more = f" It went {word} it again in {', '.join(again for _, again in crossed[1:])}." if crossed[1:] else ""
        text = f"The {label} of {name} was {word} {bound} for the first time on record in {year}: {shown}.{more}"
        return Draft(text, year, (id_,), understood, tuple(map(receipt, rows)), tuple(map(figure, rows)))
    return None


def _series(context: Context, sem: Value) -> list[tuple[str, str, dict[str, float]]]:
    """Yearly figures of one by key and source, that of today's figure first."""
    found = []
    id_ = sem.of.ids[0]
    for key in context.evaluator.keys(sem.measures[0]):
        latest = {(row.source or "").split(" ")[0] for row in sets.facts_of(context.catalogue, [id_], [key])[:1]}
        for source in sorted(sources(context, id_, key), key=lambda source: source not in latest):
            if points := series(context, id_, key, source):
                found.append((key, source, points))
    return found
