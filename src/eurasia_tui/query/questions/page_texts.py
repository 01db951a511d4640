"""Texts of pages: the summary and the sections of prose, with their receipts, and a sentence of them quoted as an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...named_tuple import NamedTuple
from ...text import fold
from ..catalogue import Catalogue
from .answer import AnswerReceipt, Draft
from .context import Context
from .excerpts import plain, sentences

COST = 0.3
"""A sentence that is quoted answers less surely than a fact."""


class PageText(NamedTuple):
    """One text of a page, with its links as they are written."""

    entity: str
    heading: str
    text: str
    receipt: AnswerReceipt

    @property
    def section(self) -> str:
        """The title of the section on the page."""
        return self.heading or "Summary"


def page_texts(catalogue: Catalogue, id_: str, section: str = "") -> Iterator[PageText]:
    """The texts of a page, the summary first, or its quotation or claim: these have pages of their own."""
    only = "section = ?" if section else "section NOT IN ('quotation', 'claim')"
    for heading, text, source, as_of, evidence, contested in catalogue.db.execute(
        f"SELECT heading, text, source, as_of, evidence, contested FROM prose WHERE entity = ? AND {only} "
        "ORDER BY section <> 'summary', seq",
        (id_, section) if section else (id_,),
    ):
        yield PageText(id_, heading or "", text, AnswerReceipt(source, as_of, evidence, bool(contested), bool(section)))


def summary(catalogue: Catalogue, id_: str) -> PageText | None:
    """The summary of an entity; None where it has none."""
    row = catalogue.db.execute(
        "SELECT text, source, as_of, evidence, contested FROM prose WHERE entity = ? AND section = 'summary'", (id_,)
    ).fetchone()
    if not row:
        return None
    text, source, as_of, evidence, contested = row
    return PageText(id_, "", text, AnswerReceipt(source, as_of, evidence, bool(contested)))


def page_sentences(catalogue: Catalogue, id_: str, *, of_summary: bool = False) -> Iterator[tuple[PageText, str]]:
    """Each sentence of a page, or of its summary alone, as it reads, with the text in which it stands."""
    own = summary(catalogue, id_) if of_summary else None
    for text in page_texts(catalogue, id_) if not of_summary else [own] if own else []:
        for sentence in sentences(plain(catalogue, text.text)):
            yield text, sentence


def quoted(
    context: Context,
    text: PageText,
    sentence: str,
    understood: str = "",
    about: Sequence[str] = (),
    cost: float = COST,
) -> Draft:
    """A sentence of a page as an answer, with its place; ``about`` are the other entities asked for."""
    name = context.speaker.name(text.entity)
    place = f"{name}, {text.heading}" if text.heading else name
    return Draft(
        f"{place}: {sentence}",
        sentence,
        (text.entity, *(id_ for id_ in about if id_ != text.entity)),
        understood or f"passage of the page of {place}",
        (text.receipt,),
        cost=cost,
        section=text.section,
    )


def names_it(context: Context, raw: str, folded: str, id_: str, *, surname: bool = False) -> bool:
    """True when a sentence links an entity, or has its name or its short name; with ``surname`` that of a person too."""
    if f"[[{id_}]]" in raw or f"[[{id_}|" in raw:
        return True
    name, short = fold(context.speaker.name(id_)), fold(context.speaker.short([id_])[id_])
    person = surname and context.catalogue.kinds_of([id_]).get(id_) == "people"
    ways = (name, short, *([name.split()[-1]] if person else ()))
    return any(f" {way} " in f" {folded} " for way in ways)
