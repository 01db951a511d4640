"""The passage of an entity that a search matched, with the matched words marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from ...text import index_words, link_words, unspaced
from ..catalogue import Catalogue
from ..spans import Inline, Span

_PIECE = re.compile(r"\w[\w'’ʻ-]*|\W+")


def pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and text of each word of a text; of a script without spaces each character."""
    for match in _PIECE.finditer(text):
        start = match.start()
        for part in _parts(match[0]):
            if part[0].isalnum():
                yield start, start + len(part), part
            start += len(part)


@lru_cache(2048)
def _folded(piece: str) -> frozenset[str]:
    return frozenset(index_words(piece).split())


def _parts(piece: str) -> list[str]:
    """The piece, or its characters where the script is written without spaces."""
    return [*piece] if not piece.isascii() and any(unspaced(ord(char)) for char in piece) else [piece]


def _hits(piece: str, terms: tuple[str, ...]) -> bool:
    return any(word.startswith(term) for word in _folded(piece) for term in terms)


def mark(text: str, terms: tuple[str, ...], width: int = 110) -> Inline:
    """The part of a text around the first match, matched words in the role ``match``."""
    pieces = [part for piece in _PIECE.findall(" ".join(text.split())) for part in _parts(piece)]
    found = next((i for i, piece in enumerate(pieces) if piece[0].isalnum() and _hits(piece, terms)), 0)
    start, room = found, width // 3
    if found > 1 and len(pieces[found - 2]) + len(pieces[found]) < width:  # the word before, however long
        room = max(room, len(pieces[found - 1]) + len(pieces[found - 2]))
    while start > 0 and len(pieces[start - 1]) <= room:
        start -= 1
        room -= len(pieces[start])
    while start and start < found and not pieces[start][0].isalnum():
        start += 1
    spans: list[Span] = [Span("… ")] if start else []
    size = 0
    for piece in pieces[start:]:
        if size and size + len(piece) > width:
            last = spans[-1].text
            if not last.rstrip().endswith("…"):
                spans.append(Span("…" if last[-1].isspace() else " …"))
            break
        size += len(piece)
        spans.append(Span(piece, role="match" if piece[0].isalnum() and _hits(piece, terms) else ""))
    return tuple(spans)


def snippet(catalogue: Catalogue, id_: str, terms: tuple[str, ...], width: int = 110, paragraph: int = 0) -> Inline:
    """The text that best shows why an entity was found; for a document found by a passage, that passage."""
    if paragraph:
        return (Span(f"\u00a7 {paragraph}  "), *mark(_paragraph(catalogue, id_, paragraph), terms, width - 6))
    shown = catalogue.name(id_)
    named = bool(terms) and _holds(shown, terms)
    alias = "" if not terms or named else _alias(catalogue, id_, terms, shown)
    if alias:
        return (Span("also "), *mark(alias, terms, width))
    best, most = "", 0
    for (text,) in catalogue.db.execute("SELECT text FROM prose WHERE entity = ? ORDER BY seq", (id_,)):
        best = best or text
        folded = set(index_words(link_words(text)).split())
        count = sum(any(word.startswith(term) for word in folded) for term in terms)
        if count > most:
            best, most = text, count
    text = "".join(span.text for span in catalogue.inline(best))
    if named and not best and (alias := _alias(catalogue, id_, terms, shown)):
        return (Span("also "), *mark(alias, terms, width))
    if terms and most < len(terms) and not (named and best):
        related = _related(catalogue, id_, terms)
        if related:
            return mark(related, terms, width)
    return mark(text, terms, width)


def _paragraph(catalogue: Catalogue, id_: str, number: int) -> str:
    row = catalogue.db.execute("SELECT text FROM paragraph WHERE document = ? AND number = ?", (id_, number)).fetchone()
    return str(row[0]) if row else ""


def _holds(text: str, terms: tuple[str, ...]) -> bool:
    return _all_in(_folded(text), terms)


def _all_in(words: Collection[str], terms: tuple[str, ...]) -> bool:
    return all(any(word.startswith(term) for word in words) for term in terms)


def _alias(catalogue: Catalogue, id_: str, terms: tuple[str, ...], shown: str) -> str:
    """Another name that holds every word, an English one first; nothing when it is the name shown."""
    names = catalogue.db.execute(
        "SELECT text, fold FROM name WHERE entity = ? AND type NOT IN ('id', 'name', 'code') ORDER BY lang <> 'en'",
        (id_,),
    )
    return next((text for text, fold in names if text != shown and _all_in(fold.split(), terms)), "")


def _related(catalogue: Catalogue, id_: str, terms: tuple[str, ...]) -> str:
    """A relation of the entity whose other end bears a matched word."""
    for term in terms:
        row = catalogue.db.execute(
            "SELECT name, object, status, since, subject FROM relation WHERE (subject = :id AND object LIKE :like "
            "OR object = :id AND subject LIKE :like) AND name <> 'mentions' LIMIT 1",
            {"id": id_, "like": f"%{term}%"},
        ).fetchone()
        if row:
            name, object_, status, since, subject = row
            other = subject if object_ == id_ else object_
            type_ = catalogue.relation_types.get(name)
            label = (type_.inverse if object_ == id_ else type_.label) if type_ else name
            extra = ", ".join(filter(None, (status, since)))
            return f"{label}: {catalogue.name(other)}{f' ({extra})' if extra else ''}"
    return ""
