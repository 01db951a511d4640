"""A brief as text of 72 columns, Markdown, or HTML that stands alone and prints on A4."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from ..dates import show
from ..query.blocks import (
    RECORD,
    ContestedMatter,
    Facts,
    Inline,
    Links,
    Page,
    Quotation,
    Receipt,
    Relations,
    Table,
    span_text,
)
from ..sanitize import clean
from .block_lines import cells_of, fact_value
from .glyphs import LEGEND, UNICODE, Glyphs
from .html import document
from .layout import Layout
from .lines import fit
from .markdown import escape as plain
from .markdown import markdown

FORMATS = (".html", ".md", ".txt")
WIDTH = 72
TITLE = 80
"""Characters of a source's title in print."""
MANY = 4
"""Rows above which a list prints in two columns."""

STYLE = """
@page { size: A4; margin: 10mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 48rem; background: #fff; color: #1a1a1a;
  font: 10pt/1.35 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", sans-serif; }
h1 { font-size: 17pt; line-height: 1.15; margin: 0; }
.under { color: #555; margin: 0 0 .5em; }
h2 { font-size: 10.5pt; margin: .9em 0 .25em; padding-bottom: .1em; border-bottom: .5pt solid #999; break-after: avoid; }
p, ul, ol { margin: .25em 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .08em .8em .08em 0; }
th { font-weight: 600; } td:first-child { color: #444; } .two td:first-child { width: 34%; }
tr { break-inside: avoid; }
ul.rows, ul.cols { list-style: none; padding: 0; } ul.cols { columns: 2; column-gap: 1.6em; }
ul.cols li, ul.rows li { break-inside: avoid; padding-left: 1em; text-indent: -1em; }
.q { color: #666; } .mark { color: #9c2f1d; }
sup { font-size: .7em; line-height: 0; white-space: nowrap; } sup a { color: inherit; text-decoration: none; }
blockquote { margin: .4em 0; padding-left: .8em; border-left: 2pt solid #bbb; break-inside: avoid; }
blockquote footer { color: #555; }
ol.sources { font-size: 7pt; line-height: 1.25; columns: 2; column-gap: 1.6em; padding-left: 1.8em; }
ol.sources li { break-inside: avoid; overflow-wrap: anywhere; }
.legend { font-size: 7.5pt; color: #555; }
@media print { ol.sources .url { display: none; } body { padding: 0; max-width: none; font-size: 7.1pt; line-height: 1.25; } main { columns: 2; column-gap: 1.6em; }
  section.wide { column-span: all; } section.narrow ul.cols { columns: 1; } section.narrow { break-inside: avoid; } h1 { font-size: 15pt; }
  h2 { font-size: 9pt; margin: .45em 0 .1em; } blockquote { margin: .25em 0; } p, ul, ol { margin: .15em 0; } ol.sources { font-size: 5.6pt; line-height: 1.15; columns: 4; column-gap: 1.2em; } a { color: inherit; text-decoration: none; } }
"""


def text(page: Page, glyphs: Glyphs = UNICODE) -> str:
    """The brief in lines of at most 72 cells (one that is an address excepted)."""
    layout = Layout(page, WIDTH, glyphs)
    return clean("\n".join(line.text.rstrip() for line in layout.lines)) + "\n"


def written(page: Page, ending: str, glyphs: Glyphs = UNICODE) -> str:
    """The brief in the form that a file's ending says: one of FORMATS."""
    if ending.lower() == ".html":
        return html(page)
    return markdown(page, lambda name, id_: plain(name)) if ending.lower() == ".md" else text(page, glyphs)


def html(page: Page) -> str:
    """The brief as one HTML file without any asset from elsewhere."""
    return document(page.name, "\n".join(_Html(page).body()), STYLE)


class _Html:
    """Writes blocks as HTML."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.layout = Layout(page._replace(blocks=()), WIDTH)
        self.marks: set[str] = set()

    def escaped(self, words: str) -> str:
        """Words as HTML."""
        return escape(clean(words))

    def inline(self, inline: Inline) -> str:
        """Spans as HTML."""
        return "".join(
            f'<span class="q">{self.escaped(span.text)}</span>' if span.role == "quiet" else self.escaped(span.text)
            for span in inline
        )

    def receipt(self, receipt: Receipt, opinion: bool = False) -> str:
        """Marks and note numbers."""
        wanted = [
            name
            for name, on in (
                ("contested", receipt.contested),
                ("unchecked", receipt.evidence == RECORD),
                ("opinion", opinion),
            )
            if on
        ]
        self.marks.update(wanted)
        result = "".join(f'&nbsp;<span class="mark">{getattr(UNICODE, name)}</span>' for name in wanted)
        notes = ",".join(f'<a href="#s{number}">{number}</a>' for number in receipt.numbers)
        return f"{result}<sup>{notes}</sup>" if notes else result

    def body(self) -> Iterator[str]:
        """The whole page."""
        page = self.page
        yield f"<h1>{self.escaped(page.name)}</h1>"
        yield f'<p class="under">{self.escaped(page.subtitle)}</p>'
        if page.lead:
            yield f"<p>{self.inline(page.lead)}{self.receipt(page.lead_receipt)}</p>"
        yield "<main>"
        for number, block in enumerate(page.blocks):
            if block.title or not number:
                yield "</section>" * bool(number) + f'<section class="{"wide" if block.type == "table" else "narrow"}">'
                yield f"<h2>{self.escaped(block.title)}</h2>" if block.title else ""
            writer = _BLOCKS.get(block.type)
            if writer:
                yield from writer(self, block)
        yield "</section>" * bool(page.blocks) + "</main>"
        if page.sources:
            yield "<h2>Sources</h2>"
            yield '<ol class="sources">'
            for number, source in enumerate(page.sources, 1):
                tail = ", ".join(filter(None, (source.publisher, show(source.date))))
                url = self.escaped(source.url or "")
                web = url.startswith(("http://", "https://"))
                link = f'<a href="{url}" rel="noreferrer">{url}</a>' if web else url
                title = self.escaped(fit(source.title, TITLE))
                # On paper the title stands for the address, which it leads to in a PDF.
                title = f'<a href="{url}" rel="noreferrer">{title}</a>' if web else title
                address = f' <span class="url">{link}</span>' if link else ""
                yield f'<li id="s{number}">{title}{f". {self.escaped(tail)}" if tail else ""}.{address}</li>'
            yield "</ol>"
        if self.marks:
            says = [f"{getattr(UNICODE, name)} {self.escaped(words)}" for name, words in LEGEND if name in self.marks]
            yield f'<p class="legend">{"; ".join(says)}</p>'


def _facts(out: _Html, block: Facts) -> Iterator[str]:
    yield '<table class="two">'
    for row in block.rows:
        values = []
        for value in row.values:
            parts = [
                f'<span class="q">{out.escaped(part.text)}</span>' if part.role == "quiet" else out.escaped(part.text)
                for part in fact_value(out.layout, value)
            ]
            values.append("".join(parts) + out.receipt(value.receipt))
        yield f"<tr><td>{out.escaped(row.label)}</td><td>{'<br>'.join(values)}</td></tr>"
    yield "</table>"


def _relations(out: _Html, block: Relations) -> Iterator[str]:
    yield f'<ul class="{"cols" if len(block.rows) > MANY else "rows"}">'
    for row in block.rows:
        cells = ", ".join(cells_of(out.layout, row, block.columns))
        tail = f' <span class="q">{out.escaped(cells)}</span>' if cells else ""
        yield f"<li>{out.escaped(row.name)}{tail}{out.receipt(row.receipt)}</li>"
    if block.more:
        yield f'<li class="q">and {block.more} more</li>'
    yield "</ul>"


def _table(out: _Html, block: Table) -> Iterator[str]:
    yield "<table>"
    if any(span_text(cell) for cell in block.header):
        yield "<tr>" + "".join(f"<th>{out.inline(cell)}</th>" for cell in block.header) + "</tr>"
    for row in block.rows:
        receipts = row.receipts or (Receipt(),) * len(row.cells)
        cells = zip(row.cells, receipts, strict=True)
        yield (
            "<tr>" + "".join(f"<td>{out.inline(cell)}{out.receipt(receipt)}</td>" for cell, receipt in cells) + "</tr>"
        )
    yield "</table>"


def _links(out: _Html, block: Links) -> Iterator[str]:
    yield f'<p class="run">{" · ".join(out.escaped(item.text) for item in block.items)}</p>'


def _quotation(out: _Html, block: Quotation) -> Iterator[str]:
    tail = ", ".join(filter(None, (block.role, show(block.date), block.locator)))
    words = out.inline(block.text)
    yield (
        f"<blockquote>{f'“{words}”' if block.verbatim else words}<footer>– {out.escaped(block.speaker.text)}"
        f"{f', {out.escaped(tail)}' if tail else ''}{out.receipt(block.receipt, opinion=block.verbatim)}</footer></blockquote>"
    )


def _contested(out: _Html, block: ContestedMatter) -> Iterator[str]:
    out.marks.add("contested")
    yield f'<p><span class="mark">{UNICODE.contested}</span> {out.escaped(block.topic)}</p><ul>'
    for position in block.positions:
        holder = f"{out.escaped(position.holder.text)}: " if position.holder else ""
        yield f"<li>{holder}{out.inline(position.says)}{out.receipt(position.receipt)}</li>"
    yield "</ul>"


_BLOCKS: dict[str, Callable[[_Html, Any], Iterator[str]]] = {
    "facts": _facts,
    "relations": _relations,
    "table": _table,
    "links": _links,
    "quotation": _quotation,
    "contested": _contested,
}
