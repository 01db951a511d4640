"""The blocks of a brief of two entities side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...dates import show
from ..blocks import (
    Block,
    Facts,
    Inline,
    Links,
    Page,
    Receipt,
    RelationRow,
    Relations,
    Span,
    Table,
    TableRow,
)
from ..catalogue import Catalogue
from ..pages.page import page
from ..pages.related import PairBlocks
from ..relate import Related, relate
from ..sql import LISTED, listed
from .parts import (
    AGREEMENTS,
    CORRIDORS,
    EVENTS,
    FIGURES,
    ONLY,
    SHARED,
    contested_matters,
    current_relations,
    key_figures,
    newest_relations,
    quotations_about,
    short_value,
    status_words,
    with_status,
)

NOTHING: Inline = (Span("–", role="quiet"),)


def pair_blocks(catalogue: Catalogue, a: str, b: str) -> list[Block]:
    """The blocks of two entities side by side, before they are fitted to the paper."""
    pages = [page(catalogue, a), page(catalogue, b)]
    found = relate(catalogue, a, b)
    pair = PairBlocks(catalogue, found)
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
        other_rows = {row.id for row in current_relations(pages[1].relations, *names)}
        rows = [row for row in current_relations(pages[0].relations, *names) if row.id in other_rows]
        if names == ("party-to",):
            rows = _bilateral_first(catalogue, rows)[:limit]
        if any(row.date for row in rows):
            blocks += newest_relations(title, rows, limit)
        elif rows:
            blocks.append(Relations(title, (), tuple(rows[:limit])))
    blocks += _water_and_energy(catalogue, found)
    both = [item.id for item in found.shared if catalogue.kinds[item.kind].opinion]
    quotations = quotations_about(catalogue, pages, both)
    blocks += [item._replace(title="Said" if index == 0 else "") for index, item in enumerate(quotations)]
    blocks += contested_matters(pages, b)
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
    rows = [{row.key: row for row in key_figures(shown)} for shown in pages]
    result = []
    for key in dict.fromkeys([*rows[0], *rows[1]]):
        found = [side.get(key) for side in rows]
        label = next(row.label for row in found if row)
        cells = [short_value(row.values[0]) if row else NOTHING for row in found]
        receipts = [row.values[0].receipt._replace(note=()) if row else Receipt() for row in found]
        result.append(TableRow(((Span(label),), *cells), (Receipt(), *receipts)))
    return [Table("Key figures and facts", header, tuple(result[:FIGURES]))] if result else []


def _memberships(catalogue: Catalogue, pages: Sequence[Page], header: tuple[Inline, ...]) -> list[Block]:
    """Bodies of both, then of one only, the smallest first: they say most."""
    sides = [{row.id: row for row in current_relations(shown.relations, "member-of", inverse=False)} for shown in pages]
    sizes = _sizes(catalogue, [id_ for side in sides for id_ in side])
    shared = sorted((sides[0][id_] for id_ in sides[0] if id_ in sides[1]), key=lambda row: (sizes[row.id], row.name))

    def cell(row: RelationRow) -> Inline:
        return (Span(", ".join(filter(None, (status_words(row), show(row.since))))),)

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
            blocks.append(Links("Also both", tuple(map(with_status, shared[SHARED:]))))
    for shown, its_rows, other_rows in ((pages[0], sides[0], sides[1]), (pages[1], sides[1], sides[0])):
        only = sorted(
            (row for id_, row in its_rows.items() if id_ not in other_rows), key=lambda row: (sizes[row.id], row.name)
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
