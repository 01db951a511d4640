"""The brief: what one needs of an entity, or of two, on one printable page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..dates import show, year_of
from ..formatting import exact, rounded, with_unit
from .age import data_line
from .blocks import (
    Block,
    Contested,
    FactRow,
    Facts,
    FactValue,
    Inline,
    Links,
    Page,
    PositionRow,
    Quotation,
    Receipt,
    RelationRow,
    Relations,
    Span,
    Table,
    TableRow,
)
from .brief_room import fitted
from .catalogue import Catalogue
from .members import LAST
from .page import page
from .page_draft import Receipts
from .quotations import quotations
from .relate import Related, relate
from .related_pages import Pair
from .sql import LISTED, listed

FIGURES, OFFICES, AGREEMENTS, EVENTS, QUOTATIONS, CONTESTED, CORRIDORS = 12, 4, 4, 4, 2, 2, 4
SHARED, ONLY = 6, 3
"""At most so many of each, so that the brief prints on one or two pages."""
SOURCES = 1
"""Sources printed with a statement; all of them are on its page."""
NOTHING: Inline = (Span("–", role="quiet"),)


def brief(catalogue: Catalogue, a: str, b: str | None = None, pages: int = 1) -> Page:
    """The brief of an entity, or of two side by side in the order given, for one or two A4 pages. Raises Unknown."""
    blocks = fitted(_pair(catalogue, a, b) if b else _one(catalogue, a), pages)
    receipts = Receipts(catalogue)
    numbered = tuple(_renumbered(block, receipts) for block in blocks)
    first = page(catalogue, a)
    ids = [a, b] if b else [a]
    names = catalogue.names(ids)
    lead: Inline = first.lead if not b else ()
    line = data_line(catalogue)
    when = f"{line[0].lower()}{line[1:]}"
    return Page(
        "+".join(ids),
        "",
        "",
        " and ".join(names[id_] for id_ in ids),
        lead,
        f"Brief, {when}",
        (),
        numbered,
        (),
        (),
        receipts.sources(),
        catalogue.as_of,
    )


# --- one entity --------------------------------------------------------------


def _one(catalogue: Catalogue, id_: str) -> list[Block]:
    shown = page(catalogue, id_)
    rows = shown.relations
    blocks: list[Block] = []
    if figures := _figures(shown):
        blocks.append(Facts("Key figures and facts", tuple(_without_notes(row) for row in figures)))
    if holders := _offices(shown):
        blocks.append(Relations("Office-holders", ("role", "since"), tuple(holders)))
    members = _by_standing(catalogue, _current(rows, "member-of", inverse=False))
    if members:
        blocks.append(Relations("Member of", ("status", "since"), tuple(members)))
    taking_part = _by_standing(catalogue, _current(rows, "member-of", inverse=True))
    if taking_part:
        blocks.append(Links("Members and participants", tuple(map(_with_status, taking_part))))
    parties = _current(rows, "party-to", inverse=True)
    if parties:
        blocks.append(Links("Parties", tuple(Span(row.name, row.id) for row in parties)))
    blocks += _dated("Agreements", _current(rows, "party-to", inverse=False), AGREEMENTS)
    blocks += _named("Corridors", rows, ("crosses", "on-route"))
    blocks += _dated("Recent events", _current(rows, "took-part-in", "organised", "held-at"), EVENTS)
    blocks += _said(catalogue, [shown])
    blocks += _contested([shown])
    return blocks


def _figures(shown: Page) -> list[FactRow]:
    """The rows of the page's first tables of facts, without those of which another table is made."""
    tables = [block for block in shown.blocks if isinstance(block, Facts)]
    first = [block for block in tables if block.style] or tables[:1]
    rows = [row for block in first for row in block.rows]
    return [row for row in rows if row.key not in ("holds-office", "religions", "ethnic-groups")][:FIGURES]


def _without_notes(row: FactRow) -> FactRow:
    """Remarks are on the page; in the brief the mark is enough."""
    return row._replace(
        values=tuple(value._replace(receipt=value.receipt._replace(note=())) for value in row.values[:2])
    )


def _current(rows: Sequence[RelationRow], *names: str, inverse: bool | None = None) -> list[RelationRow]:
    """Relations of the names that had not ended, one an entity."""
    found: dict[str, RelationRow] = {}
    for row in rows:
        if row.relation in names and not row.former and inverse in (None, row.inverse):
            found.setdefault(row.id, row._replace(receipt=row.receipt._replace(note=())))
    return list(found.values())


def _by_standing(catalogue: Catalogue, rows: list[RelationRow]) -> list[RelationRow]:
    """By status; in one status those that the pack puts first in its lists, then by name."""
    standing, places = catalogue.standing, catalogue.places(row.id for row in rows)

    def key(row: RelationRow) -> tuple[int, str, str]:
        return (standing.get(row.status or "member", LAST), places.get(row.id, ("", ""))[1], row.name)

    return sorted(rows, key=key)


def _status(row: RelationRow) -> str:
    return ", ".join(filter(None, ((row.status or "member").replace("-", " "), row.participation)))


def _with_status(row: RelationRow) -> Span:
    status = _status(row)
    return Span(row.name if status == "member" else f"{row.name} ({status})", row.id)


def _offices(shown: Page) -> list[RelationRow]:
    """In the order of the page: the highest offices first."""
    rows = [row for block in shown.blocks if isinstance(block, Relations) for row in block.rows]
    return _current(rows, "holds-office")[:OFFICES]


def _dated(title: str, rows: list[RelationRow], limit: int) -> list[Block]:
    """The newest of what is dated, newest first."""
    newest = sorted(rows, key=lambda row: (row.date or "", row.name), reverse=True)[:limit]
    return [Relations(title, ("date",), tuple(newest), 0)] if newest else []


def _named(title: str, rows: Sequence[RelationRow], names: tuple[str, ...]) -> list[Block]:
    found = _current(rows, *names)[:CORRIDORS]
    return [Relations(title, (), tuple(found))] if found else []


def _said(catalogue: Catalogue, pages: Sequence[Page], first: Iterable[str] = ()) -> list[Quotation]:
    """Three quotations, those of ``first`` before others, the newest first, of different speakers where possible."""
    opinion = {name for name, kind in catalogue.kinds.items() if kind.opinion}
    about = [row for shown in pages for row in shown.relations if row.relation == "about" and row.kind in opinion]
    newest = sorted(about, key=lambda row: (row.date or "", row.id), reverse=True)
    ids = list(dict.fromkeys([*first, *(row.id for row in newest)]))
    found = [item for item in quotations(Receipts(catalogue), ids) if item.verbatim]
    preferred = set(first)
    chosen: list[Quotation] = []
    for repeat in (False, True):
        for item in found:
            spoke = {other.speaker.link for other in chosen}
            if len(chosen) < QUOTATIONS and item not in chosen and (repeat or item.speaker.link not in spoke):
                chosen.append(item)
    chosen.sort(key=lambda item: (item.id not in preferred, -(year_of(item.date) or 0)))
    return [item._replace(title="Said about it" if index == 0 else "") for index, item in enumerate(chosen)]


def _contested(pages: Sequence[Page], other: str = "") -> list[Block]:
    """What is contested; with another entity, first what names it."""
    found = [block for shown in pages for block in shown.blocks if isinstance(block, Contested)]

    def names_it(block: Contested) -> bool:
        return any(
            (position.holder and position.holder.link == other) or any(span.link == other for span in position.says)
            for position in block.positions
        )

    seen: dict[str, Contested] = {}
    for block in sorted(found, key=lambda block: not names_it(block)):
        seen.setdefault(block.topic, block)
    kept = list(seen.values())[: CONTESTED if len(pages) == 1 else CONTESTED - 1]
    kept += [_differing(shown, row) for shown in pages for row in _figures(shown) if _differs(row)][:CONTESTED]
    return [block._replace(title="Contested" if index == 0 else "") for index, block in enumerate(kept)]


def _differs(row: FactRow) -> bool:
    return len(row.values) > 1 and any(value.receipt.contested for value in row.values)


def _differing(shown: Page, row: FactRow) -> Contested:
    """A figure on which sources differ, as a contested matter."""
    positions = tuple(PositionRow(None, _value(value), value.receipt._replace(note=())) for value in row.values)
    return Contested("", f"{shown.name}: {row.label}", positions)


# --- two entities ------------------------------------------------------------


def _pair(catalogue: Catalogue, a: str, b: str) -> list[Block]:
    pages = [page(catalogue, a), page(catalogue, b)]
    found = relate(catalogue, a, b)
    pair = Pair(catalogue, found)
    header = ((Span(""),), (pair.a,), (pair.b,))
    blocks: list[Block] = [*_side_by_side(pages, header)]
    blocks += [
        block._replace(title=f"{pair.a.text} with {pair.b.text}") for block in pair.direct() if isinstance(block, Facts)
    ]
    blocks += [block._replace(title="Office-holders") for block in pair.facing() if isinstance(block, Table)]
    blocks += _memberships(catalogue, pages, header)
    for title, names, limit in (
        ("Agreements between them", ("party-to",), AGREEMENTS),
        ("Corridors across both", ("crosses", "on-route"), CORRIDORS),
        ("Recent events with both", ("took-part-in", "organised", "held-at"), EVENTS),
    ):
        theirs = {row.id for row in _current(pages[1].relations, *names)}
        rows = [row for row in _current(pages[0].relations, *names) if row.id in theirs]
        if names == ("party-to",):
            rows = _bilateral_first(catalogue, rows)[:limit]
        if any(row.date for row in rows):
            blocks += _dated(title, rows, limit)
        elif rows:
            blocks.append(Relations(title, (), tuple(rows[:limit])))
    blocks += _water_and_energy(catalogue, found)
    both = [item.id for item in found.shared if catalogue.kinds[item.kind].opinion]
    said = _said(catalogue, pages, both)
    blocks += [item._replace(title="Said" if index == 0 else "") for index, item in enumerate(said)]
    blocks += _contested(pages, b)
    return blocks


WATER_AND_ENERGY = frozenset(
    "canal,dam,gas field,nuclear power plant,oil field,pipeline node,power station,refinery,reservoir,transmission line".split(
        ","
    )
)
"""Groups of sites that one state may depend on another for."""


def _water_and_energy(catalogue: Catalogue, found: Related) -> list[Block]:
    """Dams, canals, power stations and lines that concern both."""
    ids = [item.id for item in found.shared]
    rows = catalogue.db.execute(f"SELECT id, grp FROM entity WHERE id IN {LISTED}", (listed(ids),))
    groups = {id_: group for id_, group in rows if group in WATER_AND_ENERGY}
    items = tuple(Span(found.names[id_], id_) for id_ in ids if id_ in groups)
    return [Links("Water and energy", items)] if items else []


def _side_by_side(pages: Sequence[Page], header: tuple[Inline, ...]) -> list[Block]:
    rows = [{row.key: row for row in _figures(shown)} for shown in pages]
    result = []
    for key in dict.fromkeys([*rows[0], *rows[1]]):
        found = [side.get(key) for side in rows]
        label = next(row.label for row in found if row)
        cells = [_value(row.values[0]) if row else NOTHING for row in found]
        receipts = [row.values[0].receipt._replace(note=()) if row else Receipt() for row in found]
        result.append(TableRow(((Span(label),), *cells), (Receipt(), *receipts)))
    return [Table("Key figures and facts", header, tuple(result[:FIGURES]))] if result else []


def _value(value: FactValue) -> Inline:
    """A value in the room of a column: a large figure in words, with its year."""
    if value.value and value.value[0].role == "date":
        return (Span(show(value.value[0].text)),)
    if value.number is None or any(span.link for span in value.value):
        return value.value
    text = rounded(value.number) if abs(value.number) >= 1e6 else exact(value.number)
    year = f" {value.receipt.as_of[:4]}" if value.receipt.as_of else ""
    return (Span(with_unit(text, value.unit)), Span(year, role="quiet"))


def _memberships(catalogue: Catalogue, pages: Sequence[Page], header: tuple[Inline, ...]) -> list[Block]:
    """Bodies of both, then of one only, the smallest first: they say most."""
    sides = [{row.id: row for row in _current(shown.relations, "member-of", inverse=False)} for shown in pages]
    sizes = _sizes(catalogue, [id_ for side in sides for id_ in side])
    shared = sorted((sides[0][id_] for id_ in sides[0] if id_ in sides[1]), key=lambda row: (sizes[row.id], row.name))

    def cell(row: RelationRow) -> Inline:
        return (Span(", ".join(filter(None, (_status(row), show(row.since))))),)

    blocks: list[Block] = []
    if shared:
        rows = tuple(
            TableRow(
                ((Span(row.name, row.id),), *(cell(side[row.id]) for side in sides)),
                (Receipt(), *(side[row.id].receipt for side in sides)),
            )
            for row in shared[:SHARED]
        )
        blocks.append(Table("Memberships of both", header, rows))
        if shared[SHARED:]:
            blocks.append(Links("Also both", tuple(map(_with_status, shared[SHARED:]))))
    for shown, mine, theirs in ((pages[0], sides[0], sides[1]), (pages[1], sides[1], sides[0])):
        only = sorted(
            (row for id_, row in mine.items() if id_ not in theirs), key=lambda row: (sizes[row.id], row.name)
        )
        if only:
            blocks.append(Relations(f"Only {shown.name}", ("status", "since"), tuple(only[:ONLY]), len(only[ONLY:])))
    return blocks


def _sizes(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, int]:
    """Number of participants of each body."""
    return _counted(catalogue, "member-of", ids)


def _bilateral_first(catalogue: Catalogue, rows: list[RelationRow]) -> list[RelationRow]:
    """Agreements by how few are party to them, then the newest."""
    parties = _counted(catalogue, "party-to", [row.id for row in rows])
    newest = sorted(rows, key=lambda row: row.date or "", reverse=True)
    return sorted(newest, key=lambda row: parties.get(row.id, 0) > 2)


def _counted(catalogue: Catalogue, relation: str, ids: Sequence[str]) -> Counter[str]:
    """How many entities have the relation to each of the ids."""
    rows = catalogue.db.execute(
        f"SELECT object, subject FROM relation WHERE name = ? AND object IN {LISTED}", (relation, listed(ids))
    )
    return Counter(object_ for object_, _ in set(rows))


# --- numbers of sources ------------------------------------------------------


def _renumbered(value: Any, receipts: Receipts) -> Any:
    """The same blocks with sources numbered in the order in which the brief first needs them."""
    if isinstance(value, Receipt):
        sources = value.sources[:SOURCES]
        for source in sources:
            receipts.numbers.setdefault(source, len(receipts.numbers) + 1)
        return value._replace(sources=sources, numbers=tuple(receipts.numbers[source] for source in sources))
    if isinstance(value, tuple):
        make: Callable[[Iterable[Any]], Any] = getattr(type(value), "_make", tuple)
        return make([_renumbered(part, receipts) for part in value])
    return value
