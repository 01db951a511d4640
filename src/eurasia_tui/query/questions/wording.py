"""Names sets and measures in English: the paraphrase of a form, and the subject of the sentence that answers it."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...dates import show
from ..catalogue import Catalogue
from .form import And, Best, Dated, Filter, Held, Ids, Join, Kind, Measure, Minus, Or, Region, When
from .lexicon import lexicon
from .say import Speaker, amount, row

_NOUNS = {"countries": ("country", "countries"), "people": ("person", "people")}
_IMPLIED = {
    "member-of": ("in", "to which {} belongs"), "party-to": ("party to", "to which {} is party"), "crosses": ("crossed by", "that cross {}"),
    "borders": ("bordering", "bordering {}"), "took-part-in": ("that took part in", "with {}"), "seated-in": ("seated in", "with their seat in {}"),
    "part-of": ("part of", "of {}"), "on-route": ("on the route of", "by {}"), "promotes": ("promoting", "promoted by {}"),
    "about": ("about", "about {}"), "signed-at": ("signed in", "signed in {}"), "held-at": ("held in", "held in {}"),
    "organised": ("that organised", "organised by {}"), "located-in": ("in", "in {}"), "national-of": ("of", "of {}"),
    "holds-office": ("with offices at", "with offices at {}"), "uses-idea": ("using", "used by {}"), "at-place": ("at", "at {}"),
    "operates": ("operating", "operated by {}"), "owns": ("owning", "owned by {}"), "finances": ("financing", "financed by {}"),
    "bypasses": ("bypassed by", "that bypass {}"), "spoke": ("who said", "of {}"), "authored": ("who wrote", "by {}"),
    "issued": ("that issued", "issued by {}"), "mentions": ("mentioned in", "that mention {}"),
}  # fmt: skip
"""By relation: what stands before the name where it is the object, and a phrase with the name where the others stand there."""


class Noun(NamedTuple):
    """A noun for a set, singular and plural, with what narrows it."""

    one: str
    many: str
    clauses: tuple[str, ...] = ()

    def phrase(self, number: int = 2) -> str:
        """The noun with its clauses: ``routes that bypass Russia and cross Iran``."""
        found = self.one if number == 1 else self.many
        that = [clause[5:] for clause in self.clauses if clause.startswith("that ")]
        rest = [clause for clause in self.clauses if not clause.startswith("that ")]
        text = " ".join([found, *rest])
        return f"{text} that {row(that)}" if that else text


class Wording:
    """Wording over one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue, self.speaker = catalogue, Speaker(catalogue)

    def short(self, ids: tuple[str, ...]) -> str:
        """Names in a row, acronyms where there are any, with their article."""
        names = self.speaker.short(ids)
        return row([self._the(id_, names[id_]) for id_ in ids], 6)

    def _the(self, id_: str, name: str) -> str:
        say = lexicon().entries["say-words"]
        words = name.replace("-", " ").replace(",", " ").replace("(", " ").replace(")", " ").split()
        plain = not words or words[0] in say["never"]["words"] or words[0] in ("The", "A", "An")
        return name if plain or not any(word in say["the"]["words"] for word in words) else f"the {name}"

    def text(self, sem: Any, number: int = 2) -> str:
        """A set in words."""
        if isinstance(sem, Ids):
            return self.short(sem.ids)
        if isinstance(sem, Region):
            return str(sem.group)
        if isinstance(sem, Or):
            return row([self.text(part) for part in sem.parts])
        return self.noun(sem).phrase(number)

    def noun(self, sem: Any) -> Noun:
        """A noun for a set."""
        if isinstance(sem, Kind):
            entry = lexicon().entry("kind", sem.key)
            return Noun(entry["one"], entry["many"])
        if isinstance(sem, Region):
            return Noun("state", "states", (f"of {sem.group}",))
        if isinstance(sem, Join):
            return self._join_noun(sem)
        if isinstance(sem, And):
            # The most particular part gives the noun.
            order = sorted(sem.parts, key=lambda part: (not _heads(part), isinstance(part, Kind) and part.key in ("country", "organisation")))
            head = self.noun(order[0])
            clauses = [self.clause(part, order[0]) for part in order[1:]]
            return head._replace(clauses=(*head.clauses, *[clause for clause in clauses if clause]))
        if isinstance(sem, Minus):
            head = self.noun(sem.of)
            return head._replace(clauses=(*head.clauses, self.negative(sem.without)))
        if isinstance(sem, Dated):
            head = self.noun(sem.of)
            return head._replace(clauses=(*head.clauses, sem.when.text.replace("in ", "of ", 1) if sem.when.point else sem.when.text))
        if isinstance(sem, Filter):
            head = self.noun(sem.of)
            side = "above" if sem.op == "more" else "below"
            if sem.than is not None:
                times = "" if sem.number == 1 else f"{sem.number:g} times "
                bound = f"{times}that of {self.text(sem.than)}"
            else:
                bound = amount(sem.number, sem.unit)
            return head._replace(clauses=(*head.clauses, f"with {self.measure(sem.measure)} {side} {bound}"))
        if isinstance(sem, Best):
            head = self.noun(sem.of)
            return head._replace(clauses=(*head.clauses, "by " + self.measure(sem.measure) if sem.measure else "by date"))
        if isinstance(sem, Held):
            label = str(lexicon().entry("office", sem.office).get("label", "office-holder"))
            return Noun(label, f"{label}s", (f"of {self.text(sem.of)}",) if sem.of is not None else ())
        if isinstance(sem, Ids | Or):
            return Noun(self.text(sem), self.text(sem))
        return Noun("entity", "entities")

    def _join_noun(self, sem: Join) -> Noun:
        of = self.text(sem.of)
        if sem.key == "member":
            status = self.status(sem.statuses)
            when = f" {sem.when.text}" if sem.when else ""
            if sem.side == "subject":
                done = {"join": "joined by", "leave": "left by", "suspend": "in which participation was suspended by"}.get(sem.act)
                if done:
                    return Noun("organisation", "organisations", (f"{done} {of}{when}",))
                what = f"of which {of} is {article(status[0])}" if sem.statuses else f"in which {of} takes part"
                return Noun("organisation", "organisations", (f"{what}{when}",))
            if sem.act == "found":
                return Noun("founding member", "founding members", (f"of {of}",))
            if sem.act:
                done = {"join": "joined", "leave": "left", "suspend": "suspended their participation in"}[sem.act]
                if sem.act == "join" and sem.statuses and sem.statuses != ("member",):
                    done = f"became {status[1]} of"
                return Noun("country", "countries", (f"that {done} {of}{when}",))
            return Noun(status[0], status[1], (f"of {of}{when}",))
        entry = lexicon().entry("relation", sem.key)
        if sem.key == "implied":
            return Noun("one", "those", (self._implied(sem),))
        if sem.key == "capital":
            return Noun("capital", "capitals", (f"of {of}",))
        kinds = self._kinds(sem)
        one, many = kinds
        when = f" {sem.when.text}" if sem.when else ""
        if sem.side == "subject":
            back = str(entry.get("back", "joined with"))
            if back.startswith(("the ", "where ")):
                return Noun(back.removesuffix(" of"), back.removesuffix(" of"), (f"of {of}{when}",))
            if back.startswith(("main ", "rivals", "predecessors", "founding", "outcomes", "basis", "nationality", "positions")):
                return Noun(back.removesuffix(" of"), back.removesuffix(" of"), (f"of {of}{when}",))
            return Noun(one, many, (f"{back} {of}{when}",))
        return Noun(one, many, (f"that {entry.get('verb', 'are joined with')} {of}{when}",))

    def _kinds(self, sem: Join) -> tuple[str, str]:
        entry = lexicon().entry("relation", sem.key)
        end = "object" if sem.side == "subject" else "subject"
        kinds = entry.get(end, ())
        if len(kinds) != 1 and sem.key not in ("crosses", "promotes", "party-to"):
            return ("entity", "entities")
        kind = self.catalogue.kinds.get(kinds[0]) if kinds else None
        return (kind.singular, kind.label.lower()) if kind else ("entity", "entities")

    def _implied(self, sem: Join) -> str:
        name = next((name for name in sem.names if name in _IMPLIED), "")
        other = self.text(sem.of)
        before, phrase = _IMPLIED.get(name, ("joined with", "joined with {}"))
        if sem.statuses or name == "member-of" and "organisations" in sem.kinds:
            return f"in {other}"
        return phrase.format(other)

    def clause(self, sem: Any, head: Any = None) -> str:
        """What narrows a noun: ``that cross Iran``, ``in the EAEU``."""
        if isinstance(sem, Kind):
            return ""
        if isinstance(sem, Region):
            return f"in {sem.group}" if isinstance(head, Kind) else f"in {sem.group}"
        if isinstance(sem, Join) and sem.key == "implied":
            return self._implied(sem)
        if isinstance(sem, Ids | Or):
            return f"among {self.text(sem)}"
        noun = self.noun(sem)
        if isinstance(sem, Join) and sem.key == "member" and sem.side == "object" and not sem.act:
            return f"that are {noun.phrase()}"
        return " ".join(noun.clauses) if noun.clauses else f"that are {noun.phrase()}"

    def negative(self, sem: Any) -> str:
        """What is left out."""
        if isinstance(sem, Join) and sem.key == "implied":
            inner = self._implied(sem)
            return f"that do not {inner[5:]}" if inner.startswith("that ") else f"not {inner}"
        if isinstance(sem, Ids):
            return f"other than {self.text(sem)}"
        if isinstance(sem, Region):
            return f"outside {sem.group}"
        noun = self.noun(sem)
        clause = next((one for one in noun.clauses if one.startswith("that ")), "")
        return f"that do not {clause[5:]}" if clause else f"that are not {noun.phrase()}"

    @staticmethod
    def status(statuses: tuple[str, ...]) -> tuple[str, str]:
        """Singular and plural of statuses."""
        if not statuses:
            return ("participant", "participants")
        for entry in lexicon().entries["status"].values():
            if tuple(entry.get("statuses", ())) == tuple(statuses):
                return (str(entry["one"]), str(entry["many"]))
        return (statuses[0].replace("-", " "), f"{statuses[0].replace('-', ' ')}s")

    def measure(self, measure: Measure | None) -> str:
        """A measure in words."""
        if measure is None:
            return "date"
        if measure.relation:
            return {"borders": "length of border"}.get(measure.relation, "share of trade")
        return str(lexicon().entry("fact", measure.key).get("label", measure.key.replace("-", " ")))


def _heads(sem: Any) -> bool:
    return isinstance(sem, Kind) or (isinstance(sem, Join) and sem.key == "member" and sem.side == "object" and not sem.act)


def article(noun: str) -> str:
    """``a member``, ``an observer``."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def at(when: When | None, as_of: str | None) -> str:
    """The time of an answer, in words."""
    return when.text if when else f"as of {show(as_of)}" if as_of else ""
