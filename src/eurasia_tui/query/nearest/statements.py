"""The statements of pages, one by one: sentences, facts, relations in words, yearly figures, positions, quotations, claims."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence

from ...dates import show
from ...named_tuple import NamedTuple
from .. import sets
from ..catalogue import Catalogue
from ..questions.answer import AnswerReceipt
from ..questions.english import Speaker, amount, comma_list
from ..questions.excerpts import sentences
from ..questions.relation_text import WEAK, sentence
from ..rows import FactRecord, RelationRecord
from ..series import declared
from ..sql import LISTED, listed

_LINKED = re.compile(r"\[\[([a-z0-9-]+)")
_QUOTED = {"quotation": "“{}”", "claim": "{}"}
"""Sections whose text is somebody's words, and how they are written."""
_UNSAID = ("website", "url", "lat", "lon", "image", "iso2", "iso3", "date-read")
"""Keys of facts that answer no question in words."""
_WIDE = ("countries", "organisations", "people", "places", "sources")
"""Kinds whose pages are of many matters."""
_LOOSE = ("about", "spoke", "asserts", "issued", "authored", "uses-idea")
"""Relations of texts: what they say is in the texts."""
MOST_NAMED = 12
"""Entities of one relation that are named; of more their number is given."""


class PageStatement(NamedTuple):
    """One statement of a page. ``text`` has links as they are written; ``says`` are the keys of what it states."""

    entity: str
    section: str
    text: str
    receipt: AnswerReceipt
    says: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    structured: bool = False
    label: str = ""
    """What a fact or a list states."""
    is_list: bool = False
    """Words are looked for in the label of a list, not in its names."""
    lead: bool = False
    """True for the first sentence of a page."""
    holder: str = ""
    """Of a position: whose it is."""
    paragraph: int = 0
    """Of a document: the number of the paragraph."""


def of_texts(catalogue: Catalogue, ids: Collection[str]) -> Iterator[PageStatement]:
    """The sentences of the pages, and what is quoted or claimed there with who said it."""
    speakers: dict[str, list[str]] = {}
    for subject, object_ in _speakers(catalogue, ids):
        speakers.setdefault(object_, []).append(subject)
    for entity, section, heading, text, source, as_of, evidence, contested in catalogue.db.execute(
        f"SELECT entity, section, heading, text, source, as_of, evidence, contested FROM prose WHERE entity IN {LISTED}",
        (listed(ids),),
    ):
        receipt = AnswerReceipt(source, as_of, evidence, bool(contested), section in _QUOTED)
        if section in _QUOTED:
            by = speakers.get(entity, [])
            words = f"{comma_list(f'[[{id_}]]' for id_ in by)}: {_QUOTED[section].format(text)}" if by else text
            yield PageStatement(entity, "", words, receipt, frozenset(("said",)), _links(words))
            continue
        for at, part in enumerate(sentences(text)):
            yield PageStatement(
                entity, heading, part, receipt, linked=_links(part), lead=section == "summary" and not at
            )


def of_positions(catalogue: Catalogue, ids: Collection[str]) -> Iterator[PageStatement]:
    """What each side holds of a contested matter of the pages."""
    for entity, topic, holder, says, source, as_of, evidence in catalogue.db.execute(
        f"SELECT entity, topic, holder, says, source, as_of, evidence FROM position WHERE entity IN {LISTED}",
        (listed(ids),),
    ):
        text = f"[[{holder}]]: {says}" if holder else says
        receipt = AnswerReceipt(source, as_of, evidence, True)
        yield PageStatement(entity, topic, text, receipt, frozenset(("said",)), _links(text), holder=holder or "")


def of_facts(catalogue: Catalogue, ids: Collection[str]) -> Iterator[PageStatement]:
    """The labelled facts of the pages."""
    columns = ", ".join(FactRecord._fields)
    rows = catalogue.db.execute(f"SELECT {columns} FROM fact WHERE entity IN {LISTED}", (listed(ids),))
    for fact in map(FactRecord._make, rows):
        if fact.key in _UNSAID or "://" in fact.value:
            continue
        value = fact.value
        if fact.type == "date":
            value = show(fact.since)
        elif fact.number is not None:
            value = amount(fact.number, fact.unit)
        receipt = AnswerReceipt(fact.source, fact.as_of, fact.evidence, bool(fact.contested))
        says = frozenset((f"fact:{fact.key}", f"label:{fact.label.lower()}"))
        text = f"{fact.label}: {value}"
        since, until = fact.since or "", fact.until or ""
        yield PageStatement(fact.entity, "", text, receipt, says, _links(text), since, until, True, fact.label)


def of_figures(
    catalogue: Catalogue, ids: Collection[str], keys: Collection[str], years: Sequence[str]
) -> Iterator[PageStatement]:
    """The yearly figures under the keys: of the years asked for, else the newest."""
    known = declared(catalogue)
    for entity, key, label, unit, points, source, evidence, contested in catalogue.db.execute(
        f"SELECT entity, key, label, unit, points, source, evidence, contested FROM series WHERE entity IN {LISTED} "
        f"AND key IN {LISTED} AND other = ''",
        (listed(ids), listed(keys)),
    ):
        figures: dict[str, float] = json.loads(points)
        for year in [year for year in years if year in figures] or [max(figures)][: not years]:
            name = known[key].label if key in known else label
            text = f"{name}, {year}: {amount(figures[year], unit)}"
            receipt = AnswerReceipt(source, year, evidence, bool(contested))
            yield PageStatement(entity, "", text, receipt, frozenset((f"fact:{key}",)), since=year, structured=True)


def of_relations(catalogue: Catalogue, ids: Collection[str], named: Collection[str]) -> Iterator[PageStatement]:
    """The relations of the pages: one in a sentence, several of a kind as a list with their number.

    Of several those with an entity that is ``named`` stand alone too, and offices.
    """
    speaker, day = Speaker(catalogue), catalogue.day
    columns = ", ".join(RelationRecord._fields)
    for id_ in ids:
        groups: dict[tuple[str, str, str, bool], list[RelationRecord]] = {}
        for side in ("subject", "object"):
            rows = catalogue.db.execute(
                f"SELECT {columns} FROM relation WHERE {side} = ? AND name <> 'mentions'", (id_,)
            )
            for record in map(RelationRecord._make, rows):
                if record.name in (*WEAK, *_LOOSE) or not record.began(day):
                    continue
                ended = record.ended(day)
                groups.setdefault((side, record.name, record.status or "", ended), []).append(record)
        for (side, name, status, ended), records in groups.items():
            for record in records:
                alone = (
                    len(records) == 1 or record.name == "holds-office" or {record.subject, record.object} <= {*named}
                )
                if alone:
                    yield _relation_statement(speaker, id_, record, status)
            if len(records) > 1 and not ended:
                yield _several(speaker, id_, side, name, status, records)


def _relation_statement(speaker: Speaker, id_: str, record: RelationRecord, status: str) -> PageStatement:
    """A relation in a sentence, with its term."""
    text = sentence(speaker, record)
    since, until = record.since or "", record.until or ""
    if since or until:
        text += f" ({f'since {show(since)}' if not until else f'{show(since)} to {show(until)}' if since else f'until {show(until)}'})"
    if record.part:
        text += f"; participation {record.part}{f' since {show(record.part_since)}' if record.part_since else ''}"
    receipt = AnswerReceipt(record.source, record.as_of, record.evidence, bool(record.contested))
    ends = frozenset((record.subject, record.object))
    return PageStatement(id_, "", f"{text}.", receipt, _keys(record.name, status, record), ends, since, until, True)


def _several(
    speaker: Speaker, id_: str, side: str, name: str, status: str, records: Sequence[RelationRecord]
) -> PageStatement:
    """Relations of one kind as a list: ``Members: 28: ...``."""
    type_ = speaker.catalogue.relation_types[name]
    others = list(dict.fromkeys(record.object if side == "subject" else record.subject for record in records))
    label = type_.label if side == "subject" else type_.inverse
    if status:
        label = (
            f"{status.replace('-', ' ').capitalize()} of"
            if side == "subject"
            else f"{status.replace('-', ' ').capitalize()}s"
        )
    dates = [record.as_of for record in records if record.as_of]
    sources = " ".join(dict.fromkeys(record.source for record in records if record.source))
    receipt = AnswerReceipt(sources, max(dates, default=None))
    began = {other: record.since for other, record in zip(others, records, strict=False) if record.since}
    if len(others) <= MOST_NAMED and len(others) == len(records) and began:
        names = speaker.catalogue.names(others)
        each = [f"{names[id_]}{f' (since {show(began[id_])})' if id_ in began else ''}" for id_ in others]
        text = f"{label} ({len(others)}): {comma_list(each)}"
    else:
        text = f"{label} ({len(others)}): {speaker.names(others, MOST_NAMED)}"
    says, linked = _keys(name, status, records[0]), frozenset(others)
    return PageStatement(id_, "", text, receipt, says, linked, structured=True, label=label, is_list=True)


def _keys(name: str, status: str, record: RelationRecord) -> frozenset[str]:
    """The keys of what a relation states."""
    keys = [f"relation:{name}", f"status:{status}", f"rank:{record.rank or ''}"]
    return frozenset((*keys, "act:join") if name == "member-of" and record.since else keys)


def bound(catalogue: Catalogue, ids: Collection[str]) -> dict[str, set[str]]:
    """By page: the entities that what it is about has to do with: who took part, who said it, where it lies."""
    kinds = catalogue.kinds_of(ids)
    narrow = [id_ for id_ in ids if kinds.get(id_) not in _WIDE]
    found: dict[str, set[str]] = {}
    for id_, name, *ends in catalogue.db.execute(
        f"SELECT entity, name, subject, object FROM relation WHERE entity IN {LISTED} AND name <> 'mentions'",
        (listed(narrow),),
    ):
        if name not in WEAK:
            found.setdefault(id_, set()).update(ends)
    for subject, object_ in _speakers(catalogue, narrow):
        found.setdefault(object_, set()).add(subject)
    return found


def _speakers(catalogue: Catalogue, ids: Collection[str]) -> Iterator[tuple[str, str]]:
    yield from catalogue.db.execute(
        f"SELECT subject, object FROM relation WHERE name IN ('spoke', 'asserts') AND object IN {LISTED}",
        (listed(ids),),
    )


def dates_of(catalogue: Catalogue, ids: Collection[str]) -> dict[str, str]:
    """The years in which events and agreements fall, by id, as one text."""
    return {id_: f"{fact.since or ''} {fact.until or ''}" for id_, fact in sets.own_dates(catalogue, ids).items()}


def _links(text: str) -> frozenset[str]:
    return frozenset(_LINKED.findall(text))
