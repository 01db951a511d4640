"""A set as a list or a number: its order, the text beside each member, and the remark on what is not listed."""

from __future__ import annotations

from typing import Any

from ...dates import show
from .. import sets
from ..rows import FactRecord
from ..sets import Member, Set
from ..sql import LISTED, listed
from .answer import AnswerReceipt, Draft
from .context import Context, figure_of, joins_of, named_in, receipt, receipts_of
from .disputed_members import disputed_remark
from .draft_parts import figure
from .english import amount, comma_list
from .lexicon import lexicon
from .logical_form import And, DatedWithin, Filter, Ids, Join, Kind
from .nouns import Noun
from .treaties import parties_remark

NAMED, LONGEST, FEW = 10, 32, 4
"""Beyond so many members the first are named and the others counted; a list that was asked for is given this far; of so
few bodies the whole names are given too."""
MOST_VALUES = 200
_SOME = frozenset(("sites", "corridors", "events"))
"""Kinds of which only some have a page: a list of them is of those on record."""


def ordered(context: Context, sem: Any, members: Set) -> Set:
    """Members in the order of a list: routes from end to end, shares and lengths by size, dates by day, the rest by name."""
    first = next(iter(members.values()))
    edge = first.edges[0] if first.edges else None
    join = next(joins_of(sem), None)
    if isinstance(sem, Filter):
        return members
    if isinstance(sem, DatedWithin):
        return dict(sorted(members.items(), key=lambda pair: pair[1].facts[0].since_day or "" if pair[1].facts else ""))
    if edge is not None and edge.name in ("crosses", "on-route") and edge.object == first.id:
        return members
    if edge is not None and edge.name == "borders" and edge.value is not None and isinstance(sem, Join):
        return dict(sorted(members.items(), key=lambda pair: -sum(edge.value or 0 for edge in pair[1].edges)))
    if edge is not None and edge.name in ("exports-to", "imports-from"):
        return dict(sorted(members.items(), key=lambda pair: -(pair[1].edges[-1].value or 0)))
    if join is not None and join.act in ("join", "leave"):
        return dict(sorted(members.items(), key=lambda pair: pair[1].edges[0].since_day or "" if pair[1].edges else ""))
    kinds = set(context.catalogue.kinds_of(members).values())
    if kinds <= {"agreements", "events"}:
        dates = sets.own_dates(context.catalogue, members)
        return dict(
            sorted(
                (
                    (id_, member._replace(facts=(dates[id_],) if id_ in dates else ()))
                    for id_, member in members.items()
                ),
                key=lambda pair: pair[1].facts[0].since_day or "" if pair[1].facts else "",
                reverse=True,
            )
        )
    names = context.catalogue.names(members)

    def place(pair: tuple[str, Member]) -> tuple[bool, str]:
        other = bool(pair[1].edges) and pair[1].edges[0].status not in (None, "member")
        return kinds == {"organisations"} and other, names[pair[0]]

    return dict(sorted(members.items(), key=place))


def _as_of_then(sem: Any) -> Join | None:
    """The membership asked for as of a time: ``members of the CIS in 1994``, ``states in the CIS in 1994``."""
    parts = sem.parts if isinstance(sem, And) and len(sem.parts) == 2 and isinstance(sem.parts[0], Kind) else (sem,)
    last = parts[-1]
    member = isinstance(last, Join) and (last.key == "member" or "member" in last.statuses)
    return last if member and last.when and last.when.point and not last.act else None


def list_draft(context: Context, sem: Any, members: Set) -> Draft:
    """The members, counted."""
    ids = list(members)
    single = isinstance(sem, Join) and (
        (sem.side == "subject" and lexicon().entry("relation", sem.key).get("single")) or sem.key == "capital"
    )
    noun = _of_one_kind(context, context.wording.noun(sem), members)
    start = context.then
    then = _as_of_then(sem)
    if then and then.when:
        if then is sem:
            noun = _of_one_kind(context, context.wording.noun(sem._replace(when=None)), members)
        start = f"As of {then.when.text.removeprefix('in ').removeprefix('on ').removeprefix('at ')}, "
    shown = _shown(context, sem, members)
    number = len(ids)
    values = tuple(figure_of(members[id_]) for id_ in ids[:MOST_VALUES])
    about = named_in(sem)
    receipts = _list_receipts(context, members)
    understood = noun.phrase(number if single else 2)
    seat = isinstance(sem, Join) and sem.key == "seat" and noun.plural.startswith("the ")
    if single or seat or (number == 1 and isinstance(sem, Join) and sem.key == "capital"):
        text = f"The {noun.phrase(number)} {'is' if number == 1 else 'is in' if seat else 'are'} {comma_list(shown)}."
        text = text.replace("The the ", "The ")
        value: object = context.speaker.name(ids[0]) if number == 1 else [context.speaker.name(id_) for id_ in ids]
        return Draft(text, value, (*about, *ids), understood, receipts, values, context.catalogue.as_of)
    if "how-many" in context.asked:
        kinds = set(context.catalogue.kinds_of(members).values())
        parties = isinstance(sem, Join) and sem.key == "party-to"  # other members may have no page
        here = " on record here" if parties or kinds <= {"agreements", "places", *_SOME} else ""
        if stated := _stated_number(context, sem, number):
            text = f"{stated.value} {noun.phrase(2)} ({show(stated.as_of or '')}); {number} of them are listed here: "
            text += f"{comma_list(shown, NAMED + 2)}."
            figures = (figure(stated), *values)
            return Draft(text, stated.number, (*about, *ids), f"number of {understood}", (receipt(stated),), figures)
        undated = _undated(context, sem)
        least = f"{'at' if start else 'At'} least " if undated else ""
        text = f"{start}{least}{number} {noun.phrase(number)}{here}: {comma_list(shown, NAMED + 2)}.{undated}{_beside(context, sem)}"
        text += disputed_remark(context, sem)
        return Draft(text, number, (*about, *ids), f"number of {understood}", receipts, values, context.catalogue.as_of)
    if isinstance(sem, Join) and sem.act == "found":
        founded = sets.own_dates(context.catalogue, about, ("founded",))
        if begun := next((record.since for record in founded.values()), None):
            noun = noun._replace(clauses=(*noun.clauses, f"({show(begun)})"))
    here = " on record here" if set(context.catalogue.kinds_of(members).values()) <= _SOME else ""
    text = f"{start}{number} {noun.phrase(number)}{here}: {comma_list(shown, LONGEST)}{_together(sem, members)}.{_undated(context, sem)}{_beside(context, sem)}"
    text += parties_remark(context, sem, members) + disputed_remark(context, sem)
    if isinstance(sem, Filter):
        text += _measured(context, sem)
    return Draft(text, ids, (*about, *ids), understood, receipts, values, context.catalogue.as_of)


def _measured(context: Context, sem: Filter) -> str:
    """The remark on how many of a set have the figure it is filtered by, when not all do: others may belong to it too."""
    of = context.evaluator.members(sem.of)
    known = context.evaluator.figures(sem.measure, of, sem.when)
    missing = [id_ for id_ in of if id_ not in known]
    if not missing or sem.measure.relation:
        return ""
    if len(missing) <= FEW:
        return f" No figure for {context.speaker.names(missing)}."
    return f" {len(known)} of {len(of)} have a figure."


def _stated_number(context: Context, sem: Any, listed: int) -> FactRecord | None:
    """The number of members that a body states, when it is more than listed."""
    whole = isinstance(sem, Join) and sem.key == "member" and sem.side == "object" and isinstance(sem.of, Ids)
    if not whole or sem.when or sem.act == "leave" or len(sem.of.ids) != 1 or context.catalogue.as_of:
        return None
    stated = sets.figures(context.catalogue, sem.of.ids, ["members"]).get(sem.of.ids[0])
    return stated if stated and (stated.number or 0) > listed else None


def _undated(context: Context, sem: Any) -> str:
    """The remark on members without a date of joining, when members of a time were asked for: the list may lack them."""
    missing, number = without_date(context, sem)
    return f" For {missing} of the {number} members no date of joining is on record here." if missing else ""


def without_date(context: Context, sem: Any) -> tuple[int, int]:
    """Of the members of a body that were asked for by time: how many have no date of joining, and how many there are."""
    acts = ("join", "") if isinstance(sem, Join) and sem.key == "member" else ("join",)
    join = next((join for join in joins_of(sem) if join.act in acts and join.when and join.side == "object"), None)
    if join is None or not isinstance(join.of, Ids):
        return 0, 0
    members = context.evaluator.members(join._replace(act="", when=None))
    return sum(not any(edge.since_day for edge in member.edges) for member in members.values()), len(members)


def _together(sem: Any, members: Set) -> str:
    """The total length of the borders of one state."""
    if not (isinstance(sem, Join) and sem.key == "borders" and isinstance(sem.of, Ids)) or len(members) < 2:
        return ""
    lengths = [edge for member in members.values() for edge in member.edges]
    if not all(edge.value for edge in lengths):
        return ""
    return f"; together {amount(sum(edge.value or 0 for edge in lengths), lengths[0].unit)}"


def _beside(context: Context, sem: Any) -> str:
    """Participants that are not members, when they are easily taken for members."""
    if not (isinstance(sem, Join) and sem.key == "member" and sem.side == "object" and isinstance(sem.of, Ids)):
        return ""
    if sem.act or sem.when or sem.statuses != ("member",):
        return ""
    others = [
        (member.id, member.edges[0])
        for member in context.evaluator.members(sem._replace(statuses=("associate", "participant"))).values()
        if member.id not in context.evaluator.members(sem)
    ]
    if not 0 < len(others) <= FEW:
        return ""
    parts = [
        f"{context.speaker.name(id_)} ({edge.status}{f', participation {edge.part}' if edge.part else ''})"
        for id_, edge in others
    ]
    return f" Not counted as members: {comma_list(parts)}."


def _of_one_kind(context: Context, noun: Noun, members: Set) -> Noun:
    """Entities that are all of one kind by the name of the kind."""
    kinds = set(context.catalogue.kinds_of(members).values())
    if noun.singular == "entity" and len(kinds) == 1 and (kind := context.catalogue.kinds.get(kinds.pop())):
        return noun._replace(singular=kind.singular, plural=kind.label.lower())
    return noun


def _list_receipts(context: Context, members: Set) -> tuple[AnswerReceipt, ...]:
    found = [receipt for member in members.values() for receipt in receipts_of(member)]
    if not found:
        found = [
            AnswerReceipt(source, as_of)
            for source, as_of in context.catalogue.db.execute(
                f"SELECT source, as_of FROM entity WHERE id IN {LISTED}", (listed(list(members)[:40]),)
            )
        ]
    by_source: dict[str, list[AnswerReceipt]] = {}
    for record in found:
        by_source.setdefault((record.source or "").split(" ")[0], []).append(record)
    # The source of most of the rows first.
    return tuple(
        max(group, key=lambda record: record.as_of or "") for group in sorted(by_source.values(), key=len, reverse=True)
    )


def _shown(context: Context, sem: Any, members: Set) -> list[str]:
    names = context.speaker.short(list(members))
    kinds = context.catalogue.kinds_of(members)
    found = []
    newest = max((_year_of_share(member) for member in members.values()), default="")
    for id_, member in members.items():
        text, short = context.speaker.name(id_), names[id_]
        if kinds.get(id_) == "organisations" and short != text:
            text = short if len(members) > FEW else f"{text} ({short})"
        if note := _note(sem, member, context.catalogue.day):
            year = _year_of_share(member)
            text += f" ({note}, {year})" if "" < year < newest else f" ({note})"
        found.append(text)
    return found


def _year_of_share(member: Member) -> str:
    """The year of a share of trade; empty for what is no such share."""
    edge = member.edges[0] if member.edges else None
    shares = edge is not None and edge.name in ("exports-to", "imports-from") and edge.value is not None
    return (edge.as_of or "")[:4] if edge and shares else ""


def _note(sem: Any, member: Member, day: str) -> str:
    """The text beside a member in a list: a differing status, the date asked for, a share, a role."""
    edge = member.edges[0] if member.edges else None
    if member.facts and member.facts[0].type == "date":
        return show(member.facts[0].since)
    if member.facts and member.facts[0].number is not None:
        return amount(member.facts[0].number, member.facts[0].unit)
    if edge is None:
        return ""
    join = next(joins_of(sem), None)
    if edge.name == "member-of":
        if join and join.statuses == ("former",):
            return f"until {show(edge.until)}" if edge.until else ""
        if join and join.act == "leave":
            return show(edge.until)
        if join and join.act in ("join",):
            return show(edge.since)
        if join and join.act == "suspend":
            return f"{edge.part} since {show(edge.part_since)}"
        if join and not join.statuses and edge.status not in (None, "member"):
            return str(edge.status).replace("-", " ")
        if join and edge.status and edge.status not in join.statuses[:1]:
            return str(edge.status).replace("-", " ")
        then = join.when.last if join and join.when else day
        began = not edge.part_since_day or edge.part_since_day <= then
        return f"participation {edge.part}" if edge.part and began and not edge.part_until else ""
    others = {
        ({record.subject, record.object} - {member.id}).pop() for record in member.edges if record.name == "borders"
    }
    if len(others) > 1:
        return ""  # one figure does not say which border it measures
    if edge.value is not None and edge.name in ("borders", "exports-to", "imports-from"):
        return amount(
            sum(record.value or 0 for record in member.edges if record.name == edge.name)
            if edge.name == "borders"
            else edge.value,
            edge.unit,
        )
    if edge.name == "chairs" and edge.since:
        return f"{show(edge.since)} to {show(edge.until)}" if edge.until else f"since {show(edge.since)}"
    return str(edge.role or "") if edge.name in ("has-capital", "party-to", "holds-office", "owns", "operates") else ""
