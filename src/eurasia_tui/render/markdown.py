"""A page as Markdown, with links to other entities as relative ids and sources as notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ..dates import show
from ..formatting import exact, with_unit
from ..query.blocks import (
    RECORD,
    Bars,
    ContestedMatter,
    Courses,
    Facts,
    FullText,
    Inline,
    Links,
    Page,
    PassageList,
    ProseText,
    Quotation,
    Receipt,
    Relations,
    Route,
    SeriesChart,
    Sets,
    Table,
    YearlyFigures,
)
from ..sanitize import clean
from .glyphs import UNICODE

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
Linker = Callable[[str, str], str]


def escape(text: str) -> str:
    """Text that Markdown shows as written."""
    return _SPECIAL.sub(r"\\\1", text)


def plain_link(text: str, id_: str) -> str:
    """The default link: the id itself."""
    return f"[{escape(text)}]({id_})"


class Markdown:
    """Writes blocks as Markdown; ``link`` makes a link of a text and an id."""

    def __init__(self, page: Page, link: Linker = plain_link) -> None:
        self.page, self.link = page, link

    def inline(self, inline: Inline) -> str:
        """Spans as Markdown."""
        return "".join(self.link(span.text, span.link) if span.link else escape(span.text) for span in inline)

    def receipt(self, receipt: Receipt, former: bool = False) -> str:
        """Marks and note numbers."""
        marks = [
            (receipt.contested, UNICODE.contested),
            (receipt.evidence == RECORD, UNICODE.unchecked),
            (former, UNICODE.former),
        ]
        text = "".join(f" {mark}" for wanted, mark in marks if wanted)
        text += " (old)" if receipt.old else " (new)" if receipt.fetched else ""
        text += " (later)" if receipt.later else ""
        text += "".join(f"[^{number}]" for number in receipt.numbers)
        return f"{text} ({self.inline(receipt.note)})" if receipt.note else text

    def write(self) -> str:
        """The whole page."""
        page = self.page
        lines = [f"# {escape(page.name)}", ""]
        if page.subtitle:
            lines += [f"*{escape(page.subtitle)}*", ""]
        if page.as_of:
            lines += [f"As of {show(page.as_of)}.", ""]
        if page.lead:
            lines += [self.inline(page.lead) + self.receipt(page.lead_receipt), ""]
        for block in page.blocks:
            lines += [*_BLOCKS.get(block.type, _nothing)(self, block), ""]
        if page.aliases:
            lines += ["## Other names", "", " · ".join(map(escape, page.aliases)), ""]
        for number, source in enumerate(page.sources, 1):
            tail = escape(", ".join(filter(None, (source.publisher, show(source.date), source.url))))
            lines.append(f"[^{number}]: {self.link(source.title, source.id)}{f'. {tail}' if tail else ''}")
        return re.sub(r"\n{3,}", "\n\n", clean("\n".join(lines))).strip() + "\n"


def _title(title: str) -> list[str]:
    return [f"## {escape(title)}", ""] if title else []


def _nothing(out: Markdown, block: Any) -> Iterator[str]:
    return iter(())


def _facts(out: Markdown, block: Facts) -> Iterator[str]:
    yield from _title(block.title)
    yield "| | |"
    yield "| --- | --- |"
    for row in block.rows:
        values = []
        for value in row.values:
            linked = any(span.link for span in value.value)
            text = out.inline(value.value)
            if value.number is not None and not linked:
                text = escape(with_unit(exact(value.number), value.unit))
            elif value.value and value.value[0].role == "date":
                text = escape(show(value.value[0].text))
            if value.since:
                text += f", since {escape(show(value.since))}"
            elif value.number is not None and value.receipt.as_of:
                text += f" ({escape(show(value.receipt.as_of))})"
            values.append(text + out.receipt(value.receipt))
        yield f"| {escape(row.label)} | {'<br>'.join(values)} |"


def _relations(out: Markdown, block: Relations) -> Iterator[str]:
    yield from _title(block.title)
    for row in block.rows:
        value = (
            with_unit(exact(row.value), row.unit or "") if row.value is not None and "value" in block.columns else ""
        )
        status = ("former" if row.former else row.status or "") if "status" in block.columns else ""
        since = f"since {show(row.since)}" if row.since and "since" in block.columns else ""
        until = f"until {show(row.until)}" if row.until else ""
        date = show(row.date) if "date" in block.columns else ""
        role = row.role if "role" in block.columns else ""
        tail = escape(", ".join(filter(None, (role, status, row.participation, since, until, value, date))))
        yield f"- {out.link(row.name, row.id)}{f': {tail}' if tail else ''}{out.receipt(row.receipt)}"
    if block.more:
        yield f"- … and {block.more} more"


def _links(out: Markdown, block: Links) -> Iterator[str]:
    yield from _title(block.title)
    yield " · ".join(out.link(item.text, item.link or "") for item in block.items)


def _prose(out: Markdown, block: ProseText) -> Iterator[str]:
    yield from _title(block.title)
    if block.later:
        yield f"*Written {show(block.receipt.as_of)}, later than the date shown.*\n"
    texts = [out.inline(paragraph) for paragraph in block.paragraphs]
    if texts:
        texts[-1] += out.receipt(block.receipt)
    yield "\n\n".join(texts)


def _quotation(out: Markdown, block: Quotation) -> Iterator[str]:
    yield from _title(block.title)
    text = out.inline(block.text)
    yield f"> “{text}”" if block.verbatim else f"> {text}"
    kind = f"{block.claim_kind}: {block.status}" if block.claim_kind else ""
    tail = escape(", ".join(filter(None, (block.role, show(block.date), block.locator, kind))))
    yield ">"
    mark = f" {UNICODE.opinion}" if block.verbatim or block.claim_kind in ("opinion", "forecast") else ""
    yield f"> – {out.link(block.speaker.text, block.speaker.link or '')}{f', {tail}' if tail else ''}{mark}{out.receipt(block.receipt)}"


def _contested(out: Markdown, block: ContestedMatter) -> Iterator[str]:
    yield from _title(block.title)
    yield f"{UNICODE.contested} {escape(block.topic)}\n"
    for position in block.positions:
        holder = f"{out.link(position.holder.text, position.holder.link or '')}: " if position.holder else ""
        yield f"- {holder}{out.inline(position.says)}{out.receipt(position.receipt)}"


def _route(out: Markdown, block: Route) -> Iterator[str]:
    yield from _title(block.title)
    for branch in block.branches:
        stops = " → ".join(out.link(stop.name, stop.id) for stop in branch.stops)
        yield f"- {escape(branch.name)}: {stops}{out.receipt(branch.receipt)}"


def _bars(out: Markdown, block: Bars) -> Iterator[str]:
    yield from _title(block.title)
    for bar in block.bars:
        yield f"- {out.link(bar.label.text, bar.label.link or '')}: {escape(with_unit(exact(bar.value), block.unit))}{out.receipt(bar.receipt)}"


def _table(out: Markdown, block: Table) -> Iterator[str]:
    yield from _title(block.title)
    yield f"| {' | '.join(out.inline(cell) for cell in block.header)} |"
    yield f"|{' --- |' * len(block.header)}"
    for row in block.rows:
        receipts = [out.receipt(receipt) for receipt in row.receipts] or [""] * len(row.cells)
        yield f"| {' | '.join(out.inline(cell) + tail for cell, tail in zip(row.cells, receipts, strict=True))} |"


def _series(out: Markdown, block: SeriesChart) -> Iterator[str]:
    yield from _title(block.title)
    yield ", ".join(f"{year}: {exact(value)}" for year, value in block.points) + out.receipt(block.receipt)


def _courses(out: Markdown, block: Courses) -> Iterator[str]:
    yield from _title(block.title)
    for row in block.rows:
        course = ", ".join(f"{year}: {exact(value)}" for year, value in row.points)
        yield f"- {out.link(row.name.text, row.name.link or '')}, {escape(block.unit)}: {course}"
    if block.receipt.numbers:
        yield f"\nSource{out.receipt(block.receipt)}"


def _sets(out: Markdown, block: Sets) -> Iterator[str]:
    yield from _title(block.title)
    for part in block.parts:
        items = [
            f"{out.link(item.name.text, item.name.link or '')}"
            f"{escape(', '.join(['', *(show(since) for since in item.since if since), *item.remarks]))}"
            f"{out.receipt(item.receipt._replace(note=()))}"
            for item in part.items
        ]
        yield f"- **{escape(part.label)}** ({len(part.items)}): {'; '.join(items) or 'none'}"


def _figures(out: Markdown, block: YearlyFigures) -> Iterator[str]:
    yield from _title(block.title)
    yield "| Figure | Newest | Year | Years before |"
    yield "| --- | --- | --- | --- |"
    for row in block.rows:
        name = (
            f"{escape(row.label)}: {out.link(row.other.text, row.other.link or '')}" if row.other else escape(row.label)
        )
        before = ", ".join(f"{year}: {exact(value)}" for year, value in row.points[-6:-1])
        receipt = out.receipt(row.receipt._replace(note=()))
        yield f"| {name} | {escape(with_unit(exact(row.value), row.unit))}{receipt} | {row.year} | {before} |"


def _text(out: Markdown, block: FullText) -> Iterator[str]:
    yield from _title(block.title)
    for row in block.rows:
        yield f"{row.number}\\. {out.inline(row.text)}\n"
    if block.after:
        yield f"… {block.after} paragraphs more"


def _passages(out: Markdown, block: PassageList) -> Iterator[str]:
    yield from _title(block.title)
    for row in block.rows:
        where = ", ".join(filter(None, (row.speaker, show(row.date))))
        yield f"- {out.link(row.title, row.document)}, § {row.paragraph} ({escape(where)}): {out.inline(row.text)}"
    if block.total > len(block.rows):
        yield f"- … {'over ' if block.over else ''}{block.total} paragraphs of {block.documents} documents in all"


_BLOCKS: dict[str, Callable[[Markdown, Any], Iterator[str]]] = {
    "facts": _facts,
    "relations": _relations,
    "links": _links,
    "prose": _prose,
    "quotation": _quotation,
    "contested": _contested,
    "route": _route,
    "bars": _bars,
    "series": _series,
    "courses": _courses,
    "sets": _sets,
    "figures": _figures,
    "table": _table,
    "text": _text,
    "passages": _passages,
}


def markdown(page: Page, link: Linker = plain_link) -> str:
    """The page as Markdown."""
    return Markdown(page, link).write()
