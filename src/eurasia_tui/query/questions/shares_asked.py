"""Shares of one named entity in another: of trade, or of the languages, peoples or religions of a state."""

from __future__ import annotations

from ...dates import show
from .. import sets
from .answer import Draft
from .context import Context, receipt, valued
from .english import capitalised, pieces
from .lexicon import lexicon
from .logical_form import Ids, Share, When
from .parts_of_wholes import part_draft
from .relation_text import sentence


def share_draft(context: Context, sem: Share) -> Draft | None:
    """The share that one state takes of the trade of another; whether a fact of one names the other."""
    measure, of, other, when = sem
    key = getattr(measure, "key", "")
    if "share" in context.asked and (part := part_draft(context, sem)):
        return part
    if not isinstance(of, Ids) or not isinstance(other, Ids):
        return None
    name = {
        "exports": "exports-to",
        "main-exports": "exports-to",
        "imports": "imports-from",
        "main-imports": "imports-from",
    }.get(key)
    if name and context.asked & {"does", "yes-no"} and "share" not in context.asked:
        return None  # sales of one to another are read as a relation of the two
    a, b = of.ids[0], other.ids[0]
    if name:
        rows = [
            record
            for record in sets.edges(context.catalogue, (name,), [a], "subject")
            if record.object == b and record.value is not None and (when is None or when.holds(record.as_of))
        ]
        if rows:
            record = rows[-1]
            text = f"{sentence(context.speaker, record)}{f' ({show(record.as_of)})' if record.as_of else ''}."
            if key.startswith("main-"):
                text += " The goods are not on record here."
            elif "share" not in context.asked:
                text += " Their value is not on record here."
            figure = valued(a, record.value, record, record.unit or "")
            return Draft(
                text,
                record.value,
                (a, b),
                f"share of {context.speaker.name(b)} in the {key} of {context.speaker.name(a)}",
                (receipt(record),),
                (figure,),
            )
    if name and "share" not in context.asked:
        return _other_partners(context, name, of.ids[0], other.ids[0], when)
    if when is not None:
        return None
    first, second = of.ids[0], other.ids[0]
    if "share" in context.asked:  # "what percentage of Kazakhstan is Russian": which of the two is the people
        both_ways = ((first, second),) if "how-many" in context.asked else ((first, second), (second, first))
        each = [_language_or_group(context, key, *pair) for pair in both_ways]
        return next((part for part in each if part and part.understood.startswith("share of ")), None)
    return _language_or_group(context, key, first, second)


def _other_partners(context: Context, name: str, a: str, b: str, when: When | None) -> Draft | None:
    """The remark that the trade of two states is not recorded, or not for that time, with the recorded shares."""
    rows = sets.edges(context.catalogue, (name,), [a], "subject")
    known = [record for record in rows if record.object == b] or rows
    if not known:
        return None
    goods, way = name.split("-")
    asked = f"{goods} of {context.speaker.the(a)} {way} {context.speaker.the(b)}"
    of_time = f" {when.text}" if when else ""
    each = " ".join(
        f"{sentence(context.speaker, record)}{f' ({show(record.as_of)})' if record.as_of else ''}." for record in known
    )
    return Draft(
        f"The {asked}{of_time} are not on record here. On record: {each}",
        None,
        (a, b),
        f"{asked}{of_time}",
        tuple(map(receipt, known)),
        empty=True,
    )


def _language_or_group(context: Context, key: str, a: str, b: str) -> Draft | None:
    """``Russian``, ``Russians``: of a state the languages or peoples, the other being named by its people."""
    key = "ethnic-groups" if key == "population" and "share" in context.asked else key
    if key not in ("languages", "ethnic-groups", "religions"):
        return None
    rows = sets.facts_of(context.catalogue, [a], [key])
    if not rows:
        return None
    record = rows[0]
    value = "".join(span.text for span in context.catalogue.inline(record.value))
    label = str(lexicon().entry("fact", key)["label"])
    if share := _share_in(context, value, b):
        text = f"{capitalised(label)} of {context.speaker.the(a)}: {share}. All: {value}."
        return Draft(
            text,
            share,
            (a, b),
            f"share of {share.split(' ')[0]} in the {label} of {context.speaker.name(a)}",
            (receipt(record),),
        )
    text = f"{capitalised(label)} of {context.speaker.the(a)}: {value}."
    return Draft(text, value, (a, b), f"{label} of {context.speaker.name(a)}", (receipt(record),))


def _share_in(context: Context, value: str, of: str) -> str:
    """The part of a list of peoples or languages that is called after a state: ``Russian 14.9%``."""
    rows = context.catalogue.db.execute("SELECT text FROM name WHERE entity = ? AND type = 'demonym'", (of,))
    names = {text for (text,) in rows}
    return next((part for part in pieces(value) if "%" in part and part.split(" ")[0] in names), "")
