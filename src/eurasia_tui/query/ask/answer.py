"""An answer, and the draft of one before it is weighed."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..blocks import RECORD
from ..catalogue import Catalogue


class Cited(NamedTuple):
    """A source of an answer."""

    id: str
    title: str
    url: str | None


class Answer(NamedTuple):
    """One line, with its receipt.

    ``value`` is the bare figure, date, id or list; ``as_of`` the date the sources speak of;
    ``confidence`` (0 to 1) how sure it is that the question was understood, not that the
    answer is true; ``marks`` hold contested, unchecked (on general public record) and opinion where they apply.
    """

    text: str
    value: Any
    as_of: str | None
    about: tuple[str, ...]
    sources: tuple[Cited, ...]
    confidence: float
    understood: str
    marks: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """The answer for another program."""
        return {
            "answer": self.text,
            "value": self.value,
            "as_of": self.as_of,
            "about": list(self.about),
            "sources": [source._asdict() for source in self.sources],
            "confidence": self.confidence,
            "understood": self.understood,
            "marks": list(self.marks),
        }


class Receipt(NamedTuple):
    """Source ids (separated by spaces, as stored), date and state of one statement."""

    source: str | None
    as_of: str | None
    evidence: str = ""
    contested: bool = False
    opinion: bool = False


class Draft(NamedTuple):
    """A possible answer. ``used`` holds the positions of the items it makes use of."""

    text: str
    value: Any
    about: tuple[str, ...]
    understood: str
    receipts: tuple[Receipt, ...]
    used: frozenset[int]
    sure: float = 0.95
    as_of: str | None = None
    """The date an answer was worked out for, when one was asked for."""


def finished(catalogue: Catalogue, draft: Draft, confidence: float) -> Answer:
    """The draft with sources named and marks gathered."""
    ids = list(dict.fromkeys(id_ for one in draft.receipts for id_ in (one.source or "").split()))[:4]
    dates = [one.as_of for one in draft.receipts if one.as_of]
    marks = []
    for mark, found in (
        ("contested", any(one.contested for one in draft.receipts)),
        ("unchecked", any(one.evidence == RECORD for one in draft.receipts)),
        ("opinion", any(one.opinion for one in draft.receipts)),
    ):
        if found:
            marks.append(mark)
    about = tuple(dict.fromkeys(draft.about))
    return Answer(
        f"{draft.text[:-2]}." if draft.text.endswith("..") else draft.text,
        draft.value,
        draft.as_of or (max(dates) if dates else None),
        about,
        _cited(catalogue, ids),
        round(confidence, 2),
        draft.understood,
        tuple(marks),
    )


def _cited(catalogue: Catalogue, ids: Iterable[str]) -> tuple[Cited, ...]:
    wanted = list(ids)
    names = catalogue.names(wanted)
    marks = ",".join("?" * len(wanted))
    urls = dict(
        catalogue.db.execute(f"SELECT entity, value FROM fact WHERE entity IN ({marks}) AND key = 'url'", wanted)
    )
    return tuple(Cited(id_, names[id_], urls.get(id_)) for id_ in wanted)
