"""A route to scale along the way: states in bands, ways of carriage, lengths, stops; and the lists of its stops."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..formatting import exact
from ..named_tuple import NamedTuple
from ..query.blocks import Leg, Route, Stop
from .lines import NO_BREAK, Point, Segment, cell_len, pad, width

if TYPE_CHECKING:
    from .layout import Layout

LEAST = 44
"""Cells under which only the lists of stops are printed."""
WIDEST = 112
"""Cells of the longest of several routes at most."""
LABEL = 12
WORDS = {"rail": "railway", "road": "road", "sea": "ship", "pipeline": "pipeline", "land": "over land"}


class Run(NamedTuple):
    """Legs in a row that have something in common, from one cell up to another."""

    first: int
    last: int
    legs: tuple[Leg, ...]


def lay_out(out: Layout, block: Route) -> None:
    """The strip, or where there is no room for it the ends of the trunk; without a style the stops of each branch."""
    if not block.style:
        out.heading(block.title)
        _branches(out, block)
        return
    total = sum(leg.km for leg in block.legs)
    notes = []
    if block.published and block.published.number is not None:
        receipt = block.published.receipt
        number = f" {out.glyphs.number(receipt.numbers[0])}" if receipt.numbers else ""
        contested = f" {out.glyphs.contested}" if receipt.contested else ""
        notes.append(f"{exact(block.published.number)} {block.published.unit} published{contested}{number}")
    notes += [f"{total:,.0f} km between the stops"] if total else []
    note = f" {out.glyphs.dot} ".join(notes)
    fits = cell_len(block.title) + cell_len(note) + 2 <= out.measure
    out.heading(block.title, (), note if fits else "".join(notes[:1]))
    if total and out.measure >= LEAST and out.pictures:
        _strip(out, block, total)
        return
    trunk = block.branches[0].stops
    ends = [*_linked(trunk[0]), Segment(f" {out.glyphs.arrow} {out.glyphs.ellipsis} {out.glyphs.arrow} ", "quiet")]
    out.wrapped([*ends, *_linked(trunk[-1])], 2, subject=block)


def _linked(stop: Stop) -> list[Segment]:
    """A stop as a link."""
    return [Segment(stop.name, "link", stop.id)]


def _strip(out: Layout, block: Route, total: float) -> None:
    room = min(out.room, WIDEST) if block.scale else out.measure
    cells = max(8, round((room - 1) * min(1.0, total / (block.scale or total))))
    ends = [round(km / total * cells) for km in itertools.accumulate(leg.km for leg in block.legs)]
    starts = [0, *ends[:-1]]
    spans = list(zip(starts, ends, block.legs, strict=True))
    states = _runs(spans, lambda leg: (leg.state, leg.way == "sea"))
    ways = _runs(spans, lambda leg: leg.way)
    if len(ways) > 1 or block.legs[0].way != "land":
        out.add(_centred([(run, WORDS[run.legs[0].way], "water" if _at_sea(run) else "quiet") for run in ways]), block)
    out.add(_bands(out, states), block)
    out.add(_centred([(run, f"{sum(leg.km for leg in run.legs):,.0f} km", "quiet") for run in states]), block)
    places = _places(block, starts, ends)
    named = _named(block, places, cells)
    turns = {places[item.end] for item, other in itertools.pairwise(block.legs) if item.end and item.way != other.way}
    reached = dict.fromkeys([block.legs[0].start], 0.0)
    reached |= zip((leg.end for leg in block.legs), itertools.accumulate(leg.km for leg in block.legs), strict=True)
    for stop in block.branches[0].stops:
        if stop.id in places:
            text = f"{stop.name}, {reached[stop.id]:,.0f} of {total:,.0f} km"
            out.points.append(Point(len(out.lines), places[stop.id], stop.id, text))
    out.add(_track(out, spans, turns | {places[stop.id] for stop in named}, cells), block)
    out.add(_names(named, places, cells), block)


def _at_sea(run: Run) -> bool:
    return run.legs[0].way == "sea"


def _runs(spans: Sequence[tuple[int, int, Leg]], key: Callable[[Leg], object]) -> list[Run]:
    runs = []
    for _, group in itertools.groupby(spans, key=lambda span: key(span[2])):
        legs = list(group)
        runs.append(Run(legs[0][0], legs[-1][1], tuple(leg for *_, leg in legs)))
    return runs


def _centred(entries: Sequence[tuple[Run, str, str]]) -> list[Segment]:
    """Texts in the middle of their runs, those left out that have no room, or none between them and the one before."""
    parts: list[Segment] = []
    at = 0
    end = -1
    for run, text, role in entries:
        room = run.last - run.first
        start = run.first + (room - cell_len(text)) // 2
        if cell_len(text) > room or run.first < at or start <= end:
            continue
        end = start + cell_len(text)
        parts += [Segment(" " * (start - at), "indent"), Segment(text, role)]
        at = start + cell_len(text)
        if at < run.last:
            parts.append(Segment(" " * (run.last - at), "indent"))
            at = run.last
    return parts


def _bands(out: Layout, states: Sequence[Run]) -> list[Segment]:
    """A band a state with its name or code where it fits; the sea in waves."""
    parts: list[Segment] = []
    number = 0
    for index, run in enumerate(states):
        room = run.last - run.first
        if room <= 0:
            continue
        if _at_sea(run):
            parts.append(Segment(("~" if out.glyphs.ascii else "≈") * room, "water"))
            continue
        lead = out.glyphs.vertical if parts and not _at_sea(states[index - 1]) else ""
        names = (run.legs[0].state_name.upper(), run.legs[0].state, "")
        text = next(name for name in names if cell_len(name) + cell_len(lead) + 1 < room or not name)
        space = room - cell_len(lead) - cell_len(text)
        parts.append(Segment(f"{lead}{' ' * (space // 2)}{text}{' ' * (space - space // 2)}", f"band-{number % 2}"))
        number += 1
    return parts


def _places(block: Route, starts: Sequence[int], ends: Sequence[int]) -> dict[str, int]:
    """The cell of each stop of the trunk."""
    found: dict[str, int] = {}
    for start, end, leg in zip(starts, ends, block.legs, strict=True):
        if leg.start:
            found.setdefault(leg.start, start)
        if leg.end:
            found[leg.end] = end
    return found


def _named(block: Route, places: dict[str, int], cells: int) -> list[Stop]:
    """The stops that are named: the ends, where the way changes, where branches join, then the others as there is room."""
    stops = [stop for stop in block.branches[0].stops if stop.id in places]
    others = {stop.id for branch in block.branches[1:] for stop in branch.stops}
    turns = {before.end for before, after in itertools.pairwise(block.legs) if before.way != after.way}
    rank = {stop.id: 3 for stop in stops}
    rank |= {stop.id: 2 for stop in stops if stop.id in others}
    rank |= {stop.id: 1 for stop in stops if stop.id in turns}
    rank |= {stop.id: 0 for stop in (stops[0], stops[-1])}
    taken: list[tuple[int, int]] = []
    chosen = []
    for stop in sorted(stops, key=lambda stop: rank[stop.id]):
        first, last = _extent(stop, places, cells)
        if all(last + 2 <= start or first >= end + 2 for start, end in taken):
            taken.append((first, last))
            chosen.append(stop)
    return sorted(chosen, key=lambda stop: places[stop.id])


def _extent(stop: Stop, places: dict[str, int], cells: int) -> tuple[int, int]:
    """First cell and the cell after the last of a name under its stop."""
    size = cell_len(stop.name)
    first = max(0, min(places[stop.id] - size // 2, cells + 1 - size))
    return first, first + size


def _track(out: Layout, spans: Sequence[tuple[int, int, Leg]], dots: set[int], cells: int) -> list[Segment]:
    ascii = out.glyphs.ascii
    line = {"sea": "~" if ascii else "≈", "road": out.glyphs.rule, "pipeline": out.glyphs.heavy}
    chars: list[tuple[str, str]] = [(" ", "")] * (cells + 1)
    for start, end, leg in spans:
        for cell in range(start, end):
            chars[cell] = (
                line.get(leg.way, out.glyphs.double),
                "water" if leg.way == "sea" else f"sign-{out.page.kind}",
            )
    for cell in dots:
        chars[cell] = ("o" if ascii else "●", "value")
    parts: list[Segment] = []
    for char, role in chars:
        if parts and parts[-1].role == role:
            parts[-1] = parts[-1]._replace(text=parts[-1].text + char)
        else:
            parts.append(Segment(char, role))
    return parts


def _names(stops: Sequence[Stop], places: dict[str, int], cells: int) -> list[Segment]:
    parts: list[Segment] = []
    for stop in stops:
        first, _ = _extent(stop, places, cells)
        parts += [Segment(" " * (first - width(parts)), "indent"), Segment(stop.name, "link", stop.id)]
    return parts


def _branches(out: Layout, block: Route) -> None:
    """A line a branch: its name, then its stops."""
    several = len(block.branches) > 1 or block.branches[0].name not in ("main", "")
    ship = "~" if out.glyphs.ascii else "≈"
    by_sea = {(leg.start, leg.end) for leg in block.legs if leg.way == "sea"}
    for branch in block.branches:
        parts: list[Segment] = []
        for before, stop in zip((None, *branch.stops), branch.stops, strict=False):
            if before is not None:
                over = ship if (before.id, stop.id) in by_sea else out.glyphs.arrow
                parts.append(Segment(f" {over} ", "quiet"))
            parts.append(Segment(stop.name, "link", stop.id))
        parts += out.marks(branch.receipt)
        name = branch.name[:1].upper() + branch.name[1:]
        if not several:
            out.wrapped(parts, 2, subject=block)
        elif cell_len(name) < LABEL - 1:
            out.wrapped(
                [Segment(pad(name, LABEL - 2).replace(" ", NO_BREAK), "label"), *parts], 2, LABEL, subject=block
            )
        else:
            out.wrapped([Segment(name, "label")], 2, subject=block)
            out.wrapped(parts, 4, subject=block)
