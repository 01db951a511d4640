"""The lines of statements near a question without a certain answer: page and section, what it says, then where it is from."""

from __future__ import annotations

from collections.abc import Sequence

from ..dates import show
from ..named_tuple import NamedTuple
from ..query.catalogue import Catalogue
from ..query.nearest import Nearest
from ..render.glyphs import Glyphs
from ..render.lines import Segment, fit, wrap


class Offered(NamedTuple):
    """What is offered where there is no answer: statements near the question, else questions that have one."""

    near: tuple[Nearest, ...] = ()
    questions: tuple[str, ...] = ()


class NearestLine(NamedTuple):
    """A line and the place of its statement among them."""

    statement: int
    parts: list[Segment]


def nearest_lines(
    catalogue: Catalogue, near: Sequence[Nearest], room: int, most: int, glyphs: Glyphs
) -> list[NearestLine]:
    """Each statement in at most so many lines, and one with its date, its source and the words that it lacks."""
    found: list[NearestLine] = []
    names = catalogue.names([each.about for each in near])
    for at, each in enumerate(near):
        place = f"{names[each.about]}{f', {each.section}' if each.section else ''}"
        lines = [list(line) for line in wrap([Segment(place, "link"), Segment(f": {each.text}")], max(10, room), 1)]
        if len(lines) > most:
            rest = "".join(part.text for line in lines[most - 1 :] for part in line)
            lines = [*lines[: most - 1], [Segment(fit(rest, max(10, room), glyphs.ellipsis))]]
        parts = [f"as of {show(each.as_of)}"] if each.as_of else []
        parts += [f"without: {', '.join(each.missing)}"] if each.missing else []
        parts += [source.title for source in each.sources[:1]]
        receipt = fit(f"   {f' {glyphs.dot} '.join(parts)}", max(10, room), glyphs.ellipsis)
        found += [NearestLine(at, line) for line in (*lines, [Segment(receipt, "quiet")])]
    return found


def beginnings(near: Nearest) -> tuple[str, ...]:
    """Words by which a statement is found on its page, of which one is hardly cut by the end of a line: the first first."""
    text = near.text.partition(":")[0] if ":" in near.text[:40] else near.text
    words = text.split()
    return tuple(" ".join(words[at : at + 3]) for at in range(min(len(words), 8)))
