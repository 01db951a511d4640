"""What each form says: drafts of answers for sets, figures and dates."""

from __future__ import annotations

from typing import Any

from ...dates import show
from .. import sets
from ..sets import Member, Set
from .answer import AnswerReceipt, Draft
from .context import Context, figure_of, joins_of, named_in, receipts_of
from .form import And, Best, DatedWithin, Filter, Ids, Join, Measure
from .lexicon import lexicon
from .nothing_found import empty_draft
from .ranked import best_draft
from .say import amount, on, row
from .side_by_side import joined
from .when_where import when_draft, where_of
from .wording import Noun

NAMED, LISTED, FEW = 10, 32, 4
"""Beyond so many members the first are named and the others counted; a list that was asked for is given this far; of so
few bodies the whole names are given too."""
MOST_VALUES = 200


def set_draft(context: Context, sem: Any) -> Draft | None:
    """A list, a number of members, or when or where the one that was found is."""
    members = context.evaluator.members(sem)
    asked = context.asked
    shared = isinstance(sem, Best) and sem.measure is not None and bool(sem.measure.relation)
    if asked & {"how-long", "how-old", "stands-for", "former-name"} or ("share" in asked and not shared):
        return None
    join = sem.of if isinstance(sem, Best) else sem
    if isinstance(join, Join) and join.key == "trade" and isinstance(join.of, Ids):
        return _trade_draft(context, sem, join)
    if isinstance(sem, Best):
        return best_draft(context, sem)
    if not members and isinstance(sem, Join) and sem.act == "found":
        return _founding_acts(context, sem)
    if not members:
        doer = isinstance(sem, Join) and sem.side == "subject"
        things = set(lexicon().entry("relation", sem.key).get("object", ())) if doer else set()
        if "who" in asked and things and not things & {"people", "countries", "organisations"}:
            return None  # who does it was asked, not what it is done to
        return empty_draft(context, sem)
    if "when" in asked and with_others(context, sem, members):
        return None  # a treaty of many is not the one between the two
    if "when" in asked:
        return when_draft(context, sem, members)
    within = _dated_within(sem)
    one_event = context.catalogue.kinds_of(members).get(next(iter(members))) == "events"
    happened = isinstance(sem, DatedWithin) or (one_event and ("happened" in asked or within is not None))
    if happened and len(members) == 1 and not asked & {"where", "who", "how-many"}:
        from .passages import lead_draft

        id_ = next(iter(members))
        if lead := lead_draft(context, id_):
            less = _less_exact(context, id_, within) if within and one_event else ""
            return lead._replace(text=f"{less}{lead.text}", understood=context.wording.text(sem))
    kinds = set(context.catalogue.kinds_of(members).values())
    if "where" in asked and not kinds & {"places"} and not (isinstance(sem, Join) and sem.side == "subject"):
        return where_of(context, sem, members)
    if isinstance(sem, Join) and sem.key == "located-in" and sem.side == "subject" and isinstance(sem.of, Ids):
        from .passages import where_draft

        return where_draft(context, sem.of.ids[0])
    if "who" in asked and not kinds & {"people", "countries", "organisations"}:
        return None
    if isinstance(sem, Join) and not sem.act and 2 * _without_date(context, sem)[0] > _without_date(context, sem)[1]:
        return None  # of most it is not known since when
    return list_draft(context, sem, ordered(context, sem, members))


def _founding_acts(context: Context, sem: Join) -> Draft | None:
    """By what a body was founded, where it is not recorded which of its members did."""
    acts = Join("founded-by", ("founded-by",), "subject", sem.of)
    found = context.evaluator.members(acts)
    if not found:
        return None
    draft = list_draft(context, acts, ordered(context, acts, found))
    return draft._replace(text=f"{draft.text} Which states founded it is not on record here.", cost=0.1)


def _dated_within(sem: Any) -> DatedWithin | None:
    """The part of a form that asks for a time of events."""
    parts = sem.parts if isinstance(sem, And) else (sem,)
    return next((part for part in parts if isinstance(part, DatedWithin)), None)


def _less_exact(context: Context, id_: str, within: DatedWithin) -> str:
    """A remark where a day was asked for and of the event only the month or the year is known."""
    own = sets.own_dates(context.catalogue, [id_]).get(id_)
    since = own.since if own else None
    if not since or within.when.first != within.when.last or len(since) > 7 or "/" in since:
        return ""
    return f"Recorded{on(since)}, without a day: "


def _trade_draft(context: Context, sem: Any, join: Join) -> Draft | None:
    """Partners of trade either way: to whom most is sold, and from whom most is bought."""
    drafts = []
    for name in join.names:
        one = Join(name, (name,), "subject", join.of)
        whole = sem._replace(of=one, measure=Measure("", name, join.of)) if isinstance(sem, Best) else one
        drafts.append(set_draft(context, whole))
    return joined([draft for draft in drafts if draft]) if all(drafts) else None


def ordered(context: Context, sem: Any, members: Set) -> Set:
    """Members as a list should have them: routes from end to end, shares and lengths by size, dates by day, the rest by name."""
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
        return dict(sorted(members.items(), key=lambda pair: -sum(one.value or 0 for one in pair[1].edges)))
    if edge is not None and edge.name in ("exports-to", "imports-from"):
        return dict(sorted(members.items(), key=lambda pair: -(pair[1].edges[-1].value or 0)))
    if join is not None and join.act in ("join", "leave"):
        return dict(sorted(members.items(), key=lambda pair: pair[1].edges[0].since_day or "" if pair[1].edges else ""))
    kinds = set(context.catalogue.kinds_of(members).values())
    if kinds <= {"agreements", "events"}:
        dates = sets.own_dates(context.catalogue, members)
        return dict(sorted(
            ((id_, one._replace(facts=(dates[id_],) if id_ in dates else ())) for id_, one in members.items()),
            key=lambda pair: pair[1].facts[0].since_day or "" if pair[1].facts else "", reverse=True,
        ))  # fmt: skip
    names = context.catalogue.names(members)

    def place(pair: tuple[str, Member]) -> tuple[bool, str]:
        other = bool(pair[1].edges) and pair[1].edges[0].status not in (None, "member")
        return kinds == {"organisations"} and other, names[pair[0]]

    return dict(sorted(members.items(), key=place))


def list_draft(context: Context, sem: Any, members: Set) -> Draft:
    """The members, counted."""
    ids = list(members)
    single = isinstance(sem, Join) and (
        (sem.side == "subject" and lexicon().entry("relation", sem.key).get("single")) or sem.key == "capital"
    )
    noun = _of_one_kind(context, context.wording.noun(sem), members)
    start = context.then
    if isinstance(sem, Join) and sem.key == "member" and sem.when and sem.when.point and not sem.act:
        noun = _of_one_kind(context, context.wording.noun(sem._replace(when=None)), members)
        start = f"As of {sem.when.text.removeprefix('in ').removeprefix('on ')}, "
    shown = _shown(context, sem, members)
    number = len(ids)
    values = tuple(figure_of(members[id_]) for id_ in ids[:MOST_VALUES])
    about = named_in(sem)
    receipts = _list_receipts(context, sem, members)
    understood = noun.phrase(number if single else 2)
    if single or (number == 1 and isinstance(sem, Join) and sem.key in ("capital", "seat")):
        text = f"The {noun.phrase(number)} {'is' if number == 1 else 'are'} {row(shown)}."
        text = text.replace("The the ", "The ")
        value: object = context.speaker.name(ids[0]) if number == 1 else [context.speaker.name(id_) for id_ in ids]
        return Draft(text, value, (*about, *ids), understood, receipts, values, context.catalogue.as_of)
    if "how-many" in context.asked:
        kinds = set(context.catalogue.kinds_of(members).values())
        here = " on record here" if kinds <= {"events", "agreements", "sites", "places"} else ""
        undated = _undated(context, sem)
        least = f"{'at' if start else 'At'} least " if undated else ""
        text = f"{start}{least}{number} {noun.phrase(number)}{here}: {row(shown, NAMED + 2)}.{undated}{_beside(context, sem)}"
        return Draft(text, number, (*about, *ids), f"number of {understood}", receipts, values, context.catalogue.as_of)
    if isinstance(sem, Join) and sem.act == "found":
        founded = sets.own_dates(context.catalogue, about, ("founded",))
        if begun := next((one.since for one in founded.values()), None):
            noun = noun._replace(clauses=(*noun.clauses, f"({show(begun)})"))
    here = " on record here" if set(context.catalogue.kinds_of(members).values()) == {"sites"} else ""
    text = f"{start}{number} {noun.phrase(number)}{here}: {row(shown, LISTED)}{_together(sem, members)}.{_undated(context, sem)}{_beside(context, sem)}"
    if with_others(context, sem, members):
        text += " Each has other parties too."
    if isinstance(sem, Filter):
        text += _measured(context, sem)
    return Draft(text, ids, (*about, *ids), understood, receipts, values, context.catalogue.as_of)


def _measured(context: Context, sem: Filter) -> str:
    """How many of a set have the figure by which it is filtered, where not all do: others may belong to it too."""
    of = context.evaluator.members(sem.of)
    known = context.evaluator.figures(sem.measure, of, sem.when)
    missing = [id_ for id_ in of if id_ not in known]
    if not missing or sem.measure.relation:
        return ""
    if len(missing) <= FEW:
        return f" No such figure for {context.speaker.names(missing)}."
    return f" Of {len(of)} in all {len(known)} have such a figure."


def _undated(context: Context, sem: Any) -> str:
    """How many members have no date of joining, where those of some time were asked for: the list may lack them."""
    missing, number = _without_date(context, sem)
    return f" For {missing} of the {number} members no date of joining is on record here." if missing else ""


def _without_date(context: Context, sem: Any) -> tuple[int, int]:
    """Of the members of a body that were asked for by time: how many have no date of joining, and how many there are."""
    acts = ("join", "") if isinstance(sem, Join) and sem.key == "member" else ("join",)
    join = next((one for one in joins_of(sem) if one.act in acts and one.when and one.side == "object"), None)
    if join is None or not isinstance(join.of, Ids):
        return 0, 0
    members = context.evaluator.members(join._replace(act="", when=None))
    return sum(not any(edge.since_day for edge in one.edges) for one in members.values()), len(members)


def with_others(context: Context, sem: Any, members: Set) -> bool:
    """True where agreements of two that were named have other parties too, all of them."""
    evaluator = context.evaluator
    joins = [one for one in joins_of(sem) if isinstance(one.of, Ids)]
    both = len(joins) == 2 and all("party-to" in (one.key, evaluator.chosen.get(one)) for one in joins)
    return both and not evaluator.alone(members, 2)


def _together(sem: Any, members: Set) -> str:
    """The length of all borders of one state."""
    if not (isinstance(sem, Join) and sem.key == "borders" and isinstance(sem.of, Ids)) or len(members) < 2:
        return ""
    lengths = [edge for one in members.values() for edge in one.edges]
    if not all(edge.value for edge in lengths):
        return ""
    return f"; together {amount(sum(edge.value or 0 for edge in lengths), lengths[0].unit)}"


def _beside(context: Context, sem: Any) -> str:
    """Who takes part in a body without being counted among its members, where these are easily taken for members."""
    if not (isinstance(sem, Join) and sem.key == "member" and sem.side == "object" and isinstance(sem.of, Ids)):
        return ""
    if sem.act or sem.when or sem.statuses != ("member",):
        return ""
    others = [
        (member.id, member.edges[0])
        for member in context.evaluator.members(sem._replace(statuses=("associate", "participant"))).values()
    ]
    if not 0 < len(others) <= FEW:
        return ""
    parts = [
        f"{context.speaker.name(id_)} ({edge.status}{f', participation {edge.part}' if edge.part else ''})"
        for id_, edge in others
    ]
    return f" Not counted as members: {row(parts)}."


def _of_one_kind(context: Context, noun: Noun, members: Set) -> Noun:
    """Entities that are all of one kind by the name of the kind."""
    kinds = set(context.catalogue.kinds_of(members).values())
    if noun.one == "entity" and len(kinds) == 1 and (kind := context.catalogue.kinds.get(kinds.pop())):
        return noun._replace(one=kind.singular, many=kind.label.lower())
    return noun


def _list_receipts(context: Context, sem: Any, members: Set) -> tuple[AnswerReceipt, ...]:
    found = [one for member in members.values() for one in receipts_of(member)]
    if not found:
        found = [
            AnswerReceipt(source, as_of)
            for source, as_of in context.catalogue.db.execute(
                f"SELECT source, as_of FROM entity WHERE id IN ({','.join('?' * min(len(members), 40))})",
                list(members)[:40],
            )
        ]
    by_source: dict[str, list[AnswerReceipt]] = {}
    for one in found:
        by_source.setdefault((one.source or "").split(" ")[0], []).append(one)
    # The source of most of the rows first.
    return tuple(
        max(group, key=lambda one: one.as_of or "") for group in sorted(by_source.values(), key=len, reverse=True)
    )


def _shown(context: Context, sem: Any, members: Set) -> list[str]:
    names = context.speaker.short(list(members))
    kinds = context.catalogue.kinds_of(members)
    found = []
    for id_, member in members.items():
        text, short = context.speaker.name(id_), names[id_]
        if kinds.get(id_) == "organisations" and short != text:
            text = short if len(members) > FEW else f"{text} ({short})"
        if note := _note(sem, member):
            text += f" ({note})"
        found.append(text)
    return found


def _note(sem: Any, member: Member) -> str:
    """What belongs to a member in a list: a status that differs, a date that was asked for, a share, a role."""
    edge = member.edges[0] if member.edges else None
    if member.facts and member.facts[0].type == "date":
        return show(member.facts[0].since)
    if member.facts and member.facts[0].number is not None:
        return amount(member.facts[0].number, member.facts[0].unit)
    if edge is None:
        return ""
    join = next(joins_of(sem), None)
    if edge.name == "member-of":
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
        return f"participation {edge.part}" if edge.part and not edge.part_until else ""
    if edge.value is not None and edge.name in ("borders", "exports-to", "imports-from"):
        return amount(
            sum(one.value or 0 for one in member.edges if one.name == edge.name)
            if edge.name == "borders"
            else edge.value,
            edge.unit,
        )
    if edge.name == "chairs" and edge.since:
        return f"{show(edge.since)} to {show(edge.until)}" if edge.until else f"since {show(edge.since)}"
    return str(edge.role or "") if edge.name in ("has-capital", "party-to", "holds-office", "owns", "operates") else ""
