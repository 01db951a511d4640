"""The distance between two places, from their coordinates."""

from __future__ import annotations

from .. import sets
from ..geography.great_circle import distance
from .answer import Draft
from .context import Context, named_in, receipt


def distance_draft(context: Context, two: tuple[object, ...]) -> Draft | None:
    """The distance in a straight line; None where one of the two has no coordinates."""
    ids = named_in(two)
    rows = sets.facts_of(context.catalogue, ids, ["lat", "lon"])
    at = {(record.entity, record.key): record for record in rows}
    if len(ids) != 2 or any((id_, key) not in at for id_ in ids for key in ("lat", "lon")):
        return None
    points = [(at[id_, "lat"].number or 0.0, at[id_, "lon"].number or 0.0) for id_ in ids]
    far = round(distance(*points))
    start, end = (context.speaker.name(id_) for id_ in ids)
    text = f"{start} and {end} are {far:,} km apart in a straight line, by their coordinates; the way by road or rail is longer."
    return Draft(text, far, tuple(ids), f"distance between {start} and {end}", tuple(map(receipt, rows)))
