"""Evaluates a logical form over the sets of entities of a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...dates import bounds
from .. import sets
from ..catalogue import Catalogue
from ..members import LAST
from ..rows import RelationRecord
from ..sets import Member, Set
from .form import And, Best, DatedWithin, Filter, Held, Ids, Join, Kind, Measure, Minus, Or, Region, Trait, When
from .lexicon import lexicon
from .ranked_years import common_years, of_one_unit

MEASURED = ("borders", "exports-to", "imports-from", "sells-to", "buys-from", "trade")
"""Relations that have a figure of their own."""


class Evaluator:
    """Sets and figures of one catalogue on its day."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._known: dict[object, Set] = {}
        self.chosen: dict[object, str] = {}
        """By relation that was not said: the one that joined something."""

    def members(self, sem: Any) -> Set:
        """The members of a set."""
        if sem not in self._known:
            self._known[sem] = self._evaluate(sem)
        return self._known[sem]

    def _evaluate(self, sem: Any) -> Set:
        if isinstance(sem, Ids):
            return sets.of_ids(sem.ids)
        if isinstance(sem, Region):
            return sets.of_group(self.catalogue, sem.group)
        if isinstance(sem, Kind):
            entry = lexicon().entry("kind", sem.key)
            if "ids" in entry:
                return sets.of_ids(id_ for id_ in entry["ids"] if id_ in self.catalogue.names(entry["ids"]))
            if "groups" in entry:
                return {
                    id_: one for group in entry["groups"] for id_, one in sets.of_group(self.catalogue, group).items()
                }
            found = sets.of_kind(
                self.catalogue, entry["kind"], entry.get("where"), entry.get("one", "") if entry.get("where") else ""
            )
            return sets.without(found, sets.gone(self.catalogue, entry["without"])) if "without" in entry else found
        if isinstance(sem, Join):
            return self._joined(sem)
        if isinstance(sem, And):
            return self._all_of(sem.parts)
        if isinstance(sem, Or):
            either: Set = {}
            for part in sem.parts:
                either = sets.either(either, self.members(part))
            return either
        if isinstance(sem, Minus):
            of, out = self.members(sem.of), self._out(sem.without, self.members(sem.of))
            if isinstance(sem.without, Join) and sem.without.key == "borders":  # none borders itself
                out = sets.either(out, self.members(sem.without.of))
            return sets.without(of, out)
        if isinstance(sem, DatedWithin):
            return self._dated(sem)
        if isinstance(sem, Filter):
            return self._filtered(sem)
        if isinstance(sem, Best):
            return self._best(sem)
        if isinstance(sem, Trait):
            entry = lexicon().entry("trait", sem.key)
            return sets.of_text(self.catalogue, entry["keys"], entry["values"])
        if isinstance(sem, Held):
            from .offices import holders

            return {held.subject: Member(held.subject, (held,)) for held in holders(self, sem)}
        return {}

    # --- relations ---------------------------------------------------------------------------------------------------

    def _joined(self, sem: Join) -> Set:
        of = self.members(sem.of)
        if sem.key == "implied":
            return self._implied(sem, of, None)
        if sem.key == "takes":
            return {}
        return self._join(sem.names, sem, of)

    def _join(self, names: tuple[str, ...], sem: Join, of: Set) -> Set:
        keep = self._keeps(sem)
        found: Set = {}
        for side in ("subject", "object") if sem.side == "any" else (sem.side,):
            rows = sets.edges(self.catalogue, names, of, side)
            if sem.act == "found":
                from .founders import founders

                return founders(self.catalogue, next(iter(of)), rows) if len(of) == 1 else {}
            other = sets.join(rows, side, keep)
            for id_ in other:
                if id_ not in of or sem.side != "any":
                    found.setdefault(id_, other[id_])
        if sem.names == ("member-of",) and not sem.act:
            found = _present(found, self.catalogue.standing)
        return found

    def _keeps(self, sem: Join) -> Callable[[RelationRecord], bool]:
        when, day, statuses = sem.when, self.catalogue.day, set(sem.statuses)
        former = "former" in statuses
        staying: set[str] = set()
        if sem.act == "leave" and sem.side == "object" and "member-of" in sem.names:
            still = sets.edges(self.catalogue, ("member-of",), self.members(sem.of), "object")
            staying = {row.subject for row in still if row.began(day) and not row.ended(day)}

        def keep(row: RelationRecord) -> bool:
            if statuses and not former and (row.status or "member") not in statuses:
                return False
            if sem.act in ("join", "found"):
                if not when:
                    return not row.since_day or row.since_day <= day
                return bool(row.since_day) and when.first <= str(row.since_day) <= when.last
            if sem.act == "leave":
                if not row.until_day and row.status != "former":
                    return False
                if row.subject in staying:
                    return False
                return not when or bool(row.until_day and when.first <= row.until_day <= when.last)
            if sem.act == "suspend":
                if not row.part:
                    return False
                return not when or bool(row.part_since_day and when.first <= row.part_since_day <= when.last)
            if former:
                return row.ended(day) and row.began(day)
            if when:
                return overlaps(row, when)
            if "holds-office" in sem.names:
                return row.began(day) and not (row.until_day and row.until_day < day)
            return row.began(day) and (not row.ended(day) or sem.names[0] in ("party-to", "took-part-in"))

        return keep

    def _implied(self, sem: Join, of: Set, base: Set | None) -> Set:
        """By the first relation that joins anything, with one of the base where there is one."""
        first: Set | None = None
        tried = [(name, sem.statuses if name == "member-of" else ()) for name in sem.names]
        if sem.statuses and "member-of" in sem.names:  # a forum has participants alone
            tried.insert([name for name, _ in tried].index("member-of") + 1, ("member-of", ()))
        if sem.names[0] == "took-part-in":  # what one took part in, organised, or what is about it, alike
            tried.insert(0, ("took-part-in organised about", ()))
        for name, statuses in tried:
            own = sem._replace(names=(name,), statuses=statuses)
            found = self._join(tuple(name.split()), own, of)
            common = found if base is None else sets.both(base, found)
            if common or (statuses and found):  # what is no member is not joined otherwise
                self.chosen[sem] = name
                return common
            first = found if first is None else first
        return {} if base is not None else first or {}

    def _all_of(self, parts: tuple[Any, ...]) -> Set:
        found: Set | None = None
        for part in sorted(parts, key=lambda part: isinstance(part, Join) and part.key == "implied"):
            if found is not None and isinstance(part, Join) and part.key == "implied":
                found = self._implied(part, self.members(part.of), found)
                continue
            members = self.members(part)
            found = members if found is None else self._both(found, members)
        found = found or {}
        between = [part for part in parts if isinstance(part, Join) and isinstance(part.of, Ids)]
        if len(between) > 1 and all("party-to" in (part.key, self.chosen.get(part)) for part in between):
            found = self._between(found, len(between))
        return found

    def _between(self, found: Set, number: int) -> Set:
        """Of agreements those that have no other parties, where there are any."""
        return self.alone(found, number) or found

    def alone(self, found: Set, number: int) -> Set:
        """Agreements that have so many parties and no more."""
        parties: dict[str, int] = {}
        for row in sets.edges(self.catalogue, ("party-to",), found, "object"):
            parties[row.object] = parties.get(row.object, 0) + 1
        return {id_: member for id_, member in found.items() if parties.get(id_) == number}

    def _both(self, one: Set, other: Set) -> Set:
        common = sets.both(one, other)
        if common or not one or not other:
            return common
        kinds = self.catalogue.kinds_of([next(iter(one)), next(iter(other))])
        of_one, of_other = kinds.get(next(iter(one))), kinds.get(next(iter(other)))
        if of_one == "countries" and of_other == "places":  # "the country that hosts": of the place
            return sets.both(one, self.states(other))
        return common

    def states(self, places: Set) -> Set:
        """The states in which places lie."""
        return sets.join(sets.edges(self.catalogue, ("located-in",), places, "subject"), "subject", lambda row: True)

    def _out(self, sem: Any, base: Set) -> Set:
        """What is to be taken away: a relation that is not said takes away all that it joins."""
        if isinstance(sem, Join) and sem.key == "implied":
            return self._implied(sem, self.members(sem.of), None)
        return self.members(sem)

    # --- figures and dates ---------------------------------------------------------------------------------------------

    def keys(self, measure: Measure, members: Set) -> tuple[str, ...]:
        """The fact keys of a measure: those of the lexicon, or the measure's own name where it is a key itself."""
        entry = lexicon().entry("fact", measure.key)
        return tuple(entry.get("keys", (measure.key,)))

    def figures(self, measure: Measure, members: Set, when: When | None = None) -> dict[str, tuple[float, Member]]:
        """A number for each member that has one, with what it rests on."""
        if measure.relation:
            return self._related_figures(measure, members)
        if not when and self.catalogue.as_of:
            when = When("0001-01-01", self.catalogue.day, "")
        rows = sets.figures(
            self.catalogue, members, self.keys(measure, members), when.first if when else "", when.last if when else ""
        )
        if not rows and lexicon().entry("fact", measure.key).get("date"):
            dates = sets.own_dates(self.catalogue, members, self.keys(measure, members))
            return {
                id_: (float((row.since_day or "0").replace("-", "")), members[id_]._replace(facts=(row,)))
                for id_, row in dates.items()
            }
        return {
            id_: (row.number, members[id_]._replace(facts=(row,)))
            for id_, row in rows.items()
            if row.number is not None
        }

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
            entry = lexicon().entry("relation", measure.relation)
            for side in ("subject", "object"):
                rows = sets.edges(self.catalogue, entry["names"], members, side)
                for id_ in members:
                    own = [row for row in rows if getattr(row, side) == id_ and not row.ended(self.catalogue.day)]
                    known = found[id_][1].edges if id_ in found else ()
                    found[id_] = (float(len(known) + len(own)), members[id_]._replace(edges=(*known, *own)))
            return found
        for id_, member in members.items():
            values = [row for row in member.edges if row.value is not None]
            if values:
                # A border in several stretches is as long as all of them.
                total = sum(row.value or 0 for row in values) if values[0].name == "borders" else values[-1].value or 0
                found[id_] = (total, member)
        return found

    def _filtered(self, sem: Filter) -> Set:
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

    def _dated(self, sem: DatedWithin) -> Set:
        of = self.members(sem.of)
        dates = sets.own_dates(self.catalogue, of, (sem.key,) if sem.key else ())
        return {
            id_: member._replace(facts=(dates[id_],))
            for id_, member in sorted(
                of.items(), key=lambda pair: (dates[pair[0]].since_day or "") if pair[0] in dates else ""
            )
            if id_ in dates and _within(dates[id_].since, sem.when)
        }

    def ordered(self, sem: Best) -> list[tuple[float, Member]]:
        """All of a set in order, the first first, each with its number; by date where there is no measure."""
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
        values = of_one_unit(self.figures(measure, of, when))
        if when is None:
            for year in common_years(values):
                same = of_one_unit(self.figures(measure, of, When(f"{year}-01-01", f"{year}-12-31", "", True)))
                if len(same) >= len(values):
                    values = same
                    break
        return sorted(values.values(), key=lambda pair: (pair[0] if sem.up else -pair[0], pair[1].id))

    def _by_date(self, sem: Best, of: Set) -> list[tuple[float, Member]]:
        found: list[tuple[float, Member]] = []
        dates = sets.own_dates(self.catalogue, of)
        left = isinstance(sem.of, Join) and sem.of.act == "leave"
        for id_, member in of.items():
            days = [row.until_day if left else row.since_day for row in member.edges if row.name == "member-of"]
            own = max((day for day in days if day), default=None)
            day = own or (dates[id_].since_day if id_ in dates else None)
            if day and (own or day <= self.catalogue.day):
                facts = () if own else (dates[id_],)
                found.append((float(day.replace("-", "")), member._replace(facts=facts)))
        return sorted(found, key=lambda pair: (pair[0] if sem.up else -pair[0], pair[1].id))

    def default_measure(self, of: Set, sem: Any = None) -> Measure:
        """What large means of things of a kind: by the lexicon's kinds, first that which was said."""
        if (said := heart(sem)) and (large := lexicon().entry("kind", said.key).get("large")):
            return Measure(large)
        kind = self.catalogue.kinds_of([next(iter(of))]).get(next(iter(of)), "") if of else ""
        for entry in lexicon().entries["kind"].values():
            if entry["kind"] == kind and entry.get("large"):
                return Measure(entry["large"])
        return Measure("population")

    def _best(self, sem: Best) -> Set:
        ranked = self.ordered(sem)
        if not sem.n:
            return {member.id: member for _, member in ranked}
        start = sem.place - 1
        chosen = ranked[start : start + sem.n]
        if chosen and sem.n == 1:  # all that are as large, or joined on the same day
            chosen += [one for one in ranked[start + sem.n :] if one[0] == chosen[0][0]]
        return {member.id: member for _, member in chosen}


MONTH = 7
"""Characters of a date that names a month."""


def heart(sem: Any) -> Kind | None:
    """The kind of the lexicon that a set is one of."""
    if isinstance(sem, Kind):
        return sem
    if isinstance(sem, And):
        return next((found for part in sem.parts if (found := heart(part))), None)
    return heart(sem.of) if isinstance(sem, Best | DatedWithin | Filter | Minus) else None


def overlaps(row: RelationRecord, when: When) -> bool:
    """True when a relation held at some time of an interval."""
    if row.status == "former" and not row.until_day:
        return False
    if when.text.startswith("since "):  # from then on, and still
        tail = when.text.split()[-1]
        begun = f"{tail}-12-31" if when.text == f"since {tail}" else when.first
        return not row.until_day and (not row.since_day or row.since_day <= begun)
    if row.since_day and row.since_day > when.last:
        return False
    if row.name == "member-of" and not row.since_day:  # since when is not known: not as if always
        return False
    return not (row.until_day and row.until_day <= when.first)


def _within(date: str | None, when: When) -> bool:
    if not date or (when.first == when.last and not all(len(end) >= MONTH for end in date.split("/"))):
        return False  # what is dated by its year did not happen on each day of it
    first, last = bounds(date)
    return first <= when.last and last >= when.first


def _present(found: Set, standing: Mapping[str, int]) -> Set:
    """Of several rows on one, the fullest status first."""
    return {
        id_: member._replace(
            edges=tuple(sorted(member.edges, key=lambda row: standing.get(row.status or "member", LAST)))
        )
        for id_, member in found.items()
    }
