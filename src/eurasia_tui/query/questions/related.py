"""Questions about a named relation between two entities."""

from __future__ import annotations

from ...dates import bounds, show
from ..catalogue import Catalogue
from ..rows import RelationRecord, relations
from ..sql import LISTED, listed
from .answer import AnswerReceipt, Draft, Figure
from .context import Context, receipt, valued
from .english import comma_list, since
from .lexicon import lexicon
from .logical_form import Pair, When
from .relation_text import border_text, sentence


def _terms(context: Context, rows: list[RelationRecord], label: str) -> Draft:
    """Every time that one chaired another."""
    rows = sorted(rows, key=lambda record: record.since_day or "")
    spans = [
        f"from {show(record.since)} to {show(record.until)}" if record.until else f"since {show(record.since)}"
        for record in rows
        if record.since
    ]
    speaker = context.speaker
    text = f"{speaker.The(rows[0].subject)} chaired {speaker.the(rows[0].object)} {comma_list(spans)}."
    values = tuple(valued(record.subject, record.since, record) for record in rows)
    ids = (rows[0].subject, rows[0].object)
    return Draft(text, [record.since for record in rows], ids, label, tuple(map(receipt, rows)), values)


_NO = {
    "crosses": "{A} is not recorded as crossing {b}",
    "bypasses": "{A} is not recorded as bypassing {b}",
    "borders": "A border between {a} and {b} is not recorded",
    "party-to": "{A} is not recorded as party to {b}",
}


_OPPOSITE = {"crosses": "bypasses", "bypasses": "crosses"}


def page_receipts(catalogue: Catalogue, ids: tuple[str, ...]) -> tuple[AnswerReceipt, ...]:
    """The receipts of the pages as a whole."""
    rows = catalogue.db.execute(
        f"SELECT source, as_of FROM entity WHERE id IN {LISTED} AND source IS NOT NULL", (listed(ids),)
    )
    return tuple(AnswerReceipt(*row) for row in rows)


NOT = "not"
"""The word by which the role of a party says what it did not do: ``signatory; had not ratified``."""
TRADE = ("exports-to", "imports-from", "sells-to", "buys-from")
"""Relations of which one of two is the one that acts: who sells, or who buys."""


def _not_recorded(context: Context, key: str, rows: list[RelationRecord]) -> str:
    """The remark that only the share of trade is recorded, when goods or an amount were asked for."""
    if key not in TRADE or not context.asked & {"what", "how-many"} or context.asked & {"share", "yes-no"}:
        return ""
    years = {show(record.as_of) for record in rows if record.as_of}
    dated = f" The share is for {comma_list(sorted(years))}." if years else ""
    return f"{dated} {'No amount is' if 'how-many' in context.asked else 'The goods are not'} on record here."


def _of_time(record: RelationRecord, when: When) -> bool:
    """True for a share of that time, or without a date."""
    first, last = bounds(record.as_of) if record.as_of else (when.first, when.last)
    return first <= when.last and last >= when.first


def related_draft(context: Context, a: str, b: str, key: str, sem: Pair, subject: str = "") -> Draft | None:
    """Whether the relation that the question names joins the two, since when, how long, how much.

    ``subject`` is the one of the two of which the relation is said, where the question says that: who sells is not who buys.
    """
    entry = lexicon().entry("relation", key)
    names = tuple(entry.get("names", ()))
    catalogue, asked = context.catalogue, context.asked
    rows = [record for record in relations(catalogue, a) if record.name in names and record.other(a) == b]
    rows.sort(key=lambda record: names.index(record.name))
    label = f"{key.replace('-', ' ')}: {context.speaker.name(a)} and {context.speaker.name(b)}"
    yes = asked & {"yes-no"} and not asked & {"when", "what", "who", "how-many"}
    if sem.when:
        rows = [
            record for record in rows if record.since_day and sem.when.first <= record.since_day <= sem.when.last
        ] or rows
    if key in TRADE or key == "trade":
        rows = sorted(rows, key=lambda record: (record.subject != a, record.name))
    if key in TRADE and subject:
        rows = [record for record in rows if record.subject == subject]
    if rows:
        shown = rows if key == "trade" else rows[:1]
        record = shown[0]
        if "when" in asked and not record.since:
            return None
        text = "; ".join(sentence(context.speaker, each, not place) for place, each in enumerate(shown))
        if key == "trade" and len({each.as_of for each in shown}) == 1 and record.as_of:
            text += f" ({show(record.as_of)})"
        if (key in TRADE or key == "trade") and sem.when and not any(_of_time(each, sem.when) for each in shown):
            text, yes = f"Not on record {sem.when.text}. {text}", False
        if record.name == "borders":
            text = border_text(context, rows)
        if record.name == "chairs" and "when" in asked:
            return _terms(context, rows, label)
        if record.name == "on-route" and key == "crosses":
            text = f"{context.speaker.The(record.object)} runs through {context.speaker.the(record.subject)}"
        if record.name == "party-to" and f" {NOT} " in f" {record.role} ":  # the role tells whether it is a party
            text, yes = (
                f"{context.speaker.The(record.subject)} and {context.speaker.the(record.object)}: {record.role}",
                False,
            )
        over = record.name == "party-to" and record.ended(catalogue.day) and f" {NOT} " not in f" {record.role} "
        if over:
            text = f"{context.speaker.The(record.subject)} is no longer party to {context.speaker.the(record.object)}: it was until {show(record.until)}"
        holds = sem.negated if over else not sem.negated
        prefix = ("Yes: " if holds else "No: ") if yes else ""
        value: object = (
            record.since if "when" in asked else record.value if record.value is not None and not yes else holds
        )
        if record.name == "borders" and not yes:
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
            f"{prefix}{text}{'' if over else since(record.since)}.{goods}",
            value,
            (a, b),
            label,
            tuple(map(receipt, shown)),
            dated,
            catalogue.as_of,
        )
    if opposite := _OPPOSITE.get(key):
        other = [record for record in relations(catalogue, a) if record.name == opposite and record.other(a) == b]
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
    if key == "trade" and set(kinds.values()) == {"countries"}:  # a text on trade agreements is no answer
        text = f"No share of the trade between {context.speaker.the(a)} and {context.speaker.the(b)} is on record here."
        return Draft(text, None, (a, b), label, page_receipts(catalogue, (a, b)))
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
