"""What joins two entities, in words: one relation, a chain of them, or what both have part in."""

from __future__ import annotations

from ..catalogue import Catalogue
from ..members import cells
from ..rows import RelationRecord, relations
from .answer import Receipt
from .say import Speaker, amount, upper

WEAK = ("see-also", "mentions", "from-source", "evidence", "holds-position-on", "answers")
"""Relations that say little of two entities."""
_VERBS = {
    "member-of": "{a} is a {status} of {b}",
    "part-of": "{a} is part of {b}",
    "succeeds": "{a} grew out of {b}",
    "seated-in": "{a} has its seat in {b}",
    "has-capital": "the capital of {a} is {b}",
    "borders": "{a} borders {b}",
    "exports-to": "{a} sends {value} of its exports to {b}",
    "imports-from": "{a} gets {value} of its imports from {b}",
    "holds-office": "{a} holds office in {b}: {role}",
    "national-of": "{a} is a national of {b}",
    "party-to": "{a} is party to {b}",
    "signed-at": "{a} was signed in {b}",
    "founded-by": "{a} was founded by {b}",
    "on-route": "{a} lies on the route of {b}",
    "crosses": "{a} crosses {b}",
    "bypasses": "{a} bypasses {b}",
    "promotes": "{a} promotes {b}",
    "rival-of": "{a} and {b} are rivals",
    "based-on": "{a} rests on {b}",
    "took-part-in": "{a} took part in {b}",
    "held-at": "{a} took place in {b}",
    "organised": "{a} organised {b}",
    "led-to": "{a} led to {b}",
    "about": "{a} concerns {b}",
    "uses-idea": "{a} uses the idea of {b}",
    "opposed-to": "{a} is set against {b}",
    "located-in": "{a} lies in {b}",
    "authored": "{a} is the author of {b}",
    "issued": "{a} issued {b}",
    "see-also": "See also: {a} and {b}",
}


def sentence(speaker: Speaker, row: RelationRecord, capital: bool = True) -> str:
    """A relation as a sentence without its full stop."""
    form = _VERBS.get(row.name, "{a}: {name}, {b}")
    value = amount(row.value, row.unit) if row.value is not None else "part"
    text = form.format(
        a=speaker.the(row.subject),
        b=speaker.the(row.object),
        status=(row.status or "member").replace("-", " "),
        value=value,
        role=row.role or "",
        name=row.name,
    )
    text = text.replace("is a observer", "is an observer").replace("is a associate", "is an associate")
    if row.name == "borders" and row.value:
        text += f" over {amount(row.value, row.unit)}"
    if row.name == "crosses" and speaker.catalogue.kinds_of([row.subject]).get(row.subject) != "corridors":
        text = text.replace(" crosses ", " concerns ")
    return upper(text) if capital else text


def members_of_both(catalogue: Catalogue, a: str, b: str) -> list[str]:
    """States that are full members of two bodies."""
    found = cells(catalogue, [a, b])
    mine = [cell.country for cell in found if cell.organisation == a and cell.status == "member"]
    theirs = {cell.country for cell in found if cell.organisation == b and cell.status == "member"}
    return [id_ for id_ in mine if id_ in theirs]


def parties(catalogue: Catalogue, id_: str) -> int:
    """How many are party to an agreement."""
    rows = catalogue.db.execute("SELECT count(*) FROM relation WHERE object = ? AND name = 'party-to'", (id_,))
    return int(rows.fetchone()[0])


def chain(catalogue: Catalogue, speaker: Speaker, a: str, b: str) -> tuple[str, list[Receipt]] | None:
    """The best chain of strong relations from one to the other, each a sentence."""
    from ..path import paths

    for edges in paths(catalogue, a, b, 1, 3):
        if any(edge.relation in WEAK for edge in edges):
            continue
        steps, at = list[str](), a
        for edge in edges:
            row = next(r for r in relations(catalogue, at) if r.name == edge.relation and r.other(at) == edge.end)
            steps.append(sentence(speaker, row, not steps))
            at = edge.end
        return "; ".join(steps), [Receipt(one.source, one.as_of, one.evidence, one.contested) for one in edges]
    return None
