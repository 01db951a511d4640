"""The page of two to four entities side by side: every field, what they share, what only one has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...dates import show
from ...formatting import exact, labelled, short, with_unit
from ..blocks import (
    RECORD,
    Block,
    CourseRow,
    Courses,
    Inline,
    Notice,
    Page,
    Receipt,
    Route,
    SetItem,
    SetPart,
    Sets,
    Span,
    Table,
    TableRow,
    span_text,
)
from ..catalogue import Catalogue
from ..columns import acronyms, short_names
from ..pages.draft import ReceiptFields, Receipts
from ..pages.related import between, page_of
from ..pages.route_section import route
from ..relate import relate
from ..rows import RelationRecord, relations
from ..sql import LISTED, listed
from .compare import ComparedValue, CompareRow, compare, series
from .shared_sets import QUALIFIED, EntitySet, Part, shared_sets

DIFFERS = "≠"
"""Stands at a figure of another year, or in another unit, than the first of its row."""
NAMED = 2
"""Sources of one relation that are named; the pages of the entities name all."""
BRIEF = 60
"""Characters of a text that is among the first fields; longer ones follow what is shared."""
_UNKNOWN = (Span("–", role="quiet"),)


def compare_page(catalogue: Catalogue, ids: Sequence[str], differences: bool = False) -> Page:
    """The page of several entities. With ``differences`` fields that agree and what is in all of them are left out."""
    return _Comparison(catalogue, ids, differences).page()


class _Comparison(Receipts):
    def __init__(self, catalogue: Catalogue, ids: Sequence[str], differences: bool) -> None:
        super().__init__(catalogue)
        self.ids, self.differences = tuple(ids), differences
        self.names = catalogue.names(ids)
        self.mixed = len(set(catalogue.kinds_of(ids).values())) > 1
        """True of entities of several kinds: a field that one kind alone has compares nothing."""
        self.short = short_names(catalogue, ids)
        self.header: tuple[Inline, ...] = ((Span(""),), *((Span(self.short[id_], id_),) for id_ in ids))

    def page(self) -> Page:
        """Texts, figures, sets, sums, and the course of figures."""
        rows = [row for row in compare(self.catalogue, self.ids) if not (self.differences and row.same)]
        if self.mixed:
            rows = [row for row in rows if len(row.values) == len(self.ids)]
        figures = tuple(self._row(row) for row in rows if row.numeric)
        texts = [self._row(row) for row in rows if not row.numeric]
        if any(self.short[id_] != self.names[id_] for id_ in self.ids):
            texts.insert(0, TableRow(((Span("Name"),), *((Span(self.names[id_]),) for id_ in self.ids))))
        brief = tuple(row for row in texts if max(len(span_text(cell)) for cell in row.cells) <= BRIEF)
        long = tuple(row for row in texts if row not in brief)
        blocks: list[Block] = [Table("Fields", self.header, brief)] if brief else []
        if figures:
            at = len(blocks) if len(figures) < len(brief) else 0
            blocks.insert(at, Table("Figures", self.header, figures, numeric=True))
        blocks[1:1] = self._routes()
        if self.mixed and len(self.ids) == 2:
            blocks[:0] = between(self, relate(self.catalogue, *self.ids))
        found = shared_sets(self.catalogue, self.ids)
        if self.mixed:
            found = [item for item in found if any(part.items and len(part.of) == len(self.ids) for part in item.parts)]
        for item in found:
            blocks += self._set(item)
        blocks += self._sums(found)
        if long:
            blocks.append(Table("In words", self.header, long))
        for line in () if self.mixed else series(self.catalogue, self.ids):
            rows_ = tuple(
                CourseRow(Span(self.names[id_], id_), line.points[id_]) for id_ in self.ids if id_ in line.points
            )
            receipt = self.receipt(ReceiptFields(" ".join(line.sources), None, "", None, 0))
            blocks.append(Courses(line.label, line.unit, rows_, receipt))
        if not blocks:
            blocks.append(Notice((Span("There is no data to compare.", role="quiet"),)))
        return page_of(self, "+".join(self.ids), ", ".join(self.names[id_] for id_ in self.ids), (), blocks)

    # --- fields --------------------------------------------------------------

    def _row(self, row: CompareRow) -> TableRow:
        label = labelled(row.label, row.unit) if row.numeric else row.label
        cells: list[Inline] = [(Span(label),)]
        marks: list[Receipt] = [Receipt()]
        for id_ in self.ids:
            value = row.values.get(id_)
            cells.append(_UNKNOWN if value is None else self._cell(value, row))
            marks.append(Receipt() if value is None else self._receipt(value))
        numbers = [row.values[id_].value if id_ in row.values else None for id_ in self.ids]
        comparable = row.numeric and len({value.unit for value in row.values.values()}) == 1
        values = (None, *(None if isinstance(number, str) else number for number in numbers)) if comparable else ()
        return TableRow(tuple(cells), tuple(marks), values)

    def _cell(self, value: ComparedValue, row: CompareRow) -> Inline:
        if isinstance(value.value, str):
            return (
                value.text
                if len(value.text) > 1 or any(span.link for span in value.text)
                else (Span(show(value.value)),)
            )
        small = value.value if abs(value.value) < 1e3 else round(value.value)  # cents of thousands are noise here
        text = short(value.value) if abs(value.value) >= 1e5 else exact(small)
        unit = value.unit if value.unit != row.unit or value.unit == "%" else ""
        year = f" {value.as_of[:4]}" if value.as_of else ""
        mark = (Span(f" {DIFFERS}", role="mark"),) if value.differs else ()
        return (Span(with_unit(text, unit)), Span(year, role="quiet"), *mark)

    def _receipt(self, value: ComparedValue) -> Receipt:
        return self.receipt(ReceiptFields(value.source, value.as_of, value.evidence, value.seen, value.contested))

    def _routes(self) -> list[Route]:
        """The routes of those that have one, to one scale."""
        kinds = self.catalogue.kinds_of(self.ids)
        found = []
        for id_ in self.ids:
            for section in self.catalogue.kinds[kinds[id_]].page:
                if section["block"] == "route" and section.get("style"):
                    rows = [row for row in relations(self.catalogue, id_) if row.name == section["relation"]]
                    found.append(route(self, id_, rows, self.names[id_], section["style"]))
        drawn = [item for item in found if item and item.legs]
        longest = max((sum(leg.km for leg in item.legs) for item in drawn), default=0.0)
        return [item._replace(scale=longest) for item in drawn]

    # --- sets ----------------------------------------------------------------

    def _set(self, found: EntitySet) -> Iterator[Sets]:
        ids = [id_ for part in found.parts for id_ in part.items]
        names = self.catalogue.names(ids) | acronyms(self.catalogue, ids)
        parts = [
            SetPart(
                self._label(part.of),
                self._role(part.of),
                tuple(self._item(found, part, id_, names[id_]) for id_ in part.items),
                self._sum(part.items) if found.of_status and not found.qualified else "",
            )
            for part in found.parts
            if not (self.differences and len(part.of) == len(self.ids))
        ]
        title = found.title
        if found.qualified:
            own = {id_ for part in found.parts for id_ in part.items}
            rows = [row for (id_, _), row in found.records.items() if id_ in own]
            words = Counter(self._status(row) for row in rows if self._qualified(row)).most_common()
            title = f"{title}: {', '.join(word for word, _ in words)}"
            parts = [part._replace(items=_without(part.items, words[0][0])) for part in parts]
        if any(part.items for part in parts):
            shown = [part for part in parts if part.items or len(self.ids) == 2]
            yield Sets(title, tuple(shown))

    def _label(self, of: tuple[str, ...]) -> str:
        if len(of) == 1:
            return f"only {self.short[of[0]]}"
        if len(of) == len(self.ids):
            return {2: "in both", 3: "in all three"}.get(len(of), "in all four")
        return "in " + " and ".join(self.short[id_] for id_ in of)

    def _role(self, of: tuple[str, ...]) -> str:
        if len(of) == len(self.ids):
            return "both"
        if len(self.ids) == 2:
            return "first" if of[0] == self.ids[0] else "second"
        return ""

    def _qualified(self, row: RelationRecord) -> bool:
        return row.status in QUALIFIED or row.ended(self.catalogue.day)

    def _status(self, row: RelationRecord) -> str:
        if row.ended(self.catalogue.day):
            return "former"
        return (row.status or "").replace("-", " ") if row.status in QUALIFIED else ""

    def _item(self, found: EntitySet, part: Part, id_: str, name: str) -> SetItem:
        """An item with the year for each entity it belongs to; its qualification is on the next line."""
        day = self.catalogue.day
        since, remarks, receipts = [], [], []
        for of in sorted(self.ids, key=lambda of: of not in part.of):  # first what it belongs to
            row = found.records.get((id_, of))
            if row is None:
                since += [""] if of in part.of else []
                continue
            receipts.append(self.receipt(row._replace(source=" ".join((row.source or "").split()[:NAMED]))))
            if of in part.of:
                since.append(row.since or "")
            where = f" of {self.short[of]}" if len(part.of) > 1 or of not in part.of else ""
            if status := self._status(row):
                begun = f" since {show(row.since)}" if row.since and of not in part.of and not row.ended(day) else ""
                ended = f" until {show(row.until)}" if row.until and row.ended(day) else ""
                remarks.append(f"{status}{where}{begun}{ended}")
            if state := row.participation(day):
                begun = f" since {show(row.part_since)}" if row.part_since else ""
                remarks.append(f"{state}{where.replace(' of ', ' in ')}{begun}")
        return SetItem(Span(name, id_), tuple(since), tuple(remarks), _merged(receipts))

    # --- sums ----------------------------------------------------------------

    def _summed(self, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Keys and labels of the figures that add up, of the kind of the entities."""
        kinds = set(self.catalogue.kinds_of(ids).values())
        return self.catalogue.kinds[kinds.pop()].sums if len(kinds) == 1 else ()

    def _sum(self, ids: Sequence[str]) -> str:
        """The first of the sums in words: ``3.21 bn people``; nothing where a figure is missing."""
        for key, label in self._summed(ids)[:1]:
            if (value := self._total(ids, key)) is not None:
                return f"{short(value[0])} {label}"
        return ""

    def _total(self, ids: Sequence[str], key: str) -> tuple[float, Receipt, str] | None:
        rows = self.catalogue.db.execute(
            "SELECT entity, number, unit, source, as_of, evidence, seen, contested, seq FROM "
            f"{self.catalogue.fact} WHERE key = ? AND number IS NOT NULL AND entity IN {LISTED} ORDER BY seq",
            (key, listed(ids)),
        ).fetchall()
        by_source: dict[tuple[str, str], dict[str, tuple[float, ReceiptFields]]] = {}
        for entity, number, unit, source, as_of, evidence, seen, contested, _ in rows:
            main = (source or "").split(" ")[0]
            stated = ReceiptFields(main, as_of, evidence, seen, contested)
            by_source.setdefault((main, unit or ""), {}).setdefault(entity, (number, stated))
        whole = [(unit, found) for (_, unit), found in by_source.items() if len(found) == len(set(ids))]
        if not whole:
            return None
        unit, found = whole[0]
        return sum(number for number, _ in found.values()), self.receipt(next(iter(found.values()))[1]), unit

    def _sums(self, found: Sequence[EntitySet]) -> Iterator[Table]:
        """The sums over the members of each entity."""
        for item in found:
            if item.qualified or not item.of_status:
                continue
            items_of = {
                id_: [third for part in item.parts if id_ in part.of for third in part.items] for id_ in self.ids
            }
            keys = self._summed([third for some in items_of.values() for third in some])
            rows = []
            for key, label in keys:
                totals = {id_: self._total(some, key) if some else None for id_, some in items_of.items()}
                if not any(totals.values()):
                    continue
                unit = next(total[2] for total in totals.values() if total)
                cells: list[Inline] = [(Span(labelled(label, unit)),)]
                cells += [(Span(short(total[0])),) if total else _UNKNOWN for total in totals.values()]
                receipts = (Receipt(), *(total[1] if total else Receipt() for total in totals.values()))
                values = (None, *(total[0] if total else None for total in totals.values()))
                rows.append(TableRow(tuple(cells), receipts, values))
            if rows:
                title = f"{item.title} together"
                yield Table(title, self.header, tuple(rows), numeric=True, map=self.ids)


def _merged(receipts: Sequence[Receipt]) -> Receipt:
    """One receipt for what several rows state, as weak as the weakest of them."""
    numbers = {
        source: number for receipt in receipts for source, number in zip(receipt.sources, receipt.numbers, strict=True)
    }
    weakest = next((receipt for receipt in receipts if receipt.evidence == RECORD), receipts[0])
    contested = any(receipt.contested for receipt in receipts)
    return weakest._replace(sources=tuple(numbers), numbers=tuple(numbers.values()), contested=contested)


def _without(items: Sequence[SetItem], remark: str) -> tuple[SetItem, ...]:
    """The items without a remark that the title of their set has said."""
    return tuple(item._replace(remarks=tuple(entry for entry in item.remarks if entry != remark)) for item in items)
