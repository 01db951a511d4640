"""Figures, dates and orders of sets, and the sets filtered by them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from ...dates import bounds
from .. import sets
from ..catalogue import Catalogue
from ..rows import RelationRecord
from ..sets import Member, Set
from .lexicon import lexicon
from .logical_form import And, Best, DatedWithin, Filter, Join, Measure, When
from .ranked_years import common_years, of_one_unit
from .ratios import ratios
from .set_structure import head_kind

MEASURED = ("borders", "exports-to", "imports-from", "sells-to", "buys-from", "trade")
"""Relations that have a figure of their own."""


class Measuring(ABC):
    """Figures and orders of the sets of one catalogue on its day."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._in_order: dict[Best, list[tuple[float, Member]]] = {}

    @abstractmethod
    def members(self, sem: Any) -> Set:
        """The members of a set."""

    def keys(self, measure: Measure) -> tuple[str, ...]:
        """The fact keys of a measure: those of the lexicon, or the measure's own name where it is a key itself."""
        entry = lexicon().entry("fact", measure.key)
        return tuple(entry.get("keys", (measure.key,)))

    def figures(self, measure: Measure, members: Set, when: When | None = None) -> dict[str, tuple[float, Member]]:
        """A number for each member that has one, with its receipts."""
        if measure.key == "count" and measure.partner is not None:
            return self._counted(measure.partner, members)
        if "/" in measure.key:
            return ratios(self.catalogue, measure, members, when)
        if measure.relation:
            return self._related_figures(measure, members)
        if not when and self.catalogue.as_of:
            when = When("0001-01-01", self.catalogue.day, "")
        rows = sets.figures(
            self.catalogue, members, self.keys(measure), when.first if when else "", when.last if when else ""
        )
        if not rows and lexicon().entry("fact", measure.key).get("date"):
            dates = sets.own_dates(self.catalogue, members, self.keys(measure))
            return {
                id_: (float((row.since_day or "0").replace("-", "")), members[id_]._replace(facts=(row,)))
                for id_, row in dates.items()
            }
        return {
            id_: (row.number, members[id_]._replace(facts=(row,)))
            for id_, row in rows.items()
            if row.number is not None
        }

    def comparable(self, measure: Measure, members: Set, when: When | None = None) -> dict[str, tuple[float, Member]]:
        """Figures of one unit, and of one year where no time is given and all have one of the same recent year."""
        values = of_one_unit(self.figures(measure, members, when))
        for year in () if when else common_years(values):
            same = of_one_unit(self.figures(measure, members, When(f"{year}-01-01", f"{year}-12-31", "", True)))
            if len(same) >= len(values):
                return same
        return values

    def _counted(self, of: Any, members: Set) -> dict[str, tuple[float, Member]]:
        """The number of entities of a kind that lie in or cross each state."""
        things: dict[str, dict[str, RelationRecord]] = {}
        for row in sets.edges(self.catalogue, ("located-in", "crosses"), self.members(of), "subject"):
            if row.object in members and row.began(self.catalogue.day) and not row.ended(self.catalogue.day):
                things.setdefault(row.object, {})[row.subject] = row
        rows_of = {id_: tuple(things.get(id_, {}).values()) for id_ in members}
        return {id_: (float(len(rows)), Member(id_, rows)) for id_, rows in rows_of.items()}

    def _related_figures(self, measure: Measure, members: Set) -> dict[str, tuple[float, Member]]:
        found: dict[str, tuple[float, Member]] = {}
        if measure.key == "partner":
            entry = lexicon().entry("relation", measure.relation)
            partners = self.members(measure.partner)
            for row in sets.edges(self.catalogue, entry["names"], members, "subject"):
                if row.object in partners and row.value is not None:
                    found[row.subject] = (row.value, members[row.subject]._replace(edges=(row,), facts=()))
            return found
        if measure.key == "count":
            entry = lexicon().entry("relation", measure.relation) or {"names": (measure.relation,)}
            for side in ("subject", "object"):
                by_member: dict[str, list[RelationRecord]] = {}
                for row in sets.edges(self.catalogue, entry["names"], members, side):
                    by_member.setdefault(getattr(row, side), []).append(row)
                for id_ in members:
                    own = [row for row in by_member.get(id_, ()) if not row.ended(self.catalogue.day)]
                    if measure.relation == "member-of":
                        own = [row for row in own if row.began(self.catalogue.day) and row.status in (None, "member")]
                    known = found[id_][1].edges if id_ in found else ()
                    # A border in two stretches is one neighbour.
                    others = {({row.subject, row.object} - {id_}).pop(): row for row in (*known, *own)}
                    found[id_] = (float(len(others)), members[id_]._replace(edges=tuple(others.values())))
            return found
        for id_, member in members.items():
            values = [row for row in member.edges if row.value is not None]
            if values:
                # A border in several stretches is as long as all of them.
                total = sum(row.value or 0 for row in values) if values[0].name == "borders" else values[-1].value or 0
                found[id_] = (total, member)
        return found

    def filtered(self, sem: Filter) -> Set:
        """Those of a set with a figure above or below a bound, the largest first."""
        of = self.members(sem.of)
        bound = sem.number
        values = self.figures(sem.measure, of, sem.when)
        if sem.than is not None:
            other = self.figures(sem.measure, self.members(sem.than), sem.when)
            if not other:
                return {}
            bound = next(iter(other.values()))[0] * sem.number
        if sem.unit and sem.than is None:
            values = {
                id_: pair for id_, pair in values.items() if not pair[1].facts or sem.unit in pair[1].facts[0].unit
            }
        found = {
            id_: member
            for id_, (value, member) in values.items()
            if (value > bound if sem.op == "more" else value < bound)
        }
        return dict(sorted(found.items(), key=lambda pair: -values[pair[0]][0]))

    def dated(self, sem: DatedWithin) -> Set:
        """Those of a set whose own date lies within a time, in the order of time."""
        of = self.members(sem.of)
        dates = sets.own_dates(self.catalogue, of, (sem.key,) if sem.key else ())
        if sem.when.first[:MONTH] == sem.when.last[:MONTH]:  # less precise dates only when there are no better ones
            size = len("2022-01-01") if sem.when.first == sem.when.last else MONTH
            exact = {id_: date for id_, date in dates.items() if len(date.since or "") >= size}
            dates = exact if any(_within(date.since, sem.when) for date in exact.values()) else dates
        return {
            id_: member._replace(facts=(dates[id_],))
            for id_, member in sorted(
                of.items(), key=lambda pair: (dates[pair[0]].since_day or "") if pair[0] in dates else ""
            )
            if id_ in dates and _within(dates[id_].since, sem.when)
        }

    def ordered(self, sem: Best) -> list[tuple[float, Member]]:
        """The whole set in order, each entity with its number; by date when there is no measure."""
        if sem not in self._in_order:
            self._in_order[sem] = self._order(sem)
        return self._in_order[sem]

    def _order(self, sem: Best) -> list[tuple[float, Member]]:
        of = self.members(sem.of)
        measure = sem.measure
        joins = sem.of.parts if isinstance(sem.of, And) else (sem.of,)
        join = next((part for part in joins if isinstance(part, Join) and part.key in MEASURED), None)
        traded = join is not None and join.names[0] in ("exports-to", "imports-from")
        if join is not None and (
            (measure == Measure("length") and join.key == "borders") or (not sem.chosen and traded)
        ):
            measure = Measure("", join.key, join.of)  # the relation itself is measured
        if measure is None:
            if sem.chosen is False:
                measure = self.default_measure(of, sem.of)
            else:
                return self._by_date(sem, of)
        # Of the members of 2005 the figures of 2005.
        when = sem.when or next((part.when for part in joins if isinstance(part, Join) and not part.act), None)
        values = self.comparable(measure, of, when)
        return sorted(values.values(), key=lambda pair: (pair[0] if sem.up else -pair[0], pair[1].id))

    def _by_date(self, sem: Best, of: Set) -> list[tuple[float, Member]]:
        found: list[tuple[float, Member]] = []
        dates = sets.own_dates(self.catalogue, of)
        left = isinstance(sem.of, Join) and sem.of.act == "leave"
        for id_, member in of.items():
            days = [row.until_day if left else row.since_day for row in member.edges if row.name == "member-of"]
            own = max((day for day in days if day), default=None)
            undated = any(row.name == "member-of" for row in member.edges)  # when it was joined is asked, not founded
            day = own or (dates[id_].since_day if id_ in dates and not undated else None)
            if day and (own or day <= self.catalogue.day):
                facts = () if own else (dates[id_],)
                found.append((float(day.replace("-", "")), member._replace(facts=facts)))
        return sorted(found, key=lambda pair: (pair[0] if sem.up else -pair[0], pair[1].id))

    def default_measure(self, of: Set, sem: Any = None) -> Measure:
        """The measure that "large" means for a kind, from the kinds of the lexicon; a kind named in the question comes first."""
        if (head := head_kind(sem)) and (large := lexicon().entry("kind", head.key).get("large")):
            return Measure(large)
        kind = self.catalogue.kinds_of([next(iter(of))]).get(next(iter(of)), "") if of else ""
        for entry in lexicon().entries["kind"].values():
            if entry["kind"] == kind and entry.get("large"):
                return Measure(entry["large"])
        return Measure("population")

    def best(self, sem: Best) -> Set:
        """The first entity of a set, or the whole set in order."""
        ranked = self.ordered(sem)
        if not sem.n:
            return {member.id: member for _, member in ranked}
        start = sem.place - 1
        chosen = ranked[start : start + sem.n]
        if chosen and sem.n == 1:  # ties: all that are as large, or joined on the same day
            chosen += [pair for pair in ranked[start + sem.n :] if pair[0] == chosen[0][0]]
        return {member.id: member for _, member in chosen}


MONTH = 7
"""Characters of a date that names a month."""


def _within(date: str | None, when: When) -> bool:
    if not date or (when.first == when.last and not all(len(end) >= MONTH for end in date.split("/"))):
        return False  # what is dated by its year did not happen on each day of it
    first, last = bounds(date)
    return first <= when.last and last >= when.first
