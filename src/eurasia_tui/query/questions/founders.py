"""Who founded a body: the parties of its founding act, where the dates of all its members agree with them."""

from __future__ import annotations

from collections.abc import Sequence

from .. import sets
from ..catalogue import Catalogue
from ..rows import RelationRecord
from ..sets import Member, Set

ACTS, TOOK_PART = ("founded-by",), ("party-to", "took-part-in")
FEW = 0.1
"""Share of the members whose date of joining may be unknown."""


def founders(catalogue: Catalogue, id_: str, rows: Sequence[RelationRecord]) -> Set:
    """The states that founded a body; nothing where the dates of some members are not recorded.

    ``rows`` are all relations of membership of the body. Who joined on the first day did not found it alone: others may
    have no date. Without a founding act, all that joined on the day of the founding.
    """
    members = [one for one in rows if one.status in (None, "member", "former", "participant")]
    dated = [one for one in members if one.since_day]
    undated = {one.subject for one in members} - {one.subject for one in dated}
    if not dated or len(undated) > FEW * len(members):
        return {}
    began = min(str(one.since_day) for one in dated)
    founded = sets.own_dates(catalogue, [id_], ("founded",))
    day = str(founded[id_].since_day) if id_ in founded else ""
    act = _act(catalogue, id_, day)
    if act is None:
        same = [one for one in dated if one.since_day == began == day]
        return {one.subject: Member(one.subject, (one,)) for one in same} if not undated else {}
    last, parties = act
    first = {one.subject: one for one in sorted(dated, key=lambda one: one.since_day or "", reverse=True)}
    bound = max(began, last) if not day or last[:4] <= day[:4] else began
    if undated & {one.subject for one in parties}:
        return {}
    took_part = all(one.name == "took-part-in" for one in parties)
    return {
        one.subject: Member(one.subject, (first.get(one.subject, one),))
        for one in parties
        if took_part or one.subject not in first or str(first[one.subject].since_day) <= bound
    }


def _act(catalogue: Catalogue, id_: str, day: str) -> tuple[str, list[RelationRecord]] | None:
    """The day of the founding act nearest to that of the founding, with the states that were parties from the beginning."""
    acts = [one.object for one in sets.edges(catalogue, ACTS, [id_], "subject")]
    dates = sets.own_dates(catalogue, acts)
    rows = [one for one in sets.edges(catalogue, TOOK_PART, acts, "object") if not one.since_day]
    kinds = catalogue.kinds_of(one.subject for one in rows)
    states = [one for one in rows if kinds.get(one.subject) == "countries"]
    by_act = {act: [one for one in states if one.object == act] for act in acts if act in dates}
    signed = {one.object for one in states if one.name == "party-to"}  # of one day the treaty rather than the summit
    known = [(str(dates[act].since_day), act in signed, act) for act, own in by_act.items() if len(own) > 1]
    before = [pair for pair in known if not day or pair[0] <= day]
    if not known:
        return None
    last, _, act = max(before) if before else min(known)
    return last, by_act[act]
