"""Relations as sentences."""

from __future__ import annotations

from ..rows import RelationRecord
from .context import Context
from .english import Speaker, amount, capitalised

WEAK = ("see-also", "mentions", "from-source", "evidence", "holds-position-on", "answers", "national-of")
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
    "on-route": "{a} is on the route of {b}",
    "crosses": "{a} crosses {b}",
    "bypasses": "{a} bypasses {b}",
    "promotes": "{a} promotes {b}",
    "rival-of": "{a} and {b} are rivals",
    "based-on": "{a} is based on {b}",
    "took-part-in": "{a} took part in {b}",
    "held-at": "{a} took place in {b}",
    "organised": "{a} organised {b}",
    "led-to": "{a} led to {b}",
    "about": "{a} concerns {b}",
    "uses-idea": "{a} uses the idea of {b}",
    "opposed-to": "{a} is opposed to {b}",
    "located-in": "{a} lies in {b}",
    "authored": "{a} is the author of {b}",
    "issued": "{a} issued {b}",
    "see-also": "see also: {a} and {b}",
    "at-place": "{a} is at {b}",
    "owns": "{a} owns {b}",
    "operates": "{a} operates {b}",
    "finances": "{a} finances {b}",
    "chairs": "{a} chairs {b}",
    "depends-on": "{a} depends on {b}",
}


def sentence(speaker: Speaker, record: RelationRecord, capital: bool = True) -> str:
    """A relation as a sentence without its full stop."""
    value = amount(record.value, record.unit) if record.value is not None else "part"
    text = _VERBS.get(record.name, "{a}: {name}, {b}").format(
        a=speaker.the(record.subject),
        b=speaker.the(record.object),
        status=(record.status or "member").replace("-", " "),
        value=value,
        role=record.role or "",
        name=record.name,
    )
    text = text.replace("is a observer", "is an observer").replace("is a associate", "is an associate")
    if record.name == "borders" and record.value:
        text += f" over {amount(record.value, record.unit)}"
    if record.name == "crosses" and speaker.catalogue.kinds_of([record.subject]).get(record.subject) != "corridors":
        text = text.replace(" crosses ", " concerns ")
    return capitalised(text) if capital else text


def border_text(context: Context, rows: list[RelationRecord]) -> str:
    """A border, in several stretches summed."""
    record, name = rows[0], context.speaker
    parts = [each.value for each in rows if each.value]
    text = f"{name.The(record.subject)} borders {name.the(record.object)}"
    if parts:
        text += f" over {amount(sum(parts), record.unit)}"
    if len(parts) > 1:
        text += f" ({' and '.join(amount(part, record.unit) for part in parts)})"
    return text
