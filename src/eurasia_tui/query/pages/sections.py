"""Makes blocks from the sections a kind declares. Sections name facts and relations, never kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...dates import bounds
from ..blocks import (
    Bar,
    Bars,
    Block,
    ContestedMatter,
    Links,
    MapRef,
    PositionRow,
    ProseText,
    RelationRow,
    Relations,
    Span,
)
from ..columns import acronyms
from ..documents.source_text import AT_ONCE, contents, document, full_text, in_documents
from ..members import LAST
from ..rows import RelationRecord, dates
from ..sql import LISTED, listed
from . import fact_sections, figure_sections, picture_sections
from .draft import WEAK, PageDraft, ReceiptFields
from .quotations import quotations
from .route_section import route

Section = dict[str, Any]
MAX_ROWS = 400
MAX_QUOTATIONS = 12


def _sorted(draft: PageDraft, records: list[RelationRecord], columns: tuple[str, ...]) -> list[RelationRecord]:
    """The rows in order: by date, figure or term when these are printed; else by status, then as in the lists."""
    day = draft.catalogue.day
    places = (
        draft.catalogue.places(record.object for record in records if record.subject == draft.id)
        if "status" in columns
        else {}
    )

    standing, ranks = draft.catalogue.standing, draft.catalogue.ranks

    def key(record: RelationRecord) -> tuple[object, ...]:
        other = record.other(draft.id)
        if "date" in columns:
            return (draft.dates.get(other, ""), draft.names[other])
        if "value" in columns:
            return (-(record.value or 0), draft.names[other])
        if "role" in columns or "until" in columns:
            latest_first = "".join(chr(255 - ord(char)) for char in record.since_day or "")
            rank = ranks.get(record.rank or "", 0) if record.object == draft.id else 0
            return (record.ended(day), rank, not record.since_day, latest_first)
        return (
            record.ended(day),
            standing.get(record.status or "member", LAST),
            places.get(other, ("",))[0],
            draft.names[other],
        )

    return sorted(records, key=key)


def _relations(draft: PageDraft, section: Section) -> Iterator[Block]:
    columns = tuple(section.get("columns", ()))
    side = section.get("side", "subject")
    records = draft.matching(section["relation"], side, section.get("kinds", ()))
    if section.get("kinds"):  # what an earlier table of the page holds is not listed again
        records = [record for record in records if record.other(draft.id) not in draft.listed]
    draft.listed |= {record.other(draft.id) for record in records}
    if records:
        rows = _sorted(draft, records, columns)
        title = _title(draft, section, side)
        more = len(rows[MAX_ROWS:]) + draft.left(section["relation"], side, section.get("kinds", ()))
        style = section.get("style", "")
        shown = [draft.row(record) for record in rows[:MAX_ROWS]]
        if style == "chips":
            shown = _in_groups(draft, shown)
        elif style == "rail" and side == "object":
            shown = _with_founding(draft, shown)
        yield Relations(title, columns, tuple(shown), more, style=style, span=_span(draft, shown) if style else (0, 0))


def _in_groups(draft: PageDraft, rows: list[RelationRow]) -> list[RelationRow]:
    """The rows with acronym and group of the other end, in the order of the list; last those whose relation has ended."""
    ids = [row.id for row in rows]
    short = acronyms(draft.catalogue, ids)
    order = {
        id_: (position, sort, group)
        for id_, position, sort, group in draft.catalogue.db.execute(
            f"SELECT id, grp_pos, sort, grp FROM entity WHERE id IN {LISTED}", (listed(ids),)
        )
    }
    present = {row.id for row in rows if not row.former}
    named = [
        row._replace(short=short.get(row.id, ""), group=order[row.id][2])
        for row in rows
        if row.id in order and not (row.former and row.id in present)  # an earlier status in the same body
    ]
    return sorted(named, key=lambda row: (row.former, order[row.id][:2]))


def _with_founding(draft: PageDraft, rows: list[RelationRow]) -> list[RelationRow]:
    """The rows with the day from which each was party to the founding act, where that is earlier."""
    acts = [row.object for row in draft.relations if row.name == "founded-by" and row.subject == draft.id]
    signed = dates(draft.catalogue, acts)
    found: dict[str, str] = {}
    for subject, act, since in draft.catalogue.db.execute(
        f"SELECT subject, object, since FROM relation WHERE name = 'party-to' AND object IN {LISTED}", (listed(acts),)
    ):
        day = since or signed.get(act)
        if day and (subject not in found or day < found[subject]):
            found[subject] = day
    return [
        row._replace(before=found[row.id]) if row.id in found and (row.since or "9") > found[row.id] else row
        for row in rows
    ]


def _span(draft: PageDraft, rows: list[RelationRow]) -> tuple[int, int]:
    """The years that a line of years goes over: from the first beginning to the data's own year."""
    years = [int(day[:4]) for row in rows for day in (row.before, row.since) if day]
    return (min(years), int(draft.catalogue.day[:4])) if years else (0, 0)


def _title(draft: PageDraft, section: Section, side: str) -> str:
    type_ = draft.catalogue.relation_types[section["relation"]]
    return str(section.get("title") or (type_.inverse if side == "object" else type_.label))


def _links(draft: PageDraft, section: Section) -> Iterator[Block]:
    side = section.get("side", "subject")
    records = draft.matching(section["relation"], side, section.get("kinds", ()))
    left = draft.left(section["relation"], side, section.get("kinds", ()))
    if side == "object":  # what leads here goes as in the lists; what the entity itself states, in its own order
        places = draft.catalogue.places(record.subject for record in records)
        records = sorted(records, key=lambda record: places.get(record.subject, ("",)))
    yield from _link_block(draft, _title(draft, section, side), records, left)


def _link_block(draft: PageDraft, title: str, records: list[RelationRecord], left: int = 0) -> Iterator[Block]:
    """The other ends of relations in a run."""
    day = draft.catalogue.day
    items = {record.other(draft.id): record for record in records}
    if items:
        spans = tuple(
            Span(draft.names[id_], id_, "former" if record.ended(day) else "") for id_, record in items.items()
        )
        yield Links(title, spans[:MAX_ROWS], len(spans[MAX_ROWS:]) + left)


def _quotations(draft: PageDraft, section: Section) -> Iterator[Block]:
    if section["relation"] == "self":
        ids = [draft.id]
    else:
        records = draft.matching(section["relation"], section.get("side", "subject"), section.get("kinds", ()))
        ids = list(dict.fromkeys(record.other(draft.id) for record in records))
    title, style = section.get("title", ""), section.get("style", "")
    draft.used_facts.update(section.get("rows", ()))  # the quotation itself has it
    for quotation in quotations(draft, ids[:MAX_QUOTATIONS]):
        yield quotation._replace(title=title, style=style)
        title = ""
    if len(ids) > MAX_QUOTATIONS:
        names = draft.catalogue.names(ids)
        more = draft.left(section["relation"], section.get("side", "subject"), section.get("kinds", ()))
        yield Links("More quotations", tuple(Span(names[id_], id_) for id_ in ids[MAX_QUOTATIONS:]), more)


def _prose(draft: PageDraft, section: Section) -> Iterator[Block]:
    catalogue = draft.catalogue
    for heading, text, source, as_of, evidence, seen, contested, note in catalogue.db.execute(
        "SELECT heading, text, source, as_of, evidence, seen, contested, note FROM prose WHERE entity = ? "
        "AND section NOT IN ('summary', 'quotation', 'claim') ORDER BY seq",
        (draft.id,),
    ):
        later = bool(catalogue.as_of and as_of and bounds(as_of)[0] > catalogue.day)
        paragraphs = tuple(catalogue.inline(" ".join(part.split())) for part in text.split("\n\n") if part.strip())
        receipt = draft.receipt(ReceiptFields(source, as_of, evidence, seen, contested, note))
        yield ProseText(heading, paragraphs, receipt, later, bool(catalogue.as_of and not as_of))


def _bars(draft: PageDraft, section: Section) -> Iterator[Block]:
    records = draft.matching(section["relation"], section.get("side", "subject"))
    valued = sorted((record for record in records if record.value), key=lambda record: -(record.value or 0))
    if valued:
        bars = tuple(
            Bar(Span(draft.names[r.other(draft.id)], r.other(draft.id)), float(r.value or 0), draft.receipt(r))
            for r in valued
        )
        yield Bars(_title(draft, section, section.get("side", "subject")), valued[0].unit or "%", bars)


def _route(draft: PageDraft, section: Section) -> Iterator[Block]:
    records = draft.matching(section["relation"], section.get("side", "object"))
    found = route(draft, draft.id, records, section.get("title", "Route"), section.get("style", ""))
    if found:
        yield found


def _map(draft: PageDraft, section: Section) -> Iterator[Block]:
    yield MapRef((draft.id,))


def _contested(draft: PageDraft, section: Section) -> Iterator[Block]:
    topics: dict[str, list[PositionRow]] = {}
    for topic, holder, says, source, as_of, evidence, seen, contested, note in draft.catalogue.db.execute(
        "SELECT topic, holder, says, source, as_of, evidence, seen, contested, note FROM position WHERE entity = ? ORDER BY seq",
        (draft.id,),
    ):
        span = Span(draft.catalogue.name(holder), holder) if holder else None
        receipt = draft.receipt(ReceiptFields(source, as_of, evidence, seen, contested, note))
        topics.setdefault(topic, []).append(PositionRow(span, draft.catalogue.inline(says), receipt))
    title = section.get("title", "")
    for topic, positions in topics.items():
        yield ContestedMatter(title, topic, tuple(positions))
        title = ""


def _contents(draft: PageDraft, section: Section) -> Iterator[Block]:
    found = document(draft.catalogue, draft.id)
    if found:
        yield from contents(draft.catalogue, found)


def _text(draft: PageDraft, section: Section) -> Iterator[Block]:
    found = document(draft.catalogue, draft.id)
    if found:
        first = max(1, draft.paragraph - AT_ONCE // 2) if found.paragraphs > AT_ONCE else 1
        yield full_text(draft.catalogue, found, first, title=section.get("title", ""))


BUILDERS: dict[str, Callable[[PageDraft, Section], Iterator[Block]]] = {
    "facts": fact_sections.facts,
    "relations": _relations,
    "links": _links,
    "quotations": _quotations,
    "claims": _quotations,
    "prose": _prose,
    "series": figure_sections.series,
    "bars": _bars,
    "route": _route,
    "map": _map,
    "contested": _contested,
    "growth": figure_sections.growth,
    "contents": _contents,
    "text": _text,
    "table": picture_sections.table,
    "steps": picture_sections.steps,
    "chain": picture_sections.chain,
    "others": picture_sections.others,
}


def remaining(draft: PageDraft) -> Iterator[Block]:
    """Blocks of the facts and relations that no section named, the passages of documents, and what links here."""
    left: dict[tuple[str, str], list[RelationRecord]] = {}
    for index, record in enumerate(draft.relations):
        if index not in draft.used_relations and record.name not in WEAK:
            left.setdefault((record.name, "subject" if record.subject == draft.id else "object"), []).append(record)
    for (name, side), records in left.items():
        yield from _link_block(draft, _title(draft, {"relation": name}, side), records)
    if not any(section["block"] == "facts" and not section.get("rows") for section in draft.kind.page):
        yield from fact_sections.facts(draft, {"title": "Further facts" if draft.kind.page else ""})
    if not any(section["block"] == "prose" for section in draft.kind.page):
        yield from _prose(draft, {})
    yield from in_documents(draft.catalogue, draft.id)
    weak = [record.entity for record in draft.relations if record.name in WEAK and record.entity != draft.id]
    linked = {id_: Span(draft.names[id_], id_) for id_ in (*weak, *draft.mentioned) if id_ in draft.names}
    shown = {record.other(draft.id) for index, record in enumerate(draft.relations) if index in draft.used_relations}
    items = tuple(span for id_, span in linked.items() if id_ not in shown)
    if items:
        more = len(items[MAX_ROWS:]) + draft.unmentioned + sum(draft.left(name, "object") for name in WEAK)
        yield Links("Linked from", items[:MAX_ROWS], more)
