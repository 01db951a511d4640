"""Names sets and measures in English: the paraphrase of a form, and the subject of the sentence that answers it."""

from __future__ import annotations

from typing import Any

from .english import Speaker, amount, comma_list, with_article
from .evaluate import Evaluator
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
)
from .nouns import IMPLIED, Noun, article, status_noun
from .set_structure import conjuncts, without_wider


class Wording:
    """Wording over one catalogue."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator, self.catalogue, self.speaker = evaluator, evaluator.catalogue, Speaker(evaluator.catalogue)

    def short(self, ids: tuple[str, ...]) -> str:
        """Names in a row, acronyms where there are any, with their article."""
        names = self.speaker.short(ids)
        return comma_list([with_article(names[id_]) for id_ in ids], 6)

    def text(self, sem: Any, number: int = 2) -> str:
        """A set in words."""
        if isinstance(sem, Ids):
            return self.short(sem.ids)
        if isinstance(sem, Region):
            return str(sem.group)
        if isinstance(sem, Or) and not all(isinstance(part, Join) and part.key == "member" for part in sem.parts):
            return comma_list([self.text(part) for part in sem.parts])
        return self.noun(sem).phrase(number)

    def noun(self, sem: Any) -> Noun:
        """A noun for a set."""
        if isinstance(sem, Kind):
            entry = lexicon().entry("kind", sem.key)
            return Noun(entry["one"], entry["many"])
        if isinstance(sem, Trait):
            return Noun("entity", "entities", (str(lexicon().entry("trait", sem.key)["label"]),))
        if isinstance(sem, Official):
            names = self.catalogue.db.execute(
                "SELECT text FROM name WHERE entity = ? AND type = 'demonym' AND lang = 'en' ORDER BY rowid",
                (sem.people,),
            )
            language = next((text for (text,) in names), self.speaker.name(sem.people))
            return Noun("country", "countries", (f"of which {language} is an official language",))
        if isinstance(sem, Region):
            return Noun("state", "states", (f"of {sem.group}",))
        if isinstance(sem, Join):
            return self._join_noun(sem)
        if isinstance(sem, And):
            sem = And(without_wider(conjuncts(sem)))
            # The most specific part gives the noun.
            order = sorted(
                sem.parts,
                key=lambda part: (
                    not _heads(part),
                    not (
                        isinstance(part, Kind) and lexicon().entry("kind", part.key).keys() & {"where", "above", "says"}
                    ),
                    isinstance(part, Kind) and part.key in ("country", "organisation", "eurasian"),
                ),
            )
            head = self.noun(order[0])
            implied = next((part for part in order[1:] if self._as_members(part)), None)
            founded = next((part for part in order[1:] if isinstance(part, Join) and part.act == "found"), None)
            if founded and isinstance(order[0], Kind) and order[0].key == "country":
                head = self.noun(founded)
                order.remove(founded)
            elif implied and isinstance(order[0], Kind) and order[0].key in ("country", "economy"):
                head = Noun("member", "members", (f"of {self.text(implied.of)}",))
                order.remove(implied)
            return head._replace(
                clauses=(*head.clauses, *[clause for part in order[1:] for clause in self.clauses(part)])
            )
        if isinstance(sem, Minus):
            head = self.noun(sem.of)
            return head._replace(clauses=(*head.clauses, self.negative(sem.without)))
        if isinstance(sem, DatedWithin):
            head = self.noun(sem.of)
            return head._replace(
                clauses=(*head.clauses, sem.when.text.replace("in ", "of ", 1) if sem.when.point else sem.when.text)
            )
        if isinstance(sem, Filter):
            head = self.noun(sem.of)
            side = "above" if sem.op == "more" else "below"
            if sem.than is not None:
                times = "" if sem.number == 1 else f"{sem.number:g} times "
                bound = f"{times}that of {self.text(sem.than)}"
            else:
                bound = amount(sem.number, sem.unit or self._unit(sem))
            then = f" {sem.when.text}" if sem.when else ""
            return head._replace(clauses=(*head.clauses, f"with {self.measure(sem.measure)} {side} {bound}{then}"))
        if isinstance(sem, Best):
            head = self.noun(sem.of)
            return head._replace(
                clauses=(*head.clauses, "by " + self.measure(sem.measure) if sem.measure else "by date")
            )
        if isinstance(sem, Held):
            label = str(lexicon().entry("office", sem.office).get("label", "office-holder"))
            return Noun(label, f"{label}s", (f"of {self.text(sem.of)}",) if sem.of is not None else ())
        if isinstance(sem, Or) and all(isinstance(part, Join) and part.key == "member" for part in sem.parts):
            if len({part.of for part in sem.parts}) == 1:  # "members and partners of BRICS"
                nouns = [self._join_noun(part) for part in sem.parts]
                every = " and ".join(noun.plural for noun in nouns)
                return Noun(" or ".join(noun.singular for noun in nouns), every, nouns[0].clauses)
            of = " or ".join(self.text(part.of) for part in sem.parts)
            return self._join_noun(sem.parts[0])._replace(clauses=(f"of {of}",))
        if isinstance(sem, Ids | Or):
            return Noun(self.text(sem), self.text(sem))
        return Noun("entity", "entities")

    def _unit(self, sem: Filter) -> str:
        """The unit of the figures that a set is filtered by."""
        found = self.evaluator.figures(sem.measure, self.evaluator.members(sem.of))
        return next((member.facts[0].unit for _, member in found.values() if member.facts), "")

    def _as_members(self, sem: Any) -> bool:
        """True for a membership that is not said: the countries of a body."""
        return (
            isinstance(sem, Join)
            and sem.key == "implied"
            and self.evaluator.chosen.get(sem) == "member-of"
            and sem.statuses == ("member",)
        )

    def one_or_set(self, sem: Any) -> str:
        """A set in words; that which has one member by its name."""
        if not isinstance(sem, Ids | Region | Or) and sem is not None:
            members = self.evaluator.members(sem)
            if len(members) == 1:
                return self.short(tuple(members))
        return self.text(sem)

    def _join_noun(self, sem: Join, *, plain: bool = False) -> Noun:
        """A noun for the results of a relation; ``plain`` when it narrows another noun."""
        of = self.one_or_set(sem.of)
        if sem.key == "member":
            status = status_noun(sem.statuses)
            when = f" {sem.when.text}" if sem.when else ""
            if sem.side == "subject":
                action = {
                    "join": "joined by",
                    "leave": "left by",
                    "suspend": "in which participation was suspended by",
                }.get(sem.act)
                if action:
                    return Noun("organisation", "organisations", (f"{action} {of}{when}",))
                what = f"of which {of} is {article(status[0])}" if sem.statuses else f"in which {of} takes part"
                return Noun("organisation", "organisations", (f"{what}{when}",))
            if sem.act == "found":
                return Noun("founding member", "founding members", (f"of {of}",))
            if sem.act:
                action = {"join": "joined", "leave": "left", "suspend": "suspended their participation in"}[sem.act]
                if sem.act == "join" and sem.statuses and sem.statuses != ("member",):
                    action = f"became {status[1]} of"
                return Noun("country", "countries", (f"that {action}|{of}{when}",))
            return Noun(status[0], status[1], (f"of {of}{when}",))
        entry = lexicon().entry("relation", sem.key)
        if sem.key == "implied":
            return Noun("one", "those", (self._implied(sem),))
        if sem.key == "capital":
            return Noun("capital", "capitals", (f"of {of}",))
        singular, plural = self._kinds(sem)
        when = f" {sem.when.text}" if sem.when else ""
        if sem.side == "subject":
            back = str(entry.get("back", "joined with"))
            if back.startswith(("the ", "where ")):
                return Noun(back.removesuffix(" of"), back.removesuffix(" of"), (f"of {of}{when}",))
            if "noun" in entry and not plain:
                return Noun(entry["noun"][0], entry["noun"][1], (f"of {of}{when}",))
            return Noun(singular, plural, (f"{back.format(of)}{when}" if "{}" in back else f"{back}|{of}{when}",))
        if "doer" in entry and not plain:
            return Noun(
                entry["doer"][0],
                entry["doer"][1],
                (f"to {of}{when}" if sem.names == ("party-to",) else f"of {of}{when}",),
            )
        verb = str(entry.get("verb", "are joined with"))
        if sem.key == "chairs" and sem.when and sem.when.last < self.catalogue.day:
            verb = "chaired"
        return Noun(singular, plural, (f"that {verb}|{of}{when}",))

    def _kinds(self, sem: Join) -> tuple[str, str]:
        entry = lexicon().entry("relation", sem.key)
        end = "object" if sem.side == "subject" else "subject"
        kinds = entry.get(end, ())
        if len(kinds) != 1 and sem.key not in ("crosses", "promotes", "party-to"):
            return ("entity", "entities")
        kind = self.catalogue.kinds.get(kinds[0]) if kinds else None
        return (kind.singular, kind.label.lower()) if kind else ("entity", "entities")

    def _implied(self, sem: Join) -> str:
        name = self.evaluator.chosen.get(sem, "").split(" ")[0] or next(
            (name for name in sem.names if name in IMPLIED), ""
        )
        other = self.one_or_set(sem.of)
        phrase = IMPLIED.get(name, "joined with {}")
        if name == "member-of" and "organisations" in sem.kinds:
            return f"in {other}"
        if name == "mentions" and "places" in sem.kinds:
            return f"on {other}"  # a sea
        if name == "party-to" and "agreements" in sem.kinds:
            return f"party to {other}"
        if name == "crosses" and "corridors" in sem.kinds:
            return f"crossed by|{other}"
        if name == "on-route" and "corridors" in sem.kinds:
            return f"on the route of|{other}"
        return phrase.replace(" {}", "|{}").format(other)

    def clauses(self, sem: Any) -> tuple[str, ...]:
        """The clauses that narrow a noun: ``that cross Iran``, ``in the EAEU``."""
        if isinstance(sem, Kind):
            entry = lexicon().entry("kind", sem.key)
            narrow = f"among {entry['many']}" if entry.keys() & {"says", "ids"} else ""
            clause = str(entry.get("clause", narrow))
            return (clause,) if clause else ()
        if isinstance(sem, Region):
            return (f"in {sem.group}",)
        if isinstance(sem, Join) and sem.key == "implied":
            return (self._implied(sem),)
        if isinstance(sem, Ids | Or):
            return (f"among {self.text(sem)}",)
        if isinstance(sem, Join) and sem.key == "located-in" and sem.side == "subject":
            return (f"on {self.text(sem.of)}",)
        if isinstance(sem, Join) and sem.key in ("seat", "hosts") and sem.side == "subject":
            return (f"with the seat of {self.text(sem.of)}",)
        noun = self._join_noun(sem, plain=True) if isinstance(sem, Join) else self.noun(sem)
        if isinstance(sem, Join) and sem.key == "member" and sem.side == "object" and not sem.act:
            return (f"that are {noun.plural}|{' '.join(noun.clauses)}",)
        return noun.clauses or (f"that are {noun.phrase()}",)

    def negative(self, sem: Any) -> str:
        """The clause of an exclusion."""
        if isinstance(sem, Join) and sem.key == "implied":
            inner = self._implied(sem)
            inner = inner.replace("|", " ")
            if inner.startswith("to which ") and inner.endswith(" belongs"):
                return f"and {inner.removesuffix('belongs')}does not belong"
            return f"that do not {inner[5:]}" if inner.startswith("that ") else f"not {inner}"
        if isinstance(sem, Ids):
            return f"other than {self.text(sem)}"
        if isinstance(sem, Region):
            return f"outside {sem.group}"
        noun = self.noun(sem)
        clause = next((clause for clause in noun.clauses if clause.startswith("that ")), "")
        clause = clause.replace("|", " ")
        if isinstance(sem, Join) and sem.act and clause:
            return f"that have not {clause[5:].replace('became', 'become', 1)}"
        return f"that do not {clause[5:]}" if clause else f"that are not {noun.phrase()}"

    def measure(self, measure: Measure | None) -> str:
        """A measure in words."""
        if measure is None:
            return "date"
        if measure.key == "count":
            if measure.partner is not None:
                return f"number of {self.text(measure.partner)} on record here"
            if measure.relation == "member-of":
                return "number of organisations on record here of which they are members"
            entry = lexicon().entry("relation", measure.relation)
            return (
                "number of neighbours" if measure.relation == "borders" else f"number they {entry.get('verb', 'have')}"
            )
        if measure.key == "partner":
            which = "exports" if measure.relation == "exports-to" else "imports"
            return f"share of {which} {'to' if which == 'exports' else 'from'} {self.text(measure.partner)}"
        if measure.relation:
            return {"borders": "length of border"}.get(measure.relation, "share of trade")
        return str(lexicon().entry("fact", measure.key).get("label", measure.key.replace("-", " ")))


def _heads(sem: Any) -> bool:
    if not isinstance(sem, Join):
        return isinstance(sem, Kind)
    if sem.key == "member":
        return sem.side == "object" and not sem.act
    return "noun" in lexicon().entry("relation", sem.key) and sem.side == "subject"
