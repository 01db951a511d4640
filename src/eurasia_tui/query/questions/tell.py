"""What each form says: drafts of answers for sets, figures and dates."""

from __future__ import annotations

from typing import Any

from ...dates import show
from .. import sets
from ..rows import FactRecord, RelationRecord
from ..sets import Member, Set
from .answer import Draft, Figure, Receipt
from .context import Context, receipt, receipts_of
from .form import And, Best, Dated, Filter, Ids, Join, Minus, Or
from .lexicon import lexicon
from .say import amount, on, row, upper
from .wording import Noun, Wording

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
    if isinstance(sem, Best):
        return best_draft(context, sem)
    if not members:
        return empty_draft(context, sem)
    if "when" in asked:
        return _when_of(context, sem, members)
    if isinstance(sem, Dated) and len(members) == 1 and not asked & {"where", "who", "how-many"}:
        from .passages import lead_draft

        if lead := lead_draft(context, next(iter(members))):
            return lead._replace(understood=context.wording.text(sem))
    kinds = set(context.catalogue.kinds_of(members).values())
    if "where" in asked and not kinds & {"places"} and not (isinstance(sem, Join) and sem.side == "subject"):
        return _where_of(context, sem, members)
    if isinstance(sem, Join) and sem.key == "located-in" and sem.side == "subject" and isinstance(sem.of, Ids):
        from .passages import where_draft

        return where_draft(context, sem.of.ids[0])
    if "who" in asked and not kinds & {"people", "countries", "organisations"}:
        return None
    return list_draft(context, sem, ordered(context, sem, members))


def ordered(context: Context, sem: Any, members: Set) -> Set:
    """Members as a list should have them: routes from end to end, shares and lengths by size, dates by day, the rest by name."""
    first = next(iter(members.values()))
    edge = first.edges[0] if first.edges else None
    join = next(_joins(sem), None)
    if isinstance(sem, Filter):
        return members
    if isinstance(sem, Dated):
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
    values = tuple(
        Figure(id_, *_figure(members[id_]), _as_of(members[id_]), _source(members[id_])) for id_ in ids[:MOST_VALUES]
    )
    about = _of_ids(sem)
    receipts = _list_receipts(context, sem, members)
    understood = noun.phrase(number if single else 2)
    if single or (number == 1 and isinstance(sem, Join) and sem.key in ("capital", "seat")):
        text = f"The {noun.phrase(number)} {'is' if number == 1 else 'are'} {row(shown)}."
        text = text.replace("The the ", "The ")
        value: object = context.speaker.name(ids[0]) if number == 1 else [context.speaker.name(id_) for id_ in ids]
        return Draft(text, value, (*about, *ids), understood, receipts, values, context.catalogue.as_of)
    if "how-many" in context.asked:
        text = f"{start}{number} {noun.phrase(number)}: {row(shown, NAMED + 2)}."
        return Draft(text, number, (*about, *ids), f"number of {understood}", receipts, values, context.catalogue.as_of)
    if isinstance(sem, Join) and sem.act == "found" and (begun := next(iter(members.values())).edges[0].since):
        noun = noun._replace(clauses=(*noun.clauses, f"({show(begun)})"))
    text = f"{start}{number} {noun.phrase(number)}: {row(shown, LISTED)}."
    return Draft(text, ids, (*about, *ids), understood, receipts, values, context.catalogue.as_of)


def _of_one_kind(context: Context, noun: Noun, members: Set) -> Noun:
    """Entities that are all of one kind by the name of the kind."""
    kinds = set(context.catalogue.kinds_of(members).values())
    if noun.one == "entity" and len(kinds) == 1 and (kind := context.catalogue.kinds.get(kinds.pop())):
        return noun._replace(one=kind.singular, many=kind.label.lower())
    return noun


def _list_receipts(context: Context, sem: Any, members: Set) -> tuple[Receipt, ...]:
    found = [one for member in members.values() for one in receipts_of(member)]
    if not found:
        found = [
            Receipt(source, as_of)
            for source, as_of in context.catalogue.db.execute(
                f"SELECT source, as_of FROM entity WHERE id IN ({','.join('?' * min(len(members), 40))})",
                list(members)[:40],
            )
        ]
    by_source: dict[str, list[Receipt]] = {}
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
    join = next(_joins(sem), None)
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
    return str(edge.role or "") if edge.name in ("has-capital", "party-to", "holds-office") else ""


def _joins(sem: Any) -> Any:
    if isinstance(sem, Join):
        yield sem
    elif isinstance(sem, And):
        for part in sem.parts:
            yield from _joins(part)
    elif isinstance(sem, Minus | Dated | Best):
        yield from _joins(sem.of)


def _of_ids(sem: Any) -> tuple[str, ...]:
    """The entities named within a form."""
    if isinstance(sem, Ids):
        return sem.ids
    found: list[str] = []
    if isinstance(sem, tuple):
        for part in sem:
            found += _of_ids(part)
    return tuple(dict.fromkeys(found))


named_in = _of_ids


def _figure(member: Member) -> tuple[Any, str]:
    if member.facts:
        fact = member.facts[0]
        return (fact.number if fact.number is not None else fact.since or fact.value), fact.unit
    edge = member.edges[0] if member.edges else None
    if edge is not None and edge.value is not None:
        return edge.value, edge.unit or ""
    return (edge.since or edge.status if edge else None), ""


def _as_of(member: Member) -> str | None:
    rows: tuple[FactRecord | RelationRecord, ...] = member.facts or member.edges
    return rows[0].as_of if rows else None


def _source(member: Member) -> str:
    rows: tuple[FactRecord | RelationRecord, ...] = member.facts or member.edges
    return (rows[0].source or "").split(" ")[0] if rows else ""


def _when_of(context: Context, sem: Any, members: Set) -> Draft | None:
    """When those of a set joined, or their own dates."""
    join = next(_joins(sem), None)
    name = context.speaker
    if join is not None and join.key == "member":
        rows = []
        for id_, member in members.items():
            edge = member.edges[0]
            rows.append(
                (
                    id_,
                    edge.until if join.act == "leave" else edge.part_since if join.act == "suspend" else edge.since,
                    edge,
                )
            )
        text = "; ".join(f"{name.name(id_)}{on(date)}" for id_, date, _ in rows[:LISTED])
        values = tuple(Figure(id_, date, "", edge.as_of, (edge.source or "").split(" ")[0]) for id_, date, edge in rows)
        return Draft(
            f"{upper(context.wording.text(sem))}: {text}.",
            {id_: date for id_, date, _ in rows},
            (*_of_ids(sem), *members),
            f"dates of {context.wording.text(sem)}",
            tuple(receipt(edge) for _, _, edge in rows),
            values,
        )
    dates = sets.own_dates(context.catalogue, members)
    if not dates or len(dates) > NAMED:
        return None
    rows_ = sorted(dates.values(), key=lambda one: one.since_day or "")
    text = "; ".join(f"{name.name(one.entity)}: {show(one.since)}" for one in rows_)
    return Draft(
        f"{text}.",
        rows_[0].since if len(rows_) == 1 else {one.entity: one.since for one in rows_},
        tuple(one.entity for one in rows_),
        f"dates of {context.wording.text(sem)}",
        tuple(receipt(one) for one in rows_),
        tuple(Figure(one.entity, one.since, "", one.as_of, (one.source or "").split(" ")[0]) for one in rows_),
    )


def _where_of(context: Context, sem: Any, members: Set) -> Draft | None:
    """Where events or bodies of a set were held or have their seat."""
    if len(members) > NAMED:
        return None
    kinds = set(context.catalogue.kinds_of(members).values())
    names = [
        name
        for kind, found in (
            ("events", ("held-at",)),
            ("agreements", ("signed-at",)),
            ("organisations", ("seated-in",)),
            ("sites", ("at-place", "located-in")),
            ("places", ("located-in",)),
        )
        if kind in kinds
        for name in found
    ]
    rows = sets.edges(context.catalogue, names, members, "subject") if names else []
    if not rows:
        return None
    text = "; ".join(
        f"{context.speaker.name(id_)}: {row([context.speaker.name(one.object) for one in rows if one.subject == id_])}"
        for id_ in dict.fromkeys(one.subject for one in rows)
    )
    return Draft(
        f"{text}.",
        [context.speaker.name(one.object) for one in rows] if len(rows) > 1 else context.speaker.name(rows[0].object),
        (*members, *(one.object for one in rows)),
        f"place of {context.wording.text(sem)}",
        tuple(receipt(one) for one in rows),
    )


def empty_draft(context: Context, sem: Any) -> Draft | None:
    """That nothing is recorded, with what was looked for; of a status that ended, what followed."""
    wording = context.wording
    about = _of_ids(sem)
    join = sem if isinstance(sem, Join) else None
    if (
        join is not None
        and join.key == "member"
        and join.side == "object"
        and not join.act
        and join.statuses
        and join.statuses != ("member",)
    ):
        followed = _followed(context, join)
        if followed:
            return followed
    receipts: tuple[Receipt, ...] = ()
    if join is not None and join.key == "member" and isinstance(join.of, Ids):
        newest = context.catalogue.db.execute(
            "SELECT source, as_of, evidence FROM relation WHERE object = ? AND name = 'member-of' ORDER BY as_of DESC LIMIT 1",
            (join.of.ids[0],),
        ).fetchone()
        receipts = (Receipt(*newest),) if newest else ()
    if not receipts:
        receipts = tuple(
            Receipt(source, as_of)
            for source, as_of in context.catalogue.db.execute(
                f"SELECT source, as_of FROM entity WHERE id IN ({','.join('?' * len(about))}) AND source IS NOT NULL",
                list(about),
            )
        )
    if any(one.key == "implied" for one in _joins(sem)):
        return None  # what nobody said is not denied
    if not about or not receipts or (join is not None and join.key == "capital"):
        return None
    number: object = 0 if "how-many" in context.asked else []
    noun = wording.noun(sem)
    if noun.one in ("entity", "one"):
        return None
    text = f"No {noun.phrase(1)} is on record here."
    return Draft(text, number, about, wording.text(sem), receipts, empty=True)


def _followed(context: Context, join: Join) -> Draft | None:
    """Those whose status ended, with what followed it."""
    day = context.catalogue.day
    of = context.evaluator.members(join.of)
    rows = sets.edges(context.catalogue, ("member-of",), of, "object")
    ended = [
        one for one in rows if (one.status or "member") in join.statuses and one.until_day and one.until_day <= day
    ]
    if not ended:
        return None
    now = {one.subject: one for one in rows if not one.ended(day) and one.began(day)}
    many = Wording.status(join.statuses)[1]
    body, name = context.wording.text(join.of), context.speaker.name
    parts = []
    for until in sorted({one.until or "" for one in ended}, reverse=True):
        same = [one for one in ended if one.until == until]
        statuses = {now[one.subject].status or "member" for one in same if one.subject in now}
        names = row(sorted(name(one.subject) for one in same))
        became = f", now {Wording.status((statuses.pop(),))[len(same) > 1]}" if len(statuses) == 1 else ""
        parts.append(f"until {show(until)} {f'the {len(same)} were ' if len(same) > 1 else ''}{names}{became}")
    text = f"{upper(body)} has no {many} today: {'; '.join(parts)}."
    return Draft(
        text,
        [],
        (*_of_ids(join), *(one.subject for one in ended)),
        f"{many} of {body}",
        tuple(receipt(now.get(one.subject, one)) for one in ended),
        tuple(Figure(one.subject, one.until, "", one.as_of, (one.source or "").split(" ")[0]) for one in ended),
    )


def _longest_pair(context: Context, sem: Best) -> Draft | None:
    """The longest or shortest border between two of a set."""
    members = context.evaluator.members(sem.of)
    pairs: dict[frozenset[str], list[RelationRecord]] = {}
    for one in sets.edges(context.catalogue, ("borders",), members, "subject"):
        if one.object in members and one.value is not None:
            pairs.setdefault(frozenset((one.subject, one.object)), []).append(one)
    if not pairs:
        return None
    rows = sorted(pairs.values(), key=lambda rows: sum(one.value or 0 for one in rows), reverse=not sem.up)[0]
    two = row(sorted(context.speaker.name(id_) for id_ in (rows[0].subject, rows[0].object)))
    total = sum(one.value or 0 for one in rows)
    word, of = ("Shortest" if sem.up else "Longest"), context.wording.text(sem.of)
    text = f"{word} border among {of}: that between {two}, {amount(total, rows[0].unit)}."
    return Draft(
        text,
        two,
        (rows[0].subject, rows[0].object, *_of_ids(sem.of)),
        f"{word.lower()} border among {of}",
        tuple(map(receipt, rows)),
    )


def best_draft(context: Context, sem: Best) -> Draft | None:
    """The first of a set, or all of it in order, with the figures."""
    if sem.measure is not None and sem.measure.key == "pair":
        return _longest_pair(context, sem)
    ranked = context.evaluator.ordered(sem)
    parts = sem.of.parts if isinstance(sem.of, And) else (sem.of,)
    if not ranked or any(isinstance(part, Or) and len(ranked) < len(part.parts) for part in parts):
        return None  # of two that are compared both must have the figure
    wording, name = context.wording, context.speaker.name
    of = wording.noun(sem.of).phrase(2)
    chosen = context.evaluator.members(sem)
    if not chosen:
        return None
    shown = list(chosen.values())
    facts = [member.facts[0] if member.facts else None for member in shown]
    label = _label(context, sem, shown)
    figures = tuple(
        Figure(member.id, *_figure(member), _as_of(member), _source(member)) for member in shown[:MOST_VALUES]
    )
    receipts = tuple(one for member in shown for one in receipts_of(member))
    about = (*_of_ids(sem.of), *chosen)
    if sem.measure is None and sem.chosen:  # by date
        return _by_date(context, sem, shown, figures, receipts)
    numbers = [_amount(context, sem, member) for member in shown]
    if sem.n == 1 and len(shown) == 1:
        # "Largest by GDP of the 5 EAEU members: Russia, US$ ..."
        place = {1: "", 2: "second ", 3: "third ", 4: "fourth ", 5: "fifth "}.get(sem.place, f"{sem.place}th ")
        word = f"{place}{_word(sem)}"
        text = f"{upper(word)} by {label} among {_counted(len(ranked), of)}: {name(shown[0].id)}, {numbers[0]}"
        following = [one for one in ranked[sem.place : sem.place + 1] if sem.place == 1]
        if following:
            text += f"; then {name(following[0][1].id)}, {_amount(context, sem, following[0][1])}"
        return Draft(
            f"{text}.",
            name(shown[0].id) if "how-many" not in context.asked else figures[0].value,
            (*dict.fromkeys((shown[0].id, *about)),),
            f"{word} by {label} of {of}",
            receipts,
            figures[:1],
            context.catalogue.as_of,
        )
    text = "; ".join(
        f"{place} {name(member.id)} {number}"
        for place, (member, number) in enumerate(zip(shown[:20], numbers, strict=False), sem.place)
    )
    more = f"; {len(shown) - 20} more" if len(shown) > 20 else ""
    del facts
    return Draft(
        f"{upper(of)} by {label}{', smallest first' if sem.up else ''}: {text}{more}.",
        [name(member.id) for member in shown],
        about,
        f"{of} by {label}",
        receipts,
        figures,
        context.catalogue.as_of,
    )


def _word(sem: Best) -> str:
    key = sem.measure.key if sem.measure else ""
    if key == "length" or (sem.measure and sem.measure.relation == "borders"):
        return "shortest" if sem.up else "longest"
    if key == "count":
        return "fewest" if sem.up else "most"
    if key == "founded":
        return "earliest" if sem.up else "latest"
    if key in ("", "population", "area", "gdp", "capacity", "gdp-ppp", "exports", "imports", "partner"):
        return "smallest" if sem.up else "largest"
    return "lowest" if sem.up else "highest"


def _counted(number: int, of: str) -> str:
    return f"{number} {of}" if number > 2 else of


def _label(context: Context, sem: Best, shown: list[Member]) -> str:
    measure = sem.measure
    if (
        shown
        and not shown[0].facts
        and any(one.value is not None for one in shown[0].edges)
        and (measure is None or not measure.relation)
    ):
        return "length of border" if shown[0].edges[0].unit == "km" else "share"
    if measure is None or (
        not measure.relation
        and shown
        and shown[0].facts
        and shown[0].facts[0].key not in lexicon().entry("fact", measure.key).get("keys", ())
    ):
        fact = shown[0].facts[0] if shown and shown[0].facts else None
        return (
            fact.label[:1].lower() + fact.label[1:]
            if fact and not fact.label.isupper()
            else fact.label
            if fact
            else "date"
        )
    if measure.relation and measure.key not in ("partner", "count"):
        unit = shown[0].edges[0].unit if shown and shown[0].edges else ""
        return "length of border" if unit == "km" else "share"
    return context.wording.measure(measure)


def _amount(context: Context, sem: Best, member: Member) -> str:
    if sem.measure is not None and sem.measure.key == "count":
        return str(len(member.edges))
    if member.facts:
        fact = member.facts[0]
        if fact.number is None:
            return show(fact.since)
        return f"{amount(fact.number, fact.unit)}{f' ({show(fact.as_of)})' if fact.as_of else ''}"
    values = [one for one in member.edges if one.value is not None]
    if values:
        total = sum(one.value or 0 for one in values) if values[0].name == "borders" else values[-1].value or 0
        return f"{amount(total, values[0].unit)}{f' ({show(values[-1].as_of)})' if values[-1].as_of and values[0].unit == '%' else ''}"
    return str(len(member.edges))


def _by_date(
    context: Context, sem: Best, shown: list[Member], figures: tuple[Figure, ...], receipts: tuple[Receipt, ...]
) -> Draft | None:
    wording, name = context.wording, context.speaker.name
    join = next(_joins(sem), None)
    word = "first" if sem.up else "latest"
    if join is not None and join.key == "member" and not any(member.facts for member in shown):
        date = shown[0].edges[-1].since
        body = wording.text(join.of)
        text = f"{row([name(member.id) for member in shown])} joined {body} {'first' if sem.up else 'most recently'}{on(date)}."
        return Draft(
            text,
            date
            if "when" in context.asked
            else [member.id for member in shown]
            if len(shown) > 1
            else name(shown[0].id),
            (*_of_ids(sem), *(one.id for one in shown)),
            f"{word} to join {body}",
            receipts,
            figures,
        )
    if "where" in context.asked and (placed := _where_of(context, sem, {one.id: one for one in shown})):
        return placed
    if not shown[0].facts:
        return None
    text = "; ".join(f"{name(member.id)} ({show(member.facts[0].since)})" for member in shown if member.facts)
    value = shown[0].facts[0].since if "when" in context.asked else name(shown[0].id)
    noun = wording.noun(sem.of).phrase(1)
    return Draft(
        f"{upper(word)} {noun}: {text}.",
        value,
        (*(one.id for one in shown), *_of_ids(sem)),
        f"{word} {noun}",
        receipts,
        figures,
    )
