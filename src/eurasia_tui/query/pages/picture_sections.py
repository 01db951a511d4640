"""Builders of blocks that compare or order: a table of rivals, steps in time, causes and effects, other texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ...dates import show
from ...formatting import exact, short, with_unit
from ..blocks import Block, Chain, Inline, Link, Receipt, Span, Stage, Steps, Table, TableRow
from ..columns import acronyms, column
from ..geography.places import state_codes
from ..rows import dates
from ..sql import LISTED, listed
from .draft import PageDraft, ReceiptFields

Section = dict[str, Any]
LONGEST = 20
"""Letters of a name in a table up to which it is not given by its acronym."""
MOST = 6
"""Other texts on the same matter that are listed."""


def table(draft: PageDraft, section: Section) -> Iterator[Block]:
    """The entity beside those of a relation; each row of the section is a column: a fact's key or a relation's name."""
    others = dict.fromkeys(
        record.other(draft.id) for record in draft.matching(section["relation"], section.get("side", "subject"))
    )
    if not others:
        return
    ids = [draft.id, *others]
    names = draft.catalogue.names(ids)
    names |= {id_: acronym for id_, acronym in acronyms(draft.catalogue, ids).items() if len(names[id_]) > LONGEST}
    columns = [named.partition("=")[::2] for named in section.get("rows", ())]
    header: tuple[Inline, ...] = ((Span(""),), *((Span(label or key),) for key, label in columns))
    cells = {key: _column(draft, ids, key, label) for key, label in columns}
    rows = []
    for id_ in ids:
        # The entity itself is no link.
        name = Span(names[id_], None if id_ == draft.id else id_, "strong" if id_ == draft.id else "")
        found = [cells[key].get(id_, ((Span("–", role="quiet"),), Receipt())) for key, _ in columns]
        rows.append(
            TableRow(((name,), *(inline for inline, _ in found)), (Receipt(), *(receipt for _, receipt in found)))
        )
    yield Table(section.get("title", ""), header, tuple(rows))


def _column(draft: PageDraft, ids: Sequence[str], key: str, label: str) -> dict[str, tuple[Inline, Receipt]]:
    """The cells of a column with their receipts: the newest fact of each, without a unit that is the label, or codes of other ends."""
    if key in draft.catalogue.relation_types:
        return _codes(draft, ids, key)
    found: dict[str, tuple[Inline, Receipt]] = {}
    newest: dict[str, str] = {}
    for entity, value, number, unit, source, as_of, evidence, seen, contested, _ in draft.catalogue.db.execute(
        f"SELECT entity, value, number, unit, source, as_of, evidence, seen, contested, seq FROM {draft.catalogue.fact} "
        f"WHERE key = ? AND entity IN {LISTED} ORDER BY seq",
        (key, listed(ids)),
    ):
        if entity in found and (as_of or "") <= newest[entity]:
            continue
        newest[entity] = as_of or ""
        text = (
            value
            if number is None
            else with_unit(
                exact(number) if abs(number) < 1e5 else short(number), unit if unit and unit != label else ""
            )
        )
        year = f" {as_of[:4]}" if as_of and number is not None else ""
        receipt = draft.receipt(ReceiptFields((source or "").split(" ")[0], as_of, evidence, seen, contested))
        found[entity] = ((Span(text), Span(year, role="quiet")), receipt)
    return found


def _codes(draft: PageDraft, ids: Sequence[str], relation: str) -> dict[str, tuple[Inline, Receipt]]:
    codes = state_codes(draft.catalogue)
    ends: dict[str, dict[str, None]] = {}
    for subject, object_, _ in draft.catalogue.db.execute(
        f"SELECT subject, object, seq FROM relation WHERE name = ? AND subject IN {LISTED} ORDER BY seq",
        (relation, listed(ids)),
    ):
        ends.setdefault(subject, {})[object_] = None
    found: dict[str, tuple[Inline, Receipt]] = {}
    for id_, others in ends.items():
        spans: list[Span] = []
        for other in others:
            spans += [*([Span(" ")] if spans else []), Span(codes.get(other) or draft.catalogue.name(other), other)]
        found[id_] = (tuple(spans), Receipt())
    return found


def steps(draft: PageDraft, section: Section) -> Iterator[Block]:
    """Dated facts as a line of points in time, in the order in which the section names them."""
    found = []
    for named in section.get("rows", ()):
        key, _, label = named.partition("=")
        rows = draft.facts.get(key, ())
        draft.used_facts.add(key)
        if rows:
            found.append(Stage(label or rows[0].label, rows[0].since or rows[0].value, draft.receipt(rows[0])))
        else:
            found.append(Stage(label or key.replace("-", " ").capitalize(), None, Receipt()))
    if sum(step.date is not None for step in found) > 0:
        yield Steps(section.get("title", ""), tuple(found))


def chain(draft: PageDraft, section: Section) -> Iterator[Block]:
    """The causes of the entity, and its consequences."""
    before = _ends(draft, section["relation"], "object")
    after = _ends(draft, section["relation"], "subject")
    if before or after:
        here = Link(Span(draft.name), dates(draft.catalogue, [draft.id]).get(draft.id), Receipt())
        yield Chain(section.get("title", ""), before, here, after)


def _ends(draft: PageDraft, relation: str, side: str) -> tuple[Link, ...]:
    links = [
        Link(Span(draft.names[other], other), draft.dates.get(other), draft.receipt(record))
        for record in draft.matching(relation, side)
        for other in (record.other(draft.id),)
    ]
    return tuple(sorted(links, key=lambda link: link.date or ""))


def others(draft: PageDraft, section: Section) -> Iterator[Block]:
    """Entities of the same kind that are joined to most of the same others by a relation, the newest first."""
    relation, db = section["relation"], draft.catalogue.db
    own_ids = [
        row[0] for row in db.execute("SELECT object FROM relation WHERE subject = ? AND name = ?", (draft.id, relation))
    ]
    shared: Counter[str] = Counter()
    for (subject,) in db.execute(
        f"SELECT subject FROM relation WHERE name = ? AND object IN {LISTED}", (relation, listed(own_ids))
    ):
        shared[subject] += 1
    kinds = draft.catalogue.kinds_of(shared)
    ids = [id_ for id_ in shared if kinds.get(id_) == draft.kind.name and id_ != draft.id]
    columns = [(key, label) for key, label, _ in draft.kind.columns]
    cells = {key: column(draft.catalogue, ids, key) for key, _ in columns}
    when = cells[columns[0][0]] if columns else {}
    ids.sort(key=lambda id_: (shared[id_], when[id_].text if id_ in when else ""), reverse=True)
    names = draft.catalogue.names(ids)
    rows = []
    for id_ in ids[:MOST]:
        texts = [cells[key][id_].text if id_ in cells[key] else "" for key, _ in columns]
        rows.append(
            TableRow(
                (
                    (Span(names[id_], id_),),
                    *((Span(show(text) if text[:4].isdigit() else text, role="quiet"),) for text in texts),
                )
            )
        )
    if rows:
        header = ((Span(f"{len(rows)} of {len(ids)}", role="quiet"),), *((Span(label),) for _, label in columns))
        yield Table(section.get("title", ""), header, tuple(rows))
