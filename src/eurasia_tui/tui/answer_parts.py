"""Parts of an answer as the explorer writes them: its date, its sentence with links, short names, its text to copy."""

from __future__ import annotations

from collections.abc import Iterable

from ..dates import show
from ..query.catalogue import Catalogue
from ..query.columns import acronyms
from ..query.nearest import Nearest
from ..query.questions import Answer
from ..render.segment import Segment


def dated(answer: Answer) -> str:
    """The date of an answer; empty where the sentence itself begins with the date asked for."""
    return f"as of {show(answer.as_of)}" if answer.as_of and not answer.text.startswith("As of ") else ""


def named_parts(catalogue: Catalogue, answer: Answer) -> list[Segment]:
    """The sentence with the names of its entities as links."""
    text = " ".join(answer.text.split())
    places: list[tuple[int, int, str]] = []
    for id_, name in catalogue.names(answer.about[:40]).items():
        at = text.find(name)
        if at >= 0 and not any(start < at + len(name) and at < end for start, end, _ in places):
            places.append((at, at + len(name), id_))
    parts, last = list[Segment](), 0
    for start, end, id_ in sorted(places):
        parts += [Segment(text[last:start], "strong"), Segment(text[start:end], "link", id_)]
        last = end
    return [part for part in (*parts, Segment(text[last:], "strong")) if part.text]


def short_names(catalogue: Catalogue, ids: Iterable[str]) -> dict[str, str]:
    """Acronyms where there are some, else names."""
    wanted = list(ids)
    return catalogue.names(wanted) | acronyms(catalogue, wanted)


def as_text(answer: Answer | Nearest) -> str:
    """The answer, or the statement, with its date and sources, for the clipboard."""
    date = f", as of {show(answer.as_of)}" if answer.as_of else ""
    sources = "; ".join(f"{source.title}{f' <{source.url}>' if source.url else ''}" for source in answer.sources)
    return f"{' '.join(answer.text.split())} ({sources}{date})" if sources or date else answer.text
