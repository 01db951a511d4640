"""From what a person types to an entity: id, name, alias, acronym, code, in any script."""

from __future__ import annotations

from ..text import fold
from .catalogue import Ambiguous, Catalogue, Unknown

_TIERS = {"id": 0, "name": 0, "code": 1, "acronym": 1, "full": 1, "translation": 2, "alias": 2, "former": 2}


def named(catalogue: Catalogue, text: str) -> list[tuple[int, str, str]]:
    """(tier, id, kind) of every entity that bears the name exactly, best first."""
    found: dict[str, tuple[int, str, str]] = {}
    order = list(catalogue.kinds)
    rows = catalogue.db.execute("SELECT entity, type FROM name WHERE fold = ?", (fold(text),)).fetchall()
    kinds = catalogue.kinds_of(id_ for id_, _ in rows)
    for id_, type_ in rows:
        if id_ in kinds:
            row = (_TIERS.get(type_, 2), id_, kinds[id_])
            found[id_] = min(row, found.get(id_, row))
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
