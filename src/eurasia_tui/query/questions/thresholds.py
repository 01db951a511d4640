"""Whether a figure or date is above, below or before another."""

from __future__ import annotations

from ...dates import show
from .. import sets
from ..rows import FactRecord
from ..sets import Member
from .answer import Draft
from .context import Context, receipt
from .form import Ids, Join, Measure, Threshold, Together
from .lexicon import lexicon
from .say import amount, comma_list
from .side_by_side import figure


def dated_text(record: FactRecord) -> str:
    """The date of a figure in brackets, or that its source gives none."""
    return f" ({show(record.as_of)})" if record.as_of else " (undated)"


def threshold_draft(context: Context, sem: Threshold) -> Draft | None:
    """Whether a figure is above or below a number, or that of another."""
    value = sem.value
    measure = value.measures[0]
    members = context.evaluator.members(value.of)
    if not measure.key and len(members) == 1:
        measure = context.evaluator.default_measure(members)
    own = context.evaluator.figures(measure, members, value.when)
    if len(own) != 1:
        return None
    id_, (number, member) = next(iter(own.items()))
    label, name = context.wording.measure(measure), context.speaker
    if member.facts and member.facts[0].number is None:
        return _earlier(context, sem, measure, member)
    shown = [member]
    if isinstance(sem.than, Together):
        return _against_all(context, sem, measure, member)
    if sem.than is not None:
        others = context.evaluator.figures(measure, context.evaluator.members(sem.than), value.when)
        if len(others) != 1:
            return None
        other_id, (other, other_member) = next(iter(others.items()))
        both = sets.figures(context.catalogue, [id_, other_id], context.evaluator.keys(measure))
        if len(both) == 2 and not value.when:
            number, other = both[id_].number or 0, both[other_id].number or 0
            member, other_member = Member(id_, facts=(both[id_],)), Member(other_id, facts=(both[other_id],))
            shown = [member]
        bound = other * sem.number
        shown.append(other_member)
        ratio = (
            f": {number / other:.3g} times"
            if other and (sem.number != 1 or context.asked & {"ratio", "how-many"})
            else ""
        )
        against = f"that of {name.the(other_id)} is {_amount(other_member)}{ratio}"
    else:
        bound = sem.number
        against = f"{'above' if number > bound else 'not above' if sem.op == 'more' else 'below' if number < bound else 'not below'} {amount(bound, sem.unit or member.facts[0].unit)}"
    holds = number > bound if sem.op == "more" else number < bound
    rows = [member.facts[0] for member in shown if member.facts]
    than = context.wording.text(sem.than) if sem.than is not None else amount(bound, sem.unit)
    ids = tuple(member.id for member in shown)
    return _verdict(context, sem, label, holds, f"{_amount(member)}, {against}", than, ids, rows)


def _against_all(context: Context, sem: Threshold, measure: Measure, member: Member) -> Draft | None:
    """Whether a figure is above the sum of those of several, where all have one of the same source."""
    of = sem.than.of
    if isinstance(of, Ids) and context.catalogue.kinds_of(of.ids).get(of.ids[0]) == "organisations":
        of = Join("member", ("member-of",), "object", of, ("member",))
    others = context.evaluator.members(of)
    each = sets.figures(context.catalogue, [member.id, *others], context.evaluator.keys(measure))
    own = each.get(member.id)
    summed = bool(lexicon().entry("fact", measure.key).get("sum"))
    if (
        own is None
        or len(others) < 2
        or len({*others, member.id} & each.keys()) < len({*others, member.id})
        or not summed
    ):
        return None
    rest = [each[id_] for id_ in others if id_ != member.id]
    total = sum(record.number or 0 for record in rest)
    number = own.number or 0
    holds = number > total * sem.number if sem.op == "more" else number < total * sem.number
    name = context.speaker
    parts = comma_list([f"{name.name(record.entity)} {amount(record.number or 0, record.unit)}" for record in rest], 10)
    text = (
        f"{amount(number, own.unit)}{dated_text(own)}, {'that' if len(rest) == 1 else 'those'} of the others together "
        f"{amount(total, own.unit)} (our sum): {parts}"
    )
    than = f"that of {context.wording.text(of)} together"
    rows = [own, *rest]
    ids = tuple(record.entity for record in rows)
    return _verdict(context, sem, context.wording.measure(measure), holds, text, than, ids, rows)


def _verdict(
    context: Context,
    sem: Threshold,
    label: str,
    holds: bool,
    text: str,
    than: str,
    ids: tuple[str, ...],
    rows: list[FactRecord],
) -> Draft:
    """Yes or no, where that is asked, and the figure of the first of the entities beside what it is held against."""
    yes = "" if context.asked & {"ratio", "how-many"} else "Yes: " if holds else "No: "
    return Draft(
        f"{yes}{'the' if yes else 'The'} {label} of {context.speaker.the(ids[0])} is {text}.",
        holds,
        ids,
        f"whether the {label} of {context.speaker.name(ids[0])} is {'above' if sem.op == 'more' else 'below'} {than}",
        tuple(map(receipt, rows)),
        tuple(map(figure, rows)),
    )


def _earlier(context: Context, sem: Threshold, measure: Measure, member: Member) -> Draft | None:
    """Whether one date is earlier than another: ``is the SCO older than the CSTO``."""
    others = context.evaluator.figures(measure, context.evaluator.members(sem.than)) if sem.than is not None else {}
    if len(others) != 1:
        return None
    other = next(iter(others.values()))[1]
    first, second = member.facts[0], other.facts[0]
    holds = ((first.since_day or "") < (second.since_day or "")) == (sem.op == "less")
    name = context.speaker.The
    text = f"{'Yes' if holds else 'No'}: {name(first.entity)} dates from {show(first.since)}, {context.speaker.the(second.entity)} from {show(second.since)}."
    understood = f"whether {context.speaker.name(first.entity)} is {'older' if sem.op == 'less' else 'younger'} than {context.speaker.name(second.entity)}"
    return Draft(
        text,
        holds,
        (first.entity, second.entity),
        understood,
        (receipt(first), receipt(second)),
        (figure(first), figure(second)),
    )


def _amount(member: Member) -> str:
    record = member.facts[0]
    return f"{amount(record.number or 0, record.unit)}{dated_text(record)}"
