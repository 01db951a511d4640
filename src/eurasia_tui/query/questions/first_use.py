"""Since when a route or a site is in use: the day of the first of its statuses that says so."""

from __future__ import annotations

from ...dates import show
from .. import sets
from ..rows import FactRecord
from .answer import Draft
from .context import Context, receipt
from .draft_parts import figure
from .english import comma_list, on
from .lexicon import lexicon

KINDS = ("corridors", "sites")
MANY_MODES = ("mode", "multimodal")
"""Of a route made of others, of which each has its own beginning."""

OUT_OF_USE = ("shut", "closed", "out of use", "not in use", "stopped", "halted", "suspended", "disused")
"""Beginnings of a status of what was in use before."""


def spanning(row: FactRecord) -> str:
    """From when to when a status held."""
    return f"from {show(row.since)} to {show(row.until)}" if row.until else f"from {show(row.since)}"


def first_use_draft(context: Context, id_: str) -> Draft | None:
    """When a route or a site was opened or began to work; None where its page has a date of its own, or no status says it."""
    if context.catalogue.kinds_of([id_]).get(id_) not in KINDS:
        return None
    rows = sets.facts_of(context.catalogue, [id_], ("status", "opened", "mode"))
    begun = tuple(lexicon().entry("trait", "in-operation")["values"])
    used = [row for row in rows if row.since_day and row.key == "status" and row.value.lower().startswith(begun)]
    if not used or any(row.key == "opened" or (row.key, row.value) == MANY_MODES for row in rows):
        return None
    first = min(used, key=lambda row: row.since_day or "")
    did = "was opened" if first.value.startswith("opened") else "has been in use"
    day = on(first.since) if did == "was opened" else f" since{on(first.since).removeprefix(' on').removeprefix(' in')}"
    text = f"{context.speaker.The(id_)} {did}{day}."
    later = [row for row in rows if row.key == "status" and (row.since_day or "") > (first.since_day or "")]
    out_of_use = [row for row in later if row.value.lower().startswith(OUT_OF_USE)]
    spans = [f"{spanning(row)} {row.value}" for row in out_of_use]
    text += f" Since then: {comma_list(spans)}." if spans else ""
    understood = f"since when {context.speaker.name(id_)} is in use"
    return Draft(text, first.since, (id_,), understood, (receipt(first), *map(receipt, out_of_use)), (figure(first),))
