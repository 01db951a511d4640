"""What a draft is made with, and the receipts of rows."""

from __future__ import annotations

from ...dates import show
from ..rows import FactRecord, RelationRecord
from ..sets import Member
from .answer import Receipt
from .evaluate import Evaluator
from .wording import Wording


class Context:
    """What a draft is made with."""

    def __init__(self, evaluator: Evaluator, asked: frozenset[str]) -> None:
        self.evaluator, self.asked = evaluator, asked
        self.catalogue = evaluator.catalogue
        self.wording = Wording(evaluator)
        self.speaker = self.wording.speaker

    @property
    def then(self) -> str:
        """``As of 2010,`` where a date was asked for from outside."""
        return f"As of {show(self.catalogue.as_of)}, " if self.catalogue.as_of else ""


def receipts_of(member: Member) -> tuple[Receipt, ...]:
    """The receipts of a member: of its figure, else of its relations."""
    rows: tuple[FactRecord | RelationRecord, ...] = member.facts or member.edges
    return tuple(Receipt(one.source, one.as_of, one.evidence, bool(one.contested)) for one in rows)


def receipt(one: FactRecord | RelationRecord) -> Receipt:
    """The receipt of a row."""
    return Receipt(one.source, one.as_of, one.evidence, bool(one.contested))
