"""Evaluates a logical form over the sets of entities of a catalogue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .. import sets
from ..catalogue import Catalogue
from ..rows import RelationRecord
from ..sets import Member, Set
from .lexicon import lexicon
from .logical_form import (
    And,
    Best,
    DatedWithin,
    Filter,
    Held,
    Ids,
    Join,
    Kind,
    Measure,
    Minus,
    Official,
    Or,
    Region,
    Trait,
    joins_in,
)
from .measuring import Measuring
from .official_languages import official_in
from .rows_at_time import fullest_first, overlaps, participants_as_members

_PLACED = frozenset(("seated-in", "held-at", "signed-at", "at-place"))
"""Relations with a place, which holds of its state too."""


class Evaluator(Measuring):
    """Sets and figures of one catalogue on its day."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(catalogue)
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
            return sets.of_region(self.catalogue, sem.group)
        if isinstance(sem, Kind):
            entry = lexicon().entry("kind", sem.key)
            if "ids" in entry:
                return sets.of_ids(id_ for id_ in entry["ids"] if id_ in self.catalogue.names(entry["ids"]))
            if "groups" in entry:
                return {
                    id_: member
                    for group in entry["groups"]
                    for id_, member in sets.of_group(self.catalogue, group).items()
                }
            if "says" in entry:
                key, words = next(iter(entry["says"].items()))
                return dict(sorted(sets.of_text(self.catalogue, (key,), words, within=True).items()))
            found = sets.of_kind(
                self.catalogue, entry["kind"], entry.get("where"), entry.get("one", "") if entry.get("where") else ""
            )
            if "above" in entry:
                return {
                    id_: pair[1] for id_, pair in self.figures(Measure(entry["above"]), found).items() if pair[0] > 0
                }
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
            of, out = self.members(sem.of), self._out(sem.without)
            if isinstance(sem.without, Join) and sem.without.key == "borders":  # a state does not border itself
                out = sets.either(out, self.members(sem.without.of))
            return sets.without(of, out)
        if isinstance(sem, DatedWithin):
            return self.dated(sem)
        if isinstance(sem, Filter):
            return self.filtered(sem)
        if isinstance(sem, Best):
            return self.best(sem)
        if isinstance(sem, Official):
            return official_in(self.catalogue, sem.people)
        if isinstance(sem, Trait):
            entry = lexicon().entry("trait", sem.key)
            return sets.of_text(self.catalogue, entry["keys"], entry["values"])
        if isinstance(sem, Held):
            from .offices import holders

            return {held.subject: Member(held.subject, (held,)) for held in holders(self, sem)}
        return {}

    # --- relations ---------------------------------------------------------------------------------------------------

    def _joined(self, sem: Join) -> Set:
        of = self._at(sem)
        if sem.key == "implied":
            return self._implied(sem, of, None)
        if sem.key == "takes":
            return {}
        return self._join(sem.names, sem, of)

    def _at(self, sem: Join) -> Set:
        """The set at one end of a relation: "a route to Europe" means the group of that name, without Russia."""
        return sets.of_group(self.catalogue, sem.of.group) if isinstance(sem.of, Region) else self.members(sem.of)

    def _join(self, names: tuple[str, ...], sem: Join, of: Set) -> Set:
        keep = self._keeps(sem)
        found: Set = {}
        placed = self._with_places(of) if _PLACED.intersection(names) else of
        for side in ("subject", "object") if sem.side == "any" else (sem.side,):
            rows = sets.edges(self.catalogue, names, placed if side == "object" else of, side)
            if sem.act == "found":
                from .founders import founders

                return founders(self.catalogue, next(iter(of)), rows) if len(of) == 1 else {}
            if side == "object" and sem.statuses == ("member",):
                rows = participants_as_members(rows)
            other = sets.join(rows, side, keep)
            for id_ in other:
                if id_ not in of or sem.side != "any":
                    found.setdefault(id_, other[id_])
        if sem.names == ("member-of",) and not sem.act:
            found = fullest_first(found, self.catalogue.standing)
        if names == ("party-to",) and (own := self._own(sem.of)):
            found = {id_: member for id_, member in found.items() if id_ not in own}
        return found

    def _own(self, agreements: Any) -> set[str]:
        """The owners of agreements, with their members: ``which states have agreements with the EAEU`` is of others."""
        joins = [join for join in joins_in(agreements) if isinstance(join.of, Ids)]
        named = [id_ for join in joins if "party-to" in join.names for id_ in join.of.ids]
        members = sets.edges(self.catalogue, ("member-of",), named, "object") if named else []
        return {*named, *(row.subject for row in members if (row.status or "member") == "member")}

    def _keeps(self, sem: Join) -> Callable[[RelationRecord], bool]:
        when, day, statuses = sem.when, self.catalogue.day, set(sem.statuses)
        former = "former" in statuses
        ever = former and len(statuses) > 1
        entry = lexicon().entry("relation", sem.key)
        only, without = str(entry.get("role", "")), str(entry.get("without-role", ""))
        staying: set[tuple[str, str]] = set()
        if sem.act == "leave" and "member-of" in sem.names:
            still = sets.edges(self.catalogue, ("member-of",), self.members(sem.of), sem.side)
            staying = {(row.subject, row.object) for row in still if row.began(day) and not row.ended(day)}

        def keep(row: RelationRecord) -> bool:
            role = (row.role or "").lower()
            if only not in role or (without and without in role):
                return False
            if statuses and not former and (row.status or "member") not in statuses:
                return False
            if sem.act in ("join", "found"):
                if not when:
                    return not row.since_day or row.since_day <= day
                return bool(row.since_day) and when.first <= str(row.since_day) <= when.last
            if sem.act == "leave":
                if not row.until_day and row.status != "former":
                    return False
                if (row.subject, row.object) in staying:
                    return False
                return not when or bool(row.until_day and when.first <= row.until_day <= when.last)
            if sem.act == "suspend":
                if not row.part:
                    return False
                return not when or bool(row.part_since_day and when.first <= row.part_since_day <= when.last)
            if ever:
                return row.began(day) and (row.status or "member") in statuses
            if former:
                return row.ended(day) and row.began(day)
            if when:
                return overlaps(row, when)
            if "holds-office" in sem.names:
                return row.began(day) and not (row.until_day and row.until_day < day)
            return row.began(day) and (not row.ended(day) or sem.names[0] == "took-part-in")

        return keep

    def _implied(self, sem: Join, of: Set, base: Set | None) -> Set:
        """The set joined by the first relation that finds anything, preferring those that find one of the base set."""
        first: Set | None = None
        tried = [(name, sem.statuses if name == "member-of" else ()) for name in sem.names]
        if sem.statuses and "member-of" in sem.names:  # a forum has only participants
            tried.insert([name for name, _ in tried].index("member-of") + 1, ("member-of", ()))
        if sem.names[0] == "took-part-in":  # taking part, organising and being the subject count alike
            tried.insert(0, ("took-part-in organised about", ()))
        for name, statuses in tried:
            own = sem._replace(names=(name,), statuses=statuses)
            found = self._join(tuple(name.split()), own, of)
            common = found if base is None else sets.both(base, found)
            if statuses and base is not None and not common:  # of some bodies a state is only a participant
                also = self._join((name,), own._replace(statuses=("participant",)), of)
                common = sets.both(base, also)
            if common or (statuses and found):  # without a membership no other relation is implied
                self.chosen[sem] = name
                return common
            first = found if first is None else first
        return {} if base is not None else first or {}

    def with_any_parties(self, sem: And) -> Set:
        """The members of a set of agreements, including those that have more parties than the named ones."""
        return self._all_of(sem.parts, alone=False)

    def _all_of(self, parts: tuple[Any, ...], *, alone: bool = True) -> Set:
        found: Set | None = None
        implied = [part for part in parts if isinstance(part, Join) and part.key == "implied"]
        for part in sorted(parts, key=lambda part: part in implied):
            if found is not None and part in implied:
                of = self._at(part)
                together = len(implied) > 1 and part.names[0] == "took-part-in"  # both sides took part whole
                for each in [{id_: of[id_]} for id_ in of] if together else [of]:
                    found = self._implied(part, each, found)
                continue
            members = self.members(part)
            found = members if found is None else self._both(found, members)
        found = found or {}
        between = [part for part in parts if isinstance(part, Join) and isinstance(part.of, Ids)]
        if alone and len(between) > 1 and all("party-to" in (part.key, self.chosen.get(part)) for part in between):
            found = self.alone(found, len(between)) or found
        return found

    def alone(self, found: Set, number: int) -> Set:
        """Agreements that have exactly so many parties."""
        parties: dict[str, int] = {}
        for row in sets.edges(self.catalogue, ("party-to",), found, "object"):
            parties[row.object] = parties.get(row.object, 0) + 1
        return {id_: member for id_, member in found.items() if parties.get(id_) == number}

    def _both(self, first: Set, second: Set) -> Set:
        common = sets.both(first, second)
        if common or not first or not second:
            return common
        kinds = self.catalogue.kinds_of([next(iter(first)), next(iter(second))])
        of_first, of_second = kinds.get(next(iter(first))), kinds.get(next(iter(second)))
        if of_first == "countries" and of_second == "places":  # "the country that hosts": of the place
            return sets.both(first, self.states(second))
        return common

    def states(self, places: Set) -> Set:
        """The states in which places lie."""
        return sets.join(sets.edges(self.catalogue, ("located-in",), places, "subject"), "subject", lambda row: True)

    def _with_places(self, of: Set) -> Set:
        """States with the places that lie in them: what is held in Samarkand is held in Uzbekistan."""
        within = sets.edges(self.catalogue, ("located-in",), of, "object")
        return sets.either(of, sets.join(within, "object", lambda row: True))

    def _out(self, sem: Any) -> Set:
        """The set to exclude: an implied relation excludes everything it joins."""
        if isinstance(sem, Join) and sem.key == "implied":
            return self._implied(sem, self.members(sem.of), None)
        return self.members(sem)

    def takes_nothing_away(self, sem: Any, *, within: bool = False) -> bool:
        """True when an entity is excluded from a set of which it is no member.

        ``bordering neither Russia nor China in Central Asia`` is not what borders Central Asia without Russia.
        """
        if not isinstance(sem, tuple):
            return False
        if isinstance(sem, Minus) and isinstance(sem.without, Join) and sem.without.kinds == ("places",):
            of = self.members(sem.of)  # "outside Eurasia": of a place to which nothing is recorded to belong
            if not self._out(sem.without).keys() & of.keys():
                return True
        if (
            within
            and isinstance(sem, Minus)
            and isinstance(sem.without, Ids)
            and isinstance(sem.of, Region | Join | Minus)
        ):
            return not set(sem.without.ids) & self.members(sem.of).keys()
        return any(self.takes_nothing_away(part, within=within or isinstance(sem, Join | Minus)) for part in sem)
