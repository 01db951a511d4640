"""The places and states of a route in their order: its ends, what comes after or before one, what lies between two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...named_tuple import NamedTuple
from .. import sets
from ..geography.places import coordinates
from ..names import NameSpan
from ..rows import RelationRecord
from .answer import Draft
from .beside_names import phrases
from .context import Context, receipt
from .english import capitalised, comma_list
from .excerpts import sentences
from .items import Lattice
from .lexicon import lexicon
from .page_texts import summary
from .passages import lead_draft

AXES = {"west-east": (1, 1), "east-west": (1, -1), "south-north": (0, 1), "north-south": (0, -1)}
"""Directions: of latitude and longitude the one that changes, and which way."""
FARTHEST = {"east": (1, 1), "west": (1, -1), "north": (0, 1), "south": (0, -1)}
_RELATIONS = frozenset(("crosses", "route", "located-in", "parts"))
_NAMED = ("corridors", "places", "countries")
_STEPS = ("after", "before", "between")


class PlacesOfBranch(NamedTuple):
    """A part of a route: its name, and what it runs through in order with the rows that say so."""

    name: str
    ids: list[str]
    rows: list[RelationRecord]


def route_order_draft(context: Context, read: Lattice, spans: Sequence[NameSpan]) -> Draft | None:
    """The answer on the order of one route; None when a word is not accounted for."""
    spans = [span for span in spans if span.found[0].kind in _NAMED]  # "from west to east" names no idea of the West
    routes = [(span, entity.id) for span in spans for entity in span.found[:1] if entity.kind == "corridors"]
    if len(routes) != 1:
        return None
    found = phrases(read, spans, "way", ("kind", "relation"))
    if found is None or not any(phrase.keys("way") for phrase in found):
        return None
    ways, kinds = set[str](), set[str]()
    for phrase in found:
        own = phrase.keys("way")
        ways |= {*own}
        if own:
            continue
        if {*phrase.keys("ask")} - {"what", "where", "yes-no", "does"}:
            return None
        named = phrase.keys("kind")
        kinds |= {str(lexicon().entry("kind", key)["kind"]) for key in named}
        if not (named or _RELATIONS & {*phrase.keys("relation")} or phrase.keys("ask")):
            return None
    span, id_ = routes[0]
    beside = [other.found[0] for other in spans if other is not span]
    states = "countries" in kinds or (not kinds & {"places"} and any(entity.kind == "countries" for entity in beside))
    branches = _branches(context, id_, states=states)
    if not branches:
        return None
    return _draft(context, id_, ways, [entity.id for entity in beside], branches)


def _draft(
    context: Context, id_: str, ways: set[str], beside: Sequence[str], branches: list[PlacesOfBranch]
) -> Draft | None:
    steps, farthest = [key for key in _STEPS if key in ways], [key for key in FARTHEST if key in ways]
    branch = next((candidate for candidate in branches if set(beside) <= set(candidate.ids)), None)
    if branch is None or len(steps) > 1 or len(farthest) > 1:
        return None
    axis = next((AXES[key] for key in AXES if key in ways), None)
    branch = _turned(context, branch, axis)
    if farthest:
        return _farthest(context, id_, farthest[0], branches) if not beside else None
    if steps:
        return _step(context, id_, steps[0], beside, branch)
    if beside:
        return None
    if "ends" in ways:
        return ends_draft(context, id_)
    return _ordered(context, id_, branch, branches)


def _branches(context: Context, id_: str, *, states: bool) -> list[PlacesOfBranch]:
    """The branches of a route, the trunk first; of states instead of places where those are asked for."""
    rows = sets.edges(context.catalogue, ("on-route",), [id_], "object")
    lands = (
        {
            record.subject: record.object
            for record in sets.edges(context.catalogue, ("located-in",), [record.subject for record in rows], "subject")
        }
        if states
        else {}
    )
    found: dict[str, PlacesOfBranch] = {}
    for record in rows:
        branch = found.setdefault(record.branch or "", PlacesOfBranch(record.branch or "", [], []))
        place = lands.get(record.subject, "") if states else record.subject
        if place and branch.ids[-1:] != [place]:
            branch.ids.append(place)
            branch.rows.append(record)
    return list(found.values())


def _turned(context: Context, branch: PlacesOfBranch, axis: tuple[int, int] | None) -> PlacesOfBranch:
    """The branch in the direction asked for."""
    points = coordinates(context.catalogue, [stop.subject for stop in branch.rows]) if axis else {}
    known = [points[stop.subject] for stop in branch.rows if stop.subject in points]
    if axis is None or len(known) < 2 or (known[-1][axis[0]] - known[0][axis[0]]) * axis[1] >= 0:
        return branch
    return branch._replace(ids=branch.ids[::-1], rows=branch.rows[::-1])


def _on(branch: PlacesOfBranch) -> str:
    """Which part of the route is stops of."""
    name = branch.name.removeprefix("main, ").removesuffix(" (main)").removesuffix("main")
    return f"its places on record ({name})" if name else "its places on record"


def _ordered(context: Context, id_: str, branch: PlacesOfBranch, branches: list[PlacesOfBranch]) -> Draft:
    others = [other.name for other in branches if other.name != branch.name]
    more = f" Other parts: {'; '.join(others)}." if others else ""
    text = f"{context.speaker.The(id_)} in order, by {_on(branch)}: {comma_list([context.speaker.name(id_) for id_ in branch.ids], 40)}.{more}"
    return Draft(
        text,
        branch.ids,
        (id_, *branch.ids),
        f"{context.speaker.name(id_)} in order",
        tuple(map(receipt, branch.rows[:1])),
    )


def _step(context: Context, id_: str, step: str, beside: Sequence[str], branch: PlacesOfBranch) -> Draft | None:
    """The places after, before or between given places."""
    if len(beside) != (2 if step == "between" else 1):
        return None
    at = sorted(branch.ids.index(id_) for id_ in beside)
    if step == "between":
        stops = branch.ids[at[0] + 1 : at[1]]
        what = f"between {comma_list([context.speaker.name(branch.ids[place]) for place in at])}"
    else:
        place = at[0] + (1 if step == "after" else -1)
        stops = [branch.ids[place]] if 0 <= place < len(branch.ids) else []
        what = f"{step} {context.speaker.name(beside[0])}"
    name, ends = context.speaker, [context.speaker.name(id_) for id_ in (branch.ids[0], branch.ids[-1])]
    course = f"going from {ends[0]} to {ends[1]}, by {_on(branch)}"
    names = comma_list([name.name(id_) for id_ in stops], 40) if stops else "nothing on record"
    text = f"{capitalised(what)} on {name.the(id_)}, {course}: {names}."
    about = (*stops, id_, *beside)
    return Draft(
        text,
        stops[0] if len(stops) == 1 else stops,
        about,
        f"{what} on {name.name(id_)}",
        (receipt(branch.rows[at[0]]),),
    )


def _farthest(context: Context, id_: str, side: str, branches: list[PlacesOfBranch]) -> Draft | None:
    """The easternmost place of all of the branches."""
    rows = {stop.subject: stop for branch in branches for stop in branch.rows}
    points = coordinates(context.catalogue, list(rows))
    if not points:
        return None
    axis, way = FARTHEST[side]
    best = max(points, key=lambda place: points[place][axis] * way)
    name = context.speaker
    text = f"The {side}ernmost place on record of {name.the(id_)} is {name.name(best)}."
    return Draft(text, best, (best, id_), f"{side}ernmost place of {name.name(id_)}", (receipt(rows[best]),))


def ends_draft(context: Context, id_: str) -> Draft | None:
    """Where a route begins and ends: the places on record where the page names both as such, else the sentence that says it."""
    branches = _branches(context, id_, states=False)
    if not branches or len(branches[0].rows) < 2:
        return None
    first, last = branches[0].rows[0], branches[0].rows[-1]
    understood = f"ends of {context.speaker.name(id_)}"
    own = summary(context.catalogue, id_)
    first_sentence = sentences(own.text)[0] if own else ""
    if not all(f"[[{stop.subject}" in first_sentence for stop in (first, last)):  # recorded places are only map points
        course = re.search(r"\b(from|between)\b", first_sentence)
        lead = lead_draft(context, id_) if course else None
        return lead._replace(understood=understood, section="Summary") if lead else None
    ends = [context.speaker.name(stop.subject) for stop in (first, last)]
    others = [branch.name for branch in branches[1:]]
    more = f"; other parts: {comma_list(others)}" if others else ""
    text = f"{context.speaker.The(id_)} runs from {ends[0]} to {ends[1]}, by the places of its route on record{more}."
    return Draft(text, ends, (id_, first.subject, last.subject), understood, (receipt(first), receipt(last)))
