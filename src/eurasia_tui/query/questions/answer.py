"""An answer, and the draft of one before its sources are named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ...catalogue.layout import RECORD
from ...lazy_pattern import lazy_pattern
from ...named_tuple import NamedTuple
from ...text import fold
from ...version import JSON_VERSION
from ..catalogue import Catalogue
from ..sql import LISTED, listed
from .english import amount
from .excerpts import sentences


class Cited(NamedTuple):
    """A source of an answer."""

    id: str
    title: str
    url: str | None


class AnswerReceipt(NamedTuple):
    """Source ids (separated by spaces, as stored), date and state of one statement."""

    source: str | None
    as_of: str | None
    evidence: str = "page"
    contested: bool = False
    opinion: bool = False


class Figure(NamedTuple):
    """One value of an answer with its own receipt."""

    id: str
    value: Any
    unit: str
    as_of: str | None
    source: str


class Showing(NamedTuple):
    """What shows all that an answer is about: a view of the explorer, and of what.

    ``view`` is page, compare, relate, figures, matrix, timeline or list; ``ids`` the entities. ``when`` is the date of a page,
    the period of a timeline or the year of a ranking; ``figure`` and ``among`` say what is ranked, and ``lowest`` from where;
    ``without`` are the bodies of whose members there are none.
    """

    view: str
    ids: tuple[str, ...] = ()
    when: str = ""
    figure: str = ""
    among: str = ""
    lowest: bool = False
    without: tuple[str, ...] = ()


class Answer(NamedTuple):
    """One line, with its receipt.

    ``value`` is the bare figure, date, id or list; ``as_of`` the date of that value; ``values`` each value with its own date and
    source; ``understood`` the question as it was read; ``confidence`` (0 to 1) the share of the question that the form explains
    less what its reading cost; ``marks`` hold contested, unchecked and opinion where they apply. ``section`` names the part of a
    page from which a passage is quoted; ``shown`` what shows all of it, where that is more than the page of the first entity.
    """

    text: str
    value: Any
    as_of: str | None
    about: tuple[str, ...]
    sources: tuple[Cited, ...]
    confidence: float
    understood: str
    marks: tuple[str, ...]
    values: tuple[Figure, ...] = ()
    section: str = ""
    shown: Showing | None = None

    def amounts(self) -> dict[str, str]:
        """The figure by which each of its entities was chosen or ordered, with unit and year, by id."""
        return {
            figure.id: f"{amount(figure.value, figure.unit)}{f' ({figure.as_of[:4]})' if figure.as_of else ''}"
            for figure in self.values
            if isinstance(figure.value, int | float) and figure.unit
        }

    def data(self) -> dict[str, Any]:
        """The answer for another program."""
        return {
            "json_version": JSON_VERSION,
            "answer": self.text,
            "value": self.value,
            "as_of": self.as_of,
            "about": list(self.about),
            "sources": [source._asdict() for source in self.sources],
            "confidence": self.confidence,
            "understood": self.understood,
            "marks": list(self.marks),
            "values": [figure._asdict() for figure in self.values],
            "section": self.section or None,
        }


def together(first: Answer, second: Answer) -> Answer:
    """The answers to two questions as one; what the second says again is left out."""
    more = [sentence for sentence in sentences(second.text) if sentence not in first.text]
    return Answer(
        " ".join((first.text, *more)),
        [first.value, second.value],
        first.as_of or second.as_of,
        tuple(dict.fromkeys((*first.about, *second.about))),
        tuple(dict.fromkeys((*first.sources, *second.sources))),
        min(first.confidence, second.confidence),
        f"{first.understood}; {second.understood}",
        tuple(dict.fromkeys((*first.marks, *second.marks))),
        (*first.values, *second.values),
        first.section or second.section,
    )


_HOW = lazy_pattern(r"^how (high|long|deep|wide|old|large|tall)\b", re.IGNORECASE)
"""Asks for a figure that a text may give with the same word."""


_LONG = lazy_pattern(r"(?!when|what|which|where)\b\w{5,}")
_YEAR = lazy_pattern(r"\b(?:1[89]|20)\d\d\b")


def half(first: Answer, other: str) -> Answer:
    """The answer to one of two questions, with the remark that the other has none."""
    question = other.strip(" ?.!")
    if (how := _HOW.search(question)) and re.search(rf"\d \w+ {how[1]}\b", first.text):
        return first  # how high: "335 m high"
    if _told(first.text, question):
        return first
    return first._replace(text=f"{first.text} No answer here to “{question}”.", confidence=0.7)


def _told(text: str, question: str) -> bool:
    """True where a question asks when, and an answer has all its longer words and a year."""
    words = [fold(word)[:5] for word in _LONG.findall(question)]
    if not words or "when" not in fold(question).split() or not all(word in fold(text) for word in words):
        return False
    return any(words[0] in fold(each) and _YEAR.search(each) for each in sentences(text))


class Draft(NamedTuple):
    """What an evaluated form says. ``empty`` when it says that nothing is recorded; ``cost`` is added to that of the reading."""

    text: str
    value: Any
    about: tuple[str, ...]
    understood: str
    receipts: tuple[AnswerReceipt, ...]
    values: tuple[Figure, ...] = ()
    as_of: str | None = None
    """The date an answer was worked out for, when one was asked for."""
    empty: bool = False
    cost: float = 0.0
    section: str = ""
    shown: Showing | None = None


def finished(catalogue: Catalogue, draft: Draft, confidence: float) -> Answer:
    """The draft with sources named and marks gathered."""
    ids = list(dict.fromkeys(id_ for receipt in draft.receipts for id_ in (receipt.source or "").split()))[:4]
    dates = [receipt.as_of for receipt in draft.receipts if receipt.as_of]
    marks = []
    for mark, found in (
        ("contested", any(receipt.contested for receipt in draft.receipts)),
        ("unchecked", any(receipt.evidence == RECORD for receipt in draft.receipts)),
        ("opinion", any(receipt.opinion for receipt in draft.receipts)),
    ):
        if found:
            marks.append(mark)
    first = draft.values[0] if draft.values else None
    own = first.as_of if first and (len(draft.values) == 1 or first.value == draft.value) else None
    text = f"{draft.text[:-2]}." if draft.text.endswith("..") else draft.text
    return Answer(
        text,
        draft.value,
        draft.as_of or own or (max(dates) if dates else None),
        tuple(dict.fromkeys(draft.about)),
        cited(catalogue, ids),
        round(confidence, 2),
        draft.understood,
        tuple(marks),
        draft.values,
        draft.section,
        draft.shown,
    )


def cited(catalogue: Catalogue, ids: Iterable[str]) -> tuple[Cited, ...]:
    """Sources by id, with their titles and addresses."""
    wanted = list(ids)
    names = catalogue.names(wanted)
    urls = dict(
        catalogue.db.execute(
            f"SELECT entity, value FROM fact WHERE entity IN {LISTED} AND key = 'url'", (listed(wanted),)
        )
    )
    return tuple(Cited(id_, names[id_], urls.get(id_)) for id_ in wanted)
