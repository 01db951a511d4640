"""Whether a relation that was said joins two."""

from __future__ import annotations

from ...dates import show
from ..catalogue import Catalogue
from ..rows import RelationRecord, relations
from .answer import AnswerReceipt, Draft, Figure
from .context import Context, receipt, valued
from .form import Pair
from .lexicon import lexicon
from .relation_text import border_text, sentence
from .say import row, since


def _terms(context: Context, rows: list[RelationRecord], label: str) -> Draft:
    """Every time that one chaired another."""
    rows = sorted(rows, key=lambda one: one.since_day or "")
    spans = [
        f"from {show(one.since)} to {show(one.until)}" if one.until else f"since {show(one.since)}"
        for one in rows
        if one.since
    ]
    speaker = context.speaker
    text = f"{speaker.The(rows[0].subject)} chaired {speaker.the(rows[0].object)} {row(spans)}."
    values = tuple(valued(one.subject, one.since, one) for one in rows)
    ids = (rows[0].subject, rows[0].object)
    return Draft(text, [one.since for one in rows], ids, label, tuple(map(receipt, rows)), values)


_NO = {
    "crosses": "{A} is not recorded as crossing {b}", "bypasses": "{A} is not recorded as bypassing {b}",
    "borders": "A border between {a} and {b} is not recorded", "party-to": "{A} is not recorded as party to {b}",
}  # fmt: skip


_OPPOSITE = {"crosses": "bypasses", "bypasses": "crosses"}


def page_receipts(catalogue: Catalogue, ids: tuple[str, ...]) -> tuple[AnswerReceipt, ...]:
    """The receipts of the pages as a whole."""
    marks = ",".join("?" * len(ids))
    rows = catalogue.db.execute(f"SELECT source, as_of FROM entity WHERE id IN ({marks}) AND source IS NOT NULL", ids)
    return tuple(AnswerReceipt(*one) for one in rows)


NOT = "not"
"""The word by which the role of a party says what it did not do: ``signatory; had not ratified``."""
TRADE = ("exports-to", "imports-from", "sells-to", "buys-from")
"""Relations of which one of two is the one that acts: who sells, or who buys."""


def _not_recorded(context: Context, key: str, rows: list[RelationRecord]) -> str:
    """Of trade between two: that the share is all that is on record, where goods or an amount were asked for."""
    if key not in TRADE or not context.asked & {"what", "how-many"} or context.asked & {"share", "yes-no"}:
        return ""
    years = {show(one.as_of) for one in rows if one.as_of}
    dated = f" The share is of {row(sorted(years))}." if years else ""
    return f"{dated} {'No amount is' if 'how-many' in context.asked else 'Which goods is not'} on record here."


def related_draft(context: Context, a: str, b: str, key: str, sem: Pair, subject: str = "") -> Draft | None:
    """Whether the relation that the question names joins the two, since when, how long, how much.

    ``subject`` is the one of the two of which the relation is said, where the question says that: who sells is not who buys.
    """
    entry = lexicon().entry("relation", key)
    names = tuple(entry.get("names", ()))
    catalogue, asked = context.catalogue, context.asked
    rows = [one for one in relations(catalogue, a) if one.name in names and one.other(a) == b]
    rows.sort(key=lambda one: names.index(one.name))
    label = f"{key.replace('-', ' ')}: {context.speaker.name(a)} and {context.speaker.name(b)}"
    yes = asked & {"yes-no"} and not asked & {"when", "what", "who", "how-many"}
    if sem.when:
        rows = [one for one in rows if one.since_day and sem.when.first <= one.since_day <= sem.when.last] or rows
    if key in TRADE or key == "trade":
        rows = sorted(rows, key=lambda one: (one.subject != a, one.name))
    if key in TRADE and subject:
        rows = [one for one in rows if one.subject == subject]
    if rows:
        shown = rows if key == "trade" else rows[:1]
        one = shown[0]
        if "when" in asked and not one.since:
            return None
        text = "; ".join(sentence(context.speaker, each, not place) for place, each in enumerate(shown))
        if one.name == "borders":
            text = border_text(context, rows)
        if one.name == "chairs" and "when" in asked:
            return _terms(context, rows, label)
        if one.name == "on-route" and key == "crosses":
            text = f"{context.speaker.The(one.object)} runs by {context.speaker.the(one.subject)}"
        if one.name == "party-to" and f" {NOT} " in f" {one.role} ":  # whether it is party to it is what the role says
            text, yes = f"{context.speaker.The(one.subject)} and {context.speaker.the(one.object)}: {one.role}", False
        prefix = ("No: " if sem.negated else "Yes: ") if yes else ""
        value: object = (
            one.since if "when" in asked else one.value if one.value is not None and not yes else not sem.negated
        )
        if one.name == "borders" and not yes:
            total = sum(each.value or 0 for each in rows)
            value = int(total) if float(total).is_integer() else total
        dated = tuple(
            Figure(
                each.subject,
                each.value if each.value is not None else each.since,
                each.unit or "",
                each.as_of,
                (each.source or "").split(" ")[0],
            )
            for each in shown
        )
        goods = _not_recorded(context, key, shown)
        return Draft(
            f"{prefix}{text}{since(one.since)}.{goods}",
            value,
            (a, b),
            label,
            tuple(map(receipt, shown)),
            dated,
            catalogue.as_of,
        )
    if opposite := _OPPOSITE.get(key):
        other = [one for one in relations(catalogue, a) if one.name == opposite and one.other(a) == b]
        if other:
            return Draft(
                f"{'Yes' if sem.negated else 'No'}: {sentence(context.speaker, other[0])}.",
                bool(sem.negated),
                (a, b),
                label,
                (receipt(other[0]),),
            )
    if "when" in asked:
        return None
    kinds = catalogue.kinds_of([a, b])
    subject, object_ = (b, a) if kinds.get(a) in ("countries", "places") and key in ("crosses", "bypasses") else (a, b)
    fitting = {"crosses": "corridors", "bypasses": "corridors", "party-to": "agreements"}.get(key)
    if (
        key not in _NO
        or (fitting and fitting not in kinds.values())
        or (key == "borders" and set(kinds.values()) != {"countries"})
        or (key == "party-to" and kinds.get(subject) not in ("countries", "organisations"))
    ):
        return None
    s = context.speaker
    text = _NO[key].format(a=s.the(subject), b=s.the(object_), A=s.The(subject), B=s.The(object_))
    return Draft(f"{text}.", bool(sem.negated), (subject, object_), label, page_receipts(catalogue, (subject,)))
