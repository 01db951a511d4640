"""Facts and figures of one or several entities: single, side by side, summed, or compared."""

from __future__ import annotations

from .. import sets
from ..sets import Set
from .answer import Draft
from .belonging import has_members
from .context import Context, joins_of
from .dates_typed import FIRST, LAST
from .draft_parts import each_joined, joined
from .fact_of_one import fact_of_one
from .lexicon import lexicon
from .lists import list_draft, ordered
from .logical_form import And, Ids, Join, Kind, Measure, Or, Value, When
from .passages import names_draft
from .ratio_drafts import ratio_draft
from .side_by_side import side_by_side
from .sums import summed_up
from .terms_of_office import person_draft
from .treaties import with_others

MEMBER = ("member",)
LAST_YEARS = "in the last "
"""How the time begins in words that takes in several years up to the day of the data."""
MANY = 12
"""Members of a body whose figures are given each, where they make no sum."""
FEW_SERIES = 3
"""Entities whose figures of several years are told."""
MANY_DATES = 6
"""More dates than one that was asked for can be among."""


def value_draft(context: Context, sem: Value) -> Draft | None:
    """One or more facts of one entity or of each of a set."""
    sem = _of_network(sem)
    begins = any(measure.key == "ended" for measure in sem.measures)  # the first recorded place is not always the start
    if "where" in context.asked and isinstance(sem.of, Ids) and begins and _is_route(context, sem.of.ids[0]):
        from .route_order import ends_draft

        return ends_draft(context, sem.of.ids[0])
    members = context.evaluator.members(sem.of)
    if not members or len(members) > 60:
        return None
    if len(members) > 1 and {measure.key for measure in sem.measures} == {"signed"}:
        own = sets.own_dates(context.catalogue, members)
        signed = [id_ for id_ in members if "/" not in str(own[id_].since if id_ in own else "")]  # wars have periods
        if 0 < len(signed) < len(members):
            return value_draft(context, sem._replace(of=Ids(tuple(signed))))
    if with_others(context, sem.of, members) and any(
        measure.key in ("signed", "date", "founded") for measure in sem.measures
    ):
        return None  # a treaty of many is not the one between the two
    dates = {bool(lexicon().entry("fact", measure.key).get("date")) for measure in sem.measures}
    if "when" in context.asked and len(members) > MANY_DATES and dates == {True}:
        return None  # "when did Armenia sign its treaty with NATO" is not of all that both have signed
    if "where" in context.asked and "when" not in context.asked and dates == {True} and len(members) > 1:
        return None  # "where was the CSTO treaty signed" asks for no dates
    if "when" in context.asked and len(dates) > 1:
        return None  # "when did Russia start exporting gas" asks for no figure
    if (
        "who" in context.asked
        and dates == {True}
        and set(context.catalogue.kinds_of(members).values()) == {"agreements"}
    ):
        return None  # the signatories are asked for, not the date
    if context.asked & {"former-name", "stands-for"}:  # "the old name of its capital"
        relation = lexicon().entry("fact", sem.measures[0].key).get("joins") if len(sem.measures) == 1 else None
        found = list(context.evaluator.members(Join("capital", (relation,), "subject", sem.of))) if relation else []
        return names_draft(context, found[0], "former-name" in context.asked) if len(found) == 1 else None
    if sem.when is None and not isinstance(sem.of, Ids):  # of the members of 2015 the figures of 2015
        sem = sem._replace(when=next((join.when for join in joins_of(sem.of) if join.when and not join.act), None))
    when = sem.when
    if when and when.text.startswith(LAST_YEARS) and len(members) == 1:
        from .overtaking import years_draft

        return years_draft(context, sem, int(when.text.split()[-2]))
    several = isinstance(sem.of, Or) and 1 < len(members) <= FEW_SERIES and len(sem.measures) == 1
    if when and when.first[:4] != when.last[:4] and several and _has_years(when):
        each = [value_draft(context, sem._replace(of=Ids((id_,)))) for id_ in members]
        known = [draft for draft in each if draft]
        return joined(known) if len(known) == len(members) else None
    if when and when.last == LAST and when.first != FIRST and len(members) == 1 and "when" not in context.asked:
        from .overtaking import years_since_draft

        if every := years_since_draft(context, sem):
            return every
    if when and when.text.startswith("between ") and len(members) == 1 and when.first[:4] != when.last[:4]:
        from .overtaking import some_years_draft, years_between_draft

        if every := years_between_draft(context, sem):
            return every
        ends = [
            value_draft(context, sem._replace(when=When(f"{year}-01-01", f"{year}-12-31", f"in {year}", True)))
            for year in (when.first[:4], when.last[:4])
        ]
        both = [draft for draft in ends if draft and not draft.empty]
        return joined(both) if len(both) == len(ends) else some_years_draft(context, sem)
    drafts = [_measured(context, measure, sem, members) for measure in dict.fromkeys(sem.measures)]
    known = [draft for draft in drafts if draft]
    if not known or (len(known) < len(drafts) and len(drafts) > 1 and not all(draft.empty for draft in known)):
        return None
    return joined(known)


def _has_years(when: When) -> bool:
    """True for a time of several years, for which figures from the first year on are shown."""
    return when.first != FIRST and (when.last == LAST or when.text.startswith((LAST_YEARS, "between ")))


def _is_route(context: Context, id_: str) -> bool:
    return context.catalogue.kinds_of([id_]).get(id_) == "corridors"


def _of_network(sem: Value) -> Value:
    """The railways of a state as its network: their length is a fact of it, not that of the routes across it."""
    if not isinstance(sem.of, And) or len(sem.of.parts) != 2 or len(sem.measures) != 1:
        return sem
    kind, join = sem.of.parts
    if not isinstance(kind, Kind) or not isinstance(join, Join) or join.key != "implied":
        return sem
    network = lexicon().entry("kind", kind.key).get("network")
    if not network or sem.measures[0].key not in ("length", "long") or "countries" not in join.kinds:
        return sem
    return sem._replace(measures=(Measure(network),), of=join.of)


def _measured(context: Context, measure: Measure, sem: Value, members: Set) -> Draft | None:
    if "/" in measure.key:
        return ratio_draft(context, measure, sem, members)
    entry = lexicon().entry("fact", measure.key)
    if "done" in entry and "does" in context.asked and not context.asked & {"how-many"}:  # "what does it export"
        measure = Measure(entry["done"])
        entry = lexicon().entry("fact", measure.key)
    trade = {"exports": "exports-to", "imports": "imports-from"}.get(measure.key.removeprefix("main-"))
    if trade and context.asked & {"where", "who"}:  # "where does it get its imports from"
        join = Join(trade, (trade,), "subject", sem.of)
        found = context.evaluator.members(join)
        return list_draft(context, join, ordered(context, join, found)) if found else None
    if "joins" in entry and isinstance(sem.of, Ids) and has_members(context.catalogue, sem.of.ids[0]):
        sem = sem._replace(of=Join("member", ("member-of",), "object", sem.of, MEMBER))  # "capitals of the EAEU"
        members = context.evaluator.members(sem.of)
    if "joins" in entry:
        join = Join(measure.key, (entry["joins"],), "subject", sem.of, when=sem.when)
        found = context.evaluator.members(join)
        if len(members) == 1:
            return list_draft(context, join, found) if found else None
        return each_joined(context, found, entry, sem)
    keys = context.evaluator.keys(measure)
    dates = entry.get("date") and len(members) > 1 and "when" not in context.asked and not isinstance(sem.of, Or)
    if dates and set(context.catalogue.kinds_of(members).values()) != {"agreements"}:
        return None  # "which pipelines start there" asks for no dates
    founding = measure.key == "founded" and "when" not in context.asked and not isinstance(sem.of, Ids | Or)
    if founding and set(context.catalogue.kinds_of(members).values()) == {"agreements"}:  # "which treaty created it"
        return list_draft(context, sem.of, ordered(context, sem.of, members))
    if len(members) == 1:
        id_ = next(iter(members))
        if measure.key == "founded" and context.catalogue.kinds_of([id_]).get(id_) == "people":  # "how old is she"
            context = Context(context.evaluator, context.asked | {"how-old"})
            measure, keys = Measure("born"), ("born",)
        if measure.key == "occupation" and (person := person_draft(context, id_)):
            return person
        draft = fact_of_one(context, id_, measure, keys, sem)
        if draft or not isinstance(sem.of, Ids) or entry.get("date") or context.asked & {"where", "when"}:
            return draft
        return _of_its_members(context, id_, measure, keys, sem)
    if isinstance(sem.of, Or) and all(isinstance(part, Ids) for part in sem.of.parts):
        return side_by_side(context, measure, keys, sem, members)
    together = entry.get("sum") and not context.asked & {"who", "each"}
    total = summed_up(context, "sum", measure, sem, members) if together else None
    return total or side_by_side(context, measure, keys, sem, members)


def _of_its_members(context: Context, id_: str, measure: Measure, keys: tuple[str, ...], sem: Value) -> Draft | None:
    """The sum over the members of a body, or the fact of each of them."""
    of = Join("member", ("member-of",), "object", Ids((id_,)), MEMBER, sem.when)
    members = context.evaluator.members(of)
    if not members:
        return None
    if lexicon().entry("fact", measure.key).get("sum"):
        return summed_up(context, "sum", measure, sem._replace(of=of), members)
    numeric = len(members) <= MANY and sets.figures(context.catalogue, members, keys)
    return side_by_side(context, measure, keys, sem._replace(of=of), members) if numeric else None
