"""Questions asked on a map: places of a type, neighbours, rivals of a corridor, years of change, many entities at once."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalogue import Catalogue
from ..rows import relations
from ..sql import LISTED, listed
from .places import Geo, GeoArea, GeoPoint, coordinates, geo, state_codes

MANY = 4
"""More entities than these are shown by one mark each."""


def place_types(catalogue: Catalogue) -> list[tuple[str, int]]:
    """Types of entities with coordinates, of any kind, with their counts; the most frequent first."""
    rows = catalogue.db.execute(
        "SELECT value, count(DISTINCT entity) AS places FROM fact WHERE key = 'type' AND entity IN "
        "(SELECT entity FROM fact WHERE key = 'lat' AND number IS NOT NULL) GROUP BY value ORDER BY places DESC, value"
    )
    return [(str(value), int(count)) for value, count in rows]


def places_of(catalogue: Catalogue, type_: str) -> Geo:
    """All places of a type."""
    ids = [
        str(row[0])
        for row in catalogue.db.execute("SELECT DISTINCT entity FROM fact WHERE key = 'type' AND value = ?", (type_,))
    ]
    points, names = coordinates(catalogue, ids), catalogue.names(ids)
    marks = tuple(GeoPoint(id_, names[id_], *points[id_], type_, "", detail=type_) for id_ in ids if id_ in points)
    missing = tuple(sorted(names[id_] for id_ in ids if id_ not in points))
    return Geo((), names, (), (), marks, missing, (), catalogue.day)


def neighbours_of(catalogue: Catalogue, id_: str) -> Geo:
    """A state and those it borders, with the length of each border."""
    codes = state_codes(catalogue)
    own = geo(catalogue, [id_])
    areas = [area for area in own.areas if area.id == id_]
    for record in relations(catalogue, id_):
        other = record.other(id_)
        if record.name == "borders" and other in codes and not record.ended(catalogue.day):
            length = f"neighbour, {record.value:,.0f} {record.unit or 'km'}" if record.value else "neighbour"
            areas.append(
                GeoArea(other, catalogue.name(other), codes[other], "neighbour", id_, length, record.source or "")
            )
    unique = {area.id: area for area in reversed(areas)}
    names = own.names | {area.id: area.name for area in unique.values()}
    return own._replace(areas=tuple(reversed(unique.values())), names=names)


def state_around(catalogue: Catalogue, id_: str) -> str:
    """The state that an entity is or lies in, through the place it lies at; empty where there is none, or several."""
    codes = state_codes(catalogue)
    for _ in range(2):  # of a site its place, of a place its state
        if id_ in codes:
            break
        around = [
            record.object
            for record in relations(catalogue, id_)
            if record.subject == id_ and record.name in ("located-in", "at-place") and not record.ended(catalogue.day)
        ]
        states = {other for other in around if other in codes} or set(around)
        if len(states) != 1:
            return ""
        id_ = states.pop()
    return id_ if id_ in codes else ""


def rivals(catalogue: Catalogue, id_: str) -> tuple[str, ...]:
    """Corridors that compete with a corridor, as either side states."""
    found = [record.other(id_) for record in relations(catalogue, id_) if record.name == "rival-of"]
    return tuple(dict.fromkeys(found))


def years_of_change(catalogue: Catalogue, ids: Sequence[str]) -> tuple[int, ...]:
    """The years in which participations in bodies began, changed or ended, oldest first."""
    years: set[int] = set()
    for id_ in ids:
        for row in catalogue.db.execute(
            "SELECT since_day, until_day, part_since_day, part_until_day FROM relation "
            "WHERE name = 'member-of' AND object = ?",
            (id_,),
        ):
            years |= {int(day[:4]) for day in row if day}
    last = int(catalogue.now[:4]) if catalogue.now else 9999
    return tuple(sorted(year for year in years if year <= last))


def these(catalogue: Catalogue, ids: Sequence[str]) -> Geo:
    """The geometry of a list of entities: whole for a few, one mark each for many."""
    ids = tuple(dict.fromkeys(ids))
    if len(ids) <= MANY:
        return geo(catalogue, ids)
    codes, where = state_codes(catalogue), _where(catalogue, ids)
    own = coordinates(catalogue, [*ids, *(place for place, _ in where.values())])
    names = catalogue.names([*ids, *(place for place, _ in where.values())])
    areas: dict[str, GeoArea] = {}
    points: list[GeoPoint] = []
    missing: list[str] = []
    for id_ in ids:
        place, role = where.get(id_, (id_, ""))
        says = f"{role}: {names[id_]}" if role else "listed"
        if id_ in own:
            points.append(GeoPoint(id_, names[id_], *own[id_], "listed", id_, detail="listed"))
        elif place in codes:
            before = areas.get(place)
            detail = f"{before.detail}; {says}" if before else says
            areas[place] = GeoArea(place, names[place], codes[place], "listed", id_, detail)
        elif place in own:
            points.append(GeoPoint(id_, names[id_], *own[place], "listed", id_, detail=says))
        else:
            missing.append(names[id_])
    return Geo(ids, names, (), tuple(areas.values()), tuple(points), tuple(missing), (), catalogue.day)


def _where(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The place or state where each entity was held or signed, sits or lies, and which of these it is."""
    found: dict[str, tuple[int, str, str]] = {}
    for subject, name, other, _ in catalogue.db.execute(
        f"SELECT subject, name, object, seq FROM relation WHERE subject IN {LISTED} AND name IN {LISTED} "
        "AND (until_day IS NULL OR until_day > ?) ORDER BY seq",
        (listed(ids), listed(_PLACES), catalogue.day),
    ):
        rank = list(_PLACES).index(name)
        if subject not in found or rank < found[subject][0]:
            found[subject] = (rank, other, _PLACES[name])
    return {id_: (place, role) for id_, (_, place, role) in found.items()}


_PLACES = {
    "held-at": "held",
    "signed-at": "signed",
    "located-in": "lies here",
    "seated-in": "seat",
    "national-of": "nationality",
}
"""Relations to a place, the nearest first, and what they are called on the map."""
