"""Lines of segments: the common ground of the terminal and the text renderer, and how text is wrapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.cells import cell_len as _cell_len

from ..lazy_pattern import lazy_pattern
from ..named_tuple import NamedTuple
from ..query.spans import Inline, Span
from .segment import Segment as Segment

NO_BREAK = "\u00a0"
_ONE_CELL_EACH = lazy_pattern(
    "[ -~\u00a0-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u22ff\u2500-\u25fc]*"
)
"""Latin, Greek and Cyrillic letters, punctuation and signs: of such a text the characters are counted instead of cells."""
LEAD = "+"
"""How the address of a link begins that opens the rest of a section; no id begins so."""


def cell_len(text: str) -> int:
    """Cells that a text takes on a terminal."""
    return len(text) if text.isascii() else _cell_len(text)


class Point(NamedTuple):
    """A stop on a line drawn to scale: where it stands, its id, and in words what it is."""

    line: int
    cell: int
    id: str
    text: str


class Line(NamedTuple):
    """One line of a page. ``subject`` is the statement it shows, for citing."""

    segments: tuple[Segment, ...] = ()
    subject: Any = None

    @property
    def text(self) -> str:
        """The line without styles."""
        return "".join(segment.text for segment in self.segments)


def width(segments: Iterable[Segment]) -> int:
    """Cells that segments take on a terminal."""
    size = 0
    for segment in segments:
        text = segment[0]
        size += len(text) if text.isascii() else _cell_len(text)
    return size


def cut(parts: Iterable[Segment], room: int, ellipsis: str = "…") -> list[Segment]:
    """The segments, cut to so many cells."""
    kept: list[Segment] = []
    left = room
    for part in parts:
        if left <= 0:
            break
        kept.append(part._replace(text=fit(part.text, left, ellipsis)))
        if kept[-1].text != part.text:
            break
        left -= cell_len(part.text)
    return kept


def segments(inline: Inline, role: str = "") -> list[Segment]:
    """Spans as segments; plain spans take the role given."""
    return [Segment(span.text, span.role or ("link" if span.link else role), span.link) for span in inline]


def _tokens(parts: Iterable[Segment]) -> Iterator[list[Segment]]:
    """Words of a run of segments, each with the space before it; a word may cross segments."""
    word: list[Segment] = []
    for part in parts:
        for index, piece in enumerate(part.text.split(" ")):
            if index:
                if word:
                    yield word
                word = [Segment(" ", part.role, part.link)]  # in the same role: a run of words is one span on the wire
            if piece:
                word.append(Segment(piece, part.role, part.link))
    if word:
        yield word


def wrap(parts: Iterable[Segment], room: int, indent: int = 0, hang: int | None = None) -> list[tuple[Segment, ...]]:
    """Break segments into lines of at most ``room`` cells, the first indented, the others hanging."""
    parts = list(parts)
    hang = indent if hang is None else hang
    text = "".join([part[0] for part in parts])
    even = text.isascii() or _ONE_CELL_EACH.fullmatch(text)
    if not even or "  " in text or text.endswith(" "):
        return _wrap_words(parts, room, indent, hang)
    ends = []
    start = 1 if text.startswith(" ") else 0
    left = room - indent
    while len(text) - start > left:
        end = text.rfind(" ", start, start + left + 1)
        if end <= start:  # a word longer than a line
            return _wrap_words(parts, room, indent, hang)
        ends.append((start, end))
        start, left = end + 1, room - hang
    ends.append((start, len(text)))
    return [_joined(line) for line in _sliced(parts, ends, indent, hang)]


def _sliced(
    parts: Sequence[Segment], ends: Sequence[tuple[int, int]], indent: int, hang: int
) -> Iterator[list[Segment]]:
    """The segments of each line, whose characters are those from a start to an end of the whole text."""
    index, at = 0, 0  # of the segment, and of its first character in the text
    for start, end in ends:
        line = [Segment(" " * indent, "indent")] if indent else []
        while index < len(parts):
            text, role, link = parts[index]
            line.append(Segment(text[max(0, start - at) : end - at], role, link))
            if at + len(text) > end:
                break
            at += len(text)
            index += 1
        yield line
        indent = hang


def _wrap_words(parts: Sequence[Segment], room: int, indent: int, hang: int) -> list[tuple[Segment, ...]]:
    """As :func:`wrap`, word by word: for characters of no cell or two, and words longer than a line."""
    lines: list[tuple[Segment, ...]] = []
    line: list[Segment] = [Segment(" " * indent, "indent")] if indent else []
    used, start = indent, indent
    for word in _tokens(parts):
        size = 0
        for segment in word:
            text = segment[0]
            size += len(text) if text.isascii() else _cell_len(text)
        if word[0][0] == " " and used == start:
            word, size = word[1:], size - 1
        if used + size > room and used > start:
            lines.append(tuple(line))
            line = [Segment(" " * hang, "indent")] if hang else []
            used = start = hang
            if word and word[0][0] == " ":
                word, size = word[1:], size - 1
        if used + size <= room:
            line += word
            used += size
            continue
        for piece in _broken(word, room - hang):
            piece_size = width(piece)
            if used + piece_size > room and used > start:
                lines.append(tuple(line))
                line = [Segment(" " * hang, "indent")] if hang else []
                used = start = hang
            line += piece
            used += piece_size
    lines.append(tuple(line))
    return [_joined(line) for line in lines]


def _broken(word: list[Segment], room: int) -> list[list[Segment]]:
    """A word too long for a line, in pieces that fit."""
    room = max(1, room)
    pieces: list[list[Segment]] = [[]]
    used = 0
    for segment in word:
        text = ""
        for char in segment.text:
            size = cell_len(char)
            if used + size > room and used:
                pieces[-1].append(Segment(text, segment.role, segment.link))
                pieces.append([])
                text, used = "", 0
            text += char
            used += size
        if text:
            pieces[-1].append(Segment(text, segment.role, segment.link))
    return pieces


def _joined(line: Iterable[Segment]) -> tuple[Segment, ...]:
    """Neighbours of one look become one segment; a link stays one span."""
    result: list[Segment] = []
    for segment in line:
        if result and result[-1].role == segment.role != "indent" and result[-1].link == segment.link:
            result[-1] = Segment(result[-1].text + segment.text, segment.role, segment.link)
        elif segment.text:
            result.append(segment)
    if result and not result[-1].text.strip() and not result[-1].link:
        result.pop()
    return tuple(result)


def fit_end(text: str, room: int, ellipsis: str = "…") -> str:
    """Text of which the end is kept, as that of a path, with an ellipsis before it where something was cut."""
    if cell_len(text) <= room:
        return text
    while text and cell_len(text) + cell_len(ellipsis) > room:
        text = text[1:]
    return ellipsis + text


def fit(text: str, room: int, ellipsis: str = "…") -> str:
    """Text cut to ``room`` cells, with an ellipsis where something was cut."""
    if room <= 0:
        return ""
    if cell_len(text) <= room:
        return text
    room -= cell_len(ellipsis)
    if room < 0:
        return ellipsis[:1]
    used, kept = 0, ""
    for char in text:
        used += cell_len(char)
        if used > room:
            break
        kept += char
    return kept.rstrip().removesuffix(ellipsis).rstrip() + ellipsis  # what is cut may have been cut before


def pad(text: str, room: int, *, right: bool = False) -> str:
    """Text filled with spaces to ``room`` cells."""
    space = " " * max(0, room - cell_len(text))
    return space + text if right else text + space


__all__ = ["Line", "Segment", "Span", "fit", "pad", "segments", "width", "wrap"]
