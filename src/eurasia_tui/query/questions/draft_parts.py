"""Parts of drafts: a fact as a value, its date in words, several drafts joined, a relation evaluated for each of a set."""

from __future__ import annotations

from typing import Any

from ...dates import show
from ..rows import FactRecord
from ..sets import Set
from .answer import Draft, Figure
from .context import Context, named_in, receipt, valued
from .english import capitalised
from .logical_form import Value

MAIN = ("population", "gdp", "area")
"""What is compared when nothing is named."""


ENOUGH = 0.8
"""Share of a set that must have a figure before it is summed."""


def figure(record: FactRecord) -> Figure:
    """A fact as a value with its own receipt."""
    value = record.number if record.number is not None else record.since or record.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Figure(record.entity, value, record.unit, record.as_of, (record.source or "").split(" ")[0])


def dated_text(record: FactRecord) -> str:
    """The date of a figure in brackets, or that its source gives none."""
    return f" ({show(record.as_of)})" if record.as_of else " (undated)"


def joined(drafts: list[Draft]) -> Draft:
    """Several drafts as one."""
    if len(drafts) == 1:
        return drafts[0]
    texts = dict.fromkeys(draft.text for draft in drafts)
    kept = [text for text in texts if not any(other.startswith(f"{text.rstrip('.')} and ") for other in texts)]
    return Draft(
        " ".join(kept),
        [draft.value for draft in drafts],
        tuple(id_ for draft in drafts for id_ in draft.about),
        " and ".join(draft.understood for draft in drafts),
        tuple(r for draft in drafts for r in draft.receipts),
        tuple(f for draft in drafts for f in draft.values),
        drafts[0].as_of,
        cost=max(draft.cost for draft in drafts),
    )


def each_joined(context: Context, found: Set, entry: dict[str, Any], sem: Value) -> Draft | None:
    """The results of a relation for each entity of a set: ``capitals of Central Asia``."""
    name = context.speaker.name
    pairs = [(edge.subject, id_, edge) for id_, member in found.items() for edge in member.edges]
    pairs.sort(key=lambda pair: name(pair[0]))
    if not pairs or len(pairs) > 40:
        return None
    text = f"{capitalised(str(entry['label']))} by country: {'; '.join(f'{name(a)} {name(b)}' for a, b, _ in pairs)}."
    return Draft(
        text,
        {a: name(b) for a, b, _ in pairs},
        (*named_in(sem.of), *(b for _, b, _ in pairs)),
        f"{entry['label']} of {context.wording.text(sem.of)}",
        tuple(map(receipt, (edge for *_, edge in pairs))),
        tuple(valued(a, name(b), edge) for a, b, edge in pairs),
    )
