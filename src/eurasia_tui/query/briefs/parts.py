"""Selects figures, relations, quotations and contested matters from pages for briefs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...dates import show, year_of
from ...formatting import exact, rounded, with_unit
from ..blocks import (
    Block,
    ContestedMatter,
    FactRow,
    Facts,
    FactValue,
    Inline,
    Page,
    PositionRow,
    Quotation,
    RelationRow,
    Relations,
    Span,
    span_text,
)
from ..catalogue import Catalogue
from ..members import LAST
from ..pages.draft import Receipts
from ..pages.quotations import quotations

FIGURES, OFFICES, AGREEMENTS, EVENTS, QUOTATIONS, CONTESTED, CORRIDORS = 12, 4, 4, 4, 2, 2, 4
SHARED, ONLY = 6, 3
"""At most so many of each, so that the brief prints on one or two pages."""


def key_figures(shown: Page) -> list[FactRow]:
    """The rows of the page's first tables of facts, without those that another table of the brief shows."""
    tables = [block for block in shown.blocks if isinstance(block, Facts)]
    first = [block for block in tables if block.style] or tables[:1]
    rows = [row for block in first for row in block.rows]
    return [row for row in rows if row.key not in ("holds-office", "religions", "ethnic-groups")][:FIGURES]


def without_notes(row: FactRow) -> FactRow:
    """The values without remarks: the page has them, a brief only the marks."""
    return row._replace(
        values=tuple(value._replace(receipt=value.receipt._replace(note=())) for value in row.values[:2])
    )


def current_relations(rows: Sequence[RelationRow], *names: str, inverse: bool | None = None) -> list[RelationRow]:
    """Relations of the names that had not ended, one an entity."""
    found: dict[str, RelationRow] = {}
    for row in rows:
        if row.relation in names and not row.former and inverse in (None, row.inverse):
            found.setdefault(row.id, row._replace(receipt=row.receipt._replace(note=())))
    return list(found.values())


def by_standing(catalogue: Catalogue, rows: list[RelationRow]) -> list[RelationRow]:
    """By status; in one status those that the pack puts first in its lists, then by name."""
    standing, places = catalogue.standing, catalogue.places(row.id for row in rows)

    def key(row: RelationRow) -> tuple[int, str, str]:
        return (standing.get(row.status or "member", LAST), places.get(row.id, ("", ""))[1], row.name)

    return sorted(rows, key=key)


def status_words(row: RelationRow) -> str:
    """Status and participation of a membership."""
    return ", ".join(filter(None, ((row.status or "member").replace("-", " "), row.participation)))


def with_status(row: RelationRow) -> Span:
    """The name of a body or member, with the status where it is not that of a full member."""
    status = status_words(row)
    return Span(row.name if status == "member" else f"{row.name} ({status})", row.id)


def newest_relations(title: str, rows: list[RelationRow], limit: int) -> list[Block]:
    """The newest of what is dated, newest first."""
    newest = sorted(rows, key=lambda row: (row.date or "", row.name), reverse=True)[:limit]
    return [Relations(title, ("date",), tuple(newest), 0)] if newest else []


def relation_names(title: str, rows: Sequence[RelationRow], names: tuple[str, ...]) -> list[Block]:
    """The first of the entities with a relation of these names."""
    found = current_relations(rows, *names)[:CORRIDORS]
    return [Relations(title, (), tuple(found))] if found else []


def quotations_about(catalogue: Catalogue, pages: Sequence[Page], first: Iterable[str] = ()) -> list[Quotation]:
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
    return [item._replace(title="Quotations about it" if index == 0 else "") for index, item in enumerate(chosen)]


def contested_matters(pages: Sequence[Page], other: str = "") -> list[Block]:
    """What is contested; with another entity, first what names it."""
    found = [block for shown in pages for block in shown.blocks if isinstance(block, ContestedMatter)]

    def names_it(block: ContestedMatter) -> bool:
        return any(
            (position.holder and position.holder.link == other) or any(span.link == other for span in position.says)
            for position in block.positions
        )

    seen: dict[str, ContestedMatter] = {}
    for block in sorted(found, key=lambda block: not names_it(block)):
        seen.setdefault(block.topic, block)
    kept = list(seen.values())[: CONTESTED if len(pages) == 1 else CONTESTED - 1]
    kept += [_differing(shown, row) for shown in pages for row in key_figures(shown) if _differs(row)][:CONTESTED]
    return [block._replace(title="Contested" if index == 0 else "") for index, block in enumerate(kept)]


def _differs(row: FactRow) -> bool:
    """True where sources give values that are not the same as they are shown."""
    shown = {span_text(short_value(value)[:1]) for value in row.values}
    return len(shown) > 1 and any(value.receipt.contested for value in row.values)


def _differing(shown: Page, row: FactRow) -> ContestedMatter:
    """A figure on which sources differ, as a contested matter."""
    positions = tuple(PositionRow(None, short_value(value), value.receipt._replace(note=())) for value in row.values)
    return ContestedMatter("", f"{shown.name}: {row.label}", positions)


def short_value(value: FactValue) -> Inline:
    """A value shortened to a column: a large figure in words, with its year."""
    if value.value and value.value[0].role == "date":
        return (Span(show(value.value[0].text)),)
    if value.number is None or any(span.link for span in value.value):
        return value.value
    text = rounded(value.number) if abs(value.number) >= 1e6 else exact(value.number)
    year = f" {value.receipt.as_of[:4]}" if value.receipt.as_of else ""
    return (Span(with_unit(text, value.unit)), Span(year, role="quiet"))
