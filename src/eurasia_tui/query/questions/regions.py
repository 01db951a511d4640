"""Whether a state lies in a region: by the states listed for the region, else by the grouping of the United Nations."""

from __future__ import annotations

from .. import sets
from ..rows import FactRecord, RelationRecord
from .answer import Draft
from .context import Context, receipt
from .english import comma_list

LISTED = 12
"""States of a region that are named at most."""
_SHORT = {"eastern": "east", "southern": "south", "western": "west", "northern": "north"}
"""Words of the United Nations, and those of the usual names of regions."""


def region_draft(context: Context, state: str, place: str, negated: bool) -> Draft | None:
    """Whether the state is in the region; None where the place is no region, or the data do not say."""
    catalogue, speaker = context.catalogue, context.speaker
    if not any(record.value == "region" for record in sets.facts_of(catalogue, [place], ["type"])):
        return None
    own = {
        record.object: record
        for record in sets.edges(catalogue, ("located-in",), [place], "subject")
        if not record.ended(catalogue.day)
    }
    facts = {record.key: record for record in sets.facts_of(catalogue, [state], ["region", "group"])}
    name, where = speaker.The(state), speaker.the(place)
    known = f"the states listed for {where} are {comma_list(catalogue.names(list(own)).values(), LISTED)}"
    if state in own:
        listed = f": {known}" if len(own) > 1 else ""
        return _draft(context, (state, place), f"Yes: {name} lies in {where}{listed}", not negated, own[state])
    for record in facts.values():
        if _within(record.value, speaker.name(place)):
            how = "the United Nations counts it in" if record.key == "region" else "it is listed here under"
            text = f"Yes: {name} lies in {where}; {how} {record.value}"
            return _draft(context, (state, place), text, not negated, record)
    if "region" not in facts or not (len(own) > 1 or _is_grouping(context, speaker.name(place))):
        return None
    text = f"Not by the grouping of the United Nations, which counts {name} in {facts['region'].value}"
    text += f"; {known}" if own else ""
    return _draft(context, (state, place), f"{text}; other groupings differ", negated, facts["region"])


def _draft(context: Context, ids: tuple[str, str], text: str, holds: bool, row: FactRecord | RelationRecord) -> Draft:
    if not holds and text.startswith("Yes"):  # "is it outside the region"
        text = text.replace("Yes", "No", 1)
    understood = f"whether {context.speaker.name(ids[0])} is in {context.speaker.the(ids[1])}"
    return Draft(f"{text}.", holds, ids, understood, (receipt(row),))


def _within(group: str, place: str) -> bool:
    """True for *Eastern Asia* and *East Asia*, and for *Western Europe* and *Europe*."""
    wide, narrow = group.lower(), place.lower()
    for long, short in _SHORT.items():
        wide = wide.replace(long, short)
    return wide == narrow or (" " not in narrow and wide.endswith(f" {narrow}"))


def _is_grouping(context: Context, place: str) -> bool:
    """True when the place is a grouping of states of the United Nations."""
    rows = context.catalogue.db.execute("SELECT DISTINCT value FROM fact WHERE key = 'region'")
    return any(_within(value, place) for (value,) in rows)
