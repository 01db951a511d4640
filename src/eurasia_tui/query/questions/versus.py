"""Entities side by side: states by their main figures, bodies by their members, others by what their pages say first."""

from __future__ import annotations

from ...dates import show
from ...text import fold
from .. import sets
from ..comparison.compare import ComparedValue, compare
from .answer import AnswerReceipt, Draft
from .context import Context, named_in, receipt
from .draft_parts import MAIN, joined
from .english import amount, capitalised, clause, comma_list
from .excerpts import plain
from .logical_form import Ids, Join, Measure, Or, Value, Versus
from .page_texts import summary
from .values import value_draft

MEMBER = ("member",)
MOST, FIELDS, SHORT = 3, 3, 90
"""Things that are put side by side by words; fields that are named; letters of a field."""


def versus_draft(context: Context, sem: Versus) -> Draft | None:
    """Entities side by side by their main figures."""
    ids = named_in(sem.parts)
    kinds = set(context.catalogue.kinds_of(ids).values())
    if kinds == {"countries"}:
        of = Or(tuple(Ids((id_,)) for id_ in ids))
        each = [value_draft(context, Value((Measure(key),), of)) for key in MAIN]
        known = [draft for draft in each if draft]
        if not known:
            return None
        combined = joined(known)
        value = {key: draft.value for key, draft in zip(MAIN, known, strict=False)}
        return combined._replace(
            value=value, understood=f"{comma_list([context.speaker.name(id_) for id_ in ids])} side by side"
        )
    if kinds == {"organisations"} and (bodies := _bodies(context, ids)):
        return bodies
    return _by_words(context, ids) if not kinds & {"claims", "quotes", "sources"} else None


def _by_words(context: Context, ids: tuple[str, ...]) -> Draft | None:
    """Two or three of a kind: what each is by the first sentence of its page, and the fields in which they differ."""
    catalogue, name = context.catalogue, context.speaker.name
    leads = [(id_, own) for id_ in ids if (own := summary(catalogue, id_))]
    if len(leads) < len(ids) or len(ids) > MOST:
        return None
    parts = []
    for id_, own in leads:
        text = clause(plain(catalogue, own.text))
        parts.append(text if fold(name(id_)) in fold(text) else f"{name(id_)}: {text}")
    receipts = [own.receipt for _, own in leads]
    figures: list[str] = []
    rows = [row for row in compare(catalogue, list(ids)) if len(row.values) == len(ids) and not row.same]
    rows = [row for row in rows if row.key != "type"]  # the first sentence says what each is
    for row in rows:
        texts = {id_: _field(value, row.unit) for id_, value in row.values.items()}
        if len(figures) == FIELDS or max(map(len, texts.values())) > SHORT:
            continue
        figures.append(f"{row.label}: {comma_list([f'{name(id_)} {texts[id_]}' for id_ in ids])}")
        receipts += [
            AnswerReceipt(value.source, value.as_of, value.evidence, value.contested) for value in row.values.values()
        ]
    fields = f" {'. '.join(figures)}." if figures else ""
    return Draft(
        f"{' '.join(parts)}{fields}",
        list(ids),
        ids,
        f"{comma_list([name(id_) for id_ in ids])} side by side",
        tuple(receipts),
        cost=0.1,
    )


def _field(value: ComparedValue, unit: str) -> str:
    """A value of a field with its own date."""
    if isinstance(value.value, str):
        text = "".join(span.text for span in value.text) or value.value
        return show(text) if text[:4].isdigit() and len(text) <= len("2000-01-01") else text
    return f"{amount(value.value, value.unit or unit)}{f' ({show(value.as_of)})' if value.as_of else ''}"


def _bodies(context: Context, ids: tuple[str, ...]) -> Draft | None:
    """Bodies by the number of their members, with those that are in all of them."""
    sets_ = {
        id_: context.evaluator.members(Join("member", ("member-of",), "object", Ids((id_,)), MEMBER)) for id_ in ids
    }
    if not all(sets_.values()):
        return None
    short = context.speaker.short(ids)
    common = [id_ for id_ in sets_[ids[0]] if all(id_ in members for members in sets_.values())]
    parts = [f"{context.wording.short((id_,))} has {len(found)} members" for id_, found in sets_.items()]
    purposes = {record.entity: record for record in sets.facts_of(context.catalogue, list(ids), ["purpose"])}
    purpose = "".join(
        f" Purpose of {context.speaker.the(id_)}: {''.join(s.text for s in context.catalogue.inline(purposes[id_].value)).rstrip('.')}."
        for id_ in ids
        if id_ in purposes
    )
    both = f"; in both: {context.speaker.names(common)}" if common else "; no state is in both"
    receipts = [
        r
        for found in sets_.values()
        for member in list(found.values())[:1]
        for r in (AnswerReceipt(member.edges[0].source, member.edges[0].as_of),)
    ]
    receipts += [receipt(record) for record in purposes.values()]
    return Draft(
        f"{capitalised(', '.join(parts))} on record here{both}.{purpose}",
        {id_: len(found) for id_, found in sets_.items()},
        (*ids, *common),
        f"{comma_list([short[id_] for id_ in ids])} side by side",
        tuple(receipts),
    )
