"""Citations: a fact, quotation, membership, passage or page with who says so, as of when, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..dates import show
from ..formatting import exact, with_unit
from ..text import transliterate
from .bibliography import Statement, documents, written
from .blocks import (
    Contested,
    FactRow,
    FactValue,
    Figure,
    Figures,
    FullText,
    Inline,
    Link,
    Page,
    Paragraph,
    PassageRow,
    Prose,
    Quotation,
    Receipt,
    RelationRow,
    Steps,
    TableRow,
)
from .catalogue import Catalogue
from .citation_styles import Citation, Entry
from .cite_page import ended, page_citation


def cite(catalogue: Catalogue, page: Page, subject: Any = None) -> Citation:
    """A citation of a statement on a page (a row or block of it); of the page itself when there is none."""
    if subject is None or isinstance(subject, Page):
        own = next((block for block in page.blocks if isinstance(block, Quotation) and block.id == page.id), None)
        if own is None:
            return page_citation(catalogue, page)
        subject = own
    stated = list(_statements(catalogue, page, subject))
    if not stated:
        return page_citation(catalogue, page)
    known = {item.id: item for item in documents(catalogue, (id_ for item in stated for id_ in item.sources))}
    if not known:  # what no source is named for is said by the page: a document of itself, or an entry of ours
        own_page = page_citation(catalogue, page)
        texts = [ended(f"{item.text} {own_page.plain}") for item in stated]
        bare = "\n".join(dict.fromkeys(item.value for item in stated))
        return Citation("\n".join(texts), own_page.entries, bare, stated[0].as_of, own_page.sources)
    plain, entries, marked = list[str](), dict[str, Entry](), list[str]()
    for item in stated:
        cited = [known[id_] for id_ in item.sources]
        where = "; ".join(written(document, item) for document in cited) or f"{page.name} (no source is given)"
        plain.append(ended(f"{item.text} {where}"))
        for document in cited:
            note = ", ".join(filter(None, (item.text, item.locator)))
            entry = Entry(_key(item.slot or page.id, document.id), document, note, item.date)
            number = 1
            while entries.get(entry.key, entry) != entry:  # two values of one source: a letter tells them apart
                number += 1
                entry = entry._replace(key=f"{_key(item.slot or page.id, document.id)}-{number}")
            entries[entry.key] = entry
        if item.passage:
            quoted = "\n>\n".join(f"> {part}" for part in item.passage.split("\n\n"))
            marked.append(f"{quoted}\n>\n> {ended(f'– {where}')}")
    value = "\n\n".join(marked) if marked else "\n".join(dict.fromkeys(item.value for item in stated))
    return Citation("\n".join(plain), tuple(entries.values()), value, stated[0].as_of, tuple(known.values()))


def _key(slot: str, source: str) -> str:
    """The key of an entry: what is stated, then the source; letters, digits, colons and hyphens only."""
    if slot == source:
        return source
    return ":".join(
        "-".join(re.findall(r"[a-z0-9]+", transliterate(part).lower())) for part in (*slot.split(":"), source)
    )


def find(page: Page, key: str) -> Any:
    """The statement of a page under a key, or None.

    A key is that of a fact, the id at the other end of a relation or quotation, or a heading.
    """
    wanted, _, year = key.strip().lower().partition("@")
    folded = wanted.replace(" ", "-")
    if year:
        return _of_year(page, folded, year)
    for block in page.blocks:
        for row in getattr(block, "rows", ()):
            if isinstance(row, FactRow) and (row.key == folded or row.label.lower() == wanted):
                return row
            if isinstance(row, Paragraph) and str(row.number) == wanted:
                return row
    if found := _of_year(page, folded, ""):
        return found
    for block in page.blocks:
        if isinstance(block, Quotation) and block.id == folded:
            return block
        for row in getattr(block, "rows", ()):
            if isinstance(row, RelationRow) and folded in (row.id, f"{row.relation}:{row.id}"):
                return row
        if getattr(block, "title", "").lower().replace(" ", "-") == folded:
            return block
    return next((row for row in page.relations if folded in (row.id, f"{row.relation}:{row.id}")), None)


def _of_year(page: Page, key: str, year: str) -> Figure | None:
    """The yearly figure under a key, of a year or the newest; of a pair after a slash: export-share/china."""
    name, _, other = key.partition("/")
    for block in page.blocks:
        for row in block.rows if isinstance(block, Figures) else ():
            if row.key == name and (row.other.link if row.other else "") == other:
                if not year:
                    return row
                value = dict(row.points).get(int(year)) if year.isdecimal() else None
                return (
                    None
                    if value is None
                    else row._replace(value=value, year=int(year), receipt=row.receipt._replace(as_of=year))
                )
    return None


def keys(page: Page) -> list[str]:
    """What :func:`find` knows on a page, for a suggestion."""
    result = []
    for block in page.blocks:
        result += [
            row.key if isinstance(row, FactRow | Figure) else row.id
            for row in getattr(block, "rows", ())
            if hasattr(row, "key") or hasattr(row, "id")
        ]
        if isinstance(block, Quotation):
            result.append(block.id)
    return list(dict.fromkeys(result))


# --- what is stated ----------------------------------------------------------


def _plain(inline: Inline) -> str:
    return "".join(span.text for span in inline)


def _statements(catalogue: Catalogue, page: Page, subject: Any) -> Iterator[Statement]:
    if isinstance(subject, Figure):
        yield _figure(page, subject)
    elif isinstance(subject, FactRow):
        for value in subject.values:
            yield _fact(page, subject, value)
    elif isinstance(subject, RelationRow):
        yield _relation(catalogue, page, subject)
    elif isinstance(subject, Quotation):
        yield _quotation(subject)
    elif isinstance(subject, Paragraph):
        yield _paragraph(page, subject)
    elif isinstance(subject, PassageRow):
        yield _passage(_plain(subject.text), subject.document, subject.paragraph, subject.speaker, subject.date)
    elif isinstance(subject, Prose):
        text = "\n\n".join(map(_plain, subject.paragraphs))
        title = f"{page.name}, “{subject.title}”" if subject.title else page.name
        sources, as_of = subject.receipt.sources, subject.receipt.as_of
        yield Statement(_as_of(title, subject.receipt), text, text, sources, as_of, slot=f"{page.id}:{subject.title}")
    elif isinstance(subject, Contested):
        for position in subject.positions:
            holder = f"{position.holder.text}: " if position.holder else ""
            says = f"{subject.topic}: {holder}{_plain(position.says)}"
            sources, as_of = position.receipt.sources, position.receipt.as_of
            slot = f"{page.id}:{subject.topic}"
            yield Statement(_as_of(says, position.receipt), says, "", sources, as_of, slot=slot)
    elif isinstance(subject, TableRow):
        yield from _row(page, subject)
    elif isinstance(subject, Link):
        when = show(subject.date) or subject.name.text
        text = f"{page.name}: {subject.name.text}{f' ({when})' if subject.date else ''}"
        yield Statement(_as_of(text, subject.receipt), when, "", subject.receipt.sources, subject.receipt.as_of)
    elif isinstance(subject, Steps):
        for step in (step for step in subject.steps if step.date):
            text = f"{page.name}: {step.label}: {show(step.date)}"
            yield Statement(_as_of(text, step.receipt), show(step.date), "", step.receipt.sources, step.receipt.as_of)
    else:
        yield from _block(page, subject)


def _fact(page: Page, row: FactRow, value: FactValue) -> Statement:
    if value.value and value.value[0].role == "date":
        text = show(_plain(value.value))
    elif value.number is not None and not any(span.link for span in value.value):
        text = with_unit(exact(value.number), value.unit)
    else:
        text = _plain(value.value)
        if value.unit and not any(span.link for span in value.value):
            text = with_unit(text, value.unit)
    term = [f"since {show(value.since)}"] if value.since else []
    term += [f"until {show(value.until)}"] if value.until else []
    said = ", ".join([text, *term])
    return Statement(
        _as_of(f"{page.name}: {row.label}: {said}", value.receipt),
        text,
        "",
        value.receipt.sources,
        value.receipt.as_of,
        slot=f"{page.id}:{row.label}",
    )


def _figure(page: Page, row: Figure) -> Statement:
    other = f", {row.other.text}" if row.other else ""
    text = with_unit(exact(row.value), row.unit)
    return Statement(
        f"{page.name}: {row.label}{other}: {text} ({row.year}).",
        text,
        "",
        row.receipt.sources,
        str(row.year),
        slot=":".join((page.id, row.key, *((row.other.link or row.other.text,) if row.other else ()), str(row.year))),
    )


def _relation(catalogue: Catalogue, page: Page, row: RelationRow) -> Statement:
    type_ = catalogue.relation_types.get(row.relation)
    label = (type_.inverse if row.inverse else type_.label) if type_ else row.relation
    status = ("former " if row.former and row.status != "former" else "") + (row.status or "").replace("-", " ")
    status = status.strip()
    figure = with_unit(exact(row.value), row.unit or "") if row.value is not None else ""
    parts = [
        row.role or "",
        status,
        row.participation or "",
        figure,
        f"since {show(row.since)}" if row.since else "",
        f"until {show(row.until)}" if row.until else "",
    ]
    value = ", ".join(part for part in parts if part)
    if not value and row.date:
        value = show(row.date)
    text = f"{page.name}: {label}: {row.name}{f' ({value})' if value else ''}"
    slot = ":".join(filter(None, (page.id, row.relation, row.id, row.since)))
    return Statement(
        _as_of(text, row.receipt), value or row.name, "", row.receipt.sources, row.receipt.as_of, slot=slot
    )


def _quotation(block: Quotation) -> Statement:
    words = _plain(block.text)
    passage = f"“{words}”" if block.verbatim else words
    kind = f" [{block.claim_kind}, {block.status}]" if block.claim_kind else ""
    sources = (block.source,) if block.source else block.receipt.sources
    return Statement(
        f"{passage}{kind}",
        words,
        f"{passage}{kind}",
        sources,
        block.receipt.as_of,
        block.locator,
        block.speaker.text,
        block.date or "",
        block.id,
    )


def _paragraph(page: Page, row: Paragraph) -> Statement:
    text = next(block for block in page.blocks if isinstance(block, FullText))
    return _passage(_plain(row.text), text.document, row.number, text.speaker, text.date)


def _passage(words: str, source: str, number: int, speaker: str, date: str | None) -> Statement:
    """A passage of a document, word for word."""
    quoted = f"“{words}”"
    return Statement(quoted, words, quoted, (source,), date, f"§ {number}", speaker, date or "")


def _row(page: Page, row: TableRow) -> Iterator[Statement]:
    cells = [_plain(cell).strip() for cell in row.cells]
    receipts = [receipt for receipt in row.receipts if receipt.sources]
    if not receipts:
        return
    text = f"{page.name}: {cells[0]}: {'; '.join(filter(None, cells[1:]))}"
    sources = tuple(dict.fromkeys(id_ for receipt in receipts for id_ in receipt.sources))
    slot = f"{page.id}:{cells[0]}"
    yield Statement(_as_of(text, receipts[0]), "\t".join(cells[1:]), "", sources, receipts[0].as_of, slot=slot)


def _block(page: Page, block: Any) -> Iterator[Statement]:
    """Any other block: its title, and whatever sources its parts have."""
    receipts = [found for found in _receipts(block) if found.sources]
    if not receipts:
        return
    title = getattr(block, "title", "") or getattr(block, "label", "")
    values = [_value(part) for name in ("bars", "points", "branches") for part in getattr(block, name, ())]
    sources = tuple(dict.fromkeys(id_ for receipt in receipts for id_ in receipt.sources))
    text = f"{page.name}: {title}: {'; '.join(values)}"
    slot = f"{page.id}:{title}"
    yield Statement(_as_of(text, receipts[0]), "\n".join(values), "", sources, receipts[0].as_of, slot=slot)


def _value(part: Any) -> str:
    if hasattr(part, "stops"):
        return " – ".join(stop.name for stop in part.stops)
    if hasattr(part, "label"):
        return f"{part.label.text} {exact(part.value)}"
    year, value = part
    return f"{year} {exact(value)}"


def _receipts(value: Any) -> Iterator[Receipt]:
    if isinstance(value, Receipt):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _receipts(part)


def _as_of(text: str, receipt: Receipt) -> str:
    text = text.rstrip(".")
    return f"{text} (as of {show(receipt.as_of)})." if receipt.as_of else f"{text}."
