"""The state shared by the builders of one page: its rows, names and dates, and the numbers of its sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...dates import bounds
from ...named_tuple import NamedTuple
from ..addresses import split
from ..blocks import Inline, Receipt, RelationRow, SourceRow, Span
from ..catalogue import Catalogue, Unknown
from ..declared import KindInfo
from ..rows import MENTIONS, FactRecord, RelationRecord, dates, facts, mentioned_by, relations, some_relations

WEAK = ("see-also", "holds-position-on")
"""Relations listed only under linked from."""


class ReceiptFields(NamedTuple):
    """The fields of a row of prose, series, position or edge that tell its source."""

    source: str | None
    as_of: str | None
    evidence: str
    seen: str | None
    contested: int
    note: str | None = None


def written_later(catalogue: Catalogue) -> bool:
    """True when what people wrote for the pages is of after the date shown."""
    return bool(catalogue.as_of and catalogue.now and catalogue.day < bounds(catalogue.now)[0])


def stated_later(catalogue: Catalogue, as_of: str | None) -> bool:
    """True when a source says something as of after the date shown."""
    return bool(catalogue.as_of and as_of and catalogue.day < bounds(as_of)[0])


class Receipts:
    """Numbers the sources of a page in the order in which they are first needed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.numbers: dict[str, int] = {}

    def receipt(self, record: Any, *, printed: bool = True) -> Receipt:
        """The receipt of a row, with its sources numbered in the order of the page."""
        sources = tuple((record.source or "").split())
        for source in sources if printed else ():
            self.numbers.setdefault(source, len(self.numbers) + 1)
        return Receipt(
            sources,
            tuple(self.numbers.get(source, 0) for source in sources),
            record.as_of,
            record.evidence,
            record.seen,
            bool(record.contested),
            self._note(record.note),
            fetched=bool(sources) and sources[0] in self.catalogue.fetched_sources,
            later=not getattr(record, "since", None) and stated_later(self.catalogue, record.as_of),
        )

    def _note(self, note: str | None) -> Inline:
        """A note on a statement, which says so where it was written after the date shown."""
        if not note:
            return ()
        later = (Span("Written later: ", role="as-of"),) if written_later(self.catalogue) else ()
        return (*later, *self.catalogue.inline(note))

    def sources(self) -> tuple[SourceRow, ...]:
        """The sources of the page in the order of their numbers."""
        ids = list(self.numbers)
        values = self.catalogue.documents(ids)
        names = self.catalogue.names(ids)
        return tuple(
            SourceRow(
                id_, names[id_], values[id_].get("publisher", ""), values[id_].get("date"), values[id_].get("url")
            )
            for id_ in ids
        )


class PageDraft(Receipts):
    """The state shared by the builders of blocks while one page is made."""

    def __init__(self, catalogue: Catalogue, place: str, *, rows: bool = True) -> None:
        super().__init__(catalogue)
        id_, self.paragraph = split(place)
        self.id = id_
        row = catalogue.db.execute("SELECT kind, name, pack, draft FROM entity WHERE id = ?", (id_,)).fetchone()
        if row is None:
            raise Unknown(id_)
        kind, self.name, self.pack, self.draft = row
        if catalogue.language:
            self.name = catalogue.name(id_)
        self.kind: KindInfo = catalogue.kinds[kind]
        self.facts: dict[str, list[FactRecord]] = {}
        """By key, in the order of the file."""
        for fact in facts(catalogue, id_):
            self.facts.setdefault(fact.key, []).append(fact)
        self._left: dict[tuple[str, str, tuple[str, ...]], int] = {}
        self.relations: list[RelationRecord]
        if rows:
            self.relations = relations(catalogue, id_, MENTIONS)
        else:
            self.relations, self._left = some_relations(catalogue, id_, *_asked(self.kind))
        mentioned, self.unmentioned = mentioned_by(catalogue, id_, every=rows)
        others = [*(record.other(id_) for record in self.relations), *mentioned]
        self.kinds = catalogue.kinds_of(others)
        self.names = catalogue.names(others)
        if not rows and not catalogue.as_of:  # then only tables print the dates of other ends
            tables = {item["relation"] for item in self.kind.page if item["block"] in ("relations", "chain")}
            others = [record.other(id_) for record in self.relations if record.name in tables]
        self.dates = dates(catalogue, others)
        self.relations = [record for record in self.relations if self._stood(record)]
        self.mentioned = [other for other in mentioned if other in self.kinds and self._was(other)]
        self._named: dict[str, list[tuple[int, RelationRecord]]] = {}
        for index, record in enumerate(self.relations):
            self._named.setdefault(record.name, []).append((index, record))
        self.used_facts: set[str] = set()
        self.used_relations: set[int] = set()
        self.listed: set[str] = set()

    def _stood(self, record: RelationRecord) -> bool:
        other = record.other(self.id)
        return other in self.kinds and (bool(record.since) or self._was(other))

    def _was(self, other: str) -> bool:
        """False under an as-of date for what is dated later."""
        if not self.catalogue.as_of or other not in self.dates:
            return True
        return self.kinds[other] in ("sources",) or bounds(self.dates[other])[0] <= self.catalogue.day

    def row(self, record: RelationRecord, *, printed: bool = True) -> RelationRow:
        """A relation seen from the page's entity; its sources are numbered when it is printed."""
        other = record.other(self.id)
        day = self.catalogue.day
        return RelationRow(
            record.name,
            other,
            self.names[other],
            self.kinds[other],
            record.since,
            record.until,
            record.status,
            record.role,
            record.value,
            record.unit,
            record.participation(day),
            record.ended(day),
            self.dates.get(other),
            self.receipt(record, printed=printed)._replace(later=self._is_later(record)),
            record.subject != self.id,
            record.entity,
            record.part_since,
        )

    def _is_later(self, record: RelationRecord) -> bool:
        """True for what was stated after the date shown and is not dated, nor has another end that is."""
        dated = record.since or self.dates.get(record.other(self.id))
        return not dated and stated_later(self.catalogue, record.as_of)

    def matching(self, name: str, side: str, kinds: Iterable[str] = (), rank: str = "") -> list[RelationRecord]:
        """Relations of one name seen from one side, for a block of the caller."""
        found = []
        for index, record in self._named.get(name, ()):
            if kinds and self.kinds[record.other(self.id)] not in kinds:
                continue
            if side != "both" and (record.subject == self.id) != (side == "subject"):
                continue
            if not rank or record.rank == rank:
                found.append(record)
                self.used_relations.add(index)
        return found

    def left(self, name: str, side: str, kinds: Iterable[str] = ()) -> int:
        """The number of such relations that were not read because there are too many."""
        sides = ("subject", "object") if side == "both" else (side,)
        return sum(self._left.get((name, item, tuple(kinds)), 0) for item in sides)


def _asked(kind: KindInfo) -> tuple[set[str], dict[str, list[tuple[str, ...]]]]:
    """Relations whose every row the sections of a kind need, and the kinds by which others are distinguished."""
    whole: set[str] = set()
    by_kind: dict[str, list[tuple[str, ...]]] = {}
    for section in kind.page:
        if section["block"] in ("route", "bars", "growth"):
            whole.add(section["relation"])
        elif section["block"] == "facts":
            whole |= {row.lstrip("<").partition(":")[0] for row in section.get("rows", ())}
        elif section.get("kinds"):
            by_kind.setdefault(section["relation"], []).append(tuple(section["kinds"]))
    return whole, by_kind
