"""A figure of the members of a set: of each, or summed, averaged or as the median."""

from __future__ import annotations

from .answer import Draft
from .context import Context, joins_of
from .form import (
    Ids,
    Join,
    Value,
)


def sum_draft(context: Context, sem: tuple[str, Value]) -> Draft | None:
    """A figure of a set: ``each``, or the way it is summed up, with the value."""
    from . import side_by_side, values

    how, value = sem
    if value.when is None:  # of the members of 2023 the figures of 2023
        value = value._replace(
            when=next((join.when for join in joins_of(value.of) if join.when and not join.act), None)
        )
    if how == "each":
        return values.value_draft(context, value)
    of = value.of
    if isinstance(of, Ids) and context.catalogue.kinds_of(of.ids).get(of.ids[0]) == "organisations":
        of = Join("member", ("member-of",), "object", of, ("member",), value.when)
    members = context.evaluator.members(of)
    if len(members) < 2:
        return values.value_draft(context, value)
    drafts = [side_by_side.folded(context, how, measure, value._replace(of=of), members) for measure in value.measures]
    known = [draft for draft in drafts if draft]
    return side_by_side.joined(known) if known and len(known) == len(drafts) else None
