"""The same at two times: ``population of Kazakhstan in 2000 and now``, ``members of the SCO in 2005 and today``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .answer import Draft
from .change import by_percent
from .context import Context
from .draft_parts import joined
from .items import Item

MakeDraft = Callable[[Context, Item], Draft | None]


def then_draft(context: Context, item: Item, make_draft: MakeDraft) -> Draft | None:
    """The answer for each time, and the change between them: of a figure, or who joined and left."""
    asked = context.asked - {"changed", "difference", "how"}
    within = Context(context.evaluator, asked)
    each = [make_draft(within, item._replace(cat=cat, sem=sem, asked=asked)) for cat, sem in item.sem.parts]
    drafts = [draft for draft in each if draft and not draft.empty]
    if len(drafts) < len(each) or drafts[0].text == drafts[-1].text:
        return None  # undated rows say nothing about either time
    combined = joined(drafts)
    sets = all(cat == "E" for cat, _ in item.sem.parts)
    return combined._replace(text=f"{combined.text}{_change(drafts)}{_came_and_went(context, drafts) if sets else ''}")


def _change(drafts: Sequence[Draft]) -> str:
    """The change of a figure from one source."""
    if not all(draft.values for draft in drafts) or len(drafts[0].values) > 1:
        return ""
    first, last = drafts[0].values[0], drafts[-1].values[0]
    same = (first.id, first.unit, first.source) == (last.id, last.unit, last.source)
    numbers = isinstance(first.value, int | float) and isinstance(last.value, int | float)
    text = by_percent(first.value, last.value, first.unit) if same and numbers else ""
    between = "Between the two" if len(drafts) == 2 else "From the first to the last"
    return f" {between}: {text}." if text else ""


def _came_and_went(context: Context, drafts: Sequence[Draft]) -> str:
    """The entities that only one of two lists has, or the difference of two numbers."""
    first, last = ([value.id for value in draft.values] for draft in (drafts[0], drafts[-1]))
    if not all(isinstance(draft.value, list | int) for draft in drafts) or len(first) < 2 or len(last) < 2:
        return ""
    came, went = [id_ for id_ in last if id_ not in first], [id_ for id_ in first if id_ not in last]
    text = f" Only in the second: {context.speaker.names(came)}." if came else ""
    return text + (f" Only in the first: {context.speaker.names(went)}." if went else "")
