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
    members = [record for record in rows if record.status in (None, "member", "former", "participant")]
    dated = [record for record in members if record.since_day]
    undated = {record.subject for record in members} - {record.subject for record in dated}
    if not dated or len(undated) > FEW * len(members):
        return {}
    began = min(str(record.since_day) for record in dated)
    founded = sets.own_dates(catalogue, [id_], ("founded",))
    day = str(founded[id_].since_day) if id_ in founded else ""
    act = _act(catalogue, id_, day)
    if act is None:
        same = [record for record in dated if record.since_day == began == day]
        return {record.subject: Member(record.subject, (record,)) for record in same} if not undated else {}
    last, parties = act
    first = {
        record.subject: record for record in sorted(dated, key=lambda record: record.since_day or "", reverse=True)
    }
    bound = max(began, last) if not day or last[:4] <= day[:4] else began
    if undated & {record.subject for record in parties}:
        return {}
    took_part = all(record.name == "took-part-in" for record in parties)
    return {
        record.subject: Member(record.subject, (first.get(record.subject, record),))
        for record in parties
        if took_part or record.subject not in first or str(first[record.subject].since_day) <= bound
    }


def _act(catalogue: Catalogue, id_: str, day: str) -> tuple[str, list[RelationRecord]] | None:
    """The day of the founding act nearest to that of the founding, with the states that were parties from the beginning."""
    acts = [record.object for record in sets.edges(catalogue, ACTS, [id_], "subject")]
    dates = sets.own_dates(catalogue, acts)
    rows = [record for record in sets.edges(catalogue, TOOK_PART, acts, "object") if not record.since_day]
    kinds = catalogue.kinds_of(record.subject for record in rows)
    states = [record for record in rows if kinds.get(record.subject) == "countries"]
    by_act = {act: [record for record in states if record.object == act] for act in acts if act in dates}
    signed = {
        record.object for record in states if record.name == "party-to"
    }  # of one day the treaty rather than the summit
    known = [(str(dates[act].since_day), act in signed, act) for act, own in by_act.items() if len(own) > 1]
    before = [pair for pair in known if not day or pair[0] <= day]
    if not known:
        return None
    last, _, act = max(before) if before else min(known)
    return last, by_act[act]
