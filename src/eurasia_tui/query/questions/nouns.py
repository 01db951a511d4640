"""A noun for a set, with what narrows it, in the singular and the plural."""

from __future__ import annotations

from ...lazy_pattern import lazy_pattern
from ...named_tuple import NamedTuple
from .english import comma_list
from .lexicon import lexicon


class Noun(NamedTuple):
    """A noun for a set, singular and plural, with what narrows it; a bar parts the verb of a clause from its object."""

    singular: str
    plural: str
    clauses: tuple[str, ...] = ()

    def phrase(self, number: int = 2) -> str:
        """The noun with its clauses: ``routes that bypass Russia and cross Iran``."""
        found = self.singular if number == 1 else self.plural
        that: dict[str, list[str]] = {}
        nots = [clause[4:] for clause in dict.fromkeys(self.clauses) if clause.startswith("not ")]
        for clause in dict.fromkeys(self.clauses):
            if clause.startswith("that "):
                verb, _, object_ = clause[5:].partition("|")
                that.setdefault(verb, []).append(object_)
        rest = [
            clause.replace("|", " ")
            for clause in dict.fromkeys(self.clauses)
            if not clause.startswith(("that ", "not "))
        ]
        rest = _together(rest)
        text = " ".join([found, *rest, *([f"not {' or '.join(nots)}"] if nots else [])])
        if number == 1:
            that = {_singular(verb): objects for verb, objects in that.items()}
        return (
            f"{text} that {comma_list([f'{verb} {comma_list(objects)}'.strip() for verb, objects in that.items()])}"
            if that
            else text
        )


def _together(clauses: list[str]) -> list[str]:
    """Clauses with the same verb joined to one: ``to which A and B are party``."""
    for singular, plural in ((" is party", " are party"), (" belongs", " belong")):
        alike = [clause for clause in clauses if clause.startswith("to which ") and clause.endswith(singular)]
        if len(alike) > 1:
            names = comma_list([clause.removeprefix("to which ").removesuffix(singular) for clause in alike])
            clauses = [f"to which {names}{plural}", *(clause for clause in clauses if clause not in alike)]
    return clauses


_STATUS = {
    "members": "member",
    "observers": "observer",
    "partners": "partner",
    "dialogue partners": "dialogue partner",
    "associate members": "associate member",
    "former members": "former member",
    "participants": "participant",
}


_SEVERAL = lazy_pattern(r"((?:\w+ ){0,4}?\w+?)(ies|s)(?= (?:of|to) )")
"""A noun of several before *of* or *to*."""
_PAST = ("took", "grew", "left", "led", "became", "wrote")


def _singular(verb: str) -> str:
    """The singular of a verb: ``crosses``, ``has its seat in``; past forms are unchanged."""
    first, _, rest = verb.partition(" ")
    if rest.startswith("not "):
        is_, _, what = _singular(f"{first} {rest[4:]}").partition(" ")
        return f"{is_} not {what}"
    if first == "are" and (status := _STATUS.get(rest)):
        return f"is {article(status)}"
    if first.endswith("ed") or first in _PAST:
        return verb
    several = _SEVERAL.match(rest)
    if first == "are" and several:  # "is a member of NATO", "is a party to the treaty"
        rest = f"{article(several[1] + ('y' if several[2] == 'ies' else ''))}{rest[several.end(2) :]}"
    first = {"are": "is", "have": "has", "do": "does", "were": "was"}.get(
        first, f"{first}es" if first.endswith(("ss", "sh")) else f"{first}s"
    )
    return f"{first} {rest.replace('their ', 'its ')}".strip()


def article(noun: str) -> str:
    """``a member``, ``an observer``."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def status_noun(statuses: tuple[str, ...]) -> tuple[str, str]:
    """Singular and plural of statuses."""
    if not statuses:
        return ("participant", "participants")
    for entry in lexicon().entries["status"].values():
        if tuple(entry.get("statuses", ())) == tuple(statuses):
            return (str(entry["one"]), str(entry["many"]))
    return (statuses[0].replace("-", " "), f"{statuses[0].replace('-', ' ')}s")


IMPLIED = {
    "member-of": "to which {} belongs",
    "party-to": "to which {} is party",
    "crosses": "that cross {}",
    "borders": "bordering {}",
    "took-part-in": "with {}",
    "seated-in": "with their seat in {}",
    "part-of": "of {}",
    "on-route": "by {}",
    "promotes": "promoted by {}",
    "about": "about {}",
    "signed-at": "signed in {}",
    "held-at": "held in {}",
    "organised": "organised by {}",
    "located-in": "in {}",
    "national-of": "of {}",
    "holds-office": "with offices at {}",
    "uses-idea": "used by {}",
    "at-place": "at {}",
    "operates": "operated by {}",
    "owns": "owned by {}",
    "finances": "financed by {}",
    "bypasses": "that bypass {}",
    "spoke": "of {}",
    "authored": "by {}",
    "issued": "issued by {}",
    "mentions": "that mention {}",
}
"""What is said of a thing by a relation to another: ``organisations to which Kazakhstan belongs``."""
