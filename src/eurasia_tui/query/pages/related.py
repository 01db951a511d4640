"""Pages about two entities: their relation, and chains between them."""

from __future__ import annotations

from collections.abc import Sequence

from ...dates import show
from ..blocks import (
    Block,
    FactRow,
    Facts,
    FactValue,
    Inline,
    Links,
    Notice,
    Page,
    Receipt,
    Span,
    Table,
    TableRow,
)
from ..catalogue import Catalogue
from ..path import Chain, paths
from ..relate import MINISTER, Facing, Related, Shared, relate, standing
from ..rows import RelationRecord
from .draft import ReceiptFields, Receipts
from .quotations import quotations

MAX_QUOTATIONS = 12


def page_of(receipts: Receipts, id_: str, name: str, lead: Inline, blocks: Sequence[Block]) -> Page:
    """A page of blocks that belongs to no kind, such as a comparison."""
    return Page(id_, "", "", name, lead, "", (), tuple(blocks), (), (), receipts.sources(), receipts.catalogue.as_of)


class PairBlocks(Receipts):
    """Makes the blocks of the page of two entities."""

    def __init__(self, catalogue: Catalogue, found: Related) -> None:
        super().__init__(catalogue)
        self.found = found
        self.id = found.a
        self.a = Span(found.names[found.a], found.a)
        self.b = Span(found.names[found.b], found.b)

    def link(self, id_: str) -> Span:
        """A link with the entity's name."""
        return Span(self.found.names.get(id_) or self.catalogue.name(id_), id_)

    def status(self, record: RelationRecord) -> Inline:
        """Status, participation and beginning of one side's relation."""
        day = self.catalogue.day
        status = "former" if record.ended(day) else (record.status or "").replace("-", " ")
        part = record.participation(day)
        ended = f"until {show(record.until)}" if record.until and record.ended(day) else ""
        when = ended or (f"since {show(record.since)}" if record.since else "")
        return (Span(", ".join(filter(None, (status, part, when)))),)

    def direct(self) -> list[Block]:
        """Relations without a third: border, trade, dependence."""
        return between(self, self.found)

    def shared(self, kind: str) -> list[Block]:
        """The shared entities of a kind: with each side's status where they have one, else in a run."""
        items = self.found.of_kind(kind)
        label = self.catalogue.kinds[kind].label
        if not items:
            return []
        if any(item.a.status or item.b.status for item in items):
            return [self._statuses(f"{label} in common", items)]
        if any(item.id in self.found.dates for item in items):
            rows = tuple(
                TableRow(
                    ((self.link(item.id),), (Span(show(self.found.dates.get(item.id))),)),
                    (Receipt(), self.receipt(item.a)),
                )
                for item in items
            )
            return [Table(f"{label} in common", ((Span(label),), (Span("date"),)), rows)]
        return [Links(f"{label} in common", tuple(self.link(item.id) for item in items))]

    def _statuses(self, title: str, items: list[Shared]) -> Table:
        day = self.catalogue.day
        items = sorted(items, key=lambda item: standing(item, day))
        rows = tuple(
            TableRow(
                ((self.link(item.id),), self.status(item.a), self.status(item.b)),
                (Receipt(), self.receipt(item.a), self.receipt(item.b)),
            )
            for item in items
        )
        return Table(title, ((Span(""),), (self.a,), (self.b,)), rows)

    def facing(self) -> list[Block]:
        """Office-holders of one rank, side by side."""
        rows = tuple(
            TableRow(
                (
                    (Span(item.role or item.rank.replace("-", " ").capitalize()),),
                    self._holders(item, item.a),
                    self._holders(item, item.b),
                ),
                (Receipt(), self.receipt(item.a[0]), self.receipt(item.b[0])),
            )
            for item in self.found.facing
        )
        return [Table("Office-holders", ((Span(""),), (self.a,), (self.b,)), rows)] if rows else []

    def _holders(self, item: Facing, records: tuple[RelationRecord, ...]) -> Inline:
        """Names; where several hold offices of one rank, and of ministers, with what each is in charge of."""
        several = not item.role and (item.rank == MINISTER or max(len(item.a), len(item.b)) > 1)
        spans: list[Span] = []
        for record in records:
            spans += [Span(", ")] if spans else []
            spans.append(self.link(record.subject))
            if several and record.role:
                spans.append(Span(f" ({_charge(record.role)})", role="quiet"))
        return tuple(spans)

    def quotations(self) -> list[Block]:
        """Quotations and claims that speak of both."""
        ids = [item.id for item in self.found.shared if self.catalogue.kinds[item.kind].opinion]
        blocks: list[Block] = []
        title = "Quotations about both"
        for quotation in quotations(self, ids[:MAX_QUOTATIONS]):
            blocks.append(quotation._replace(title=title))
            title = ""
        if ids[MAX_QUOTATIONS:]:
            blocks.append(Links("More quotations about both", tuple(self.link(id_) for id_ in ids[MAX_QUOTATIONS:])))
        return blocks


def _sentence(label: str) -> str:
    return label[:1].lower() + label[1:]


def between(receipts: Receipts, found: Related) -> list[Block]:
    """The relations of two without a third, each said from its subject: who sells to whom, who is what in which body."""
    rows = []
    for record in sorted(found.direct, key=lambda record: not record.status):  # memberships first
        type_ = receipts.catalogue.relation_types[record.name]
        sentence = f"{found.names[record.subject]} {_sentence(type_.label)} {found.names[record.object]}"
        own = type_.label if record.subject == found.a or type_.symmetric else type_.inverse
        label, text = (own, sentence) if record.value is None or type_.symmetric else (sentence, "")
        if record.value is None and record.status and record.status not in type_.label.lower():
            text = f"{sentence} ({record.status.replace('-', ' ')})"
        value = FactValue(
            (Span(text if record.value is None else ""),),
            record.value,
            record.unit or "",
            receipts.receipt(record),
            record.since,
            record.until,
        )
        rows.append(FactRow(record.name, label, (value,)))
    return [Facts("Between them", tuple(rows))] if rows else []


def relate_page(catalogue: Catalogue, a: str, b: str) -> Page:
    """The page of two entities: what joins them, what they share, quotations about both, and chains between them."""
    found = relate(catalogue, a, b)
    pair = PairBlocks(catalogue, found)
    blocks: list[Block] = [*pair.facing(), *pair.direct()]
    for kind, declared in catalogue.kinds.items():
        if not declared.opinion and kind != "sources":
            blocks += pair.shared(kind)
    blocks += pair.quotations()
    chains = paths(catalogue, a, b)
    blocks += _chains(catalogue, pair, chains)
    if not blocks:
        blocks.append(Notice((Span("Nothing recorded connects the two.", role="quiet"),)))
    counted = [words for kind in catalogue.kinds if (words := _counted(catalogue, found, kind))]
    if counted:
        have = f" have in common {'; '.join(counted)}."
    elif found.direct:
        have = " are joined directly, and have nothing else in common."
    else:
        have = " have nothing in common" + ("; chains lead from one to the other." if chains else ".")
    lead = (pair.a, Span(" and "), pair.b, Span(have))
    return page_of(pair, f"{a}+{b}", f"{pair.a.text} and {pair.b.text}", lead, blocks)


def _counted(catalogue: Catalogue, found: Related, kind: str) -> str:
    """How many of a kind the two share, by status where there is one."""
    items, declared = found.of_kind(kind), catalogue.kinds[kind]
    if not items or declared.opinion or kind == "sources":
        return ""
    ways = found.by_status(kind, catalogue.day)
    name = (declared.label if len(items) > 1 else declared.singular).lower()
    if not ways:
        return f"{len(items)} {name}"
    if len(ways) == 1 and sum(ways.values()) == len(items):
        return f"{len(items)} {name} as {next(iter(ways))}"
    left = len(items) - sum(ways.values())
    counts = [f"{number} {way if way == 'former' else f'as {way}'}" for way, number in ways.items()]
    return f"{name}: {', '.join([*counts, *([f'{left} otherwise'] if left else [])])}"


def _chains(catalogue: Catalogue, receipts: Receipts, chains: Sequence[Chain]) -> list[Block]:
    """Chains as a table: one step a row."""
    blocks: list[Block] = []
    for number, chain in enumerate(chains, 1):
        rows = []
        names = catalogue.names([chain[0].start, *(edge.end for edge in chain)])
        for edge in chain:
            type_ = catalogue.relation_types.get(edge.relation)
            label = (type_.inverse if edge.inverse else type_.label) if type_ else edge.relation
            tail = ", ".join(filter(None, (edge.status, f"since {show(edge.since)}" if edge.since else "")))
            relation_text = f"{_sentence(label)}{f' ({tail})' if tail else ''}"
            rows.append(
                TableRow(
                    (
                        (Span(names[edge.start], edge.start),),
                        (Span(relation_text, role="quiet"),),
                        (Span(names[edge.end], edge.end),),
                    ),
                    (
                        Receipt(),
                        Receipt(),
                        receipts.receipt(ReceiptFields(edge.source, edge.as_of, edge.evidence, None, edge.contested)),
                    ),
                )
            )
        title = f"Chain {number}" if len(chains) > 1 else "Chain"
        blocks.append(Table(title, ((Span("from"),), (Span("how"),), (Span("to"),)), tuple(rows)))
    return blocks


def path_page(catalogue: Catalogue, a: str, b: str) -> Page:
    """The page of the chains between two entities."""
    receipts = Receipts(catalogue)
    names = catalogue.names([a, b])
    blocks = _chains(catalogue, receipts, paths(catalogue, a, b))
    if not blocks:
        blocks.append(Notice((Span("No chain of up to four steps connects the two.", role="quiet"),)))
    lead = (Span(names[a], a), Span(" to "), Span(names[b], b))
    return page_of(receipts, f"{a}+{b}", f"From {names[a]} to {names[b]}", lead, blocks)


def _charge(role: str) -> str:
    """What a minister is in charge of: ``Energy`` of a Minister of Energy; other offices in full."""
    return role.removeprefix("Minister of ")
