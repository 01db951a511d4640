"""From what a person types to one entity: id, name, alias, acronym, code, in any script."""

from __future__ import annotations

from .catalogue import Ambiguous, Catalogue, Unknown
from .names import named
from .suggest import suggest


def resolve(catalogue: Catalogue, text: str) -> str:
    """The id that a person means; an exact id is always that entity.

    Raises Ambiguous when several entities of one kind bear the name alike, Unknown (with ids that may be
    meant) when none does.
    """
    if catalogue.exists(text):
        return text
    found = named(catalogue, text)
    if not found:
        raise Unknown(text, suggest(catalogue, text))
    first = found[0]
    rivals = [item.id for item in found if item.kind == first.kind and item.tier == first.tier]
    if len(rivals) > 1:
        raise Ambiguous(text, rivals)
    return first.id
