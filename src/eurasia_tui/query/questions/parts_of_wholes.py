"""The share of one state in the total of a set: ``what share of the EAEU's population lives in Russia``."""

from __future__ import annotations

from typing import Any

from .. import sets
from .answer import Draft
from .belonging import has_members
from .context import Context, receipt
from .draft_parts import figure
from .english import amount
from .lexicon import lexicon
from .logical_form import Ids, Join, Measure, Share, When


def part_draft(context: Context, sem: Share) -> Draft | None:
    """The share of a member in the sum over all, of figures of one source and one year; None where one has no figure."""
    measure, first, second, when = sem
    if not lexicon().entry("fact", measure.key).get("sum"):
        return None
    for part, whole in ((first, second), (second, first)):
        members = _members(context, whole, when)
        if not isinstance(part, Ids) or part.ids[0] not in members:
            continue
        best: list[Any] = []
        for year in _years(context, measure, part.ids[0], when):
            rows = sets.figures(context.catalogue, members, context.evaluator.keys(measure), year, year)
            sources = {(row.source or "").split(" ")[0] for row in rows.values()}
            if len(rows) == len(members) and len(sources) == 1 and len({row.unit for row in rows.values()}) == 1:
                best = list(rows.values())
                break
        total = sum(row.number or 0 for row in best)
        if not total:
            return None
        part_row = next(row for row in best if row.entity == part.ids[0])
        share = round((part_row.number or 0) / total * 100, 1)
        label = context.wording.measure(measure)
        name = context.speaker.the(part.ids[0])
        what = context.wording.text(whole)
        text = (
            f"{share:g}% of the {label} of {what} is that of {name}: {amount(part_row.number or 0, part_row.unit)} of "
            f"{amount(total, part_row.unit)} ({part_row.as_of}; our sum of {len(best)} figures)."
        )
        understood = (
            f"share of {context.speaker.name(part.ids[0])} in the {label} of {what}{f' {when.text}' if when else ''}"
        )
        return Draft(
            text, share, (part.ids[0], *members), understood, tuple(map(receipt, best)), tuple(map(figure, best))
        )
    return None


def _members(context: Context, sem: Any, when: When | None) -> sets.Set:
    if isinstance(sem, Ids):
        if not has_members(context.catalogue, sem.ids[0]):
            return {}
        sem = Join("member", ("member-of",), "object", sem, ("member",), when)
    members = context.evaluator.members(sem)
    return members if len(members) > 1 and set(context.catalogue.kinds_of(members).values()) == {"countries"} else {}


def _years(context: Context, measure: Measure, id_: str, when: When | None) -> list[str]:
    """The last years of which the state has a figure, or those that are asked for, the newest first."""
    for key in context.evaluator.keys(measure):
        if years := sets.years(context.catalogue, id_, key):
            known = [year for year in reversed(years) if year <= context.catalogue.day[:4]]
            return [year for year in known if when.holds(year)] if when else known[:4]
    return []
