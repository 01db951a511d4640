"""Everything that two entities share, as of the catalogue's day."""

from __future__ import annotations

from collections.abc import Iterator

from ..named_tuple import NamedTuple
from .catalogue import Catalogue
from .rows import RelationRecord, dates, relations

_COMMON = (
    "member-of",
    "party-to",
    "crosses",
    "took-part-in",
    "about",
    "part-of",
    "on-route",
    "promotes",
    "located-in",
    "holds-office",
    "national-of",
    "uses-idea",
    "founded-by",
    "based-on",
    "borders",
    "mentions",
)
"""Relations by which a third entity joins two; mentions only count for quotations and claims."""


class Shared(NamedTuple):
    """A third entity that both are related to, with each one's relation to it."""

    id: str
    kind: str
    a: RelationRecord
    b: RelationRecord


MINISTER, OTHER = "minister", "other"
"""Ranks of offices: of several on one side each with one role; of those that are put beside nothing."""


class Facing(NamedTuple):
    """Holders of offices of one rank on the two sides; of one ``role`` where several hold that rank."""

    rank: str
    a: tuple[RelationRecord, ...]
    b: tuple[RelationRecord, ...]
    role: str = ""


class Related(NamedTuple):
    """What two entities share. ``direct`` relations join them without a third."""

    a: str
    b: str
    direct: tuple[RelationRecord, ...]
    shared: tuple[Shared, ...]
    facing: tuple[Facing, ...]
    names: dict[str, str]
    dates: dict[str, str]

    def by_status(self, kind: str, day: str) -> dict[str, int]:
        """How many of a kind are shared in which way: ``member beside partner``, ``former``; empty where none has a status.

        Those of the same standing on both sides come first, former ones last.
        """
        counts: dict[str, int] = {}
        for item in sorted(self.of_kind(kind), key=lambda item: standing(item, day)):
            if words := beside(item, day):
                counts[words] = counts.get(words, 0) + 1
        return counts

    def of_kind(self, kind: str) -> list[Shared]:
        """The shared entities of a kind."""
        return [item for item in self.shared if item.kind == kind]


def relate(catalogue: Catalogue, a: str, b: str) -> Related:
    """What ``a`` and ``b`` (ids) share. Former relations count only where both ended or one did, and are marked by their rows."""
    rows_a, rows_b = relations(catalogue, a), relations(catalogue, b)
    direct = [row for row in rows_a if row.other(a) == b and row.name != "mentions"]
    left, right = _thirds(rows_a, a, b), _thirds(rows_b, b, a)
    both = [id_ for id_ in left if id_ in right]
    kinds = catalogue.kinds_of([*both, *(row.other(a) for row in rows_a), *(row.other(b) for row in rows_b)])
    own_dates = dates(catalogue, both)
    shared = []
    for id_ in both:
        if id_ not in kinds:
            continue
        pair = _best_pair(catalogue.day, left[id_], right[id_], a, b)
        if pair and not _too_weak(pair, kinds[id_], catalogue) and not _not_yet(catalogue, own_dates.get(id_)):
            shared.append(Shared(id_, kinds[id_], *pair))
    names = catalogue.names(
        [
            a,
            b,
            *(item.id for item in shared),
            *(row.other(a) for row in rows_a if row.rank),
            *(row.other(b) for row in rows_b if row.rank),
        ]
    )
    order = list(catalogue.kinds)
    places = catalogue.places(item.id for item in shared)
    shared.sort(
        key=lambda item: (
            order.index(item.kind),
            own_dates.get(item.id, "") if not item.a.status else "",
            places[item.id],
        )
    )
    return Related(a, b, tuple(direct), tuple(shared), _facing(catalogue, rows_a, rows_b, a, b), names, own_dates)


def _thirds(rows: list[RelationRecord], id_: str, not_: str) -> dict[str, list[RelationRecord]]:
    found: dict[str, list[RelationRecord]] = {}
    for row in rows:
        other = row.other(id_)
        if row.name in _COMMON and other not in (id_, not_):
            found.setdefault(other, []).append(row)
    return found


def _best_pair(
    day: str, left: list[RelationRecord], right: list[RelationRecord], a: str, b: str
) -> tuple[RelationRecord, RelationRecord] | None:
    """The strongest pair of relations through which a third entity joins the two: the same relation, seen from the same side."""

    def rank(row: RelationRecord) -> tuple[int, bool, str]:
        return (_COMMON.index(row.name), row.ended(day), "".join(chr(255 - ord(c)) for c in row.since_day or ""))

    left, right = sorted(left, key=rank), sorted(right, key=rank)
    pairs = [
        (first, second)
        for first in left
        for second in right
        if first.name == second.name and (first.subject == a) == (second.subject == b)
    ]
    if not pairs:  # both are mentioned in one text, by whatever relation
        return (left[0], right[0]) if left and right else None
    return pairs[0]


def _too_weak(pair: tuple[RelationRecord, RelationRecord], kind: str, catalogue: Catalogue) -> bool:
    """A mention in passing joins two entities only in a text somebody said, never in our own pages."""
    weak = "mentions" in (pair[0].name, pair[1].name)
    return (weak or pair[0].name != pair[1].name) and not (
        catalogue.kinds[kind].opinion and "about" in (pair[0].name, pair[1].name)
    )


def _not_yet(catalogue: Catalogue, date: str | None) -> bool:
    return bool(catalogue.as_of and date and date[:10] > catalogue.day)


def _facing(
    catalogue: Catalogue, rows_a: list[RelationRecord], rows_b: list[RelationRecord], a: str, b: str
) -> tuple[Facing, ...]:
    def holders(rows: list[RelationRecord], id_: str) -> dict[str, list[RelationRecord]]:
        found: dict[str, list[RelationRecord]] = {}
        for row in rows:
            if row.rank and row.object == id_ and not row.ended(catalogue.day):
                found.setdefault(row.rank, []).append(row)
        return found

    left, right = holders(rows_a, a), holders(rows_b, b)
    ranks = [rank for rank in catalogue.ranks if rank in left and rank in right and rank != OTHER]
    return tuple(item for rank in ranks for item in _in_rank(rank, left[rank], right[rank]))


def _in_rank(rank: str, left: list[RelationRecord], right: list[RelationRecord]) -> Iterator[Facing]:
    """One holder each face each other; of several, and of ministers, those of one role do, then the others together."""
    if len(left) > 1 or len(right) > 1 or rank == MINISTER:
        for role in dict.fromkeys(row.role for row in left if row.role):
            ours, theirs = (tuple(row for row in rows if row.role == role) for rows in (left, right))
            if theirs:
                yield Facing(rank, ours, theirs, role)
                left = [row for row in left if row not in ours]
                right = [row for row in right if row not in theirs]
    if left and right:
        yield Facing(rank, tuple(left), tuple(right))


def beside(shared: Shared, day: str) -> str:
    """How a third entity is shared: the status of each side, or former; empty where neither has a status."""
    if not (shared.a.status or shared.b.status):
        return ""
    if shared.a.ended(day) or shared.b.ended(day):
        return "former"
    a, b = ((row.status or "member").replace("-", " ") for row in (shared.a, shared.b))
    return f"{a} beside {b}"


def standing(shared: Shared, day: str) -> tuple[bool, bool, str]:
    """Orders what is shared: present before former, the same standing of both before different ones."""
    words = beside(shared, day)
    a, _, b = words.partition(" beside ")
    return (words == "former", a != b, "" if a in ("member", "participant") else words)
