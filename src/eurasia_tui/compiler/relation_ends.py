"""The relations that one value of a field makes: the other end, and what is stated of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..schema.entity import Entity
from ..schema.types import Branch, Edge, Membership, Roll, Statement, Term

Row = dict[str, Any]


def ends(entity: Entity, item: Any, loc: str) -> Iterator[tuple[str, Row, Statement | None, str]]:
    """(other id, columns, statement, location) of each row that one value of a field makes."""
    if isinstance(item, str):
        yield item, {}, None, loc
    elif isinstance(item, Membership):
        yield (
            item.who,
            {
                "status": item.status or entity.usual_status(),
                "since": item.from_,
                "until": item.until,
                "part": item.participation,
                "part_since": item.participation_from,
                "part_until": item.participation_until,
                "twist": item.from_ or "",
            },
            item,
            f"{loc}.who",
        )
    elif isinstance(item, Roll):
        for index, who in enumerate(item.who):
            yield who, {"status": item.status or entity.usual_status()}, item, f"{loc}.who.{index}"
    elif isinstance(item, Branch):
        for index, place in enumerate(item.places):
            yield place, {"branch": item.name, "value": index, "twist": str(index)}, item, f"{loc}.places.{index}"
    elif isinstance(item, Term):
        yield (
            item.to,
            {
                "since": item.from_,
                "until": item.until,
                "role": item.title,
                "rank": item.rank,
                **({"status": "acting"} if item.acting else {}),
                "twist": f"{item.title}{item.from_ or ''}",
            },
            item,
            f"{loc}.to",
        )
    elif isinstance(item, Edge):
        supports = getattr(item, "supports", None)
        status = None if supports is None else "for" if supports else "against"
        yield (
            item.to,
            {
                "since": item.from_,
                "until": item.until,
                "value": item.value,
                "unit": item.unit,
                "role": item.role,
                **({"status": status} if status else {}),
            },
            item,
            f"{loc}.to",
        )
