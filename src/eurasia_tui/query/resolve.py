"""From what a person types to an entity: id, name, alias, acronym, code, in any script."""

from __future__ import annotations

from ..text import fold
from .catalogue import Ambiguous, Catalogue, Unknown

_TIERS = {"id": 0, "name": 0, "code": 1, "acronym": 1, "full": 1, "translation": 2, "alias": 2, "former": 2}


def named(catalogue: Catalogue, text: str) -> list[tuple[int, str, str]]:
    """(tier, id, kind) of every entity that bears the name exactly, best first."""
    found: dict[str, tuple[int, str, str]] = {}
    order = list(catalogue.kinds)
    for id_, type_, kind in catalogue.db.execute(
        "SELECT n.entity, n.type, e.kind FROM name n JOIN entity e ON e.id = n.entity WHERE n.fold = ?", (fold(text),)
    ):
        row = (_TIERS.get(type_, 2), id_, kind)
        if id_ not in found or row < found[id_]:
            found[id_] = row
    return sorted(found.values(), key=lambda row: (row[0], order.index(row[2]) if row[2] in order else 99, row[1]))


def resolve(catalogue: Catalogue, text: str) -> str:
    """The id that a person means.

    Raises Ambiguous when several entities of one kind bear the name, Unknown (with the
    nearest ids) when none does.
    """
    wanted = text.strip()
    rows = named(catalogue, wanted)
    if rows:
        tier, first, kind = rows[0]
        rivals = [id_ for other, id_, of in rows if of == kind and (other == tier or other == 2)]
        if len(rivals) > 1:
            raise Ambiguous(text, rivals)
        return first
    from .search import suggest

    raise Unknown(text, suggest(catalogue, wanted))
