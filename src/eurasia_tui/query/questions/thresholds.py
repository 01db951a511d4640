"""Comparisons of a figure or date with a bound."""

from __future__ import annotations

from ...dates import show
from .. import sets
from ..rows import FactRecord
from ..sets import Member
from .answer import Draft
from .context import Context, receipt
from .draft_parts import dated_text, figure, joined
from .english import amount, comma_list
from .fact_of_one import fact_of_one
from .lexicon import lexicon
from .logical_form import Ids, Join, Measure, Threshold, Together


def threshold_draft(context: Context, sem: Threshold) -> Draft | None:
    """Whether a figure is above or below a number, or that of another."""
    value = sem.value
    measure = value.measures[0]
    members = context.evaluator.members(value.of)
    if not measure.key and len(members) == 1:
        measure = context.evaluator.default_measure(members)
    if sem.than is not None and not isinstance(sem.than, Together):
        turned = _turned(context, sem)
        return threshold_draft(context, turned) if turned else _against_one(context, sem, measure)
    own = context.evaluator.figures(measure, members, value.when)
    if len(own) != 1:
        return None
    id_, (number, member) = next(iter(own.items()))
    if member.facts and member.facts[0].number is None:
        return None
    if isinstance(sem.than, Together):
        return _against_all(context, sem, measure, member)
    bound = sem.number
    side = (
        "above" if number > bound else "not above" if sem.op == "more" else "below" if number < bound else "not below"
    )
    limit = amount(bound, sem.unit or member.facts[0].unit)
    holds = number > bound if sem.op == "more" else number < bound
    text = f"{_amount(member)}, {side} {limit}"
    than = amount(bound, sem.unit)
    return _verdict(context, sem, context.wording.measure(measure), holds, text, than, (id_,), list(member.facts[:1]))


def _turned(context: Context, sem: Threshold) -> Threshold | None:
    """Of a body against a state: the state against all members of the body together, the other way round."""
    of, than, key = sem.value.of, sem.than, sem.value.measures[0].key
    if not (isinstance(of, Ids) and isinstance(than, Ids) and lexicon().entry("fact", key).get("sum")):
        return None
    kinds = context.catalogue.kinds_of([*of.ids, *than.ids])
    kind, other_kind = kinds.get(of.ids[0]), kinds.get(than.ids[0])
    body, state = (of, than) if kind == "organisations" else (than, of)
    members = context.evaluator.members(Join("member", ("member-of",), "object", body, ("member",)))
    if state.ids[0] in members:
        return None  # a part is not compared with its whole
    if (kind, other_kind) == ("countries", "organisations"):
        return sem._replace(than=Together(than))
    if (kind, other_kind) != ("organisations", "countries") or sem.number != 1:
        return None
    return sem._replace(value=sem.value._replace(of=than), than=Together(of), op="less" if sem.op == "more" else "more")


def _against_one(context: Context, sem: Threshold, measure: Measure) -> Draft | None:
    """Whether a figure of one is above or below that of another, of one year where both have one; else what is missing."""
    value, evaluator = sem.value, context.evaluator
    left, right = evaluator.members(value.of), evaluator.members(sem.than)
    if len(left) != 1 or len(right) != 1:
        return None
    found = evaluator.comparable(measure, {**left, **right}, value.when)
    (id_,), (other_id,) = left, right
    if id_ not in found or other_id not in found:
        return _none_of_one(context, sem, measure, (id_, other_id)) if value.when else None
    (number, member), (bound, than) = found[id_], found[other_id]
    if member.facts[0].number is None:
        return _earlier(context, sem, member, than)
    ratio = ""
    if "difference" in context.asked:
        ratio = f": {amount(abs(number - bound), member.facts[0].unit)} {'more' if number > bound else 'less'}"
    elif bound and (sem.number != 1 or context.asked & {"ratio", "how-many"}):
        ratio = f": {number / bound:.3g} times"
    against = f"that of {context.speaker.the(other_id)} is {_amount(than)}{ratio}"
    holds = number > bound * sem.number if sem.op == "more" else number < bound * sem.number
    rows = [member.facts[0], than.facts[0]]
    label, text = context.wording.measure(measure), f"{_amount(member)}, {against}"
    return _verdict(context, sem, label, holds, text, context.wording.text(sem.than), (id_, other_id), rows)


def _none_of_one(context: Context, sem: Threshold, measure: Measure, ids: tuple[str, str]) -> Draft | None:
    """The remark on which of two has no figure for the time, with the figure of the other."""
    keys = context.evaluator.keys(measure)
    drafts = [fact_of_one(context, id_, measure, keys, sem.value._replace(of=Ids((id_,)))) for id_ in ids]
    known = [draft for draft in drafts if draft]
    return joined(known) if len(known) == len(ids) else None


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
    whose = "the others" if member.id in others or not isinstance(of, Join) else f"the {context.wording.text(of)}"
    parts = comma_list([f"{name.name(record.entity)} {amount(record.number or 0, record.unit)}" for record in rest], 10)
    text = (
        f"{amount(number, own.unit)}{dated_text(own)}, {'that' if len(rest) == 1 else 'those'} of {whose} together "
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
    """Yes or no, when asked, and the figure of the first entity beside the bound."""
    yes = "" if context.asked & {"ratio", "how-many", "difference"} else "Yes: " if holds else "No: "
    return Draft(
        f"{yes}{'the' if yes else 'The'} {label} of {context.speaker.the(ids[0])} is {text}.",
        holds,
        ids,
        f"whether the {label} of {context.speaker.name(ids[0])} is {'above' if sem.op == 'more' else 'below'} {than}",
        tuple(map(receipt, rows)),
        tuple(map(figure, rows)),
    )


def _earlier(context: Context, sem: Threshold, member: Member, other: Member) -> Draft:
    """Whether one date is earlier than another: ``is the SCO older than the CSTO``."""
    first, second = member.facts[0], other.facts[0]
    holds = ((first.since_day or "") < (second.since_day or "")) == (sem.op == "less")
    name = context.speaker.the
    began = "was born on" if first.key == "born" else "dates from"
    text = (
        f"{'Yes' if holds else 'No'}: {name(first.entity)} {began} {show(first.since)}, "
        f"{name(second.entity)} {began.removeprefix('was born ').removeprefix('dates ')} {show(second.since)}."
    )
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
