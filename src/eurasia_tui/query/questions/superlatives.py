"""The first of a set by a measure or by date, or all of it in order."""

from __future__ import annotations

from itertools import takewhile

from ...dates import show
from .. import sets
from ..rows import RelationRecord
from ..sets import Member
from .answer import Draft
from .best_by_date import dated_best_draft
from .construction import has_trait, planned, unbuilt
from .context import Context, figure_of, joins_of, named_in, receipt, receipts_of
from .draft_parts import dated_text
from .english import amount, capitalised, comma_list
from .lexicon import lexicon
from .logical_form import And, Best, Kind, Measure, Or

MOST_VALUES = 200
FEW = 3
"""Members without a figure that are named."""
ENOUGH = 0.5
"""Share of a set that must have the figure before one of it is called the largest."""


def _longest_pair(context: Context, sem: Best) -> Draft | None:
    """The longest or shortest border between two of a set."""
    members = context.evaluator.members(sem.of)
    pairs: dict[frozenset[str], list[RelationRecord]] = {}
    for record in sets.edges(context.catalogue, ("borders",), members, "subject"):
        if record.object in members and record.value is not None:
            pairs.setdefault(frozenset((record.subject, record.object)), []).append(record)
    if not pairs:
        return None
    rows = sorted(pairs.values(), key=lambda rows: sum(record.value or 0 for record in rows), reverse=not sem.up)[0]
    two = comma_list(sorted(context.speaker.name(id_) for id_ in (rows[0].subject, rows[0].object)))
    total = sum(record.value or 0 for record in rows)
    word, of = ("Shortest" if sem.up else "Longest"), context.wording.text(sem.of)
    text = f"{word} border among {of}: that between {two}, {amount(total, rows[0].unit)}."
    return Draft(
        text,
        two,
        (rows[0].subject, rows[0].object, *named_in(sem.of)),
        f"{word.lower()} border among {of}",
        tuple(map(receipt, rows)),
    )


def of_states_on_record(context: Context, sem: Best) -> Best:
    """The set limited to the states of Eurasia, when all states are asked for and few have the figure."""
    if sem.of != Kind("country"):
        return sem
    few = len(context.evaluator.ordered(sem)) < ENOUGH * len(context.evaluator.members(sem.of))
    return sem._replace(of=Kind("eurasian")) if few else sem


def best_draft(context: Context, sem: Best) -> Draft | None:
    """The first of a set, or all of it in order, with the figures."""
    if sem.measure is not None and sem.measure.key == "pair":
        return _longest_pair(context, sem)
    sem = of_states_on_record(context, sem)
    ranked = context.evaluator.ordered(sem)
    parts = sem.of.parts if isinstance(sem.of, And) else (sem.of,)
    if not ranked or any(isinstance(part, Or) and len(ranked) < len(part.parts) for part in parts):
        return None  # both of two compared must have the figure
    latest = sem.measure is None and sem.chosen and not sem.up
    only = len(ranked) == 1 and not latest and not any(join.act for join in joins_of(sem.of))
    if only or len(ranked) < ENOUGH * len(context.evaluator.members(sem.of)):
        return None  # the only recorded one is no first of several; or too many have no figure
    wording, name = context.wording, context.speaker.name
    of = wording.noun(sem.of).phrase(2)
    chosen = context.evaluator.members(sem)
    if not chosen:
        return None
    shown = list(chosen.values())
    ordered = ranked
    paper = _on_paper(context, sem, ranked)
    if paper:  # the largest existing one, not a larger planned one
        rest = unbuilt(context.catalogue, [member.id for _, member in ranked])
        ranked = [pair for pair in ranked if pair[1].id not in {**paper, **rest}]
        shown = [ranked[0][1]]
        chosen = {shown[0].id: shown[0]}
    facts = [member.facts[0] if member.facts else None for member in shown]
    label = label_of(context, sem, shown)
    then = f" {sem.when.text}" if sem.when else ""
    figures = tuple(figure_of(member) for member in shown[:MOST_VALUES])
    receipts = tuple(receipt for member in shown for receipt in receipts_of(member))
    about = (*named_in(sem.of), *chosen)
    if sem.measure is None and sem.chosen:  # by date
        return dated_best_draft(context, sem, shown, figures, receipts)
    numbers = [amount_of(sem, member) for member in shown]
    known = {member.id for _, member in ordered}
    left = [id_ for id_ in context.evaluator.members(sem.of) if id_ not in known]
    none = context.speaker.names(left) if len(left) <= FEW else f"{len(left)} more"
    without = f" (no figure for {none})" if left and facts[0] else ""
    if sem.n == 1 and len(shown) == 1 and (two := _first_of_two(context, sem, ranked, label)):
        return two
    if sem.n == 1 and len(shown) == 1:
        # "Largest by GDP of the 5 EAEU members: Russia, US$ ..."
        place = {1: "", 2: "second ", 3: "third ", 4: "fourth ", 5: "fifth "}.get(sem.place, f"{sem.place}th ")
        word = f"{place}{_word(sem)}"
        text = f"{capitalised(word)} by {label} among {_counted(len(ranked), of)}: {name(shown[0].id)}, {numbers[0]}"
        following = [part for part in ranked[sem.place : sem.place + 1] if sem.place == 1]
        if following:
            text += f"; then {name(following[0][1].id)}, {amount_of(sem, following[0][1])}"
        if paper:
            plans = comma_list(
                [f"{name(member.id)}, {amount_of(sem, member)}, {status}" for member, status in paper.values()]
            )
            text += f"; {'smaller' if sem.up else 'larger'}, but not completed: {plans}"
        return Draft(
            f"{text}{without}.",
            name(shown[0].id) if "how-many" not in context.asked else figures[0].value,
            (*dict.fromkeys((shown[0].id, *about)),),
            f"{word} by {label} of {of}{then}",
            receipts,
            figures[:1],
            context.catalogue.as_of,
        )
    if sem.n == 1 and isinstance(sem.of, And | Or) and any(isinstance(part, Or) for part in (*parts, sem.of)):
        text = f"Equal by {label}: {comma_list([f'{name(m.id)} {number}' for m, number in zip(shown, numbers, strict=True)])}."
        return Draft(text, [name(m.id) for m in shown], about, f"{of} by {label}{then}", receipts, figures)
    text = "; ".join(
        f"{place} {name(member.id)} {number}"
        for place, (member, number) in enumerate(zip(shown[:20], numbers, strict=False), sem.place)
    )
    more = f"; {len(shown) - 20} more" if len(shown) > 20 else ""
    del facts
    return Draft(
        f"{capitalised(of)} by {label}{', smallest first' if sem.up else ''}: {text}{more}{without}.",
        [name(member.id) for member in shown],
        about,
        f"{of} by {label}{then}",
        receipts,
        figures,
        context.catalogue.as_of,
    )


def _on_paper(context: Context, sem: Best, ranked: list[tuple[float, Member]]) -> dict[str, tuple[Member, str]]:
    """Planned entities that rank before the first built one, with their status."""
    if sem.n != 1 or sem.place != 1 or (sem.measure is None and sem.chosen) or has_trait(sem):
        return {}
    status = unbuilt(context.catalogue, [member.id for _, member in ranked])
    plans = [
        member
        for _, member in ranked
        if member.id not in status and any(planned(context.catalogue, record) for record in member.facts)
    ]
    status.update({member.id: "planned" for member in plans})
    if len(status) == len(ranked):
        return {}
    return {
        member.id: (member, status[member.id]) for _, member in takewhile(lambda pair: pair[1].id in status, ranked)
    }


_OF_TWO = {
    "largest": "larger",
    "smallest": "smaller",
    "highest": "higher",
    "lowest": "lower",
    "longest": "greater",
    "shortest": "smaller",
}

_RATES = frozenset(("%", "US$", "years", "index"))
"""Units of figures that are high, not large."""


def _first_of_two(context: Context, sem: Best, ranked: list[tuple[float, Member]], label: str) -> Draft | None:
    """Which of two that are named has more or less of a figure."""
    parts = sem.of.parts if isinstance(sem.of, And) else (sem.of,)
    word = _OF_TWO.get(_word(sem))
    if not any(isinstance(part, Or) for part in parts) or len(ranked) != 2 or sem.place != 1 or word is None:
        return None
    (_, first), (_, second) = ranked
    if not first.facts or not second.facts:
        return None
    if word == "higher" and first.facts[0].unit not in _RATES:
        word = "larger"
    speaker = context.speaker
    that, is_ = ("those", "are") if label.endswith("s") else ("that", "is")
    text = (
        f"The {word} {label} {is_} {that} of {speaker.the(first.id)}, {amount_of(sem, first)}; "
        f"{that} of {speaker.the(second.id)} {is_} {amount_of(sem, second)}."
    )
    understood = f"{word} {label} of {speaker.name(first.id)} and {speaker.name(second.id)}"
    return Draft(
        text,
        speaker.name(first.id),
        (first.id, second.id),
        f"{understood}{f' {sem.when.text}' if sem.when else ''}",
        (*receipts_of(first), *receipts_of(second)),
        (figure_of(first), figure_of(second)),
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


def label_of(context: Context, sem: Best, shown: list[Member]) -> str:
    """What a set is ordered by, in words."""
    measure = sem.measure
    if measure == Measure("count", "member-of") and shown:
        kind = context.catalogue.kinds_of([shown[0].id]).get(shown[0].id)
        return "number of members on record here" if kind == "organisations" else context.wording.measure(measure)
    if (
        shown
        and not shown[0].facts
        and any(member.value is not None for member in shown[0].edges)
        and (measure is None or not measure.relation)
    ):
        return "length of border" if shown[0].edges[0].unit == "km" else "share"
    if measure is None or (
        not measure.relation
        and "/" not in measure.key
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


def amount_of(sem: Best, member: Member) -> str:
    """The figure of a member by which it is ordered."""
    if sem.measure is not None and sem.measure.key == "count":
        return str(len(member.edges))
    if member.facts:
        fact = member.facts[0]
        if fact.number is None:
            return show(fact.since)
        return f"{amount(fact.number, fact.unit)}{dated_text(fact)}"
    values = [edge for edge in member.edges if edge.value is not None]
    if values:
        total = sum(edge.value or 0 for edge in values) if values[0].name == "borders" else values[-1].value or 0
        return f"{amount(total, values[0].unit)}{f' ({show(values[-1].as_of)})' if values[-1].as_of and values[0].unit == '%' else ''}"
    return str(len(member.edges))
