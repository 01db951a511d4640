"""The routes, areas and points that entities show on the map, from relations and facts only.

A state has an area through its code (fact ``iso3``), a place a point (facts ``lat`` and ``lon``);
everything else shows what its relations lead to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...formatting import exact
from ...named_tuple import NamedTuple
from ..catalogue import Catalogue
from ..members import cells
from ..rows import RelationRecord, relations
from ..sql import LISTED, listed


class GeoStop(NamedTuple):
    """A place on a route; latitude and longitude in degrees, or None where they are not known."""

    id: str
    name: str
    lat: float | None
    lon: float | None


class GeoBranch(NamedTuple):
    """A part of a route in order; the first of a route is its trunk."""

    name: str
    stops: tuple[GeoStop, ...]

    @property
    def points(self) -> list[tuple[float, float]]:
        """Latitude and longitude of the stops that have them."""
        return [(stop.lat, stop.lon) for stop in self.stops if stop.lat is not None and stop.lon is not None]


class GeoRoute(NamedTuple):
    """A route with its branches."""

    id: str
    name: str
    branches: tuple[GeoBranch, ...]
    published: str = ""
    """The published length with its unit, where there is one."""


class GeoArea(NamedTuple):
    """A state to be marked: ``role`` is its status or part, ``of`` the entity asked for."""

    id: str
    name: str
    code: str
    role: str
    of: str
    detail: str = ""
    source: str = ""


class GeoPoint(NamedTuple):
    """A place to be marked; of others, ``weight`` is the population."""

    id: str
    name: str
    lat: float
    lon: float
    role: str = ""
    of: str = ""
    weight: float = 0
    capital: bool = False
    detail: str = ""
    sign: str = ""


class Geo(NamedTuple):
    """The geometry to show, as of ``day``."""

    ids: tuple[str, ...]
    names: dict[str, str]
    routes: tuple[GeoRoute, ...]
    areas: tuple[GeoArea, ...]
    points: tuple[GeoPoint, ...]
    missing: tuple[str, ...]
    """Names of what should be shown and cannot: no coordinates, no outline."""
    sources: tuple[str, ...]
    """Titles of the sources of routes and areas."""
    day: str


AREAS: dict[tuple[str, str], str] = {
    ("crosses", "subject"): "crossed",
    ("bypasses", "subject"): "bypassed",
    ("party-to", "object"): "party",
    ("took-part-in", "object"): "participant",
    ("located-in", "subject"): "located in",
    ("held-at", "subject"): "held at",
    ("signed-at", "subject"): "signed at",
    ("seated-in", "subject"): "seat",
    ("has-capital", "subject"): "capital",
    ("national-of", "subject"): "nationality",
}
"""(relation, side of the entity asked for): role of what is at the other end."""

_QUIET = ("located in",)
"""Roles that are shown only where the entity itself has no place of its own."""

_OWN = ("crosses", "bypasses")

HERE = "here"
"""Role of the entity itself."""


def geo(catalogue: Catalogue, ids: Sequence[str]) -> Geo:
    """The geometry of entities, as of the catalogue's day."""
    codes = state_codes(catalogue)
    routes: list[GeoRoute] = []
    areas: dict[tuple[str, str, str], GeoArea] = {}
    marks: list[tuple[str, str, str]] = []
    missing: dict[str, None] = {}
    sources: dict[str, None] = {}
    points = coordinates(catalogue, ids)
    for id_ in ids:
        if id_ in codes:
            areas[id_, HERE, id_] = GeoArea(id_, "", codes[id_], HERE, id_)
        elif id_ in points:
            marks.append((id_, HERE, id_))
        records = [record for record in relations(catalogue, id_) if not record.ended(catalogue.day)]
        route = _route(catalogue, id_, records)
        if route:
            routes.append(route)
            missing |= dict.fromkeys(stop.name for b in route.branches for stop in b.stops if stop.lat is None)
        for cell in cells(catalogue, [id_]):
            if cell.country in codes:
                detail = " ".join(filter(None, (cell.status.replace("-", " "), cell.participation or "")))
                areas[cell.country, cell.status, id_] = GeoArea(
                    cell.country, "", codes[cell.country], cell.status, id_, detail, cell.source
                )
        for record in records:
            side = "subject" if record.subject == id_ else "object"
            role = AREAS.get((record.name, side))
            other = record.other(id_)
            if role in _QUIET and (id_ in codes or id_ in points):
                continue
            if role and other in codes:
                area = GeoArea(other, "", codes[other], role, id_, role, record.source or "")
                areas.setdefault((other, role, id_), area)
            elif role:
                marks.append((other, role, id_))
        own = (
            r for r in records if (r.name == "on-route" and r.object == id_) or (r.subject == id_ and r.name in _OWN)
        )
        sources |= dict.fromkeys(_sources(own))
    sources |= dict.fromkeys(source for area in areas.values() for source in area.source.split(" ")[:1] if source)
    points |= coordinates(catalogue, [id_ for id_, _, _ in marks])
    names = catalogue.names([*ids, *sources, *(area.id for area in areas.values()), *(id_ for id_, _, _ in marks)])
    shown = tuple(GeoPoint(i, names[i], *points[i], role, of) for i, role, of in dict.fromkeys(marks) if i in points)
    for id_, role, _ in marks:
        if id_ not in points and role in ("held at", "signed at", "seat", "capital", "located in"):
            missing[names[id_]] = None
    for id_ in ids:
        if (
            not any(id_ in (area.of, area.id) for area in areas.values())
            and not any(id_ == route.id for route in routes)
            and not any(point.of == id_ for point in shown)
        ):
            missing[names[id_]] = None
    return Geo(
        tuple(ids),
        names,
        tuple(routes),
        tuple(area._replace(name=names[area.id]) for area in areas.values()),
        shown,
        tuple(missing),
        tuple(names[source] for source in sources),
        catalogue.day,
    )


def _sources(records: Iterable[RelationRecord]) -> list[str]:
    return [source for record in records for source in (record.source or "").split(" ") if source]


def _route(catalogue: Catalogue, id_: str, records: list[RelationRecord]) -> GeoRoute | None:
    stops = sorted((r for r in records if r.name == "on-route" and r.object == id_), key=lambda r: r.seq)
    if not stops:
        return None
    places = [record.subject for record in stops]
    points, names = coordinates(catalogue, places), catalogue.names([id_, *places])
    branches: dict[str, list[GeoStop]] = {}
    for record in stops:
        at = points.get(record.subject, (None, None))
        branches.setdefault(record.branch or "", []).append(GeoStop(record.subject, names[record.subject], *at))
    result = tuple(GeoBranch(name, tuple(found)) for name, found in branches.items())
    return GeoRoute(id_, names[id_], result, _published(catalogue, id_))


def _published(catalogue: Catalogue, id_: str) -> str:
    """The length of a route as its first source gives it."""
    row = catalogue.db.execute(
        "SELECT number, unit FROM fact WHERE entity = ? AND key = 'length' AND number IS NOT NULL ORDER BY seq LIMIT 1",
        (id_,),
    ).fetchone()
    return f"{exact(row[0])} {row[1]}" if row else ""


def coordinates(catalogue: Catalogue, ids: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Latitude and longitude in degrees of the places that have both."""
    found: dict[str, dict[str, float]] = {}
    for entity, key, number in catalogue.db.execute(
        f"SELECT entity, key, number FROM fact WHERE key IN ('lat', 'lon') AND number IS NOT NULL AND entity IN {LISTED}",
        (listed(ids),),
    ):
        found.setdefault(entity, {})[key] = number
    return {id_: (at["lat"], at["lon"]) for id_, at in found.items() if _on_earth(at)}


def _on_earth(at: dict[str, float]) -> bool:
    lat, lon = at.get("lat"), at.get("lon")
    return lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 360


def state_codes(catalogue: Catalogue) -> dict[str, str]:
    """Three-letter code of each entity that has one."""
    return dict(catalogue.db.execute("SELECT entity, value FROM fact WHERE key = 'iso3' ORDER BY entity"))


def states(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """Id and name of the entity behind each three-letter code."""
    found = state_codes(catalogue)
    names = catalogue.names(found)
    return {code: (id_, names[id_]) for id_, code in found.items()}


def covered_states(catalogue: Catalogue) -> frozenset[str]:
    """Codes of the states that the reference describes in full."""
    basic = "SELECT entity FROM fact WHERE key = 'coverage' AND value = 'basic'"
    rows = catalogue.db.execute(f"SELECT value FROM fact WHERE key = 'iso3' AND entity NOT IN ({basic})")
    return frozenset(row[0] for row in rows)


def neighbours(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Codes of the neighbours of each state, the longest border first."""
    codes = state_codes(catalogue)
    found: dict[str, dict[str, None]] = {}
    rows = catalogue.db.execute(
        "SELECT subject, object FROM relation WHERE name = 'borders' ORDER BY value DESC, subject, object"
    )
    for subject, other in rows:
        if subject in codes and other in codes:
            found.setdefault(codes[subject], {})[codes[other]] = None
            found.setdefault(codes[other], {})[codes[subject]] = None
    return {code: tuple(others) for code, others in found.items()}


def gazetteer(catalogue: Catalogue) -> tuple[GeoPoint, ...]:
    """All places with coordinates: capitals first, then by population."""
    found: dict[str, dict[str, float]] = {}
    for entity, key, number in catalogue.db.execute(
        "SELECT entity, key, max(number) FROM fact WHERE key IN ('lat', 'lon', 'population') GROUP BY entity, key"
    ):
        found.setdefault(entity, {})[key] = number
    capitals = {row[0] for row in catalogue.db.execute("SELECT object FROM relation WHERE name = 'has-capital'")}
    points = {id_: at for id_, at in found.items() if _on_earth(at)}
    names = catalogue.names(points)
    result = [
        GeoPoint(id_, names[id_], at["lat"], at["lon"], "", "", at.get("population") or 0, id_ in capitals)
        for id_, at in points.items()
    ]
    return tuple(sorted(result, key=lambda point: (not point.capital, -point.weight, point.name)))


def about(catalogue: Catalogue, id_: str) -> str:
    """The first sentence of the summary of an entity."""
    row = catalogue.db.execute(
        "SELECT text FROM prose WHERE entity = ? ORDER BY section <> 'summary', seq LIMIT 1", (id_,)
    ).fetchone()
    if not row:
        return ""
    text = " ".join("".join(span.text for span in catalogue.inline(row[0])).split())
    first, stop, _ = text.partition(". ")
    return first + (stop.strip() or "")
