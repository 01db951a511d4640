"""Whether a figure or date is above, below or before another."""

from __future__ import annotations

from ...dates import show
from .. import sets
from ..rows import FactRecord
from ..sets import Member
from .answer import Draft
from .context import Context, receipt
from .form import Measure, Threshold
from .say import amount
from .side_by_side import figure


def dated_text(one: FactRecord) -> str:
    """The date of a figure in brackets."""
    return f" ({show(one.as_of)})" if one.as_of else ""


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
    if sem.than is not None:
        others = context.evaluator.figures(measure, context.evaluator.members(sem.than), value.when)
        if len(others) != 1:
            return None
        other_id, (other, other_member) = next(iter(others.items()))
        both = sets.figures(context.catalogue, [id_, other_id], context.evaluator.keys(measure, members))
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
    yes = "" if context.asked & {"ratio", "how-many"} else "Yes: " if holds else "No: "
    text = f"{yes}the {label} of {name.the(id_)} is {_amount(member)}, {against}."
    text = text[:1].upper() + text[1:]
    rows = [one.facts[0] for one in shown if one.facts]
    understood = f"whether the {label} of {name.name(id_)} is {'above' if sem.op == 'more' else 'below'} {context.wording.text(sem.than) if sem.than is not None else amount(bound, sem.unit)}"
    return Draft(
        text, holds, tuple(one.id for one in shown), understood, tuple(map(receipt, rows)), tuple(map(figure, rows))
    )


def _earlier(context: Context, sem: Threshold, measure: Measure, member: Member) -> Draft | None:
    """Whether one date is earlier than another: ``is the SCO older than the CSTO``."""
    others = context.evaluator.figures(measure, context.evaluator.members(sem.than)) if sem.than is not None else {}
    if len(others) != 1:
        return None
    other = next(iter(others.values()))[1]
    one, two = member.facts[0], other.facts[0]
    holds = ((one.since_day or "") < (two.since_day or "")) == (sem.op == "less")
    name = context.speaker.The
    text = f"{'Yes' if holds else 'No'}: {name(one.entity)} dates from {show(one.since)}, {context.speaker.the(two.entity)} from {show(two.since)}."
    understood = f"whether {context.speaker.name(one.entity)} is {'older' if sem.op == 'less' else 'younger'} than {context.speaker.name(two.entity)}"
    return Draft(
        text, holds, (one.entity, two.entity), understood, (receipt(one), receipt(two)), (figure(one), figure(two))
    )


def _amount(member: Member) -> str:
    one = member.facts[0]
    return f"{amount(one.number or 0, one.unit)}{dated_text(one)}"
