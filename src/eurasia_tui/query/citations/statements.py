"""What a row or block of a page states, in words and with its sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...dates import show
from ...formatting import exact, with_unit
from ..blocks import (
    ContestedMatter,
    FactRow,
    FactValue,
    FullText,
    Inline,
    Link,
    Page,
    Paragraph,
    PassageRow,
    ProseText,
    Quotation,
    Receipt,
    RelationRow,
    Steps,
    TableRow,
    YearlyFigure,
)
from ..catalogue import Catalogue
from .bibliography import CitedStatement


def _plain(inline: Inline) -> str:
    return "".join(span.text for span in inline)


def statements(catalogue: Catalogue, page: Page, subject: Any) -> Iterator[CitedStatement]:
    """The statements of a row or block of a page; none where it names no source."""
    if isinstance(subject, YearlyFigure):
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
    elif isinstance(subject, ProseText):
        text = "\n\n".join(map(_plain, subject.paragraphs))
        title = f"{page.name}, “{subject.title}”" if subject.title else page.name
        sources, as_of = subject.receipt.sources, subject.receipt.as_of
        yield CitedStatement(
            _as_of(title, subject.receipt), text, text, sources, as_of, slot=f"{page.id}:{subject.title}"
        )
    elif isinstance(subject, ContestedMatter):
        for position in subject.positions:
            holder = f"{position.holder.text}: " if position.holder else ""
            says = f"{subject.topic}: {holder}{_plain(position.says)}"
            sources, as_of = position.receipt.sources, position.receipt.as_of
            slot = f"{page.id}:{subject.topic}"
            yield CitedStatement(_as_of(says, position.receipt), says, "", sources, as_of, slot=slot)
    elif isinstance(subject, TableRow):
        yield from _row(page, subject)
    elif isinstance(subject, Link):
        when = show(subject.date) or subject.name.text
        text = f"{page.name}: {subject.name.text}{f' ({when})' if subject.date else ''}"
        yield CitedStatement(_as_of(text, subject.receipt), when, "", subject.receipt.sources, subject.receipt.as_of)
    elif isinstance(subject, Steps):
        for step in (step for step in subject.steps if step.date):
            text = f"{page.name}: {step.label}: {show(step.date)}"
            yield CitedStatement(
                _as_of(text, step.receipt), show(step.date), "", step.receipt.sources, step.receipt.as_of
            )
    else:
        yield from _block(page, subject)


def _fact(page: Page, row: FactRow, value: FactValue) -> CitedStatement:
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
    words = ", ".join([text, *term])
    return CitedStatement(
        _as_of(f"{page.name}: {row.label}: {words}", value.receipt),
        text,
        "",
        value.receipt.sources,
        value.receipt.as_of,
        slot=f"{page.id}:{row.label}",
    )


def _figure(page: Page, row: YearlyFigure) -> CitedStatement:
    other = f", {row.other.text}" if row.other else ""
    text = with_unit(exact(row.value), row.unit)
    return CitedStatement(
        f"{page.name}: {row.label}{other}: {text} ({row.year}).",
        text,
        "",
        row.receipt.sources,
        str(row.year),
        slot=":".join((page.id, row.key, *((row.other.link or row.other.text,) if row.other else ()), str(row.year))),
    )


def _relation(catalogue: Catalogue, page: Page, row: RelationRow) -> CitedStatement:
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
    return CitedStatement(
        _as_of(text, row.receipt), value or row.name, "", row.receipt.sources, row.receipt.as_of, slot=slot
    )


def _quotation(block: Quotation) -> CitedStatement:
    words = _plain(block.text)
    passage = f"“{words}”" if block.verbatim else words
    kind = f" [{block.claim_kind}, {block.status}]" if block.claim_kind else ""
    sources = (block.source,) if block.source else block.receipt.sources
    return CitedStatement(
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


def _paragraph(page: Page, row: Paragraph) -> CitedStatement:
    text = next(block for block in page.blocks if isinstance(block, FullText))
    return _passage(_plain(row.text), text.document, row.number, text.speaker, text.date)


def _passage(words: str, source: str, number: int, speaker: str, date: str | None) -> CitedStatement:
    """A passage of a document, word for word."""
    quoted = f"“{words}”"
    return CitedStatement(quoted, words, quoted, (source,), date, f"§ {number}", speaker, date or "")


def _row(page: Page, row: TableRow) -> Iterator[CitedStatement]:
    cells = [_plain(cell).strip() for cell in row.cells]
    receipts = [receipt for receipt in row.receipts if receipt.sources]
    if not receipts:
        return
    text = f"{page.name}: {cells[0]}: {'; '.join(filter(None, cells[1:]))}"
    sources = tuple(dict.fromkeys(id_ for receipt in receipts for id_ in receipt.sources))
    slot = f"{page.id}:{cells[0]}"
    yield CitedStatement(_as_of(text, receipts[0]), "\t".join(cells[1:]), "", sources, receipts[0].as_of, slot=slot)


def _block(page: Page, block: Any) -> Iterator[CitedStatement]:
    """Any other block: its title, and whatever sources its parts have."""
    receipts = [found for found in _receipts(block) if found.sources]
    if not receipts:
        return
    title = getattr(block, "title", "") or getattr(block, "label", "")
    values = [_value(part) for name in ("bars", "points", "branches") for part in getattr(block, name, ())]
    sources = tuple(dict.fromkeys(id_ for receipt in receipts for id_ in receipt.sources))
    text = f"{page.name}: {title}: {'; '.join(values)}"
    slot = f"{page.id}:{title}"
    yield CitedStatement(_as_of(text, receipts[0]), "\n".join(values), "", sources, receipts[0].as_of, slot=slot)


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
