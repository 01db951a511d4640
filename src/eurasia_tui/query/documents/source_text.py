"""The full text of a source as blocks of its page, and the passages of documents that name an entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ...dates import bounds
from ...named_tuple import NamedTuple
from ..addresses import address
from ..blocks import (
    Block,
    FactRow,
    Facts,
    FactValue,
    FullText,
    Inline,
    Links,
    Page,
    Paragraph,
    PassageList,
    PassageRow,
    Receipt,
    Span,
)
from ..catalogue import Catalogue, Unknown
from .authorship import authors_of, dates_of

AT_ONCE = 400
"""Paragraphs of a document shown on one page."""
NAMED = 40
"""Entities that a page lists as named in a document."""
COUNTED = 1_000
"""Mentions of an entity that are counted; a page says that there are more."""
SHOWN = 4
"""Passages shown of an entity, one of a document."""
EXCERPT = 150
"""Characters of an excerpt."""


class Document(NamedTuple):
    """The text of a source, without its paragraphs. ``speakers`` are ids, ``speaker`` their names."""

    id: str
    paragraphs: int
    words: int
    speaker: str
    speakers: tuple[str, ...]
    date: str | None


def document(catalogue: Catalogue, id_: str) -> Document | None:
    """The document of a source; None when its text is not there."""
    row = catalogue.db.execute("SELECT paragraphs, words FROM document WHERE entity = ?", (id_,)).fetchone()
    if not row:
        return None
    speakers = tuple(authors_of(catalogue, [id_]).get(id_, ()))
    names = catalogue.names(speakers)
    date = catalogue.documents([id_])[id_].get("date")
    return Document(id_, row[0], row[1], ", ".join(names[who] for who in speakers), speakers, date)


def contents(catalogue: Catalogue, found: Document) -> Iterator[Block]:
    """How long a document is and how often quoted, and the entities it names, the most frequent first."""
    rows = []
    size = f"{_number(found.paragraphs, 'paragraph')}, {_number(found.words, 'word')}"
    rows.append(_row("length", "Full text", (Span(size, address(found.id, 1)),)))
    quoted = [
        number for (number,) in catalogue.db.execute("SELECT paragraph FROM passage WHERE document = ?", (found.id,))
    ]
    times = (
        f"{_number(len(quoted), 'quotation')} from {_number(len({*quoted}), 'paragraph')}" if quoted else "not quoted"
    )
    rows.append(_row("quoted", "Quoted", (Span(times),)))
    yield Facts("The document", tuple(rows))
    asked = "SELECT entity FROM mention WHERE document = ? LIMIT ?"
    counts = Counter(id_ for (id_,) in catalogue.db.execute(asked, (found.id, 5 * COUNTED)))
    known = catalogue.kinds_of(counts)
    shown = sorted(
        ((id_, count) for id_, count in counts.items() if id_ in known), key=lambda pair: (-pair[1], pair[0])
    )
    names = catalogue.names(id_ for id_, _ in shown[:NAMED])
    items = tuple(Span(f"{names[id_]} {count}" if count > 1 else names[id_], id_) for id_, count in shown[:NAMED])
    if items:
        yield Links("Named in it", items, len(shown[NAMED:]))


def _row(key: str, label: str, value: Inline) -> FactRow:
    return FactRow(key, label, (FactValue(value, None, "", Receipt()),))


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def full_text(catalogue: Catalogue, found: Document, first: int = 1, last: int = 0, title: str = "Text") -> FullText:
    """Paragraphs ``first`` to ``last`` of a document, to its end without ``last``; at most AT_ONCE of them."""
    first = max(1, min(first, found.paragraphs))
    last = min(last or found.paragraphs, found.paragraphs, first + AT_ONCE - 1)
    within = (found.id, first, last)
    texts = catalogue.db.execute(
        "SELECT number, text FROM paragraph WHERE document = ? AND number BETWEEN ? AND ? ORDER BY number", within
    ).fetchall()
    mentions: dict[int, list[tuple[int, int, str]]] = {}
    for number, start, size, entity in catalogue.db.execute(
        "SELECT paragraph, start, size, entity FROM mention WHERE document = ? AND paragraph BETWEEN ? AND ?", within
    ):
        mentions.setdefault(number, []).append((start, size, entity))
    quoted: dict[int, list[tuple[int, int, str]]] = {}
    for number, start, size, entity in catalogue.db.execute(
        "SELECT paragraph, start, size, entity FROM passage WHERE document = ? AND paragraph BETWEEN ? AND ?", within
    ):
        quoted.setdefault(number, []).append((start, size, entity))
    known = catalogue.kinds_of(entity for each in mentions.values() for _, _, entity in each)
    rows = []
    for number, text in texts:
        names = [mention for mention in _longest(mentions.get(number, ())) if mention[2] in known]
        places = sorted(quoted.get(number, ()))
        inline = marked(text, names, [(start, size) for start, size, _ in places])
        ids = tuple(dict.fromkeys(entity for _, _, entity in names))
        rows.append(Paragraph(number, inline, ids, tuple(entity for _, _, entity in places)))
    left = found.paragraphs - last
    return FullText(title, found.id, tuple(rows), first - 1, left, found.speaker, found.date)


def _longest(mentions: list[tuple[int, int, str]] | tuple[()]) -> list[tuple[int, int, str]]:
    """The longest of overlapping mentions: packs above know names that packs below do not."""
    kept: list[tuple[int, int, str]] = []
    for start, size, entity in sorted(mentions, key=lambda item: (-item[1], item[0], item[2])):
        if all(start + size <= other or other + length <= start for other, length, _ in kept):
            kept.append((start, size, entity))
    return sorted(kept)


def marked(text: str, names: list[tuple[int, int, str]], quoted: list[tuple[int, int]]) -> Inline:
    """A text with links on names, and the role ``quoted`` on what is quoted of it."""
    edges = {0, len(text)}
    for start, size in [*quoted, *((start, size) for start, size, _ in names)]:
        edges |= {min(start, len(text)), min(start + size, len(text))}
    cuts = sorted(edges)
    spans: list[Span] = []
    for begin, end in pairwise(cuts):
        link = next((entity for start, size, entity in names if start <= begin < start + size), None)
        role = "quoted" if any(start <= begin < start + size for start, size in quoted) else ""
        spans.append(Span(text[begin:end], link, f"{role}-link" if role and link else role))
    return tuple(spans)


def part(catalogue: Catalogue, page: Page, first: int, last: int) -> Page:
    """The page of a source with nothing but some paragraphs of its text.

    Raises Unknown when its text is not there, or has no such paragraph.
    """
    found = document(catalogue, page.id)
    if not found or not 1 <= first <= found.paragraphs:
        raise Unknown(address(page.id, first))
    return page._replace(
        lead=(),
        aliases=(),
        blocks=(full_text(catalogue, found, first, max(first, last), ""),),
        relations=(),
        backlinks=(),
        sources=(),
        subtitle=", ".join(filter(None, (found.speaker, found.date))),
    )


def in_documents(catalogue: Catalogue, id_: str) -> Iterator[Block]:
    """Where documents name an entity: how often, and the passages that name it most often, of equals the newest.

    For an entity named very often only the first COUNTED mentions are read, so that no page waits for them.
    """
    found = catalogue.db.execute(
        "SELECT document, paragraph, start, size FROM mention WHERE entity = ? LIMIT ?", (id_, COUNTED)
    ).fetchall()
    dates = dates_of(catalogue, {source for source, *_ in found})
    first: dict[tuple[str, int], tuple[int, int]] = {}
    counts: Counter[tuple[str, int]] = Counter()
    for source, number, start, size in found:
        if not (date := dates.get(source)) or bounds(date)[0] <= catalogue.day:
            counts[source, number] += 1
            first[source, number] = min((start, size), first.get((source, number), (start, size)))
    rows = [(*place, *first[place], count) for place, count in counts.items()]
    if not rows:
        return
    best: dict[str, tuple[str, int, int, int, int]] = {}
    for row in sorted(rows, key=lambda row: (-row[4], row[1])):
        best.setdefault(row[0], row)
    chosen = sorted(best.values(), key=lambda row: dates.get(row[0]) or "", reverse=True)
    chosen = sorted(chosen, key=lambda row: -row[4])[:SHOWN]
    ids = [row[0] for row in chosen]
    given = authors_of(catalogue, ids)
    names = catalogue.names([*ids, *(who for each in given.values() for who in each)])
    shown = []
    for source, number, start, size, _ in chosen:
        row = catalogue.db.execute(
            "SELECT text FROM paragraph WHERE document = ? AND number = ?", (source, number)
        ).fetchone()
        if row is None:  # found in another edition of a document of a pack below
            continue
        speaker = ", ".join(names[who] for who in given.get(source, ()))
        shown.append(
            PassageRow(
                address(source, number),
                source,
                names[source],
                number,
                speaker,
                dates.get(source),
                excerpt(row[0], start, size),
            )
        )
    over = len(found) >= COUNTED
    if not shown:
        return
    yield PassageList("In documents", tuple(shown), len(rows), len(best), over)


def excerpt(text: str, start: int, size: int, width: int = EXCERPT) -> Inline:
    """The words around a place of a text, the place itself in the role ``match``."""
    room = max(0, width - size)
    begin = max(0, start - room // 3)
    if begin:
        begin = min(text.find(" ", begin) + 1 or begin, start)
    end = min(len(text), max(start + size, begin + width))
    if end < len(text):
        end = max(text.rfind(" ", start + size, end), start + size)
    before = ("\u2026 " if begin else "") + text[begin:start]
    after = text[start + size : end] + (" \u2026" if end < len(text) else "")
    spans = (Span(before), Span(text[start : start + size], role="match"), Span(after))
    return tuple(span for span in spans if span.text)
