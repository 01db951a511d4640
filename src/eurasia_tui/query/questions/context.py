"""The data that drafts are made from, and the receipts of rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...dates import show
from ..rows import FactRecord, RelationRecord
from ..sets import Member
from .answer import AnswerReceipt, Figure
from .evaluate import Evaluator
from .logical_form import And, Best, DatedWithin, Ids, Join, Minus
from .wording import Wording


class Context:
    """The data that a draft is made from."""

    def __init__(self, evaluator: Evaluator, asked: frozenset[str]) -> None:
        self.evaluator, self.asked = evaluator, asked
        self.catalogue = evaluator.catalogue
        self.wording = Wording(evaluator)
        self.speaker = self.wording.speaker

    @property
    def then(self) -> str:
        """``As of 2010,`` when the date was set outside the question, as by ``--as-of``."""
        return f"As of {show(self.catalogue.as_of)}, " if self.catalogue.as_of else ""


def receipts_of(member: Member) -> tuple[AnswerReceipt, ...]:
    """The receipts of a member: of its figure, else of its relations."""
    rows: tuple[FactRecord | RelationRecord, ...] = member.facts or member.edges
    return tuple(AnswerReceipt(record.source, record.as_of, record.evidence, bool(record.contested)) for record in rows)


def receipt(record: FactRecord | RelationRecord) -> AnswerReceipt:
    """The receipt of a row."""
    return AnswerReceipt(record.source, record.as_of, record.evidence, bool(record.contested))


def joins_of(sem: Any) -> Iterator[Join]:
    """The relations that make a set, the outermost first."""
    if isinstance(sem, Join):
        yield sem
    elif isinstance(sem, And):
        for part in sem.parts:
            yield from joins_of(part)
    elif isinstance(sem, Minus | DatedWithin | Best):
        yield from joins_of(sem.of)


def named_in(sem: Any) -> tuple[str, ...]:
    """The entities named within a form."""
    if isinstance(sem, Ids):
        return sem.ids
    found: list[str] = []
    if isinstance(sem, tuple):
        for part in sem:
            found += named_in(part)
    return tuple(dict.fromkeys(found))


def figure_of(member: Member) -> Figure:
    """The value of a member: its figure or date, else that of its relation, with its own receipt."""
    if member.facts:
        fact = member.facts[0]
        return valued(member.id, fact.number if fact.number is not None else fact.since or fact.value, fact, fact.unit)
    if not member.edges:
        return Figure(member.id, None, "", None, "")
    edge = member.edges[0]
    if edge.value is not None:
        return valued(member.id, edge.value, edge, edge.unit or "")
    return valued(member.id, edge.since or edge.status, edge)


def valued(id_: str, value: object, row: FactRecord | RelationRecord | AnswerReceipt, unit: str = "") -> Figure:
    """A value with the date and the source of its row."""
    return Figure(id_, value, unit, row.as_of, (row.source or "").split(" ")[0])
